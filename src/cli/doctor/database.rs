//! Whether the database is whole, up to date, and takes writes.

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use super::finding::{Finding, State, doubtful, good, wrong};
use crate::audit::seals::{self, Verdict};
use crate::config::Settings;
use crate::context::vault;
use crate::db::Database;
use crate::db::schema::SchemaState;
use crate::error::{AppError, Result};
use crate::registrations::sensitive;
use crate::vault::Vault;

/// What to do when nothing milder helps.
const DAMAGED: &str = "where the file is damaged, stop the server and restore the last backup";

pub(super) async fn examine(database: &Database, settings: &Settings) -> Vec<Finding> {
    let schema = schema(database).await;
    let is_current = schema.state == State::Good;
    let mut findings = vec![schema, writes(database).await, log(database).await];
    if is_current {
        findings.push(answers(database, settings).await);
    }
    if database.backend() == DatabaseBackend::Sqlite {
        findings.push(whole(database).await);
    }
    findings
}

async fn schema(database: &Database) -> Finding {
    match database.schema_state().await {
        Ok(SchemaState::Current) => good("database", "the schema is up to date"),
        Ok(SchemaState::Behind(count)) => wrong(
            "database",
            format!("{count} migrations are missing: back it up, then run `convoke migrate`"),
        ),
        Ok(SchemaState::Newer(names)) => wrong(
            "database",
            format!("a newer Convoke has migrated it ({}): start that version", names.join(", ")),
        ),
        Err(error) => {
            wrong("database", format!("the schema cannot be read ({}): {DAMAGED}", cause(&error)))
        }
    }
}

/// Whether a write could be committed now; this one changes nothing.
async fn writes(database: &Database) -> Finding {
    match database.require_writable().await {
        Ok(()) => good("database", "takes writes"),
        Err(error) => wrong(
            "database",
            format!(
                "takes no writes ({}): is it locked by another program, read-only, or its disk full?",
                cause(&error)
            ),
        ),
    }
}

/// Whether anybody has touched what stands under the seals of the audit log.
async fn log(database: &Database) -> Finding {
    match seals::verify(database.read()).await {
        Ok(Verdict::Whole { seals: 0, .. }) => good("audit", "the log bears no seal yet"),
        Ok(Verdict::Whole { seals, entries }) => {
            good("audit", format!("all {seals} seals hold, on {entries} entries of the log"))
        }
        Ok(Verdict::Broken { number, at, sealed, found }) => wrong(
            "audit",
            format!(
                "seal {number}, set at {at} on {sealed} entries of the log, is broken; there are \
                {found} now. Somebody changed the log past this program, or the clock was set \
                back: compare with a backup"
            ),
        ),
        Err(error) => wrong(
            "audit",
            format!("the log cannot be read ({}): mend the database first", cause(&error)),
        ),
    }
}

/// Whether the keys at hand open the answers to sensitive fields.
async fn answers(database: &Database, settings: &Settings) -> Finding {
    let keys = || -> Result<Vec<String>> {
        // To look makes no key.
        let vault = settings.has_secret_key().then(|| vault(settings)).transpose()?;
        Ok(vault.iter().flat_map(Vault::keys).map(str::to_owned).collect())
    };
    let sealed = sensitive::service::sealed_with(database.read()).await;
    match sealed.and_then(|sealed| Ok((sealed, keys()?))) {
        Ok((sealed, keys)) => opened(&sealed, &keys),
        Err(error) => {
            wrong("answers", format!("sensitive ones cannot be read ({})", cause(&error)))
        }
    }
}

/// What can be said of so many answers sealed with each key, where these keys are at hand.
fn opened(sealed: &[(String, i64)], keys: &[String]) -> Finding {
    let count = |which: &dyn Fn(&String) -> bool| -> i64 {
        sealed.iter().filter(|(key, _)| which(key)).map(|(_, count)| count).sum()
    };
    let lost = count(&|key| !keys.contains(key));
    let former = count(&|key| keys.iter().skip(1).any(|known| known == key));
    match (lost, former) {
        (0, 0) => good("answers", "the secret key opens all sensitive ones"),
        (0, former) => doubtful(
            "answers",
            format!(
                "{former} sensitive ones are opened by the former secret key alone: keep it \
                (CONVOKE_SECRET_KEY_FORMER) until they are deleted"
            ),
        ),
        (lost, _) => wrong(
            "answers",
            format!(
                "{lost} sensitive ones are opened neither by the secret key nor by the former one: \
                name the one under which they were given (CONVOKE_SECRET_KEY_FORMER), or ask \
                people for them anew"
            ),
        ),
    }
}

async fn whole(database: &Database) -> Finding {
    let query = Statement::from_string(DatabaseBackend::Sqlite, "PRAGMA quick_check(1)");
    let found: Result<String> = async {
        let row = database.read().query_one_raw(query).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default())
    }
    .await;
    match found {
        Ok(found) if found == "ok" => good("database", "the file is whole"),
        Ok(found) => wrong(
            "database",
            format!("the file is damaged ({found}): stop the server and restore the last backup"),
        ),
        Err(error) => {
            wrong("database", format!("the file cannot be read ({}): {DAMAGED}", cause(&error)))
        }
    }
}

/// What the database itself said.
pub(super) fn cause(error: &AppError) -> String {
    error.cause.as_ref().map_or_else(|| error.detail.clone(), ToString::to_string)
}
