//! `/r/{token}/certificates/{id}`: a certificate, for whoever holds the link of its registration.

use poem::web::{Data, Path};
use poem::{IntoResponse as _, Response, handler};

use super::link::{self, At, Opened as _};
use super::registration::Registered;
use crate::certificates;
use crate::context::Context;
use crate::error::{AppError, Result};
use crate::http::Saved;
use crate::ids::CertificateId;
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
    let file = certificates::paper::file(own).await?;
    Ok(Saved::new(&file.name, &file.media_type, file.content).into_response())
}
