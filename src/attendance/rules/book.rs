//! What is known of an event's check-ins, and what each one that is told makes of it: whatever the
//! order in which devices tell, and however often, it comes to the same.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use super::Place;
use crate::attendance::types::CheckInOutcome;
use crate::error::{AppError, Result};
use crate::ids::{CheckInId, RegistrationId};

/// A check-in that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Whose.
    pub registration: RegistrationId,
    /// To what.
    pub place: Place,
    /// The earliest instant that was told.
    pub at: DateTime<Utc>,
    /// Whether it stands, or was undone.
    pub stands: bool,
}

/// What came of one that was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The check-in that it is.
    pub id: CheckInId,
    /// What that means.
    pub outcome: CheckInOutcome,
}

/// The check-ins that are known, and the nonces that stand for them.
#[derive(Clone, Debug, Default)]
pub struct Book {
    known: BTreeMap<CheckInId, Known>,
    standing: HashMap<(RegistrationId, Place), CheckInId>,
    nonces: HashMap<String, CheckInId>,
}

impl Book {
    /// Enters one that is known from before.
    pub fn add(&mut self, id: CheckInId, known: Known) {
        if known.stands {
            self.standing.insert((known.registration, known.place), id);
        }
        self.known.insert(id, known);
    }

    /// Enters a nonce that is known from before.
    pub fn add_nonce(&mut self, nonce: String, id: CheckInId) {
        self.nonces.insert(nonce, id);
    }

    /// One that is known.
    pub fn get(&self, id: CheckInId) -> Option<&Known> {
        self.known.get(&id)
    }

    /// What was told before under this nonce; 409 if that was somebody else, or something else.
    pub fn repeated(
        &self,
        nonce: Option<&str>,
        registration: RegistrationId,
        place: Option<Place>,
    ) -> Result<Option<Entered>> {
        let Some(id) = nonce.and_then(|nonce| self.nonces.get(nonce)).copied() else {
            return Ok(None);
        };
        let Some(known) = self.known.get(&id) else { return Ok(None) };
        let same = place.is_none_or(|place| place == known.place);
        if known.registration != registration || !same {
            return Err(AppError::conflict(
                "check_in.nonce_used",
                "This nonce stands for the check-in of somebody else, or to another day or panel. \
                 Use a new nonce for a new check-in.",
            ));
        }
        let outcome = if known.stands { CheckInOutcome::Repeated } else { CheckInOutcome::Undone };
        Ok(Some(Entered { id, outcome }))
    }

    /// Checks somebody in, as `fresh` unless they are already; the earliest instant stays.
    pub fn enter(
        &mut self,
        fresh: CheckInId,
        (registration, place): (RegistrationId, Place),
        at: DateTime<Utc>,
        nonce: Option<&str>,
    ) -> Entered {
        let before = self.standing.get(&(registration, place)).copied();
        let id = before.unwrap_or(fresh);
        match self.known.get_mut(&id) {
            Some(known) => known.at = known.at.min(at),
            None => self.add(id, Known { registration, place, at, stands: true }),
        }
        if let Some(nonce) = nonce {
            self.add_nonce(nonce.to_owned(), id);
        }
        let repeated = before.is_some();
        let outcome = if repeated { CheckInOutcome::Repeated } else { CheckInOutcome::CheckedIn };
        Entered { id, outcome }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeDelta};
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    #[derive(Clone, Debug)]
    struct Telling {
        who: u8,
        day: u8,
        minute: i64,
    }

    fn registration(who: u8) -> RegistrationId {
        Uuid::from_u128(who.into()).into()
    }

    fn place(day: u8) -> Place {
        Place::Day(NaiveDate::from_ymd_opt(2026, 5, 1 + u32::from(day)).unwrap())
    }

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    /// Tells the book in this order; who stands where, and since when.
    fn told(
        book: &mut Book,
        tellings: &[(usize, Telling)],
    ) -> BTreeSet<(RegistrationId, Place, DateTime<Utc>)> {
        for (number, one) in tellings {
            let nonce = format!("n{number}");
            let (who, place) = (registration(one.who), place(one.day));
            if book.repeated(Some(&nonce), who, Some(place)).unwrap().is_none() {
                let fresh = Uuid::from_u128(1_000 + book.known.len() as u128).into();
                book.enter(fresh, (who, place), at(one.minute), Some(&nonce));
            }
        }
        book.known.values().map(|known| (known.registration, known.place, known.at)).collect()
    }

    /// What one device tells, in its order.
    type Told = Vec<(usize, Telling)>;

    fn tellings() -> impl Strategy<Value = (Told, Told)> {
        let one = (0..4u8, 0..3u8, 0..60i64);
        let one = one.prop_map(|(who, day, minute)| Telling { who, day, minute });
        prop::collection::vec(one, 1..20).prop_flat_map(|all| {
            let numbered: Vec<_> = all.into_iter().enumerate().collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        })
    }

    proptest! {
        #[test]
        fn in_whatever_order_and_however_often_devices_tell_it_comes_to_the_same(
            (first, other) in tellings(),
        ) {
            let mut book = Book::default();
            let once = told(&mut book, &first);
            prop_assert_eq!(&told(&mut book, &other), &once, "told again");
            prop_assert_eq!(&told(&mut Book::default(), &other), &once, "in another order");
            let people: BTreeSet<_> = first.iter().map(|(_, one)| (one.who, one.day)).collect();
            prop_assert_eq!(once.len(), people.len());
            for (who, place, at_first) in once {
                let mut minutes = first.iter().map(|(_, one)| one).filter(|one| {
                    registration(one.who) == who && self::place(one.day) == place
                });
                prop_assert!(minutes.all(|one| at(one.minute) >= at_first));
            }
        }
    }

    #[test]
    fn what_was_undone_stays_so_under_its_nonces_and_a_new_one_checks_in() {
        let mut book = Book::default();
        let old: CheckInId = Uuid::from_u128(7).into();
        let key = (registration(1), place(0));
        let known = Known { registration: key.0, place: key.1, at: at(5), stands: false };
        book.add(old, known);
        book.add_nonce("n".to_owned(), old);
        let again = book.repeated(Some("n"), key.0, None).unwrap().unwrap();
        assert_eq!(again, Entered { id: old, outcome: CheckInOutcome::Undone });
        assert_eq!(book.repeated(Some("m"), key.0, None).unwrap(), None);
        let fresh: CheckInId = Uuid::from_u128(8).into();
        let entered = book.enter(fresh, key, at(9), Some("m"));
        assert_eq!(entered, Entered { id: fresh, outcome: CheckInOutcome::CheckedIn });
        assert_eq!(book.get(old).unwrap().at, at(5));
    }

    #[test]
    fn a_nonce_stands_for_one_person_at_one_place() {
        let mut book = Book::default();
        let key = (registration(1), place(0));
        book.enter(Uuid::from_u128(7).into(), key, at(5), Some("n"));
        assert!(book.repeated(Some("n"), key.0, None).unwrap().is_some());
        for (who, at) in [(registration(2), None), (key.0, Some(place(1)))] {
            let error = book.repeated(Some("n"), who, at).unwrap_err();
            assert_eq!(error.code, "check_in.nonce_used");
        }
    }
}
