//! Reading a report, writing its sections, keeping its versions.

mod compose;
mod sections;
mod versions;

pub use compose::current;
pub use sections::{give_back, section, write};
pub use versions::{changes, keep, list, shown, version};
