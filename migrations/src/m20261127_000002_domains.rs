//! The domain of an address by which people and suppressions are told apart, in the letters that
//! people read: two spellings of one domain (RFC 5890) are one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;
use sea_orm_migration::sea_orm::prelude::Uuid;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

const OTHER: &str = "other";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for (id, _, new) in spelled(connection, "people", "email_canonical").await? {
            // Two who were two people until now stay so: nobody can say here who of them counts.
            let update = respelled("people", "email_canonical", id, &new, Condition::all());
            connection.execute(&update).await?;
        }
        for (id, old, new) in spelled(connection, "suppressions", "email").await? {
            let mut update = respelled("suppressions", "email", id, &new, same_wish());
            update.value("version", Expr::col("version").add(1));
            connection.execute(&update).await?;
            // What could not be respelled is there in the other spelling.
            let mut delete = Query::delete();
            delete.from_table("suppressions");
            delete.and_where(Expr::col("id").eq(id)).and_where(Expr::col("email").eq(old));
            connection.execute(&delete).await?;
        }
        Ok(())
    }
}

/// The rows whose domain may be spelled in another way, as relays take it or with letters that are put
/// together in another way, with their address as it is and as it should be.
async fn spelled(
    connection: &impl ConnectionTrait,
    table: &'static str,
    column: &'static str,
) -> Result<Vec<(Uuid, String, String)>, DbErr> {
    let other_letters = match connection.get_database_backend() {
        DbBackend::Postgres => {
            Expr::cust(format!("octet_length({column}) <> char_length({column})"))
        }
        _ => Expr::cust(format!("length(CAST({column} AS BLOB)) <> length({column})")),
    };
    let mut select = Query::select();
    select.column("id").column(column).from(table);
    select.and_where(Expr::col(column).like("%@%xn--%").or(other_letters));
    let mut found = Vec::new();
    for row in connection.query_all(&select).await? {
        let (id, old): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", column)?);
        let new = readable(&old);
        found.extend(new.filter(|new| *new != old).map(|new| (id, old, new)));
    }
    Ok(found)
}

fn readable(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let (domain, known) = idna::domain_to_unicode(domain);
    known.is_ok().then(|| format!("{local}@{domain}"))
}

/// The new spelling for a row, unless another that is `same` has it already.
fn respelled(
    table: &'static str,
    column: &'static str,
    id: Uuid,
    new: &str,
    same: Condition,
) -> UpdateStatement {
    let there = Query::select()
        .expr(Expr::val(1))
        .from_as(table, OTHER)
        .and_where(Expr::col((OTHER, column)).eq(new))
        .cond_where(same)
        .to_owned();
    Query::update()
        .table(table)
        .value(column, new)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::exists(there).not())
        .to_owned()
}

fn same_wish() -> Condition {
    let equal = |column| Expr::col((OTHER, column)).equals(("suppressions", column));
    let neither = Expr::col((OTHER, "event_id"))
        .is_null()
        .and(Expr::col(("suppressions", "event_id")).is_null());
    Condition::all().add(equal("scope")).add(equal("reason")).add(equal("event_id").or(neither))
}
