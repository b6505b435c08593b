//! A file that stands, as a page tells of it.

use serde::Serialize;

use super::Moment;

/// A file that stands.
#[derive(Clone, Debug, Serialize)]
pub struct FileLine {
    /// What it is called.
    pub name: String,
    /// How large it is, in kilobytes.
    pub kilobytes: i64,
    /// When it came.
    pub received: Moment,
}
