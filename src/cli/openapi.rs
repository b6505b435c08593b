//! `convoke openapi`: the description of the API on standard output.

use std::io::{Write, stdout};

use super::failure::Failure;
use crate::app;
use crate::clock::Clock;
use crate::context::Context;
use crate::db::Database;

pub(super) async fn run() -> Result<(), Failure> {
    // Describing the routes asks nothing of a database; this one is never written.
    let database = Database::connect("sqlite::memory:", Clock::System).await?;
    let document = app::description(&Context::new(database))?;
    writeln!(stdout(), "{document:#}")?;
    Ok(())
}
