//! Letters as callers see them.

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;

use super::entity::Model;
use crate::ids::{EventId, InvitationId, LetterId, RegistrationId};
use crate::text::Language;

/// A letter to be issued.
#[derive(Clone, Debug, Default, Object)]
pub struct LetterCreate {
    /// The language of the letter, one of those that pages come in; that in which the person is written
    /// to when left out. English stands in for any other.
    pub language: Option<Language>,
    /// Who signs it; a line to sign on is there either way.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
}

/// A letter that was issued.
#[derive(Clone, Debug, Object)]
pub struct LetterOut {
    /// Its id.
    pub id: LetterId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// The invitation that it is.
    pub invitation_id: Option<InvitationId>,
    /// The registration whose application for a visa it supports.
    pub registration_id: Option<RegistrationId>,
    /// Its number among those of the event.
    pub number: i32,
    /// The reference number; it stays.
    pub reference: String,
    /// The reference numbers of others about the same, which are good beside it: they were given out while
    /// whom it is to was on record as two people. They are printed no more.
    pub further_references: Vec<String>,
    /// The day that it bears; it stays.
    pub issued_on: NaiveDate,
    /// Its language.
    pub language: Language,
    /// Who signs it.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
    /// When it was issued.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl LetterOut {
    /// A letter, beside which others are good.
    pub fn beside(further_references: Vec<String>, row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            event_id: row.event_id,
            invitation_id: row.invitation_id,
            registration_id: row.registration_id,
            number: row.number,
            reference: row.reference,
            further_references,
            issued_on: row.issued_on,
            language: row.language,
            signatory_name: row.signatory_name,
            signatory_title: row.signatory_title,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
