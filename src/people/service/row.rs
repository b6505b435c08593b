//! The row of a person: as it is made, as it is changed, and what derives from it.

use crate::db::{List, Write};
use crate::mail::EmailAddress;
use crate::patch::Patch as _;
use crate::people::entity::person::Model;
use crate::people::rules::PersonTexts;
use crate::people::types::{PersonCreate, PersonOut, PersonPatch};
use crate::text;

/// The row with what is sorted, searched and matched by.
pub(super) fn derived(mut row: Model) -> Model {
    row.full_name = row.full_name.trim().into();
    row.name_sort = text::fold(&row.full_name);
    row.email_canonical = row.email.as_ref().map(EmailAddress::canonical);
    let names = [&row.given_name, &row.family_name, &row.patronymic, &row.native_name];
    let others = [&row.honorific, &row.badge_name, &row.email_canonical, &row.position];
    let others = names.into_iter().chain(others).filter_map(Option::as_deref);
    let further: Vec<String> = row.other_emails.iter().map(EmailAddress::canonical).collect();
    let others = others.chain(further.iter().map(String::as_str));
    row.search = text::searchable_words([row.full_name.as_str()].into_iter().chain(others));
    row
}

/// A new one, of what was given.
pub(super) fn new_row(w: &Write, input: &PersonCreate) -> Model {
    Model {
        id: w.new_id(),
        version: 1,
        full_name: input.full_name.clone(),
        name_sort: String::new(),
        unnamed: input.unnamed,
        given_name: input.given_name.clone(),
        family_name: input.family_name.clone(),
        patronymic: input.patronymic.clone(),
        native_name: input.native_name.clone(),
        badge_name: input.badge_name.clone(),
        honorific: input.honorific.clone(),
        email: input.email.clone(),
        email_canonical: None,
        other_emails: List::default(),
        phone: input.phone.clone(),
        gender: input.gender,
        position: input.position.clone(),
        organization_id: input.organization_id,
        country: input.country.clone(),
        preferred_language: input.preferred_language.clone(),
        search: String::new(),
        provisional: false,
        created_at: w.now(),
        updated_at: w.now(),
    }
}

/// Changes what a patch says.
pub(super) fn apply(patch: &PersonPatch, row: &mut Model) {
    patch.full_name.apply(&mut row.full_name);
    patch.unnamed.apply(&mut row.unnamed);
    patch.given_name.apply(&mut row.given_name);
    patch.family_name.apply(&mut row.family_name);
    patch.patronymic.apply(&mut row.patronymic);
    patch.native_name.apply(&mut row.native_name);
    patch.badge_name.apply(&mut row.badge_name);
    patch.honorific.apply(&mut row.honorific);
    patch.email.apply(&mut row.email);
    patch.phone.apply(&mut row.phone);
    patch.gender.apply(&mut row.gender);
    patch.position.apply(&mut row.position);
    patch.organization_id.apply(&mut row.organization_id);
    patch.country.apply(&mut row.country);
    patch.preferred_language.apply(&mut row.preferred_language);
}

/// What has a length.
pub(super) fn texts(row: &Model) -> PersonTexts<'_> {
    PersonTexts {
        full_name: Some(&row.full_name),
        given_name: row.given_name.as_deref(),
        family_name: row.family_name.as_deref(),
        patronymic: row.patronymic.as_deref(),
        native_name: row.native_name.as_deref(),
        badge_name: row.badge_name.as_deref(),
        honorific: row.honorific.as_deref(),
        position: row.position.as_deref(),
        phone: row.phone.as_deref(),
    }
}

impl From<Model> for PersonOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            version: row.version,
            full_name: row.full_name,
            unnamed: row.unnamed,
            given_name: row.given_name,
            family_name: row.family_name,
            patronymic: row.patronymic,
            native_name: row.native_name,
            badge_name: row.badge_name,
            honorific: row.honorific,
            email: row.email,
            other_emails: row.other_emails.0,
            phone: row.phone,
            gender: row.gender,
            position: row.position,
            organization_id: row.organization_id,
            country: row.country,
            preferred_language: row.preferred_language,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
