//! Running the installation: tokens, the audit log, the outbox, over HTTP.
//!
//! Owns no table: `access`, `audit` and `mail` do, on which everything stands, `http` too; so
//! their operations are here, above it.

pub mod api;
pub mod mail;
pub mod messages;
mod tokens;
