//! What pages show, as plain data that features fill.
//!
//! Names of choices (`kind`, `role`, `status`) are the ones of the API; the pages put them into
//! words. Texts are picked in the reader's language by whoever fills the view.

mod delegation;
mod document;
mod evaluation;
mod event;
mod file;
mod form;
mod invitation;
mod long_list;
mod material;
mod message;
mod overview;
mod places;
mod progress;
mod qr;
mod registration;
mod statistics;
mod unsubscribe;
mod verify;
mod worded;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use poem::http::StatusCode;
use serde::Serialize;

pub use self::delegation::{
    DelegateLine, DelegateRow, DelegationForm, DelegationNotice, DelegationView,
};
pub use self::document::{DocumentView, SectionView};
pub use self::evaluation::{
    EvaluationNotice, EvaluationView, PointsLine, QuestionView, ResultsView, ShareLine, TestView,
};
pub use self::event::{AgendaView, DayView, EventView, ItemView, PanelView, SignUp, SpeakerView};
pub use self::file::FileLine;
pub use self::form::{FieldFile, FieldKind, FieldView, FormView, SummaryLine, removal};
pub use self::invitation::{AnswerView, InvitationView, NamedView, OwnView, WithdrawnView};
pub use self::long_list::LongList;
pub(super) use self::long_list::chosen;
pub use self::material::MaterialLine;
pub use self::message::{MessageView, Outcome};
pub use self::overview::{OverviewLine, OverviewView};
pub use self::places::{ModePlaces, Places};
pub use self::progress::{EntryView, ProgressNotice, ProgressView, TaskView};
pub use self::qr::QrView;
pub use self::registration::{CertificateLine, Notice, RegistrationView, SignUpView};
pub use self::statistics::{Bar, BarChart, ClaimLine, DayLine, SeatLine, StatisticsView, TimeLine};
pub use self::unsubscribe::{Stopped, UnsubscribeView};
pub use self::verify::VerifyView;
pub use self::worded::Worded;
pub use super::dates::Moment;
use super::dates::zone_label;
pub use super::respond::Caching;
use crate::text::Language;

/// Data that a template shows.
pub trait View: Serialize {
    /// The template.
    const TEMPLATE: &'static str;

    /// The status of the page.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// Who may keep the page.
    fn caching(&self) -> Caching {
        Caching::Private
    }
}

/// When an event is, by the clocks where it is.
#[derive(Clone, Debug, Serialize)]
pub struct When {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// When it starts, if that is known.
    pub start_time: Option<NaiveTime>,
    /// When it ends, if that is known.
    pub end_time: Option<NaiveTime>,
    /// The zone in words, with its offset on the first day.
    pub zone: String,
}

impl When {
    /// The days and times in `zone`.
    pub fn new(
        days: (NaiveDate, NaiveDate),
        times: (Option<NaiveTime>, Option<NaiveTime>),
        zone: Tz,
    ) -> Self {
        let start = days.0.and_time(times.0.unwrap_or_default());
        // A time that the clocks skip has no instant; the offset of UTC's same hour will do.
        let instant: DateTime<Utc> = zone
            .from_local_datetime(&start)
            .earliest()
            .map_or_else(|| start.and_utc(), |local| local.with_timezone(&Utc));
        Self {
            starts_on: days.0,
            ends_on: days.1,
            start_time: times.0,
            end_time: times.1,
            zone: zone_label(zone, instant),
        }
    }
}

/// Where an event is.
#[derive(Clone, Debug, Default, Serialize)]
pub struct VenueView {
    /// The house.
    pub name: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country's name.
    pub country: Option<String>,
}

/// An organization and what it does for an event.
#[derive(Clone, Debug, Serialize)]
pub struct OrganizationView {
    /// Its name.
    pub name: String,
    /// All of `lead`, `co_organizer`, `host`, `partner`, `donor` that it is.
    pub roles: Vec<&'static str>,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Contact {
    /// The unit.
    pub unit: Option<String>,
    /// Its mailbox.
    pub email: Option<String>,
}

/// A link out of a page. One that leads neither to the web nor to a mailbox is shown as text.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    title: String,
    href: Option<String>,
    dated: Option<String>,
}

impl LinkView {
    /// `title`, leading to `target`.
    pub fn new(title: impl Into<String>, target: Option<String>) -> Self {
        let href = target.filter(|target| super::markdown::leads_outside(target));
        Self { title: title.into(), href, dated: None }
    }

    /// The same with its date, as far as that is known: `2009`, `2022-02` or `2021-07-15`.
    #[must_use]
    pub fn dated(mut self, dated: Option<String>) -> Self {
        self.dated = dated;
        self
    }
}

/// What every page about an event says of it.
#[derive(Clone, Debug, Serialize)]
pub struct EventSummary {
    /// Its short name in addresses.
    pub slug: String,
    /// `seminar`, `workshop`, ...
    pub kind: &'static str,
    /// `draft`, `published`, `cancelled`, `completed`, `archived`; what has ended is `completed`.
    pub status: &'static str,
    /// Title.
    pub title: Worded,
    /// Theme.
    pub theme: Option<Worded>,
    /// Days and times.
    pub when: When,
    /// Place.
    pub venue: Option<VenueView>,
    /// `in_person`, `online`, `hybrid`.
    pub modality: &'static str,
    /// Those who organize it, the leading ones first.
    pub organizations: Vec<OrganizationView>,
    /// In whose name it is held: those who lead or host it, else those who organize it together.
    pub hosts: Vec<String>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// The languages it is held in.
    pub working_languages: Vec<Language>,
}
