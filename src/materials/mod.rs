//! Materials: papers, presentations and pictures of an event, by panel and item, and their texts, found
//! across all events; and the catalogue of practices and digital public goods.
//!
//! A file is an upload that its material names and owns; what lives elsewhere is named by its address.
//! The text of a file is read once, by a worker, in a process of its own; a file of which none can be
//! read is kept and says why. It refuses what is neither a file nor an address of the web.

pub mod api;
pub mod entity;
pub mod pages;
pub mod practices;
pub mod rules;
pub mod service;
pub mod types;
