//! `/e/{slug}`: an event for everybody, with its agenda and what is left of its places.

use poem::handler;
use poem::web::{Data, Path};

use super::places::Offer;
use crate::agenda::pages::days;
use crate::agenda::service::Outline;
use crate::context::Context;
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::pages::worded;
use crate::materials;
use crate::materials::types::Visibility;
use crate::pages::views::{EventView, Places};
use crate::pages::{Asked, Page, SafeHtml, respond};

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
    let offer = Offer::of(context, &event).await?;
    let outline = Outline::read(db, event).await?;
    let event = &outline.event;
    let text = |texts| worded(event, texts, language);
    let now = context.db.clock().now();
    let has_room = offer.places() == Places::Free;
    let description = event.description.as_ref().map(text).unwrap_or_default();
    let base = format!("/e/{}", event.slug);
    let view = EventView {
        event: events::pages::summary(db, event, language, now).await?,
        description: description.map(|text| SafeHtml::from_markdown(&text)),
        objectives: event.objectives.iter().map(text).filter(|it| !it.text.is_empty()).collect(),
        agenda: days(db, &outline, language).await?,
        sign_up: events::pages::sign_up(event, now, has_room),
        places: offer.by_mode(),
        materials: materials::pages::lines(db, event, Visibility::Public, &base, language).await?,
        references: events::pages::references(event),
        later_meetings: events::pages::later_meetings(event),
    };
    Ok(respond::show(&reader, &view))
}

/// The event of a public page; a name that leads nowhere counts as a failed look-up.
pub(super) async fn find(context: &Context, slug: &str) -> Result<Event> {
    let found = events::service::find_by_slug(context.db.read(), slug).await;
    found.map_err(|error| context.limits.failed_look_up(error))
}
