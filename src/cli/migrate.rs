//! `convoke migrate`: bring the database's schema up to date.

use super::failure::Failure;
use super::schema;
use crate::config::Settings;

pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let database = schema::open(settings, true).await?;
    database.close().await?;
    eprintln!("The schema is up to date.");
    Ok(())
}
