//! What a person's data must be. Little is asked: a name can be a single word in any script.

mod addresses;

pub use addresses::{beside, changed_places, staying};

use super::entity::person::Model;
use super::types::PersonPatch;
use crate::error::{Checks, FieldError, Wrong};
use crate::text::line_fault;

/// How long a name may be, in characters.
pub const NAME_MAX: usize = 200;
/// How long an honorific may be.
pub const HONORIFIC_MAX: usize = 60;
/// How long a position may be: titles in this field are long.
pub const POSITION_MAX: usize = 500;

/// The texts of a person; a field that is not given is `None`.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonTexts<'a> {
    /// The one name that is required.
    pub full_name: Option<&'a str>,
    /// Given name.
    pub given_name: Option<&'a str>,
    /// Family name.
    pub family_name: Option<&'a str>,
    /// Patronymic.
    pub patronymic: Option<&'a str>,
    /// The name in its own script.
    pub native_name: Option<&'a str>,
    /// The name on the badge.
    pub badge_name: Option<&'a str>,
    /// Honorific.
    pub honorific: Option<&'a str>,
    /// Position.
    pub position: Option<&'a str>,
    /// Telephone.
    pub phone: Option<&'a str>,
}

/// Notes what is wrong with the texts that are given, under `base` (empty for the whole body).
pub fn check(checks: &mut Checks, base: &str, texts: &PersonTexts<'_>) {
    let names = [
        ("full_name", texts.full_name, NAME_MAX),
        ("given_name", texts.given_name, NAME_MAX),
        ("family_name", texts.family_name, NAME_MAX),
        ("patronymic", texts.patronymic, NAME_MAX),
        ("native_name", texts.native_name, NAME_MAX),
        ("badge_name", texts.badge_name, NAME_MAX),
        ("honorific", texts.honorific, HONORIFIC_MAX),
    ];
    for (field, text, max) in names {
        checks.extend(text.and_then(|text| name_fault(&format!("{base}/{field}"), text, max)));
    }
    let position = |text| line_fault(&format!("{base}/position"), text, POSITION_MAX);
    checks.extend(texts.position.and_then(position));
    checks.extend(texts.phone.and_then(|phone| phone_fault(&format!("{base}/phone"), phone)));
}

/// What can be said of a person of whom some fields are wrong or missing.
pub fn faults(part: &PersonPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    fn said(text: &crate::patch::Change<String>) -> Option<&str> {
        text.value().map(String::as_str)
    }
    let texts = PersonTexts {
        full_name: part.full_name.as_deref(),
        given_name: said(&part.given_name),
        family_name: said(&part.family_name),
        patronymic: said(&part.patronymic),
        native_name: said(&part.native_name),
        badge_name: said(&part.badge_name),
        honorific: said(&part.honorific),
        position: said(&part.position),
        phone: said(&part.phone),
    };
    let mut checks = Checks::new();
    check(&mut checks, "", &texts);
    checks.into_faults()
}

/// What is wrong with a name, or with what stands before one. Whoever types it may not be whom a
/// mail then greets by it, and mail programs make a link of the address of a site.
pub fn name_fault(pointer: &str, name: &str, max: usize) -> Option<FieldError> {
    let folded = name.to_lowercase();
    let leads = folded.contains("://") || folded.contains("www.");
    let message = "must not have the address of a site in it (:// or www.)";
    let link = || leads.then(|| FieldError::new(pointer, "web_address", message));
    line_fault(pointer, name, max).or_else(link)
}

/// What is wrong with a telephone number; it is kept as it was written.
pub fn phone_fault(pointer: &str, phone: &str) -> Option<FieldError> {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_alphanumeric() || " +-()./#*,;:".contains(c);
    let fine = (3..=25).contains(&digits) && phone.len() <= 60 && phone.chars().all(known);
    let message = "give a telephone number such as +996 312 555 000";
    (!fine).then(|| FieldError::new(pointer, "phone", message))
}

/// One record of two: what the first leaves open is filled from the second. Of one of whom nothing is
/// known but what somebody typed under their address, the other says more.
pub fn one_of_two(stays: &Model, other: &Model) -> Model {
    let typed = stays.provisional && !other.provisional;
    let (first, then) = if typed { (other, stays) } else { (stays, other) };
    let named = if first.unnamed && !then.unnamed { then } else { first };
    Model {
        full_name: named.full_name.clone(),
        unnamed: named.unnamed,
        given_name: named.given_name.clone().or_else(|| of_name(then, named)?.given_name.clone()),
        family_name: named
            .family_name
            .clone()
            .or_else(|| of_name(then, named)?.family_name.clone()),
        patronymic: named.patronymic.clone().or_else(|| of_name(then, named)?.patronymic.clone()),
        native_name: first.native_name.clone().or_else(|| then.native_name.clone()),
        badge_name: first.badge_name.clone().or_else(|| then.badge_name.clone()),
        honorific: first.honorific.clone().or_else(|| then.honorific.clone()),
        email: first.email.clone().or_else(|| then.email.clone()),
        phone: first.phone.clone().or_else(|| then.phone.clone()),
        gender: first.gender.or(then.gender),
        position: first.position.clone().or_else(|| then.position.clone()),
        organization_id: first.organization_id.or(then.organization_id),
        country: first.country.clone().or_else(|| then.country.clone()),
        preferred_language: first
            .preferred_language
            .clone()
            .or_else(|| then.preferred_language.clone()),
        provisional: false,
        ..stays.clone()
    }
}

/// The one whose parts of a name fit to the name of the other one.
fn of_name<'a>(then: &'a Model, named: &Model) -> Option<&'a Model> {
    (then.full_name == named.full_name).then_some(then)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(texts: PersonTexts<'_>) -> Vec<String> {
        let mut checks = Checks::new();
        check(&mut checks, "", &texts);
        let fields = checks.finish().err().map(|error| error.fields).unwrap_or_default();
        fields.into_iter().map(|field| format!("{} {}", field.pointer, field.code)).collect()
    }

    #[test]
    fn any_name_of_one_line_is_a_name() {
        for name in ["Sukarno", "<b>", "{{token}}", "Нұрсұлтан Әбіш", "J. R. \"Bob\" Dobbs; Jr."]
        {
            let texts = PersonTexts { full_name: Some(name), ..PersonTexts::default() };
            assert_eq!(wrong(texts), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let texts = PersonTexts {
            full_name: Some(" "),
            honorific: Some("H.E.\r\nBcc: x"),
            phone: Some("call me"),
            ..PersonTexts::default()
        };
        assert_eq!(
            wrong(texts),
            ["/full_name required", "/honorific control_character", "/phone phone"]
        );
    }

    #[test]
    fn a_name_has_no_address_of_a_site() {
        for name in ["http://evil", "Dear WWW.evil.example", "[x](HTTPS://evil)"] {
            let texts = PersonTexts { full_name: Some(name), ..PersonTexts::default() };
            assert_eq!(wrong(texts), ["/full_name web_address"], "{name}");
        }
        let texts =
            PersonTexts { position: Some("Editor of www.un.org"), ..PersonTexts::default() };
        assert_eq!(wrong(texts), Vec::<String>::new());
        for name in ["Swww Swww", "A // B", "Dr. Wwwedenski: No. 1"] {
            let texts = PersonTexts { full_name: Some(name), ..PersonTexts::default() };
            assert_eq!(wrong(texts), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn a_telephone_number_may_be_written_as_people_do() {
        for phone in ["112", "+996 (312) 55-50-00", "8.727.2501234 ext. 12", "00 993 12 / 44"] {
            assert!(phone_fault("phone", phone).is_none(), "{phone}");
        }
        for phone in ["", "ab", "12", "+\u{0}123", "1".repeat(26).as_str()] {
            assert!(phone_fault("phone", phone).is_some(), "{phone:?}");
        }
    }
}
