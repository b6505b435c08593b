//! What two people who turned out to be one both had: what went is kept here as it was.
//!
//! It is in no list any more, and nothing that counts or decides looks here. What was given out with it
//! (links, codes, the ids that devices and tables bring back) leads from here to what stays. It goes with
//! the person.

pub mod entity;
pub mod service;
