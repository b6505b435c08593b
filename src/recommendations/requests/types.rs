//! Progress requests and proposed contacts as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::ids::{
    ContactProposalId, EventId, FocalPointId, OrganizationId, PersonId, ProgressRequestId,
    RecommendationId,
};
use crate::mail::{EmailAddress, LastMail};

crate::choices! {
    /// How far a progress request is.
    ProgressRequestStatus {
        /// Asked, and nothing reported since.
        Asked,
        /// Something was reported since they were last asked.
        Answered,
        /// Taken back; its link is dead.
        Revoked,
    }

    /// What the organizers made of a contact that a focal point named.
    ContactProposalStatus {
        /// Waits for the organizers.
        Proposed,
        /// Is a focal point now.
        Confirmed,
        /// Is none.
        Dismissed,
    }

    /// Why nobody of an addressee was asked.
    NotAskedReason {
        /// It has no active focal point that you may see.
        NoFocalPoint,
        /// None of them has an address that gets mail.
        NoAddress,
        /// They were written to ten times within a day.
        MailedEnough,
        /// The event is a draft or cancelled, and the one from which this was carried forward did not
        /// recommend it to them.
        EventState,
    }
}

/// Whom to ask how far they are.
#[derive(Clone, Debug, Default, Object)]
pub struct UpdateRequest {
    /// The addressee; all for whom something is still to be done when left out.
    pub organization_id: Option<OrganizationId>,
    /// A word of your own, which stands in the mail (Markdown).
    #[oai(validator(max_length = 5000))]
    pub note: Option<String>,
}

/// An addressee of whom nobody was asked.
#[derive(Clone, Debug, Object)]
pub struct NotAsked {
    /// The addressee.
    pub organization_id: OrganizationId,
    /// Why.
    pub reason: NotAskedReason,
}

/// Who was asked how far they are.
#[derive(Clone, Debug, Object)]
pub struct UpdateRequested {
    /// The recommendation.
    pub recommendation_id: RecommendationId,
    /// Those to whom a mail is on its way.
    pub asked: Vec<ProgressRequestOut>,
    /// The addressees of whom nobody was asked.
    pub not_asked: Vec<NotAsked>,
}

/// A focal point who is asked by link how far its organization is with what an event recommended.
#[derive(Clone, Debug, Object)]
pub struct ProgressRequestOut {
    /// Its id.
    pub id: ProgressRequestId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The addressee.
    pub organization_id: OrganizationId,
    /// Who is asked.
    pub focal_point_id: FocalPointId,
    /// The person.
    pub person_id: PersonId,
    /// Their name.
    pub full_name: String,
    /// How far it is.
    pub status: ProgressRequestStatus,
    /// How often they were asked.
    pub times_asked: i32,
    /// When they were last asked.
    pub asked_at: Option<DateTime<Utc>>,
    /// When they were first asked since they last reported; null where nothing is waited for.
    pub waiting_since: Option<DateTime<Utc>>,
    /// When they last reported.
    pub answered_at: Option<DateTime<Utc>>,
    /// The last mail about it and what became of that; all of them are under
    /// `/mail/messages?about_id=`. It changes without the version.
    pub last_mail: Option<LastMail>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for progress requests.
#[derive(Clone, Debug, Default, Object)]
pub struct ProgressRequestFilter {
    /// Those in this state.
    pub status: Option<ProgressRequestStatus>,
    /// Those to this addressee.
    pub organization_id: Option<OrganizationId>,
    /// Those to this focal point.
    pub focal_point_id: Option<FocalPointId>,
}

/// Somebody whom a focal point named as in charge.
#[derive(Clone, Debug, Object)]
pub struct ContactProposalOut {
    /// Its id.
    pub id: ContactProposalId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event on whose page they were named.
    pub event_id: EventId,
    /// The organization for which they are in charge.
    pub organization_id: OrganizationId,
    /// By whose link: the progress request.
    pub progress_request_id: ProgressRequestId,
    /// The name, as it was typed.
    pub full_name: String,
    /// The address.
    pub email: EmailAddress,
    /// The office.
    pub position: Option<String>,
    /// What you made of it.
    pub status: ContactProposalStatus,
    /// The focal point that came of it.
    pub focal_point_id: Option<FocalPointId>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for contacts that focal points named.
#[derive(Clone, Debug, Default, Object)]
pub struct ContactProposalFilter {
    /// Those of which you made this.
    pub status: Option<ContactProposalStatus>,
    /// Those of this organization.
    pub organization_id: Option<OrganizationId>,
    /// Those named by the link of this progress request.
    pub progress_request_id: Option<ProgressRequestId>,
    /// What became this focal point.
    pub focal_point_id: Option<FocalPointId>,
}
