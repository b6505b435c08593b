//! Links: what stands in a mail so that its reader needs no account.
//!
//! A token is `version || 16 bytes that name the row || HMAC-SHA256`, in base64url. The MAC covers
//! the purpose, the event, the row and its generation, so a token serves one purpose, cannot be
//! made from what the database holds, and ends when the generation is raised.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::ids::{EventId, MailId};

const MAC_BYTES: usize = 32;
const TOKEN_BYTES: usize = 1 + 16 + MAC_BYTES;

/// What a link is for; a token of one purpose opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Answer an invitation.
    Answer,
    /// See, change or withdraw one's registration.
    Manage,
    /// Name a delegation.
    Nominate,
    /// Report progress on a recommendation.
    Report,
    /// Fill in an evaluation.
    Evaluate,
    /// Stop mails of a class.
    Unsubscribe,
    /// Confirm that an address is one's own.
    ConfirmAddress,
    /// Check in at the door.
    CheckIn,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Answer,
        Self::Manage,
        Self::Nominate,
        Self::Report,
        Self::Evaluate,
        Self::Unsubscribe,
        Self::ConfirmAddress,
        Self::CheckIn,
    ];

    /// Stands in the MAC, so it never changes.
    fn byte(self) -> u8 {
        match self {
            Self::Answer => 1,
            Self::Manage => 2,
            Self::Nominate => 3,
            Self::Report => 4,
            Self::Evaluate => 5,
            Self::Unsubscribe => 6,
            Self::ConfirmAddress => 7,
            Self::CheckIn => 8,
        }
    }

    /// The page that opens it.
    fn page(self) -> &'static str {
        match self {
            Self::Answer => "i",
            Self::Manage | Self::ConfirmAddress => "r",
            Self::Nominate => "n",
            Self::Report => "p",
            Self::Evaluate => "f",
            Self::Unsubscribe => "u",
            Self::CheckIn => "c",
        }
    }
}

/// A link as it is kept: everything but the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRef {
    /// What it is for.
    pub purpose: Purpose,
    /// The event it belongs to.
    pub event_id: Option<EventId>,
    /// The random bytes that name the row.
    pub link_id: Uuid,
    /// Raised to revoke all links given out so far.
    pub generation: i32,
}

#[derive(Clone)]
struct LinkKey {
    version: u8,
    links: [u8; 32],
    bounces: [u8; 32],
}

/// The keys that links are made with. The newest makes new ones; all of them verify.
#[derive(Clone)]
pub struct LinkKeys {
    current: LinkKey,
    former: Vec<LinkKey>,
}

impl LinkKeys {
    /// Keys derived from the secret of the settings.
    pub fn new(secret: &str) -> Result<Self> {
        Ok(Self { current: LinkKey::derive(secret)?, former: Vec::new() })
    }

    /// Keeps links alive that were made with an earlier secret.
    pub fn and_former(mut self, secret: &str) -> Result<Self> {
        self.former.push(LinkKey::derive(secret)?);
        Ok(self)
    }

    /// The token of a link; the same link always has the same token.
    pub fn token(&self, link: &LinkRef) -> Result<String> {
        let mut bytes = [0; TOKEN_BYTES];
        let (head, mac) = bytes.split_at_mut(17);
        let (version, id) = head.split_at_mut(1);
        version.fill(self.current.version);
        id.copy_from_slice(link.link_id.as_bytes());
        mac.copy_from_slice(&self.current.mac(link)?);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The whole address of a link.
    pub fn url(&self, public_url: &str, link: &LinkRef) -> Result<String> {
        Ok(format!("{public_url}/{}/{}", link.purpose.page(), self.token(link)?))
    }

    /// The row that a token names, if it has the shape of one. Proves nothing: [`Self::verify`] does.
    pub fn claimed(token: &str) -> Option<Uuid> {
        decode(token).map(|(_, id, _)| id)
    }

    /// Whether `token` is the token of exactly this link.
    pub fn verify(&self, token: &str, link: &LinkRef) -> bool {
        let Some((version, id, mac)) = decode(token) else { return false };
        let keys = std::iter::once(&self.current).chain(&self.former);
        keys.filter(|key| key.version == version).any(|key| {
            let right = key.mac(link).is_ok_and(|right| bool::from(right.ct_eq(&mac)));
            right && id == link.link_id
        })
    }

    /// Whether `token` is one that was given out for this link before its generation was raised.
    pub fn verify_former(&self, token: &str, link: &LinkRef) -> bool {
        let mut before = (0..link.generation).map(|generation| LinkRef { generation, ..*link });
        before.any(|link| self.verify(token, &link))
    }

    /// Whether `tag` is what marks the envelope sender of this mail as ours, in small letters.
    pub fn verify_bounce_tag(&self, mail: MailId, tag: &str) -> bool {
        let keys = std::iter::once(&self.current).chain(&self.former);
        keys.filter_map(|key| key.bounce_tag(mail).ok())
            .any(|right| bool::from(right.as_bytes().ct_eq(tag.as_bytes())))
    }

    /// What marks the envelope sender of a mail as ours.
    pub fn bounce_tag(&self, mail: MailId) -> Result<String> {
        self.current.bounce_tag(mail)
    }
}

/// Never shows a key.
impl fmt::Debug for LinkKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkKeys({} of them)", 1 + self.former.len())
    }
}

impl LinkKey {
    fn derive(secret: &str) -> Result<Self> {
        let key = |label: &[u8]| hmac(secret.as_bytes(), &[b"convoke ", label]);
        // The version is drawn from the key itself, so rotating needs no numbering.
        let [version, ..] = key(b"link key version")?;
        Ok(Self { version, links: key(b"links")?, bounces: key(b"bounces")? })
    }

    fn bounce_tag(&self, mail: MailId) -> Result<String> {
        let mac = hmac(&self.bounces, &[mail.0.as_bytes()])?;
        Ok(mac.iter().take(10).fold(String::new(), |tag, byte| format!("{tag}{byte:02x}")))
    }

    fn mac(&self, link: &LinkRef) -> Result<[u8; MAC_BYTES]> {
        let (has_event, event) = match link.event_id {
            Some(event) => (1, *event.0.as_bytes()),
            None => (0, [0; 16]),
        };
        hmac(
            &self.links,
            &[
                &[self.version, link.purpose.byte(), has_event],
                &event,
                link.link_id.as_bytes(),
                &link.generation.to_be_bytes(),
            ],
        )
    }
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Result<[u8; MAC_BYTES]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(AppError::internal)?;
    for part in parts {
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

fn decode(token: &str) -> Option<(u8, Uuid, [u8; MAC_BYTES])> {
    // The engine refuses padding and stray bits at the end: one token has one spelling.
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (&version, rest) = bytes.split_first()?;
    let (id, mac) = rest.split_at_checked(16)?;
    Some((version, Uuid::from_slice(id).ok()?, mac.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &str = "a secret of at least thirty-two characters";

    fn keys() -> LinkKeys {
        LinkKeys::new(SECRET).unwrap()
    }

    fn link(purpose: usize, event: Option<u128>, row: u128, generation: i32) -> LinkRef {
        LinkRef {
            purpose: Purpose::ALL[purpose % Purpose::ALL.len()],
            event_id: event.map(|id| EventId(Uuid::from_u128(id))),
            link_id: Uuid::from_u128(row),
            generation,
        }
    }

    #[test]
    fn each_purpose_opens_its_page() {
        let url = |purpose| keys().url("https://un.example", &link(purpose, None, 7, 0)).unwrap();
        assert!(url(0).starts_with("https://un.example/i/"));
        assert!(url(1).starts_with("https://un.example/r/"));
        assert!(url(6).starts_with("https://un.example/r/"));
    }

    #[test]
    fn a_token_is_not_made_from_the_row_alone_and_no_key_is_shown() {
        let other = LinkKeys::new("another secret of at least thirty-two characters").unwrap();
        let link = link(1, Some(1), 2, 3);
        assert!(!other.verify(&keys().token(&link).unwrap(), &link));
        assert_eq!(format!("{:?}", keys()), "LinkKeys(1 of them)");
    }

    #[test]
    fn links_made_before_the_secret_was_changed_still_open() {
        let link = link(0, Some(1), 2, 0);
        let old = keys().token(&link).unwrap();
        let new = LinkKeys::new("the next secret, longer than thirty-two").unwrap();
        assert!(!new.verify(&old, &link));
        let both = new.and_former(SECRET).unwrap();
        assert!(both.verify(&old, &link));
        assert_ne!(both.token(&link).unwrap(), old);
    }

    #[test]
    fn what_marks_a_mail_as_ours_holds_for_it_alone_and_outlives_a_change_of_the_secret() {
        let (mail, other) = (MailId(Uuid::from_u128(1)), MailId(Uuid::from_u128(2)));
        let tag = keys().bounce_tag(mail).unwrap();
        assert_eq!(tag.len(), 20);
        assert!(keys().verify_bounce_tag(mail, &tag));
        assert!(!keys().verify_bounce_tag(other, &tag));
        for wrong in ["", &tag[1..], &format!("{tag}0"), &tag.to_uppercase().replace('0', "1")] {
            assert!(!keys().verify_bounce_tag(mail, wrong), "{wrong}");
        }
        let new = LinkKeys::new("the next secret, longer than thirty-two").unwrap();
        assert!(!new.verify_bounce_tag(mail, &tag));
        assert!(new.and_former(SECRET).unwrap().verify_bounce_tag(mail, &tag));
    }

    proptest! {
        #[test]
        fn a_token_opens_its_own_link_and_no_other(
            purpose in 0usize..8, event in proptest::option::of(1u128..3), row in 0u128..3, generation in 0i32..3,
            purpose2 in 0usize..8, event2 in proptest::option::of(1u128..3), row2 in 0u128..3, generation2 in 0i32..3,
        ) {
            let (one, two) = (link(purpose, event, row, generation), link(purpose2, event2, row2, generation2));
            let token = keys().token(&one).unwrap();
            prop_assert_eq!(LinkKeys::claimed(&token), Some(one.link_id));
            prop_assert!(keys().verify(&token, &one));
            prop_assert_eq!(keys().verify(&token, &two), one == two);
        }

        #[test]
        fn a_turned_bit_or_a_cut_is_refused(bit in 0usize..TOKEN_BYTES * 8, cut in 0usize..66, row: u128) {
            let link = link(0, Some(5), row, 1);
            let token = keys().token(&link).unwrap();
            let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!keys().verify(&URL_SAFE_NO_PAD.encode(bytes), &link));
            prop_assert!(!keys().verify(&token[..cut], &link));
        }

        #[test]
        fn a_changed_character_is_refused(at in 0usize..66, with in "[A-Za-z0-9_=. -]", row: u128) {
            let link = link(0, Some(5), row, 1);
            let token = keys().token(&link).unwrap();
            let mut changed = token.clone();
            changed.replace_range(at..=at, &with);
            prop_assert_eq!(keys().verify(&changed, &link), changed == token);
        }

    }

    mod any_input {
        use super::*;

        proptest! {
            #[test]
            fn is_no_token_and_what_has_the_shape_of_one_has_one_spelling(
                text in "\\PC{0,80}|[A-Za-z0-9_-]{64,68}|[A-Za-z0-9_-]{66}={0,2}", bytes: [u8; 32], cut in 0usize..50,
            ) {
                let shaped = URL_SAFE_NO_PAD.encode([&bytes[..], &bytes[..]].concat().get(..cut).unwrap());
                for text in [&text, &shaped] {
                    prop_assert!(!keys().verify(text, &link(0, None, 1, 0)));
                    if let Some((version, id, mac)) = decode(text) {
                        let again = [&[version], &id.as_bytes()[..], &mac[..]].concat();
                        prop_assert_eq!(&URL_SAFE_NO_PAD.encode(again), text);
                        prop_assert_eq!(LinkKeys::claimed(text), Some(id));
                    }
                }
            }
        }
    }
}
