//! Recommendations: as the documents state them, who has to carry them out, and how far they are.

use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::TestApp;

/// The seminar of document 000 with those whom its recommendations name.
struct Ashgabat {
    app: TestApp,
    event: String,
    undesa: String,
    unpog: String,
    mopas: String,
}

impl Ashgabat {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let organization = async |name: &str, kind: &str| {
            app.post("/organizations", json!({"name": name, "kind": kind})).expect(201).await.id()
        };
        let undesa = organization("UNDESA", "un_entity").await;
        let unpog = organization("UNPOG", "un_entity").await;
        let mopas = organization("Ministry of Public Administration and Security", "government");
        let mopas = mopas.await;
        let event = event(&app, "Asia/Ashgabat").await;
        Self { app, event, undesa, unpog, mopas }
    }

    fn path(&self) -> String {
        format!("/events/{}/recommendations", self.event)
    }

    async fn make(&self, body: Value) -> Value {
        self.app.post(&self.path(), body).json_of(201).await
    }

    /// The three of the document, in its order.
    async fn three(&self) -> [Value; 3] {
        let partnership = json!({
            "text": "Set up a partnership with MOPAS",
            "addressees": [{"organization_id": self.undesa}],
            "counterparts": [{"organization_id": self.mopas, "name": "MOPAS"}],
        });
        let repository = json!({
            "text": {"en": "Continue the work on the emGKR in Central Asia"},
            "category": "Knowledge repository",
            "addressees": [{"organization_id": self.undesa}, {"organization_id": self.unpog}],
        });
        let meeting = json!({
            "text": "Hold a preparatory meeting on the emGKR",
            "due": "2009",
            "proposed_country": "KG",
        });
        [self.make(partnership).await, self.make(repository).await, self.make(meeting).await]
    }

    async fn report(&self, recommendation: &Value, body: Value) -> crate::support::http::Answer {
        let id = recommendation["id"].as_str().unwrap();
        self.app.post(&format!("/recommendations/{id}/progress"), body).await
    }

    async fn read(&self, recommendation: &Value) -> Value {
        let id = recommendation["id"].as_str().unwrap();
        self.app.get(&format!("/recommendations/{id}")).json_of(200).await
    }

    async fn numbers(&self, query: &str) -> Vec<i64> {
        let list =
            self.app.get(&format!("/recommendations?sort=number&{query}")).json_of(200).await;
        list["items"].as_array().unwrap().iter().map(|it| it["number"].as_i64().unwrap()).collect()
    }
}

async fn event(app: &TestApp, zone: &str) -> String {
    let body = json!({"kind": "seminar", "title": "Intersectoral Governance", "time_zone": zone,
                      "starts_on": "2008-11-25", "ends_on": "2008-11-27"});
    app.post("/events", body).expect(201).await.id()
}

#[tokio::test]
async fn the_three_recommendations_of_the_seminar_come_back_as_they_are_stated() {
    let it = Ashgabat::start().await;
    let [partnership, repository, meeting] = it.three().await;
    assert_eq!(partnership["number"], 1);
    assert_eq!(partnership["text"], json!({"en": "Set up a partnership with MOPAS"}));
    assert_eq!(partnership["event_id"], json!(it.event));
    let first = json!([{"organization_id": it.undesa, "acceptance": "pending",
                        "implementation": "not_started"}]);
    assert_eq!(partnership["addressees"], first);
    assert_eq!(
        partnership["counterparts"],
        json!([{"organization_id": it.mopas, "name": "MOPAS"}])
    );
    let ids: Vec<_> = repository["addressees"].as_array().unwrap().iter().collect();
    assert_eq!(ids[0]["organization_id"], json!(it.undesa));
    assert_eq!(ids[1]["organization_id"], json!(it.unpog));
    assert_eq!(meeting["number"], 3);
    assert_eq!(meeting["addressees"], json!([]));
    assert_eq!(meeting["due"], "2009");
    assert_eq!(meeting["proposed_country"], "KG");
    assert_eq!(meeting["acceptance"], "pending");
    assert_eq!(meeting["implementation"], "not_started");
    assert_eq!(meeting["source"], json!({"panel_id": null, "person_id": null, "country": null}));
    for (recommendation, overdue) in [(&partnership, false), (&repository, false), (&meeting, true)]
    {
        assert_eq!(recommendation["overdue"], overdue);
        assert_eq!(&it.read(recommendation).await, recommendation);
    }
    let list = it.app.get(&it.path()).json_of(200).await;
    assert_eq!(list["items"], json!([partnership, repository, meeting]));
}

#[tokio::test]
async fn a_list_over_all_events_finds_by_every_filter() {
    let it = Ashgabat::start().await;
    let [partnership, ..] = it.three().await;
    let later = event(&it.app, "Asia/Bishkek").await;
    it.make(json!({"text": "Report", "source": {"country": "KG"}, "follow_up_event_id": later}))
        .await;
    it.report(&partnership, json!({"organization_id": it.undesa, "acceptance": "accepted"})).await;
    for (query, expected) in [
        (format!("event_id={}", it.event), vec![1, 2, 3, 4]),
        (format!("event_id={later}"), vec![]),
        ("acceptance=accepted".to_owned(), vec![1]),
        ("implementation=not_started".to_owned(), vec![1, 2, 3, 4]),
        (format!("organization_id={}", it.undesa), vec![1, 2]),
        (format!("organization_id={}&acceptance=pending", it.undesa), vec![2]),
        (format!("organization_id={}", it.mopas), vec![]),
        ("country=KG".to_owned(), vec![3, 4]),
        ("category=Knowledge%20repository".to_owned(), vec![2]),
        ("overdue=true".to_owned(), vec![3]),
        ("overdue=false".to_owned(), vec![1, 2, 4]),
        (format!("follow_up_event_id={later}"), vec![4]),
        ("q=PREPARATORY".to_owned(), vec![3]),
        ("q=knowledge".to_owned(), vec![2]),
    ] {
        assert_eq!(it.numbers(&query).await, expected, "{query}");
    }
    it.app.get("/recommendations?colour=red").expect(400).await;
}

#[tokio::test]
async fn what_is_due_on_a_day_is_overdue_when_that_day_has_passed_where_the_event_is() {
    let it = Ashgabat::start().await;
    let auckland = event(&it.app, "Pacific/Auckland").await;
    let due = json!({"text": "Send the list", "due": "2026-03-02"});
    let here = it.make(due.clone()).await;
    let there = it.app.post(&format!("/events/{auckland}/recommendations"), due).json_of(201).await;
    for (hours, expected) in [(0, [false, false]), (3, [false, true]), (9, [true, true])] {
        it.app.clock.advance(chrono::Duration::hours(hours));
        assert_eq!(it.read(&here).await["overdue"], expected[0]);
        assert_eq!(it.read(&there).await["overdue"], expected[1]);
        let count = expected.iter().filter(|late| **late).count();
        assert_eq!(it.numbers("overdue=true").await.len(), count);
        assert_eq!(it.numbers("overdue=false").await.len(), 2 - count);
    }
}

#[tokio::test]
async fn each_addressee_answers_for_itself_on_two_axes() {
    let it = Ashgabat::start().await;
    let [_, repository, _] = it.three().await;
    let say = async |who: &str, said: Value| {
        let mut body = said;
        body["organization_id"] = json!(who);
        let answer = it.report(&repository, body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        it.read(&repository).await
    };
    let now = say(&it.undesa, json!({"acceptance": "accepted"})).await;
    assert_eq!(now["addressees"][0]["implementation"], "not_started");
    assert_eq!(now["addressees"][1]["acceptance"], "pending");
    assert_eq!((&now["acceptance"], &now["version"]), (&json!("pending"), &json!(2)));
    let now = say(&it.undesa, json!({"implementation": "in_progress"})).await;
    assert_eq!(now["addressees"][0]["acceptance"], "accepted");
    let now = say(&it.unpog, json!({"acceptance": "rejected", "text": "No funds."})).await;
    assert_eq!(now["addressees"][0]["acceptance"], "accepted");
    assert_eq!(now["addressees"][1]["acceptance"], "rejected");
    assert_eq!(now["acceptance"], "partially_accepted");
    assert_eq!(now["implementation"], "in_progress");
    assert_eq!(it.numbers("acceptance=partially_accepted").await, [2]);
}

#[tokio::test]
async fn one_without_addressees_answers_by_itself() {
    let it = Ashgabat::start().await;
    let [_, _, meeting] = it.three().await;
    let refused = it.report(&meeting, json!({"organization_id": it.undesa, "text": "x"})).await;
    assert_eq!(
        (refused.status.as_u16(), refused.pointers()),
        (422, vec!["/organization_id".into()])
    );
    let done = json!({"implementation": "overtaken_by_events", "text": "Held in Seoul instead."});
    assert_eq!(it.report(&meeting, done).await.status, 201);
    let now = it.read(&meeting).await;
    assert_eq!(now["implementation"], "overtaken_by_events");
    assert_eq!(now["acceptance"], "pending");
    assert_eq!(now["overdue"], false);
    assert_eq!(it.numbers("overdue=true").await, Vec::<i64>::new());
}

#[tokio::test]
async fn a_report_that_is_wrong_is_refused_with_all_that_is_wrong() {
    let it = Ashgabat::start().await;
    let [partnership, _, meeting] = it.three().await;
    let undesa = json!(it.undesa);
    for (body, expected) in [
        (json!({"organization_id": undesa, "acceptance": "rejected"}), vec!["/text"]),
        (json!({"organization_id": undesa, "acceptance": "rejected", "text": "  "}), vec!["/text"]),
        (
            json!({"organization_id": undesa, "implementation": "no_longer_applicable"}),
            vec!["/text"],
        ),
        (json!({"acceptance": "accepted"}), vec!["/organization_id"]),
        (json!({"organization_id": it.mopas, "acceptance": "noted"}), vec!["/organization_id"]),
        (json!({"organization_id": undesa}), vec![""]),
        (json!({"organization_id": undesa, "acceptance": "perhaps"}), vec!["/acceptance"]),
        (
            json!({"organization_id": it.mopas, "implementation": "overtaken_by_events",
                   "evidence_urls": ["https://example.org/a", "javascript:alert(1)", "nothing"]}),
            vec!["/evidence_urls/1", "/evidence_urls/2", "/organization_id", "/text"],
        ),
        (json!({"organization_id": undesa, "text": "x", "by": "me"}), vec!["/by"]),
    ] {
        let answer = it.report(&partnership, body.clone()).await;
        assert_eq!(answer.status, 422, "{body}: {}", answer.text());
        assert_eq!(answer.pointers(), expected, "{body}");
    }
    let reports = |it: &Value| format!("/recommendations/{}/progress", it["id"].as_str().unwrap());
    for path in [reports(&partnership), reports(&meeting)] {
        assert_eq!(it.app.get(&path).json_of(200).await["items"], json!([]));
    }
}

#[tokio::test]
async fn progress_is_added_and_never_changed() {
    let it = Ashgabat::start().await;
    let [partnership, ..] = it.three().await;
    let first = it
        .report(
            &partnership,
            json!({"organization_id": it.undesa, "acceptance": "accepted", "text": "Letter sent.",
                   "evidence_urls": ["https://example.org/letter?no=1"]}),
        )
        .await;
    assert_eq!(first.status, 201, "{}", first.text());
    let location = first.header("location").trim_start_matches("/api/v1").to_owned();
    let first = first.json();
    assert_eq!(
        (&first["by"], &first["at"]),
        (&json!("Admin"), &json!("2026-03-02T08:00:00+00:00"))
    );
    assert_eq!(first["implementation"], Value::Null);
    assert_eq!(it.app.get(&location).json_of(200).await, first);
    for method in ["PATCH", "PUT", "DELETE"] {
        it.app.call(method, &location).json(json!({"text": "Other"})).expect(405).await;
    }
    let second = json!({"organization_id": it.undesa, "acceptance": "noted"});
    it.report(&partnership, second).await;
    let path = format!("/recommendations/{}/progress", partnership["id"].as_str().unwrap());
    let list = it.app.get(&path).json_of(200).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    assert_eq!(list["items"][0], first);
    let noted = it.app.get(&format!("{path}?acceptance=noted")).json_of(200).await;
    assert_eq!(noted["items"].as_array().unwrap().len(), 1);
    let refused = it.app.delete(&path.replace("/progress", "")).expect(409).await;
    assert_eq!(refused.json()["code"], "recommendation.has_progress");
}

#[tokio::test]
async fn a_change_of_addressees_keeps_the_state_of_those_who_stay() {
    let it = Ashgabat::start().await;
    let [_, repository, meeting] = it.three().await;
    it.report(&repository, json!({"organization_id": it.undesa, "acceptance": "accepted"})).await;
    let path = format!("/recommendations/{}", repository["id"].as_str().unwrap());
    let patch = |list: Value| it.app.patch(&path, "*", json!({"addressees": list}));
    let changed = patch(json!([{"organization_id": it.mopas}, {"organization_id": it.undesa}]));
    let changed = changed.json_of(200).await;
    assert_eq!(
        changed["addressees"],
        json!([
            {"organization_id": it.mopas, "acceptance": "pending", "implementation": "not_started"},
            {"organization_id": it.undesa, "acceptance": "accepted", "implementation": "not_started"},
        ])
    );
    let without = patch(json!([{"organization_id": it.mopas}])).expect(409).await;
    assert_eq!(without.json()["code"], "recommendation.addressee_has_progress");
    let stated = patch(json!([{"organization_id": it.undesa, "acceptance": "noted"}]));
    assert_eq!(stated.expect(422).await.pointers(), ["/addressees/0/acceptance"]);
    let twice = patch(json!([{"organization_id": it.undesa}, {"organization_id": it.undesa}]));
    assert_eq!(twice.expect(422).await.pointers(), ["/addressees/1/organization_id"]);
    let alone = patch(json!([{"organization_id": it.undesa, "acceptance": "accepted"}]));
    assert_eq!(alone.json_of(200).await["acceptance"], "accepted");
    it.report(&meeting, json!({"acceptance": "noted"})).await;
    let path = format!("/recommendations/{}", meeting["id"].as_str().unwrap());
    let addressed = json!({"addressees": [{"organization_id": it.undesa}]});
    it.app.patch(&path, "*", addressed).expect(409).await;
}

#[tokio::test]
async fn a_recommendation_is_changed_and_deleted() {
    let it = Ashgabat::start().await;
    let [partnership, _, meeting] = it.three().await;
    let path = format!("/recommendations/{}", meeting["id"].as_str().unwrap());
    let patch = json!({"due": "2009-06", "category": "Meetings", "proposed_country": null,
                       "source": {"country": "KZ"}, "clusters": ["Repository"],
                       "sdg_targets": ["16.6"], "number": 7});
    let changed = it.app.patch(&path, "\"1\"", patch).expect(200).await;
    assert_eq!(changed.etag(), "\"2\"");
    let changed = changed.json();
    assert_eq!(changed["due"], "2009-06");
    assert_eq!(changed["proposed_country"], Value::Null);
    assert_eq!(changed["source"]["country"], "KZ");
    assert_eq!((&changed["number"], &changed["sdg_targets"]), (&json!(7), &json!(["16.6"])));
    it.app.patch(&path, "\"1\"", json!({"due": null})).expect(412).await;
    let taken = it.app.patch(&path, "\"2\"", json!({"number": 1})).expect(422).await;
    assert_eq!(taken.pointers(), ["/number"]);
    assert_eq!(it.make(json!({"text": "Next"})).await["number"], 8);
    it.app.patch(&path, "*", json!({"acceptance": "accepted"})).expect(422).await;
    let path = format!("/recommendations/{}", partnership["id"].as_str().unwrap());
    it.app.delete(&path).expect(204).await;
    it.app.get(&path).expect(404).await;
    let log = it.app.get(&format!("/audit?event_id={}", it.event)).json_of(200).await;
    let actions: Vec<_> = log["items"].as_array().unwrap().iter().map(|it| &it["action"]).collect();
    assert!(actions.contains(&&json!("recommendation.delete")), "{actions:?}");
}

#[tokio::test]
async fn a_recommendation_that_is_wrong_is_refused_with_all_that_is_wrong() {
    let it = Ashgabat::start().await;
    let nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
    it.make(json!({"text": "First"})).await;
    let wrong = json!({
        "text": " ",
        "number": 1,
        "category": "two\nlines",
        "addressees": [{"organization_id": nobody, "acceptance": "rejected"}],
        "acceptance": "accepted",
        "counterparts": [{}, {"organization_id": nobody}],
        "source": {"panel_id": nobody, "person_id": nobody},
        "follow_up_event_id": it.event,
        "clusters": [""],
    });
    let refused = it.app.post(&it.path(), wrong).expect(422).await;
    let expected = [
        "/acceptance",
        "/addressees/0/acceptance",
        "/addressees/0/organization_id",
        "/category",
        "/clusters/0",
        "/counterparts/0",
        "/counterparts/1/organization_id",
        "/follow_up_event_id",
        "/number",
        "/source/panel_id",
        "/source/person_id",
        "/text",
    ];
    assert_eq!(refused.pointers(), expected);
    for (field, value) in [
        ("due", json!("2009-02-30")),
        ("proposed_country", json!("XX")),
        ("number", json!(0)),
        ("colour", json!("red")),
    ] {
        let mut body = json!({"text": "x"});
        body[field] = value;
        let refused = it.app.post(&it.path(), body).expect(422).await;
        assert_eq!(refused.pointers(), [format!("/{field}")]);
    }
    it.app.post(&it.path(), json!({})).expect(422).await;
}

#[tokio::test]
async fn a_limited_token_sees_the_recommendations_of_its_events_alone() {
    let it = Ashgabat::start().await;
    let [partnership, ..] = it.three().await;
    let other = event(&it.app, "Asia/Almaty").await;
    let scope = TokenScope { programmes: Vec::new(), events: vec![other.parse().unwrap()] };
    let limited = it.app.token(Role::Organizer, Some(scope)).await;
    let path = format!("/recommendations/{}", partnership["id"].as_str().unwrap());
    it.app.get(&path).bearer(&limited).expect(404).await;
    it.app.get(&it.path()).bearer(&limited).expect(404).await;
    let report = json!({"organization_id": it.undesa, "acceptance": "accepted"});
    it.app.post(&format!("{path}/progress"), report).bearer(&limited).expect(404).await;
    let list = it.app.get("/recommendations").bearer(&limited).json_of(200).await;
    assert_eq!(list["items"], json!([]));
    let viewer = it.app.token(Role::Viewer, None).await;
    it.app.post(&it.path(), json!({"text": "x"})).bearer(&viewer).expect(403).await;
}

#[tokio::test]
async fn two_reports_at_once_are_both_kept() {
    let it = Ashgabat::start().await;
    let [_, repository, _] = it.three().await;
    let said = [
        json!({"organization_id": it.undesa, "acceptance": "accepted"}),
        json!({"organization_id": it.unpog, "acceptance": "accepted"}),
        json!({"organization_id": it.undesa, "implementation": "in_progress"}),
    ];
    let answers =
        futures_util::future::join_all(said.into_iter().map(|said| it.report(&repository, said)));
    assert!(answers.await.iter().all(|answer| answer.status == 201));
    let now = it.read(&repository).await;
    assert_eq!((&now["acceptance"], &now["version"]), (&json!("accepted"), &json!(4)));
    assert_eq!(now["addressees"][0]["implementation"], "in_progress");
}
