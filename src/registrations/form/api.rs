//! Registration forms over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;

use super::types::{
    FormSetOut, RegistrationFormAddSet, RegistrationFormOut, RegistrationFormPatch,
};
use super::{service, sets};
use crate::context::Context;
use crate::db::Write;
use crate::events;
use crate::http::{
    Acted, Auth, Body, Found, IdempotencyKey, IfMatch, List, Organize, Problem, Read, Resource, Tag,
};
use crate::ids::EventId;

/// Registration forms.
pub struct RegistrationFormsApi(pub Context);

impl Resource for RegistrationFormOut {
    fn path(&self) -> String {
        format!("events/{}/registration-form", self.event_id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl RegistrationFormsApi {
    /// The registration form of an event
    ///
    /// What you ask of those who take part, beside their name, country, organization and position,
    /// which are always asked. An event that asks nothing more has an empty form of version 0.
    #[oai(
        path = "/events/:id/registration-form",
        method = "get",
        operation_id = "get_registration_form"
    )]
    async fn get_registration_form(
        &self,
        by: Auth<Read>,
        id: Path<EventId>,
    ) -> Result<Found<RegistrationFormOut>, Problem> {
        let db = self.0.db.read();
        events::service::check_seen(db, &by, id.0).await?;
        Ok(Found(service::get(db, id.0).await?))
    }

    /// List sets of fields
    ///
    /// Three ship, in English and Russian: diet and access needs, travel and visa, and passport. Their
    /// answers are deleted 30 days after the event, unless you change that. Those to the first and the
    /// last are sensitive.
    #[oai(
        path = "/registration-form-sets",
        method = "get",
        operation_id = "list_registration_form_sets"
    )]
    async fn list_registration_form_sets(
        &self,
        _by: Auth<Read>,
    ) -> Result<Json<List<FormSetOut>>, Problem> {
        Ok(Json(List { items: sets::all()?, next_cursor: None }))
    }

    /// Add a set of fields to a form
    ///
    /// Below those that are asked already; then change them as you like. Where one of the keys is
    /// taken, nothing is added (409).
    #[oai(
        path = "/events/:id/registration-form/add-set",
        method = "post",
        operation_id = "add_registration_form_set"
    )]
    async fn add_registration_form_set(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        idempotency_key: IdempotencyKey,
        body: Body<RegistrationFormAddSet>,
    ) -> Result<Acted<RegistrationFormOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::add_set(&w, by, id, input).await };
        self.0.act(by, repeat, deed).await
    }

    /// Change the registration form of an event
    ///
    /// To add, change, move or take out a field, send `fields` as you would like them to be, in their
    /// order. A field that asks something else than before (by its kind, label or options, or by the
    /// text of a consent) is a new version of that field; answers keep the version that they
    /// answered, and `former_fields` says what it asked. To copy a form, send its `fields` as they
    /// are shown. A cloned event has the form of the first.
    #[oai(
        path = "/events/:id/registration-form",
        method = "patch",
        operation_id = "update_registration_form"
    )]
    async fn update_registration_form(
        &self,
        by: Auth<Organize>,
        id: Path<EventId>,
        if_match: IfMatch,
        body: Body<RegistrationFormPatch>,
    ) -> Result<Found<RegistrationFormOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move {
            events::service::check_seen(&w, by, id).await?;
            service::get(&w, id).await
        };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }
}
