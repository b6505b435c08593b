//! What was answered with a name; of an anonymous form nothing stands here.

use sea_orm::entity::prelude::*;

use crate::ids::{EvaluationId, RegistrationId};
use crate::registrations::types::Answers;

/// A row of `evaluation_answers`. It goes with its registration.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_answers")]
pub struct Model {
    /// The evaluation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: EvaluationId,
    /// Who answered.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// What, by the keys of the questions.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Answers,
    /// How many points that is, of a test.
    pub points: Option<i32>,
    /// When it was answered first.
    pub created_at: DateTimeUtc,
    /// When it was answered last.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The evaluation.
    Evaluation: EvaluationId => super::evaluation,
    /// Who answered.
    Registration: RegistrationId => crate::registrations::entity,
}
