//! The commands, a file each.
//!
//! What goes wrong at the start is said in plain sentences on standard error: exit code 1, or 2
//! where the command line itself is wrong.

mod failure;
mod migrate;
mod schema;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Settings;
use crate::telemetry;
use failure::Failure;

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
    /// Bring the database's schema up to date.
    Migrate,
}

/// Runs the command that the command line names.
pub fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(line: CommandLine) -> Result<(), Failure> {
    let settings = Settings::load(line.config.as_deref())?;
    telemetry::start(settings.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match line.command {
            Command::Migrate => migrate::run(&settings).await,
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
