//! `/e/{slug}`: an event for everybody, with its agenda and what is left of its places.

use poem::handler;
use poem::web::{Data, Path};

use crate::agenda::pages::days;
use crate::agenda::service::Outline;
use crate::context::Context;
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::Modality;
use crate::pages::views::{EventView, Places};
use crate::pages::{Asked, Page, SafeHtml, respond};
use crate::registrations::rules::Seats;
use crate::registrations::service;
use crate::registrations::types::AttendanceMode;

/// Shows the event.
#[handler]
pub(super) async fn show(context: Data<&Context>, slug: Path<String>, asked: Asked) -> Page {
    let shown = page(&context, &asked, &slug).await;
    shown.unwrap_or_else(|error| respond::refusal(error, &asked.reader([])))
}

async fn page(context: &Context, asked: &Asked, slug: &str) -> Result<Page> {
    let db = context.db.read();
    let event = find(context, slug).await?;
    let reader = asked.reader(event.working_languages.iter());
    let language = reader.language();
    let seats = seats(context, &event).await?;
    let outline = Outline::read(db, event).await?;
    let event = &outline.event;
    let description = event.description.as_ref().map(|texts| event.text_for(texts, language));
    let now = context.db.clock().now();
    let has_room = seats.iter().any(Seats::has_room);
    let view = EventView {
        event: events::pages::summary(db, event, language).await?,
        description: description.map(SafeHtml::from_markdown).unwrap_or_default(),
        objectives: event
            .objectives
            .iter()
            .map(|texts| event.text_for(texts, language).to_owned())
            .filter(|objective| !objective.is_empty())
            .collect(),
        agenda: days(db, &outline, language).await?,
        sign_up: events::pages::sign_up(event, now, has_room),
        seats_left: left(&seats),
        references: events::pages::references(event),
    };
    Ok(respond::show(&reader, &view))
}

/// The event of a public page; a name that leads nowhere counts as a failed look-up.
pub(super) async fn find(context: &Context, slug: &str) -> Result<Event> {
    let found = events::service::find_by_slug(context.db.read(), slug).await;
    found.map_err(|error| context.limits.failed_look_up(error))
}

/// What is left of the places: of either kind, where there are two.
pub(super) async fn places(context: &Context, event: &Event) -> Result<Places> {
    let free = seats(context, event).await?.iter().any(Seats::has_room);
    Ok(match (free, event.registration_waitlist) {
        (true, _) => Places::Free,
        (false, true) => Places::WaitingList,
        (false, false) => Places::Taken,
    })
}

/// The seats of each mode that the event offers.
async fn seats(context: &Context, event: &Event) -> Result<Vec<Seats>> {
    let modes: &[AttendanceMode] = match event.modality {
        Modality::InPerson => &[AttendanceMode::InPerson],
        Modality::Online => &[AttendanceMode::Online],
        Modality::Hybrid => &[AttendanceMode::InPerson, AttendanceMode::Online],
    };
    let mut seats = Vec::with_capacity(modes.len());
    for mode in modes {
        seats.push(service::places(context.db.read(), event, *mode).await?);
    }
    Ok(seats)
}

/// The seats that are left, in the room and online together; none where there is no limit.
fn left(seats: &[Seats]) -> Option<u32> {
    let left = |seats: &Seats| seats.left().map(|left| u32::try_from(left).unwrap_or(u32::MAX));
    seats.iter().map(left).sum()
}
