//! The languages that participants are spoken to in.
//!
//! All that pages and mails need of a language by themselves stands in one file of
//! `src/words/locales`: its own name, the texts, and how it writes dates and lists. The letters stand in
//! `email-templates`. This part knows no page, no mail and no feature.

pub mod catalogue;
pub mod dates;
pub mod numbers;

#[cfg(test)]
mod tests;
