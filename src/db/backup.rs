//! A copy of an SQLite database that is in use, and knowing such a copy again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, Statement};

use super::{Database, Write, private};
use crate::clock::random_bytes;
use crate::error::{AppError, Result};
use crate::text;

impl Database {
    /// Copies all of an SQLite database, as it is at one instant, into a new `file`; nobody who
    /// reads or writes meanwhile has to wait. The file is there once it is whole and checked.
    pub async fn back_up(&self, file: &Path) -> Result<()> {
        let draft = draft_of(file)?;
        let made = self.draft(&draft).await.and_then(|()| put_in_place(&draft, file));
        if made.is_err() {
            let _ = fs::remove_file(&draft);
        }
        made
    }

    async fn draft(&self, draft: &Path) -> Result<()> {
        let path = draft.to_str().ok_or_else(|| AppError::internal("a path that is no text"))?;
        private::make_missing(draft).map_err(AppError::internal)?;
        let into =
            Statement::from_sql_and_values(DatabaseBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
        self.0.writer.execute_raw(into).await?;
        let copy = super::connect::copy(path).await?;
        let checked = check(&copy).await;
        let marked = mark(&copy, self.clock().now()).await;
        copy.close().await?;
        checked.and(marked)
    }
}

impl Write {
    /// When this database was copied, if it is a copy that nobody has used yet; from now on it is
    /// used.
    pub async fn take_copy_mark(&self) -> Result<Option<DateTime<Utc>>> {
        if self.get_database_backend() != DatabaseBackend::Sqlite {
            return Ok(None);
        }
        let minutes = number(self, "PRAGMA user_version").await?;
        if minutes == 0 {
            return Ok(None);
        }
        self.execute_unprepared("PRAGMA user_version = 0").await?;
        Ok(DateTime::from_timestamp(minutes * 60, 0))
    }
}

/// The file's header has room for one number of the application's own; minutes fit into it until
/// the year 6053. <https://sqlite.org/pragma.html#pragma_user_version>
async fn mark(copy: &DatabaseConnection, now: DateTime<Utc>) -> Result<()> {
    let minutes = now.timestamp() / 60;
    copy.execute_unprepared(&format!("PRAGMA user_version = {minutes}")).await?;
    Ok(())
}

async fn check(copy: &DatabaseConnection) -> Result<()> {
    let query = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA quick_check(1)");
    let row = copy.query_one_raw(query).await?;
    let found: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    if found == "ok" { Ok(()) } else { Err(AppError::internal(format!("a broken copy: {found}"))) }
}

async fn number(connection: &impl ConnectionTrait, sql: &str) -> Result<i64> {
    let row =
        connection.query_one_raw(Statement::from_string(DatabaseBackend::Sqlite, sql)).await?;
    Ok(row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0))
}

/// A file beside it that nobody else has made.
fn draft_of(file: &Path) -> Result<PathBuf> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{}.part", text::hex(&random_bytes::<8>()?)));
    Ok(name.into())
}

fn put_in_place(draft: &Path, file: &Path) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let done = File::open(draft)
        .and_then(|copy| copy.sync_all())
        // A link and not a renaming: it never takes the place of another file.
        .and_then(|()| fs::hard_link(draft, file))
        .and_then(|()| fs::remove_file(draft))
        .and_then(|()| File::open(folder.unwrap_or(Path::new(".")))?.sync_all());
    done.map_err(AppError::internal)
}
