//! Finding organizations by what people call them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::error::Result;
use crate::ids::OrganizationId;
use crate::organizations::entity::{Column, Entity, Model};
use crate::text::fold;

/// How many are looked through at a time.
const CHUNK: u64 = 1_000;

/// Those that are called so, by the folded words that were looked for.
pub type Called = BTreeMap<String, Vec<Model>>;

/// The organizations that are called so, in whatever case and accents: by their names; where none has
/// it as its name, by acronyms, other spellings and names in any language.
pub async fn called<'a>(
    db: &impl ConnectionTrait,
    words: impl IntoIterator<Item = &'a str>,
) -> Result<Called> {
    let mut left: BTreeSet<String> = words.into_iter().map(fold).collect();
    let mut found = Called::new();
    if left.is_empty() {
        return Ok(found);
    }
    let named = Entity::find().filter(Column::NameSort.is_in(left.iter().cloned()));
    for row in named.all(db).await? {
        found.entry(row.name_sort.clone()).or_default().push(row);
    }
    left.retain(|word| !found.contains_key(word));
    let mut last = None::<OrganizationId>;
    while !left.is_empty() {
        let mut select = Entity::find().order_by_asc(Column::Id).limit(CHUNK);
        if let Some(last) = last {
            select = select.filter(Column::Id.gt(last));
        }
        let rows = select.all(db).await?;
        last = rows.last().map(|row| row.id);
        for row in rows {
            for word in other_names(&row).into_iter().filter(|word| left.contains(word)) {
                found.entry(word).or_default().push(row.clone());
            }
        }
        if last.is_none() {
            break;
        }
    }
    Ok(found)
}

/// What an organization is called beside its name, each once.
fn other_names(row: &Model) -> BTreeSet<String> {
    let names = row.names.iter().flat_map(|names| names.iter().map(|(_, name)| name));
    let others = row.aliases.iter().map(String::as_str).chain(row.acronym.as_deref());
    names.chain(others).map(fold).collect()
}
