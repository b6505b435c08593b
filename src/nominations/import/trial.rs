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
    alternates: BTreeMap<CountryCode, i32>,
    stand_by: BTreeMap<CountryCode, i64>,
}

impl Trial {
    /// The seats as they stand now.
    pub async fn of(db: &impl ConnectionTrait, event: EventId) -> Result<Self> {
        let quotas = quota::Entity::find().filter(quota::Column::EventId.eq(event)).all(db).await?;
        let standing = nomination::Entity::find()
            .select_only()
            .columns([nomination::Column::Country, nomination::Column::Status])
            .column(nomination::Column::Alternate)
            .filter(nomination::Column::EventId.eq(event))
            .filter(nomination::Column::Status.ne(NominationStatus::Declined));
        let standing: Vec<(CountryCode, NominationStatus, bool)> =
            standing.into_tuple().all(db).await?;
        let mut trial = Self::default();
        for row in quotas {
            trial.alternates.extend(row.alternates.map(|most| (row.country.clone(), most)));
            trial.quotas.insert(row.country, row.seats);
        }
        for (country, status, alternate) in standing {
            if status == NominationStatus::Selected {
                *trial.taken.entry(country).or_default() += 1;
            } else if alternate {
                *trial.stand_by.entry(country).or_default() += 1;
            }
        }
        Ok(trial)
    }

    /// Has an alternate of a country named, who may be told at once that they do not come; 409 where as
    /// many stand by as it was asked for.
    pub fn name_alternate(&mut self, country: &CountryCode, stands_by: bool) -> Result<()> {
        let named = self.stand_by.entry(country.clone()).or_default();
        if let Some(most) = self.alternates.get(country) {
            rules::check_alternates(country, *most, *named)?;
        }
        *named += i64::from(stands_by);
        Ok(())
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
    fn alternates_are_named_until_there_are_as_many_as_were_asked_for() {
        let [kz, kg]: [CountryCode; 2] = ["KZ", "KG"].map(|code| code.parse().unwrap());
        let mut trial = Trial::default();
        trial.alternates.insert(kz.clone(), 1);
        trial.name_alternate(&kz, false).unwrap();
        trial.name_alternate(&kz, true).unwrap();
        let full = trial.name_alternate(&kz, true).unwrap_err();
        assert_eq!(full.code, "nomination.alternates_full");
        trial.name_alternate(&kg, true).unwrap();
    }

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
