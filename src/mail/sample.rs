//! A mail that stands in no outbox.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde_json::Value as Json;

use super::address::EmailAddress;
use super::entity::{Content, MailStatus, Model};
use crate::error::{AppError, Result};
use crate::ids::MailId;
use crate::text::Language;

/// A mail to nobody, to be looked at.
pub fn sample(template: &str, bulk: bool, language: &Language, body: Json) -> Result<Model> {
    let then = DateTime::UNIX_EPOCH;
    let recipient: EmailAddress =
        "reader@example.org".parse().map_err(|_| AppError::internal("no address"))?;
    let text = |path: &str| body.pointer(path).and_then(Json::as_str).map(str::to_owned);
    let (name, event) = (text("/person/full_name"), text("/event/title"));
    let content = Content {
        from_name: event,
        reply_to: None,
        links: BTreeMap::new(),
        calendar: None,
        files: Vec::new(),
        body,
    };
    Ok(Model {
        id: MailId(uuid::Uuid::nil()),
        version: 1,
        template: template.to_owned(),
        domain: recipient.domain().to_owned(),
        recipient,
        recipient_name: name.unwrap_or_default(),
        subject: String::new(),
        language: language.clone(),
        event_id: None,
        person_id: None,
        follow_up_id: None,
        about: None,
        status: MailStatus::Queued,
        attempts: 0,
        next_attempt_at: then,
        first_attempt_at: None,
        not_after: None,
        leased_until: None,
        lease_holder: None,
        cancel_requested: false,
        bulk,
        gives_way: false,
        sequel: false,
        revocable: false,
        in_doubt: false,
        last_code: None,
        last_enhanced_code: None,
        last_reply: None,
        message_id: None,
        sent_at: None,
        content,
        created_at: then,
        updated_at: then,
        search: String::new(),
    })
}
