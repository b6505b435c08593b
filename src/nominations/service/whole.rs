//! All nominations to an event and not one page of them, with whom they name.

use sea_orm::DatabaseConnection;

use super::read::selected;
use crate::db::page::PageQuery;
use crate::error::Result;
use crate::ids::EventId;
use crate::nominations::entity::nomination::Column;
use crate::nominations::table::Row;
use crate::nominations::types::NominationFilter;
use crate::organizations;
use crate::people::entity::person::{Entity as People, Model as Person};

/// All that the filters leave; a country names a delegation, and not a crowd.
pub async fn whole(
    db: &DatabaseConnection,
    event: EventId,
    page: &PageQuery,
    filter: &NominationFilter,
) -> Result<Vec<Row>> {
    let select = page.whole(selected(db, event, page, filter).await?, Column::Id, &[]);
    let named = select.find_also_related(People).all(db).await?;
    let theirs = named.iter().filter_map(|(_, person)| person.as_ref()?.organization_id);
    let organizations = organizations::service::by_ids(db, theirs).await?;
    let row = |(nomination, person): (_, Option<Person>)| {
        let person = person?;
        let organization = person.organization_id.and_then(|id| organizations.get(&id)).cloned();
        Some(Row { nomination, person, organization })
    };
    Ok(named.into_iter().filter_map(row).collect())
}
