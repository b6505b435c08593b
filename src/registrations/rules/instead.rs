//! Somebody named in an invitee's place, and whether that place is theirs yet.

use crate::registrations::types::RegistrationStatus;

/// What somebody has of the place of whoever named them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An organizer decides; until then it is kept by whoever named them.
    Awaits,
    /// It is theirs; or would be, and nobody keeps it any more.
    Has,
}

impl Place {
    /// What a registration in this state has of a place that is `kept` by whoever named its person,
    /// or not any more.
    pub fn of(status: RegistrationStatus, kept: bool) -> Option<Self> {
        match status {
            RegistrationStatus::Pending if kept => Some(Self::Awaits),
            status if status.is_in() => Some(Self::Has),
            _ => None,
        }
    }
}

/// How far it is with somebody who was named in an invitee's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// They have not answered yet.
    Asked,
    /// They have accepted, and the organizers decide.
    Undecided,
    /// They come.
    Comes,
    /// They do not come.
    StaysAway,
}

impl Instead {
    /// By what they have of the place, and whether they may still answer.
    pub fn of(place: Option<Place>, asked: bool) -> Self {
        match (place, asked) {
            (Some(Place::Has), _) => Self::Comes,
            (Some(Place::Awaits), _) => Self::Undecided,
            (None, true) => Self::Asked,
            (None, false) => Self::StaysAway,
        }
    }

    /// One word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Undecided => "undecided",
            Self::Comes => "comes",
            Self::StaysAway => "stays_away",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RegistrationStatus::{Confirmed, Pending, Rejected, Waitlisted, Withdrawn};

    #[test]
    fn a_place_is_theirs_once_they_have_one_or_nobody_keeps_it() {
        for status in [Confirmed, Waitlisted] {
            assert_eq!(Place::of(status, true), Some(Place::Has));
        }
        assert_eq!(Place::of(Pending, true), Some(Place::Awaits));
        assert_eq!(Place::of(Pending, false), Some(Place::Has));
        for status in [Rejected, Withdrawn] {
            assert_eq!(Place::of(status, false), None);
        }
        assert!(Place::Has > Place::Awaits);
    }

    #[test]
    fn who_neither_has_a_place_nor_may_answer_stays_away() {
        assert_eq!(Instead::of(None, false), Instead::StaysAway);
        assert_eq!(Instead::of(None, true), Instead::Asked);
        assert_eq!(Instead::of(Some(Place::Awaits), false), Instead::Undecided);
        assert_eq!(Instead::of(Some(Place::Has), true), Instead::Comes);
    }
}
