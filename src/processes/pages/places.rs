//! What is left of an event's places, for each way to take part.

use crate::context::Context;
use crate::error::{AppError, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::types::{Approval, Modality};
use crate::pages::views::{ModePlaces, Places};
use crate::registrations::rules::{Refusal, Seats};
use crate::registrations::service;
use crate::registrations::types::AttendanceMode;

/// The places of each mode that an event offers.
pub(super) struct Offer {
    seats: Vec<(AttendanceMode, Seats)>,
    waitlist: bool,
    /// Whether the organizers decide first, so that no list can be promised to anybody.
    decided: bool,
    /// Whether it is for somebody who has a seat, and keeps it.
    seated: bool,
}

impl Offer {
    /// As it stands now.
    pub async fn of(context: &Context, event: &Event) -> Result<Self> {
        let modes: &[AttendanceMode] = match event.modality {
            Modality::InPerson => &[AttendanceMode::InPerson],
            Modality::Online => &[AttendanceMode::Online],
            Modality::Hybrid => &[AttendanceMode::InPerson, AttendanceMode::Online],
        };
        let mut seats = Vec::with_capacity(modes.len());
        for mode in modes {
            seats.push((*mode, service::places(context.db.read(), event, *mode).await?));
        }
        let decided = event.registration_approval == Approval::Manual;
        Ok(Self { seats, waitlist: event.registration_waitlist, decided, seated: false })
    }

    /// The same for those about whom nobody need decide.
    pub fn undecided(self) -> Self {
        Self { decided: false, ..self }
    }

    /// The same for those who take no seat.
    pub fn without_limit(mut self) -> Self {
        for (_, seats) in &mut self.seats {
            *seats = Seats::new(None, 0, 0);
        }
        self
    }

    /// The same for those for whom a place of one kind is kept.
    pub fn without_limit_of(mut self, kept: AttendanceMode) -> Self {
        for (_, seats) in self.seats.iter_mut().filter(|(mode, _)| *mode == kept) {
            *seats = Seats::new(None, 0, 0);
        }
        self
    }

    /// The same for somebody who has a seat and gives it up for no place on a waiting list.
    pub fn for_seated(mut self) -> Self {
        self.waitlist = false;
        self.seated = true;
        self
    }

    /// What is left, whichever way one takes part.
    pub fn places(&self) -> Places {
        let each = self.seats.iter().map(|(_, seats)| self.places_of(seats));
        each.min().unwrap_or(Places::Free)
    }

    fn places_of(&self, seats: &Seats) -> Places {
        match (seats.has_room(), self.waitlist) {
            (true, _) => Places::Free,
            (false, true) if self.decided => Places::Free,
            (false, true) => Places::WaitingList,
            (false, false) => Places::Taken,
        }
    }

    /// What is left for each mode; empty where nothing is limited.
    pub fn by_mode(&self) -> Vec<ModePlaces> {
        if self.seats.iter().all(|(_, seats)| seats.capacity.is_none()) {
            return Vec::new();
        }
        let one = |(mode, seats): &(AttendanceMode, Seats)| ModePlaces {
            mode: mode.as_str(),
            places: self.places_of(seats),
            left: seats.left().map(|left| u32::try_from(left).unwrap_or(u32::MAX)),
        };
        self.seats.iter().map(one).collect()
    }

    /// What is wrong with the mode that somebody chose, if it was refused as full while there is
    /// another one to choose.
    pub fn fault(&self, error: &AppError) -> Option<FieldError> {
        let full = error.code == Refusal::Full.code();
        let other = self.seats.len() > 1 && (self.seated || self.places() != Places::Taken);
        (full && other).then(|| FieldError::new("attendance_mode", "full", error.detail.clone()))
    }
}
