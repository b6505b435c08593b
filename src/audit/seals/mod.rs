//! Seals on the log: whoever changes, removes or adds an entry under one breaks it and all after it.
//!
//! A seal is no secret and needs none: what makes a rewritten chain noticed is that its digests
//! also stand in the program's log, and in whatever somebody noted of them.

mod chain;
pub mod entity;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::entity::{Column as EntryColumn, Entity as Entries, Model as Entry};
use crate::db::Write;
use crate::error::Result;
use crate::ids::AuditId;
use entity::{Column, Entity, Model as Seal};

/// How many entries one seal is set on at most.
const SPAN: u64 = 2_000;

/// Younger entries are left: a write that is still open, or a server whose clock is slow, may have
/// older ones to add.
const SETTLED: TimeDelta = TimeDelta::hours(1);

/// What came of looking at all seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// So many seals hold, on so many entries.
    Whole {
        /// How many seals.
        seals: u64,
        /// How many entries.
        entries: u64,
    },
    /// This one does not hold.
    Broken {
        /// Its number.
        number: i64,
        /// When it was set.
        at: DateTime<Utc>,
        /// How many entries it was set on.
        sealed: i64,
        /// How many there are now.
        found: i64,
    },
}

/// Sets the next seal, if there are entries to set it on.
pub async fn set(w: &Write) -> Result<Option<Seal>> {
    let last = Entity::find().order_by_desc(Column::Number).one(w).await?;
    let settled = EntryColumn::At.lt(w.now() - SETTLED);
    let after = last.as_ref().map(|seal| seal.last_id);
    let entries = since(after).filter(settled).limit(SPAN).all(w).await?;
    let Some(newest) = entries.last() else { return Ok(None) };
    let (number, before) = last.map_or((0, String::new()), |seal| (seal.number, seal.digest));
    let seal = Seal {
        number: number + 1,
        last_id: newest.id,
        entries: count(&entries),
        digest: chain::digest(&before, &entries),
        created_at: w.now(),
    };
    // Of two servers that set one at once, the other has set it now.
    let once = OnConflict::column(Column::Number).do_nothing().to_owned();
    let insert = Entity::insert(seal.clone().into_active_model().reset_all()).on_conflict(once);
    let set = insert.exec_without_returning(w).await? > 0;
    Ok(set.then_some(seal))
}

/// Looks at every seal, from the first.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Verdict> {
    let (mut before, mut after, mut sum) = (String::new(), None, 0);
    let mut seals = 0;
    while let Some(seal) =
        Entity::find().filter(Column::Number.gt(seals)).order_by_asc(Column::Number).one(db).await?
    {
        let under = since(after).filter(EntryColumn::Id.lte(seal.last_id));
        // More than a seal can be set on need not be read to know that it is broken.
        let entries = under.clone().limit(SPAN + 1).all(db).await?;
        let holds = seal.number == seals + 1
            && seal.entries == count(&entries)
            && seal.digest == chain::digest(&before, &entries);
        if !holds {
            let found = i64::try_from(under.count(db).await?).unwrap_or(i64::MAX);
            let Seal { number, created_at: at, entries: sealed, .. } = seal;
            return Ok(Verdict::Broken { number, at, sealed, found });
        }
        sum += entries.len() as u64;
        (before, after, seals) = (seal.digest, Some(seal.last_id), seal.number);
    }
    Ok(Verdict::Whole { seals: seals.unsigned_abs(), entries: sum })
}

fn since(after: Option<AuditId>) -> Select<Entries> {
    let mut select = Entries::find().order_by_asc(EntryColumn::Id);
    if let Some(id) = after {
        select = select.filter(EntryColumn::Id.gt(id));
    }
    select
}

fn count(entries: &[Entry]) -> i64 {
    i64::try_from(entries.len()).unwrap_or(i64::MAX)
}
