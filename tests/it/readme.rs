//! The README's main job, run as it stands there.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::database::TestDatabase;
use crate::support::demo::Demo;
use crate::support::process::{Server, convoke, said};

const README: &str = include_str!("../../README.md");

/// The block of this kind that comes first after these words.
fn block(after: &str, kind: &str) -> &'static str {
    let (_, rest) = README.split_once(after).expect("the words");
    let (_, rest) = rest.split_once(&format!("```{kind}\n")).expect("a block");
    rest.split_once("```").expect("its end").0
}

/// The lines of shell that show what stands beside the main job.
fn beside() -> Vec<&'static str> {
    let (_, rest) = README.split_once("## What else it does").expect("the heading");
    let (section, _) = rest.split_once("\n## ").expect("the next heading");
    let blocks = section.split("```sh\n").skip(1);
    blocks.map(|block| block.split_once("```").expect("its end").0).collect()
}

/// Runs the main job and more in a shell that stops at the first line that fails; gives what they
/// print.
fn run(token: &str, host: &str, more: &[&str]) -> String {
    let lines = block("## The main job", "sh");
    let first = "T=cvk_...; H=http://127.0.0.1:8080;";
    assert!(lines.starts_with(first), "the first line takes the token");
    let script = lines.replacen(first, &format!("T={token}; H={host};"), 1) + &more.concat();
    let folder = tempfile::tempdir().unwrap();
    let mut bash = Command::new("bash")
        .current_dir(folder.path())
        .args(["-e", "-u", "-o", "pipefail"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    assert!(output.status.success(), "curl and jq are needed: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn the_main_job_runs_as_it_stands_in_the_readme_on_data_of_ones_own() {
    let database = TestDatabase::create().await;
    let made = convoke(&database, &["token", "create", "--name", "My desk", "--role", "admin"]);
    let output = { made }.output().unwrap();
    let token = String::from_utf8(output.stdout).unwrap().trim().to_owned();
    let server = Server::start(convoke(&database, &["serve"]));
    let printed = run(&token, &format!("http://{}", server.address), &[]);
    assert_eq!(printed, block("\nIt prints\n", "text"));
    assert_eq!(server.stop("-TERM"), Some(0));
}

#[tokio::test]
async fn the_main_job_runs_as_it_stands_in_the_readme_on_the_demo() {
    let database = TestDatabase::empty().await;
    let demo = Demo::start(&database);
    let host = demo.line("api").strip_suffix("/api/v1").unwrap();
    assert_eq!(run(demo.line("token"), host, &[]), block("\nIt prints\n", "text"));
    demo.stop();
}

#[tokio::test]
async fn what_stands_beside_the_main_job_runs_as_it_stands_in_the_readme() {
    let database = TestDatabase::empty().await;
    let demo = Demo::start(&database);
    let host = demo.line("api").strip_suffix("/api/v1").unwrap();
    let blocks = beside();
    assert!(blocks.len() >= 5, "each part of it has its lines");
    let printed = run(demo.line("token"), host, &blocks);
    let printed = printed.strip_prefix(block("\nIt prints\n", "text")).expect("the main job");
    let empty = ["", "0", "[]", "{}", "null"];
    let told: Vec<&str> = printed.lines().collect();
    assert!(told.len() >= blocks.len(), "each tells something: {printed}");
    assert!(told.iter().all(|line| !empty.contains(line)), "a line finds nothing: {printed}");
    demo.stop();
}

#[test]
fn the_main_job_is_ten_lines() {
    assert_eq!(block("## The main job", "sh").lines().count(), 10);
}
