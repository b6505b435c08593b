//! A follow-up to many: how soon all of them are in the outbox, how much memory that takes, and how
//! long somebody waits meanwhile who accepts an invitation.

use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::follow_ups::entity::follow_up::{Entity as FollowUps, Model as FollowUp};
use sea_orm::EntityTrait;

use super::client::{self, Request};
use super::footprint::Program;
use super::server::Server;
use super::stock::Stock;

/// So many people, and whether their mails go out while they are given to the outbox.
const RUNS: [(usize, bool); 3] = [(10_000, false), (10_000, true), (100_000, true)];
const ACCEPTED: usize = 400;
/// So many people answer at a time.
const CONNECTIONS: usize = 4;

pub async fn measure() {
    println!(
        "| a follow-up, SQLite | people | in the outbox within | resident at most | accepting meanwhile, p50, p99 |"
    );
    println!("| --- | --- | --- | --- | --- |");
    for (size, goes_out) in RUNS {
        measure_one(size, goes_out).await;
    }
}

async fn measure_one(size: usize, goes_out: bool) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("convoke.db").display());
    let stock = Stock::lay_in(&url, size, ACCEPTED).await;
    let send_now = Request::post(&stock.follow_up(&url).await, "").bearer(&stock.token);
    let sink = Server::start(if goes_out { "sink" } else { "silent" }, "");
    let smtp = format!("smtp://{}?tls=none", sink.address);
    let program = Program::start(
        folder.path(),
        &[("CONVOKE_SMTP_URL", &smtp), ("CONVOKE_MAIL_FROM", "seminars@example.org")],
    );
    client::each(1, &[&program.address], vec![send_now]).await;
    let accepting = if goes_out { accepting(&stock, &program).await } else { String::new() };
    let took = expanded(&url).await;
    println!(
        "| {} | {size} | {:.2} s | {:.1} MiB | {accepting} |",
        if goes_out { "its mails go out meanwhile" } else { "nothing goes out" },
        took.as_secs_f64(),
        program.memory("VmHWM"),
    );
}

/// How long people wait who accept their invitations.
async fn accepting(stock: &Stock, program: &Program) -> String {
    let form = "answer=accept&mode=in_person";
    let ask = |(_, token): &(_, _)| Request::post(&format!("/i/{token}"), form);
    let requests = stock.tokens.iter().map(ask).collect();
    let measured = client::each(CONNECTIONS, &[&program.address], requests).await;
    format!("{:.1}, {:.1} ms", measured.percentile(50.0), measured.percentile(99.0))
}

/// How long it took from the first write to the last.
async fn expanded(url: &str) -> Duration {
    let db = Database::connect(url, Clock::System).await.unwrap();
    let begin = Instant::now();
    loop {
        let row: FollowUp = FollowUps::find().one(db.read()).await.unwrap().unwrap();
        if let (Some(from), Some(to)) = (row.expanded_at, row.sent_at) {
            db.close().await.unwrap();
            return (to - from).to_std().unwrap();
        }
        assert!(begin.elapsed() < Duration::from_mins(5), "it is not given to the outbox");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
