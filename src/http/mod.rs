//! What every `api.rs` stands on: problems, callers, bodies, pages, versions, repeats, limits.
//!
//! A handler takes its extractors in this order: [`Auth`] first (so that a stranger learns
//! nothing), then path and headers, then [`Body`] or [`Listing`]; it has one service
//! function do the work (a read may first look for what its path names) and gives back one of the
//! [`answers`].

pub mod answers;
mod aside;
mod auth;
mod body;
mod change;
mod conditional;
mod contract;
mod deed;
mod description;
mod disposition;
mod errors;
mod formats;
mod harmless;
mod if_match;
mod languages;
mod limits;
mod listing;
mod message;
pub mod openapi;
mod parsed;
mod partly;
mod problem;
mod query;
mod repeat;
pub mod request;
mod rows;
mod saved;
mod scalars;
mod shapes;
mod table_file;
mod translate;

pub use answers::{Acted, Created, CreatedOnce, Deleted, Found, List, Once, Resource, Told};
pub use aside::aside;
pub use auth::{Administer, Auth, CheckIn, Organize, Read, ReadAttendance};
pub use body::{Body, LargeBody, is_encoded};
pub use conditional::unless_known;
pub use contract::Contract;
pub use description::Description;
pub(crate) use disposition::file_name;
pub use errors::{allow, catch_all, is_text, panicked, timed_out};
pub use formats::{Format, FormatOf, Offered, Rendered, wanted};
pub use harmless::harmless;
pub use if_match::IfMatch;
pub use limits::{Limits, spent};
pub use listing::{Filter, Listing};
pub use message::Message;
pub use openapi::Tag;
pub use parsed::parsed;
pub use partly::Judges;
pub use problem::Problem;
pub use repeat::{IdempotencyKey, InFlight, Repeat, forget_old};
pub use rows::{RowError, Rows};
pub use saved::Saved;
pub use table_file::{OfPeople, Sampled, TableFile};
