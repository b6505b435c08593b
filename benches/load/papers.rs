//! What 5,000 people fill: the list of participants as a paper and as a table, and badges; and the
//! report of an event with 500 participants and 60 items.

use std::ops::Range;
use std::time::Instant;

use serde_json::{Value, json};

use super::client::{self, Request};
use super::server::Server;
use super::stock::{self, Stock};

const PEOPLE: usize = 5_000;
const REPORTED: usize = 500;
const TIMES: usize = 5;

pub async fn measure() {
    println!("| {PEOPLE} people | what | took | most | size |");
    println!("| --- | --- | --- | --- | --- |");
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("papers.db").display());
    measure_one("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        measure_one("PostgreSQL", &url).await;
    }
}

async fn measure_one(database: &str, url: &str) {
    let stock = Stock::lay_in(url, 0, 1).await;
    let server = Server::start("house", url);
    let event = format!("/api/v1/events/{}", stock.event);
    let import = format!("{event}/registrations/import");
    let fill = async |people: Range<usize>| {
        let request = Request::table(&import, table(people)).bearer(&stock.token);
        client::read(&server.address, &request).await;
    };
    fill(0..REPORTED).await;
    report(database, &server, &stock).await;
    fill(REPORTED..PEOPLE / 5).await;
    for from in (PEOPLE / 5..PEOPLE).step_by(PEOPLE / 5) {
        fill(from..from + PEOPLE / 5).await;
    }
    let list = format!("{event}/list-of-participants?format=");
    let all = Request::get(&format!("{list}json")).bearer(&stock.token);
    let all = client::read(&server.address, &all).await;
    let all: Value = serde_json::from_slice(&all).unwrap();
    assert_eq!(all["participants"].as_array().unwrap().len(), PEOPLE);
    for (what, path) in [
        ("the list as CSV", format!("{list}csv")),
        ("the list as XLSX", format!("{list}xlsx")),
        ("the list as DOCX", format!("{list}docx")),
        ("the list as PDF", format!("{list}pdf")),
        ("badges, A6", format!("{event}/badges?format=pdf")),
        ("badges, labels", format!("{event}/badges?format=pdf&layout=labels")),
    ] {
        timed(database, what, &server, &Request::get(&path).bearer(&stock.token)).await;
    }
}

/// The report of those who are there by now, with twelve panels of five items each.
async fn report(database: &str, server: &Server, stock: &Stock) {
    let event = format!("/api/v1/events/{}", stock.event);
    let post = async |path: String, body: Value| {
        let request = Request::json(&path, &body).bearer(&stock.token);
        let answer = client::read(&server.address, &request).await;
        let made: Value = serde_json::from_slice(&answer).unwrap();
        made["id"].as_str().unwrap().to_owned()
    };
    for n in 0..12 {
        let panel = json!({"title": format!("Panel {n}: registers and what they are for")});
        let panel = post(format!("{event}/panels"), panel).await;
        for m in 0..5 {
            let speaker = json!({
                "full_name": "Aigul Sadykova", "position": "Head of the department", "country": "KZ",
            });
            let item = json!({
                "kind": "presentation", "title": format!("Presentation {n}.{m}"),
                "abstract": "What was tried, what came of it, and what others can take from it.",
                "speakers": [speaker],
            });
            post(format!("/api/v1/panels/{panel}/items"), item).await;
        }
    }
    for (what, format) in [("the report as PDF", "pdf"), ("the report as DOCX", "docx")] {
        let path = format!("{event}/report?format={format}");
        let what = format!("{what}, {REPORTED} people and 60 items");
        timed(database, &what, server, &Request::get(&path).bearer(&stock.token)).await;
    }
}

async fn timed(database: &str, what: &str, server: &Server, request: &Request) {
    let mut took = Vec::new();
    let mut size = 0;
    for _ in 0..TIMES {
        let begin = Instant::now();
        size = client::read(&server.address, request).await.len();
        took.push(begin.elapsed().as_secs_f64());
    }
    took.sort_by(f64::total_cmp);
    let (usual, most) = (took[TIMES / 2], took[TIMES - 1]);
    println!("| {database} | {what} | {usual:.2} s | {most:.2} s | {} KiB |", size / 1024);
}

/// Delegates of many countries, with names in the scripts of the region.
fn table(people: Range<usize>) -> String {
    let names = [
        "Нұрсұлтан Әбішұлы Қайратов",
        "გიორგი მაისურაძე",
        "Հայկ Սարգսյան",
        "오강탁",
        "Бат-Эрдэнэ Өлзий",
        "Aigul Sadykova",
    ];
    let countries = ["KZ", "GE", "AM", "KR", "MN", "KG", "UZ", "TJ", "TM", "AZ", "EE", "TR"];
    let mut table = "Full name,E-mail,Country,Organization,Position,Attendance,Role,\
                     In the list of participants,Status\r\n"
        .to_owned();
    for n in people {
        let (name, country) = (names[n % names.len()], countries[n % countries.len()]);
        table += &format!(
            "{name} {n},a{n}@example.org,{country},Ministry of Digital Development,\
             \"Head of the department of digital services, unit {n}\",in_person,delegate,yes,\
             confirmed\r\n"
        );
    }
    table
}
