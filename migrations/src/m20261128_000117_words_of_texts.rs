//! The words of materials and their beginnings, found by PostgreSQL in indexes of the texts themselves:
//! no table is kept beside them, and no plan reads all texts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// To a plan, whether a text has a word would cost as much as to compare two numbers, however long the
/// text is, so that it would read all of them rather than ask an index. The cost of the functions says
/// otherwise; for the same reason no statistics are made of them.
const POSTGRES: &[&str] = &[
    "DROP TABLE material_index",
    "DROP FUNCTION material_index_beginnings(tsvector)",
    "CREATE FUNCTION material_words(title text, folded text) RETURNS tsvector \
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$ \
     SELECT array_to_tsvector(array_remove(string_to_array(title || ' ' || folded, ' '), '')) $$",
    "CREATE INDEX idx_material_texts_words ON material_texts \
     USING gin (material_words(title, folded)) WITH (fastupdate = off)",
    "ALTER INDEX idx_material_texts_words ALTER COLUMN 1 SET STATISTICS 0",
    "CREATE FUNCTION material_beginnings(title text, folded text) RETURNS text[] \
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$ \
     SELECT array_agg(DISTINCT left(word, letters)) \
     FROM string_to_table(title || ' ' || folded, ' ') AS word, generate_series(3, 6) AS letters \
     WHERE char_length(word) >= letters $$",
    "CREATE INDEX idx_material_texts_beginnings ON material_texts \
     USING gin (material_beginnings(title, folded)) WITH (fastupdate = off)",
    "ALTER INDEX idx_material_texts_beginnings ALTER COLUMN 1 SET STATISTICS 0",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let connection = manager.get_connection();
        for moment in ["insert", "update", "delete"] {
            let name = format!("material_texts_words_after_{moment}");
            connection
                .execute_unprepared(&format!("DROP TRIGGER {name} ON material_texts"))
                .await?;
            connection.execute_unprepared(&format!("DROP FUNCTION {name}()")).await?;
        }
        for statement in POSTGRES {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}
