//! Requests that do not come to their end, and lengths that lie.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use tokio::time::sleep;

use super::{Peer, impatient, organization, while_others_are_served};

const A_LITTLE: Duration = Duration::from_millis(300);

/// Says one letter after the other until the connection is closed; for how long that was.
async fn trickle(mut peer: Peer) -> Duration {
    let started = Instant::now();
    while peer.say("x").await.is_ok() && started.elapsed() < Duration::from_secs(40) {
        sleep(A_LITTLE).await;
    }
    started.elapsed()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heads_and_bodies_that_trickle_in_are_given_up_and_hold_up_nobody() {
    let house = impatient().await;
    let trickling = async {
        let heads = join_all((0..60).map(|_| async {
            let mut peer = Peer::connect(&house).await.unwrap();
            peer.say("GET /api/v1/events HTTP/1.1\r\nHost: ").await.unwrap();
            trickle(peer).await
        }));
        let bodies = join_all((0..60).map(|_| async {
            let peer = Peer::post(&house, "Content-Length: 100000").await.unwrap();
            trickle(peer).await
        }));
        tokio::join!(heads, bodies)
    };
    let (heads, bodies) = while_others_are_served(&house, trickling).await;
    for lasted in heads {
        assert!((13..30).contains(&lasted.as_secs()), "a head: {lasted:?}");
    }
    for lasted in bodies {
        assert!(lasted < Duration::from_secs(30), "a body: {lasted:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_length_that_lies_is_answered_and_keeps_nothing() {
    let house = impatient().await;
    let body = organization();
    let too_long = async {
        let header = format!("Content-Length: {}", body.len() + 10);
        let mut peer = Peer::post(&house, &header).await.unwrap();
        peer.say(&body).await.unwrap();
        peer.hear().await.expect("an answer").expect(408)
    };
    let too_short = async {
        let header = format!("Content-Length: {}", body.len() - 5);
        let mut peer = Peer::post(&house, &header).await.unwrap();
        peer.say(&body).await.unwrap();
        let answer = peer.hear().await.expect("an answer").expect(400);
        assert!(
            answer.body.contains("HTTP/1.1 400"),
            "what is left over is no request: {answer:?}"
        );
    };
    let two_lengths = async {
        let mut peer = Peer::post(&house, "Content-Length: 2\r\nContent-Length: 3").await.unwrap();
        peer.say("{}").await.unwrap();
        peer.hear().await.expect("an answer").expect(400)
    };
    let no_number = async {
        let mut peer = Peer::post(&house, "Content-Length: many").await.unwrap();
        peer.hear().await.expect("an answer").expect(400)
    };
    let all = async { tokio::join!(too_long, too_short, two_lengths, no_number) };
    while_others_are_served(&house, all).await;
    let all = house.client.call("GET", "/organizations", &serde_json::Value::Null).await;
    assert_eq!(all.expect(200).json()["items"].as_array().unwrap().len(), 0);
}
