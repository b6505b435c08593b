//! What is printed on a certificate, put down as it is now.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::attendance::types::AttendanceMeasure;
use crate::certificates::entity::{Column, Entity, Model};
use crate::certificates::rules::{self, code};
use crate::certificates::types::CertificateKind;
use crate::clock::random_bytes;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::ids::{CertificateId, EventId};
use crate::pages::Reader;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::Model as Registration;
use crate::text::{self, Language};

/// What holds for all that are issued at once.
pub(super) struct Press<'a> {
    w: &'a Write,
    head: Letterhead,
    /// Where this server is reached.
    site: &'a str,
    /// The last number that was given.
    number: i32,
}

/// What a certificate is given beside the name and the event.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub kind: CertificateKind,
    pub language: Language,
    pub hours: Option<i32>,
    pub signatory_name: Option<String>,
    pub signatory_title: Option<String>,
    pub measure: AttendanceMeasure,
    pub threshold: i32,
    pub attended: i32,
    pub held: i32,
    pub replaces_id: Option<CertificateId>,
    pub further: bool,
}

/// The name that stands on a certificate.
pub(super) fn name_of(person: &Person) -> &str {
    person.badge_name.as_deref().unwrap_or(&person.full_name)
}

impl<'a> Press<'a> {
    /// For an event, whose row is locked.
    pub async fn of(w: &'a Write, event: &Event, site: &'a str) -> Result<Self> {
        let head = Letterhead::of(w, event.clone()).await?;
        Ok(Self { w, head, site, number: last_number(w, event.id).await? })
    }

    /// The next certificate.
    pub fn print(&mut self, whose: &Registration, person: &Person, given: Given) -> Result<Model> {
        self.number += 1;
        let event = &self.head.event;
        let language = Reader::of(&given.language).language().clone();
        let (reference, code) =
            (rules::reference(&event.slug, self.number), code::from_random(random_bytes()?));
        let name = name_of(person).to_owned();
        let place = Some(self.head.location(&language)).filter(|place| !place.is_empty());
        Ok(Model {
            id: self.w.new_id(),
            version: 1,
            event_id: event.id,
            registration_id: whose.id,
            replaces_id: given.replaces_id,
            kind: given.kind,
            number: self.number,
            address: format!("{}/verify/{}", self.site, code::grouped(&code)),
            search: text::searchable([name.as_str(), reference.as_str()]),
            code,
            reference,
            name,
            event_title: event.title_for(&language).to_owned(),
            starts_on: event.starts_on,
            ends_on: event.ends_on,
            place,
            organizers: self.head.data(&language).organizers.into(),
            language,
            hours: given.hours,
            signatory_name: given.signatory_name,
            signatory_title: given.signatory_title,
            issued_on: self.w.now().with_timezone(&event.time_zone.tz()).date_naive(),
            measure: given.measure,
            threshold: given.threshold,
            attended: given.attended,
            held: given.held,
            further: given.further,
            revoked_at: None,
            revoked_by: None,
            revoke_reason: None,
            created_at: self.w.now(),
            updated_at: self.w.now(),
        })
    }
}

async fn last_number(db: &impl ConnectionTrait, event: EventId) -> Result<i32> {
    let numbers = Entity::find().select_only().column(Column::Number);
    let last = numbers.filter(Column::EventId.eq(event)).order_by_desc(Column::Number).limit(1);
    Ok(last.into_tuple::<i32>().one(db).await?.unwrap_or(0))
}
