//! Two people on record turn out to be one: the follow-ups that they got.

use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Write;
use crate::error::Result;
use crate::follow_ups::entity::recipient::{Column, Entity};
use crate::ids::{InvitationId, PersonId, RegistrationId};

/// Notes what one person got as what another got; of a follow-up that both got, the other stands on its
/// list once. How many they were; the mails themselves are moved by whoever keeps them.
pub async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<u64> {
    let got = Query::select()
        .column(Column::FollowUpId)
        .from(Entity)
        .and_where(Column::PersonId.eq(to))
        .to_owned();
    let moved = Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(to))
        .filter(Column::PersonId.eq(from))
        .filter(Column::FollowUpId.not_in_subquery(got));
    let moved = moved.exec(w).await?.rows_affected;
    let both = Entity::delete_many().filter(Column::PersonId.eq(from));
    Ok(moved + both.exec(w).await?.rows_affected)
}

/// Has what they got name another registration wherever it names one.
pub async fn follow_registration(
    w: &Write,
    from: RegistrationId,
    to: RegistrationId,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RegistrationId, Expr::value(to))
        .filter(Column::RegistrationId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}

/// The same of invitations.
pub async fn follow_invitation(w: &Write, from: InvitationId, to: InvitationId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::InvitationId, Expr::value(to))
        .filter(Column::InvitationId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}
