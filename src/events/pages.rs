//! An event as pages show it: its facts, and whether one can register.
//!
//! The page itself shows the agenda and what is left of the places, and so belongs to a part above;
//! every page about an event shows what is put together here.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::entity::event;
use super::rules::Window;
use super::service::{Parts, parts_of};
use super::types::{Access, EventOrganizationRole, EventStatus};
use crate::countries::names::name_of;
use crate::error::Result;
use crate::ids::OrganizationId;
use crate::organizations;
use crate::pages::views::{
    Contact, EventSummary, LinkView, Moment, OrganizationView, SignUp, VenueView, When, Worded,
};
use crate::text::{Language, Texts};

/// What organizations are called.
type Names = BTreeMap<OrganizationId, String>;

/// What every page about an event says of it at `now`, in the reader's language.
pub async fn summary(
    db: &impl ConnectionTrait,
    event: &event::Model,
    reader: &Language,
    now: DateTime<Utc>,
) -> Result<EventSummary> {
    let parts = parts_of(db, &[event.id]).await?.remove(&event.id).unwrap_or_default();
    let known = parts.organizations.iter().map(|entry| entry.organization_id);
    let names = organization_names(db, known, reader).await?;
    let theme = event.theme.as_ref().map(|theme| worded(event, theme, reader));
    Ok(EventSummary {
        slug: event.slug.clone(),
        kind: event.kind.as_str(),
        status: event.standing_at(now).as_str(),
        title: worded(event, &event.title, reader),
        theme: theme.filter(|theme| !theme.text.is_empty()),
        when: When::new(
            (event.starts_on, event.ends_on),
            (event.start_time, event.end_time),
            event.time_zone.tz(),
        ),
        venue: venue(event, reader),
        modality: event.modality.as_str(),
        organizations: organizations(&parts, &names),
        hosts: hosts(&parts, &names),
        contact: contact(event),
        working_languages: event.working_languages.0.clone(),
    })
}

/// One of an event's texts for a reader, with the language that it is in.
pub fn worded(event: &event::Model, texts: &Texts, reader: &Language) -> Worded {
    let found = texts.picked([reader].into_iter().chain(event.language()));
    found.map(|(language, text)| Worded::new(text.to_owned(), language, reader)).unwrap_or_default()
}

/// Papers and pages to read.
pub fn references(event: &event::Model) -> Vec<LinkView> {
    let papers = event.references.iter().map(|paper| {
        let dated = paper.dated.as_ref().map(ToString::to_string);
        LinkView::new(&paper.title, paper.url.clone()).dated(dated)
    });
    papers.collect()
}

/// Meetings that took its outcomes on.
pub fn later_meetings(event: &event::Model) -> Vec<LinkView> {
    let meetings = event.leads_to.iter().map(|meeting| {
        let dated = meeting.dated.as_ref().map(ToString::to_string);
        LinkView::new(&meeting.title, meeting.url.clone()).dated(dated)
    });
    meetings.collect()
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

/// Each organization once, with all that it is to the event; the leading ones first.
fn organizations(parts: &Parts, names: &Names) -> Vec<OrganizationView> {
    let ids = parts.organizations_as(EventOrganizationRole::ALL);
    let view = |id: &OrganizationId| {
        let roles = parts.roles_of(*id).into_iter().map(EventOrganizationRole::as_str).collect();
        Some(OrganizationView { name: names.get(id)?.clone(), roles })
    };
    ids.iter().filter_map(view).collect()
}

/// Those who lead or host it, else those who organize it together.
fn hosts(parts: &Parts, names: &Names) -> Vec<String> {
    use EventOrganizationRole::{CoOrganizer, Host, Lead};
    let named = |roles| -> Vec<String> {
        let ids = parts.organizations_as(roles);
        ids.iter().filter_map(|id| names.get(id).cloned()).collect()
    };
    let leading = named(&[Lead, Host]);
    if leading.is_empty() { named(&[CoOrganizer]) } else { leading }
}

/// Names of organizations in the reader's language, else as they go by.
pub async fn organization_names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganizationId>,
    reader: &Language,
) -> Result<Names> {
    let known = organizations::service::by_ids(db, ids).await?;
    Ok(known.into_iter().map(|(id, row)| (id, row.name_for(reader).to_owned())).collect())
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
    match event.standing() {
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
