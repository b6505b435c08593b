//! Who is asked; each registration once.

use sea_orm::entity::prelude::*;

use crate::ids::{EvaluationId, RegistrationId};

/// A row of `evaluation_invitees`. Of who has answered it says so, and not when.
#[expect(clippy::struct_excessive_bools, reason = "a row has the columns that it has")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_invitees")]
pub struct Model {
    /// The evaluation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: EvaluationId,
    /// Who is asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: RegistrationId,
    /// Names the row in its link.
    pub link_id: Uuid,
    /// Whether they had an address to which the link went.
    pub mailed: bool,
    /// Whether they were reminded.
    pub reminded: bool,
    /// Whether they have answered.
    pub answered: bool,
    /// Whether they left while a mail that asks them was on its way, which called it off: should it not
    /// arrive, they were not asked.
    pub left_meanwhile: bool,
    /// When they were asked.
    pub created_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The evaluation.
    Evaluation: EvaluationId => super::evaluation,
    /// Who is asked.
    Registration: RegistrationId => crate::registrations::entity,
}
