//! Who got a follow-up; each person once.

use sea_orm::entity::prelude::*;

use crate::ids::{FollowUpId, InvitationId, MailId, PersonId, RegistrationId};

/// A row of `follow_up_recipients`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_up_recipients")]
pub struct Model {
    /// The follow-up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub follow_up_id: FollowUpId,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// The registration that put the person into the audience.
    pub registration_id: Option<RegistrationId>,
    /// The invitation that did.
    pub invitation_id: Option<InvitationId>,
    /// The mail.
    pub mail_id: Option<MailId>,
    /// When the mail was queued.
    pub created_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The follow-up.
    FollowUp: FollowUpId => super::follow_up,
    /// The person.
    Person: PersonId => crate::people::entity::person,
}
