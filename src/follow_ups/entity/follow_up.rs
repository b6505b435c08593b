//! Follow-ups.

use sea_orm::entity::prelude::*;

use crate::db::List;
use crate::follow_ups::types::{Anchor, Audience, FollowUpStatus};
use crate::ids::{EventId, FollowUpId, FollowUpPlanId, JobId, MaterialId};
use crate::text::Texts;

/// A row of `follow_ups`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follow_ups")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FollowUpId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The plan it was made from; it stays when the plan goes.
    pub plan_id: Option<FollowUpPlanId>,
    /// What organizers call it.
    pub name: String,
    /// Who gets it.
    #[sea_orm(column_type = "JsonBinary")]
    pub audience: Audience,
    /// What its time is relative to.
    pub anchor: Option<Anchor>,
    /// So many days after the anchor, or before it.
    pub offset_days: Option<i32>,
    /// At this time of the day, in the event's zone.
    pub at_time: Option<Time>,
    /// Subject by language, with placeholders.
    #[sea_orm(column_type = "JsonBinary")]
    pub subject: Texts,
    /// Body by language, Markdown with placeholders.
    #[sea_orm(column_type = "JsonBinary")]
    pub body: Texts,
    /// The names of what is attached.
    pub attach: List<String>,
    /// The materials of the event that are attached.
    pub materials: List<MaterialId>,
    /// How far it is.
    pub status: FollowUpStatus,
    /// How many got it.
    pub recipient_count: i32,
    /// How many of the audience could not get it, because they have no address.
    pub skipped_count: i32,
    /// The instant to send it at, where there is no anchor.
    pub send_at: Option<DateTimeUtc>,
    /// When it is due, computed from the above.
    pub due_at: Option<DateTimeUtc>,
    /// Since when its mails are queued; from then on it goes to its end.
    pub expanded_at: Option<DateTimeUtc>,
    /// The job that says how far its sending is.
    pub job_id: Option<JobId>,
    /// When all of it was given to the outbox.
    pub sent_at: Option<DateTimeUtc>,
    /// Name and subject, folded for search.
    pub search: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
}
