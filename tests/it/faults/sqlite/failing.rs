//! The disk says that it could not keep what it was given.

use futures_util::future::join_all;

use crate::faults::house::House;
use crate::faults::machine::Failing;
use crate::support::database::postgres;

#[tokio::test]
async fn what_the_disk_does_not_confirm_is_refused_and_afterwards_it_goes_on_by_itself() {
    if postgres().is_some() {
        return;
    }
    let house = House::start().await;
    house.write().await.expect(201);
    for calls in ["fdatasync,fsync", "fdatasync,fsync,pwrite64"] {
        let Some(failing) = Failing::attach(house.server.id(), calls) else { return };
        for _ in 0..4 {
            house.write().await.expect(503);
        }
        for got in join_all((0..8).map(|_| house.write())).await {
            got.expect(503);
        }
        house.read().await;
        drop(failing);
        house.write().await.expect(201);
        for got in join_all((0..8).map(|_| house.write())).await {
            got.expect(201);
        }
    }
    let (kept, refused) = house.killed_it_has_kept_its_word().await;
    assert_eq!((kept, refused), (19, 24));
}
