//! The key that signs, and its public half.

use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;

/// Says that a key is one of RSA (RFC 8017, appendix A.1), in DER.
const RSA_ENCRYPTION: [u8; 15] =
    [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// What was given is no key that can sign mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "is no private key for DKIM: give RSA of 2048 to 4096 bits or Ed25519 in PEM, such as `openssl genpkey -algorithm ed25519` or `openssl genrsa 2048` prints"
)]
pub struct NotAKey;

/// RSA or Ed25519.
pub(super) enum SigningKey {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

impl SigningKey {
    /// Reads PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`).
    pub(super) fn from_pem(pem: &str) -> Result<Self, NotAKey> {
        match PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| NotAKey)? {
            PrivateKeyDer::Pkcs1(der) => rsa(RsaKeyPair::from_der(der.secret_pkcs1_der())),
            PrivateKeyDer::Pkcs8(der) => {
                let der = der.secret_pkcs8_der();
                match Ed25519KeyPair::from_pkcs8_maybe_unchecked(der) {
                    Ok(key) => Ok(Self::Ed25519(Box::new(key))),
                    Err(_) => rsa(RsaKeyPair::from_pkcs8(der)),
                }
            }
            _ => Err(NotAKey),
        }
    }

    /// Its name in signatures and records.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa",
            Self::Ed25519(_) => "ed25519",
        }
    }

    /// The public half as records hold it: of RSA as `openssl rsa -pubout` has it, which is what
    /// those who check expect (RFC 6376, erratum 3017).
    pub(super) fn public(&self) -> Vec<u8> {
        match self {
            Self::Rsa(key) => {
                let bits = [&[0], key.public_key().as_ref()].concat();
                let whole = [&RSA_ENCRYPTION[..], &der(0x03, &bits)].concat();
                der(0x30, &whole)
            }
            Self::Ed25519(key) => key.public_key().as_ref().to_vec(),
        }
    }

    /// Signs `text`. Ed25519 signs its hash (RFC 8463, section 3).
    pub(super) fn sign(&self, text: &[u8]) -> Result<Vec<u8>, ring::error::Unspecified> {
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text, &mut signature)?;
                Ok(signature)
            }
            Self::Ed25519(key) => {
                let hash = ring::digest::digest(&ring::digest::SHA256, text);
                Ok(key.sign(hash.as_ref()).as_ref().to_vec())
            }
        }
    }
}

fn rsa(key: Result<RsaKeyPair, ring::error::KeyRejected>) -> Result<SigningKey, NotAKey> {
    key.map(|key| SigningKey::Rsa(Box::new(key))).map_err(|_| NotAKey)
}

/// A value of DER that is longer than 127 bytes and shorter than 65,536, as those of RSA keys are.
fn der(tag: u8, value: &[u8]) -> Vec<u8> {
    let [.., high, low] = value.len().to_be_bytes();
    let head = if high == 0 { vec![tag, 0x81, low] } else { vec![tag, 0x82, high, low] };
    [head, value.to_vec()].concat()
}
