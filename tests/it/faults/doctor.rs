//! What `convoke doctor` says of a disk that is full and of a database that takes no writes.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use sea_orm::ConnectionTrait;

use super::machine::{Disk, as_others_would};
use crate::support::database::{TestDatabase, postgres};
use crate::support::process::{convoke, ended, said};

fn wrong(output: &Output, part: &str) -> String {
    let all = String::from_utf8_lossy(&output.stdout);
    let mut lines = all.lines().filter(|line| line.starts_with(&format!("wrong  {part}")));
    lines.next().unwrap_or_else(|| panic!("nothing of {part} is wrong:\n{all}")).to_owned()
}

fn doctor(database: &TestDatabase) -> Command {
    convoke(database, &["doctor"])
}

#[tokio::test]
async fn the_doctor_names_a_disk_that_is_nearly_full_and_a_backup_says_why_it_cannot_be_made() {
    if postgres().is_some() {
        return;
    }
    let mut database = TestDatabase::create().await;
    let Some(disk) = Disk::mount(database.folder.path().join("disk"), "6m") else { return };
    let backup = disk.place.join("copy.db");
    disk.fill();
    let mut command = convoke(&database, &["backup", backup.to_str().unwrap()]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("Is there room for it"), "{}", said(&output));
    disk.make_room();
    assert_eq!(std::fs::read_dir(&disk.place).unwrap().count(), 0, "nothing is left of it");
    let file = disk.place.join("convoke.db");
    std::fs::copy(database.folder.path().join("convoke.db"), &file).unwrap();
    database.url = format!("sqlite://{}", file.display());
    let output = doctor(&database).output().unwrap();
    let line = wrong(&output, "disk");
    assert!(line.contains(&*disk.place.to_string_lossy()) && line.contains("make room"), "{line}");
    drop(disk);
}

#[tokio::test]
async fn the_doctor_names_a_database_that_is_locked_or_may_not_be_written() {
    if postgres().is_some() {
        return;
    }
    let database = TestDatabase::create().await;
    let other = sea_orm::Database::connect(&database.url).await.unwrap();
    other.execute_unprepared("BEGIN EXCLUSIVE").await.unwrap();
    let line = wrong(&ended(&doctor(&database)), "database");
    assert!(line.contains("locked by another program"), "{line}");
    other.execute_unprepared("COMMIT").await.unwrap();
    other.close().await.unwrap();
    let file = database.folder.path().join("convoke.db");
    set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    let line = wrong(&ended(&as_others_would(doctor(&database))), "database");
    assert!(line.contains("readonly") && line.contains("read-only"), "{line}");
}
