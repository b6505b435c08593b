//! A table of people: how long it takes to say what would come of it, to bring them in, and to find that
//! all of them are there.

use std::time::Instant;

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::people::entity::person::Entity as People;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::client::{self, Request};
use super::server::Server;
use super::stock::{self, Stock};

const PEOPLE: usize = 10_000;

pub async fn measure() {
    println!("| a table of {PEOPLE} people | dry run | brought in | once more |");
    println!("| --- | --- | --- | --- |");
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("import.db").display());
    measure_one("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        measure_one("PostgreSQL", &url).await;
    }
}

async fn measure_one(database: &str, url: &str) {
    let stock = Stock::lay_in(url, 0, 1).await;
    let server = Server::start("house", url);
    let table = table();
    let mut took = Vec::new();
    for query in ["?dry_run=true", "", ""] {
        let path = format!("/api/v1/people/import{query}");
        let request = Request::table(&path, table.clone()).bearer(&stock.token);
        let begin = Instant::now();
        client::each(1, &[&server.address], vec![request]).await;
        took.push(format!("{:.2} s", begin.elapsed().as_secs_f64()));
    }
    println!("| {database} | {} |", took.join(" | "));
    let db = Database::connect(url, Clock::System).await.unwrap();
    let people = People::find().count(db.read()).await.unwrap();
    assert!(people >= PEOPLE as u64, "only {people} came in");
    db.close().await.unwrap();
}

/// As an organizer has it: names, addresses, countries by name, positions.
fn table() -> String {
    let countries = ["Казахстан", "South Korea", "Georgia", "UZ", "Кыргызская Республика"];
    let mut table = "Full name,E-mail,Country,Position,Gender\r\n".to_owned();
    for n in 0..PEOPLE {
        let country = countries[n % countries.len()];
        table += &format!("Aigerim Bekova {n},a{n}@example.org,{country},\"Head, unit {n}\",ж\r\n");
    }
    table
}
