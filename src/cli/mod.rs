//! The commands, a file each.
//!
//! What goes wrong at the start is said in plain sentences on standard error: exit code 1, or 2
//! where the command line itself is wrong.

mod backup;
mod bounce;
mod demo;
mod doctor;
mod failure;
mod migrate;
mod openapi;
mod schema;
mod serve;
mod token;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Settings;
use crate::files::reading;
use crate::telemetry;
use failure::Failure;
use token::TokenCommand;

/// Seminars and capacity-building events, from the invitation to the last recommendation.
#[derive(Debug, Parser)]
#[command(name = "convoke", version, propagate_version = true)]
struct CommandLine {
    /// Settings file; without it `convoke.toml`, where there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server: the API, the pages, mails and schedules.
    Serve {
        /// Bring the schema up to date first also on PostgreSQL; on SQLite that is always done.
        #[arg(long)]
        migrate: bool,
    },
    /// Send mails and keep schedules, without the API and the pages; beside other servers.
    Worker,
    /// Run a server on example data, in a database of its own.
    Demo,
    /// Bring the database's schema up to date.
    Migrate,
    /// Copy the SQLite database to a new file while the server goes on.
    Backup {
        /// The file to make, such as `/var/backups/convoke-2026-11-22.db`.
        file: PathBuf,
    },
    /// Take in one report on a mail that came back, from standard input; for mail servers.
    Bounce,
    /// Look for what is wrong with settings, database, mail, clock and disk.
    Doctor,
    /// Tokens for the API.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Print the description of the API (OpenAPI).
    Openapi,
    /// Read the text of the file on standard input; what a worker has done apart.
    #[command(hide = true)]
    ReadText {
        /// What it is read as.
        kind: String,
    },
}

/// Runs the command that the command line names.
pub fn main() -> ExitCode {
    let line = CommandLine::parse();
    if let Command::ReadText { kind } = &line.command {
        return reading::child(kind);
    }
    let failed = match line.command {
        Command::Bounce => ExitCode::from(bounce::TRY_AGAIN),
        _ => ExitCode::FAILURE,
    };
    match run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failed
        }
    }
}

fn run(line: CommandLine) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if let Command::Openapi = line.command {
        return runtime.block_on(openapi::run());
    }
    if let Command::Doctor = line.command {
        return runtime.block_on(doctor::run(line.config.as_deref()));
    }
    let settings = Settings::load(line.config.as_deref())?;
    telemetry::start(settings.log);
    runtime.block_on(async {
        match line.command {
            Command::Serve { migrate } => serve::run(&settings, migrate).await,
            Command::Worker => worker::run(&settings).await,
            Command::Demo => demo::run(settings).await,
            Command::Migrate => migrate::run(&settings).await,
            Command::Backup { file } => backup::run(&settings, &file).await,
            Command::Token(command) => token::run(&settings, command).await,
            Command::Bounce => bounce::run(&settings).await,
            Command::Doctor => doctor::run(line.config.as_deref()).await,
            Command::Openapi => openapi::run().await,
            Command::ReadText { .. } => Ok(()),
        }
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }
}
