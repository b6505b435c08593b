//! Finding countries, and keeping groups of them.

mod groups;

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};

use super::entity::country::{Column, Entity, Model};
use super::entity::{group, member, region};
use super::types::{CountryFilter, CountryOut, RegionOut};
use crate::country_code::CountryCode;
use crate::db::page::{PageQuery, Paged};
use crate::error::{AppError, Result};
use crate::text::Texts;

pub use groups::{create_group, delete_group, find_group, list_groups, members_of, update_group};

/// Names of regions by their numbers.
type Regions = HashMap<String, Texts>;

/// One country.
pub async fn find(db: &impl ConnectionTrait, code: &CountryCode) -> Result<CountryOut> {
    let found = Entity::find_by_id(code.clone()).one(db).await?;
    let row = found.ok_or_else(|| AppError::not_found("country"))?;
    Ok(out(row, &regions(db).await?))
}

/// A page of countries, in the order of their codes unless sorted.
pub async fn list(
    db: &DatabaseConnection,
    page: &PageQuery,
    filter: &CountryFilter,
) -> Result<Paged<CountryOut>> {
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(region) = &filter.region {
        select = select.filter(Column::Region.eq(region));
    }
    if let Some(subregion) = &filter.subregion {
        select = select.filter(Column::Subregion.eq(subregion));
    }
    if let Some(status) = filter.un_status {
        select = select.filter(Column::UnStatus.eq(status));
    }
    if let Some(code) = &filter.group {
        let members = Query::select()
            .column((member::Entity, member::Column::Country))
            .from(member::Entity)
            .inner_join(
                group::Entity,
                Expr::col((member::Entity, member::Column::GroupId))
                    .equals((group::Entity, group::Column::Id)),
            )
            .and_where(group::Column::Code.eq(code))
            .to_owned();
        select = select.filter(Column::Alpha2.in_subquery(members));
    }
    let rows = page.fetch(db, select, Column::Alpha2, &[("name", Column::NameSort)]).await?;
    let regions = regions(db).await?;
    Ok(rows.map(|row| out(row, &regions)))
}

async fn regions(db: &impl ConnectionTrait) -> Result<Regions> {
    let rows = region::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.m49, row.names)).collect())
}

fn out(row: Model, regions: &Regions) -> CountryOut {
    let region = |m49: Option<String>| {
        m49.map(|m49| RegionOut { names: regions.get(&m49).cloned().unwrap_or_default(), m49 })
    };
    CountryOut {
        alpha2: row.alpha2,
        alpha3: row.alpha3,
        m49: row.m49,
        names: row.names,
        region: region(row.region),
        subregion: region(row.subregion),
        un_status: row.un_status,
    }
}
