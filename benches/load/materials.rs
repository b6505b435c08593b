//! Searching the texts of 5,000 materials of some 2,000 words each.

use convoke::ids::MaterialId;
use convoke::materials::entity::{material, text};
use convoke::materials::rules::words::kept;
use sea_orm::EntityTrait;
use serde_json::json;
use uuid::Uuid;

use super::client::{self, Request};
use super::house;
use super::server::Server;
use super::stock::{self, House, insert};

const DOCUMENTS: i64 = 5_000;
const WORDS: usize = 2_000;
/// How many different words there are; the first come often and the last seldom.
const VOCABULARY: u64 = 30_000;
/// How many are kept in one write, so that none holds much.
const AT_ONCE: usize = 100;
const TIMES: usize = 300;

/// What is looked for: words that all have, many, few and none, alone and together.
const ASKED: [(&str, &str); 10] = [
    ("in all", "слово0"),
    ("in many", "слово40"),
    ("in few", "слово29000"),
    ("in none", "слово99999"),
    ("two, in many", "слово40+слово55"),
    ("three, of which one in few", "слово0+слово40+слово29000"),
    ("a beginning of many", "слово2"),
    ("a short beginning, of all", "сло"),
    ("too short for a beginning", "сл"),
    ("in all, and a short beginning", "слово0+сло"),
];

pub async fn measure() {
    println!("| {DOCUMENTS} documents of {WORDS} words | `q` | p50 ms | p99 ms |");
    println!("| --- | --- | --- | --- |");
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("materials.db").display());
    measure_one("SQLite", &file).await;
    if let Some(url) = stock::fresh_postgres("convoke_load").await {
        measure_one("PostgreSQL", &url).await;
    }
}

async fn measure_one(database: &str, url: &str) {
    let token = lay_in(url).await;
    stock::settled(url).await;
    let server = Server::start("house", url);
    for (what, q) in ASKED {
        let q: String = q.bytes().map(in_address).collect();
        let request = Request::get(&format!("/api/v1/materials?q={q}")).bearer(&token);
        client::read(&server.address, &request).await;
        let requests = vec![request; TIMES];
        let measured = client::each(1, &[&server.address], requests).await;
        let (p50, p99) = (measured.percentile(50.0), measured.percentile(99.0));
        println!("| {database} | {what} | {p50:.2} | {p99:.2} |");
    }
}

fn in_address(byte: u8) -> String {
    if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// A token that finds them.
async fn lay_in(url: &str) -> String {
    let context = house::context(url).await;
    context.db.migrate().await.unwrap();
    let house = House::new(context).await;
    let event = json!({
        "kind": "seminar", "title": "Seminar", "time_zone": "Asia/Almaty",
        "starts_on": "2026-05-25", "ends_on": "2026-05-27",
    });
    let event = house.post("/events", event).await["id"].as_str().unwrap().to_owned();
    let paper = json!({"url": "https://example.org/paper", "title": "Paper"});
    house.post(&format!("/events/{event}/materials"), paper).await;
    let db = &house.context.db;
    let one = material::Entity::find().one(db.read()).await.unwrap().unwrap();
    let (mut materials, mut texts, mut chance) = (Vec::new(), Vec::new(), 1);
    for number in 2..=DOCUMENTS {
        let id = MaterialId(Uuid::now_v7());
        materials.push(material::Model { id, ..one.clone() });
        let kept = kept(&words(&mut chance));
        let (folded, body) = (kept.folded, kept.body);
        texts.push(text::Model { number, material_id: id, title: "paper".into(), folded, body });
        if texts.len() == AT_ONCE || number == DOCUMENTS {
            insert(db, &std::mem::take(&mut materials)).await;
            insert(db, &std::mem::take(&mut texts)).await;
        }
    }
    db.close().await.unwrap();
    house.token
}

/// A text by chance, the same each time: a word comes the seldomer the higher its number is.
fn words(chance: &mut u64) -> String {
    let mut word = || {
        *chance =
            chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = (*chance >> 33) as f64 / f64::from(1_u32 << 31);
        format!("Слово{}", (share.powi(4) * VOCABULARY as f64) as u64)
    };
    (0..WORDS).map(|_| word()).collect::<Vec<_>>().join(" ")
}
