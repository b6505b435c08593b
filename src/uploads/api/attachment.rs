//! A file as an answer: to be saved, never shown in place.

use poem::http::{HeaderValue, header};
use poem::{Body, IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{
    MetaMediaType, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef, Registry,
};
use sea_orm::DatabaseConnection;

use super::disposition::attachment;
use crate::uploads::entity::upload::Model;
use crate::uploads::rules::KINDS;
use crate::uploads::service;

/// 200 with a file, which is read as it goes out.
#[derive(Debug)]
pub struct Attachment {
    file: Model,
    body: Body,
}

impl Attachment {
    /// A file that is kept.
    pub fn of(db: &DatabaseConnection, file: Model) -> Self {
        let body = Body::from_bytes_stream(service::content(db, &file));
        Self { file, body }
    }
}

impl IntoResponse for Attachment {
    fn into_response(self) -> Response {
        let mut response = Response::builder()
            .content_type(&self.file.media_type)
            .header(header::CACHE_CONTROL, "no-store")
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(header::CONTENT_LENGTH, self.file.size)
            .body(self.body);
        if let Ok(value) = HeaderValue::from_str(&attachment(&self.file.name)) {
            response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
        }
        response
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
