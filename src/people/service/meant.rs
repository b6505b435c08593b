//! Who is meant where somebody is named: one of the address book, or one described here.

use super::{find, match_or_create};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::ids::PersonId;
use crate::people::entity::person::Model;
use crate::people::types::PersonCreate;

/// The person that `person_id` names, or the one that `person` describes: matched by the address,
/// else made.
pub async fn meant(
    w: &Write,
    by: &Actor,
    id: Option<PersonId>,
    described: Option<&PersonCreate>,
) -> Result<Model> {
    match (id, described) {
        (Some(id), None) => {
            let found = find(w, by, id).await;
            found.map_err(|error| error.if_missing(|| AppError::invalid(vec![nobody()])))
        }
        (None, Some(described)) => {
            match_or_create(w, by, described).await.map_err(|error| error.below("/person"))
        }
        _ => Err(AppError::invalid(vec![who_is_meant()])),
    }
}

/// Neither or both of the two ways to name a person.
pub fn who_is_meant() -> FieldError {
    FieldError::new("person_id", "required", "Give either person_id or person.")
}

/// Nobody has this id, or nobody whom the caller may see.
pub fn nobody() -> FieldError {
    FieldError::new("person_id", "unknown", "There is no such person.")
}
