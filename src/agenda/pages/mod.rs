//! The agenda in a reader's words: on the page of its event, as a calendar, as a document.

mod views;

pub use views::days;

use chrono::{DateTime, Utc};
use poem::web::{Data, Path};
use poem::{EndpointExt as _, IntoResponse as _, Response, Route, handler};
use sea_orm::ConnectionTrait;

use super::service::{self, Outline};
use crate::context::Context;
use crate::error::Result;
use crate::events;
use crate::events::entity::event;
use crate::http::Saved;
use crate::pages::views::AgendaView;
use crate::pages::{Asked, Page, Reader, edge, refusal, show};

/// `route` with the pages of this part.
pub fn mount(route: Route, context: &Context) -> Route {
    let calendar = edge::read("/e/{slug}/agenda.ics", download_agenda);
    route.at("/e/:slug/agenda.ics", calendar.data(context.clone()))
}

#[handler]
async fn download_agenda(
    context: Data<&Context>,
    asked: Asked,
    Path(slug): Path<String>,
) -> Response {
    let calendar = calendar(&context, &asked, &slug).await;
    calendar.unwrap_or_else(|error| refusal(error, &asked.reader([])).into_response())
}

async fn calendar(context: &Context, asked: &Asked, slug: &str) -> Result<Response> {
    let found = events::service::find_by_slug(context.db.read(), slug).await;
    let event = found.map_err(|error| context.limits.failed_look_up(error))?;
    let reader = asked.reader(event.working_languages.iter());
    let outline = Outline::read(context.db.read(), event).await?;
    let text = calendar_file(context, &outline, &reader, context.db.clock().now());
    let name = service::calendar_name(&outline);
    Ok(Saved::new(&name, service::CALENDAR_TYPE, text).public().into_response())
}

/// The address of an event's page.
pub(super) fn address(context: &Context, event: &event::Model) -> String {
    format!("{}/e/{}", context.settings.public_url, event.slug)
}

/// The agenda as a page of its own, to be printed or passed on, as of `now`.
pub(super) async fn document(
    db: &impl ConnectionTrait,
    outline: &Outline,
    reader: &Reader,
    now: DateTime<Utc>,
) -> Result<Page> {
    let view = AgendaView {
        event: events::pages::summary(db, &outline.event, reader.language(), now).await?,
        agenda: days(db, outline, reader.language()).await?,
    };
    Ok(show(reader, &view))
}

/// The agenda as a calendar file, as of `now`.
pub(super) fn calendar_file(
    context: &Context,
    outline: &Outline,
    reader: &Reader,
    now: DateTime<Utc>,
) -> String {
    let page = address(context, &outline.event);
    service::ics(outline, reader.language(), Some(&page), now)
}
