//! A clock that jumps by a day, and the days on which the calendar itself does.

mod calendar;
mod jumps;
