//! What the machine around it must give: addresses that people reach, room on the disk, the time.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use super::database::cause;
use super::finding::{Finding, doubtful, good, wrong};
use crate::config::Settings;
use crate::db::Database;
use crate::error::Result;

/// With less room than this, writes will soon fail.
const TOO_LITTLE: u64 = 100 << 20;
/// With less room than this, somebody should look.
const LITTLE: u64 = 1 << 30;
/// Clocks of two machines may differ so much.
const APART: TimeDelta = TimeDelta::seconds(5);

/// Whether links in mails lead somewhere.
pub(super) fn addresses(settings: &Settings) -> Finding {
    let address = &settings.public_url;
    if settings.mail.smtp.is_some() && settings.is_local() {
        return wrong(
            "settings",
            format!(
                "links in mails lead to {address}, which nobody else reaches: set CONVOKE_PUBLIC_URL"
            ),
        );
    }
    if address.starts_with("http:") && !settings.is_local() {
        return doubtful(
            "settings",
            format!(
                "links in mails lead to {address} without encryption: put a proxy with TLS before it and set CONVOKE_PUBLIC_URL to https"
            ),
        );
    }
    good("settings", format!("links in mails lead to {address}"))
}

/// Room where the database and the mails are written.
pub(super) fn disk(settings: &Settings) -> Vec<Finding> {
    let database = settings.sqlite_file();
    let mails = settings.mail.smtp.is_none().then(|| settings.mail.dir.clone());
    database.iter().chain(&mails).map(|path| room(path)).collect()
}

fn room(path: &Path) -> Finding {
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
    let place = there.display();
    let free = match rustix::fs::statvfs(there) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => {
            return wrong(
                "disk",
                format!("{place} cannot be looked at ({error}): may this user read it?"),
            );
        }
    };
    let room = format!("{} MB are free at {place}", free >> 20);
    if free < TOO_LITTLE {
        return wrong("disk", format!("{room}: make room now, or writes will fail"));
    }
    if free < LITTLE {
        return doubtful("disk", format!("{room}: make room soon"));
    }
    good("disk", room)
}

/// Whether this machine's clock agrees with what it can be held against.
pub(super) async fn clock(database: &Database) -> Finding {
    let now = database.clock().now();
    match reference(database).await {
        Ok(Some((whose, at))) if at - now > APART => wrong("clock", apart(now, whose, at)),
        Ok(Some((whose, at)))
            if database.backend() == DatabaseBackend::Postgres && now - at > APART =>
        {
            wrong("clock", apart(now, whose, at))
        }
        Ok(_) => good("clock", format!("{} UTC", now.format("%Y-%m-%d %H:%M:%S"))),
        Err(error) => wrong(
            "clock",
            format!(
                "could not be compared with the database's ({}): mend the database first",
                cause(&error)
            ),
        ),
    }
}

fn apart(now: DateTime<Utc>, whose: &str, at: DateTime<Utc>) -> String {
    format!("says {now}, but {whose} says {at}: set the clock, and keep it right with NTP")
}

/// PostgreSQL's clock; on SQLite the newest entry of the log, which cannot be from the future.
async fn reference(database: &Database) -> Result<Option<(&'static str, DateTime<Utc>)>> {
    let (whose, sql) = match database.backend() {
        DatabaseBackend::Postgres => ("the database server", "SELECT now() AS at"),
        _ => ("the newest entry of the log", "SELECT at FROM audit_log ORDER BY at DESC LIMIT 1"),
    };
    let row =
        database.read().query_one_raw(Statement::from_string(database.backend(), sql)).await?;
    Ok(row.map(|row| row.try_get("", "at")).transpose()?.map(|at| (whose, at)))
}
