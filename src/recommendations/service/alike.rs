//! Recommendations that say nearly the same: shown, and nothing is done with them.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DatabaseConnection, QueryFilter, QueryOrder, QuerySelect};

use super::reading::{find, of_programmes, shown_all, visible};
use crate::access::{Actor, programmes_below};
use crate::error::Result;
use crate::events;
use crate::ids::RecommendationId;
use crate::recommendations::chain::service::line;
use crate::recommendations::entity::recommendation::{Column, Model};
use crate::recommendations::rules::{self, ALIKE};
use crate::recommendations::types::{PossibleDuplicate, PossibleDuplicates};

/// With how many one is compared.
const COMPARED: u64 = 1_000;
/// How many are shown.
const SHOWN: usize = 20;

/// The recommendations of its programme that say nearly the same as one; of its event where that stands
/// under none. Those that are linked with it already are left out.
pub async fn possible_duplicates(
    db: &DatabaseConnection,
    by: &Actor,
    now: DateTime<Utc>,
    id: RecommendationId,
) -> Result<PossibleDuplicates> {
    let own = find(db, by, id).await?;
    let event = events::service::find(db, by, own.event_id).await?;
    let select = match event.programme_id {
        Some(programme) => {
            let below = programmes_below(db, &[programme]).await?;
            visible(by).filter(Column::EventId.in_subquery(of_programmes(&below)))
        }
        None => visible(by).filter(Column::EventId.eq(own.event_id)),
    };
    let line = line(db, own.duplicate_of_id.into_iter().chain([id])).await?;
    let latest = select.filter(Column::Id.ne(id)).order_by_desc(Column::Id).limit(COMPARED);
    let others = latest.all(db).await?;
    let compared = others.len() as u64;
    let mut alike: Vec<(f64, Model)> = others
        .into_iter()
        .filter(|other| !are_linked(&own, &line, other))
        .map(|other| (rules::similarity(&own.text, &other.text), other))
        .filter(|(similarity, _)| *similarity >= ALIKE)
        .collect();
    alike.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.id.cmp(&other.1.id)));
    alike.truncate(SHOWN);
    let (similarities, rows): (Vec<f64>, Vec<Model>) = alike.into_iter().unzip();
    let shown = shown_all(db, by, now, rows).await?;
    let items = similarities
        .into_iter()
        .zip(shown)
        .map(|(similarity, recommendation)| PossibleDuplicate { similarity, recommendation });
    Ok(PossibleDuplicates { recommendation_id: id, compared, items: items.collect() })
}

/// Whether one repeats the other, both repeat a third, or the other, or what that repeats, stands in the
/// line of one, or of what one repeats.
fn are_linked(one: &Model, line: &[RecommendationId], other: &Model) -> bool {
    let first = |row: &Model| row.duplicate_of_id.unwrap_or(row.id);
    first(one) == first(other) || line.contains(&first(other))
}
