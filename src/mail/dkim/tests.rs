use proptest::prelude::*;
use ring::signature::{
    ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};

use super::*;

const ED25519_PEM: &str = include_str!("../../../tests/it/support/dkim/ed25519.pem");
const RSA_PEM: &str = include_str!("../../../tests/it/support/dkim/rsa.pem");
const RSA_PKCS1_PEM: &str = include_str!("../../../tests/it/support/dkim/rsa-pkcs1.pem");
const RSA_1024_PEM: &str = include_str!("../../../tests/it/support/dkim/rsa-1024.pem");

const MESSAGE: &str = "From: Seminars <seminars@example.org>\r\nTo: a@example.org\r\nSubject: =?utf-8?b?0KE=?=\r\n =?utf-8?b?0KE=?=\r\nDate: Thu, 26 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; \r\n boundary=\"b\"\r\n\r\n--b\r\n\r\ntwo  spaces \r\n--b--\r\n\r\n";

/// The example of RFC 8463, appendix A.3.
const STANDARD: &str = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : message-id : from : subject : date;\r\n bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\nFrom: Joe SixPack <joe@football.example.com>\r\nTo: Suzie Q <suzie@shopping.example.net>\r\nSubject: Is dinner ready?\r\nDate: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\nMessage-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\r\nHi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
const STANDARD_KEY: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// A value of a signature or a record, without the blanks in it.
fn tag(text: &str, name: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let tag = text.split(';').find_map(|part| part.strip_prefix(&format!("{name}=")));
    tag.unwrap_or_default().to_owned()
}

/// Whether the signature that stands first is right, judged as RFC 6376, section 6.1 has it.
fn is_right(message: &[u8], algorithm: &'static dyn VerificationAlgorithm, key: &[u8]) -> bool {
    let (head, body) = split(message);
    let mut fields = relaxed::fields(head);
    let ours = String::from_utf8(fields.remove(0).text).unwrap();
    let ours = ours.trim_end();
    let mut hashed = Vec::new();
    let list = tag(ours, "h");
    for name in list.split(':') {
        if let Some(at) = fields.iter().rposition(|field| field.name == name.as_bytes()) {
            hashed.extend(fields.remove(at).text);
        }
    }
    let (unsigned, _) = ours.rsplit_once("; b=").unwrap();
    hashed.extend(format!("{unsigned}; b=").into_bytes());
    let signature = BASE64_STANDARD.decode(tag(ours, "b")).unwrap();
    let body_hash = BASE64_STANDARD.encode(Sha256::digest(relaxed::body(body)));
    let text = if ours.contains("ed25519") { Sha256::digest(&hashed).to_vec() } else { hashed };
    tag(ours, "bh") == body_hash
        && UnparsedPublicKey::new(algorithm, key).verify(&text, &signature).is_ok()
}

fn ed25519() -> Dkim {
    Dkim::new(ED25519_PEM, "example.org", "convoke").unwrap()
}

fn is_ours(message: &[u8]) -> bool {
    is_right(message, &ED25519, &ed25519().0.key.public())
}

fn signed_by(dkim: &Dkim, message: &str) -> Vec<u8> {
    dkim.sign(message.as_bytes(), DateTime::UNIX_EPOCH).unwrap()
}

#[test]
fn the_example_of_the_standard_is_right_by_the_same_rules() {
    let key = BASE64_STANDARD.decode(STANDARD_KEY).unwrap();
    assert!(is_right(STANDARD.as_bytes(), &ED25519, &key));
    assert!(!is_right(STANDARD.replace("hungry", "angry").as_bytes(), &ED25519, &key));
}

#[test]
fn what_is_signed_is_right_until_anything_of_it_changes_or_is_added() {
    let message = String::from_utf8(signed_by(&ed25519(), MESSAGE)).unwrap();
    assert!(message.ends_with(MESSAGE) && is_ours(message.as_bytes()));
    for (from, to) in [
        ("two  spaces", "three spaces"),
        ("To: a@", "To: b@"),
        ("boundary=\"b\"", "boundary=\"c\""),
        ("\r\nFrom:", "\r\nFrom: x@example.net\r\nFrom:"),
        ("\r\nDate:", "\r\nSubject: another\r\nDate:"),
        ("\r\nDate:", "\r\nReply-To: x@example.net\r\nDate:"),
        ("\r\nDate:", "\r\nList-Unsubscribe: <https://example.net>\r\nDate:"),
        ("d=example.org", "d=example.net"),
    ] {
        let changed = message.replacen(from, to, 1);
        assert_ne!(changed, message, "{from}");
        assert!(!is_ours(changed.as_bytes()), "{from} -> {to}");
    }
    // What relays may do on the way.
    let folded = message.replacen("To: a@", "to:\r\n\ta@", 1).replacen("spaces ", "spaces", 1);
    assert!(is_ours(folded.as_bytes()));
}

#[test]
fn an_rsa_key_signs_in_either_of_its_forms() {
    let plain = Dkim::new(RSA_PEM, "example.org", "convoke").unwrap();
    let SigningKey::Rsa(key) = &plain.0.key else { panic!("it is none of RSA") };
    let public = ring::signature::KeyPair::public_key(&**key).as_ref().to_vec();
    let message = signed_by(&plain, MESSAGE);
    assert!(is_right(&message, &RSA_PKCS1_2048_8192_SHA256, &public));
    assert_eq!(
        message,
        signed_by(&Dkim::new(RSA_PKCS1_PEM, "example.org", "convoke").unwrap(), MESSAGE)
    );
}

#[test]
fn the_record_is_what_openssl_says_of_the_public_key() {
    let rsa = Dkim::new(RSA_PEM, "example.org", "s1").unwrap();
    assert_eq!(rsa.record_name(), "s1._domainkey.example.org");
    let public = include_str!("../../../tests/it/support/dkim/rsa.pub.pem");
    let public: String = public.lines().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(rsa.record(), format!("v=DKIM1; k=rsa; p={public}"));
    let public = include_str!("../../../tests/it/support/dkim/ed25519.pub.pem");
    let public = BASE64_STANDARD.decode(public.lines().nth(1).unwrap()).unwrap();
    // What stands before the key itself says that it is one of Ed25519 (RFC 8410).
    let public = BASE64_STANDARD.encode(&public[12..]);
    assert_eq!(ed25519().record(), format!("v=DKIM1; k=ed25519; p={public}"));
}

#[test]
fn what_is_no_key_for_mails_is_refused_and_a_key_is_never_shown() {
    for pem in ["", "key", RSA_1024_PEM, include_str!("../../../tests/it/support/dkim/rsa.pub.pem")]
    {
        assert!(Dkim::new(pem, "example.org", "s").is_err(), "{pem}");
    }
    assert_eq!(
        format!("{:?}", ed25519()),
        "Dkim { record: \"convoke._domainkey.example.org\", .. }"
    );
}

proptest! {
    #[test]
    fn whatever_is_signed_is_right(subject in "[ -~]{0,200}", body in "([ \ta-z.]{0,9}(\r\n)?){0,20}") {
        let message = format!("From: a@example.org\r\nSubject: {subject}\r\n\r\n{body}");
        prop_assert!(is_ours(&signed_by(&ed25519(), &message)));
    }
}
