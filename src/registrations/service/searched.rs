//! By what a registration is searched.

use crate::people::entity::person::Model as Person;
use crate::registrations::entity::Model;
use crate::text;

/// Names, code and organization.
pub(super) fn search_of(person: &Person, row: &Model) -> String {
    let names = [Some(&person.full_name), person.native_name.as_ref()];
    let known = names.into_iter().chain([Some(&row.code), row.organization.as_ref()]);
    text::searchable_words(known.flatten().map(String::as_str))
}
