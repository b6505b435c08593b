//! An invitee with what there is of them beside the invitation, asked at once: of most there is nothing,
//! and whoever waits for a place of the event waits for each query.

use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, LockType, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryResult,
    QueryTrait,
};
use uuid::Uuid;

use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::ids::{EventId, InvitationId};
use crate::invitations;
use crate::invitations::entity as invitation;
use crate::invitations::types::InvitationStatus;
use crate::nominations::entity::nomination;
use crate::people::entity::person;
use crate::registrations::entity as registration;

/// Who is invited, as things stand while the event is locked.
#[derive(Debug)]
pub(super) struct Invitee {
    /// The invitation, locked too.
    pub(super) invitation: invitation::Model,
    /// Who.
    pub(super) person: person::Model,
    /// Whether there is a registration of them, whatever has become of it.
    pub(super) registered: bool,
    /// Whether they are nominated.
    pub(super) nominated: bool,
    /// Whether somebody is invited whom they named in their place.
    pub(super) names_somebody: bool,
}

impl Invitee {
    /// Whom the invitation to this event is to whose link bears this name, with the event, locked.
    pub(super) async fn by_link(w: &Write, event: EventId, link: Uuid) -> Result<(Event, Self)> {
        let event = seats::lock(w, event).await?;
        let found = Self::locked(w, &event, invitation::Column::LinkId.eq(link)).await?;
        Ok((event, found.ok_or_else(|| AppError::not_found("link"))?))
    }

    /// Whom this invitation within the caller's scope is to, with the event, locked.
    pub(super) async fn by_id(w: &Write, by: &Actor, id: InvitationId) -> Result<(Event, Self)> {
        let found = invitations::service::find(w, by, id).await?;
        let event = seats::lock_open(w, found.event_id).await?;
        let found = Self::locked(w, &event, invitation::Column::Id.eq(id)).await?;
        Ok((event, found.ok_or_else(|| AppError::not_found("invitation"))?))
    }

    async fn locked(w: &Write, event: &Event, which: Expr) -> Result<Option<Self>> {
        let to_event = invitation::Column::EventId.eq(event.id);
        let select = invitation::Entity::find().filter(which).filter(to_event);
        let mut select = select.find_both_related(person::Entity);
        QueryTrait::query(&mut select)
            .expr_as(Expr::exists(registered()), "registered")
            .expr_as(Expr::exists(nominated()), "nominated")
            .expr_as(Expr::exists(named()), "names_somebody")
            .lock_with_tables(LockType::Update, [invitation::Entity]);
        let statement = select.build(w.get_database_backend());
        Ok(Self::find_by_statement(statement).one(w).await?)
    }
}

impl FromQueryResult for Invitee {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        Ok(Self {
            invitation: invitation::Model::from_query_result(row, "A_")?,
            person: person::Model::from_query_result(row, "B_")?,
            registered: row.try_get("", "registered")?,
            nominated: row.try_get("", "nominated")?,
            names_somebody: row.try_get("", "names_somebody")?,
        })
    }
}

fn registered() -> SelectStatement {
    use registration::{Column, Entity};
    of_invitee(Entity, (Entity, Column::EventId), (Entity, Column::PersonId))
}

fn nominated() -> SelectStatement {
    use nomination::{Column, Entity};
    of_invitee(Entity, (Entity, Column::EventId), (Entity, Column::PersonId))
}

/// Rows of a table that are about the invitee and the event.
fn of_invitee<E: EntityTrait>(
    entity: E,
    event: impl IntoColumnRef,
    person: impl IntoColumnRef,
) -> SelectStatement {
    use invitation::{Column, Entity};
    Query::select()
        .expr(Expr::val(1))
        .from(entity)
        .and_where(Expr::col(event).equals((Entity, Column::EventId)))
        .and_where(Expr::col(person).equals((Entity, Column::PersonId)))
        .to_owned()
}

fn named() -> SelectStatement {
    use invitation::{Column, Entity};
    const NAMED: &str = "named";
    Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, NAMED)
        .and_where(Expr::col((NAMED, Column::SubstituteForId)).equals((Entity, Column::Id)))
        .and_where(Expr::col((NAMED, Column::Status)).ne(InvitationStatus::Revoked.as_str()))
        .to_owned()
}
