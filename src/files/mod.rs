//! Files out: data in, bytes out. What stands here knows no table and no feature.

pub mod csv;
pub mod ical;
mod vtimezone;
