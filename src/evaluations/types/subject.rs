//! What questions were about, as it is kept with a form once it is opened.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::text::Texts;

/// What a question is about; of one that is about nothing, all is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subject {
    /// The day on which it was.
    pub day: Option<NaiveDate>,
    /// What the panel or item is called.
    pub title: Option<Texts>,
    /// Who spoke.
    pub speakers: Vec<Spoke>,
    /// Whether it is about one of them alone.
    pub of_one: bool,
}

/// Somebody who spoke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoke {
    /// The person, where they were in the address book.
    pub person_id: Option<PersonId>,
    /// The name on the day.
    pub full_name: String,
}
