//! Further addresses by which people are found: those of people who were merged with them.

use std::collections::{BTreeSet, HashMap};

use sea_orm::sea_query::{Expr, Query, SimpleExpr, UnionType};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _,
    QueryFilter,
};

use crate::db::Write;
use crate::error::Result;
use crate::ids::PersonId;
use crate::mail::EmailAddress;
use crate::people::entity::address;
use crate::people::entity::person::{Column, Entity, Model};

/// Those who have these addresses, as their own or as further ones.
pub async fn by_addresses(
    db: &impl ConnectionTrait,
    emails: Vec<String>,
) -> Result<HashMap<String, Model>> {
    let own = Entity::find().filter(Column::EmailCanonical.is_in(emails.clone())).all(db).await?;
    let address = |row: Model| Some((row.email_canonical.clone()?, row));
    let mut found: HashMap<String, Model> = own.into_iter().filter_map(address).collect();
    let rest: Vec<String> = emails.into_iter().filter(|it| !found.contains_key(it)).collect();
    if rest.is_empty() {
        return Ok(found);
    }
    let further = address::Entity::find()
        .filter(address::Column::EmailCanonical.is_in(rest))
        .find_also_related(Entity)
        .all(db)
        .await?;
    let address =
        |(row, person): (address::Model, Option<Model>)| Some((row.email_canonical, person?));
    found.extend(further.into_iter().filter_map(address));
    Ok(found)
}

/// That somebody has this address, as their own or as a further one.
pub(super) fn has_address(email: &EmailAddress) -> SimpleExpr {
    let further = Query::select()
        .column(address::Column::PersonId)
        .from(address::Entity)
        .and_where(address::Column::EmailCanonical.eq(email.canonical()))
        .to_owned();
    let own = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::EmailCanonical.eq(email.canonical()))
        .union(UnionType::Distinct, further)
        .to_owned();
    Column::Id.in_subquery(own)
}

/// Writes down by which further addresses somebody is found now. Before the person is written: of two
/// who take an address at once, the database has the second one run again.
pub(super) async fn write(w: &Write, before: &Model, after: &Model) -> Result<()> {
    let canonical = |row: &Model| -> BTreeSet<String> {
        row.other_emails.iter().map(EmailAddress::canonical).collect()
    };
    let (before, now) = (canonical(before), canonical(after));
    let gone: Vec<&str> = before.difference(&now).map(String::as_str).collect();
    if !gone.is_empty() {
        let gone = address::Entity::delete_many()
            .filter(address::Column::EmailCanonical.is_in(gone))
            .filter(address::Column::PersonId.eq(after.id));
        gone.exec(w).await?;
    }
    for email_canonical in now.difference(&before).cloned() {
        let row = address::Model { email_canonical, person_id: after.id }.into_active_model();
        address::Entity::insert(row.reset_all()).exec_without_returning(w).await?;
    }
    Ok(())
}

/// Has the further addresses of one person find another.
pub(super) async fn move_to(w: &Write, from: PersonId, to: PersonId) -> Result<()> {
    address::Entity::update_many()
        .col_expr(address::Column::PersonId, Expr::value(to))
        .filter(address::Column::PersonId.eq(from))
        .exec(w)
        .await?;
    Ok(())
}
