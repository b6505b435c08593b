//! How the seats of countries stand, and how many women and men there are.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    RelationTrait,
};

use super::quotas;
use crate::countries::CountryCode;
use crate::error::Result;
use crate::ids::EventId;
use crate::nominations::entity::nomination::{Column, Entity, Relation};
use crate::nominations::entity::quota;
use crate::nominations::types::{CountryBalance, NominationBalance, NominationStatus};
use crate::people::entity::person;
use crate::people::types::Gender;

/// How many are nominated and selected.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Balance {
    /// Those selected.
    pub taken: i64,
    /// The women among them.
    pub women: i64,
    /// The men among them.
    pub men: i64,
    /// Those nominated, but for the declined.
    pub nominated: i64,
    /// The women among them.
    pub nominated_women: i64,
    /// The men among them.
    pub nominated_men: i64,
    /// The alternates among them who are not selected.
    pub standing_by: i64,
}

type Cell = (CountryCode, NominationStatus, bool, Option<Gender>, i64);

impl Balance {
    fn add(&mut self, (_, status, alternate, gender, people): Cell) {
        let (women, men) = match gender {
            Some(Gender::Female) => (people, 0),
            Some(Gender::Male) => (0, people),
            _ => (0, 0),
        };
        self.nominated += people;
        self.nominated_women += women;
        self.nominated_men += men;
        if status == NominationStatus::Selected {
            self.taken += people;
            self.women += women;
            self.men += men;
        } else if alternate {
            self.standing_by += people;
        }
    }
}

/// The balance of each of these countries that has any nomination to an event.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    event: EventId,
    countries: Vec<CountryCode>,
) -> Result<BTreeMap<CountryCode, Balance>> {
    if countries.is_empty() {
        return Ok(BTreeMap::new());
    }
    count(db, event, Condition::all().add(Column::Country.is_in(countries))).await
}

/// The balance of an event as a whole, and of each country that has seats or has named anybody.
pub async fn balance(db: &impl ConnectionTrait, event: EventId) -> Result<NominationBalance> {
    let mut seats = BTreeMap::new();
    for quota in quotas::all_of(db, event).await? {
        seats.insert(quota.country.clone(), quota);
    }
    let mut balances = count(db, event, Condition::all()).await?;
    for country in seats.keys() {
        balances.entry(country.clone()).or_default();
    }
    let sum = |of: fn(&Balance) -> i64| balances.values().map(of).sum();
    Ok(NominationBalance {
        taken: sum(|it| it.taken),
        women: sum(|it| it.women),
        men: sum(|it| it.men),
        nominated: sum(|it| it.nominated),
        nominated_women: sum(|it| it.nominated_women),
        nominated_men: sum(|it| it.nominated_men),
        countries: balances.iter().map(|(country, it)| of_country(&seats, country, *it)).collect(),
    })
}

fn of_country(
    seats: &BTreeMap<CountryCode, quota::Model>,
    country: &CountryCode,
    it: Balance,
) -> CountryBalance {
    let quota = seats.get(country);
    CountryBalance {
        country: country.clone(),
        seats: quota.map(|quota| quota.seats),
        women_share: quota.and_then(|quota| quota.women_share),
        taken: it.taken,
        women: it.women,
        men: it.men,
        nominated: it.nominated,
        nominated_women: it.nominated_women,
        nominated_men: it.nominated_men,
        standing_by: it.standing_by,
    }
}

async fn count(
    db: &impl ConnectionTrait,
    event: EventId,
    which: Condition,
) -> Result<BTreeMap<CountryCode, Balance>> {
    let mut all = BTreeMap::new();
    let cells: Vec<Cell> = Entity::find()
        .select_only()
        .column(Column::Country)
        .column(Column::Status)
        .column(Column::Alternate)
        .column(person::Column::Gender)
        .expr(Column::Id.count())
        .join(JoinType::InnerJoin, Relation::Person.def())
        .filter(Column::EventId.eq(event))
        .filter(which)
        .filter(Column::Status.ne(NominationStatus::Declined))
        .group_by(Column::Country)
        .group_by(Column::Status)
        .group_by(Column::Alternate)
        .group_by(person::Column::Gender)
        .into_tuple()
        .all(db)
        .await?;
    for cell in cells {
        all.entry(cell.0.clone()).or_insert_with(Balance::default).add(cell);
    }
    Ok(all)
}
