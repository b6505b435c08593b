//! Which certificates would not be issued any more, as things stand.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::attendance;
use crate::attendance::service::Shares;
use crate::attendance::types::AttendanceMeasure;
use crate::certificates::entity::{Column, Entity};
use crate::certificates::rules;
use crate::certificates::types::{CertificateKind, CertificateNotDue};
use crate::error::Result;
use crate::ids::{CertificateId, EventId, RegistrationId};
use crate::registrations::entity as registration;
use crate::registrations::types::RegistrationStatus;

/// A valid certificate, and how its registration stands.
#[derive(FromQueryResult)]
struct Given {
    id: CertificateId,
    registration_id: RegistrationId,
    reference: String,
    name: String,
    measure: AttendanceMeasure,
    threshold: i32,
    status: RegistrationStatus,
}

/// The valid ones of a kind whose reason is gone, in the order of their numbers. What is `known` of one
/// measure is not read again.
pub(super) async fn not_due(
    db: &impl ConnectionTrait,
    event: EventId,
    kind: CertificateKind,
    known: (AttendanceMeasure, &Shares),
) -> Result<Vec<CertificateNotDue>> {
    let given = Entity::find()
        .select_only()
        .columns([Column::Id, Column::RegistrationId, Column::Reference, Column::Name])
        .columns([Column::Measure, Column::Threshold])
        .column(registration::Column::Status)
        .inner_join(registration::Entity)
        .filter(Column::EventId.eq(event))
        .filter(Column::Kind.eq(kind))
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::Number);
    let given = given.into_model::<Given>().all(db).await?;
    let other = match given.iter().find(|row| row.measure != known.0) {
        Some(row) => attendance::service::shares(db, event, row.measure).await?,
        None => Shares::default(),
    };
    let doubted = |row: Given| {
        let shares = if row.measure == known.0 { known.1 } else { &other };
        let attended = shares.of(row.registration_id);
        let outcome = rules::doubt(row.status, (attended, shares.held), row.threshold)?;
        Some(CertificateNotDue {
            certificate_id: row.id,
            registration_id: row.registration_id,
            reference: row.reference,
            name: row.name,
            attended,
            held: shares.held,
            threshold: row.threshold,
            outcome,
        })
    };
    Ok(given.into_iter().filter_map(doubted).collect())
}
