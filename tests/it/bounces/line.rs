//! `convoke bounce`: what a mail server hears.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::db::schema::SchemaState;

use crate::support::database::TestDatabase;
use crate::support::process::{Server, convoke, said, token};
use crate::support::wire::send;

/// What the command says to a message on its standard input.
fn given(mut command: Command, message: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let message = message.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&message));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().expect("it listens to the end");
    output
}

#[tokio::test]
async fn a_mail_server_is_told_that_a_report_was_taken_whatever_it_is() {
    let database = TestDatabase::create().await;
    token(&database);
    let long = vec![b'x'; 3 * 1024 * 1024];
    for message in [&b""[..], b"\xff\xfe\0", super::POSTFIX.as_bytes(), &long] {
        let output = given(convoke(&database, &["bounce"]), message);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(output.stdout.is_empty(), "what is said there would be sent to somebody");
    }
    let secret = token(&database);
    let server = Server::start(convoke(&database, &["serve"]));
    let bearer = [format!("Authorization: Bearer {secret}")];
    let list = send(&server.address, "GET /api/v1/mail/bounces", &bearer, "").await.expect(200);
    assert_eq!(list.json()["items"].as_array().unwrap().len(), 4, "{list:?}");
}

#[tokio::test]
async fn a_mail_server_is_to_try_again_while_the_report_cannot_be_kept() {
    let database = TestDatabase::create().await;
    for url in ["sqlite:///nowhere/at/all/convoke.db", "postgres://nobody@127.0.0.1:1/convoke"] {
        let mut command = convoke(&database, &["bounce"]);
        command.env("CONVOKE_DATABASE_URL", url);
        let output = given(command, super::POSTFIX.as_bytes());
        assert_eq!(output.status.code(), Some(75), "{url}: {}", said(&output));
    }
}

#[tokio::test]
async fn a_report_moves_no_schema_under_a_server() {
    let database = TestDatabase::empty().await;
    // Makes the file.
    Database::connect(&database.url, Clock::System).await.unwrap().close().await.unwrap();
    let output = given(convoke(&database, &["bounce"]), super::POSTFIX.as_bytes());
    assert_eq!(output.status.code(), Some(75), "{}", said(&output));
    assert!(said(&output).contains("convoke migrate"), "{}", said(&output));
    let left = Database::connect(&database.url, Clock::System).await.unwrap();
    assert!(matches!(left.schema_state().await.unwrap(), SchemaState::Behind(_)));
}

#[tokio::test]
async fn a_report_makes_no_database_where_there_is_none() {
    let database = TestDatabase::create().await;
    let folder = database.folder.path().join("elsewhere");
    std::fs::create_dir(&folder).unwrap();
    let mut command = convoke(&database, &["bounce"]);
    command.current_dir(&folder).env("CONVOKE_DATABASE_URL", "sqlite://convoke.db");
    command.env_remove("CONVOKE_SECRET_KEY");
    let output = given(command, super::POSTFIX.as_bytes());
    assert_eq!(output.status.code(), Some(75), "{}", said(&output));
    assert!(said(&output).contains("There is no database convoke.db"), "{}", said(&output));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "something was made");
}
