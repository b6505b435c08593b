//! The tables of progress requests.

pub mod proposal;
pub mod request;
pub mod round;
