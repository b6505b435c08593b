//! Queueing a mail, in the same write as what it tells.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;

use super::address::EmailAddress;
use super::entity::{ActiveModel, Content, Entity, MailStatus};
use super::files::FileRef;
use super::links::LinkRef;
use super::markdown::one_line;
use crate::db::Write;
use crate::error::Result;
use crate::files::ical::CalendarEntry;
use crate::ids::{EventId, FollowUpId, MailId, PersonId};
use crate::text::{Language, searchable};

/// Rows in one statement; databases limit the values that one can bind.
const CHUNK: usize = 500;

/// A kind of mail: the data that its template is filled with.
pub trait Mail: Serialize {
    /// The folder of its templates.
    const TEMPLATE: &'static str;
    /// Whether it goes to many who did not ask for it one by one.
    const BULK: bool = false;
    /// Plausible data, with which the templates are checked and previewed.
    fn sample() -> Self;
}

/// A mail to be queued.
#[derive(Clone, Debug)]
pub struct NewMail<'a, M> {
    /// The one recipient.
    pub to: &'a EmailAddress,
    /// The recipient's name.
    pub to_name: &'a str,
    /// The language to write in.
    pub language: &'a Language,
    /// The person it goes to.
    pub person_id: Option<PersonId>,
    /// The event it is about.
    pub event_id: Option<EventId>,
    /// The row it is about, so that it can be called off with it.
    pub about: Option<Uuid>,
    /// The name shown as its sender, such as the event's title.
    pub from_name: Option<&'a str>,
    /// Who reads the answers, where it is not who the settings say.
    pub reply_to: Option<&'a EmailAddress>,
    /// The links in it, by the names that its template uses (`answer`, `manage`).
    pub links: Vec<(&'static str, LinkRef)>,
    /// The entry for the reader's calendar.
    pub calendar: Option<CalendarEntry>,
    /// The files it carries.
    pub files: Vec<FileRef>,
    /// The follow-up it belongs to.
    pub follow_up_id: Option<FollowUpId>,
    /// When it loses its sense: from then on it is `expired` instead of sent.
    pub not_after: Option<DateTime<Utc>>,
    /// Whether it makes sense only to somebody whom another mail about the same row reaches.
    pub sequel: bool,
    /// Whether it may be taken back from its reader ([`super::revoke`]), and makes no sense from then on.
    pub revocable: bool,
    /// What its template is filled with.
    pub body: &'a M,
}

impl<'a, M: Mail> NewMail<'a, M> {
    /// A mail with nothing but its recipient and its data.
    pub fn new(
        to: &'a EmailAddress,
        to_name: &'a str,
        language: &'a Language,
        body: &'a M,
    ) -> Self {
        Self {
            to,
            to_name,
            language,
            person_id: None,
            event_id: None,
            about: None,
            from_name: None,
            reply_to: None,
            links: Vec::new(),
            calendar: None,
            files: Vec::new(),
            follow_up_id: None,
            not_after: None,
            sequel: false,
            revocable: false,
            body,
        }
    }

    fn row(&self, w: &Write, gives_way: bool) -> Result<(MailId, ActiveModel)> {
        let id: MailId = w.new_id();
        let links: BTreeMap<_, _> =
            self.links.iter().map(|(name, link)| ((*name).to_owned(), *link)).collect();
        let content = Content {
            from_name: self.from_name.map(one_line),
            reply_to: self.reply_to.cloned(),
            links,
            calendar: self.calendar.clone(),
            files: self.files.clone(),
            body: without_nul(serde_json::to_value(self.body)?),
        };
        let row = ActiveModel {
            id: Set(id),
            version: Set(1),
            template: Set(M::TEMPLATE.to_owned()),
            recipient: Set(self.to.clone()),
            recipient_name: Set(one_line(self.to_name)),
            domain: Set(self.to.domain().to_owned()),
            subject: Set(String::new()),
            language: Set(self.language.clone()),
            event_id: Set(self.event_id),
            person_id: Set(self.person_id),
            follow_up_id: Set(self.follow_up_id),
            about: Set(self.about),
            status: Set(MailStatus::Queued),
            attempts: Set(0),
            next_attempt_at: Set(w.now()),
            first_attempt_at: Set(None),
            not_after: Set(self.not_after),
            leased_until: Set(None),
            lease_holder: Set(None),
            cancel_requested: Set(false),
            gives_way: Set(gives_way),
            sequel: Set(self.sequel),
            revocable: Set(self.revocable),
            in_doubt: Set(false),
            bulk: Set(M::BULK),
            last_code: Set(None),
            last_enhanced_code: Set(None),
            last_reply: Set(None),
            message_id: Set(None),
            sent_at: Set(None),
            content: Set(content),
            created_at: Set(w.now()),
            updated_at: Set(w.now()),
            search: Set(searchable([self.to.as_str(), self.to_name])),
        };
        Ok((id, row))
    }
}

/// The same without NUL, which PostgreSQL takes in no text.
pub fn without_nul(value: Json) -> Json {
    match value {
        Json::String(text) => Json::String(text.replace('\0', "")),
        Json::Array(items) => items.into_iter().map(without_nul).collect(),
        Json::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name, without_nul(value))).collect()
        }
        other => other,
    }
}

/// Queues one mail; it goes out soon after the write is committed, and never if it is not.
pub async fn queue<M: Mail>(w: &Write, new: &NewMail<'_, M>) -> Result<MailId> {
    let (id, row) = new.row(w, false)?;
    Entity::insert(row).exec_without_returning(w).await?;
    w.mail_queued();
    Ok(id)
}

/// Queues many mails of one kind with few statements. They go out after those that somebody waits for.
pub async fn queue_many<M: Mail>(w: &Write, mails: &[NewMail<'_, M>]) -> Result<Vec<MailId>> {
    let mut ids = Vec::with_capacity(mails.len());
    for chunk in mails.chunks(CHUNK) {
        let mut rows = Vec::with_capacity(chunk.len());
        for new in chunk {
            let (id, row) = new.row(w, mails.len() > 1)?;
            ids.push(id);
            rows.push(row);
        }
        Entity::insert_many(rows).exec_without_returning(w).await?;
    }
    if !ids.is_empty() {
        w.mail_queued();
    }
    Ok(ids)
}
