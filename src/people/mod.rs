//! People: names as they are written, how to reach them, and which events know them.
//!
//! A full name is all that is required, and it is never split. It refuses a second person with the
//! same address, and deleting one who takes part in anything: such a person is erased instead. A
//! token limited to some events sees the people whom these know, and no others. Who is written to for
//! a country or an organization has a folder of their own.

pub mod api;
pub mod entity;
pub mod focal_points;
pub mod import;
pub mod merged;
pub mod messages;
pub mod rules;
pub mod service;
pub mod table;
pub mod types;
