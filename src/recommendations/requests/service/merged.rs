//! Two people on record turn out to be one, and two posts as a focal point are the same: what was asked
//! of the one was asked of the other.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::LOGGED;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::{FocalPointId, PersonId};
use crate::mail;
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};
use crate::recommendations::requests::entity::proposal;
use crate::recommendations::requests::entity::request::{Column, Entity, Model};
use crate::recommendations::requests::types::ProgressRequestStatus;

/// Has requests to report progress, and those who came of them, name another focal point wherever they
/// name one. Where both were asked the same, one request stays: one that is not revoked, and of two alike
/// that of the focal point who stays.
pub async fn follow_focal_point(
    w: &Write,
    by: &Actor,
    (from, to): (FocalPointId, FocalPointId),
    person: PersonId,
) -> Result<()> {
    let of = |id: FocalPointId| {
        let select = Entity::find().filter(Column::FocalPointId.eq(id));
        select.order_by_asc(Column::Id).lock_exclusive()
    };
    let own = of(to).all(w).await?;
    for row in of(from).all(w).await? {
        let asked =
            |it: &&Model| (it.event_id, it.organization_id) == (row.event_id, row.organization_id);
        let kept = match own.iter().find(asked) {
            Some(same) => unite(w, by, same.clone(), row, person).await?,
            None => row,
        };
        let (version, updated_at) = (kept.version + 1, w.now());
        db::update(w, Model { focal_point_id: to, version, updated_at, ..kept }).await?;
    }
    proposal::Entity::update_many()
        .col_expr(proposal::Column::FocalPointId, Expr::value(to))
        .col_expr(proposal::Column::Version, Expr::col(proposal::Column::Version).add(1))
        .filter(proposal::Column::FocalPointId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}

async fn unite(
    w: &Write,
    by: &Actor,
    own: Model,
    theirs: Model,
    person: PersonId,
) -> Result<Model> {
    let revoked = |row: &Model| row.status == ProgressRequestStatus::Revoked;
    let own_stays = !revoked(&own) || revoked(&theirs);
    let (stays, goes) = if own_stays { (own, theirs) } else { (theirs, own) };
    proposal::Entity::update_many()
        .col_expr(proposal::Column::RequestId, Expr::value(stays.id))
        .col_expr(proposal::Column::Version, Expr::col(proposal::Column::Version).add(1))
        .filter(proposal::Column::RequestId.eq(goes.id))
        .exec(w)
        .await?;
    mail::retell(w, goes.id.0, stays.id.0).await?;
    let link = |row: &Model| (row.link_id, row.link_generation);
    let gone = Gone {
        kind: Kind::ProgressRequest,
        id: goes.id.0,
        became: stays.id.0,
        person,
        event: Some(goes.event_id),
        links: Some((link(&goes), link(&stays))),
        code: None,
    };
    merged::keep(w, gone, &goes, []).await?;
    Entity::delete_by_id(goes.id).exec(w).await?;
    let entries = [
        Entry::new("progress_request.merge", LOGGED, stays.id).of(stays.event_id),
        Entry::new("progress_request.merge_away", LOGGED, goes.id).of(goes.event_id),
    ];
    audit::record_many(w, by, &entries).await?;
    Ok(stays)
}
