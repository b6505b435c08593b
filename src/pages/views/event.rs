//! The page of an event, for everybody.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::{Caching, EventSummary, LinkView, MaterialLine, ModePlaces, Moment, View, Worded};
use crate::pages::SafeHtml;

/// The page of an event.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// The facts.
    pub event: EventSummary,
    /// What it is about.
    pub description: Worded<SafeHtml>,
    /// What it is for.
    pub objectives: Vec<Worded>,
    /// The agenda by day; empty while there is none.
    pub agenda: Vec<DayView>,
    /// Whether and how one can register.
    pub sign_up: SignUp,
    /// What is left of the places, for each way to take part; empty where nothing is limited.
    pub places: Vec<ModePlaces>,
    /// Materials for everybody.
    pub materials: Vec<MaterialLine>,
    /// Papers and pages to read.
    pub references: Vec<LinkView>,
    /// Meetings that took its outcomes on.
    pub later_meetings: Vec<LinkView>,
}

impl View for EventView {
    const TEMPLATE: &'static str = "event.html";

    fn caching(&self) -> Caching {
        Caching::Public
    }
}

/// The agenda of an event alone, to be printed or passed on.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaView {
    /// The facts.
    pub event: EventSummary,
    /// The agenda by day.
    pub agenda: Vec<DayView>,
}

impl View for AgendaView {
    const TEMPLATE: &'static str = "agenda.html";
}

/// Whether and how one can register.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SignUp {
    /// By everybody, until it closes.
    Open {
        /// When it closes, if that is said.
        closes: Option<Moment>,
    },
    /// By everybody, for the waiting list.
    WaitingList,
    /// Not yet.
    NotYet {
        /// When it opens.
        opens: Moment,
    },
    /// No place is left, and no list kept.
    Full,
    /// No longer.
    Closed,
    /// By invitation only.
    ByInvitation,
    /// The event is off.
    Cancelled,
    /// The event has been held.
    Over,
}

/// A day of an agenda.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// The day; none for panels without one.
    pub day: Option<NaiveDate>,
    /// Its panels.
    pub panels: Vec<PanelView>,
    /// Whether any time of day is known.
    timed: bool,
}

impl DayView {
    /// A day and its panels.
    pub fn new(day: Option<NaiveDate>, panels: Vec<PanelView>) -> Self {
        let times = |panel: &PanelView| {
            let items = panel.items.iter().flat_map(|item| [item.start_time, item.end_time]);
            items.chain([panel.start_time, panel.end_time]).any(|time| time.is_some())
        };
        Self { day, timed: panels.iter().any(times), panels }
    }
}

/// A panel of an agenda.
#[derive(Clone, Debug, Serialize)]
pub struct PanelView {
    /// Title.
    pub title: Worded,
    /// What it is about.
    pub description: Worded<SafeHtml>,
    /// When it starts.
    pub start_time: Option<NaiveTime>,
    /// When it ends.
    pub end_time: Option<NaiveTime>,
    /// The room.
    pub room: Option<String>,
    /// Its items.
    pub items: Vec<ItemView>,
}

/// An item of a panel.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    /// `opening`, `keynote`, `presentation`, ...
    pub kind: &'static str,
    /// Title.
    pub title: Worded,
    /// What it is about.
    pub summary: Worded<SafeHtml>,
    /// When it starts.
    pub start_time: Option<NaiveTime>,
    /// When it ends.
    pub end_time: Option<NaiveTime>,
    /// Who receives the visitors, of a study visit.
    pub host: Option<String>,
    /// Who speaks.
    pub speakers: Vec<SpeakerView>,
}

/// A speaker as they are on the day.
#[derive(Clone, Debug, Serialize)]
pub struct SpeakerView {
    /// Name with honorific.
    pub name: String,
    /// `speaker`, `moderator`, `panellist`, ...
    pub role: &'static str,
    /// Position.
    pub position: Option<String>,
    /// Organization.
    pub organization: Option<String>,
    /// The country's name.
    pub country: Option<String>,
}
