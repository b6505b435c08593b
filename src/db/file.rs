//! The file of an SQLite database, and whether it is still the one that we opened.
//!
//! Who has a file open goes on writing to it after it was deleted or another one took its name; what
//! is written then is gone with the last who has it open.

use std::fs::{Metadata, metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::error::{AppError, Kind, Result};

/// The files that hold the data: the database and its log.
#[derive(Clone, Debug, Default)]
pub(super) struct Files(Vec<(PathBuf, Place)>);

/// Which file it is, whatever its name: the device and the number on it.
type Place = (u64, u64);

impl Files {
    /// Those of an open database; none for one in memory.
    pub(super) fn of(database: &Path) -> Self {
        let mut log = database.as_os_str().to_owned();
        log.push("-wal");
        let files = [database.to_owned(), log.into()];
        let there = files.into_iter().filter_map(|path| place(&path).map(|place| (path, place)));
        Self(there.collect())
    }

    /// An error unless each is still where it was.
    pub(super) fn check(&self) -> Result<()> {
        match self.0.iter().find(|(path, opened)| place(path) != Some(*opened)) {
            Some((path, _)) => Err(gone(path)),
            None => Ok(()),
        }
    }
}

fn place(path: &Path) -> Option<Place> {
    metadata(path).ok().map(|it: Metadata| (it.dev(), it.ino()))
}

fn gone(path: &Path) -> AppError {
    let cause = format!(
        "{} was moved, deleted or replaced while this program has it open: put it back, or restart the program",
        path.display()
    );
    AppError {
        cause: Some(cause.into()),
        ..AppError::new(
            Kind::Unavailable,
            "database.file_gone",
            "The file of the database is not where it was. Nothing was changed; whoever runs this server has to put it back or to restart the server.",
        )
    }
}
