//! Files that nobody but their owner may read: they hold what people have told in confidence.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Result};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Makes an empty file for its owner alone, where there is none. SQLite fills it, and gives what it
/// keeps beside it (`-wal`, `-shm`, `-journal`) the same permissions.
pub(super) fn make_missing(file: &Path) -> Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_is_made_for_its_owner_alone_and_one_that_is_there_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("convoke.db");
        make_missing(&file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(&file, "rows").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        make_missing(&file).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"rows");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(make_missing(&folder.path().join("no/such/folder/convoke.db")).is_err());
    }
}
