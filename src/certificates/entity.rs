//! Certificates, each as it was issued.

use sea_orm::entity::prelude::*;

use crate::attendance::types::AttendanceMeasure;
use crate::certificates::types::CertificateKind;
use crate::db::List;
use crate::ids::{CertificateId, EventId, RegistrationId};
use crate::text::Language;

/// A row of `certificates`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CertificateId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The event.
    pub event_id: EventId,
    /// Whose it is.
    pub registration_id: RegistrationId,
    /// The one that it was issued instead of.
    pub replaces_id: Option<CertificateId>,
    /// What it certifies.
    pub kind: CertificateKind,
    /// Its number among those of the event.
    pub number: i32,
    /// The reference number as it stands in it.
    pub reference: String,
    /// The code that confirms it, without hyphens.
    pub code: String,
    /// Where it is confirmed, as it stands in it.
    pub address: String,
    /// Its language.
    pub language: Language,
    /// The name that it bears.
    pub name: String,
    /// The event's title in its language.
    pub event_title: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Where the event was, in its language.
    pub place: Option<String>,
    /// Who held the event, in its language.
    pub organizers: List<String>,
    /// How many hours it certifies.
    pub hours: Option<i32>,
    /// Who signs it.
    pub signatory_name: Option<String>,
    /// Their position.
    pub signatory_title: Option<String>,
    /// The day that it bears, in the event's time zone.
    pub issued_on: Date,
    /// What attendance was measured in.
    pub measure: AttendanceMeasure,
    /// What share of it was asked, in per cent.
    pub threshold: i32,
    /// How many of those held were attended.
    pub attended: i32,
    /// How many were held.
    pub held: i32,
    /// Whether it is valid beside another one of its kind, as its holder had been two people.
    pub further: bool,
    /// Name and reference number, folded for search.
    pub search: String,
    /// When it was revoked.
    pub revoked_at: Option<DateTimeUtc>,
    /// By whom.
    pub revoked_by: Option<String>,
    /// Why.
    pub revoke_reason: Option<String>,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

crate::belongs_to! {
    /// The event.
    Event: EventId => crate::events::entity::event,
    /// Whose it is.
    Registration: RegistrationId => crate::registrations::entity,
}
