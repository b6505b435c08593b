//! Bringing in people, nominations and registrations out of tables, some hundred a write: whoever is
//! stopped half-way leaves whole writes behind, and the same table once more completes them.
//!
//! A dry run goes through the same rows against what is on record; the seats that these would take are
//! taken on trial, so that it says of each what would become of it.

mod nominations;
mod people;
mod registrations;

use futures_util::future::BoxFuture;

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::people::import::rows::Row;
use crate::people::import::service::{Done, judge};
use crate::people::import::types::RowOutcome;

pub use nominations::import_nominations;
pub use people::import_people;
pub use registrations::{Register, import_registrations};

/// How many rows of people a write takes, for which all others wait on SQLite. They are written
/// together.
const TOGETHER: usize = 500;

/// How many rows a write takes of which each is a deed of its own, under the event's lock.
const ONE_BY_ONE: usize = 50;

/// Does a deed with each row of which something can be made, in one write: what cannot be done with one
/// is taken back and told, and stops no other.
async fn one_by_one<'a, D>(w: &Write, by: &Actor, rows: &[&'a Row], deed: D) -> Result<Vec<Done>>
where
    D: Fn(&'a Row, Done) -> BoxFuture<'a, Result<Done>>,
{
    let mut all = judge(w, by, rows).await?;
    for (row, done) in rows.iter().zip(&mut all) {
        if done.outcome == RowOutcome::SameName {
            continue;
        }
        match w.part(deed(row, done.clone())).await? {
            Ok(new) => *done = new,
            Err(error) => done.failed(error),
        }
    }
    Ok(all)
}
