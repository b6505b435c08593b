//! Statistics from what the database has counted.

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::rules;
use super::types::{ClaimedFigures, Counts, EventStatistics};
use crate::attendance;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::registrations;
use crate::registrations::entity::tally::Property;

/// The statistics of an event.
///
/// Nobody is absent from what has not begun.
pub async fn statistics(
    db: &impl ConnectionTrait,
    event: &Event,
    now: DateTime<Utc>,
) -> Result<EventStatistics> {
    let id = event.id;
    let tallies = registrations::service::tallies(db, id).await?;
    let attendance = attendance::service::tallies(db, id).await?;
    let confirmed = rules::total(&tallies, Property::Country);
    let of = |property| rules::by(&tallies, property);
    Ok(EventStatistics {
        event_id: id,
        registrations: rules::total(&tallies, Property::Status),
        by_status: of(Property::Status),
        confirmed,
        by_role: rules::by_role(&tallies),
        by_country: of(Property::Country),
        by_gender: of(Property::Gender),
        by_organization_kind: of(Property::OrganizationKind),
        by_day: of(Property::Day),
        by_attendance: if now < event.starts_at() && attendance.is_empty() {
            Counts::new()
        } else {
            rules::by_attendance(confirmed, &attendance)
        },
        claimed: ClaimedFigures {
            participants: rules::figure(event.claimed_participants, rules::participants(&tallies)),
            countries: rules::figure(event.claimed_countries, rules::countries(&tallies)),
            note: event.claimed_note.clone(),
        },
    })
}
