//! The example data: what the four documents say is found in it, and nothing else.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::TestApp;
use crate::support::database::{TestDatabase, postgres};

/// An application with the example data.
async fn with_demo() -> TestApp {
    let app = TestApp::start().await;
    assert!(convoke::demo::load(&app.app.context.db).await.unwrap().now);
    app
}

fn items(page: &Value) -> Vec<Value> {
    assert!(page["next_cursor"].is_null(), "one page holds all");
    page["items"].as_array().unwrap().clone()
}

async fn all(app: &TestApp, path: &str) -> Vec<Value> {
    let sign = if path.contains('?') { '&' } else { '?' };
    items(&app.get(&format!("{path}{sign}limit=200")).json_of(200).await)
}

/// The id of the event with this slug.
async fn event(app: &TestApp, slug: &str) -> Value {
    let found = all(app, "/events").await;
    found.into_iter().find(|event| event["slug"] == slug).expect("the event")
}

fn path_of(event: &Value, rest: &str) -> String {
    format!("/events/{}/{rest}", event["id"].as_str().unwrap())
}

/// How often each value of a field occurs.
fn count(rows: &[Value], field: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row[field].as_str().unwrap_or("null").to_owned()).or_default() += 1;
    }
    counts
}

#[tokio::test]
async fn a_search_for_what_the_four_documents_say_finds_it() {
    let app = with_demo().await;
    let searches = [
        // 000
        ("/events", "Ashgabat"),
        ("/events", "intersectoral governance innovation"),
        ("/programmes", "UNGC e-government"),
        ("/organizations", "UNPOG"),
        ("/organizations", "MOPAS"),
        ("/organizations", "OCED Policy Centre"),
        ("/recommendations", "emGKR"),
        ("/recommendations", "preparatory meeting 2009 Kyrgyzstan"),
        ("/recommendations", "partnership MOPAS"),
        // 001
        ("/events", "Digital Solutions Center"),
        ("/events", "reci"),
        ("/events", "Digital Almaty Forum"),
        ("/events", "Bishkek Declaration"),
        ("/programmes", "transboundary dimensions 2030 Agenda"),
        ("/programmes", "Central Asia as a Platform"),
        ("/programmes", "memorandum"),
        ("/organizations", "MDDIAI"),
        ("/organizations", "Ministry of Digital Development and Aerospace Industry"),
        ("/organizations", "ESCAP"),
        ("/recommendations", "project proposals"),
        // 002
        ("/events", "governance innovation digitalisation"),
        ("/programmes", "Capacity Building for Innovations in Governance"),
        ("/organizations", "Astana Civil Service Hub"),
        ("/organizations", "National Information Society Agency"),
        ("/people", "Baimenov"),
        ("/people", "kangtak OH"),
        ("/people", "Government Chief Technology Officer"),
        ("/people", "Särkio"),
        ("/people", "Gugunava"),
        // 004
        ("/programmes", "Regional Cooperation on Digital Government"),
        ("/programmes", "GovStack"),
        ("/organizations", "NITEC"),
        ("/organizations", "ITU"),
    ];
    for (path, words) in searches {
        let q = serde_urlencoded::to_string([("q", words)]).unwrap();
        let found = all(&app, &format!("{path}?{q}")).await;
        assert!(!found.is_empty(), "{path} has nothing for {words}");
    }
}

#[tokio::test]
async fn the_twelve_officials_are_unnamed_one_a_country_and_seven_without() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let officials = all(&app, &path_of(&ashgabat, "registrations?role=delegate")).await;
    assert_eq!(officials.len(), 12);
    let countries = [("AZ", 1), ("KG", 1), ("TJ", 1), ("TM", 1), ("UZ", 1), ("null", 7)];
    let countries = countries.map(|(country, n)| (country.to_owned(), n));
    assert_eq!(count(&officials, "country"), BTreeMap::from(countries));
    for official in &officials {
        let person = official["person_id"].as_str().unwrap();
        assert_eq!(app.get(&format!("/people/{person}")).json_of(200).await["unnamed"], true);
        assert!(official["remark"].as_str().unwrap().to_lowercase().contains("distribution"));
    }
    let observers = all(&app, &path_of(&ashgabat, "registrations?role=observer")).await;
    assert_eq!(observers.len(), 2, "counted apart, an entry each organization");
    let panels = all(&app, &path_of(&ashgabat, "panels")).await;
    assert_eq!(panels.len(), 3);
    assert_eq!(all(&app, &path_of(&ashgabat, "media-coverage")).await.len(), 1);
}

#[tokio::test]
async fn recommendations_bear_their_addressees_counterpart_due_year_and_country() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let found = all(&app, &path_of(&ashgabat, "recommendations")).await;
    let addressees: Vec<usize> =
        found.iter().map(|one| one["addressees"].as_array().unwrap().len()).collect();
    assert_eq!(addressees, [1, 2, 0]);
    assert_eq!(found[0]["counterparts"][0]["name"], "MOPAS");
    assert_eq!(found[2]["due"], "2009");
    assert_eq!(found[2]["proposed_country"], "KG");
    assert_eq!(found[2]["overdue"], true);
    assert!(found.iter().all(|one| one["acceptance"] == "pending"), "no document says more");
}

#[tokio::test]
async fn the_expert_group_meeting_has_its_offset_its_agreement_and_what_followed() {
    let app = with_demo().await;
    let egm = event(&app, "egm-2021").await;
    assert_eq!(egm["time_zone"], "Etc/GMT-7");
    assert_eq!((&egm["start_time"], &egm["end_time"]), (&"12:00".into(), &"15:00".into()));
    assert_eq!(egm["access"], "invitation_only");
    assert_eq!(egm["tags"], serde_json::json!(["egm", "reci", "dsc"]));
    assert_eq!(egm["leads_to"][0]["dated"], "2021-11-17");
    assert_eq!(egm["leads_to"][1]["dated"], "2022-02");
    assert!(egm["contact"]["unit"].as_str().unwrap().ends_with("Risk Reduction Division"));
    let programme = egm["programme_id"].as_str().unwrap();
    let reci = app.get(&format!("/programmes/{programme}")).json_of(200).await;
    assert_eq!((&reci["starts_on"], &reci["ends_on"]), (&"2018".into(), &"2021-12".into()));
    assert_eq!(reci["agreements"][0]["signed_on"], "2021-04-20");
}

#[tokio::test]
async fn the_first_seminar_keeps_its_speakers_as_they_were_on_the_day() {
    let app = with_demo().await;
    let seminar = event(&app, "governance-innovation-2021").await;
    assert!(seminar["notes"].as_str().unwrap().contains("2021 is taken from the project's start"));
    let agenda = app.get(&path_of(&seminar, "agenda")).json_of(200).await;
    let items: Vec<&Value> = agenda["days"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|day| day["panels"].as_array().unwrap())
        .flat_map(|panel| panel["items"].as_array().unwrap())
        .collect();
    let kinds: Vec<&Value> = items.iter().map(|item| &item["kind"]).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "country_presentation").count(), 6);
    let speaker = |name: &str| {
        let mut all = items.iter().flat_map(|item| item["speakers"].as_array().unwrap());
        all.find(|speaker| speaker["full_name"] == name).expect("the speaker")
    };
    let oh = speaker("Kangtak Oh");
    assert_eq!((&oh["honorific"], &oh["position"]), (&"Dr.".into(), &"Vice President".into()));
    assert_eq!(
        oh["organization"],
        "National Information Society Agency (NIA) of the Republic of Korea"
    );
    assert_eq!(oh["country"], "KR");
}

#[tokio::test]
async fn what_a_report_claims_stands_beside_what_is_counted() {
    let app = with_demo().await;
    for (slug, figure, claimed, counted) in [
        ("ashgabat-2008", "participants", 12, 12),
        ("ashgabat-2008", "countries", 5, 5),
        ("governance-innovation-2021", "participants", 70, 11),
        ("governance-innovation-2021", "countries", 12, 9),
    ] {
        let event = event(&app, slug).await;
        let statistics = app.get(&path_of(&event, "statistics")).json_of(200).await;
        let found = &statistics["claimed"][figure];
        assert_eq!(found["claimed"], claimed, "{slug}: {figure}");
        assert_eq!(found["counted"], counted, "{slug}: {figure}");
        assert_eq!(found["differs"], claimed != counted, "{slug}: {figure}");
    }
}

#[tokio::test]
async fn a_proposed_initiative_stands_under_its_umbrella() {
    let app = with_demo().await;
    let found = all(&app, "/programmes?status=proposed").await;
    assert_eq!(found.len(), 1);
    let parent = found[0]["parent_id"].as_str().unwrap();
    let parent = app.get(&format!("/programmes/{parent}")).json_of(200).await;
    assert_eq!(parent["title"]["en"], "GovStack");
}

#[tokio::test]
async fn every_address_ends_in_example_org_and_mails_go_to_invented_people_alone() {
    let app = with_demo().await;
    let people = all(&app, "/people").await;
    let emails: Vec<&str> = people.iter().filter_map(|person| person["email"].as_str()).collect();
    assert!(!emails.is_empty() && emails.iter().all(|email| email.ends_with("@example.org")));
    app.deliver().await;
    for person in ["aigerim@example.org", "rustam@example.org", "tamar@example.org"] {
        assert_eq!(app.mails_to(person).len(), 1, "{person}");
    }
}

#[tokio::test]
async fn loading_again_adds_nothing_and_a_database_with_other_data_is_refused() {
    let app = with_demo().await;
    let before = all(&app, "/people").await.len();
    let again = convoke::demo::load(&app.app.context.db).await.unwrap();
    assert!(!again.now);
    assert_eq!(all(&app, "/people").await.len(), before);
    let other = TestApp::start().await;
    other.post("/people", serde_json::json!({"full_name": "Somebody"})).expect(201).await;
    let refused = convoke::demo::load(&other.app.context.db).await.unwrap_err();
    assert_eq!(refused.code, "demo.other_data");
    assert_eq!(all(&other, "/people").await.len(), 1);
}

/// The demo as a program.
struct Demo {
    child: Child,
    lines: BTreeMap<String, String>,
}

impl Demo {
    fn start(database: &TestDatabase) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_convoke"));
        command
            .arg("demo")
            .current_dir(database.folder.path())
            .env_clear()
            .env("CONVOKE_LISTEN", "127.0.0.1:0")
            .env("CONVOKE_SMTP_URL", "smtp://127.0.0.1:1?tls=none")
            .env("CONVOKE_MAIL_FROM", "Demo <demo@example.org>")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if postgres().is_some() {
            command
                .env("CONVOKE_DATABASE_URL", &database.url)
                .env("CONVOKE_SECRET_KEY", "a key that is only for the tests of the demo");
        }
        let mut child = command.spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        let lines = said.take(6).map(|line| {
            let line = line.unwrap();
            let (name, value) = line.split_once(": ").expect("a name and a value");
            (name.to_owned(), value.to_owned())
        });
        Self { lines: lines.collect(), child }
    }

    fn line(&self, name: &str) -> &str {
        &self.lines[name]
    }

    /// The status and the answer of a GET of one of the printed addresses.
    async fn get(&self, name: &str, rest: &str, header: &str) -> (u16, String) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let url = format!("{}{rest}", self.line(name));
        let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
        let request =
            format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), answer)
    }

    fn stop(mut self) {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

/// Nothing is left running by a test that failed.
impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().ok();
    }
}

#[tokio::test]
async fn the_demo_prints_where_to_begin_and_a_second_start_goes_on() {
    let database = TestDatabase::empty().await;
    let demo = Demo::start(&database);
    assert_eq!(demo.get("invitation", "", "").await.0, 200);
    assert_eq!(demo.get("docs", "", "").await.0, 200);
    let token = format!("Authorization: Bearer {}\r\n", demo.line("token"));
    assert_eq!(demo.get("api", "/events", &token).await.0, 200);
    assert!(demo.line("file").contains("new"), "{}", demo.line("file"));
    let (invitation, former) = (demo.line("invitation").to_owned(), demo.line("token").to_owned());
    let token_of = |url: &str| url.rsplit('/').next().unwrap().to_owned();
    demo.stop();

    let again = Demo::start(&database);
    assert!(again.line("file").contains("as you left it"), "{}", again.line("file"));
    assert_eq!(token_of(again.line("invitation")), token_of(&invitation));
    assert_ne!(again.line("token"), former);
    let token = format!("Authorization: Bearer {former}\r\n");
    assert_eq!(again.get("api", "/events", &token).await.0, 200, "the former token still works");
    again.stop();
    if postgres().is_none() {
        for file in ["convoke-demo.db", "convoke-demo.key"] {
            assert!(database.folder.path().join(file).exists(), "{file}");
        }
        assert!(!database.folder.path().join("convoke.db").exists());
    }
}

#[tokio::test]
async fn the_mailbox_shows_mails_to_this_machine_alone() {
    let database = TestDatabase::empty().await;
    let demo = Demo::start(&database);
    let mut list = String::new();
    for _ in 0..100 {
        list = demo.get("mailbox", "", "").await.1;
        if list.contains("aigerim@example.org") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(list.contains("aigerim@example.org"), "the invitation arrives: {list}");
    assert!(list.contains("frame-ancestors 'none'"));
    assert!(list.contains("<a href=\"/demo/mailbox\">Look for new mail</a>"), "{list}");
    assert!(!list.contains("http-equiv"), "no page moves by itself under its reader: {list}");
    let before = list.split("aigerim@example.org").next().unwrap();
    let name = before.rsplit("/demo/mailbox/").next().unwrap().split('"').next().unwrap();
    let (status, letter) = demo.get("mailbox", &format!("/{name}"), "").await;
    assert_eq!(status, 200);
    let link = demo.line("invitation").rsplit('/').next().unwrap();
    assert!(letter.contains(link), "the plain text has the link");
    let (status, html) = demo.get("mailbox", &format!("/{name}/html"), "").await;
    assert_eq!(status, 200);
    assert!(
        html.contains("content-security-policy: default-src 'none'; style-src 'unsafe-inline'")
    );
    assert!(html.contains(link) && html.contains("sandbox allow-popups"));
    assert_eq!(demo.get("mailbox", &format!("/{name}/source"), "").await.0, 200);
    for lost in ["/nothing", "/..%2fconvoke-demo", "/..%2f..%2fetc%2fpasswd/source"] {
        assert_eq!(demo.get("mailbox", lost, "").await.0, 404, "{lost}");
    }
    for header in ["X-Forwarded-For: 192.0.2.7\r\n", "Forwarded: for=192.0.2.7\r\n"] {
        assert_eq!(demo.get("mailbox", "", header).await.0, 404, "{header}");
        assert_eq!(demo.get("mailbox", &format!("/{name}/html"), header).await.0, 404);
    }
    demo.stop();
}
