//! What is done to an event and touches other parts, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::events::types::{EventOut, EventPatch};
use crate::http::{Auth, Body, Found, IfMatch, Organize, Problem, Tag};
use crate::ids::EventId;
use crate::processes;

/// Changing, cancelling and cloning events.
pub struct EventProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Events")]
impl EventProcessesApi {
    /// Change an event
    ///
    /// `venue`, `registration`, `contact` and `claimed` are merged field by field: what is left out
    /// stays, null clears, and null for the whole object clears all of it. Lists are replaced as a
    /// whole. Nobody is mailed unless `notify` is true.
    #[oai(path = "/events/:id", method = "patch", operation_id = "update_event")]
    async fn update_event(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        if_match: IfMatch,
        body: Body<EventPatch>,
    ) -> Result<Found<EventOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let deed = move |w| async move { processes::move_event(&w, by, id, expected, patch).await };
        Ok(Found(self.0.db.write(deed).await?))
    }
}
