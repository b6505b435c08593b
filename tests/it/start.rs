//! The program as it is started: what it refuses, what it says, how it ends.

use std::time::{Duration, Instant};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::mail::{MailFilter, MailStatus};
use sea_orm::{ConnectionTrait, PaginatorTrait};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::database::{TestDatabase, postgres};
use crate::support::outbox;
use crate::support::process::{Server, convoke, said};
use crate::support::smtp::{Act, FakeRelay, Stage};

async fn get(address: &str, path: &str, token: &str) -> u16 {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status")
}

#[tokio::test]
async fn a_start_with_three_wrong_settings_names_all_three_and_no_secret() {
    let database = TestDatabase::empty().await;
    std::fs::write(database.folder.path().join("convoke.toml"), "log_level = 'loud'\n").unwrap();
    let output = convoke(&database, &["serve"])
        .env("CONVOKE_SECRET_KEY", "hunter2")
        .env("CONVOKE_REQUEST_BURTS", "5")
        .output()
        .unwrap();
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("3 settings are wrong:"), "{said}");
    assert!(said.contains("convoke.toml, log_level: `loud` is none of"), "{said}");
    assert!(said.contains("CONVOKE_SECRET_KEY: has 7 characters"), "{said}");
    assert!(said.contains("did you mean CONVOKE_REQUEST_BURST?"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[tokio::test]
async fn a_wrong_command_line_ends_with_2_and_a_wrong_input_with_1() {
    let database = TestDatabase::create().await;
    let status = |arguments: &[&str]| convoke(&database, arguments).output().unwrap().status.code();
    assert_eq!(status(&["migrat"]), Some(2));
    assert_eq!(status(&["token", "create", "--name", "Desk", "--role", "king"]), Some(2));
    assert_eq!(status(&["token", "create", "--name", " ", "--role", "viewer"]), Some(1));
}

#[tokio::test]
async fn a_token_made_at_the_command_line_opens_the_api_and_sigterm_ends_the_server() {
    let database = TestDatabase::create().await;
    let output =
        convoke(&database, &["token", "create", "--name", "Desk", "--role", "admin"]).output();
    let printed = String::from_utf8(output.unwrap().stdout).unwrap();
    let token = printed.strip_suffix('\n').expect("one line");
    assert!(!token.contains(char::is_whitespace), "nothing but the secret is printed");
    for signal in ["-TERM", "-INT"] {
        let server = Server::start(convoke(&database, &["serve"]));
        assert_eq!(get(&server.address, "/api/v1/tokens", token).await, 200);
        assert_eq!(get(&server.address, "/api/v1/tokens", "another").await, 401);
        let started = Instant::now();
        assert_eq!(server.stop(signal), Some(0));
        assert!(started.elapsed() < Duration::from_secs(30));
    }
}

/// A request whose body never ends; the server waits for it when this returns.
async fn half_a_request(address: &str, token: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /api/v1/organizations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut said = [0; 12];
    stream.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"HTTP/1.1 100");
    stream.write_all(b"{\"name\": ").await.unwrap();
    stream
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_and_a_caller_that_hang_keep_the_program_no_longer_than_half_a_minute() {
    let (database, relay) = (TestDatabase::create().await, FakeRelay::start().await);
    let made = convoke(&database, &["token", "create", "--name", "Desk", "--role", "admin"]);
    let token = String::from_utf8({ made }.output().unwrap().stdout).unwrap();
    let db = Database::connect(&database.url, Clock::System).await.unwrap();
    outbox::queue_many(&db, 1).await;
    relay.next([Act::Hang(Stage::Greeting)]);
    let mut command = convoke(&database, &["serve"]);
    command
        .env("CONVOKE_SMTP_URL", format!("smtp://{}?tls=none", relay.address))
        .env("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>")
        .env("CONVOKE_MAIL_TIMEOUT_SECONDS", "600")
        .env("CONVOKE_REQUEST_TIMEOUT_SECONDS", "600");
    let server = Server::start(command);
    let caller = half_a_request(&server.address, token.trim()).await;
    let hanging = Instant::now();
    while relay.connections() == 0 {
        assert!(hanging.elapsed() < Duration::from_mins(1), "no mail is on its way");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let started = Instant::now();
    assert_eq!(server.stop("-TERM"), Some(0));
    let took = started.elapsed();
    assert!(took > Duration::from_secs(20), "both are given time: {took:?}");
    assert!(took < Duration::from_secs(30), "{took:?}");
    drop(caller);
    let left = MailFilter { status: vec![MailStatus::Sending], ..MailFilter::default() };
    let left = left.select().count(db.read()).await.unwrap();
    assert_eq!(left, 1, "the mail is taken over once its lease has ended");
}

#[tokio::test]
async fn the_schema_is_brought_up_to_date_on_sqlite_and_only_on_request_on_postgresql() {
    let database = TestDatabase::empty().await;
    if postgres().is_some() {
        let output = convoke(&database, &["serve"]).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("convoke serve --migrate"), "{said}");
        let server = Server::start(convoke(&database, &["serve", "--migrate"]));
        assert_eq!(get(&server.address, "/readyz", "").await, 200);
    }
    let server = Server::start(convoke(&database, &["serve"]));
    assert_eq!(get(&server.address, "/readyz", "").await, 200);
}

#[tokio::test]
async fn a_program_older_than_the_schema_refuses_to_start() {
    let database = TestDatabase::create().await;
    let connection = Database::connect(&database.url, Clock::System).await.unwrap();
    connection
        .write(|w| async move {
            let sql = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 1)";
            w.execute_unprepared(sql).await?;
            Ok(())
        })
        .await
        .unwrap();
    connection.close().await.unwrap();
    for command in ["serve", "migrate"] {
        let output = convoke(&database, &[command]).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("a newer Convoke") && said.contains("m29990101_000001_later"));
    }
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_named_without_its_password() {
    let database = TestDatabase::empty().await;
    let output = convoke(&database, &["serve"])
        .env("CONVOKE_DATABASE_URL", "postgres://convoke:hunter2@127.0.0.1:1/seminars")
        .output()
        .unwrap();
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("postgres://127.0.0.1:1/seminars cannot be opened"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[tokio::test]
async fn the_files_of_an_sqlite_database_are_for_their_owner_alone() {
    if postgres().is_some() {
        return;
    }
    use std::os::unix::fs::PermissionsExt;
    let database = TestDatabase::empty().await;
    let mut command = convoke(&database, &["serve"]);
    command.env_remove("CONVOKE_SECRET_KEY");
    let server = Server::start(command);
    for file in ["convoke.db", "convoke.db-wal", "convoke.db-shm", "convoke.key"] {
        let permissions =
            std::fs::metadata(database.folder.path().join(file)).unwrap().permissions();
        assert_eq!(permissions.mode() & 0o777, 0o600, "{file}");
    }
    assert_eq!(server.stop("-TERM"), Some(0));
}

/// What a command says that ends with an error.
fn refused(database: &TestDatabase, url: &str, command: &str) -> String {
    let output = convoke(database, &[command]).env("CONVOKE_DATABASE_URL", url).output().unwrap();
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!said.contains("our side"), "it is for the operator to mend: {said}");
    said
}

#[tokio::test]
async fn a_database_that_refuses_is_named_with_what_to_do() {
    let database = TestDatabase::empty().await;
    if postgres().is_none() {
        let url =
            format!("sqlite://{}/no/such/folder/convoke.db", database.folder.path().display());
        assert!(refused(&database, &url, "serve").contains("Is its folder there"));
        return;
    }
    let admin = Database::connect(&database.url, Clock::System).await.unwrap();
    let sql = async |sql: String| admin.read().execute_unprepared(&sql).await.map(drop);
    let role = format!("convoke_it_guest_{}", std::process::id());
    let name = database.url.rsplit('/').next().unwrap();
    let as_guest = |name: &str| {
        let (scheme, rest) = database.url.split_once("://").unwrap();
        let (server, _) = rest.rsplit_once('/').unwrap();
        let host = server.rsplit_once('@').map_or(server, |(_, host)| host);
        format!("{scheme}://{role}@{host}/{name}")
    };
    let said = refused(&database, &as_guest(name), "migrate");
    assert!(said.contains(&format!("/{name} does not let this user in")), "{said}");
    assert!(said.contains("createuser --pwprompt"), "{said}");

    sql(format!("CREATE ROLE {role} LOGIN")).await.unwrap();
    let nowhere = refused(&database, &as_guest("convoke_it_nowhere"), "serve");
    let stranger = refused(&database, &as_guest(name), "migrate");
    sql(format!("ALTER DATABASE {name} OWNER TO {role}")).await.unwrap();
    let as_owner = convoke(&database, &["migrate"])
        .env("CONVOKE_DATABASE_URL", as_guest(name))
        .output()
        .unwrap();
    sql(format!("REASSIGN OWNED BY {role} TO CURRENT_USER")).await.unwrap();
    sql(format!("DROP ROLE {role}")).await.unwrap();
    assert!(nowhere.contains("createdb --owner=USER NAME"), "{nowhere}");
    assert!(stranger.contains("ALTER DATABASE NAME OWNER TO USER"), "{stranger}");
    assert_eq!(as_owner.status.code(), Some(0), "what was told helps: {}", self::said(&as_owner));
}
