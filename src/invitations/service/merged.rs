//! Two people on record turn out to be one: their invitations.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::deeds::save;
use super::substitutes::{named_from, release};
use super::{KIND, named_after};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::ids::{InvitationId, PersonId};
use crate::invitations::entity::{Column, Entity, Model};
use crate::invitations::rules::{self, effective, ends_at, one_of_two};
use crate::invitations::types::InvitationStatus;
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};

/// All invitations of some people, event by event; nobody else changes them until the write ends.
pub async fn all_of(w: &Write, people: &[PersonId]) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PersonId.is_in(people.iter().copied()));
    let select = select.order_by_asc(Column::EventId).order_by_asc(Column::Id);
    Ok(select.lock_exclusive().all(w).await?)
}

/// Gives all invitations of one person to another, who has none for the same events; how many.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(w.now()))
        .filter(Column::PersonId.eq(from));
    Ok(done.exec(w).await?.rows_affected)
}

/// Makes one invitation of two, the second of which nothing of another part may name any more. The
/// event must be locked.
pub async fn unite(
    w: &Write,
    by: &Actor,
    event: &Event,
    (stays, goes): (Model, Model),
    person: PersonId,
) -> Result<Model> {
    let open = |row: &Model| {
        let ends = ends_at(row.expires_at, event.ends_at());
        effective(row.status, ends, w.now()) == InvitationStatus::Sent
    };
    let mut after = one_of_two(&stays, &goes, open(&stays) && open(&goes));
    after.substitute_for_id = tied_to(w, &stays, &goes).await?;
    retie(w, by, &stays, &goes).await?;
    keep(w, &stays, &goes, person).await?;
    Entity::delete_by_id(goes.id).exec(w).await?;
    after.version = Ord::max(stays.version, goes.version);
    let after = save(w, after).await?;
    let entry = Entry::new("invitation.merge", KIND, after.id).of(event.id);
    audit::record(w, by, &entry.fields(db::changed(&stays, &after))).await?;
    audit::record(w, by, &Entry::new("invitation.merge_away", KIND, goes.id).of(event.id)).await?;
    Ok(after)
}

async fn tied_to(w: &Write, stays: &Model, goes: &Model) -> Result<Option<InvitationId>> {
    let ids = |rows: Vec<Model>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let above = [ids(named_from(w, stays).await?), ids(named_from(w, goes).await?)];
    Ok(rules::tied_to([stays.id, goes.id], [&above[0], &above[1]]))
}

/// Whom the other one named is tied to the one that stays, unless that comes, or named somebody too: a
/// place brings one person. Whoever is untied keeps what they have.
async fn retie(w: &Write, by: &Actor, stays: &Model, goes: &Model) -> Result<()> {
    let comes = stays.status == InvitationStatus::Accepted;
    let own = named_after(w, stays).await?;
    let named = own.first().is_some_and(|row| row.id != goes.id);
    let theirs = Entity::find().filter(Column::SubstituteForId.eq(goes.id));
    for row in theirs.lock_exclusive().all(w).await? {
        if row.id == stays.id {
            // It must not name what is deleted before it is written.
            db::update(w, Model { substitute_for_id: None, ..row }).await?;
        } else if comes || named {
            release(w, by, row).await?;
        } else {
            save(w, Model { substitute_for_id: Some(stays.id), ..row }).await?;
        }
    }
    Ok(())
}

async fn keep(w: &Write, stays: &Model, goes: &Model, person: PersonId) -> Result<()> {
    let link = |row: &Model| (row.link_id, row.link_generation);
    let gone = Gone {
        kind: Kind::Invitation,
        id: goes.id.0,
        became: stays.id.0,
        person,
        event: Some(goes.event_id),
        links: Some((link(goes), link(stays))),
        code: None,
    };
    merged::keep(w, gone, goes, []).await
}
