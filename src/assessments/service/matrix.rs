//! The findings of an assessment as a table, and those of an event as its report tells of them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{find, parts};
use crate::access::Actor;
use crate::assessments::entity::assessment::{self, Model};
use crate::assessments::entity::finding::{Column, Entity};
use crate::assessments::rules::{self, Found};
use crate::assessments::types::{AssessmentMatrix, OutcomeDocument};
use crate::country_code::CountryCode;
use crate::error::Result;
use crate::ids::{AssessmentId, EventId, FindingId};
use crate::text::{Language, Texts};

/// An assessment with what it found and what came of it.
#[derive(Debug)]
pub struct Assessed {
    /// The assessment.
    pub assessment: Model,
    /// What it found.
    pub found: Vec<Found>,
    /// The documents that came of it, in order.
    pub documents: Vec<OutcomeDocument>,
}

/// Countries by dimensions for a reader of `language`, who calls all countries together `all`.
pub async fn matrix(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: AssessmentId,
    language: &Language,
    all: &str,
) -> Result<AssessmentMatrix> {
    let of = find(db, by, id).await?;
    let found = found(db, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(rules::matrix(&of, &found, language, all))
}

/// The assessments of an event that the caller has found, in the order in which they were recorded.
pub async fn of_event(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<Assessed>> {
    let select = assessment::Entity::find().filter(assessment::Column::EventId.eq(event));
    let rows = select.order_by_asc(assessment::Column::Id).limit(rules::OF_EVENT).all(db).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<AssessmentId> = rows.iter().map(|row| row.id).collect();
    let mut found = found(db, &ids).await?;
    let mut beside = parts::beside(db, &ids).await?;
    let whole = |assessment: Model| Assessed {
        found: found.remove(&assessment.id).unwrap_or_default(),
        documents: beside.remove(&assessment.id).unwrap_or_default().documents,
        assessment,
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// What each of several assessments found.
async fn found(
    db: &impl ConnectionTrait,
    ids: &[AssessmentId],
) -> Result<HashMap<AssessmentId, Vec<Found>>> {
    let select = Entity::find()
        .select_only()
        .columns([Column::AssessmentId, Column::Id, Column::Dimension])
        .columns([Column::Country, Column::Level, Column::Text])
        .filter(Column::AssessmentId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id);
    let rows: Vec<Row> = select.into_tuple().all(db).await?;
    let mut all: HashMap<AssessmentId, Vec<Found>> = HashMap::new();
    for (of, id, dimension, country, level, text) in rows {
        all.entry(of).or_default().push(Found { id, dimension, country, level, text });
    }
    Ok(all)
}

/// A finding, as far as a table shows it.
type Row = (AssessmentId, FindingId, String, Option<CountryCode>, Option<i32>, Option<Texts>);
