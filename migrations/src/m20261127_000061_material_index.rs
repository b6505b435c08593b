//! The words of materials, by which `q` finds them: each database keeps them in its own way, and finds
//! the same by them, since the words come to it as they are to be found.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Which row has a word is all that is kept. Its words are parted by spaces, and this tokenizer parts
/// them there and, but for punctuation of ASCII, of which they have none, nowhere else. Beginnings are
/// looked for from three letters on; those of up to six, which many words have, are kept as words are.
const SQLITE: &[&str] = &["CREATE VIRTUAL TABLE material_index USING fts5 \
    (words, content='', contentless_delete=1, detail='none', tokenize='ascii', \
    prefix='3 4 5 6')"];

const POSTGRES: &[&str] = &[
    "CREATE TABLE material_index (number bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX idx_material_index_words ON material_index USING gin (words) WITH (fastupdate = off)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (statements, inserted, key) = match manager.get_database_backend() {
            DbBackend::Sqlite => (
                SQLITE,
                "INSERT INTO material_index (rowid, words) \
                 VALUES (NEW.number, NEW.title || ' ' || NEW.folded);",
                "rowid",
            ),
            _ => (
                POSTGRES,
                "INSERT INTO material_index (number, words) VALUES (NEW.number, array_to_tsvector( \
                 array_remove(string_to_array(NEW.title || ' ' || NEW.folded, ' '), '')));",
                "number",
            ),
        };
        for statement in statements {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        let deleted = format!("DELETE FROM material_index WHERE {key} = OLD.number;");
        let changed = Some("OLD.title <> NEW.title OR OLD.folded <> NEW.folded");
        let trigger = |moment, when, body| {
            let table = "material_texts";
            Trigger { name: "words", table, moment, when, body }
        };
        for made in [
            trigger("AFTER INSERT", None, inserted.to_owned()),
            trigger("AFTER UPDATE", changed, format!("{deleted} {inserted}")),
            trigger("AFTER DELETE", None, deleted.clone()),
        ] {
            made.create(manager).await?;
        }
        Ok(())
    }
}
