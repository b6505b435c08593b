//! The file, or the folder it is in, may not be written.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;

use crate::faults::machine::as_others_would;
use crate::support::database::{TestDatabase, postgres};
use crate::support::process::{convoke, ended, said};

#[tokio::test]
async fn where_it_may_not_write_it_refuses_to_start_and_says_what_to_do() {
    if postgres().is_some() {
        return;
    }
    for (file_mode, folder_mode) in [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)] {
        let database = TestDatabase::create().await;
        let (folder, file) =
            (database.folder.path().join("data"), database.folder.path().join("data/convoke.db"));
        std::fs::create_dir(&folder).unwrap();
        std::fs::rename(database.folder.path().join("convoke.db"), &file).unwrap();
        set_permissions(&file, Permissions::from_mode(file_mode)).unwrap();
        set_permissions(&folder, Permissions::from_mode(folder_mode)).unwrap();
        for arguments in [&["serve"][..], &["migrate"]] {
            let mut command = convoke(&database, arguments);
            command.env("CONVOKE_DATABASE_URL", format!("sqlite://{}", file.display()));
            let output = ended(&as_others_would(command));
            let said = said(&output);
            assert_eq!(output.status.code(), Some(1), "{file_mode:o} {folder_mode:o}: {said}");
            assert!(said.contains(&file.display().to_string()), "{said}");
            assert!(said.contains("may this user write the file and its folder"), "{said}");
        }
        set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    }
}
