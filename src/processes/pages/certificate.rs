//! `/r/{token}/certificates/{id}`: a certificate, for whoever holds the link of its registration.

use poem::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use poem::web::{Data, Path};
use poem::{IntoResponse as _, Response, handler};

use super::link::{self, At, Opened as _};
use super::registration::Registered;
use crate::certificates;
use crate::context::Context;
use crate::error::{AppError, Result};
use crate::ids::CertificateId;
use crate::mail::NewFile;
use crate::pages::{Asked, respond};

/// Gives the file.
#[handler]
pub(super) async fn download(
    context: Data<&Context>,
    Path((token, id)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    let given = give(&context, &token, &id, &asked).await;
    given.unwrap_or_else(|error| respond::refusal(error, &asked.reader([])).into_response())
}

async fn give(context: &Context, token: &str, id: &str, asked: &Asked) -> Result<Response> {
    let opened = link::open::<Registered>(context, token).await?;
    let Some(whose) = opened.shows_certificates() else {
        let at = At { context, token, reader: opened.reader(asked) };
        return Ok(opened.show(&at, None).await?.into_response());
    };
    let id = id.parse::<CertificateId>().map_err(|_| AppError::not_found("page"))?;
    let valid = certificates::service::valid_of(context.db.read(), [whose]).await?;
    let own = valid.into_iter().find(|row| row.id == id);
    let own = own.ok_or_else(|| AppError::not_found("page"))?;
    Ok(file(certificates::paper::file(own).await?))
}

fn file(file: NewFile) -> Response {
    Response::builder()
        .header(CONTENT_TYPE, file.media_type)
        .header(CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name))
        .header(CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("x-robots-tag", "noindex")
        .body(file.content)
}
