//! What nobody is to read in the database: sealed with a key that it does not hold.
//!
//! The key is derived (HKDF-SHA256, RFC 5869) from the secret of the settings, for this purpose alone.
//! What is sealed (AES-256-GCM, NIST SP 800-38D) is bound to its place: moved elsewhere, it does not
//! open.

use std::fmt;
use std::sync::Arc;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Prk, Salt};

use crate::clock::random_bytes;
use crate::error::{AppError, Result};
use crate::text::hex;

/// Stand in the derivation, so they never change.
const SALT: &[u8] = b"convoke vault 1";
const KEY: &[u8] = b"key";
const NAME: &[u8] = b"name";

/// What is sealed, and the name of the key that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The name of the key.
    pub key: String,
    /// The nonce, then what was sealed, then the tag.
    pub bytes: Vec<u8>,
}

/// The keys: the present one seals, and all of them open. Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<[Key]>);

#[derive(Clone)]
struct Key {
    name: String,
    key: LessSafeKey,
}

impl Vault {
    /// With a key derived from the secret of the settings.
    pub fn new(secret: &str) -> Result<Self> {
        Ok(Self([Key::derive(secret)?].into()))
    }

    /// The same, which also opens what was sealed with an earlier secret.
    pub fn and_former(self, secret: &str) -> Result<Self> {
        let former = Key::derive(secret)?;
        Ok(Self(self.0.iter().cloned().chain([former]).collect()))
    }

    /// The names of the keys, that of the present one first.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| key.name.as_str())
    }

    /// Seals a text for its `place`.
    pub fn seal(&self, place: &[u8], text: &[u8]) -> Result<Sealed> {
        let key = self.0.first().ok_or_else(|| AppError::internal("the vault has no key"))?;
        let nonce = random_bytes::<NONCE_LEN>()?;
        let mut sealed = text.to_vec();
        let nonce_used = Nonce::assume_unique_for_key(nonce);
        let done = key.key.seal_in_place_append_tag(nonce_used, Aad::from(place), &mut sealed);
        done.map_err(|_| AppError::internal("a text could not be sealed"))?;
        Ok(Sealed { key: key.name.clone(), bytes: [&nonce[..], &sealed].concat() })
    }

    /// The text that was sealed for this `place`; nothing where no key at hand opens it.
    pub fn open(&self, place: &[u8], sealed: &Sealed) -> Option<Vec<u8>> {
        let key = self.0.iter().find(|key| key.name == sealed.key)?;
        let (nonce, rest) = sealed.bytes.split_first_chunk::<NONCE_LEN>()?;
        let mut rest = rest.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let text = key.key.open_in_place(nonce, Aad::from(place), &mut rest).ok()?;
        Some(text.to_vec())
    }
}

/// Never shows a key.
impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({} keys)", self.0.len())
    }
}

impl Key {
    fn derive(secret: &str) -> Result<Self> {
        let root = Salt::new(HKDF_SHA256, SALT).extract(secret.as_bytes());
        let underived = |_| AppError::internal("the key of the vault cannot be derived");
        let info = [KEY];
        let key: UnboundKey = root.expand(&info, &AES_256_GCM).map_err(underived)?.into();
        Ok(Self { name: name(&root)?, key: LessSafeKey::new(key) })
    }
}

/// A name says nothing of its key.
fn name(root: &Prk) -> Result<String> {
    let info = [NAME];
    let mut bytes = [0; 32];
    let filled = root.expand(&info, HKDF_SHA256).and_then(|name| name.fill(&mut bytes));
    filled.map_err(|_| AppError::internal("the key of the vault cannot be named"))?;
    Ok(hex(bytes.first_chunk::<8>().unwrap_or(&[0; 8])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &str = "a secret of more than thirty-two characters";

    fn vault() -> Vault {
        Vault::new(SECRET).unwrap()
    }

    #[test]
    fn a_former_key_opens_and_the_present_one_seals() {
        let old = vault();
        let sealed = old.seal(b"here", b"text").unwrap();
        let new = Vault::new("the next secret, longer than thirty-two").unwrap();
        assert_eq!(new.open(b"here", &sealed), None);
        let both = new.clone().and_former(SECRET).unwrap();
        assert_eq!(both.open(b"here", &sealed).unwrap(), b"text");
        let again = both.seal(b"here", b"text").unwrap();
        assert_eq!(new.open(b"here", &again).unwrap(), b"text");
        assert_eq!(both.keys().count(), 2);
        assert!(!format!("{both:?}{sealed:?}").contains(SECRET));
    }

    #[test]
    fn the_same_text_is_never_sealed_in_the_same_way() {
        let [one, other] = [1, 2].map(|_| vault().seal(b"here", b"text").unwrap());
        assert_ne!(one.bytes, other.bytes);
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_in_its_place_and_as_it_was_alone(
            text: Vec<u8>, place: Vec<u8>, other: Vec<u8>, bit: prop::sample::Index, cut: prop::sample::Index,
        ) {
            let sealed = vault().seal(&place, &text).unwrap();
            prop_assert_eq!(vault().open(&place, &sealed), Some(text.clone()));
            prop_assert_eq!(vault().open(&other, &sealed).is_some(), place == other);
            let mut turned = sealed.clone();
            let bit = bit.index(turned.bytes.len() * 8);
            turned.bytes[bit / 8] ^= 1 << (bit % 8);
            prop_assert_eq!(vault().open(&place, &turned), None);
            let mut short = sealed.clone();
            short.bytes.truncate(cut.index(short.bytes.len()));
            prop_assert_eq!(vault().open(&place, &short), None);
        }
    }
}
