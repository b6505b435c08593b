//! Nomination requests: a country or an organization is asked to name its delegation, on a page
//! behind a link that goes to its focal points.
//!
//! What they type is kept as they typed it, beside the nominations that come of it: it writes over
//! nobody on record, and nothing on record is shown for it. It refuses changes after the deadline,
//! more people than were asked for, and to take somebody away on whom the organizers have decided.
//! Whoever names somebody has locked the event, then the request.

pub mod api;
pub mod entity;
pub mod messages;
pub mod pages;
pub mod rules;
pub mod service;
pub mod types;
