//! What is left of an event's places.

use serde::Serialize;

/// What is left of the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Places {
    /// Some, or there is no limit.
    Free,
    /// None, but there is a waiting list.
    WaitingList,
    /// None, and no list.
    Taken,
}

/// What is left for those who take part in one way.
#[derive(Clone, Debug, Serialize)]
pub struct ModePlaces {
    /// `in_person` or `online`.
    pub mode: &'static str,
    /// Whether there are any.
    pub places: Places,
    /// How many; none: no limit.
    pub left: Option<u32>,
}
