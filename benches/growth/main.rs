//! What a request costs as the work grows: 1,000 to 1,000,000 registrations in 100 events.
//!
//! `cargo bench --bench growth` measures on SQLite, and on the PostgreSQL that
//! `CONVOKE_TEST_DATABASE_URL` names, where it is set. One event has a tenth of all registrations;
//! it is the one that is measured. All sizes are measured in turn, a little of each at a time, so
//! that whatever else the machine does disturbs all alike.
#![allow(clippy::pedantic, clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
#![allow(clippy::disallowed_methods)]

#[path = "../load/client.rs"]
#[allow(dead_code)]
mod client;
#[path = "../load/house.rs"]
mod house;
mod many;
#[path = "../load/server.rs"]
mod server;
#[path = "../load/stock.rs"]
#[allow(dead_code)]
mod stock;

use client::Request;
use many::Many;
use server::Server;

/// How many registrations; `GROWTH_SIZES=1000,10000` for others.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const ROUNDS: usize = 15;
/// Requests of each kind in a round.
const READS: usize = 60;
const ACCEPTED: usize = 20;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["house", url] => runtime.block_on(house::serve(url)),
        _ => runtime.block_on(measure_all()),
    }
}

fn sizes() -> Vec<usize> {
    let wanted = std::env::var("GROWTH_SIZES").unwrap_or_default();
    let wanted: Vec<usize> = wanted.split(',').filter_map(|size| size.parse().ok()).collect();
    if wanted.is_empty() { SIZES.to_vec() } else { wanted }
}

async fn measure_all() {
    let sizes = sizes();
    let heads: String = sizes.iter().map(|size| format!(" {size} |")).collect();
    println!("| database | what |{heads}");
    println!("| --- | --- |{}", " --- |".repeat(sizes.len()));
    let folder = tempfile::tempdir().unwrap();
    let file =
        |size: &usize| format!("sqlite://{}", folder.path().join(size.to_string()).display());
    measure("SQLite", &sizes, sizes.iter().map(file).collect()).await;
    let mut urls = Vec::new();
    for size in &sizes {
        urls.extend(stock::fresh_postgres(&format!("convoke_growth_{size}")).await);
    }
    if urls.len() == sizes.len() {
        measure("PostgreSQL", &sizes, urls).await;
    }
}

/// One size.
struct Laid {
    many: Many,
    server: Server,
    /// What is asked, and what the median request took in each round, in milliseconds.
    reads: Vec<(&'static str, Request, Vec<f64>)>,
    accepting: Vec<f64>,
}

async fn measure(database: &str, sizes: &[usize], urls: Vec<String>) {
    let mut all = Vec::new();
    for (size, url) in sizes.iter().zip(urls) {
        let many = Many::lay_in(&url, *size, ROUNDS * ACCEPTED).await;
        let server = Server::start("house", &url);
        let reads = many.reads().await;
        let reads = reads.into_iter().map(|(what, request)| (what, request, Vec::new())).collect();
        all.push(Laid { many, server, reads, accepting: Vec::new() });
    }
    for _ in 0..ROUNDS {
        for laid in &mut all {
            laid.round().await;
        }
    }
    let names: Vec<&str> = all[0].reads.iter().map(|(what, ..)| *what).collect();
    for (place, what) in names.iter().enumerate() {
        print(database, what, all.iter().map(|laid| &laid.reads[place].2));
    }
    print(database, "accepting an invitation", all.iter().map(|laid| &laid.accepting));
}

impl Laid {
    async fn round(&mut self) {
        for (_, request, times) in &mut self.reads {
            let requests = vec![request.clone(); READS];
            times.push(client::each(1, &[&self.server.address], requests).await.percentile(50.0));
        }
        let requests = self.many.answers(ACCEPTED);
        let accepted = client::each(1, &[&self.server.address], requests).await;
        self.accepting.push(accepted.percentile(50.0));
    }
}

/// The median of the medians, and how many times that of the first size it is.
fn print<'a>(database: &str, what: &str, times: impl Iterator<Item = &'a Vec<f64>>) {
    let medians: Vec<f64> = times.map(|times| median(times)).collect();
    let cell = |time: &f64| format!(" {time:.2} ms, {:.2} |", time / medians[0]);
    println!("| {database} | {what} |{}", medians.iter().map(cell).collect::<String>());
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
