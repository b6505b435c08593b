//! Progress requests: the focal points of an addressee are asked by link how far it is with what an
//! event recommended to it.
//!
//! A request is that of one event, one organization and one focal point, and its link opens all that
//! the event recommended to that organization. It lives for as long as that person is an active focal
//! point there, also once the event is archived. A report is a new entry, never a change; a form that
//! comes twice is one report. It refuses to record anything by a link that is dead, and to make anybody
//! a focal point: whom a link names, the organizers confirm.

pub mod api;
pub mod entity;
pub mod messages;
pub mod pages;
pub mod rules;
pub mod service;
pub mod types;
