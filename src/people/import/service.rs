//! Judging a table against what is on record, and making the people that are new.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::rows::Row;
use super::types::RowOutcome;
use crate::access::{Actor, Scope};
use crate::db::Write;
use crate::error::{AppError, FieldError, Result};
use crate::ids::{NominationId, PersonId, RegistrationId};
use crate::mail::EmailAddress;
use crate::people::entity::person::{Column, Entity, Model};
use crate::people::merged;
use crate::people::merged::entity::record::Kind;
use crate::people::service::{by_addresses, match_or_create_many, visible_by_ids};
use crate::people::types::PersonCreate;

/// What became of a row.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its number.
    pub row: u32,
    /// What came of it.
    pub outcome: RowOutcome,
    /// Who was made of the row, or is on record.
    pub person: Option<PersonId>,
    /// The same, where the caller may see them.
    pub shown: Option<PersonId>,
    /// Whether the row named them by an id that is known here.
    pub by_id: bool,
    /// What was made of them, or is on record.
    pub nomination: Option<NominationId>,
    /// The same.
    pub registration: Option<RegistrationId>,
    /// How far that is.
    pub status: Option<&'static str>,
    /// Whether that is what one expects.
    pub usual: bool,
    /// Others of the same name.
    pub same_name: Vec<PersonId>,
    /// In which fields the row says something else of them.
    pub differs: Vec<String>,
    /// What is wrong with it.
    pub errors: Vec<FieldError>,
}

impl Done {
    /// Whether there is something to tell of it.
    pub fn is_worth_telling(&self) -> bool {
        let told = !self.same_name.is_empty() || !self.differs.is_empty() || !self.usual;
        match self.outcome {
            RowOutcome::Created => told,
            RowOutcome::Known => !self.differs.is_empty() || !self.usual,
            _ => true,
        }
    }

    /// Nothing came of it, for this reason.
    pub fn failed(&mut self, error: AppError) {
        self.outcome = RowOutcome::Failed;
        self.errors = if error.fields.is_empty() {
            vec![FieldError::new("row", error.code, error.detail)]
        } else {
            error.fields.into_iter().map(of_row).collect()
        };
    }
}

/// What is wrong with somebody who is described stands in the row as it is.
fn of_row(error: FieldError) -> FieldError {
    match error.pointer.strip_prefix("/person/") {
        Some(field) => FieldError::new(field, error.code.clone(), error.message),
        None => error,
    }
}

/// Who is on record of those that rows may name.
struct OnRecord {
    ids: HashMap<PersonId, Model>,
    addresses: HashMap<String, Model>,
    names: HashMap<String, Vec<PersonId>>,
    /// Whom the caller may see, unless that is everybody.
    seen: Option<BTreeSet<PersonId>>,
}

impl OnRecord {
    async fn of(db: &impl ConnectionTrait, by: &Actor, rows: &[&Row]) -> Result<Self> {
        let addresses: Vec<String> = rows
            .iter()
            .filter_map(|row| row.person.email.as_ref())
            .map(EmailAddress::canonical)
            .collect();
        let ids: Vec<PersonId> = rows.iter().filter_map(|row| row.id).collect();
        let known_addresses = by_addresses(db, addresses).await?;
        let names = rows.iter().map(|row| row.name());
        let select = Entity::find().select_only().column(Column::NameSort).column(Column::Id);
        let found: Vec<(String, PersonId)> =
            select.filter(Column::NameSort.is_in(names)).into_tuple().all(db).await?;
        let seen = match &by.scope {
            Scope::Everything => None,
            Scope::Limited { .. } => {
                let named = found.iter().map(|(_, id)| *id);
                let addressed = known_addresses.values().map(|row| row.id);
                let asked: BTreeSet<PersonId> = named.chain(addressed).collect();
                Some(visible_by_ids(db, by, asked).await?.into_keys().collect())
            }
        };
        let mut on_record = Self {
            ids: by_their_ids(db, by, ids).await?,
            addresses: known_addresses,
            names: HashMap::new(),
            seen,
        };
        for (name, id) in found {
            if on_record.sees(id) {
                on_record.names.entry(name).or_default().push(id);
            }
        }
        Ok(on_record)
    }

    fn sees(&self, id: PersonId) -> bool {
        self.seen.as_ref().is_none_or(|seen| seen.contains(&id)) || self.ids.contains_key(&id)
    }

    fn known(&self, row: &Row) -> Option<&Model> {
        let address = row.person.email.as_ref().map(EmailAddress::canonical);
        let by_address = || self.addresses.get(&address?);
        row.id.and_then(|id| self.ids.get(&id)).or_else(by_address)
    }

    fn judge(&self, row: &Row) -> Done {
        let same_name = self.names.get(&row.name()).cloned().unwrap_or_default();
        let known = self.known(row);
        let outcome = match known {
            Some(_) => RowOutcome::Known,
            None if row.person.email.is_none() && !same_name.is_empty() => RowOutcome::SameName,
            None => RowOutcome::Created,
        };
        let person = known.map(|known| known.id);
        let shown = known.filter(|known| self.sees(known.id));
        Done {
            row: row.number,
            outcome,
            person,
            shown: shown.map(|known| known.id),
            by_id: row.id.is_some_and(|id| self.ids.contains_key(&id)),
            nomination: None,
            registration: None,
            status: None,
            usual: true,
            same_name: same_name.into_iter().filter(|id| Some(*id) != person).collect(),
            differs: shown.map(|known| differs(&row.person, known)).unwrap_or_default(),
            errors: Vec::new(),
        }
    }

    /// Whether the words of a row count instead of those on record, which nobody has confirmed: those of
    /// a table that was written, not of one that was made of the record itself.
    fn gives_way(&self, row: &Row) -> bool {
        row.id.is_none() && self.known(row).is_some_and(|known| known.provisional)
    }
}

/// Those who have these ids, and those who are one with whoever had one of them, whom the caller may
/// see.
async fn by_their_ids(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: Vec<PersonId>,
) -> Result<HashMap<PersonId, Model>> {
    let mut found: HashMap<PersonId, Model> =
        visible_by_ids(db, by, ids.iter().copied()).await?.into_iter().collect();
    let rest = ids.into_iter().filter(|id| !found.contains_key(id)).map(|id| id.0);
    let became = merged::service::became(db, Kind::Person, rest).await?;
    let stays = visible_by_ids(db, by, became.values().copied().map(PersonId)).await?;
    let whose = |(id, became): (uuid::Uuid, uuid::Uuid)| {
        Some((PersonId(id), stays.get(&PersonId(became))?.clone()))
    };
    found.extend(became.into_iter().filter_map(whose));
    Ok(found)
}

/// What would become of these rows.
pub async fn judge(db: &impl ConnectionTrait, by: &Actor, rows: &[&Row]) -> Result<Vec<Done>> {
    let on_record = OnRecord::of(db, by, rows).await?;
    Ok(rows.iter().map(|row| on_record.judge(row)).collect())
}

/// Makes the people of these rows that are new. Whoever calls this tells the register that some may bear
/// another name now.
pub async fn make(w: &Write, by: &Actor, rows: &[&Row]) -> Result<Vec<Done>> {
    let on_record = OnRecord::of(w, by, rows).await?;
    let mut done: Vec<Done> = rows.iter().map(|row| on_record.judge(row)).collect();
    let new: Vec<(&mut Done, &PersonCreate)> = done
        .iter_mut()
        .zip(rows)
        .filter(|(done, row)| done.outcome == RowOutcome::Created || on_record.gives_way(row))
        .map(|(done, row)| (done, &row.person))
        .collect();
    let people: Vec<&PersonCreate> = new.iter().map(|(_, person)| *person).collect();
    let made = match_or_create_many(w, by, &people).await?;
    for ((done, _), made) in new.into_iter().zip(made) {
        (done.person, done.shown) = (Some(made.id), Some(made.id));
    }
    Ok(done)
}

/// Whether somebody has this address as it is written, or is found by it otherwise.
fn has_address(known: &Model, email: &EmailAddress) -> bool {
    known.email.as_ref() == Some(email)
        || known.other_emails.iter().any(|it| it.canonical() == email.canonical())
}

/// The fields in which somebody is said to be otherwise than they are on record.
fn differs(person: &PersonCreate, known: &Model) -> Vec<String> {
    fn other<T: PartialEq>(said: Option<&T>, known: Option<&T>) -> bool {
        said.is_some() && said != known
    }
    let fields = [
        ("full_name", person.full_name != known.full_name),
        ("unnamed", person.unnamed && !known.unnamed),
        ("given_name", other(person.given_name.as_ref(), known.given_name.as_ref())),
        ("family_name", other(person.family_name.as_ref(), known.family_name.as_ref())),
        ("patronymic", other(person.patronymic.as_ref(), known.patronymic.as_ref())),
        ("native_name", other(person.native_name.as_ref(), known.native_name.as_ref())),
        ("badge_name", other(person.badge_name.as_ref(), known.badge_name.as_ref())),
        ("honorific", other(person.honorific.as_ref(), known.honorific.as_ref())),
        ("email", person.email.as_ref().is_some_and(|email| !has_address(known, email))),
        ("phone", other(person.phone.as_ref(), known.phone.as_ref())),
        ("gender", other(person.gender.as_ref(), known.gender.as_ref())),
        ("position", other(person.position.as_ref(), known.position.as_ref())),
        ("organization", other(person.organization_id.as_ref(), known.organization_id.as_ref())),
        ("country", other(person.country.as_ref(), known.country.as_ref())),
        (
            "preferred_language",
            other(person.preferred_language.as_ref(), known.preferred_language.as_ref()),
        ),
    ];
    let mut fields: Vec<&str> =
        fields.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect();
    fields.sort_unstable();
    fields.into_iter().map(str::to_owned).collect()
}
