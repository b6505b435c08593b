//! What the database knows of secrets: hashes of those of tokens, and of links nothing.

use std::time::{Duration, Instant};

use convoke::access::Role;
use convoke::db::Database;
use convoke::mail::Purpose;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{TestApp, scene};

async fn texts(db: &Database, sql: &str) -> Vec<String> {
    let rows = db.read().query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// All columns of all rows of a table, as the database writes them.
async fn rows(db: &Database, table: &str) -> String {
    if db.backend() == DatabaseBackend::Postgres {
        return texts(db, &format!("SELECT t::text FROM {table} t")).await.join("\n");
    }
    let columns = texts(db, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
    let quoted: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\")")).collect();
    texts(db, &format!("SELECT {} FROM {table}", quoted.join(" || ',' || "))).await.join("\n")
}

/// All rows of all tables.
pub async fn everything(db: &Database) -> String {
    let tables = match db.backend() {
        DatabaseBackend::Postgres => {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
    };
    let mut all = String::new();
    for table in texts(db, tables).await {
        all.push_str(&rows(db, &table).await);
    }
    all
}

fn hash(secret: &str) -> String {
    Sha256::digest(secret).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The secret of a token and of every kind of link there is, each of which has been given out.
async fn given_out(app: &TestApp) -> Vec<String> {
    let once = |path: &str, body: Value| app.post(path, body).header("idempotency-key", path);
    let made = once("/tokens", json!({"name": "Hub", "role": "viewer"})).json_of(201).await;
    let event = scene::event(app, json!({})).await;
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let person =
        |email: &str| json!({"person": {"full_name": email, "email": email}, "send": true});
    let invited = once(&path, person("invited@example.org")).json_of(201).await;
    let rows =
        json!({"invitations": [{"person": person("row@example.org")["person"]}], "send": true});
    once(&format!("{path}/batch"), rows).expect(200).await;
    let answer = scene::answer_path(app, &invited).await;
    app.raw("POST", &answer).form(&[("answer", "accept")]).expect(303).await;
    let sign_up = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    app.raw("POST", &sign_up).form(&form).expect(200).await;
    let confirmed = scene::register(app, &event, "&status=confirmed").await.remove(0);
    let unverified = scene::register(app, &event, "&status=unverified").await.remove(0);
    let manage = scene::manage_path(app, &confirmed, Purpose::Manage).await;
    let confirm = scene::manage_path(app, &unverified, Purpose::ConfirmAddress).await;
    app.deliver().await;
    for (email, path) in [("invited@example.org", &manage), ("anna@example.org", &confirm)] {
        assert!(app.mail_to(email).text().contains(path.as_str()), "{email} got {path}");
    }
    let paths = [answer, manage, confirm];
    let tokens = paths.iter().map(|path| path.rsplit('/').next().unwrap().to_owned());
    [made["secret"].as_str().unwrap().to_owned()].into_iter().chain(tokens).collect()
}

#[tokio::test]
async fn no_secret_stands_in_the_database_however_it_was_given_out() {
    let app = TestApp::start().await;
    let mut secrets = given_out(&app).await;
    secrets.push(app.admin.clone());
    let all = everything(&app.app.context.db).await;
    for secret in &secrets {
        assert!(secret.len() > 40 && !all.contains(secret), "{secret} is kept");
    }
    let kept = rows(&app.app.context.db, "idempotent_answers").await;
    assert!(kept.contains("invited@example.org"), "the answers are among what was looked at");
    assert!(!kept.contains("cvk_"), "{kept}");
    let tokens = rows(&app.app.context.db, "tokens").await;
    for secret in [&secrets[0], &app.admin] {
        assert!(tokens.contains(&hash(secret)), "a token is known by its hash");
    }
}

/// Uses a token until its last use is noted as `wanted`: that is done beside the request, and from
/// what a server has just read of a token it goes for a moment.
async fn used(app: &TestApp, viewer: &str, wanted: &str) {
    let begin = Instant::now();
    loop {
        app.get("/organizations").bearer(viewer).expect(200).await;
        let noted = last_use(app).await;
        if noted == wanted {
            return;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "{noted}, not {wanted}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn last_use(app: &TestApp) -> Value {
    let all = app.get("/tokens").json_of(200).await;
    let viewer = all["items"].as_array().unwrap().iter().find(|token| token["name"] == "Viewer");
    viewer.expect("the token")["last_used_at"].clone()
}

#[tokio::test]
async fn when_a_token_was_last_used_is_noted() {
    let app = TestApp::start().await;
    let viewer = app.token(Role::Viewer, None).await;
    assert_eq!(last_use(&app).await, Value::Null);
    app.clock.advance(chrono::Duration::minutes(5));
    used(&app, &viewer, "2026-03-02T08:05:00+00:00").await;
    app.clock.advance(chrono::Duration::seconds(61));
    used(&app, &viewer, "2026-03-02T08:06:01+00:00").await;
}
