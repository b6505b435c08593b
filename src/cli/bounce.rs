//! `convoke bounce`: one report on a mail, handed over by a mail server on standard input.
//!
//! Whatever it is, it is kept, and that is success: a mail server could do nothing better with it.
//! Where it cannot be kept, as while the schema waits for `convoke migrate` or a start of the server,
//! the exit code has the mail server try again later.

use std::io::{Read, sink, stdin};

use super::failure::Failure;
use super::schema;
use crate::access::Actor;
use crate::config::Settings;
use crate::context;
use crate::http::aside;
use crate::mail::bounces::{self, READ_MAX, Report};

/// What mail servers know as a reason to try again (`EX_TEMPFAIL` of `sysexits.h`).
pub(super) const TRY_AGAIN: u8 = 75;

pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let bytes = read()?;
    if let Some(file) = settings.sqlite_file().filter(|file| !file.exists()) {
        let file = file.display();
        return Err(Failure::new(format!(
            "There is no database {file}, so the report is not kept: run this where the server has its own, or set CONVOKE_DATABASE_URL."
        )));
    }
    let report = &aside(|| Report::read(&bytes))?;
    let keys = &context::link_keys(settings)?;
    let database = schema::open_as_it_is(settings).await?;
    let by = &Actor::system("command line");
    let taken = database.write(move |w| async move { bounces::take(&w, by, keys, report).await });
    let row = taken.await?;
    database.close().await?;
    tracing::info!(report = %row.id, kind = %row.kind, outcome = %row.outcome, "a report was kept");
    Ok(())
}

/// The beginning of what comes, which is all that is looked at. The rest is taken too, as mail
/// servers take it for a failure if somebody stops listening.
fn read() -> Result<Vec<u8>, std::io::Error> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(READ_MAX).unwrap_or(u64::MAX);
    stdin().lock().take(limit).read_to_end(&mut bytes)?;
    std::io::copy(&mut stdin().lock(), &mut sink())?;
    Ok(bytes)
}
