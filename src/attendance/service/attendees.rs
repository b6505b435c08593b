//! Whom the people at the door have before them.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};

use super::CHUNK;
use crate::attendance::entity::check_in::Model;
use crate::attendance::types::CheckInOut;
use crate::countries::CountryCode;
use crate::error::Result;
use crate::ids::{EventId, RegistrationId};
use crate::people::entity::person;
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service as merged;
use crate::registrations::entity::{Column, Entity};
use crate::registrations::types::{ParticipantRole, RegistrationStatus};

/// A registration, and whose it is.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Attendee {
    pub id: RegistrationId,
    pub code: String,
    pub full_name: String,
    pub badge_name: Option<String>,
    pub role: ParticipantRole,
    pub country: Option<CountryCode>,
    pub organization: Option<String>,
    pub status: RegistrationStatus,
}

/// Those of an event who are named by id or by code, each by the ids and codes under which they are
/// known: also by those of a registration that is one with theirs.
#[derive(Default)]
pub(super) struct Named {
    pub people: HashMap<RegistrationId, Attendee>,
    pub ids: HashMap<RegistrationId, RegistrationId>,
    pub codes: HashMap<String, RegistrationId>,
}

/// Those of an event who are named so.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    event: EventId,
    ids: &[RegistrationId],
    codes: &[&str],
) -> Result<Named> {
    let mut all = Named { people: exactly(db, event, ids, codes).await?, ..Named::default() };
    all.ids = all.people.keys().map(|id| (*id, *id)).collect();
    all.codes = all.people.values().map(|it| (it.code.clone(), it.id)).collect();
    let other = ids.iter().filter(|id| !all.ids.contains_key(*id)).map(|id| id.0);
    let other_ids = merged::became(db, Kind::Registration, other).await?;
    let other: Vec<&str> =
        codes.iter().copied().filter(|it| !all.codes.contains_key(*it)).collect();
    let other_codes = merged::became_of_codes(db, event, &other).await?;
    let became = other_ids.values().chain(other_codes.values());
    let became: Vec<RegistrationId> = became.copied().map(RegistrationId).collect();
    all.people.extend(exactly(db, event, &became, &[]).await?);
    all.ids.extend(other_ids.into_iter().map(|(id, it)| (RegistrationId(id), RegistrationId(it))));
    all.codes.extend(other_codes.into_iter().map(|(code, it)| (code, RegistrationId(it))));
    Ok(all)
}

async fn exactly(
    db: &impl ConnectionTrait,
    event: EventId,
    ids: &[RegistrationId],
    codes: &[&str],
) -> Result<HashMap<RegistrationId, Attendee>> {
    let mut found = HashMap::new();
    let by_id = ids.chunks(CHUNK).map(|ids| Column::Id.is_in(ids.iter().copied()));
    let by_code = codes.chunks(CHUNK).map(|codes| Column::Code.is_in(codes.iter().copied()));
    for which in by_id.chain(by_code) {
        let which = Condition::all().add(which).add(Column::EventId.eq(event));
        found.extend(those(db, which).await?);
    }
    Ok(found)
}

/// Those whose registrations these are, wherever.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RegistrationId>,
) -> Result<HashMap<RegistrationId, Attendee>> {
    let ids: Vec<RegistrationId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    those(db, Condition::all().add(Column::Id.is_in(ids))).await
}

async fn those(
    db: &impl ConnectionTrait,
    which: Condition,
) -> Result<HashMap<RegistrationId, Attendee>> {
    use Column::{Code, Country, Id, Organization, Role, Status};
    let select = Entity::find()
        .inner_join(person::Entity)
        .filter(which)
        .select_only()
        .columns([Id, Code, Role, Country, Organization, Status])
        .columns([person::Column::FullName, person::Column::BadgeName]);
    let rows = select.into_model::<Attendee>().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A check-in as callers see it.
pub(super) fn out(row: Model, whose: Attendee) -> CheckInOut {
    CheckInOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        registration_id: row.registration_id,
        code: whose.code,
        full_name: whose.full_name,
        badge_name: whose.badge_name,
        role: whose.role,
        country: whose.country,
        organization: whose.organization,
        registration_status: whose.status,
        day: row.day,
        panel_id: row.panel_id,
        at: row.at,
        nonce: row.nonce,
        recorded_by: row.recorded_by,
        undone_at: row.undone_at,
        undone_by: row.undone_by,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
