//! What the house does in a second, and what it takes to do it.
//!
//! - `cargo bench --bench load`: requests a second and how long they take, beside a bare route and
//!   a bare route with the same queries, on SQLite and on the PostgreSQL that `CONVOKE_TEST_DATABASE_URL`
//!   names, where it is set. No mails go out meanwhile, so that nothing else uses the database.
//! - `... -- footprint`: from the start to the first readiness, and memory.
//! - `... -- mails`: mails a second to a sink that takes everything at once.
//! - `... -- bulk`: a follow-up to many, with people who answer meanwhile.
//! - `... -- answers`: invitees who open their page and accept, 32 at once, on both.
//! - `... -- import`: a table of 10,000 people, on both.
//! - `... -- papers`: lists of participants and badges of 5,000 people, and a report, on both.
//! - `... -- dashboard`: how 5,000 recommendations of a programme stand, on both.
//! - `... -- materials`: searching the texts of 5,000 documents, on both.
//! - `... -- several`: one, two and four servers on that PostgreSQL.
//!
//! Servers and client are processes of their own on one machine.
#![allow(clippy::pedantic, clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
#![allow(clippy::disallowed_methods)]

mod answers;
mod bare;
mod bulk;
mod client;
mod dashboard;
mod footprint;
mod house;
mod import;
mod mail;
mod materials;
mod papers;
mod recorded;
mod server;
mod several;
mod stock;

use std::time::Duration;

use client::{Measured, Request};
use server::Server;
use stock::Stock;

const CONNECTIONS: [usize; 3] = [1, 16, 64];
const SECONDS: Duration = Duration::from_secs(3);
/// Invitations for each measurement of accepting.
const ACCEPTED: usize = 1_000;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["house", url] => runtime.block_on(house::serve(url)),
        ["bare", url, token, paths @ ..] => runtime.block_on(bare::serve(url, token, paths)),
        // Cargo adds `--bench`.
        ["footprint", ..] => runtime.block_on(footprint::measure()),
        ["answers", ..] => runtime.block_on(answers::measure()),
        ["import", ..] => runtime.block_on(import::measure()),
        ["papers", ..] => runtime.block_on(papers::measure()),
        ["dashboard", ..] => runtime.block_on(dashboard::measure()),
        ["materials", ..] => runtime.block_on(materials::measure()),
        ["bulk", ..] => runtime.block_on(bulk::measure()),
        ["several", ..] => runtime.block_on(several::measure()),
        ["sink", _] => runtime.block_on(mail::sink()),
        ["silent", _] => runtime.block_on(mail::silent()),
        ["mails", ..] => runtime.block_on(measure_mails()),
        _ => runtime.block_on(measure_all()),
    }
}

async fn measure_all() {
    println!("| database | what | connections | requests/s | p50 ms | p99 ms | of bare |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("load.db").display());
    measure("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        measure("PostgreSQL", &url).await;
    }
    measure_mails().await;
}

async fn measure_mails() {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("mails.db").display());
    mail::measure("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        mail::measure("PostgreSQL", &url).await;
    }
}

async fn measure(database: &str, url: &str) {
    let invitations = ACCEPTED * CONNECTIONS.len() * 2;
    let stock = Stock::lay_in(url, 1_000, invitations).await;
    let reads = stock.reads();
    let paths = reads.iter().map(|(_, path)| path.as_str());
    let given: Vec<&str> = [url, &stock.token].into_iter().chain(paths).collect();
    let (house, bare) = (Server::start("house", url), Server::given("bare", &given));
    let mut unanswered = stock.tokens.iter();
    for connections in CONNECTIONS {
        let load = Load { database, connections };
        load.reads("nothing but a route", &bare, &Request::get("/nothing"), None).await;
        for ((what, path), number) in reads.iter().zip(0..) {
            let plain = Request::get(&format!("/read/{number}"));
            let plain = load.reads(&format!("{what}, bare"), &bare, &plain, None).await;
            let authorized = Request::get(path).bearer(&stock.token);
            load.reads(what, &house, &authorized, Some(&plain)).await;
        }
        let mut next = || unanswered.by_ref().take(ACCEPTED).collect::<Vec<_>>();
        let ask = |(id, _): &&(_, _)| Request::post(&format!("/accept/{id}"), "");
        let requests = next().iter().map(ask).collect();
        let plain = load.writes("accepting, bare", &bare, requests, None).await;
        let form = "answer=accept&mode=in_person";
        let ask = |(_, token): &&(_, _)| Request::post(&format!("/i/{token}"), form);
        let requests = next().iter().map(ask).collect();
        load.writes("accepting", &house, requests, Some(&plain)).await;
    }
}

struct Load<'a> {
    database: &'a str,
    connections: usize,
}

impl Load<'_> {
    async fn reads(
        &self,
        what: &str,
        server: &Server,
        request: &Request,
        plain: Option<&Measured>,
    ) -> Measured {
        let measured = client::during(SECONDS, self.connections, &[&server.address], request).await;
        self.print(what, &measured, plain);
        measured
    }

    async fn writes(
        &self,
        what: &str,
        server: &Server,
        requests: Vec<Request>,
        plain: Option<&Measured>,
    ) -> Measured {
        let measured = client::each(self.connections, &[&server.address], requests).await;
        self.print(what, &measured, plain);
        measured
    }

    fn print(&self, what: &str, measured: &Measured, plain: Option<&Measured>) {
        let Self { database, connections } = self;
        let (rate, p50, p99) =
            (measured.rate(), measured.percentile(50.0), measured.percentile(99.0));
        let share = plain.map_or(String::new(), |it| format!("{:.0} %", 100.0 * rate / it.rate()));
        println!(
            "| {database} | {what} | {connections} | {rate:.0} | {p50:.2} | {p99:.2} | {share} |"
        );
    }
}
