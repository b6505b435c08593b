//! What a database error means for the caller.

use std::fmt;

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, SqlxError};

use crate::error::{AppError, Kind};

/// Whether another row already has these values.
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether a row that is named does not exist, or one that goes is still named.
pub fn is_foreign_key_violation(error: &DbErr) -> bool {
    // SQLite enforces RESTRICT as a trigger: SQLITE_CONSTRAINT_TRIGGER.
    let restricted = matches!(sqlx(error), Some(SqlxError::Database(inner)) if inner.code().is_some_and(|code| code == "1811"));
    restricted || matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_)))
}

/// Whether the database cannot be used just now: locked, full, gone, or no connection free.
pub fn is_unavailable(error: &DbErr) -> bool {
    if matches!(
        error,
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout | ConnAcquireErr::ConnectionClosed)
    ) {
        return true;
    }
    match sqlx(error) {
        Some(SqlxError::Database(inner)) => {
            inner.code().is_some_and(|code| is_unavailable_code(&code))
        }
        Some(
            SqlxError::Io(_)
            | SqlxError::PoolTimedOut
            | SqlxError::PoolClosed
            | SqlxError::WorkerCrashed
            | SqlxError::Tls(_),
        ) => true,
        _ => matches!(error, DbErr::Conn(_)),
    }
}

/// Why PostgreSQL does not let us in, or not do there what we must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It knows no such user, or not with this password, or not from here.
    Login,
    /// It has no such database.
    NoDatabase,
    /// This user may not do that.
    Permission,
}

/// What PostgreSQL refused, where it is for its operator to mend.
pub fn refusal(error: &DbErr) -> Option<Refusal> {
    let Some(SqlxError::Database(inner)) = sqlx(error) else { return None };
    match inner.code()?.as_ref() {
        // invalid_authorization_specification, invalid_password
        "28000" | "28P01" => Some(Refusal::Login),
        // invalid_catalog_name
        "3D000" => Some(Refusal::NoDatabase),
        // insufficient_privilege
        "42501" => Some(Refusal::Permission),
        _ => None,
    }
}

/// Whether PostgreSQL was given a NUL, which it keeps in no text: 22021 `character_not_in_repertoire`,
/// and in JSON 22P05 `untranslatable_character`.
pub fn is_nul(error: &DbErr) -> bool {
    let Some(SqlxError::Database(inner)) = sqlx(error) else { return false };
    inner.code().is_some_and(|code| matches!(code.as_ref(), "22021" | "22P05"))
}

/// Somebody else was faster, which the database does not tell.
#[derive(Clone, Copy, Debug)]
struct Overtaken;

impl fmt::Display for Overtaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what was found is not there any more")
    }
}

impl std::error::Error for Overtaken {}

/// Has the whole write run again, as what it found is not there any more, or not as it was: another write,
/// such as one that makes one of two people, was committed between two looks.
pub fn overtaken() -> AppError {
    let detail = "Somebody else changes this just now. Nothing was changed; try again in a moment.";
    let error = AppError::new(Kind::Unavailable, "database.overtaken", detail);
    AppError { cause: Some(Box::new(Overtaken)), ..error }
}

/// Whether the same deed may well succeed when it is run again.
pub(super) fn may_succeed_again(error: &AppError) -> bool {
    let Some(cause) = error.cause.as_deref() else { return false };
    cause.is::<Overtaken>() || cause.downcast_ref::<DbErr>().is_some_and(is_retryable)
}

/// Whether the same transaction may well succeed when it is run again.
pub(super) fn is_retryable(error: &DbErr) -> bool {
    let Some(SqlxError::Database(inner)) = sqlx(error) else { return false };
    // SQLSTATE 40001 serialization_failure, 40P01 deadlock_detected; 23503 foreign_key_violation, where
    // nobody says what that means: a row that was found, such as a person who is merged just now, was
    // deleted before it was named.
    inner.code().is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "23503"))
}

/// Whether another process holds SQLite's lock: BUSY 5.
pub(super) fn is_locked(error: &DbErr) -> bool {
    let Some(SqlxError::Database(inner)) = sqlx(error) else { return false };
    let code = inner.code().and_then(|code| code.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

/// PostgreSQL's SQLSTATE classes, or SQLite's extended result codes, whose low byte is the primary one.
fn is_unavailable_code(code: &str) -> bool {
    if code.len() == 5 {
        // 08 connection, 53 resources, 57 operator intervention, 55P03 lock not available.
        return ["08", "53", "57", "55P03", "25006", "40"]
            .iter()
            .any(|class| code.starts_with(class));
    }
    // BUSY 5, LOCKED 6, NOMEM 7, READONLY 8, INTERRUPT 9, IOERR 10, FULL 13, CANTOPEN 14.
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5..=10 | 13 | 14))
}

fn sqlx(error: &DbErr) -> Option<&SqlxError> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}
