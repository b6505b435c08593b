//! `convoke token create`: a token for the API, whose secret is all that is printed.

use std::io::{Write, stdout};

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};

use super::failure::Failure;
use super::schema;
use crate::access::Actor;
use crate::access::service;
use crate::access::types::{Role, TokenCreate};
use crate::config::Settings;

#[derive(Debug, Subcommand)]
pub(super) enum TokenCommand {
    /// Make a token and print its secret, which cannot be shown again.
    Create(NewToken),
}

#[derive(Debug, Args)]
pub(super) struct NewToken {
    /// What people call it, such as the office that uses it.
    #[arg(long)]
    name: String,
    /// What it may do: admin, organizer, viewer or `check_in`.
    #[arg(long, value_parser = role)]
    role: Role,
    /// From when on it is refused, such as 2027-01-31T00:00:00Z.
    #[arg(long, value_name = "INSTANT")]
    expires_at: Option<DateTime<Utc>>,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|_| {
        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("the roles are {}", roles.join(", "))
    })
}

pub(super) async fn run(settings: &Settings, command: TokenCommand) -> Result<(), Failure> {
    let TokenCommand::Create(NewToken { name, role, expires_at }) = command;
    let database = schema::open(settings, false).await?;
    let input = &TokenCreate { name, role, scope: None, expires_at };
    let by = &Actor::system("command line");
    let made = database.write(move |w| async move { service::create(&w, by, input).await }).await?;
    database.close().await?;
    writeln!(stdout(), "{}", made.secret)?;
    Ok(())
}
