//! Requests that are more than they look, or have no end.

use std::process::Command;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

use super::{Peer, impatient, while_others_are_served};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_in_chunks_without_end_is_refused_at_the_limit() {
    let house = impatient().await;
    let endless = join_all((0..20).map(|_| async {
        let mut peer = Peer::post(&house, "Transfer-Encoding: chunked").await.unwrap();
        let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
        let mut sent = 0;
        let sending = async {
            while peer.say(&chunk).await.is_ok() {
                sent += 0x10000;
            }
        };
        timeout(Duration::from_secs(30), sending).await.expect("it is not listened to for ever");
        sent
    }));
    for sent in while_others_are_served(&house, endless).await {
        // The limit, and what stood in the buffers of the two systems.
        assert!((0x10_0000..0x100_0000).contains(&sent), "{sent}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn json_a_hundred_thousand_deep_is_refused_and_costs_nothing() {
    let house = impatient().await;
    let deep = ["[", "{\"a\":"].map(|open| open.repeat(100_000));
    let all = join_all((0..40).map(|n| {
        let (body, house) = (&deep[n % 2], &house);
        async move {
            let header = format!("Content-Length: {}", body.len());
            let mut peer =
                Peer::post(house, &format!("{header}\r\nConnection: close")).await.unwrap();
            peer.say(body).await.unwrap();
            peer.hear().await.expect("an answer")
        }
    }));
    for got in while_others_are_served(&house, all).await {
        assert_eq!(got.expect(400).json()["code"], "request.json");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_compressed_body_is_not_unpacked() {
    let house = impatient().await;
    // A hundred megabytes of blanks in a hundred kilobytes.
    let packed = "head -c 100000000 /dev/zero | tr '\\0' ' ' | gzip -9";
    let bomb = Command::new("sh").args(["-c", packed]).output().unwrap().stdout;
    assert!((50_000..200_000).contains(&bomb.len()), "{}", bomb.len());
    let all = join_all(["gzip", "GZIP", "deflate", "br", "gzip, gzip"].map(|encoding| {
        let (bomb, house) = (&bomb, &house);
        async move {
            let headers = format!(
                "Content-Encoding: {encoding}\r\nContent-Length: {}\r\nConnection: close",
                bomb.len()
            );
            let mut peer = Peer::post(house, &headers).await.unwrap();
            // It may answer before it has taken all.
            peer.0.write_all(bomb).await.ok();
            peer.hear().await.expect("an answer")
        }
    }));
    for got in while_others_are_served(&house, all).await {
        assert_eq!(got.expect(415).json()["code"], "request.media_type");
    }
}
