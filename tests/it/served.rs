//! The server as operators know it: is it alive, is it ready, who is behind the proxy, and what
//! does its log say.

use std::path::Path;
use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::database::TestDatabase;
use crate::support::process::{Server, convoke, token};
use crate::support::wire::{Client, send};
use crate::support::{Letter, TestApp};

#[tokio::test]
async fn a_server_is_alive_without_its_database_and_ready_only_with_it() {
    let app = TestApp::start().await;
    for path in ["/healthz", "/readyz"] {
        let answer = app.raw("GET", path).expect(200).await;
        assert!(answer.header("content-type").starts_with("application/json"));
        app.raw("HEAD", path).expect(200).await;
        assert_eq!(app.raw("POST", path).expect(405).await.header("allow"), "GET, HEAD");
    }
    app.app.context.db.clone().close().await.unwrap();
    app.raw("GET", "/healthz").expect(200).await;
    let answer = app.raw("GET", "/readyz").expect(503).await;
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert!(!answer.header("retry-after").is_empty());
    assert_eq!(answer.json()["status"], 503);
    let text = answer.text();
    for inside in ["sqlx", "pool", "Pool", "Conn", "sqlite:", "postgres:"] {
        assert!(!text.contains(inside), "{inside} in {text}");
    }
    let answer = app.get("/organizations").expect(503).await;
    assert_eq!(answer.json()["code"], "database.unavailable");
    let page = app.raw("GET", "/e/forum").expect(503).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
}

#[tokio::test]
async fn a_server_whose_schema_is_behind_is_alive_and_not_ready() {
    let app = TestApp::start().await;
    let forget = |w: convoke::db::Write| async move {
        let last = "SELECT max(version) FROM seaql_migrations";
        let sql = format!("DELETE FROM seaql_migrations WHERE version = ({last})");
        w.execute_unprepared(&sql).await?;
        Ok(())
    };
    app.app.context.db.write(forget).await.unwrap();
    app.raw("GET", "/healthz").expect(200).await;
    let answer = app.raw("GET", "/readyz").expect(503).await;
    assert_eq!(answer.json()["status"], 503, "{}", answer.text());
}

/// How much of its own file is mapped in a process, and how much of that it has in memory as it is in the
/// file, in KiB.
fn own_pages(process: u32) -> (u64, u64) {
    let program = std::fs::read_link(format!("/proc/{process}/exe")).unwrap();
    let told = std::fs::read_to_string(format!("/proc/{process}/smaps")).unwrap();
    let (mut own, mut mapped, mut kept) = (false, 0, 0);
    for line in told.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let kib = || words[1].parse::<u64>().unwrap();
        match words[0] {
            "Size:" if own => mapped += kib(),
            "Rss:" if own => kept += kib(),
            "Anonymous:" if own => kept -= kib(),
            range if range.contains('-') => own = line.ends_with(program.to_str().unwrap()),
            _ => {}
        }
    }
    (mapped, kept)
}

#[tokio::test]
async fn what_only_the_start_needed_of_the_program_is_given_back() {
    let database = TestDatabase::create().await;
    let token = token(&database);
    let server = Server::start(convoke(&database, &["serve"]));
    let client = Client { address: server.address.clone(), token };
    let begin = Instant::now();
    loop {
        let (mapped, kept) = own_pages(server.id());
        if kept < mapped / 4 {
            break;
        }
        assert!(begin.elapsed() < Duration::from_secs(30), "{kept} of {mapped} KiB are in memory");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    client.call("GET", "/events", &Value::Null).await.expect(200);
}

/// From where the audit log says that an organization was made by a request with this header.
async fn remote(client: &Client, forwarded: &[&str]) -> String {
    let mut headers = vec![
        format!("Authorization: Bearer {}", client.token),
        "Content-Type: application/json".to_owned(),
    ];
    headers.extend(forwarded.iter().map(|hops| format!("X-Forwarded-For: {hops}")));
    let body = json!({"name": "UNDP", "kind": "un_entity"}).to_string();
    send(&client.address, "POST /api/v1/organizations", &headers, &body).await.expect(201);
    let log = client.call("GET", "/audit?limit=1&sort=-at", &Value::Null).await.expect(200);
    log.json()["items"][0]["remote"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn only_a_trusted_proxy_is_believed_and_only_as_far_as_it_is_trusted() {
    let database = TestDatabase::create().await;
    let token = token(&database);
    let mut trusting = convoke(&database, &["serve"]);
    trusting.env("CONVOKE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8");
    let server = Server::start(trusting);
    let client = Client { address: server.address.clone(), token: token.clone() };
    for (hops, address) in [
        (&["203.0.113.7"][..], "203.0.113.7"),
        (&["198.51.100.1, 203.0.113.7"], "203.0.113.7"),
        (&["198.51.100.1, 203.0.113.7, 10.1.2.3"], "203.0.113.7"),
        (&["198.51.100.1", "203.0.113.7", "10.1.2.3"], "203.0.113.7"),
        (&["2001:db8::7"], "2001:db8::7"),
        (&["[2001:db8::7]:4711"], "2001:db8::7"),
        (&["203.0.113.7:4711"], "203.0.113.7"),
        (&["::ffff:10.0.0.1"], "127.0.0.1"),
        // What a trusted proxy could not name stands between us and what anybody may have written.
        (&["198.51.100.1, unknown"], "127.0.0.1"),
        (&["198.51.100.1, unknown, 10.1.2.3"], "10.1.2.3"),
        (&["10.9.9.9"], "10.9.9.9"),
        (&[""], "127.0.0.1"),
        (&[], "127.0.0.1"),
    ] {
        let seen = remote(&client, hops).await;
        // Of trusted hops alone the farthest is the best that is known.
        let fits = seen == address || (hops == ["::ffff:10.0.0.1"] && seen.ends_with("10.0.0.1"));
        assert!(fits, "{hops:?}: {seen}, not {address}");
    }
    assert_eq!(server.stop("-TERM"), Some(0));
    let server = Server::start(convoke(&database, &["serve"]));
    let client = Client { address: server.address.clone(), token };
    assert_eq!(remote(&client, &["203.0.113.7"]).await, "127.0.0.1");
    assert_eq!(server.stop("-TERM"), Some(0));
}

/// The lines of a log in JSON, once one of them bears the id of this request.
async fn json_lines(server: &Server, id: &str) -> Vec<Value> {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let log = server.log();
        if log.contains(id) {
            let read = |line: &str| serde_json::from_str(line).expect(line);
            return log.lines().map(read).collect();
        }
        assert!(Instant::now() < until, "no line bears {id}: {log}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn every_line_of_the_log_is_json_and_those_of_a_request_bear_its_id() {
    let database = TestDatabase::create().await;
    let mut command = convoke(&database, &["serve"]);
    command.env("CONVOKE_LOG_FORMAT", "json");
    let server = Server::start_until(command, "\"address\":\"");
    let address = server.address.split('"').next().unwrap();
    for (line, own, status) in [
        ("GET /healthz", None, 200),
        ("GET /api/v1/organizations", None, 401),
        ("GET /e/nothing", Some("of-the-client-0001"), 404),
        ("GET /nothing", Some("no"), 404),
    ] {
        let header = own.map(|id| format!("X-Request-Id: {id}"));
        let headers: Vec<String> = header.into_iter().collect();
        let answer = send(address, line, &headers, "").await.expect(status);
        let id = answer.header("x-request-id").to_owned();
        assert!(id.len() >= 8, "{id}");
        assert_eq!(own == Some(id.as_str()), own.is_some_and(|own| own.len() >= 8), "{id}");
        let lines = json_lines(&server, &id).await;
        let own: Vec<_> = lines.iter().filter(|it| it["span"]["request_id"] == *id).collect();
        assert_eq!(own.len(), 1, "{lines:?}");
        assert_eq!((&own[0]["message"], &own[0]["status"]), (&json!("answered"), &json!(status)));
        assert_eq!(own[0]["span"]["method"], "GET");
        for line in &lines {
            assert!(line["timestamp"].is_string() && line["level"].is_string(), "{line}");
        }
    }
    assert_eq!(server.stop("-TERM"), Some(0));
}

/// Waits for a mail whose plain part has `part`.
async fn mail(folder: &Path, part: &str) -> Letter {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        for file in std::fs::read_dir(folder.join("mailbox")).into_iter().flatten().flatten() {
            // What is not called so yet is still being written, and may be renamed at any moment.
            if file.path().extension().is_some_and(|end| end == "eml") {
                let letter = Letter::parse(&std::fs::read(file.path()).unwrap());
                if letter.text().contains(part) {
                    return letter;
                }
            }
        }
        assert!(Instant::now() < until, "no mail with {part}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

const EMAIL: &str = "aigul.quietova@example.org";

/// An event is announced, somebody invited, answers, changes her mind, is written to; and what goes
/// wrong on the way. The tokens that nobody may see.
async fn main_job(client: &Client, folder: &Path) -> Vec<String> {
    let post = async |path: &str, body: Value| client.call("POST", path, &body).await;
    let event = json!({
        "kind": "seminar", "title": "Quiet forum", "time_zone": "Asia/Almaty",
        "starts_on": "2031-05-25", "ends_on": "2031-05-27", "access": "public",
        "contact": {"unit": "Desk", "email": "desk.quietova@example.org"},
    });
    let event = post("/events", event).await.expect(201).json();
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    post(&format!("{path}/publish"), Value::Null).await.expect(200);
    let person =
        json!({"full_name": "Aigul Quietova", "email": EMAIL, "phone": "+996 312 555 777"});
    let invitation = json!({"person": person, "send": true, "note": "Dear Quietova"});
    let invited = post(&format!("{path}/invitations"), invitation.clone()).await.expect(201).json();
    post(&format!("{path}/invitations"), invitation).await.expect(409);
    let answer = mail(folder, "/i/").await.path("/i/");
    client.page(&answer).await.expect(200);
    client.form(&answer, &[("answer", "perhaps")]).await.expect(422);
    let accepted = client.form(&answer, &[("answer", "accept"), ("remark", "Quietova")]).await;
    let manage = accepted.expect(303).header("location").split('?').next().unwrap().to_owned();
    client.page(&manage).await.expect(200);
    mail(folder, "/r/").await;
    let follow_up = json!({
        "name": "Quietova", "audience": {"role": ["delegate"]}, "subject": "To Quietova",
        "body": "Dear {{ person.full_name }}",
    });
    let follow_up = post(&format!("{path}/follow-ups"), follow_up).await.expect(201).json();
    let send_now = format!("/follow-ups/{}/send-now", follow_up["id"].as_str().unwrap());
    post(&send_now, Value::Null).await.expect(200);
    mail(folder, "Dear Aigul Quietova").await;
    client.form(&manage, &[("action", "withdraw")]).await.expect(303);
    let sign_up = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let fields = [("full_name", "Bermet Quietova"), ("email", "bermet.quietova@example.org")];
    client.form(&sign_up, &fields).await.expect(200);
    let confirm = mail(folder, "Bermet").await.path("/r/");
    what_goes_wrong(client, invited["person_id"].as_str().unwrap()).await;
    let token = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    vec![token(&answer), token(&manage), token(&confirm)]
}

async fn what_goes_wrong(client: &Client, person: &str) {
    for path in ["/people?q=Quietova", "/people/Quietova", "/people?quietova=Quietova"] {
        client.call("GET", path, &Value::Null).await;
    }
    let twice = json!({"full_name": "Other Quietova", "email": EMAIL});
    client.call("POST", "/people", &twice).await.expect(409);
    client.call("POST", "/people", &json!({"full_name": 1, "email": "quietova"})).await.expect(422);
    client.call("POST", "/people", &json!("Quietova")).await.expect(422);
    client.call("PATCH", &format!("/people/{person}"), &twice).await.expect(428);
    for path in ["/i/quietova", "/r/quietova", "/e/quietova", "/i/quietova%ff", "/quietova"] {
        client.page(path).await.expect(404);
        client.form(path, &[("email", EMAIL)]).await;
    }
    let other = Client { address: client.address.clone(), token: "cvk_quietova".to_owned() };
    other.call("GET", "/people", &Value::Null).await.expect(401);
}

#[tokio::test]
async fn no_address_no_name_and_no_token_stands_in_the_log() {
    for level in ["info", "debug"] {
        let database = TestDatabase::create().await;
        let token = token(&database);
        let mut command = convoke(&database, &["serve"]);
        command
            .env("CONVOKE_LOG_LEVEL", level)
            .env("CONVOKE_PUBLIC_URL", "https://convoke.example.org");
        let server = Server::start(command);
        let client = Client { address: server.address.clone(), token };
        let mut secrets = main_job(&client, database.folder.path()).await;
        secrets.push(client.token);
        secrets.extend(["555 777", "a key that is only"].map(str::to_owned));
        let log = server.log();
        assert!(log.contains("/i/{token}") && log.contains("answered"), "{log}");
        assert!(log.contains("/api/v1/people/{id}"), "{log}");
        for secret in secrets {
            assert!(secret.len() > 6 && !log.contains(&secret), "{level}: {secret} in {log}");
        }
        assert!(!log.to_lowercase().contains("quietova"), "{level}: {log}");
        assert_eq!(server.stop("-TERM"), Some(0));
    }
}
