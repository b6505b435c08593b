//! What operations answer with.

use std::marker::PhantomData;

use poem::http::{HeaderName, HeaderValue, StatusCode, header};
use poem::{IntoResponse, Response};
use poem_openapi::payload::Json;
use poem_openapi::registry::{
    MetaHeader, MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry,
};
use poem_openapi::types::{ParseFromJSON, ToJSON, Type};
use poem_openapi::{ApiResponse, Object};

use super::deed::Outcome;
use super::repeat::Kept;
use crate::db::page::Paged;

const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Something with an address and a version.
pub trait Resource: ToJSON + Send {
    /// Its path below `/api/v1`, such as `events/0193...`.
    fn path(&self) -> String;

    /// Its version, which the `ETag` shows.
    fn version(&self) -> i64;

    /// Its `Location`.
    fn location(&self) -> String {
        format!("/api/v1/{}", self.path())
    }

    /// Its `ETag` (RFC 9110, section 8.8.3).
    fn etag(&self) -> String {
        format!("\"{}\"", self.version())
    }
}

/// 200 with the object and its `ETag`.
#[derive(Debug)]
pub struct Found<T>(pub T);

/// 201 with the object, its `Location` and its `ETag`.
#[derive(Debug)]
pub struct Created<T>(Ready<T>);

/// 201 with the object if it was made, 200 if it was there before; with its `Location` and its `ETag`.
#[derive(Debug)]
pub struct CreatedOnce<T>(Ready<Once<T>>);

/// Something that is made once, however often it is asked for.
#[derive(Debug)]
pub enum Once<T> {
    /// It was made now.
    Made(T),
    /// It was there.
    There(T),
}

/// 200 with the object as an action left it, and its `ETag`.
#[derive(Debug)]
pub struct Acted<T>(Ready<T>);

/// 200 with what is no object and has no version, such as a preview.
#[derive(Debug)]
pub struct Told<T>(Ready<T>);

/// 204.
#[derive(Debug)]
pub struct Deleted;

/// One page of a list.
#[derive(Debug, Object)]
pub struct List<T: Type + ParseFromJSON + ToJSON + Send + Sync> {
    /// The objects, whole.
    pub items: Vec<T>,
    /// Send it as `cursor` to get the next page; null on the last.
    pub next_cursor: Option<String>,
}

impl<T: Type + ParseFromJSON + ToJSON + Send + Sync> From<Paged<T>> for List<T> {
    fn from(page: Paged<T>) -> Self {
        Self { items: page.items, next_cursor: page.next_cursor }
    }
}

impl<T: Type + ParseFromJSON + ToJSON + Send + Sync> From<Paged<T>> for Json<List<T>> {
    fn from(page: Paged<T>) -> Self {
        Self(page.into())
    }
}

impl Kept {
    /// The answer to a deed that made something.
    pub(super) fn created<T: Resource>(made: &T) -> Self {
        Self {
            status: 201,
            location: Some(made.location()),
            etag: Some(made.etag()),
            body: made.to_json_string(),
        }
    }

    /// The answer to a deed that makes something unless it is there.
    pub(super) fn created_once<T: Resource>(once: &Once<T>) -> Self {
        match once {
            Once::Made(made) => Self::created(made),
            Once::There(there) => Self { status: 200, ..Self::created(there) },
        }
    }

    /// The answer to an action on an object.
    pub(super) fn acted<T: Resource>(done: &T) -> Self {
        Self { etag: Some(done.etag()), ..Self::told(done) }
    }

    /// The answer that is no object.
    pub(super) fn told<T: ToJSON>(told: &T) -> Self {
        Self { status: 200, location: None, etag: None, body: told.to_json_string() }
    }
}

#[derive(Debug)]
struct Ready<T> {
    answer: Kept,
    replayed: bool,
    kind: PhantomData<fn() -> T>,
}

impl<T: Resource> From<Outcome<T>> for Created<T> {
    fn from(outcome: Outcome<T>) -> Self {
        Self(ready(outcome, Kept::created))
    }
}

impl<T: Resource> From<Outcome<Once<T>>> for CreatedOnce<T> {
    fn from(outcome: Outcome<Once<T>>) -> Self {
        Self(ready(outcome, Kept::created_once))
    }
}

impl<T: Resource> From<Outcome<T>> for Acted<T> {
    fn from(outcome: Outcome<T>) -> Self {
        Self(ready(outcome, Kept::acted))
    }
}

impl<T: ToJSON> From<Outcome<T>> for Told<T> {
    fn from(outcome: Outcome<T>) -> Self {
        Self(ready(outcome, Kept::told))
    }
}

fn ready<T>(outcome: Outcome<T>, fresh: impl Fn(&T) -> Kept) -> Ready<T> {
    let (answer, replayed) = match outcome {
        Outcome::Done(done) => (fresh(&done), false),
        Outcome::Again(kept) => (kept, true),
    };
    Ready { answer, replayed, kind: PhantomData }
}

impl<T> IntoResponse for Ready<T> {
    fn into_response(self) -> Response {
        let Kept { status, location, etag, body } = self.answer;
        let mut response = body.into_response();
        response.set_status(StatusCode::from_u16(status).unwrap_or(StatusCode::OK));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let named = [(header::LOCATION, location), (header::ETAG, etag)];
        for (name, value) in named {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
                headers.insert(name, value);
            }
        }
        if self.replayed {
            headers.insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

impl<T> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl<T> IntoResponse for CreatedOnce<T> {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl<T> IntoResponse for Acted<T> {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl<T> IntoResponse for Told<T> {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl<T: Resource> IntoResponse for Found<T> {
    fn into_response(self) -> Response {
        let etag = self.0.etag();
        let mut response = Json(self.0).into_response();
        if let Ok(value) = HeaderValue::from_str(&etag) {
            response.headers_mut().insert(header::ETAG, value);
        }
        response
    }
}

impl IntoResponse for Deleted {
    fn into_response(self) -> Response {
        StatusCode::NO_CONTENT.into_response()
    }
}

fn header(name: &str, description: &str) -> MetaHeader {
    MetaHeader {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        required: false,
        deprecated: false,
        schema: MetaSchemaRef::Inline(Box::new(MetaSchema::new("string"))),
    }
}

fn meta<T: Type>(
    status: u16,
    description: &'static str,
    headers: Vec<MetaHeader>,
) -> MetaResponses {
    let content = MetaMediaType { content_type: "application/json", schema: T::schema_ref() };
    let status = Some(status);
    let response =
        MetaResponse { description, status, status_range: None, content: vec![content], headers };
    MetaResponses { responses: vec![response] }
}

fn location() -> MetaHeader {
    header("Location", "The address of the object.")
}

fn etag() -> MetaHeader {
    header("ETag", "The version, to be sent back as `If-Match` with a change.")
}

fn replayed() -> MetaHeader {
    header("Idempotency-Replayed", "`true` when this is the answer to an earlier request.")
}

impl<T: Resource + Type> ApiResponse for Found<T> {
    fn meta() -> MetaResponses {
        meta::<T>(200, "The object.", vec![etag()])
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Resource + Type> ApiResponse for Created<T> {
    fn meta() -> MetaResponses {
        let location = header("Location", "The address of the new object.");
        meta::<T>(201, "Made; the whole object.", vec![location, etag(), replayed()])
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Resource + Type> ApiResponse for CreatedOnce<T> {
    fn meta() -> MetaResponses {
        let headers = || vec![location(), etag(), replayed()];
        let mut made = meta::<T>(201, "Made; the whole object.", headers());
        let there = meta::<T>(200, "It was there before; the whole object as it is.", headers());
        made.responses.extend(there.responses);
        made
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Resource + Type> ApiResponse for Acted<T> {
    fn meta() -> MetaResponses {
        meta::<T>(200, "Done; what it is now.", vec![etag(), replayed()])
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: ToJSON + Type> ApiResponse for Told<T> {
    fn meta() -> MetaResponses {
        meta::<T>(200, "Done; what came of it.", vec![replayed()])
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl ApiResponse for Deleted {
    fn meta() -> MetaResponses {
        MetaResponses {
            responses: vec![MetaResponse {
                description: "Deleted.",
                status: Some(204),
                status_range: None,
                content: Vec::new(),
                headers: Vec::new(),
            }],
        }
    }

    fn register(_: &mut Registry) {}
}
