//! What somebody said while another changed what stood there: only what they said otherwise counts.

use std::collections::{BTreeMap, BTreeSet};

use super::Answered;
use crate::registrations::form::types::Versions;
use crate::registrations::types::Consent;

impl Answered {
    /// This, which was said where `before` stood, for where `now` stands: what it leaves as it was is
    /// as it is now.
    #[must_use]
    pub fn rebased(self, before: &Self, now: &Self) -> Self {
        if before == now {
            return self;
        }
        let all = self.answers.keys().chain(now.answers.keys());
        let (mut answers, mut versions) = (BTreeMap::new(), BTreeMap::new());
        for key in all.collect::<BTreeSet<_>>() {
            let from = if self.answer(key) == before.answer(key) { now } else { &self };
            let (value, version) = from.answer(key);
            answers.extend(value.map(|value| (key.clone(), value.clone())));
            versions.extend(version.map(|version| (key.clone(), version)));
        }
        let purposes = self.consents.iter().chain(&now.consents).map(|it| &it.purpose);
        let consents = purposes.collect::<BTreeSet<_>>().into_iter().filter_map(|purpose| {
            let same = self.consent(purpose) == before.consent(purpose);
            if same { now.consent(purpose) } else { self.consent(purpose) }.cloned()
        });
        Self { consents: consents.collect(), answers, versions: Versions(versions) }
    }

    fn answer(&self, key: &str) -> (Option<&serde_json::Value>, Option<i32>) {
        (self.answers.get(key), self.versions.0.get(key).copied())
    }

    fn consent(&self, purpose: &str) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.purpose == purpose)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;
    use serde_json::json;

    const KEYS: [&str; 4] = ["a", "b", "c", "d"];

    fn answered() -> impl Strategy<Value = Answered> {
        let said = prop::collection::btree_map(0..KEYS.len(), (0..3, 1..3), 0..4);
        let agreed = prop::collection::btree_map(0..KEYS.len(), any::<bool>(), 0..4);
        (said, agreed).prop_map(|(said, agreed)| Answered {
            answers: said
                .iter()
                .map(|(key, (value, _))| (KEYS[*key].into(), json!(value)))
                .collect(),
            versions: Versions(
                said.iter().map(|(key, (_, it))| (KEYS[*key].into(), *it)).collect(),
            ),
            consents: agreed.into_iter().map(|(key, given)| consent(KEYS[key], given)).collect(),
        })
    }

    fn consent(purpose: &str, given: bool) -> Consent {
        let at = DateTime::<Utc>::UNIX_EPOCH;
        Consent { purpose: purpose.to_owned(), version: "1".to_owned(), given, at }
    }

    proptest! {
        #[test]
        fn of_two_who_change_different_things_neither_undoes_the_other(
            said in answered(), before in answered(), now in answered(),
        ) {
            let after = said.clone().rebased(&before, &now);
            for key in KEYS {
                let mine = said.answer(key) != before.answer(key);
                let expected = if mine { said.answer(key) } else { now.answer(key) };
                prop_assert_eq!(after.answer(key), expected, "{}", key);
                let mine = said.consent(key) != before.consent(key);
                let expected = if mine { said.consent(key) } else { now.consent(key) };
                prop_assert_eq!(after.consent(key), expected, "{}", key);
            }
            prop_assert_eq!(&said.clone().rebased(&before, &before), &said);
        }
    }
}
