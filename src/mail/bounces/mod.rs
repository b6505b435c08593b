//! Reports on mails that came back, are late, or were unwanted.
//!
//! Anybody can send one, so nothing in it counts but the tag that stands in the envelope sender of
//! each mail. Nothing is ever sent in answer, and nothing that cannot be read does harm.

pub mod entity;
mod fields;
mod keeping;
mod reading;
pub mod rules;
mod service;

pub use entity::{BounceKind, BounceOutcome};
pub use keeping::{KEPT_MAX, UNPROVEN_MAX};
pub use reading::{Claim, Delivery, READ_MAX, Report};
pub(super) use service::forget_person;
pub use service::{find, forget_old, take};
