//! What participants see: typed views in, HTML out.
//!
//! This part owns the look and the header rules of the pages, and reads the forms that
//! they send. It knows no feature and no database: a feature's `pages.rs` fills a view from
//! [`views`], [`show`] makes a [`Page`] of it, [`refusal`] makes one of an error, and [`edge`] holds
//! the routes. It refuses scripts, cookies, outside hosts and markup in values.

pub mod assets;
mod blocks;
mod cross_site;
pub mod dates;
pub mod edge;
mod even;
pub mod files;
pub mod forms;
mod home;
pub mod language;
pub mod markdown;
mod render;
pub mod respond;
pub mod views;

pub use crate::words::catalogue;
pub use even::evenly;
pub use files::{SentFile, Unread};
pub use forms::{Form, FormFile, Sent};
pub use language::{Asked, Reader};
pub use markdown::SafeHtml;
use render::escape;
pub use render::render;
pub use respond::{Page, handed_on, message, refusal, see_other, show};
