//! People out of a table.

use super::TOGETHER;
use crate::access::Actor;
use crate::db::Database;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::import::service::{Done, judge, make};
use crate::people::import::table::Table;
use crate::people::import::types::TableImport;
use crate::registrations;

/// Makes the people of a table who are new, or only says what would come of it.
pub async fn import_people(
    db: &Database,
    by: &Actor,
    table: &Table,
    dry_run: bool,
) -> Result<TableImport> {
    let mut done: Vec<Done> = Vec::new();
    for rows in table.good().chunks(TOGETHER) {
        done.extend(if dry_run {
            judge(db.read(), by, rows).await?
        } else {
            db.write(move |w| async move {
                let done = make(&w, by, rows).await?;
                let people: Vec<PersonId> = done.iter().filter_map(|it| it.person).collect();
                registrations::service::named(&w, &people).await?;
                Ok(done)
            })
            .await?
        });
    }
    Ok(table.result(&done, dry_run))
}
