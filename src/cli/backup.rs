//! `convoke backup FILE`: a copy of the database, while the server goes on.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

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
    let keys = Keys::of(&original, file);
    for target in [Some(file), keys.as_ref().map(|keys| keys.copy.as_path())].into_iter().flatten()
    {
        if target.exists() {
            return Err(Failure::new(format!(
                "{} is there already. Name a file that is not, in a folder of its own perhaps: its key goes beside it, and a backup never overwrites.",
                target.display()
            )));
        }
    }
    if file.extension().is_some_and(|extension| extension == "key") {
        return Err(Failure::new(format!(
            "{} would be taken for a key. Name a file that does not end in .key.",
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
    eprintln!("The database was copied to {}.", file.display());
    keys.map_or(Ok(()), |keys| keys.keep())
}

/// The key beside the database, and where its copy goes. Without it the links in all mails sent so
/// far would be dead.
struct Keys {
    original: PathBuf,
    copy: PathBuf,
}

impl Keys {
    fn of(database: &Path, copy: &Path) -> Option<Self> {
        let original = database.with_extension("key");
        original.exists().then(|| Self { original, copy: copy.with_extension("key") })
    }

    fn keep(&self) -> Result<(), Failure> {
        let key = fs::read(&self.original)?;
        // Never over another file, and never for others to read.
        let mut copy =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.copy)?;
        copy.write_all(&key)?;
        copy.sync_all()?;
        eprintln!(
            "Its key was copied to {}: keep both together, where nobody else can read them.",
            self.copy.display()
        );
        Ok(())
    }
}

fn not_made(file: &Path, error: AppError) -> Failure {
    let cause = error.cause.map_or(error.detail, |cause| cause.to_string());
    Failure::new(format!(
        "The copy {} could not be made: {cause}. Is there room for it, and may this user write there?",
        file.display()
    ))
}
