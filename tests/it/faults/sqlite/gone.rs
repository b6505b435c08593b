//! Somebody moves, deletes or replaces the file while the server runs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::faults::house::House;
use crate::support::database::postgres;

fn beside(file: &Path, end: &str) -> PathBuf {
    PathBuf::from(format!("{}{end}", file.display()))
}

async fn refuses_writes_and_reads_on(house: &House) {
    // Whoever shares a commit that was under way when the file went is in doubt; such a one ends soon.
    tokio::time::sleep(Duration::from_millis(300)).await;
    for _ in 0..2 {
        let got = house.write().await.expect(503);
        assert_eq!(got.json()["code"], "database.file_gone", "{got:?}");
    }
    house.read().await;
    house.readyz().await.expect(503);
}

#[tokio::test]
async fn nothing_is_acknowledged_into_a_file_that_is_gone() {
    if postgres().is_some() {
        return;
    }
    let house = House::start().await;
    house.write().await.expect(201);
    let (file, away) = (house.file().to_owned(), house.folder().join("away.db"));
    std::fs::rename(&file, &away).unwrap();
    refuses_writes_and_reads_on(&house).await;
    assert!(!file.exists(), "it makes no other");
    std::fs::copy(&away, &file).unwrap();
    refuses_writes_and_reads_on(&house).await;
    std::fs::rename(&away, &file).unwrap();
    house.readyz().await.expect(200);
    house.write().await.expect(201);
    assert_eq!(house.killed_it_has_kept_its_word().await, (2, 4));
}

#[tokio::test]
async fn a_log_that_was_deleted_is_noticed_and_stopping_saves_what_stood_in_it() {
    if postgres().is_some() {
        return;
    }
    let house = House::start().await;
    house.write().await.expect(201);
    std::fs::remove_file(beside(house.file(), "-wal")).unwrap();
    refuses_writes_and_reads_on(&house).await;
    let (house, ended) = house.restarted("-TERM");
    assert_eq!(ended, Some(0));
    house.write().await.expect(201);
    assert_eq!(house.killed_it_has_kept_its_word().await, (2, 2));
}
