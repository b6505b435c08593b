//! By what a registration is searched.

use crate::db::Write;
use crate::error::Result;
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::Model;
use crate::text;

/// Names, code and organization.
pub(super) fn search_of(person: &Person, row: &Model) -> String {
    let names = [Some(&person.full_name), person.native_name.as_ref()];
    let known = names.into_iter().chain([Some(&row.code), row.organization.as_ref()]);
    text::searchable_words(known.flatten().map(String::as_str))
}

/// Brings it up to date where the organization has changed.
pub(super) async fn search_again(w: &Write, before: &Model, after: &mut Model) -> Result<()> {
    if after.organization != before.organization {
        let person = people::service::find_unscoped(w, after.person_id).await?;
        after.search = search_of(&person, after);
    }
    Ok(())
}
