//! What a row says of whom a country names.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;

use crate::access::Actor;
use crate::error::{Checks, Result};
use crate::events::types::ParticipantRole;
use crate::files::incoming::Incoming;
use crate::ids::PersonId;
use crate::nominations::rules;
use crate::nominations::types::{NominationCreate, NominationStatus};
use crate::people::import::cells::{self, Wrong};
use crate::people::import::columns::Mapping;
use crate::people::import::fields::Fields;
use crate::people::import::rows::Row;
use crate::people::import::table::{Table, Unknown};

/// What a table of nominations may say beside who somebody is.
const OWN: [&str; 5] = ["role", "rank", "alternate", "status", "decline_reason"];

/// What roles are called in Russian.
const ROLES: [(&str, ParticipantRole); 9] = [
    ("делегат", ParticipantRole::Delegate),
    ("наблюдатель", ParticipantRole::Observer),
    ("докладчик", ParticipantRole::Speaker),
    ("спикер", ParticipantRole::Speaker),
    ("эксперт", ParticipantRole::ResourcePerson),
    ("пресса", ParticipantRole::Media),
    ("сми", ParticipantRole::Media),
    ("организатор", ParticipantRole::Organizer),
    ("гость", ParticipantRole::Guest),
];

/// As what somebody is to come.
pub fn role(cell: &str) -> Result<ParticipantRole, Wrong> {
    cells::choice(cell, ParticipantRole::ALL, &ROLES)
}

fn status(cell: &str) -> Result<NominationStatus, Wrong> {
    cells::choice(cell, NominationStatus::ALL, &[])
}

/// What a table says was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Nothing, or what has to be decided anew here: selecting somebody invites them.
    Nothing,
    /// They stand by.
    Reserve,
    /// They do not come.
    Declined(Option<String>),
}

#[derive(Clone, Debug)]
struct Said {
    role: Option<ParticipantRole>,
    rank: Option<i32>,
    alternate: bool,
    decided: Decided,
}

/// A table of nominations whose rows were judged by themselves.
pub struct NominationTable {
    /// The rows, as to who somebody is.
    pub table: Table,
    said: BTreeMap<u32, Said>,
}

impl NominationTable {
    /// Reads all rows, and finds what can be wrong with them without looking for the people.
    pub async fn read(
        db: &impl ConnectionTrait,
        by: &Actor,
        file: Incoming,
        mapping: &Mapping,
    ) -> Result<Self> {
        let mut table = Table::read(file, &Fields::of_person_and(&OWN), mapping)?;
        let said = table.rows_mut().iter_mut().map(|row| (row.number, said(row)));
        let said = said.collect();
        table.judge(db, by, Unknown::Wrong).await?;
        Ok(Self { table, said })
    }

    /// The nomination that a row describes, of somebody who is known here by their id, or else of whom
    /// it describes.
    pub fn of(&self, row: &Row, known: Option<PersonId>) -> NominationCreate {
        let said = self.said.get(&row.number);
        NominationCreate {
            person_id: known,
            person: known.is_none().then(|| row.person.clone()),
            country: row.person.country.clone(),
            role: said.and_then(|it| it.role),
            rank: said.and_then(|it| it.rank),
            alternate: said.is_some_and(|it| it.alternate),
        }
    }

    /// What the table says was decided.
    pub fn decided(&self, row: &Row) -> Decided {
        self.said.get(&row.number).map_or(Decided::Nothing, |said| said.decided.clone())
    }
}

fn said(row: &mut Row) -> Said {
    let reason = row.others.remove("decline_reason");
    let said = Said {
        role: row.read("role", role),
        rank: row.read("rank", cells::place),
        alternate: row.read("alternate", cells::yes_or_no).unwrap_or(false),
        decided: match row.read("status", status) {
            Some(NominationStatus::Reserve) => Decided::Reserve,
            Some(NominationStatus::Declined) => Decided::Declined(reason),
            Some(NominationStatus::Submitted | NominationStatus::Selected) | None => {
                Decided::Nothing
            }
        },
    };
    let mut checks = Checks::new();
    rules::check_rank(&mut checks, said.rank);
    if let Decided::Declined(reason) = &said.decided {
        let mut own = Checks::new();
        rules::check_reason(&mut own, reason.as_deref());
        checks.extend(own.into_faults().into_iter().map(|mut fault| {
            "/decline_reason".clone_into(&mut fault.pointer);
            fault
        }));
    }
    row.wrong(checks.into_faults());
    said
}
