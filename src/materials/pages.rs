//! Materials as pages show them.

use sea_orm::ConnectionTrait;

use super::entity::material::Model;
use super::service;
use super::types::Visibility;
use crate::error::Result;
use crate::ids::EventId;
use crate::pages::views::{MaterialLine, Worded};
use crate::text::Language;
use crate::uploads::entity::upload;
use crate::uploads::rules::FileKind;

/// What of an event these see; files are given below `base`.
pub async fn lines(
    db: &impl ConnectionTrait,
    event: EventId,
    to: Visibility,
    base: &str,
    reader: &Language,
) -> Result<Vec<MaterialLine>> {
    let rows = service::shown(db, event, to, None).await?;
    Ok(rows.into_iter().map(|row| line(row, base, reader)).collect())
}

fn line(
    (row, file): (Model, Option<upload::Model>),
    base: &str,
    reader: &Language,
) -> MaterialLine {
    let href = file.as_ref().map(|_| format!("{base}/materials/{}", row.id));
    let format = file.as_ref().and_then(|file| FileKind::of_media_type(&file.media_type));
    let title = match &row.language {
        Some(own) => Worded::new(row.title, own, reader),
        None => row.title.into(),
    };
    MaterialLine::new(title, href).of_kind(format.map(FileKind::name)).elsewhere(row.url)
}
