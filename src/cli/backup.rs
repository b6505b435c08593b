//! `convoke backup FILE`: a copy of the database, while the server goes on.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use super::schema;
use crate::config::Settings;
use crate::error::AppError;

pub(super) async fn run(settings: &Settings, file: &Path) -> Result<(), Failure> {
    let Some(original) = settings.sqlite_file() else {
        return Err(Failure::new(format!(
            "PostgreSQL has its own tool for this: pg_dump --format=custom --file={} {}",
            file.display(),
            settings.database_name()
        )));
    };
    if !original.exists() {
        return Err(Failure::new(format!(
            "There is no database {} to back up. CONVOKE_DATABASE_URL names another.",
            original.display()
        )));
    }
    if file.exists() {
        return Err(Failure::new(format!(
            "{} is there already. Name a file that is not; a backup never overwrites.",
            file.display()
        )));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(Failure::new(format!("There is no folder {} to put it in.", folder.display())));
    }
    let database = schema::connect(settings).await?;
    let made = database.back_up(file).await;
    database.close().await?;
    made.map_err(|error| not_made(file, error))?;
    keep_key(&original, file)?;
    Ok(())
}

fn not_made(file: &Path, error: AppError) -> Failure {
    let cause = error.cause.map_or(error.detail, |cause| cause.to_string());
    Failure::new(format!(
        "The copy {} could not be made: {cause}. Is there room for it, and may this user write there?",
        file.display()
    ))
}

/// Without the key the links in all mails sent so far would be dead.
fn keep_key(original: &Path, file: &Path) -> Result<(), Failure> {
    let key = original.with_extension("key");
    eprintln!("The database was copied to {}.", file.display());
    if key.exists() {
        let copy = file.with_extension("key");
        // Copies the permissions too, which are the owner's alone.
        fs::copy(&key, &copy)?;
        eprintln!(
            "Its key was copied to {}: keep both together, where nobody else can read them.",
            copy.display()
        );
    }
    Ok(())
}
