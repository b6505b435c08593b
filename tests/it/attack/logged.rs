//! What was refused stands in the log: which request, what it wanted, whose token; no secret, and
//! nobody's data.

use std::io::{self, Write};
use std::sync::{Arc, LazyLock, Mutex};

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::Value;
use tracing::Dispatch;
use tracing::subscriber::{DefaultGuard, NoSubscriber};

use super::{furnished, operations, programme};
use crate::support::TestApp;

/// While there is one subscriber alone, `tracing` asks the thread that first comes to a line
/// whether anybody wants it: another test, which logs nothing, would turn it off for this one.
static ANOTHER: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(NoSubscriber::default()));

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// The log of this thread, as the program writes it in JSON.
    fn kept() -> (Self, DefaultGuard) {
        LazyLock::force(&ANOTHER);
        let log = Self::default();
        let writer = log.clone();
        let lines = tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false);
        let lines = lines.with_writer(move || writer.clone()).finish();
        (log, tracing::subscriber::set_default(lines))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The line that tells of the answer to a request.
    fn of<'a>(lines: &'a [Value], request: &str) -> &'a Value {
        let is_it =
            |line: &&Value| line["span"]["request_id"] == request && line["message"] == "answered";
        lines.iter().find(is_it).unwrap_or_else(|| panic!("{request} is not in the log"))
    }
}

async fn id_of(app: &TestApp, role: Role) -> Value {
    let all = app.get(&format!("/tokens?role={}", role.as_str())).json_of(200).await;
    all["items"][0]["id"].clone()
}

#[tokio::test]
async fn every_attempt_is_logged_with_its_request_its_token_and_nothing_else() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app, "Ours").await, programme(&app, "Theirs").await);
    let own = furnished(&app, "Ours", &ours).await;
    let other = furnished(&app, "Theirs", &theirs).await;
    let scope = TokenScope { programmes: Vec::new(), events: vec![own["events"].parse().unwrap()] };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    let viewer = app.token(Role::Viewer, None).await;
    let (organizer_id, viewer_id) =
        (id_of(&app, Role::Organizer).await, id_of(&app, Role::Viewer).await);
    let callers = [
        (None, Value::Null),
        (Some("cvk_wrong-token-of-nobody"), Value::Null),
        (Some(viewer.as_str()), viewer_id),
        (Some(limited.as_str()), organizer_id),
    ];
    let all = operations(&app).await;
    let (log, guard) = Log::kept();
    let mut refused = Vec::new();
    for operation in &all {
        for (token, id) in &callers {
            let answer = operation.by(&app, *token, &other).await;
            if [401, 403, 404].contains(&answer.status.as_u16()) {
                refused.push((answer, operation, id));
            }
        }
    }
    drop(guard);
    assert!(refused.len() > 3 * all.len(), "{} of {}", refused.len(), all.len());
    let text = log.text();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (answer, operation, id) in refused {
        let line = Log::of(&lines, answer.header("x-request-id"));
        assert_eq!(line["route"], operation.path.as_str(), "{line}");
        assert_eq!(line["span"]["method"], operation.method.as_str(), "{line}");
        assert_eq!(line["status"], answer.status.as_u16(), "{line}");
        assert_eq!(line["span"]["token"], *id, "{line}");
    }
    for secret in [&viewer, &limited, "cvk_", "example.org", "Theirs", &other["people"]] {
        assert!(!text.contains(secret), "{secret}");
    }
}
