//! The tables of registration forms.

pub mod form;
pub mod question;
