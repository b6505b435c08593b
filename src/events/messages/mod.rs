//! What mails say about an event, and the mails that are about the event itself.

mod changes;
mod letterhead;

use serde::{Deserialize, Serialize};

pub use changes::changes;
pub use letterhead::Letterhead;

use crate::mail::Mail;
use crate::mail::data::{ChangeData, EventData, PersonData};

/// Tells that an event will not take place. Its link is `manage`, for the registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventCancelled {
    /// To whom.
    pub person: PersonData,
    /// What.
    pub event: EventData,
    /// Why, as the organizers say it.
    pub reason: Option<String>,
}

impl Mail for EventCancelled {
    const TEMPLATE: &'static str = "event_cancelled";

    fn sample() -> Self {
        Self {
            person: PersonData::sample(),
            event: EventData::sample(),
            reason: Some("The hall is being repaired until the autumn.".into()),
        }
    }
}

/// Names what changed in an event. Its links are `manage` for the registered and `answer` for
/// the invited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventChanged {
    /// To whom.
    pub person: PersonData,
    /// What, as it is now.
    pub event: EventData,
    /// What changed.
    pub changes: Vec<ChangeData>,
    /// A sentence from the organizers.
    pub reason: Option<String>,
}

impl Mail for EventChanged {
    const TEMPLATE: &'static str = "event_changed";

    fn sample() -> Self {
        Self {
            person: PersonData::sample(),
            event: EventData::sample(),
            changes: vec![ChangeData::sample()],
            reason: Some("The delegations arrive later than planned.".into()),
        }
    }
}
