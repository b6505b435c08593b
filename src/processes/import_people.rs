//! Bringing in people out of a table, some hundred a write: whoever is stopped half-way leaves whole
//! writes behind, and the same table once more completes them.

use crate::access::Actor;
use crate::db::Database;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::import::service::{Done, Table, judge, make};
use crate::people::import::types::PeopleImport;
use crate::registrations;

/// How many rows a write takes, for which all others wait on SQLite.
const CHUNK: usize = 500;

/// Makes the people of a table who are new, or only says what would come of it.
pub async fn import_people(
    db: &Database,
    by: &Actor,
    table: &Table,
    dry_run: bool,
) -> Result<PeopleImport> {
    let mut done: Vec<Done> = Vec::new();
    for rows in table.good().chunks(CHUNK) {
        done.extend(if dry_run {
            judge(db.read(), rows).await?
        } else {
            db.write(move |w| async move {
                let done = make(&w, by, rows).await?;
                let people: Vec<PersonId> = done.iter().filter_map(Done::person).collect();
                registrations::service::named(&w, &people).await?;
                Ok(done)
            })
            .await?
        });
    }
    Ok(table.result(&done, dry_run))
}
