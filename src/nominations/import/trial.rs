//! Which seats of countries would be taken, one after the other, without anybody taking one.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::countries::CountryCode;
use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::nominations::entity::{nomination, quota};
use crate::nominations::rules;
use crate::nominations::types::NominationStatus;

/// The seats of countries at an event, of which some are taken on trial.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    quotas: BTreeMap<CountryCode, i32>,
    taken: BTreeMap<CountryCode, i64>,
}

impl Trial {
    /// The seats as they stand now.
    pub async fn of(db: &impl ConnectionTrait, event: EventId) -> Result<Self> {
        let quotas = quota::Entity::find().filter(quota::Column::EventId.eq(event)).all(db).await?;
        let selected = nomination::Entity::find()
            .select_only()
            .column(nomination::Column::Country)
            .filter(nomination::Column::EventId.eq(event))
            .filter(nomination::Column::Status.eq(NominationStatus::Selected));
        let selected: Vec<CountryCode> = selected.into_tuple().all(db).await?;
        let mut trial = Self::default();
        trial.quotas.extend(quotas.into_iter().map(|row| (row.country, row.seats)));
        for country in selected {
            *trial.taken.entry(country).or_default() += 1;
        }
        Ok(trial)
    }

    /// Takes a seat of a country; 409 where there is none.
    pub fn take(&mut self, country: &CountryCode) -> Result<()> {
        let without = (!self.quotas.is_empty()).then_some(0);
        let seats = self.quotas.get(country).copied().or(without);
        let taken = self.taken.entry(country.clone()).or_default();
        rules::check_room(country, seats, *taken)?;
        *taken += 1;
        Ok(())
    }
}

/// The nominations of several people to an event.
pub async fn of_people(
    db: &impl ConnectionTrait,
    event: EventId,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, nomination::Model>> {
    let of_them = nomination::Column::PersonId.is_in(people);
    let select =
        nomination::Entity::find().filter(nomination::Column::EventId.eq(event)).filter(of_them);
    Ok(select.all(db).await?.into_iter().map(|row| (row.person_id, row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_taken_until_there_are_none() {
        let [kz, kg, uz]: [CountryCode; 3] = ["KZ", "KG", "UZ"].map(|code| code.parse().unwrap());
        let mut trial = Trial::default();
        trial.take(&kz).unwrap();
        trial.quotas.insert(kg.clone(), 1);
        trial.take(&kg).unwrap();
        for country in [kz, kg, uz] {
            assert_eq!(trial.take(&country).unwrap_err().code, "nomination.quota_full");
        }
    }
}
