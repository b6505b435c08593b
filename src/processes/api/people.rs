//! What is done to a person and touches other parts, over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;

use crate::context::Context;
use crate::db::Write;
use crate::http::{Auth, Body, Found, IfMatch, Organize, Problem, Tag};
use crate::ids::PersonId;
use crate::people::types::{PersonOut, PersonPatch};
use crate::{people, processes};

/// Changing people.
pub struct PersonProcessesApi(pub Context);

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::People")]
impl PersonProcessesApi {
    /// Change a person
    ///
    /// What a person was on the day of an event stays as it was there.
    #[oai(path = "/people/:id", method = "patch", operation_id = "update_person")]
    async fn update_person(
        &self,
        by: Auth<Organize>,
        id: Path<PersonId>,
        if_match: IfMatch,
        body: Body<PersonPatch>,
    ) -> Result<Found<PersonOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look =
            move |w: Write| async move { Ok(people::service::find(&w, by, id).await?.into()) };
        let deed =
            move |w| async move { processes::change_person(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }
}
