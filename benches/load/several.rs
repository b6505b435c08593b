//! Several servers on one PostgreSQL.

use super::client::{self, Request};
use super::server::Server;
use super::stock::{self, Stock};
use super::{ACCEPTED, SECONDS};

const SERVERS: [usize; 3] = [1, 2, 4];
const CONNECTIONS: usize = 64;

pub async fn measure() {
    let Some(url) = stock::fresh_postgres("convoke_load").await else {
        println!(
            "Name a PostgreSQL in CONVOKE_TEST_DATABASE_URL to measure several servers on it."
        );
        return;
    };
    let stock = Stock::lay_in(&url, 1_000, ACCEPTED * SERVERS.len()).await;
    let mut unanswered = stock.tokens.iter();
    println!("| servers | 50 registrations/s | p99 ms | accepting/s | p99 ms |");
    println!("| --- | --- | --- | --- | --- |");
    for count in SERVERS {
        let servers: Vec<Server> = (0..count).map(|_| Server::start("house", &url)).collect();
        let addresses: Vec<&str> = servers.iter().map(|server| server.address.as_str()).collect();
        let [_, (_, path), _] = stock.reads();
        let page = Request::get(&path).bearer(&stock.token);
        let reads = client::during(SECONDS, CONNECTIONS, &addresses, &page).await;
        let form = "answer=accept&mode=in_person";
        let answers = unanswered.by_ref().take(ACCEPTED);
        let answers = answers.map(|(_, token)| Request::post(&format!("/i/{token}"), form));
        let writes = client::each(CONNECTIONS, &addresses, answers.collect()).await;
        println!(
            "| {count} | {:.0} | {:.2} | {:.0} | {:.2} |",
            reads.rate(),
            reads.percentile(99.0),
            writes.rate(),
            writes.percentile(99.0)
        );
    }
}
