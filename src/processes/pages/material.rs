//! `/e/{slug}/materials/{id}` and `/r/{token}/materials/{id}`: the file of a material, for everybody, and
//! for whoever holds the link of a registration that is confirmed.

use poem::web::{Data, Path};
use poem::{IntoResponse as _, Response, handler};

use super::event;
use super::link::{self, At, Opened as _};
use super::registration::Registered;
use crate::context::Context;
use crate::error::{AppError, Result};
use crate::http::Saved;
use crate::ids::{EventId, MaterialId};
use crate::materials;
use crate::materials::types::Visibility;
use crate::pages::{Asked, respond};
use crate::uploads;

/// Gives a file that is for everybody.
#[handler]
pub(super) async fn public(
    context: Data<&Context>,
    Path((slug, id)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    let given = async {
        let event = event::find(&context, &slug).await?;
        Ok(file(&context, event.id, &id, Visibility::Public).await?.public().into_response())
    };
    given.await.unwrap_or_else(|error| respond::refusal(error, &asked.reader([])).into_response())
}

/// Gives a file that is for those who are confirmed.
#[handler]
pub(super) async fn own(
    context: Data<&Context>,
    Path((token, id)): Path<(String, String)>,
    asked: Asked,
) -> Response {
    let given = give(&context, &token, &id, &asked).await;
    given.unwrap_or_else(|error| respond::refusal(error, &asked.reader([])).into_response())
}

async fn give(context: &Context, token: &str, id: &str, asked: &Asked) -> Result<Response> {
    let opened = link::open::<Registered>(context, token).await?;
    let Some(event) = opened.shows_materials() else {
        let at = At { context, token, reader: opened.reader(asked) };
        return Ok(opened.show(&at, None).await?.into_response());
    };
    Ok(file(context, event, id, Visibility::Participants).await?.into_response())
}

async fn file(context: &Context, event: EventId, id: &str, to: Visibility) -> Result<Saved> {
    let none = || context.limits.failed_look_up(AppError::not_found("page"));
    let id = id.parse::<MaterialId>().map_err(|_| none())?;
    let db = context.db.read();
    let found = materials::service::shown(db, event, to, Some(id)).await?.into_iter().next();
    let file = found.and_then(|(_, file)| file).ok_or_else(none)?;
    Ok(uploads::api::saved(db, &file))
}
