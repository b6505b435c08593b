//! Two people on record turn out to be one: their nominations.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::KIND;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::{FocalPointId, InvitationId, PersonId};
use crate::nominations::entity::nomination::{Column, Entity, Model};
use crate::nominations::requests;
use crate::nominations::types::NominationStatus;
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};

/// All nominations of some people, event by event; nobody else changes them until the write ends.
pub async fn all_of(w: &Write, people: &[PersonId]) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PersonId.is_in(people.iter().copied()));
    let select = select.order_by_asc(Column::EventId).order_by_asc(Column::Id);
    Ok(select.lock_exclusive().all(w).await?)
}

/// Gives all nominations of one person to another, who has none for the same events; how many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}

/// Makes one nomination of two: the first stays as it is. Whoever named the other one has named somebody
/// whom another nominated, unless organizers of whom nothing is decided entered the first for the same
/// country. The event must be locked.
pub async fn unite(
    w: &Write,
    by: &Actor,
    (stays, goes): (Model, Model),
    person: PersonId,
) -> Result<Model> {
    let theirs = stays.country == goes.country
        && stays.request_id.is_none()
        && stays.status == NominationStatus::Submitted;
    requests::service::follow_nomination(w, goes.id, Some(stays.id).filter(|_| theirs)).await?;
    let gone = Gone {
        kind: Kind::Nomination,
        id: goes.id.0,
        became: stays.id.0,
        person,
        event: Some(goes.event_id),
        links: None,
        code: None,
    };
    merged::keep(w, gone, &goes, []).await?;
    Entity::delete_by_id(goes.id).exec(w).await?;
    let (version, updated_at) = (Ord::max(stays.version, goes.version) + 1, w.now());
    let invitation_id = stays.invitation_id.or(goes.invitation_id);
    let after = Model { version, invitation_id, updated_at, ..stays.clone() };
    let after = db::update(w, after).await?;
    let entry = Entry::new("nomination.merge", KIND, after.id).of(after.event_id);
    audit::record(w, by, &entry.fields(db::changed(&stays, &after))).await?;
    let entry = Entry::new("nomination.merge_away", KIND, goes.id).of(goes.event_id);
    audit::record(w, by, &entry).await?;
    Ok(after)
}

/// Has nominations name another invitation wherever they name one.
pub async fn follow_invitation(w: &Write, from: InvitationId, to: InvitationId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::InvitationId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::InvitationId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}

/// Has requests for delegations name another focal point wherever they name one.
pub async fn follow_focal_point(w: &Write, from: FocalPointId, to: FocalPointId) -> Result<()> {
    requests::service::follow_focal_point(w, from, to).await
}
