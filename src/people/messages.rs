//! People as mails speak of them.

use super::entity::person::Model;
use crate::mail::data::PersonData;

/// What a mail says of a person.
pub fn person_data(person: &Model) -> PersonData {
    let name = person.full_name.as_str();
    let salutation = match person.honorific.as_deref() {
        Some(honorific) => format!("{honorific} {name}"),
        None => name.to_owned(),
    };
    PersonData { full_name: name.to_owned(), salutation }
}
