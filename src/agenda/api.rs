//! Agendas over HTTP.

use poem::{IntoResponse as _, Request};
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::pages;
use super::service::{self, Outline, items, panels};
use super::types::{
    AgendaOut, ItemCreate, ItemFilter, ItemOut, PanelCreate, PanelFilter, PanelOut,
};
use crate::context::Context;
use crate::events;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Format, FormatOf, Found, IdempotencyKey, List, Listing,
    Offered, Organize, Problem, Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::{EventId, ItemId, PanelId};
use crate::pages::Asked;
use crate::text::Language;

/// Agendas.
pub struct AgendaApi(pub Context);

impl Resource for PanelOut {
    fn path(&self) -> String {
        format!("panels/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Resource for ItemOut {
    fn path(&self) -> String {
        format!("items/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for PanelFilter {
    const SORTS: &'static [&'static str] = &["position"];
    const SEARCHABLE: bool = true;
}

impl Filter for ItemFilter {
    const SORTS: &'static [&'static str] = &["position"];
    const SEARCHABLE: bool = true;
}

impl Offered for AgendaOut {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Ics, Format::Html];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Agenda")]
impl AgendaApi {
    /// The whole agenda of an event
    ///
    /// Days, panels and items in order, with the speakers as they are on the day, and what
    /// clashes: a room or a speaker wanted twice at one time, and times outside the event or the
    /// panel. As `json`, as `ics` for calendars, and as `html` to be printed or passed on.
    #[oai(path = "/events/:id/agenda", method = "get", operation_id = "get_agenda")]
    async fn get_agenda(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        /// `json`, `ics` or `html`; it goes before `Accept`.
        format: Query<Option<FormatOf<AgendaOut>>>,
        /// The language of `ics` and `html`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<AgendaOut>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let db = self.0.db.read();
        let event = events::service::find(db, &by, id.0).await?;
        let outline = Outline::read(db, event).await?;
        let reader = Asked::of(request).reader(outline.event.working_languages.iter());
        let now = self.0.db.clock().now();
        Ok(match format {
            Format::Json => Rendered::Json(AgendaOut::from(&outline)),
            Format::Ics => {
                let text = pages::calendar_file(&self.0, &outline, &reader, now);
                Rendered::file(format, &service::calendar_name(&outline), text)
            }
            // Neither a table nor a paper is offered.
            _ => {
                Rendered::Other(pages::document(db, &outline, &reader, now).await?.into_response())
            }
        })
    }

    /// List an event's panels
    ///
    /// `sort=position` gives the order of the agenda. `q` finds titles and rooms.
    #[oai(path = "/events/:id/panels", method = "get", operation_id = "list_panels")]
    async fn list_panels(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
        query: Listing<PanelFilter>,
    ) -> Result<Json<List<PanelOut>>, Problem> {
        Ok(panels::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Add a panel
    ///
    /// At the end unless it says where; the panels from there on move down. Clashes are not
    /// refused: see the agenda.
    #[oai(path = "/events/:id/panels", method = "post", operation_id = "create_panel")]
    async fn create_panel(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<PanelCreate>,
    ) -> Result<Created<PanelOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { panels::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One panel
    #[oai(path = "/panels/:id", method = "get", operation_id = "get_panel")]
    async fn get_panel(
        &self,
        by: Auth<Read>,
        id: Path<PanelId>,
    ) -> Result<Found<PanelOut>, Problem> {
        Ok(Found(panels::find(self.0.db.read(), &by, id.0).await?.into()))
    }

    /// List a panel's items
    ///
    /// `sort=position` gives the order of the agenda. `q` finds titles and speakers.
    #[oai(path = "/panels/:id/items", method = "get", operation_id = "list_items")]
    async fn list_items(
        &self,
        by: Auth<Read>,
        id: Path<PanelId>,
        query: Listing<ItemFilter>,
    ) -> Result<Json<List<ItemOut>>, Problem> {
        Ok(items::list(self.0.db.read(), &by, id.0, &query.page, &query).await?.into())
    }

    /// Add an item to a panel
    ///
    /// Each speaker is recorded as on the day: what you leave out is taken from the person now,
    /// and stays as it is when the person changes.
    #[oai(path = "/panels/:id/items", method = "post", operation_id = "create_item")]
    async fn create_item(
        &self,
        by: Auth<Organize>,
        id: Path<PanelId>,
        idempotency_key: IdempotencyKey,
        body: Body<ItemCreate>,
    ) -> Result<Created<ItemOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { items::create(&w, by, id, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// One item
    #[oai(path = "/items/:id", method = "get", operation_id = "get_item")]
    async fn get_item(&self, by: Auth<Read>, id: Path<ItemId>) -> Result<Found<ItemOut>, Problem> {
        Ok(Found(items::find(self.0.db.read(), &by, id.0).await?))
    }

    /// Delete an item
    #[oai(path = "/items/:id", method = "delete", operation_id = "delete_item")]
    async fn delete_item(&self, by: Auth<Organize>, id: Path<ItemId>) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { items::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
