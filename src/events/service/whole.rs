//! An event with the lists that hang on it, in one query: on SQLite most of what reading one costs is
//! the way to the database and back.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryResult,
    QuerySelect,
};
use serde::de::DeserializeOwned;

use super::parts::Parts;
use super::{KIND, visible};
use crate::access::Actor;
use crate::error::{AppError, Result};
use crate::events::entity::event::{Entity, Model};
use crate::ids::EventId;

/// An event with its lists.
pub(super) struct Whole {
    pub(super) event: Model,
    pub(super) parts: Parts,
}

impl FromQueryResult for Whole {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let parts = Parts {
            organizations: list(row, "organizations")?,
            countries: list(row, "countries")?,
        };
        Ok(Self { event: Model::from_query_result(row, prefix)?, parts })
    }
}

fn list<T: DeserializeOwned>(row: &QueryResult, column: &str) -> Result<Vec<T>, DbErr> {
    let text: String = row.try_get("", column)?;
    serde_json::from_str(&text).map_err(|error| DbErr::Type(format!("{column}: {error}")))
}

/// One event with its lists, as far as the caller may see it.
pub(super) async fn find(db: &impl ConnectionTrait, by: &Actor, id: EventId) -> Result<Whole> {
    let (organizations, countries) = match db.get_database_backend() {
        DbBackend::Sqlite => (
            "(SELECT json_group_array(json_object('organization_id', lower(hex(organization_id)), \
             'role', role) ORDER BY position) FROM event_organizations WHERE event_id = events.id)",
            "(SELECT json_group_array(json_object('country', country, 'role', role) \
             ORDER BY position) FROM event_countries WHERE event_id = events.id)",
        ),
        _ => (
            "(SELECT COALESCE(json_agg(json_build_object('organization_id', organization_id, \
             'role', role) ORDER BY position), '[]')::text \
             FROM event_organizations WHERE event_id = events.id)",
            "(SELECT COALESCE(json_agg(json_build_object('country', country, 'role', role) \
             ORDER BY position), '[]')::text FROM event_countries WHERE event_id = events.id)",
        ),
    };
    let select = Entity::find_by_id(id)
        .filter(visible(by))
        .expr_as(Expr::cust(organizations), "organizations")
        .expr_as(Expr::cust(countries), "countries");
    let found = select.into_model::<Whole>().one(db).await?;
    found.ok_or_else(|| AppError::not_found(KIND))
}
