//! Rows that went when two people became one, each as it was.

use sea_orm::entity::prelude::*;

use crate::ids::{EventId, PersonId};

crate::choices! {
    /// What it was.
    Kind {
        /// A person.
        Person,
        /// A post as a focal point.
        FocalPoint,
        /// A request to report progress.
        ProgressRequest,
        /// A nomination.
        Nomination,
        /// An invitation.
        Invitation,
        /// A registration.
        Registration,
        /// A check-in.
        CheckIn,
        /// What somebody was asked by an evaluation, with what they answered to it by name.
        Evaluation,
    }
}

/// A row of `merged_records`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "merged_records")]
pub struct Model {
    /// The id that it had.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it was.
    pub kind: Kind,
    /// The id of what it is part of now.
    pub became: Uuid,
    /// Whose that is.
    pub person_id: PersonId,
    /// The event that it was for.
    pub event_id: Option<EventId>,
    /// What named it in its links.
    pub link_id: Option<Uuid>,
    /// The generation of the links that were good then.
    pub link_generation: Option<i32>,
    /// What names in its links what it became.
    pub to_link_id: Option<Uuid>,
    /// The generation of those that were good then: once that is raised, these end too.
    pub to_generation: Option<i32>,
    /// The code under which it was known at the door.
    pub code: Option<String>,
    /// All that it said, by the names of the columns.
    #[sea_orm(column_type = "JsonBinary")]
    pub record: Json,
    /// When it went.
    pub merged_at: DateTimeUtc,
}

crate::belongs_to! {
    /// Whose it is now.
    Person: PersonId => crate::people::entity::person,
}
