//! `convoke openapi`: the description of the API on standard output.

use std::io::{Write, stdout};
use std::sync::Arc;

use super::failure::Failure;
use crate::app;
use crate::clock::Clock;
use crate::config::{Mistakes, Settings};
use crate::context::Context;
use crate::db::Database;

pub(super) async fn run() -> Result<(), Failure> {
    // Describing the routes asks nothing of a database or a key; these are never used.
    let database = Database::connect("sqlite::memory:", Clock::System).await?;
    let key =
        ("CONVOKE_SECRET_KEY".to_owned(), "for a description alone, never for links".to_owned());
    let settings = Settings::from_sources(None, &[key]).map_err(Mistakes)?;
    let document = app::description(&Context::new(database, Arc::new(settings))?)?;
    writeln!(stdout(), "{document:#}")?;
    Ok(())
}
