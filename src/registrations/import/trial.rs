//! Where people would go, one after the other, without anybody going there.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::registrations::rules::{self, Door, Newcomer, Seats};
use crate::registrations::service;
use crate::registrations::types::{
    AttendanceMode, ParticipantRole, RegistrationSource, RegistrationStatus,
};

/// An event's seats, of which some are taken on trial.
#[derive(Clone, Debug)]
pub struct Trial {
    door: Door,
    seats: BTreeMap<AttendanceMode, Seats>,
}

impl Trial {
    /// The seats as they stand now.
    pub async fn of(db: &impl ConnectionTrait, event: &Event, now: DateTime<Utc>) -> Result<Self> {
        let mut seats = BTreeMap::new();
        for mode in AttendanceMode::ALL {
            seats.insert(*mode, service::places(db, event, *mode).await?);
        }
        Ok(Self { door: service::door(event, now), seats })
    }

    /// What would become of one whom an organizer registers, also of one who comes back.
    pub fn enter(
        &mut self,
        role: ParticipantRole,
        mode: AttendanceMode,
        before: Option<RegistrationStatus>,
    ) -> Result<RegistrationStatus> {
        if before == Some(RegistrationStatus::Rejected) {
            rules::check(RegistrationStatus::Rejected, rules::Move::Return)?;
        }
        let none = Seats { capacity: None, confirmed: 0, waiting: 0 };
        let seats = self.seats.entry(mode).or_insert(none);
        let source = RegistrationSource::Organizer;
        let newcomer = Newcomer { role, source, skip_approval: true };
        let status = rules::decide(&self.door, seats, &newcomer).status()?;
        match status {
            RegistrationStatus::Confirmed if rules::takes_seat(role) => seats.confirmed += 1,
            RegistrationStatus::Waitlisted => seats.waiting += 1,
            _ => {}
        }
        Ok(status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::rules::Window;
    use crate::events::types::{Access, Approval, EventStatus};
    use AttendanceMode::{InPerson, Online};
    use ParticipantRole::{Delegate, Organizer};
    use RegistrationStatus::{Confirmed, Rejected, Waitlisted};

    fn trial(capacity: u64, waitlist: bool) -> Trial {
        let door = Door {
            status: EventStatus::Published,
            access: Access::InvitationOnly,
            window: Window::Closed,
            over: false,
            approval: Approval::Manual,
            waitlist,
        };
        let seats = Seats { capacity: Some(capacity), confirmed: 0, waiting: 0 };
        Trial { door, seats: [(InPerson, seats)].into() }
    }

    #[test]
    fn seats_are_taken_one_after_the_other_and_then_people_wait() {
        let mut trial = trial(1, true);
        let mut enter = |role, mode| trial.enter(role, mode, None).unwrap();
        assert_eq!(enter(Organizer, InPerson), Confirmed);
        assert_eq!(enter(Delegate, InPerson), Confirmed);
        assert_eq!(enter(Delegate, InPerson), Waitlisted);
        assert_eq!(enter(Delegate, Online), Confirmed);
    }

    #[test]
    fn where_nobody_waits_and_who_was_turned_down_is_refused() {
        let mut trial = trial(1, false);
        trial.enter(Delegate, InPerson, None).unwrap();
        let full = trial.enter(Delegate, InPerson, None).unwrap_err();
        assert_eq!(full.code, "registration.full");
        assert!(trial.enter(Organizer, InPerson, Some(Rejected)).is_err());
    }
}
