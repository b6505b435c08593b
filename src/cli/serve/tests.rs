use poem::endpoint::make_sync;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

use super::*;

type Running = (SocketAddr, watch::Sender<bool>, JoinHandle<std::io::Result<()>>);

fn bounds(patience: Duration) -> Bounds {
    Bounds { patience, connections: 100 }
}

async fn running(patience: Duration, routes: impl Endpoint + 'static) -> Running {
    running_within(bounds(patience), routes).await
}

async fn running_within(bounds: Bounds, routes: impl Endpoint + 'static) -> Running {
    let listener = bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (say, stopping) = watch::channel(false);
    let server = tokio::spawn(serve(listener, routes, bounds, stopping));
    (address, say, server)
}

#[tokio::test]
async fn a_head_that_trickles_in_is_given_up() {
    let (address, _say, _server) =
        running(Duration::from_millis(400), make_sync(|_| "never asked")).await;
    let mut peer = TcpStream::connect(address).await.unwrap();
    peer.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n").await.unwrap();
    let started = Instant::now();
    let mut answer = Vec::new();
    let end = async {
        loop {
            let next = timeout(Duration::from_millis(50), peer.read_to_end(&mut answer)).await;
            if next.is_ok() || peer.write_all(b"X: y\r\n").await.is_err() {
                break;
            }
        }
    };
    timeout(Duration::from_secs(20), end).await.expect("the connection was closed");
    assert!(started.elapsed() >= Duration::from_millis(390), "{:?}", started.elapsed());
}

#[tokio::test]
async fn stopping_finishes_the_request_in_flight_and_takes_no_other() {
    let slow = poem::endpoint::make(|_| async {
        sleep(Duration::from_millis(300)).await;
        "done"
    });
    let (address, say, server) = running(Duration::from_secs(30), slow).await;
    let mut idle = TcpStream::connect(address).await.unwrap();
    let mut peer = TcpStream::connect(address).await.unwrap();
    peer.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    sleep(Duration::from_millis(100)).await;
    say.send_replace(true);
    let mut answer = String::new();
    peer.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("done"), "{answer}");
    timeout(Duration::from_secs(5), server).await.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
    assert_eq!(idle.read(&mut [0; 8]).await.unwrap_or(0), 0);
}

#[tokio::test]
async fn an_address_that_is_taken_is_said_in_a_sentence() {
    let first = bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let refused = bind(first.local_addr().unwrap()).await.unwrap_err().to_string();
    assert!(refused.starts_with("Cannot listen on 127.0.0.1:"), "{refused}");
}

#[tokio::test]
async fn when_mails_and_schedules_break_off_the_server_ends_at_once_with_an_error() {
    let listener = bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (_say, stopping) = watch::channel(false);
    let slow = poem::endpoint::make(|_| async {
        sleep(Duration::from_millis(400)).await;
        "done"
    });
    let work = async {
        sleep(Duration::from_millis(200)).await;
        panic!("of the test's own");
    };
    let serve = |stopping| serve(listener, slow, bounds(Duration::from_secs(30)), stopping);
    let server = tokio::spawn(beside(work, stopping, serve));
    let mut peer = TcpStream::connect(address).await.unwrap();
    peer.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    peer.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("done"), "what is in flight is answered: {answer}");
    let ended = timeout(Duration::from_secs(5), server).await.unwrap().unwrap();
    let failure = ended.unwrap_err().to_string();
    assert!(failure.starts_with("Mails and schedules broke off"), "{failure}");
}

#[tokio::test]
async fn told_to_stop_the_server_waits_for_the_work_beside_it() {
    let listener = bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let (say, stopping) = watch::channel(false);
    let mut told = stopping.clone();
    let work = async move {
        drop(told.wait_for(|stop| *stop).await);
        sleep(Duration::from_millis(200)).await;
    };
    let routes = make_sync(|_| "here");
    let serve = |stopping| serve(listener, routes, bounds(Duration::from_secs(30)), stopping);
    let started = Instant::now();
    let server = tokio::spawn(beside(work, stopping, serve));
    say.send_replace(true);
    timeout(Duration::from_secs(5), server).await.unwrap().unwrap().unwrap();
    assert!(started.elapsed() >= Duration::from_millis(190));
}

/// Whether a connection gets its answer, which ends with `here`.
async fn is_answered(peer: &mut TcpStream) -> bool {
    let mut answer = Vec::new();
    let end = async {
        peer.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await?;
        while !answer.ends_with(b"here") && peer.read_buf(&mut answer).await? > 0 {}
        std::io::Result::Ok(())
    };
    timeout(Duration::from_secs(5), end).await.unwrap().is_ok() && answer.ends_with(b"here")
}

#[tokio::test]
async fn when_all_places_are_taken_the_one_leaves_that_has_waited_for_longest() {
    let bounds = Bounds { patience: Duration::from_secs(30), connections: 4 };
    let (address, _say, _server) = running_within(bounds, make_sync(|_| "here")).await;
    let connect = async || {
        let peer = TcpStream::connect(address).await.unwrap();
        sleep(Duration::from_millis(20)).await;
        peer
    };
    let mut silent = connect().await;
    let mut trickling = connect().await;
    trickling.write_all(b"GET / HTTP/1.1\r\nHost").await.unwrap();
    let mut regular = connect().await;
    let mut others = Vec::new();
    for round in 0..6 {
        // Each new one is answered, and so is the one that asks now and then.
        let mut other = connect().await;
        assert!(is_answered(&mut other).await, "{round}");
        assert!(is_answered(&mut regular).await, "{round}");
        sleep(Duration::from_millis(20)).await;
        others.push(other);
    }
    for gone in [&mut silent, &mut trickling] {
        let end = timeout(Duration::from_secs(5), gone.read(&mut [0; 8])).await.unwrap();
        assert_eq!(end.unwrap_or(0), 0);
    }
}

#[test]
fn there_are_places_for_as_many_as_there_are_files() {
    let most = crowd::most();
    assert!((20..=2000).contains(&most), "{most}");
}
