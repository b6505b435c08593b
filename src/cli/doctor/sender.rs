//! Whether those who get our mails can see that they are ours.

use std::time::Duration;

use hickory_resolver::TokioResolver;
use tokio::time::timeout;

use super::dns;
use super::finding::{Finding, doubtful, good, wrong};
use super::names::is_public;
use crate::mail::{Dkim, MailSettings, on_the_wire};

/// Who waits longer than this for a name server gives up.
const PATIENCE: Duration = Duration::from_secs(8);

/// What name servers say of the signatures, and of who may send in our name.
pub(super) async fn look_up(settings: &MailSettings) -> Vec<Finding> {
    if settings.smtp.is_none() && settings.dkim.is_none() {
        return Vec::new();
    }
    match dns::resolver() {
        Ok(resolver) => asked(&resolver, settings).await,
        Err(fault) => vec![doubtful(
            "dns",
            format!("no name server can be asked ({fault}): see /etc/resolv.conf"),
        )],
    }
}

async fn asked(resolver: &TokioResolver, settings: &MailSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(dkim) = &settings.dkim {
        findings.push(signed(dkim, ask(resolver, &dkim.record_name()).await));
    }
    let sender = settings.bounce_domain.as_deref();
    let sender = on_the_wire(sender.unwrap_or(settings.from.address.domain()));
    if settings.smtp.is_some() && is_public(&sender) {
        findings.push(allowed(&sender, ask(resolver, &sender).await));
    }
    findings
}

async fn ask(resolver: &TokioResolver, name: &str) -> Result<Vec<String>, String> {
    let asked = timeout(PATIENCE, dns::texts(resolver, name)).await;
    asked.unwrap_or_else(|_| Err(format!("no answer within {} s", PATIENCE.as_secs())))
}

/// Whether the record of the key is there (RFC 6376, section 3.6).
fn signed(dkim: &Dkim, texts: Result<Vec<String>, String>) -> Finding {
    let (name, record) = (dkim.record_name(), dkim.record());
    let publish = format!("make the TXT record {name} with\n{record}");
    match texts {
        Ok(texts) if texts.iter().any(|text| tag(text, "p") == tag(&record, "p")) => {
            good("dkim", format!("mails are signed, and the TXT record {name} holds the key"))
        }
        Ok(texts) if texts.is_empty() => wrong(
            "dkim",
            format!(
                "mails are signed, and nobody can check it, as {name} does not exist: {publish}"
            ),
        ),
        Ok(_) => wrong(
            "dkim",
            format!(
                "the TXT record {name} is not that of the key, so signed mails look forged: {publish}"
            ),
        ),
        Err(fault) => doubtful(
            "dkim",
            format!(
                "mails are signed; whether {name} holds the key cannot be looked up from here ({fault}). Unless it does, {publish}"
            ),
        ),
    }
}

/// The value of a tag, without the blanks that may stand in it.
fn tag(record: &str, name: &str) -> Option<String> {
    let record: String = record.chars().filter(|c| !c.is_whitespace()).collect();
    let value = record.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    value.map(str::to_owned)
}

/// Whether a domain says who may send in its name (RFC 7208).
fn allowed(domain: &str, texts: Result<Vec<String>, String>) -> Finding {
    match texts {
        Ok(texts) if texts.iter().any(|text| text == "v=spf1" || text.starts_with("v=spf1 ")) => {
            good("dns", format!("{domain} says who may send in its name (SPF)"))
        }
        Ok(_) => doubtful(
            "dns",
            format!(
                "{domain} does not say who may send in its name, and many refuse mails from such: make a TXT record for it that begins with v=spf1 and names your relay"
            ),
        ),
        Err(fault) => doubtful(
            "dns",
            format!(
                "whether {domain} says who may send in its name (SPF) cannot be looked up from here ({fault}): look with `dig TXT {domain}`"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::dns::tests::knowing;
    use super::super::finding::State;
    use super::*;

    const KEY: &str = include_str!("../../../tests/it/support/dkim/rsa.pem");

    fn settings() -> MailSettings {
        let mut settings = MailSettings::new("https://x.example", "a@x.example".parse().unwrap());
        settings.dkim = Some(Dkim::new(KEY, "x.example", "s1").unwrap());
        settings.smtp = Some("smtps://relay.x.example".parse().unwrap());
        settings
    }

    async fn found(records: &[(&str, &str)]) -> Vec<(State, String)> {
        let findings = asked(&knowing(records).await, &settings()).await;
        findings.into_iter().map(|finding| (finding.state, finding.to_string())).collect()
    }

    #[tokio::test]
    async fn a_sender_that_others_can_check_is_good() {
        let record = settings().dkim.unwrap().record();
        let spaced = record.replace(';', " ;").replace("MIIB", "MII B");
        for record in [record, spaced] {
            let spf = ("x.example", "v=spf1 include:relay.example -all");
            let found = found(&[("s1._domainkey.x.example", &record), spf]).await;
            assert!(found.iter().all(|(state, _)| *state == State::Good), "{found:?}");
            assert_eq!(found.len(), 2);
        }
    }

    #[tokio::test]
    async fn what_is_missing_is_told_with_what_must_stand_there() {
        let found = found(&[("x.example", "v=spf10")]).await;
        let [(dkim, told), (spf, said)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((*dkim, *spf), (State::Wrong, State::Doubtful));
        let record = settings().dkim.unwrap().record();
        assert!(told.contains("s1._domainkey.x.example") && told.contains(&record), "{told}");
        assert!(said.contains("v=spf1"), "{said}");
    }

    #[tokio::test]
    async fn a_record_of_another_key_is_wrong() {
        let other = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A";
        let found = found(&[("s1._domainkey.x.example", other)]).await;
        assert!(found[0].0 == State::Wrong && found[0].1.contains("look forged"), "{found:?}");
    }

    #[test]
    fn a_server_that_does_not_answer_is_doubtful_and_no_more() {
        let dkim = settings().dkim.unwrap();
        let found = signed(&dkim, Err("no answer".to_owned()));
        assert!(found.state == State::Doubtful && found.to_string().contains(&dkim.record()));
        assert_eq!(allowed("x.example", Err("no answer".to_owned())).state, State::Doubtful);
    }
}
