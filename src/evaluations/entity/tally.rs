//! What was answered anonymously, counted by question.

use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::List;
use crate::ids::EvaluationId;

/// How many chose what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Chosen(pub BTreeMap<String, i64>);

/// A row of `evaluation_tallies`. All those of a form are written whenever somebody answers it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_tallies")]
pub struct Model {
    /// The evaluation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: EvaluationId,
    /// The key of the question.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// How many have sent the form, whether or not they answered this.
    pub people: i64,
    /// How many answered it as the key says.
    pub correct: i64,
    /// How many chose what.
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Chosen,
    /// What was written, in the order of the letters.
    pub texts: List<String>,
}

crate::belongs_to! {
    /// The evaluation.
    Evaluation: EvaluationId => super::evaluation,
}
