//! One test binary, a file a topic: behaviour over HTTP and mail, on a real database.
#![allow(clippy::pedantic, clippy::disallowed_methods, missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

mod agenda;
mod answer_form;
mod answering;
mod architecture;
mod at_once;
mod attack;
mod backup;
mod calendars;
mod cancelling;
mod contract;
mod costs;
mod counting;
mod countries;
mod demo;
mod description;
mod doctor;
mod event_moves;
mod event_page;
mod event_sample;
mod events;
mod follow_ups;
mod forgetting;
mod invitation_states;
mod inviting;
mod limited;
mod mail_api;
mod mail_outbox;
mod mail_render;
mod mail_wire;
mod migrating;
mod nul;
mod organizations;
mod pages_preview;
mod pages_samples;
mod people;
mod programmes;
mod queued_mails;
mod recommendations;
mod refusals;
mod registrations;
mod schema;
mod schema_checks;
mod sealing;
mod seats;
mod served;
mod several;
mod start;
mod statistics;
mod substitutes;
mod tokens;
mod worker;
mod writes;
