//! Finding certificates.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::KIND;
use crate::access::Actor;
use crate::certificates::entity::{Column, Entity, Model};
use crate::certificates::types::{CertificateFilter, CertificateOut, CertificateStatus};
use crate::db::page::{PageQuery, Paged, Sorts};
use crate::error::{AppError, Result};
use crate::ids::{CertificateId, EventId, PersonId, RegistrationId};
use crate::registrations::entity as registration;

/// One certificate within the caller's scope.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: CertificateId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    let found = found.filter(|row| by.scope.contains_event(row.event_id));
    found.ok_or_else(|| AppError::not_found(KIND))
}

/// The certificate with a code, for whoever was shown it. Not scoped: the code is what they know.
pub async fn find_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Code.eq(code)).one(db).await?)
}

/// What a list of certificates can be sorted by.
const SORTS: &Sorts<Entity> = &[("number", Column::Number)];

/// A page of an event's certificates.
pub async fn list(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &CertificateFilter,
) -> Result<Paged<CertificateOut>> {
    let shown = Condition::all()
        .add(Column::EventId.eq(event))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind)))
        .add_option(filter.status.map(|status| match status {
            CertificateStatus::Valid => Column::RevokedAt.is_null(),
            CertificateStatus::Revoked => Column::RevokedAt.is_not_null(),
        }))
        .add_option(filter.registration_id.map(|id| Column::RegistrationId.eq(id)))
        .add(page.matching(Column::Search));
    let page = page.fetch(db, Entity::find().filter(shown), Column::Id, SORTS).await?;
    Ok(page.map(CertificateOut::from))
}

/// The valid ones of these registrations, in the order of their numbers.
pub async fn valid_of(
    db: &impl ConnectionTrait,
    registrations: impl IntoIterator<Item = RegistrationId>,
) -> Result<Vec<Model>> {
    let valid = Entity::find()
        .filter(Column::RegistrationId.is_in(registrations))
        .filter(Column::RevokedAt.is_null());
    Ok(valid.order_by_asc(Column::Number).all(db).await?)
}

/// The valid ones that these people have of an event.
pub async fn valid_of_people(
    db: &impl ConnectionTrait,
    event: EventId,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Model>> {
    let valid = Entity::find()
        .inner_join(registration::Entity)
        .filter(Column::EventId.eq(event))
        .filter(Column::RevokedAt.is_null())
        .filter(registration::Column::PersonId.is_in(people));
    Ok(valid.all(db).await?)
}
