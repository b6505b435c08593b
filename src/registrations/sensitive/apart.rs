//! What somebody says to sensitive fields, on its way to where it stands apart.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::ids::RegistrationId;
use crate::registrations::form::rules::Answered;
use crate::registrations::form::types::RegistrationForm;
use crate::vault::Vault;

/// Answers by the keys of their fields, with the version of the field that each answers.
pub type Given = BTreeMap<String, (Value, i32)>;

/// What is said to sensitive fields, over what stood there, with what seals it.
#[derive(Clone)]
pub struct Apart {
    pub(super) vault: Vault,
    /// The registration whose answers stood there.
    pub(super) of: Option<RegistrationId>,
    pub(super) before: Given,
    /// The keys under which something stands that no key of the vault opens.
    pub(super) closed: Vec<String>,
    said: Given,
}

impl Apart {
    /// Of somebody who has said nothing yet.
    pub fn new(vault: &Vault) -> Self {
        let (before, said, closed) = (Given::new(), Given::new(), Vec::new());
        Self { vault: vault.clone(), of: None, before, said, closed }
    }

    /// Of a registration that has said this before.
    pub(super) fn of(
        vault: &Vault,
        id: RegistrationId,
        before: Given,
        closed: Vec<String>,
    ) -> Self {
        let said = before.clone();
        Self { vault: vault.clone(), of: Some(id), before, said, closed }
    }

    /// Whether it goes on from what this registration said before.
    pub fn goes_on(&self, id: RegistrationId) -> bool {
        self.of == Some(id)
    }

    /// What is said, what was said before among it.
    pub fn said(&self) -> &Given {
        &self.said
    }

    /// The same, saying this.
    #[must_use]
    pub fn saying(self, said: Given) -> Self {
        Self { said, ..self }
    }

    /// What is said to all fields, with what is said to the others.
    #[must_use]
    pub fn with(&self, mut others: Answered) -> Answered {
        for (key, (value, version)) in &self.said {
            others.answers.insert(key.clone(), value.clone());
            others.versions.0.insert(key.clone(), *version);
        }
        others
    }

    /// Takes what belongs here out of what is said to all fields, of those that are asked no more too.
    #[must_use]
    pub fn taking(self, form: &RegistrationForm, all: &mut Answered) -> Self {
        let own = |key: &str| form.is_sensitive(key) || self.before.contains_key(key);
        let mut said = Given::new();
        all.answers.retain(|key, value| {
            let own = own(key);
            if own {
                let version = all.versions.0.get(key).copied();
                said.insert(key.clone(), (value.clone(), version.unwrap_or(1)));
            }
            !own
        });
        all.versions.0.retain(|key, _| !own(key));
        self.saying(said)
    }

    /// What is said otherwise than before, or no more.
    pub(super) fn changes(&self) -> Vec<(&str, Option<&(Value, i32)>)> {
        let keys = self.before.keys().chain(self.said.keys());
        let keys = keys.collect::<std::collections::BTreeSet<_>>().into_iter();
        let sides = keys.map(|key| (key.as_str(), self.before.get(key), self.said.get(key)));
        sides.filter(|(_, before, said)| before != said).map(|(key, _, said)| (key, said)).collect()
    }

    /// The version of what stands apart that follows this one.
    pub fn version(&self, before: Option<i64>) -> Option<i64> {
        if self.changes().is_empty() { before } else { Some(before.unwrap_or(0) + 1) }
    }
}

/// Never shows an answer.
impl fmt::Debug for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Apart({} answers)", self.said.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::form::types::Versions;
    use proptest::prelude::*;
    use serde_json::json;

    const KEYS: [&str; 4] = ["a", "b", "c", "d"];

    fn vault() -> Vault {
        Vault::new("a secret of more than thirty-two characters").unwrap()
    }

    /// A form whose first two fields are sensitive; the last key is asked no more.
    fn form() -> RegistrationForm {
        let field = |key: &str| {
            json!({"key": key, "kind": "text", "label": {"en": key}, "retention_days": 1,
                   "sensitive": key < "c"})
        };
        let fields = serde_json::from_value(KEYS[..3].iter().map(|key| field(key)).collect());
        RegistrationForm { fields: fields.unwrap(), ..RegistrationForm::default() }
    }

    fn given() -> impl Strategy<Value = Given> {
        let one = (proptest::sample::select(KEYS.to_vec()), 0..3, 1..3);
        proptest::collection::vec(one, 0..5).prop_map(|all| {
            all.into_iter().map(|(key, value, it)| (key.to_owned(), (json!(value), it))).collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_sensitive_or_was_is_taken_from_among_the_others_and_nothing_is_lost(
            before in given(), said in given(),
        ) {
            let kept = before.clone();
            let apart = Apart::of(&vault(), RegistrationId(uuid::Uuid::nil()), before, Vec::new());
            let mut all = Answered {
                answers: said.iter().map(|(key, (value, _))| (key.clone(), value.clone())).collect(),
                versions: Versions(said.iter().map(|(key, (_, it))| (key.clone(), *it)).collect()),
                consents: Vec::new(),
            };
            let whole = all.clone();
            let apart = apart.taking(&form(), &mut all);
            for key in KEYS {
                let own = key < "c" || kept.contains_key(key);
                prop_assert_eq!(apart.said().get(key), said.get(key).filter(|_| own));
                prop_assert_eq!(all.answers.contains_key(key), said.contains_key(key) && !own);
                prop_assert_eq!(all.versions.0.contains_key(key), all.answers.contains_key(key));
            }
            prop_assert_eq!(apart.with(all), whole);
            prop_assert_eq!(apart.changes().is_empty(), kept == *apart.said());
        }
    }
}
