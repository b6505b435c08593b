//! Convoke: seminars and capacity-building events, from the invitation to the last recommendation.
//!
//! A folder is a part of the field; every folder has the same rooms (see ARCHITECTURE.md):
//! `entity` (tables), `rules` (pure decisions), `types` (what comes in and goes out), `service`
//! (one function a deed), `api` and `pages` (the edges), `messages` (the mails it sends).
//! Arrows point downwards only; `tests/it/architecture.rs` reads the `use` lines and holds it so.

pub mod access;
pub mod administration;
pub mod agenda;
pub mod app;
pub mod assessments;
pub mod attendance;
pub mod audit;
pub mod certificates;
pub mod choices;
pub mod cli;
pub mod clock;
pub mod config;
pub mod context;
pub mod countries;
pub mod country_code;
pub mod db;
pub mod demo;
pub mod error;
pub mod evaluations;
pub mod events;
pub mod files;
pub mod follow_ups;
pub mod http;
pub mod ids;
pub mod invitations;
pub mod jobs;
pub mod letters;
pub mod mail;
pub mod materials;
pub mod needs;
pub mod nominations;
pub mod organizations;
pub mod pages;
pub mod patch;
pub mod people;
pub mod processes;
pub mod programmes;
pub mod recommendations;
pub mod registrations;
pub mod reports;
pub mod telemetry;
pub mod text;
pub mod tree;
pub mod uploads;
pub mod vault;
pub mod wall_time;
pub mod words;
pub mod worker;
pub mod zone;

/// The allocator of every program of the house: a tenth more mails a second than with that of the C
/// library, which also keeps for each of its threads what one of them once needed.
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
