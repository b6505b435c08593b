//! The words of people and of registrations, by which `q` finds them.
//!
//! Triggers keep them, so that whoever writes a row's `search` has written its words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// What parts words; from now on `search` has a space in its place.
const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»‘’“”„–—…№";

/// A table of words: whose they are, and what stands before each.
struct Words {
    table: &'static str,
    of: &'static str,
    id: &'static str,
    scope: Option<&'static str>,
}

const ALL: [Words; 2] = [
    Words { table: "person_words", of: "people", id: "person_id", scope: None },
    Words {
        table: "registration_words",
        of: "registrations",
        id: "registration_id",
        scope: Some("event_id"),
    },
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (connection, backend) = (manager.get_connection(), manager.get_database_backend());
        for words in ALL {
            connection.execute_unprepared(&words.parted()).await?;
            connection.execute_unprepared(&words.created(backend)).await?;
            let those_there = words.inserted(backend, words.of);
            connection.execute_unprepared(&those_there).await?;
            for trigger in words.triggers(backend) {
                trigger.create(manager).await?;
            }
        }
        Ok(())
    }
}

impl Words {
    fn parted(&self) -> String {
        let spaced = PUNCTUATION.chars().fold("search".to_owned(), |text, sign| {
            let sign = sign.to_string().replace('\'', "''");
            format!("replace({text}, '{sign}', ' ')")
        });
        format!("UPDATE {} SET search = {spaced}", self.of)
    }

    /// The index is the table, which SQLite has to be told; and prefixes are ranges only where
    /// words are in the order of their bytes, which PostgreSQL has to be told.
    fn created(&self, backend: DbBackend) -> String {
        let (uuid, order, end) = match backend {
            DbBackend::Sqlite => ("uuid_text", "", " WITHOUT ROWID"),
            _ => ("uuid", " COLLATE \"C\"", ""),
        };
        let Self { table, id, scope, .. } = self;
        let column = scope.map(|scope| format!("{scope} {uuid} NOT NULL, ")).unwrap_or_default();
        let key = scope.map(|scope| format!("{scope}, ")).unwrap_or_default();
        format!(
            "CREATE TABLE {table} ({column}word text{order} NOT NULL, {id} {uuid} NOT NULL, \
             PRIMARY KEY ({key}word, {id})){end}"
        )
    }

    /// Inserts the words of a row, or of all rows of the table of this name.
    fn inserted(&self, backend: DbBackend, row: &str) -> String {
        let Self { table, of, id, scope } = self;
        let column = scope.map(|scope| format!("{scope}, ")).unwrap_or_default();
        let value = scope.map(|scope| format!("{row}.{scope}, ")).unwrap_or_default();
        let (word, split) = split(backend, row);
        let from = if row == *of { format!("{of}, ") } else { String::new() };
        format!(
            "INSERT INTO {table} ({column}word, {id}) SELECT DISTINCT {value}{word}, {row}.id \
             FROM {from}{split} WHERE {word} <> '' ORDER BY 1, 2;"
        )
    }

    fn deleted(&self, backend: DbBackend) -> String {
        let Self { table, id, scope, .. } = self;
        let scope = scope.map(|it| format!("{it} = OLD.{it} AND ")).unwrap_or_default();
        let (word, split) = split(backend, "OLD");
        format!(
            "DELETE FROM {table} WHERE {scope}{id} = OLD.id \
             AND word IN (SELECT {word} FROM {split});"
        )
    }

    fn triggers(&self, backend: DbBackend) -> [Trigger; 3] {
        let (inserted, deleted) = (self.inserted(backend, "NEW"), self.deleted(backend));
        let trigger =
            |moment, when, body| Trigger { name: "words", table: self.of, moment, when, body };
        let changed = Some("OLD.search <> NEW.search");
        [
            trigger("AFTER INSERT", None, inserted.clone()),
            trigger("AFTER UPDATE", changed, format!("{deleted} {inserted}")),
            trigger("AFTER DELETE", None, deleted),
        ]
    }
}

/// A word, and where it comes from: the `search` of a row taken apart. Longer words than 64
/// letters are cut, because an index takes no row of any length.
fn split(backend: DbBackend, row: &str) -> (&'static str, String) {
    let parts = if backend == DbBackend::Sqlite {
        let quoted = format!("replace(replace({row}.search, '\\', '\\\\'), '\"', '\\\"')");
        format!("json_each('[\"' || replace({quoted}, ' ', '\",\"') || '\"]') AS part")
    } else {
        format!("unnest(string_to_array({row}.search, ' ')) AS part (value)")
    };
    ("substr(part.value, 1, 64)", parts)
}
