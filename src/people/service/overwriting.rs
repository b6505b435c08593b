//! Words that count instead of those that somebody typed with a sign-up that nobody confirmed.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::KIND;
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::entity::person::{Column, Entity, Model};

/// Writes these rows over those `known`, by address, of whom nothing but such words is on record.
/// Of two with the same address the first counts, unless both come from sign-ups.
pub(super) async fn overwrite(
    w: &Write,
    by: &Actor,
    known: &mut HashMap<String, Model>,
    rows: &[Model],
) -> Result<()> {
    let typed = |row: &Model| {
        let known = known.get(row.email_canonical.as_ref()?)?;
        (known.provisional && known.id != row.id).then_some(known.id)
    };
    let ids: BTreeSet<PersonId> = rows.iter().filter_map(typed).collect();
    if ids.is_empty() {
        return Ok(());
    }
    lock(w, known, &ids).await?;
    for row in rows {
        let Some(email) = &row.email_canonical else { continue };
        let before = known.get(email).filter(|it| it.provisional && ids.contains(&it.id));
        let Some(before) = before else { continue };
        let after = write_over(w, by, before, row).await?;
        known.insert(email.clone(), after);
    }
    Ok(())
}

/// Looks at these again, under a lock: their owner may have confirmed meanwhile. In one order, so
/// that two writes that meet do not wait for each other. Where one of them has become one with another,
/// or has another address, the write is run again and finds whose the address is by now.
async fn lock(
    w: &Write,
    known: &mut HashMap<String, Model>,
    ids: &BTreeSet<PersonId>,
) -> Result<()> {
    let select = Entity::find().filter(Column::Id.is_in(ids.iter().copied()));
    let rows = select.order_by_asc(Column::Id).lock_exclusive().all(w).await?;
    let now: HashMap<PersonId, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    for (email, before) in known.iter_mut().filter(|(_, it)| ids.contains(&it.id)) {
        let now = now.get(&before.id).filter(|row| row.email_canonical.as_ref() == Some(email));
        *before = now.cloned().ok_or_else(db::overtaken)?;
    }
    Ok(())
}

/// All of the old words go, also those in whose place none come. The same words again change
/// nothing that anybody sees.
async fn write_over(w: &Write, by: &Actor, before: &Model, row: &Model) -> Result<Model> {
    let (version, created_at, updated_at) = (before.version, before.created_at, before.updated_at);
    let same = Model { id: before.id, version, created_at, updated_at, ..row.clone() };
    if same == *before {
        return Ok(same);
    }
    if (Model { provisional: before.provisional, ..same.clone() }) == *before {
        return db::update(w, same).await;
    }
    let after = Model { version: version + 1, updated_at: w.now(), ..same };
    let after = db::update(w, after).await?;
    let entry = Entry::new("person.update", KIND, after.id).fields(db::changed(before, &after));
    audit::record(w, by, &entry).await?;
    Ok(after)
}
