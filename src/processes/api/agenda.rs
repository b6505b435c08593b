//! Changes of the agenda of which those concerned may be told, and what attendance hangs on, over
//! HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::agenda::service::{items, panels};
use crate::agenda::types::{ItemOut, ItemPatch, PanelOut, PanelPatch};
use crate::context::Context;
use crate::db::Write;
use crate::http::{Auth, Body, Deleted, Found, IfMatch, Organize, Problem, Tag};
use crate::ids::{ItemId, PanelId};
use crate::processes;

/// Changing panels and items, and deleting panels.
pub struct AgendaProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Agenda")]
impl AgendaProcessesApi {
    /// Change a panel
    ///
    /// A new `position` moves it, and the others make room. Where others move, their versions
    /// rise too, since their positions changed. Nobody is mailed unless `notify` is true: then the
    /// registered and the invited get one mail that names what changed of title, day, times, room
    /// and description.
    #[oai(path = "/panels/:id", method = "patch", operation_id = "update_panel")]
    async fn update_panel(
        &self,
        by: Auth<Organize>,
        id: Path<PanelId>,
        if_match: IfMatch,
        body: Body<PanelPatch>,
    ) -> Result<Found<PanelOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { Ok(panels::find(&w, by, id).await?.into()) };
        let deed =
            move |w| async move { processes::change_panel(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete a panel with its items
    ///
    /// One that a recommendation names, or to which somebody was checked in, stays on record (409).
    #[oai(path = "/panels/:id", method = "delete", operation_id = "delete_panel")]
    async fn delete_panel(
        &self,
        by: Auth<Organize>,
        id: Path<PanelId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { processes::delete_panel(&w, by, id).await }).await?;
        Ok(Deleted)
    }

    /// Change an item
    ///
    /// `speakers` are replaced as a whole. Nobody is mailed unless `notify` is true: then the
    /// registered and the invited get one mail that names what changed of title, times, speakers
    /// and abstract.
    #[oai(path = "/items/:id", method = "patch", operation_id = "update_item")]
    async fn update_item(
        &self,
        by: Auth<Organize>,
        id: Path<ItemId>,
        if_match: IfMatch,
        body: Body<ItemPatch>,
    ) -> Result<Found<ItemOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { items::find(&w, by, id).await };
        let deed =
            move |w| async move { processes::change_item(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }
}
