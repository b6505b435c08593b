//! One address of a mailbox, right by construction.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// The longest local part and the longest path without its brackets (RFC 5321, section 4.5.3.1).
const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_ADDRESS: usize = 254;

/// Exactly one e-mail address, without a display name; its domain is in lower case.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
#[serde(try_from = "String", into = "String")]
#[sea_orm(value_type = "String")]
pub struct EmailAddress(String);

/// The text is not one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give one e-mail address such as name@example.org, without a display name")]
pub struct NotAnAddress;

impl EmailAddress {
    /// The address as it was given, its domain in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// All in lower case, the domain in letters that people read: two addresses with one canonical
    /// form are one mailbox to us.
    pub fn canonical(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let (readable, known) = idna::domain_to_unicode(domain);
        let spelled = format!("{}@{readable}", local.to_lowercase());
        // Wide letters may stand for a sign that no address has.
        let is_address = known.is_ok() && spelled.parse::<Self>().is_ok();
        if is_address { spelled } else { self.0.to_lowercase() }
    }

    /// All in lower case, the domain in either spelling (RFC 5890): as rows may have it that keep an
    /// address as it was given.
    pub fn spellings(&self) -> [String; 2] {
        let canonical = self.canonical();
        let (local, domain) = canonical.rsplit_once('@').unwrap_or((&canonical, ""));
        let on_the_wire = format!("{local}@{}", on_the_wire(domain));
        [canonical, on_the_wire]
    }

    /// Enough for its owner to know it, and too little for anybody else: `a***@example.org`.
    pub fn masked(&self) -> String {
        let first: String = self.0.chars().take(1).collect();
        format!("{first}***@{}", self.domain())
    }
}

impl FromStr for EmailAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (local, domain) = text.rsplit_once('@').ok_or(NotAnAddress)?;
        let domain = domain.to_lowercase();
        // Quoted local parts are legal and hardly exist; what they hide is not worth having.
        let fits = local.len() <= LONGEST_LOCAL_PART
            && local.len() + 1 + domain.len() <= LONGEST_ADDRESS
            && domain.contains('.')
            && !domain.starts_with('[')
            && domain.parse::<std::net::IpAddr>().is_err()
            && !text.chars().any(|c| c.is_control() || c.is_whitespace() || is_invisible(c))
            && !text.contains(['"', ',', ';', ':', '<', '>', '(', ')', '[', ']', '\\']);
        if !fits {
            return Err(NotAnAddress);
        }
        let address = format!("{local}@{domain}");
        address.parse::<lettre::Address>().map_err(|_| NotAnAddress)?;
        Ok(Self(address))
    }
}

/// A domain in the letters that every relay takes (RFC 5890).
pub fn on_the_wire(domain: &str) -> String {
    idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned())
}

/// Characters of no width and those that turn the direction: two addresses that look alike.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl TryFrom<String> for EmailAddress {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Masked, so that no address gets into a log by way of `{:?}`.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn address(text: &str) -> EmailAddress {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_keeps_its_local_part_and_folds_its_domain() {
        let given = address("Aigul.Nurlanova+un@Example.ORG");
        assert_eq!(given.as_str(), "Aigul.Nurlanova+un@example.org");
        assert_eq!(given.domain(), "example.org");
        assert_eq!(given.canonical(), "aigul.nurlanova+un@example.org");
        assert_eq!(given.masked(), "A***@example.org");
        assert_eq!(format!("{given:?}"), "A***@example.org");
    }

    #[test]
    fn addresses_in_other_scripts_are_addresses() {
        assert_eq!(address("почта@пример.рф").domain(), "пример.рф");
        assert_eq!(address("name@xn--e1afmkfd.xn--p1ai").domain(), "xn--e1afmkfd.xn--p1ai");
        assert_eq!(address("o'brien@mail.example.org").masked(), "o***@mail.example.org");
    }

    #[test]
    fn two_spellings_of_a_domain_are_one_mailbox() {
        let (letters, wire) = ("Aigul@BÜCHER.example", "aigul@XN--BCHER-KVA.Example");
        let spellings = ["aigul@bücher.example", "aigul@xn--bcher-kva.example"];
        for given in [letters, wire, "aigul@bu\u{308}cher.example"] {
            assert_eq!(address(given).canonical(), spellings[0], "{given}");
            assert_eq!(address(given).spellings(), spellings, "{given}");
        }
        assert_eq!(address("a@EXAMPLE.org").spellings(), ["a@example.org", "a@example.org"]);
        let odd = "a@xn--zzzz.example";
        assert_eq!(address(odd).canonical(), odd, "there is no such word");
    }

    #[test]
    fn what_is_not_exactly_one_address_is_refused() {
        let long_local = format!("{}@example.org", "a".repeat(65));
        let long = format!("a@{}.org", "a.".repeat(126));
        for wrong in [
            "",
            "@",
            "a",
            "a@",
            "@example.org",
            "a@example",
            "a b@example.org",
            " a@example.org",
            "a@example.org ",
            "Name <a@example.org>",
            "<a@example.org>",
            "a@example.org,b@example.org",
            "a@example.org;b@example.org",
            "a@example.org b@example.org",
            "a@b@example.org",
            "a@example.org\r\nBcc: b@example.org",
            "a\n@example.org",
            "a@example.org\0",
            "\"a b\"@example.org",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@example..org",
            "a@.example.org",
            "a..b@example.org",
            ".a@example.org",
            "a\u{200b}b@example.org",
            "a\u{202e}@example.org",
            "a\t@example.org",
            long_local.as_str(),
            long.as_str(),
        ] {
            assert_eq!(wrong.parse::<EmailAddress>(), Err(NotAnAddress), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_is_one_address_that_reads_back(text in "\\PC{0,20}@\\PC{0,20}|[a-z@.,<> \r\n\"]{0,24}") {
            if let Ok(address) = text.parse::<EmailAddress>() {
                prop_assert!(!address.as_str().contains(['\r', '\n', '\0', '<', '>', ',', ' ', '"']));
                prop_assert_eq!(address.as_str().parse::<EmailAddress>().unwrap(), address.clone());
                prop_assert!(address.canonical().parse::<EmailAddress>().is_ok());
            }
        }
    }
}
