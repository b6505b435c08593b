//! What is counted across the events of a programme and of those below it.

pub(super) mod events;
pub(super) mod rules;
pub(super) mod turnout;
