//! Invitees who open their page and accept, many at once.

use super::client::{self, Request};
use super::server::Server;
use super::stock::{self, Stock};

const AT_ONCE: usize = 32;
const INVITED: usize = 4_000;

pub async fn measure() {
    println!("| {AT_ONCE} at once | what | a second | p50 ms | p99 ms |");
    println!("| --- | --- | --- | --- | --- |");
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("answers.db").display());
    measure_one("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        measure_one("PostgreSQL", &url).await;
    }
}

async fn measure_one(database: &str, url: &str) {
    let stock = Stock::lay_in(url, 1_000, INVITED).await;
    let server = Server::start("house", url);
    let walk = |(_, token): &(_, _)| {
        let page = format!("/i/{token}");
        [Request::get(&page), Request::post(&page, "answer=accept&mode=in_person")]
    };
    let walks: Vec<_> = stock.tokens.iter().map(walk).collect();
    let measured = client::walk(AT_ONCE, &server.address, &walks).await;
    for (what, it) in ["the page of an invitation", "accepting it"].iter().zip(measured) {
        let (rate, p50, p99) = (it.rate(), it.percentile(50.0), it.percentile(99.0));
        println!("| {database} | {what} | {rate:.0} | {p50:.1} | {p99:.1} |");
    }
}
