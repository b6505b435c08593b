//! The schema's state, and bringing it up to date.

use migrations::Migrator;
use sea_orm::{
    ConnectionTrait, DatabaseBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::{MigratorTrait, SchemaManager};

use super::Database;
use crate::error::{AppError, Kind, Result};

/// Held while migrating, so that of two servers that start together one waits for the other.
const MIGRATION_LOCK: i64 = 0x636f_6e76_6f6b_6500;

/// How the schema stands to this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaState {
    /// As this program wants it.
    Current,
    /// So many migrations are still to come.
    Behind(usize),
    /// A newer program has migrated it; the names of what this one does not know.
    Newer(Vec<String>),
}

impl Database {
    /// How the schema stands to this program.
    pub async fn schema_state(&self) -> Result<SchemaState> {
        let known: Vec<String> =
            Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
        let manager = SchemaManager::new(self.read());
        if !manager.has_table("seaql_migrations").await? {
            return Ok(SchemaState::Behind(known.len()));
        }
        let rows = self
            .read()
            .query_all_raw(sea_orm::Statement::from_string(
                self.backend(),
                "SELECT version FROM seaql_migrations ORDER BY version",
            ))
            .await?;
        let applied: Vec<String> =
            rows.iter().map(|row| row.try_get("", "version")).collect::<Result<_, _>>()?;
        let newer: Vec<String> =
            applied.iter().filter(|name| !known.contains(name)).cloned().collect();
        if !newer.is_empty() {
            return Ok(SchemaState::Newer(newer));
        }
        let missing = known.iter().filter(|name| !applied.contains(name)).count();
        Ok(if missing == 0 { SchemaState::Current } else { SchemaState::Behind(missing) })
    }

    /// Applies what is missing, all of it or nothing; safe to run again after being killed.
    pub async fn migrate(&self) -> Result<()> {
        if let SchemaState::Newer(names) = self.schema_state().await? {
            return Err(newer(&names));
        }
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.0.writer.begin_with_options(options).await?;
        if self.backend() == DatabaseBackend::Postgres {
            // Another server may be migrating for as long as it needs.
            transaction.execute_unprepared("SET LOCAL lock_timeout = 0").await?;
            let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            transaction.execute_unprepared(&lock).await?;
        }
        Migrator::up(&transaction, None).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Refuses to go on unless the schema is the one this program was built for.
    pub async fn require_current_schema(&self) -> Result<()> {
        match self.schema_state().await? {
            SchemaState::Current => Ok(()),
            SchemaState::Newer(names) => Err(newer(&names)),
            SchemaState::Behind(count) => Err(AppError::new(
                Kind::Unavailable,
                "database.schema_behind",
                format!("The database lacks {count} migrations. Run `convoke migrate` first."),
            )),
        }
    }
}

fn newer(names: &[String]) -> AppError {
    AppError::new(
        Kind::Unavailable,
        "database.schema_newer",
        format!(
            "The database was migrated by a newer Convoke (it has {}). Start that version, or restore a backup from before.",
            names.join(", ")
        ),
    )
}
