//! The example data: what the four documents say is found in it, and nothing else.

mod facts;
mod program;
mod search;

use std::collections::BTreeMap;
use std::path::Path;

use convoke::materials::service::read_next;
use serde_json::Value;
use tokio::sync::watch;

use crate::support::TestApp;

/// An application with the example data.
async fn with_demo() -> TestApp {
    let app = TestApp::start().await;
    assert!(convoke::demo::load(&app.app.context.db).await.unwrap().now);
    app
}

#[tokio::test]
async fn the_made_up_event_has_a_form_to_come_a_handout_that_is_searched_and_a_practice() {
    let app = with_demo().await;
    let made_up = event(&app, "try-it").await;
    let forms = all(&app, &path_of(&made_up, "evaluations")).await;
    assert_eq!((forms.len(), &forms[0]["status"]), (1, &Value::from("scheduled")));
    assert_eq!(forms[0]["kind"], "reaction");
    assert_eq!(forms[0]["questions"].as_array().unwrap().len(), 4);
    let handout = all(&app, &path_of(&made_up, "materials")).await.remove(0);
    let (_told, stopping) = watch::channel(false);
    let program = Path::new(env!("CARGO_BIN_EXE_convoke"));
    let read = read_next(&app.app.context.db, program, &stopping).await.unwrap();
    read.expect("a text to be read").unwrap();
    let found = all(&app, "/materials?q=umbrella%20makers").await;
    assert_eq!((found.len(), &found[0]["id"]), (1, &handout["id"]));
    assert!(found[0]["excerpt"].as_str().unwrap().contains("umbrella"), "{}", found[0]);
    let practices = all(&app, "/practices?q=printed").await;
    assert_eq!((practices.len(), &practices[0]["material_id"]), (1, &handout["id"]));
    let page = app.raw("GET", "/e/try-it").expect(200).await.text();
    assert!(page.contains("Five questions at the counter"), "{page}");
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
    let research = app.get(&format!("/programmes/{programme}")).json_of(200).await;
    assert_eq!(research["agreements"][0]["signed_on"], "2021-04-20");
    let countries = serde_json::json!([{"country": "MN", "role": "beneficiary"}]);
    assert_eq!(research["countries"], countries, "the five others are not named");
    let project = research["parent_id"].as_str().unwrap();
    let reci = app.get(&format!("/programmes/{project}")).json_of(200).await;
    assert_eq!((&reci["starts_on"], &reci["ends_on"]), (&"2018".into(), &"2021-12".into()));
    assert_eq!(reci["organizations"], serde_json::json!([]), "nobody is said to carry it out");
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
