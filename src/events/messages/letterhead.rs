//! An event as mails show it: read once, written in each reader's language.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::countries::entity::country;
use crate::error::Result;
use crate::events::entity::event::Model;
use crate::events::service::organizations_as;
use crate::events::types::EventOrganizationRole::{CoOrganizer, Host, Lead};
use crate::files::ical::{CalendarEntry, CalendarMethod};
use crate::mail::EmailAddress;
use crate::mail::data::{ContactData, EventData, VenueData};
use crate::organizations::entity::Model as Organization;
use crate::text::{Language, Texts};

/// An event with the names that its mails need.
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// The event.
    pub event: Model,
    /// Those who hold it, the leading ones first.
    organizers: Vec<Organization>,
    /// The name of the venue's country.
    country: Option<Texts>,
}

impl Letterhead {
    /// Reads the names.
    pub async fn of(db: &impl ConnectionTrait, event: Model) -> Result<Self> {
        let organizers = organizations_as(db, event.id, &[Lead, CoOrganizer, Host]).await?;
        let country = match event.venue_country.clone() {
            Some(code) => country::Entity::find_by_id(code).one(db).await?.map(|row| row.names),
            None => None,
        };
        Ok(Self { event, organizers, country })
    }

    /// The event for a reader, as templates take it.
    pub fn data(&self, reader: &Language) -> EventData {
        let event = &self.event;
        let theme = event.theme.as_ref().map(|theme| event.text_for(theme, reader).to_owned());
        EventData {
            slug: event.slug.clone(),
            title: event.title_for(reader).to_owned(),
            theme,
            starts_on: event.starts_on,
            ends_on: event.ends_on,
            start_time: event.start_time,
            end_time: event.end_time,
            time_zone: event.time_zone,
            modality: event.modality.to_string(),
            venue: self.venue(reader),
            online_url: event.online_url.clone(),
            contact: self.contact(),
            organizers: self.organizers(reader),
        }
    }

    /// The entry for a reader's calendar as of `now`. Its UID is the event's; `sequence` must grow
    /// with each change that the reader gets.
    pub fn calendar(
        &self,
        method: CalendarMethod,
        sequence: i32,
        now: DateTime<Utc>,
        reader: &Language,
        attendee: Option<(String, String)>,
    ) -> CalendarEntry {
        let event = &self.event;
        let theme = event.theme.as_ref().map(|theme| event.text_for(theme, reader));
        let about = [theme, event.online_url.as_deref()];
        CalendarEntry {
            method,
            uid: format!("event-{}@convoke", event.id),
            sequence,
            stamp: now,
            zone: event.time_zone.tz(),
            starts_on: event.starts_on,
            start_time: event.start_time,
            ends_on: event.ends_on,
            end_time: event.end_time,
            summary: event.title_for(reader).to_owned(),
            description: about.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
            location: self.location(reader),
            url: None,
            organizer: self.organizer(reader),
            attendee,
        }
    }

    /// The name shown as the mails' sender.
    pub fn from_name(&self, reader: &Language) -> String {
        self.event.title_for(reader).to_owned()
    }

    /// Who reads the answers.
    pub fn reply_to(&self) -> Option<&EmailAddress> {
        self.event.contact_email.as_ref()
    }

    /// Where it is, in one line.
    pub fn location(&self, reader: &Language) -> String {
        let venue = self.venue(reader);
        let parts = venue.map(|it| [it.name, it.address, it.city, it.country]);
        let parts: Vec<String> = parts.into_iter().flatten().flatten().collect();
        parts.join(", ")
    }

    /// Who holds it.
    fn organizers(&self, reader: &Language) -> Vec<String> {
        self.organizers.iter().map(|one| one.name_for(reader).to_owned()).collect()
    }

    fn organizer(&self, reader: &Language) -> Option<(String, String)> {
        let email = self.event.contact_email.as_ref()?;
        let unit = self.event.contact_unit.clone();
        let name = unit.or_else(|| self.organizers(reader).into_iter().next());
        Some((name.unwrap_or_else(|| self.from_name(reader)), email.to_string()))
    }

    fn contact(&self) -> Option<ContactData> {
        let (unit, email) = (&self.event.contact_unit, &self.event.contact_email);
        (unit.is_some() || email.is_some()).then(|| ContactData {
            unit: unit.clone(),
            email: email.as_ref().map(ToString::to_string),
        })
    }

    fn venue(&self, reader: &Language) -> Option<VenueData> {
        let event = &self.event;
        let country = self.country.as_ref().map(|names| names.pick([reader]).to_owned());
        let given = event.venue_name.is_some()
            || event.venue_address.is_some()
            || event.venue_city.is_some()
            || country.is_some();
        given.then(|| VenueData {
            name: event.venue_name.clone(),
            address: event.venue_address.clone(),
            city: event.venue_city.clone(),
            country,
        })
    }
}
