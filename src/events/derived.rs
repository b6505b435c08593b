//! What follows from an event's row: its span in time, its schedule, its own language.

use chrono::{DateTime, Utc};

use super::entity::event::Model;
use super::rules::Schedule;
use super::types::EventStatus;
use crate::text::{Language, Texts};
use crate::zone::WallSpan;

impl Model {
    /// From the first to the last day, in the event's zone.
    pub fn span(&self) -> WallSpan {
        WallSpan {
            zone: self.time_zone,
            starts_on: self.starts_on,
            start_time: self.start_time,
            ends_on: self.ends_on,
            end_time: self.end_time,
        }
    }

    /// The instant of its start.
    pub fn starts_at(&self) -> DateTime<Utc> {
        self.span().start()
    }

    /// The instant of its end, which does not belong to it.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.span().end()
    }

    /// Whether people outside may know of it: not of a draft, nor of one that was called off as such.
    pub fn was_announced(&self) -> bool {
        self.published_at.is_some()
    }

    /// Whether it has ended.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.ends_at()
    }

    /// How far it is for people: what was called off stays so for them, also once it is put away.
    pub fn standing(&self) -> EventStatus {
        if self.cancelled_at.is_some() { EventStatus::Cancelled } else { self.status }
    }

    /// The same at `now`: what has ended is over for people, also before an organizer says so.
    pub fn standing_at(&self, now: DateTime<Utc>) -> EventStatus {
        match self.standing() {
            EventStatus::Published if self.is_over(now) => EventStatus::Completed,
            standing => standing,
        }
    }

    /// When it takes place and whom it holds.
    pub fn schedule(&self) -> Schedule {
        Schedule {
            span: self.span(),
            opens_on: self.registration_opens_on,
            closes_on: self.registration_closes_on,
            capacity: self.capacity,
            online_capacity: self.online_capacity,
        }
    }

    /// Whether what is planned relative to it moves, once it is `after`.
    pub fn schedule_moved(&self, after: &Self) -> bool {
        (self.span(), self.registration_closes_on) != (after.span(), after.registration_closes_on)
    }

    /// Its own language: the first of those that are spoken.
    pub fn language(&self) -> Option<&Language> {
        self.working_languages.first()
    }

    /// One of its texts for a reader: in their language, else in its own, else in English.
    pub fn text_for<'a>(&'a self, texts: &'a Texts, reader: &'a Language) -> &'a str {
        texts.pick([reader].into_iter().chain(self.language()))
    }

    /// The title for a reader.
    pub fn title_for<'a>(&'a self, reader: &'a Language) -> &'a str {
        self.text_for(&self.title, reader)
    }
}
