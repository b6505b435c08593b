//! A file that is kept, as an answer: to be saved, never shown in place.

use poem::{Body, IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{
    MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry,
};
use sea_orm::DatabaseConnection;

use crate::http::Saved;
use crate::uploads::entity::upload::Model;
use crate::uploads::rules::KINDS;
use crate::uploads::service;

/// 200 with a file, which is read as it goes out.
#[derive(Debug)]
pub struct Attachment(Saved);

impl Attachment {
    /// A file that is kept.
    pub fn of(db: &DatabaseConnection, file: &Model) -> Self {
        Self(saved(db, file))
    }
}

/// The same for a page.
pub fn saved(db: &DatabaseConnection, file: &Model) -> Saved {
    let body = Body::from_bytes_stream(service::content(db, file));
    let size = u64::try_from(file.size).unwrap_or_default();
    Saved::new(&file.name, &file.media_type, body).sized(size)
}

impl IntoResponse for Attachment {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl ApiResponse for Attachment {
    fn meta() -> MetaResponses {
        let schema = || MetaSchema::new_with_format("string", "binary");
        let content = KINDS.iter().map(|kind| MetaMediaType {
            content_type: kind.media_type(),
            schema: MetaSchemaRef::Inline(Box::new(schema())),
        });
        MetaResponses {
            responses: vec![MetaResponse {
                description: "The file, to be saved.",
                status: Some(200),
                status_range: None,
                content: content.collect(),
                headers: Vec::new(),
            }],
        }
    }

    fn register(_: &mut Registry) {}
}
