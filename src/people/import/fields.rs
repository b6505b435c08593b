//! What a table may have columns for: by the names of the fields, by what stands above them in the tables
//! that go out, and by what an event's own fields ask.

use std::collections::HashMap;

use crate::pages::catalogue;
use crate::text::fold;

/// The fields of a person.
pub const PERSON: [&str; 18] = [
    "id",
    "person_id",
    "full_name",
    "unnamed",
    "given_name",
    "family_name",
    "patronymic",
    "native_name",
    "badge_name",
    "honorific",
    "email",
    "phone",
    "gender",
    "position",
    "organization",
    "organization_id",
    "country",
    "preferred_language",
];

/// What people write above such columns in tables of their own, beside the headings of ours.
const ALSO: [(&str, &str); 15] = [
    ("Participant", "full_name"),
    ("ФИО", "full_name"),
    ("Ф.И.О.", "full_name"),
    ("Имя и фамилия", "full_name"),
    ("First name", "given_name"),
    ("Last name", "family_name"),
    ("Surname", "family_name"),
    ("E-mail", "email"),
    ("Email address", "email"),
    ("Эл. почта", "email"),
    ("Phone number", "phone"),
    ("Job title", "position"),
    ("Organisation", "organization"),
    ("Статус", "status"),
    ("State", "status"),
];

/// Fields that columns can be read as.
#[derive(Clone, Debug)]
pub struct Fields {
    names: Vec<String>,
    /// Which of them a heading means; several where it may be any of those.
    headings: HashMap<String, Vec<usize>>,
    /// The fields that an event asks, by their keys.
    keys: HashMap<String, usize>,
}

impl Fields {
    /// Those of a person, and more.
    pub fn of_person_and(more: &[&str]) -> Self {
        let all: Vec<&str> = PERSON.iter().chain(more).copied().collect();
        let mut headings = HashMap::new();
        for (heading, name) in ALSO {
            if let Some(field) = all.iter().position(|known| *known == name) {
                headings.insert(fold(heading), vec![field]);
            }
        }
        for catalogue in catalogue::all() {
            for (heading, field) in catalogue.headings(all.iter().copied()).iter().zip(0..) {
                headings.insert(fold(heading), vec![field]);
            }
        }
        headings.extend(all.iter().zip(0..).map(|(name, field)| (fold(name), vec![field])));
        let names = all.into_iter().map(str::to_owned).collect();
        Self { names, headings, keys: HashMap::new() }
    }

    /// And one that an event asks under a key. Its key and what it asks stand for it unless they are the
    /// heading of a field that all have; where two ask the same, it is not clear which is meant.
    pub fn asked<'a>(&mut self, key: &'a str, asks: impl IntoIterator<Item = &'a str>) {
        let (field, own) = (self.names.len(), self.keys.len());
        self.names.push(answer(key));
        let common = field - own;
        let mut words: Vec<String> = asks.into_iter().chain([key]).map(fold).collect();
        words.sort();
        words.dedup();
        for word in words {
            let known = self.headings.entry(word).or_default();
            if known.iter().all(|other| *other >= common) {
                known.push(field);
            }
        }
        self.keys.insert(key.to_owned(), field);
    }

    /// The names of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The field of this name, or that an event asks under this key.
    pub fn named(&self, name: &str) -> Option<&str> {
        let exact = || self.names().find(|known| *known == name);
        exact().or_else(|| self.names.get(*self.keys.get(name)?).map(String::as_str))
    }

    /// The fields that a heading may mean: one with a key in brackets at its end means that.
    pub fn headed(&self, heading: &str) -> Vec<&str> {
        let key = heading.trim().strip_suffix(']').and_then(|rest| Some(rest.rsplit_once('[')?.1));
        if let Some(field) = key.and_then(|key| self.keys.get(key)) {
            return self.names.get(*field).map(String::as_str).into_iter().collect();
        }
        let found = self.headings.get(&fold(heading)).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|field| self.names.get(*field)).map(String::as_str).collect()
    }
}

/// The name of the field that an event asks under a key.
pub fn answer(key: &str) -> String {
    format!("answers/{key}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_its_name_and_by_its_heading_in_each_language() {
        let fields = Fields::of_person_and(&["role"]);
        for catalogue in catalogue::all() {
            for (heading, name) in catalogue.headings(PERSON).iter().zip(PERSON) {
                assert_eq!(fields.headed(heading), [name]);
            }
        }
        assert_eq!(fields.headed("ROLE"), ["role"]);
        assert_eq!(fields.headed("rank"), Vec::<&str>::new());
    }

    #[test]
    fn what_people_write_above_columns_of_their_own_is_understood_too() {
        let fields = Fields::of_person_and(&["status"]);
        for (heading, name) in ALSO {
            assert_eq!(fields.headed(heading), [name], "{heading}");
        }
        let without = Fields::of_person_and(&[]);
        assert_eq!(without.headed("Статус"), Vec::<&str>::new());
    }

    #[test]
    fn a_field_of_the_form_is_known_by_its_key_and_by_what_it_asks() {
        let mut fields = Fields::of_person_and(&[]);
        fields.asked("topic", ["Topic", "Тема"]);
        fields.asked("other", ["Other topic", "Тема"]);
        fields.asked("visa", ["Country", "Виза"]);
        for heading in ["topic", "TOPIC", "What was asked before [topic]"] {
            assert_eq!(fields.headed(heading), ["answers/topic"], "{heading}");
        }
        assert_eq!(fields.headed("Тема"), ["answers/topic", "answers/other"]);
        assert_eq!(fields.headed("Country"), ["country"]);
        assert_eq!(fields.headed("виза"), ["answers/visa"]);
        assert_eq!(fields.headed("Country [visa]"), ["answers/visa"]);
        assert_eq!(fields.named("topic"), Some("answers/topic"));
        assert_eq!(fields.named("answers/topic"), Some("answers/topic"));
        assert_eq!(fields.named("room"), None);
    }
}
