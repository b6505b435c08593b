//! Files that people upload: kept in pieces, so that no server needs one as a whole, and in the
//! database, so that all servers and every backup have them.
//!
//! A file comes before anybody knows what for: what an organizer uploads is a handle that is good for a
//! day, until something names it. What a file is, its content says and never its name; what nobody here
//! has a use for is refused.

pub mod api;
pub mod entity;
pub mod rules;
pub mod service;
pub mod types;
