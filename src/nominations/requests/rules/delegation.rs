//! A delegation as it is typed: its order, and how many it may have.

use std::collections::BTreeSet;

use crate::error::FieldError;
use crate::ids::NominationEntryId;
use crate::mail::EmailAddress;
use crate::people::types::Gender;

/// What is said of one of a delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The name.
    pub full_name: String,
    /// The office.
    pub position: Option<String>,
    /// Where.
    pub organization: Option<String>,
    /// The address.
    pub email: EmailAddress,
    /// The gender.
    pub gender: Option<Gender>,
    /// Whether they are to come only in the place of another.
    pub alternate: bool,
}

/// A row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which row, from 1.
    pub number: usize,
    /// Whom it was about before; none: a new one.
    pub entry: Option<NominationEntryId>,
    /// What is said there; none: it was left, or made, empty.
    pub words: Option<Words>,
}

impl Row {
    /// The name under which a field of the row is sent.
    pub fn key(&self, field: &str) -> String {
        format!("row{}_{field}", self.number)
    }
}

/// How many a delegation may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Who are to come; none: no limit.
    pub seats: Option<i32>,
    /// Alternates; none: no limit.
    pub alternates: Option<i32>,
}

impl Limit {
    fn of(self, alternate: bool) -> Option<usize> {
        let limit = if alternate { self.alternates } else { self.seats };
        limit.map(|limit| usize::try_from(limit).unwrap_or(0))
    }
}

/// The rows in the order that their numbers ask for. One that is moved up stands before the one that
/// had the place, and one that is moved down after it.
pub fn order(rows: Vec<(Row, usize)>) -> Vec<Row> {
    let mut rows = rows;
    rows.sort_by_key(|(row, wanted)| (*wanted, wanted.cmp(&row.number)));
    rows.into_iter().map(|(row, _)| row).collect()
}

/// A fault beside each row that is one too many; so many `others` stand in the delegation besides,
/// with a place and as alternates.
pub fn limit_faults(rows: &[Row], limit: Limit, others: (usize, usize)) -> Vec<FieldError> {
    let (mut seats, mut alternates) = others;
    let mut faults = Vec::new();
    for row in rows {
        let Some(words) = &row.words else { continue };
        let count = if words.alternate { &mut alternates } else { &mut seats };
        *count += 1;
        let Some(most) = limit.of(words.alternate).filter(|most| *count > *most) else { continue };
        let (code, message) = if words.alternate {
            ("alternates_full", format!("You can name {most} alternates."))
        } else {
            ("seats_full", format!("You can name {most} people who are no alternates."))
        };
        faults.push(FieldError::new(row.key("alternate"), code, message));
    }
    faults
}

/// A fault beside each address that stands there twice, or is among the `others` already.
pub fn same_address_faults<'a>(
    rows: &[Row],
    others: impl IntoIterator<Item = &'a EmailAddress>,
) -> Vec<FieldError> {
    let mut known: BTreeSet<String> = others.into_iter().map(EmailAddress::canonical).collect();
    let mut faults = Vec::new();
    for row in rows {
        let Some(words) = &row.words else { continue };
        if !known.insert(words.email.canonical()) {
            let message = "This address stands in the list already.";
            faults.push(FieldError::new(row.key("email"), "twice", message));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(number: usize, name: &str, alternate: bool) -> Row {
        let email = format!("{name}@example.org").parse().unwrap();
        let words = Words {
            full_name: name.to_owned(),
            position: None,
            organization: None,
            email,
            gender: None,
            alternate,
        };
        Row { number, entry: None, words: Some(words) }
    }

    fn ordered(wanted: &[usize]) -> Vec<usize> {
        let rows = wanted.iter().enumerate();
        let rows = rows.map(|(at, wanted)| (row(at + 1, "a", false), *wanted)).collect();
        order(rows).into_iter().map(|row| row.number).collect()
    }

    #[test]
    fn a_row_is_moved_by_its_number_alone() {
        assert_eq!(ordered(&[1, 2, 3]), [1, 2, 3]);
        assert_eq!(ordered(&[1, 2, 1]), [3, 1, 2]);
        assert_eq!(ordered(&[3, 2, 3]), [2, 3, 1]);
        assert_eq!(ordered(&[9, 1, 3]), [2, 3, 1]);
    }

    #[test]
    fn who_is_one_too_many_is_told_beside_the_box_that_says_what_they_are() {
        let rows = [row(1, "a", false), row(2, "b", false), row(3, "c", true), row(4, "d", true)];
        let limit = Limit { seats: Some(1), alternates: Some(1) };
        let faults = limit_faults(&rows, limit, (0, 0));
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/row2_alternate", "/row4_alternate"]);
        assert_eq!(limit_faults(&rows, limit, (1, 0)).len(), 3);
        let free = Limit { seats: None, alternates: None };
        assert!(limit_faults(&rows, free, (5, 5)).is_empty());
    }

    #[test]
    fn one_address_is_one_person() {
        let rows = [row(1, "a", false), row(2, "A", true), row(3, "b", false)];
        let other = "b@example.org".parse().unwrap();
        let faults = same_address_faults(&rows, [&other]);
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/row2_email", "/row3_email"]);
    }

    proptest! {
        #[test]
        fn moving_rows_loses_none(wanted in proptest::collection::vec(1usize..12, 0..10)) {
            let mut all = ordered(&wanted);
            all.sort_unstable();
            prop_assert_eq!(all, (1..=wanted.len()).collect::<Vec<_>>());
        }
    }
}
