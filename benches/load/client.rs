//! The one who asks: so many connections, in turn to each of the servers, each asking again as
//! soon as it has its answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// What is asked.
#[derive(Clone)]
pub struct Request {
    method: &'static str,
    path: String,
    bearer: Option<String>,
    media: &'static str,
    body: Bytes,
}

impl Request {
    pub fn get(path: &str) -> Self {
        Self { method: "GET", path: path.to_owned(), bearer: None, media: "", body: Bytes::new() }
    }

    pub fn post(path: &str, form: &'static str) -> Self {
        let media = "application/x-www-form-urlencoded";
        Self { method: "POST", media, body: form.into(), ..Self::get(path) }
    }

    pub fn json(path: &str, body: &serde_json::Value) -> Self {
        let (media, body) = ("application/json", body.to_string().into());
        Self { method: "POST", media, body, ..Self::get(path) }
    }

    pub fn table(path: &str, csv: String) -> Self {
        Self { method: "POST", media: "text/csv", body: csv.into(), ..Self::get(path) }
    }

    pub fn bearer(mut self, token: &str) -> Self {
        self.bearer = Some(format!("Bearer {token}"));
        self
    }

    fn build(&self) -> hyper::Request<Full<Bytes>> {
        let mut request =
            hyper::Request::builder().method(self.method).uri(&self.path).header("host", "bench");
        if let Some(bearer) = &self.bearer {
            request = request.header("authorization", bearer);
        }
        if self.method == "POST" {
            request = request.header("content-type", self.media);
        }
        request.body(Full::from(self.body.clone())).unwrap()
    }
}

/// What came of it.
pub struct Measured {
    took: Duration,
    times: Histogram<u64>,
}

impl Measured {
    /// Requests a second.
    pub fn rate(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }

    /// Milliseconds.
    pub fn percentile(&self, percentile: f64) -> f64 {
        self.times.value_at_percentile(percentile) as f64 / 1_000.0
    }
}

/// The same request for so long, after a moment to warm up.
pub async fn during(
    time: Duration,
    connections: usize,
    addresses: &[&str],
    request: &Request,
) -> Measured {
    let warm = run(connections, addresses, |_| Some(request.clone()), time / 10).await;
    assert!(!warm.times.is_empty(), "{} is not answered", request.path);
    run(connections, addresses, |_| Some(request.clone()), time).await
}

/// Each request once.
pub async fn each(connections: usize, addresses: &[&str], requests: Vec<Request>) -> Measured {
    let count = requests.len();
    let measured =
        run(connections, addresses, |n| requests.get(n).cloned(), Duration::from_mins(10)).await;
    assert_eq!(measured.times.len(), count as u64);
    measured
}

/// The same steps for each who comes, so many at a time; how long each of the steps takes.
pub async fn walk<const STEPS: usize>(
    connections: usize,
    address: &str,
    walks: &[[Request; STEPS]],
) -> [Measured; STEPS] {
    let next = AtomicUsize::new(0);
    let begin = Instant::now();
    let all = (0..connections).map(async |_| {
        let mut sender = connect(address).await;
        let mut times: [_; STEPS] = std::array::from_fn(|_| Histogram::new(3).unwrap());
        while let Some(walk) = walks.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (step, times) in walk.iter().zip(&mut times) {
                let asked = Instant::now();
                ask(&mut sender, step).await;
                times.record(asked.elapsed().as_micros() as u64).unwrap();
            }
        }
        times
    });
    let all = futures_util::future::join_all(all).await;
    let took = begin.elapsed();
    std::array::from_fn(|step| {
        let mut times = Histogram::new(3).unwrap();
        all.iter().for_each(|one| times.add(&one[step]).unwrap());
        Measured { took, times }
    })
}

/// What is answered to one request.
pub async fn read(address: &str, request: &Request) -> Bytes {
    ask(&mut connect(address).await, request).await
}

async fn run(
    connections: usize,
    addresses: &[&str],
    request: impl Fn(usize) -> Option<Request>,
    time: Duration,
) -> Measured {
    let (next, request) = (Arc::new(AtomicUsize::new(0)), &request);
    let mut senders = Vec::new();
    for n in 0..connections {
        senders.push(connect(addresses[n % addresses.len()]).await);
    }
    let begin = Instant::now();
    let all = senders.into_iter().map(|mut sender| {
        let next = next.clone();
        async move {
            let mut times = Histogram::new(3).unwrap();
            while begin.elapsed() < time {
                let Some(request) = request(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let asked = Instant::now();
                ask(&mut sender, &request).await;
                times.record(asked.elapsed().as_micros() as u64).unwrap();
            }
            times
        }
    });
    let mut times = Histogram::new(3).unwrap();
    for one in futures_util::future::join_all(all).await {
        times.add(one).unwrap();
    }
    Measured { took: begin.elapsed(), times }
}

async fn connect(address: &str) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    sender
}

async fn ask(sender: &mut SendRequest<Full<Bytes>>, request: &Request) -> Bytes {
    sender.ready().await.unwrap();
    let answer = sender.send_request(request.build()).await.unwrap();
    let status = answer.status();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let good = status.is_success() || status.as_u16() == 303;
    assert!(
        good,
        "{} {}: {status} {}",
        request.method,
        request.path,
        String::from_utf8_lossy(&body)
    );
    body
}
