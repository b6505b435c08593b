//! Secrets, and the key that is kept beside an SQLite database.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::mistake::Mistake;
use super::values;

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself; for where it is used, never for a log or an answer.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// Where the key beside `database` is kept.
pub(super) fn file_beside(database: &Path) -> PathBuf {
    database.with_extension("key")
}

/// The key kept beside `database` (`convoke.db`: `convoke.key`); made when there is none.
pub(super) fn kept_beside(database: &Path) -> Result<Secret, Mistake> {
    let file = file_beside(database);
    let problem = |verb: &str, error: &dyn fmt::Display| {
        Mistake::new("secret_key", format!("{} cannot be {verb}: {error}", file.display()))
    };
    match fs::read_to_string(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            make(&file).map_err(|error| problem("made", &error))?;
        }
        Err(error) => return Err(problem("read", &error)),
        Ok(_) => {}
    }
    let text = fs::read_to_string(&file).map_err(|error| problem("read", &error))?;
    values::secret_key(text.trim())
        .map_err(|wrong| Mistake::new("secret_key", format!("{} {wrong}", file.display())))
}

/// Writes a new key under another name and links it into place, so that nobody reads half a key
/// and of two that make one at the same time only the first counts.
fn make(file: &Path) -> std::io::Result<()> {
    let bytes = crate::clock::random_bytes::<36>().map_err(std::io::Error::other)?;
    // A name of its own each time: one that was killed here leaves its draft behind.
    let name = crate::clock::random_bytes::<8>().map_err(std::io::Error::other)?;
    let draft = file.with_extension(format!("key.{}", crate::text::hex(&name)));
    let mut open = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written = open
        .write_all(URL_SAFE_NO_PAD.encode(bytes).as_bytes())
        .and_then(|()| open.sync_all())
        .and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    match written {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_missing_key_is_made_once_for_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let database = dir.path().join("seminars.db");
        let first = kept_beside(&database).unwrap();
        assert_eq!(first, kept_beside(&database).unwrap());
        let mode = fs::metadata(dir.path().join("seminars.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no draft is left");
    }

    #[test]
    fn a_kept_key_that_is_too_short_is_refused_and_not_shown() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("seminars.key"), "hunter2").unwrap();
        let refused = kept_beside(&dir.path().join("seminars.db")).unwrap_err().to_string();
        assert!(refused.contains("7 characters") && !refused.contains("hunter2"), "{refused}");
    }

    #[test]
    fn a_secret_is_not_shown_by_debugging() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(***)");
    }
}
