//! The page that confirms a certificate.

use chrono::NaiveDate;
use serde::Serialize;

use super::{View, Worded};

/// All that is said of a certificate that is valid.
#[derive(Clone, Debug, Serialize)]
pub struct VerifyView {
    /// The name that it bears.
    pub name: String,
    /// The title of the event as it stands in it.
    pub event: Worded,
    /// The first day of the event.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
}

impl View for VerifyView {
    const TEMPLATE: &'static str = "verify.html";
}
