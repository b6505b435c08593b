//! The disk is full.

use futures_util::future::join_all;

use crate::faults::house::House;
use crate::faults::machine::Disk;
use crate::support::database::{TestDatabase, postgres};

/// A server whose database has a disk of its own.
async fn on_small_disk() -> Option<(Disk, House)> {
    let mut database = TestDatabase::create().await;
    let disk = Disk::mount(database.folder.path().join("disk"), "6m")?;
    let file = disk.place.join("convoke.db");
    std::fs::copy(database.folder.path().join("convoke.db"), &file).unwrap();
    database.url = format!("sqlite://{}", file.display());
    Some((disk, House::on(database, |command| command)))
}

#[tokio::test]
async fn on_a_full_disk_it_refuses_writes_reads_on_and_goes_on_by_itself_once_there_is_room() {
    if postgres().is_some() {
        return;
    }
    let Some((disk, house)) = on_small_disk().await else { return };
    house.write().await.expect(201);
    for round in 0..3 {
        disk.fill();
        let mut refused = 0;
        for _ in 0..400 {
            refused += usize::from(house.write_kilobytes(5).await.status == 503);
            if refused == 5 {
                break;
            }
        }
        assert_eq!(refused, 5, "the disk is full");
        let at_once = join_all((0..12).map(|_| house.write_kilobytes(5))).await;
        assert!(at_once.iter().any(|got| got.status == 503), "{at_once:?}");
        house.read().await;
        disk.make_room();
        house.write().await.expect(201);
        let at_once = join_all((0..12).map(|_| house.write_kilobytes(round))).await;
        assert!(at_once.iter().all(|got| got.status == 201), "{at_once:?}");
        house.readyz().await.expect(200);
    }
    let (kept, refused) = house.killed_it_has_kept_its_word().await;
    assert!(kept > 30 && refused >= 15, "{kept} {refused}");
    drop(disk);
}
