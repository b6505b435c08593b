//! How the recommendations of a programme stand, counted and as a table.

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

fn id(it: &Value) -> String {
    it["id"].as_str().unwrap().to_owned()
}

struct World {
    app: TestApp,
    programme: String,
    events: [Value; 3],
    ministry: String,
    agency: String,
}

async fn world() -> World {
    let app = TestApp::start().await;
    let programme = |parent: Option<String>| {
        let body = json!({"kind": "project", "title": "P", "parent_id": parent});
        app.post("/programmes", body)
    };
    let top = programme(None).expect(201).await.id();
    let below = programme(Some(top.clone())).expect(201).await.id();
    let elsewhere = programme(None).expect(201).await.id();
    let organization = async |name: &str, country: &str| {
        let body = json!({"name": name, "kind": "government", "country": country});
        app.post("/organizations", body).expect(201).await.id()
    };
    let ministry = organization("Ministry", "KZ").await;
    let agency = organization("=Agency", "KG").await;
    let mut events = Vec::new();
    for programme in [&top, &below, &elsewhere] {
        events.push(event(&app, json!({"programme_id": programme})).await);
    }
    let events = events.try_into().unwrap();
    let it = World { app, programme: top, events, ministry, agency };
    it.recommend(0, json!({"text": "Both", "due": "2026-01", "clusters": ["water"]}), true).await;
    it.recommend(0, json!({"text": "Soon", "due": "2026-03-20"}), false).await;
    let alone = json!({"text": "Alone", "proposed_country": "UZ", "acceptance": "accepted",
                       "implementation": "implemented"});
    it.app.post(&it.path(1), alone).expect(201).await;
    it.recommend(2, json!({"text": "Elsewhere"}), true).await;
    it
}

impl World {
    fn path(&self, event: usize) -> String {
        format!("/events/{}/recommendations", id(&self.events[event]))
    }

    async fn recommend(&self, event: usize, more: Value, both: bool) {
        let mut addressees = vec![json!({"organization_id": self.ministry})];
        if both {
            let done = json!({"organization_id": self.agency, "acceptance": "accepted",
                              "implementation": "implemented"});
            addressees.push(done);
        }
        let mut body = json!({"addressees": addressees});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.app.post(&self.path(event), body).expect(201).await;
    }

    fn dashboard(&self) -> String {
        format!("/programmes/{}/recommendations-dashboard", self.programme)
    }
}

fn counts(total: u64, open: u64, overdue: u64, due_soon: u64, implemented: u64) -> Value {
    json!({"total": total, "open": open, "overdue": overdue, "due_soon": due_soon,
           "implemented": implemented})
}

#[tokio::test]
async fn a_dashboard_counts_what_a_programme_and_all_below_it_recommended() {
    let it = world().await;
    let shown = it.app.get(&it.dashboard()).json_of(200).await;
    assert_eq!(shown["events"], 2);
    assert_eq!(shown["counts"], counts(3, 2, 1, 1, 1));
    let by = |list: &str, field: &str, value: &str| {
        let all = shown[list].as_array().unwrap();
        all.iter().find(|it| it[field] == value).unwrap().clone()
    };
    assert_eq!(by("by_acceptance", "acceptance", "pending")["count"], 2);
    assert_eq!(by("by_acceptance", "acceptance", "rejected")["count"], 0);
    assert_eq!(by("by_implementation", "implementation", "implemented")["count"], 1);
    assert_eq!(by("by_country", "country", "KZ")["counts"], counts(2, 2, 1, 1, 0));
    assert_eq!(by("by_country", "country", "KG")["counts"], counts(1, 0, 0, 0, 1));
    assert_eq!(by("by_country", "country", "UZ")["counts"], counts(1, 0, 0, 0, 1));
    let first = &shown["by_addressee"][0];
    assert_eq!((&first["name"], &first["counts"]), (&json!("Ministry"), &counts(2, 2, 1, 1, 0)));
    let agency = by("by_addressee", "name", "=Agency");
    assert_eq!(agency["counts"], counts(1, 0, 0, 0, 1));
}

#[tokio::test]
async fn a_dashboard_asks_as_often_for_many_as_for_few_and_shows_no_more_than_the_token_sees() {
    let it = world().await;
    it.app.statements.forget();
    it.app.get(&it.dashboard()).expect(200).await;
    let few = it.app.statements.but_the_tokens().len();
    for n in 0..20 {
        it.recommend(n % 2, json!({"text": "More"}), true).await;
    }
    it.app.statements.forget();
    let shown = it.app.get(&it.dashboard()).json_of(200).await;
    assert_eq!(it.app.statements.but_the_tokens().len(), few);
    assert_eq!(shown["counts"]["total"], 23);
    let own = TokenScope { programmes: vec![], events: vec![id(&it.events[0]).parse().unwrap()] };
    let limited = it.app.token(Role::Viewer, Some(own)).await;
    it.app.get(&it.dashboard()).bearer(&limited).expect(404).await;
}

#[tokio::test]
async fn recommendations_go_out_as_a_table_with_a_row_for_each_addressee() {
    let it = world().await;
    let all = it.app.get("/recommendations?format=csv").expect(200).await;
    assert!(all.header("content-type").starts_with("text/csv"));
    let text = all.text();
    assert_eq!(text.lines().count(), 1 + 6, "{text}");
    assert!(text.lines().next().unwrap().contains("Acceptance"), "{text}");
    assert!(!text.contains(",=Agency"), "no spreadsheet computes it: {text}");
    let list = format!("{}?format=csv&cluster=water&language=ru", it.path(0));
    let text = it.app.get(&list).expect(200).await.text();
    assert_eq!(text.lines().count(), 1 + 2, "{text}");
    assert!(text.contains("Выполнение") && text.contains("Цифровое правительство"), "{text}");
    // Choices are the same in every language, so that programs and other lists take them.
    let states = [
        ("Ministry", ",pending,not_started,2026-01,yes,"),
        ("Agency", ",accepted,implemented,2026-01,no,"),
    ];
    for (name, state) in states {
        let row = text.lines().find(|line| line.contains(name)).unwrap();
        assert!(row.contains(state), "overdue for whoever has not done it: {row}");
    }
    let sheet = it.app.get("/recommendations?format=xlsx&limit=1").expect(200).await;
    assert!(sheet.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn what_goes_on_in_another_programme_is_counted_once_and_as_far_as_the_token_sees_it() {
    let it = world().await;
    let open = json!({"text": "Go on", "due": "2026-01"});
    let open = it.app.post(&it.path(1), open).json_of(201).await;
    let later = event(&it.app, json!({"starts_on": "2027-05-25", "ends_on": "2027-05-27"})).await;
    let on = format!("/recommendations/{}/carry-forward", id(&open));
    let new = it.app.post(&on, json!({"event_id": later["id"]})).json_of(201).await;
    // What repeats the one in which it goes on is the same here.
    let again = it.app.post(&it.path(0), json!({"text": "Go on"})).json_of(201).await;
    let again = format!("/recommendations/{}", id(&again));
    it.app.patch(&again, "*", json!({"duplicate_of": new["id"]})).expect(200).await;
    let progress = format!("/recommendations/{}/progress", id(&new));
    let done = json!({"acceptance": "accepted", "implementation": "implemented"});
    it.app.post(&progress, done).expect(201).await;
    let shown = it.app.get(&it.dashboard()).json_of(200).await;
    assert_eq!((&shown["carried_forward"], &shown["duplicates"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&shown["counts"]["total"], &shown["counts"]["implemented"]),
        (&json!(4), &json!(2))
    );
    let own = TokenScope { programmes: vec![it.programme.parse().unwrap()], events: vec![] };
    let limited = it.app.token(Role::Viewer, Some(own)).await;
    let part = it.app.get(&it.dashboard()).bearer(&limited).json_of(200).await;
    assert_eq!((&part["counts"]["total"], &part["counts"]["implemented"]), (&json!(4), &json!(1)));
}
