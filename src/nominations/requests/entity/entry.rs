//! Whom a focal point has named, in its own words.

use sea_orm::entity::prelude::*;

use crate::ids::{NominationEntryId, NominationId, NominationRequestId};
use crate::mail::EmailAddress;
use crate::people::types::Gender;

/// A row of `nomination_entries`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "nomination_entries")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NominationEntryId,
    /// Raised by every change.
    pub version: i64,
    /// The request that it answers.
    pub request_id: NominationRequestId,
    /// What came of it; none where another has nominated that person already.
    pub nomination_id: Option<NominationId>,
    /// Its place in the delegation; 1 is the head.
    pub place: i32,
    /// The name.
    pub full_name: String,
    /// The office.
    pub position: Option<String>,
    /// Where.
    pub organization: Option<String>,
    /// The address.
    pub email: EmailAddress,
    /// The gender.
    pub gender: Option<Gender>,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
    /// The version of the person on record, where nothing is on record but these words; none where
    /// somebody was known before.
    pub person_version: Option<i64>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The request.
    Request: RequestId => crate::nominations::requests::entity::request,
    /// The nomination.
    Nomination: NominationId => crate::nominations::entity::nomination,
}
