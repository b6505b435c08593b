//! A person is called otherwise: their registrations are found by the new name.

use std::collections::BTreeSet;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::searched::search_of;
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::PersonId;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::{Column, Entity};
use crate::registrations::types::{RegistrationSource, RegistrationStatus};

/// How many people a statement asks for; `SQLite` binds at most 32,766 values.
const CHUNK: usize = 200;

/// Brings up to date what `q` finds the registrations of a person by. Nothing else of them changes,
/// so their versions stay.
pub async fn renamed(w: &Write, person: &Person) -> Result<()> {
    let rows = Entity::find().filter(Column::PersonId.eq(person.id)).lock_exclusive();
    for row in rows.all(w).await? {
        let search = search_of(person, &row);
        if search != row.search {
            Entity::update_many()
                .col_expr(Column::Search, Expr::value(search))
                .filter(Column::Id.eq(row.id))
                .exec(w)
                .await?;
        }
    }
    Ok(())
}

/// The same for those whom somebody named just now by their address, by which they may have got
/// another name: only whom nothing but sign-ups brought, which nobody confirmed, can have.
pub async fn named(w: &Write, who: &[PersonId]) -> Result<()> {
    use RegistrationStatus::{Rejected, Unverified, Withdrawn};
    for chunk in who.chunks(CHUNK) {
        let select = Entity::find().select_only().column(Column::PersonId);
        let select = select
            .filter(Column::PersonId.is_in(chunk.iter().copied()))
            .filter(Column::Source.eq(RegistrationSource::Public))
            .filter(Column::Status.is_in([Unverified, Rejected, Withdrawn]));
        let found: Vec<PersonId> = select.into_tuple().all(w).await?;
        for id in found.into_iter().collect::<BTreeSet<_>>() {
            let person = people::service::find_unscoped(w, id).await;
            // Another write may have made one of them and another one.
            let person = person.map_err(|error| error.if_missing(db::overtaken))?;
            renamed(w, &person).await?;
        }
    }
    Ok(())
}
