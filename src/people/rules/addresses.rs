//! The addresses of a person: one to which mail goes, and further ones by which they are found.

use crate::error::{AppError, FieldError, Result};
use crate::mail::EmailAddress;

fn is_same(one: &EmailAddress, other: &EmailAddress) -> bool {
    one.canonical() == other.canonical()
}

/// Those beside `email`, each once, in their order.
pub fn beside<'a>(
    email: Option<&EmailAddress>,
    all: impl IntoIterator<Item = &'a EmailAddress>,
) -> Vec<EmailAddress> {
    let mut others: Vec<EmailAddress> = Vec::new();
    for one in all {
        let known = email.into_iter().chain(&others).any(|it| is_same(it, one));
        if !known {
            others.push(one.clone());
        }
    }
    others
}

/// Those that stay of the further ones: 422 for one that is none of them.
pub fn staying(known: &[EmailAddress], stay: &[EmailAddress]) -> Result<Vec<EmailAddress>> {
    let fault = |(index, one): (usize, &EmailAddress)| {
        let message = "This is none of their further addresses; one comes by merging two people.";
        let at = format!("other_emails/{index}");
        let unknown = !known.iter().any(|it| is_same(it, one));
        unknown.then(|| FieldError::new(at, "unknown", message))
    };
    let faults: Vec<FieldError> = stay.iter().enumerate().filter_map(fault).collect();
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    let stays = |one: &&EmailAddress| stay.iter().any(|it| is_same(it, one));
    Ok(known.iter().filter(stays).cloned().collect())
}

/// The further ones once mail goes to `now` and not to `before`: where `now` was one of them, they
/// change places.
pub fn changed_places(
    others: &[EmailAddress],
    before: Option<&EmailAddress>,
    now: Option<&EmailAddress>,
) -> Vec<EmailAddress> {
    let swaps = now.is_some_and(|now| others.iter().any(|it| is_same(it, now)));
    let instead = before.filter(|_| swaps);
    beside(now, others.iter().chain(instead))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn email(name: &str) -> EmailAddress {
        format!("{name}@example.org").parse().unwrap()
    }

    #[test]
    fn a_further_address_changes_places_with_the_one_to_which_mail_goes() {
        let [one, two, three] = ["one", "two", "three"].map(email);
        let others = [two.clone(), three.clone()];
        let upper = email("TWO");
        assert_eq!(changed_places(&others, Some(&one), Some(&upper)), [three.clone(), one.clone()]);
        let new = email("new");
        assert_eq!(changed_places(&others, Some(&one), Some(&new)), others, "one was wrong");
        assert_eq!(changed_places(&others, Some(&one), None), others);
    }

    #[test]
    fn further_addresses_are_taken_away_and_not_added() {
        let others = ["one", "two"].map(email);
        assert_eq!(staying(&others, &[email("TWO")]).unwrap(), [email("two")]);
        let error = staying(&others, &[email("two"), email("three")]).unwrap_err();
        assert_eq!(error.fields[0].pointer, "/other_emails/1");
    }

    proptest! {
        #[test]
        fn each_address_is_there_once_and_none_is_lost(
            all in prop::collection::vec(0..6_u8, 0..8), own in 0..6_u8,
        ) {
            let all: Vec<EmailAddress> = all.iter().map(|it| email(&format!("a{it}"))).collect();
            let own = email(&format!("A{own}"));
            let others = beside(Some(&own), &all);
            for one in &all {
                let there = others.iter().chain([&own]).filter(|it| is_same(it, one)).count();
                prop_assert_eq!(there, 1);
            }
            prop_assert!(!others.iter().any(|it| is_same(it, &own)));
            prop_assert_eq!(beside(Some(&own), &others), others);
        }
    }
}
