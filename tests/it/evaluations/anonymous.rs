use std::collections::BTreeMap;

use chrono::Duration;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use serde_json::{Value, json};

use super::{Asked, own, reaction};
use crate::support::TestApp;
use crate::support::scene::number;
use convoke::evaluations::entity::{answer, invitee, tally};

/// How many rows each table has.
async fn counts(app: &TestApp) -> BTreeMap<String, i64> {
    let db = app.app.context.db.read();
    let tables = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT name AS t FROM sqlite_schema WHERE type = 'table'",
        _ => "SELECT tablename::text AS t FROM pg_tables WHERE schemaname = current_schema()",
    };
    let query = |sql: &str| Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(query(tables)).await.unwrap();
    let mut counts = BTreeMap::new();
    for row in rows {
        let table: String = row.try_get("", "t").unwrap();
        let count = format!("SELECT COUNT(*) AS n FROM \"{table}\"");
        let row = db.query_one_raw(query(&count)).await.unwrap().unwrap();
        counts.insert(table, row.try_get("", "n").unwrap());
    }
    counts
}

async fn tallies(app: &TestApp) -> Vec<(String, i64, Value, Vec<String>)> {
    let rows = tally::Entity::find().all(app.app.context.db.read()).await.unwrap();
    let mut all: Vec<_> =
        rows.into_iter().map(|it| (it.key, it.people, json!(it.counts), it.texts.0)).collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

const SAID: [(&str, &str); 6] =
    [("5", "warm"), ("4", "long"), ("5", "Zeal"), ("3", "air"), ("5", "more"), ("2", "noise")];

async fn say_all(asked: &Asked, order: [usize; 6]) {
    for number in order {
        asked.door.app.clock.advance(Duration::hours(7));
        let (whole, words) = SAID[number];
        asked.say(number, &[("whole", whole), ("again", "yes"), ("words", words)]).await;
    }
}

#[tokio::test]
async fn an_answer_leaves_counts_and_that_it_was_given_and_nothing_else() {
    let asked = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    let app = &asked.door.app;
    let form = asked.now().await;
    let log = "SELECT COUNT(*) AS n FROM audit_log";
    let logged = number(&app.app.context.db, log).await;
    asked.say(0, &[("whole", "5"), ("words", "mine alone")]).await;
    let after_one = counts(app).await;
    app.clock.advance(Duration::days(1));
    asked.say(1, &[("whole", "4")]).await;
    assert_eq!(counts(app).await, after_one, "the second answer has no row anywhere");
    assert_eq!(number(&app.app.context.db, log).await, logged);
    let now = asked.now().await;
    for field in ["version", "updated_at"] {
        assert_eq!(now[field], form[field], "{field} says when somebody answered");
    }
    let db = app.app.context.db.read();
    assert_eq!(answer::Entity::find().all(db).await.unwrap(), []);
    // Of those who were asked in one chunk nothing differs but that they have answered.
    let invitees = invitee::Entity::find().all(db).await.unwrap();
    let marks: Vec<bool> = invitees.iter().map(|it| it.answered).collect();
    assert_eq!(marks.iter().filter(|it| **it).count(), 2);
    assert!(invitees.iter().all(|it| it.created_at == invitees[0].created_at));
    let mails = "SELECT COUNT(*) AS n FROM mails WHERE template <> 'evaluation'";
    let before = number(&app.app.context.db, mails).await;
    asked.say(2, &[("whole", "1")]).await;
    assert_eq!(number(&app.app.context.db, mails).await, before);
}

#[tokio::test]
async fn what_is_kept_is_the_same_in_whichever_order_and_when_people_answer() {
    let first = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    say_all(&first, [0, 1, 2, 3, 4, 5]).await;
    let second = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    second.door.app.clock.advance(Duration::days(2));
    say_all(&second, [5, 3, 1, 4, 0, 2]).await;
    let kept = tallies(&first.door.app).await;
    assert_eq!(kept, tallies(&second.door.app).await);
    let texts = &kept.iter().find(|it| it.0 == "words").unwrap().3;
    assert_eq!(texts, &["air", "long", "more", "noise", "warm", "Zeal"]);
}

#[tokio::test]
async fn nothing_is_told_before_it_closes_and_it_never_opens_again() {
    let asked = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    say_all(&asked, [0, 1, 2, 3, 4, 5]).await;
    let results = asked.results().await;
    assert_eq!((&results["withheld"], &results["answered"]), (&json!("open"), &json!(6)));
    assert_eq!(results["questions"], json!([]));
    asked.close().await;
    let results = asked.results().await;
    assert_eq!(results["withheld"], Value::Null);
    let reopened = asked.door.app.act(&own(&asked.form, "/open")).expect(409).await;
    assert_eq!(reopened.json()["code"], "evaluation.state");
    let table = asked.door.app.get(&own(&asked.form, "/results?format=csv")).expect(409).await;
    assert_eq!(table.json()["code"], "evaluation.anonymous");
}

#[tokio::test]
async fn of_four_answers_nothing_is_told_and_of_six_not_what_few_said() {
    let asked = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    for number in 0..4 {
        asked.say(number, &[("whole", "5"), ("words", "x")]).await;
    }
    asked.close().await;
    let results = asked.results().await;
    assert_eq!((&results["withheld"], &results["questions"]), (&json!("few"), &json!([])));
    let asked = Asked::of(6, reaction(), json!({"anonymous": true})).await;
    for number in 0..6 {
        let words = if number < 4 { "x" } else { "" };
        let whole = if number == 0 { "1" } else { "5" };
        asked.say(number, &[("whole", whole), ("again", "yes"), ("words", words)]).await;
    }
    asked.close().await;
    let questions = asked.results().await["questions"].clone();
    // One of six said 1: the five others would tell of it.
    assert_eq!(
        (&questions[0]["distribution"], &questions[0]["answers"]),
        (&json!([]), &Value::Null)
    );
    assert_eq!(questions[0]["mean"], 4.5);
    assert_eq!(
        (&questions[1]["distribution"], &questions[1]["withheld"]),
        (&json!([]), &json!(true))
    );
    assert_eq!((&questions[2]["withheld"], &questions[2]["texts"]), (&json!(true), &json!([])));
}

#[tokio::test]
async fn an_anonymous_answer_is_given_once_and_the_page_says_so_before() {
    let asked = Asked::of(1, reaction(), json!({"anonymous": true})).await;
    let page = asked.page(0).await;
    let html = asked.door.app.raw("GET", &page).expect(200).await.text();
    assert!(
        html.contains("Once sent, your answers can be neither changed nor taken back."),
        "{html}"
    );
    assert!(html.contains("This form is anonymous"));
    assert!(html.contains("At most 1000 characters."), "{html}");
    asked.say(0, &[("whole", "5"), ("words", "my words")]).await;
    let html = asked.door.app.raw("GET", &page).expect(200).await.text();
    assert!(!html.contains("<form") && !html.contains("my words"), "{html}");
    let again = asked.send(0, &[("whole", "1")]).await;
    assert_eq!(again.status, 409, "{}", again.text());
    let kept = tallies(&asked.door.app).await;
    assert_eq!(kept.iter().map(|it| it.1).collect::<Vec<_>>(), [1, 1, 1]);
}

#[tokio::test]
async fn two_who_send_at_once_by_one_link_are_counted_once() {
    let asked = Asked::of(1, reaction(), json!({"anonymous": true})).await;
    let fields = [("whole", "4")];
    let send = || asked.send(0, &fields);
    let (one, two, three) = tokio::join!(send(), send(), send());
    let mut codes = [one.status.as_u16(), two.status.as_u16(), three.status.as_u16()];
    codes.sort_unstable();
    assert_eq!(codes, [303, 409, 409]);
    assert_eq!(tallies(&asked.door.app).await[0].1, 1);
}
