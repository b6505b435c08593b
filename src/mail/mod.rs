//! Mail: addresses, links, templates, the outbox and what empties it.
//!
//! A service queues typed data ([`queue`]) in the same write as what the mail tells. The row holds
//! what the mail is about, never its text: links are secrets, and are made when it is rendered.
//! This part knows no feature. Only `transport` sends.

pub mod address;
mod ahead;
pub mod bounces;
pub mod data;
mod dkim;
pub mod entity;
pub mod files;
mod inline;
mod last;
pub mod links;
mod markdown;
mod message;
pub mod mime;
mod opaque;
pub mod outbox;
pub mod render;
pub mod rules;
mod sample;
mod sandbox;
mod service;
pub mod settings;
pub mod suppressions;
mod templates;
pub mod transport;
mod types;
pub mod words;
mod worker;

pub use address::{EmailAddress, NotAnAddress, on_the_wire};
pub use ahead::bring_back;
pub use dkim::{Dkim, NotAKey};
pub use entity::MailStatus;
pub use files::{FILES_MAX, FileRef, NewFile};
pub use last::last_about;
pub use links::{LinkKeys, LinkRef, Purpose};
pub use markdown::one_line;
pub use message::{Mail, NewMail, queue, queue_many, without_nul};
pub use render::{Input, Rendered, Renderer};
pub use sample::sample;
pub use sandbox::check_own_text;
pub use service::{
    MOST_ON_REQUEST, MailFilter, cancel, cancel_queued, cancel_queued_about, cancel_queued_of,
    cancel_queued_where, erase_person, find, forget_unconfirmed, has_unsent, hold_back, is_enough,
    move_to, retell, retry, retry_failed, revoke, rewrite, unsent,
};
pub use settings::{MailSettings, Sender, SmtpSettings, Tls};
pub use templates::TemplateFault;
pub use transport::{LastLook, Transport};
pub use types::{LastMail, ReplyOut};
pub use worker::Mailroom;
