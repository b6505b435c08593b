//! A person is called otherwise: their registrations are found by the new name.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::searched::search_of;
use crate::db::Write;
use crate::error::Result;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::{Column, Entity};

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
