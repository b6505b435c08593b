//! An event as pages show it: its facts, and whether one can register.
//!
//! The page itself shows the agenda and what is left of the places, and so belongs to a part above;
//! every page about an event shows what is put together here.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{event, organization};
use super::rules::Window;
use super::types::{Access, EventOrganizationRole, EventStatus};
use crate::countries::names::name_of;
use crate::error::Result;
use crate::ids::OrganizationId;
use crate::organizations;
use crate::pages::views::{
    Contact, EventSummary, LinkView, Moment, OrganizationView, SignUp, VenueView, When,
};
use crate::text::{Language, Texts};

/// What every page about an event says of it, in the reader's language.
pub async fn summary(
    db: &impl ConnectionTrait,
    event: &event::Model,
    reader: &Language,
) -> Result<EventSummary> {
    let text = |texts: &Texts| event.text_for(texts, reader).to_owned();
    Ok(EventSummary {
        slug: event.slug.clone(),
        kind: event.kind.as_str(),
        status: event.status.as_str(),
        title: text(&event.title),
        theme: event.theme.as_ref().map(text).filter(|theme| !theme.is_empty()),
        when: When::new(
            (event.starts_on, event.ends_on),
            (event.start_time, event.end_time),
            event.time_zone.tz(),
        ),
        venue: venue(event, reader),
        modality: event.modality.as_str(),
        organizations: organizations(db, event, reader).await?,
        contact: contact(event),
        working_languages: event.working_languages.0.clone(),
    })
}

/// Papers and pages to read, and later meetings.
pub fn references(event: &event::Model) -> Vec<LinkView> {
    let papers = event.references.iter().map(|paper| (&paper.title, &paper.url));
    let meetings = event.leads_to.iter().map(|meeting| (&meeting.title, &meeting.url));
    papers.chain(meetings).map(|(title, url)| LinkView::new(title, url.clone())).collect()
}

fn venue(event: &event::Model, reader: &Language) -> Option<VenueView> {
    let country = event.venue_country.as_ref().map(|code| name_of(code, reader).to_owned());
    let venue = VenueView {
        name: event.venue_name.clone(),
        address: event.venue_address.clone(),
        city: event.venue_city.clone(),
        country,
    };
    let VenueView { name, address, city, country } = &venue;
    let stated = [name, address, city, country].into_iter().any(Option::is_some);
    stated.then_some(venue)
}

async fn organizations(
    db: &impl ConnectionTrait,
    event: &event::Model,
    reader: &Language,
) -> Result<Vec<OrganizationView>> {
    let select = organization::Entity::find().filter(organization::Column::EventId.eq(event.id));
    let mut rows = select.order_by_asc(organization::Column::Position).all(db).await?;
    rows.sort_by_key(|row| EventOrganizationRole::ALL.iter().position(|role| *role == row.role));
    let known = rows.iter().map(|row| row.organization_id);
    let names = organization_names(db, known, reader).await?;
    let view = |row: &organization::Model| {
        let name = names.get(&row.organization_id)?.clone();
        Some(OrganizationView { name, role: row.role.as_str() })
    };
    Ok(rows.iter().filter_map(view).collect())
}

/// Names of organizations in the reader's language, else as they go by.
pub async fn organization_names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganizationId>,
    reader: &Language,
) -> Result<BTreeMap<OrganizationId, String>> {
    let known = organizations::service::by_ids(db, ids).await?;
    let name = |row: organizations::entity::Model| {
        let theirs = |names: &Texts| {
            let mut names = names.iter();
            names
                .find(|(tag, _)| tag.primary() == reader.primary())
                .map(|(_, name)| name.to_owned())
        };
        row.names.as_ref().and_then(theirs).unwrap_or(row.name)
    };
    Ok(known.into_iter().map(|(id, row)| (id, name(row))).collect())
}

fn contact(event: &event::Model) -> Option<Contact> {
    let email = event.contact_email.as_ref().map(ToString::to_string);
    let contact = Contact { unit: event.contact_unit.clone(), email };
    (contact.unit.is_some() || contact.email.is_some()).then_some(contact)
}

/// Whether and how the public can register at `now`; whether there is room is for whoever keeps
/// the register to say.
pub fn sign_up(event: &event::Model, now: DateTime<Utc>, has_room: bool) -> SignUp {
    let schedule = event.schedule();
    let moment = |at| Moment::new(at, event.time_zone.tz());
    match event.status {
        EventStatus::Cancelled => return SignUp::Cancelled,
        EventStatus::Completed | EventStatus::Archived => return SignUp::Over,
        EventStatus::Draft | EventStatus::Published => {}
    }
    if event.is_over(now) {
        return SignUp::Over;
    }
    if event.access == Access::InvitationOnly {
        return SignUp::ByInvitation;
    }
    match schedule.window(now) {
        Window::Closed => SignUp::Closed,
        Window::NotYet => SignUp::NotYet { opens: moment(schedule.opens_at().unwrap_or(now)) },
        Window::Open if has_room => {
            let last_minute = schedule.closes_at() - chrono::Duration::minutes(1);
            let closes = event.registration_closes_on.map(|_| moment(last_minute));
            SignUp::Open { closes }
        }
        Window::Open if event.registration_waitlist => SignUp::WaitingList,
        Window::Open => SignUp::Full,
    }
}
