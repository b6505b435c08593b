//! The beginnings of the words of materials, kept by PostgreSQL as SQLite keeps them: what begins like
//! many words is found as fast as a word is.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// The cost has every plan ask the index, and none make the beginnings of a row anew; for the same
/// reason no statistics are made of them.
const POSTGRES: &[&str] = &[
    "CREATE FUNCTION material_index_beginnings(words tsvector) RETURNS text[] \
     LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100000 AS $$ \
     SELECT array_agg(DISTINCT left(word, letters)) \
     FROM unnest(tsvector_to_array(words)) AS word, generate_series(3, 6) AS letters \
     WHERE char_length(word) >= letters $$",
    "CREATE INDEX idx_material_index_beginnings ON material_index \
     USING gin (material_index_beginnings(words)) WITH (fastupdate = off)",
    "ALTER INDEX idx_material_index_beginnings ALTER COLUMN 1 SET STATISTICS 0",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            for statement in POSTGRES {
                manager.get_connection().execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }
}
