//! Plans of follow-ups as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use super::{Anchor, Audience, FollowUpOut};
use crate::ids::FollowUpPlanId;
use crate::patch::Change;
use crate::text::Texts;
use crate::wall_time::WallTime;

/// One follow-up of a plan. What is not said of it here is said by the event it is made for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Object)]
pub struct FollowUpStep {
    /// What you call it; recipients do not see it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// Who gets it.
    pub audience: Audience,
    /// What its time is relative to; without it the follow-up is a draft until `send-now`.
    pub anchor: Option<Anchor>,
    /// So many calendar days after the anchor, or before it if negative.
    #[oai(validator(minimum(value = "-3660"), maximum(value = "3660")))]
    pub offset_days: Option<i32>,
    /// At this time of the day in the event's zone; the anchor's own when left out.
    pub at_time: Option<WallTime>,
    /// Subject, with placeholders such as `{{ event.title }}`.
    pub subject: Texts,
    /// Body in Markdown, with placeholders.
    pub body: Texts,
    /// The files it carries, such as `agenda`.
    #[oai(default, validator(max_items = 10))]
    #[serde(default)]
    pub attach: Vec<String>,
}

/// A new plan. To copy one, send its `steps` as they are shown, with a name of your own.
#[derive(Clone, Debug, Object)]
pub struct FollowUpPlanCreate {
    /// What you call it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// What it is good for.
    #[oai(validator(max_length = 2000))]
    pub description: Option<String>,
    /// Its follow-ups, in the order in which they are shown.
    #[oai(validator(min_items = 1, max_items = 30))]
    pub steps: Vec<FollowUpStep>,
}

/// What changes in a plan: what is left out stays, null clears. Follow-ups that were made from it
/// stay as they are.
#[derive(Clone, Debug, Object)]
pub struct FollowUpPlanPatch {
    /// What you call it.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    /// What it is good for.
    #[oai(validator(max_length = 2000))]
    pub description: Change<String>,
    /// Its follow-ups; replaced as a whole.
    #[oai(validator(min_items = 1, max_items = 30))]
    pub steps: Option<Vec<FollowUpStep>>,
}

/// A plan of follow-ups.
#[derive(Clone, Debug, Object)]
pub struct FollowUpPlanOut {
    /// Its id.
    pub id: FollowUpPlanId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// What it is called.
    pub name: String,
    /// What it is good for.
    pub description: Option<String>,
    /// Its follow-ups.
    pub steps: Vec<FollowUpStep>,
    /// Whether it came with the software: then it stays as it is, and you change a copy.
    pub shipped: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for plans.
#[derive(Clone, Debug, Default, Object)]
pub struct FollowUpPlanFilter {
    /// Whether they came with the software.
    pub shipped: Option<bool>,
}

/// Which plan an event gets the follow-ups of.
#[derive(Clone, Debug, Object)]
pub struct FollowUpsFromPlan {
    /// The plan.
    pub plan_id: FollowUpPlanId,
    /// Whether those that have a time to come are scheduled at once; false unless given: all are
    /// drafts to be looked at.
    pub schedule: Option<bool>,
}

/// The follow-ups that were made from a plan.
#[derive(Clone, Debug, Object)]
pub struct FollowUpsMade {
    /// One for each step, in the order of the plan.
    pub items: Vec<FollowUpOut>,
}
