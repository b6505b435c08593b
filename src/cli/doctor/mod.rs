//! `convoke doctor`: what is wrong with settings, database, mail, names, clock and disk, and what to do.
//!
//! Looks only: it makes no file, changes no row and sends no mail.

mod database;
mod dns;
mod finding;
mod machine;
mod mail;
mod names;
mod sender;

use std::path::Path;

use super::failure::Failure;
use super::schema;
use crate::config::Settings;
use finding::{Finding, State, good, wrong};

/// Prints what was found, the worst last; fails where something is wrong.
pub(super) async fn run(config: Option<&Path>) -> Result<(), Failure> {
    let mut findings = match Settings::load(config) {
        Ok(settings) => examine(&settings).await,
        Err(mistakes) => mistakes.0.iter().map(|one| wrong("settings", one.to_string())).collect(),
    };
    findings.sort_by_key(|finding| finding.state);
    for finding in &findings {
        println!("{finding}");
    }
    match findings.iter().filter(|finding| finding.state == State::Wrong).count() {
        0 => Ok(()),
        1 => Err(Failure::new("One thing is wrong; its line above says what to do.")),
        many => {
            Err(Failure::new(format!("{many} things are wrong; their lines above say what to do.")))
        }
    }
}

async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![good("settings", "all can be read and fit together")];
    findings.push(machine::addresses(settings));
    findings.extend(names::look_up(settings).await);
    findings.extend(sender::look_up(&settings.mail).await);
    findings.extend(machine::disk(settings));
    findings.extend(mail::transport(&settings.mail).await);
    if settings.sqlite_file().is_some_and(|file| !file.exists()) {
        findings.push(good("database", "there is none yet; `convoke serve` makes it"));
        return findings;
    }
    match schema::connect(settings).await {
        Ok(database) => {
            findings.extend(database::examine(&database, settings).await);
            findings.extend(mail::outbox(&database).await);
            findings.push(machine::clock(&database).await);
            let _ = database.close().await;
        }
        Err(failure) => findings.push(wrong("database", failure.to_string())),
    }
    findings
}
