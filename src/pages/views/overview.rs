//! A programme at a glance, in figures and pictures.

use chrono::NaiveDate;
use serde::Serialize;

use super::{BarChart, View, Worded};

/// The overview of a programme.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewView {
    /// Its title.
    pub title: Worded,
    /// Its events, in their order.
    pub events: Vec<OverviewLine>,
    /// How many people took part, each once.
    pub people: i64,
    /// How many of them took part in two events or more.
    pub came_back: i64,
    /// The same in per cent; none where nobody took part.
    pub came_back_percent: Option<String>,
    /// How many, by this and that.
    pub charts: Vec<BarChart>,
}

impl View for OverviewView {
    const TEMPLATE: &'static str = "overview.html";
}

/// An event of a programme.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewLine {
    /// Its title.
    pub title: Worded,
    /// `draft`, `published`, `cancelled`, `completed`, `archived`; what has ended is `completed`.
    pub status: &'static str,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// To how many an invitation went out.
    pub invited: i64,
    /// All who are confirmed.
    pub confirmed: i64,
    /// Those of them who take part.
    pub participants: i64,
    /// How many of these came; none where nobody was checked in.
    pub came: Option<i64>,
    /// The names of the countries from which they are.
    pub countries: Vec<String>,
}
