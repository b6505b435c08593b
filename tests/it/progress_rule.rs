//! Focal points are asked by the rule of an event, and its contact is told how things stand.

use convoke::recommendations::requests::service::with_rounds;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{event, outbox, report_path};

fn id(it: &Value) -> &str {
    it["id"].as_str().unwrap()
}

/// An event of May 2026 with a rule, and a ministry that has two things to do.
struct Scene {
    app: TestApp,
    event: Value,
    ministry: String,
    post: String,
    first: Value,
}

impl Scene {
    async fn start(rule: Value) -> Self {
        let app = TestApp::start().await;
        let event = event(&app, json!({"progress_requests": rule})).await;
        let ministry = json!({"name": "Ministry of Water", "kind": "government"});
        let ministry = app.post("/organizations", ministry).expect(201).await.id();
        let person = json!({"full_name": "Dana", "email": "dana@example.org"});
        let person = app.post("/people", person).expect(201).await.id();
        let post = json!({"person_id": person, "organization_id": ministry});
        let post = app.post("/focal-points", post).expect(201).await.id();
        let it = Self { app, event, ministry, post, first: Value::Null };
        let first = it.recommend(json!({"text": "Publish data"})).await;
        it.recommend(json!({"text": "Train people"})).await;
        Self { first, ..it }
    }

    async fn recommend(&self, more: Value) -> Value {
        let mut body = json!({"addressees": [{"organization_id": self.ministry}]});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let path = format!("/events/{}/recommendations", id(&self.event));
        self.app.post(&path, body).json_of(201).await
    }

    async fn organization(&self, name: &str) -> String {
        let body = json!({"name": name, "kind": "government"});
        self.app.post("/organizations", body).expect(201).await.id()
    }

    async fn focal_point(&self, email: &str, organization: &str) -> String {
        let (name, _) = email.split_once('@').unwrap();
        let person = json!({"full_name": name, "email": email});
        let person = self.app.post("/people", person).expect(201).await.id();
        let post = json!({"person_id": person, "organization_id": organization});
        self.app.post("/focal-points", post).expect(201).await.id()
    }

    async fn tick(&self, now: &str) {
        self.app.clock.set(now.parse().unwrap());
        convoke::worker::tick(&self.app.app.context).await.unwrap();
    }

    /// How many organizations have somebody who is to be asked now.
    async fn waiting(&self) -> usize {
        let db = self.app.app.context.db.read();
        with_rounds(db, self.app.clock.now()).await.unwrap().len()
    }

    async fn requests(&self) -> Vec<Value> {
        let path = format!("/events/{}/progress-requests", id(&self.event));
        self.app.get(&path).json_of(200).await["items"].as_array().unwrap().clone()
    }

    async fn done(&self, recommendation: &Value) {
        let report = json!({"organization_id": self.ministry, "implementation": "implemented"});
        let path = format!("/recommendations/{}/progress", id(recommendation));
        self.app.post(&path, report).expect(201).await;
    }
}

#[tokio::test]
async fn the_rule_asks_after_ninety_days_and_every_six_months_until_it_ends() {
    let it = Scene::start(json!({})).await;
    let rule = json!({"first_after_days": 90, "every_months": 6, "for_months": 18,
                      "at_time": "09:00"});
    assert_eq!(it.event["progress_requests"], rule, "what is left out is as usual");
    for (now, mails) in [
        ("2026-08-25T03:59:00Z", 0),
        ("2026-08-25T04:00:00Z", 1),
        ("2026-08-25T04:01:00Z", 1),
        ("2026-09-20T04:00:00Z", 1),
        ("2027-02-25T04:00:00Z", 2),
        ("2027-02-26T04:00:00Z", 2),
        // What was missed for a while is one mail.
        ("2027-09-01T04:00:00Z", 3),
        ("2028-03-01T04:00:00Z", 3),
    ] {
        it.tick(now).await;
        it.app.deliver().await;
        let asked = outbox(&it.app).await;
        let expected = format!("progress_request {mails}");
        assert!(mails == 0 || asked.contains(&expected), "{now}: {asked}");
        assert!(mails > 0 || !asked.contains("progress_request"), "{now}: {asked}");
    }
    let requests = it.requests().await;
    assert_eq!((requests.len(), &requests[0]["times_asked"]), (1, &json!(3)));
    let letter = it.app.mails_to("dana@example.org").pop().unwrap().text();
    assert!(
        letter.contains("Publish data") && letter.contains("Train people"),
        "one mail: {letter}"
    );
}

#[tokio::test]
async fn nobody_is_asked_by_rule_who_is_done_was_just_asked_or_was_taken_back() {
    let it = Scene::start(json!({"first_after_days": 30})).await;
    it.app.clock.set("2026-06-26T05:00:00Z".parse().unwrap());
    let ask = format!("/recommendations/{}/request-update", id(&it.first));
    let asked = it.app.post(&ask, json!({})).json_of(200).await["asked"][0].clone();
    it.tick("2026-06-26T06:00:00Z").await;
    assert_eq!(outbox(&it.app).await, "progress_request 1", "it was done by hand that day");
    it.app.act(&format!("/progress-requests/{}/revoke", id(&asked))).expect(200).await;
    it.tick("2026-12-26T05:00:00Z").await;
    assert_eq!(it.requests().await[0]["times_asked"], 1, "it was taken back");
    it.app.post(&ask, json!({})).expect(200).await;
    let path = format!("/events/{}/recommendations", id(&it.event));
    let all = it.app.get(&path).json_of(200).await;
    for recommendation in all["items"].as_array().unwrap() {
        it.done(recommendation).await;
    }
    it.tick("2027-06-26T05:00:00Z").await;
    assert_eq!(it.requests().await[0]["times_asked"], 2, "nothing is left to be done");
}

#[tokio::test]
async fn a_round_in_which_everybody_was_asked_is_left_alone() {
    let it = Scene::start(json!({"first_after_days": 30})).await;
    // Whom nobody can be asked for is nobody's work.
    let agency = it.organization("Lonely Agency").await;
    let addressees = json!([{"organization_id": agency}]);
    it.recommend(json!({"text": "Alone", "addressees": addressees})).await;
    it.app.clock.set("2026-06-26T05:00:00Z".parse().unwrap());
    assert_eq!(it.waiting().await, 1);
    it.tick("2026-06-26T05:00:00Z").await;
    assert_eq!(it.waiting().await, 0, "it was asked");
    it.focal_point("dina@example.org", &it.ministry).await;
    assert_eq!(it.waiting().await, 1, "somebody is new");
    it.tick("2026-06-27T05:00:00Z").await;
    assert_eq!((it.waiting().await, it.requests().await.len()), (0, 2));
    it.app.clock.set("2026-12-26T05:00:00Z".parse().unwrap());
    assert_eq!(it.waiting().await, 1, "the next round has begun");
    for request in it.requests().await {
        it.app.act(&format!("/progress-requests/{}/revoke", id(&request))).expect(200).await;
    }
    assert_eq!(it.waiting().await, 0, "they were taken back");
}

#[tokio::test]
async fn without_a_rule_nobody_is_asked_and_a_rule_that_changes_holds_at_once() {
    let it = Scene::start(Value::Null).await;
    it.tick("2026-08-25T05:00:00Z").await;
    assert_eq!(outbox(&it.app).await, "");
    let own = format!("/events/{}", id(&it.event));
    for (wrong, pointer) in [
        (json!({"first_after_days": 0}), "/progress_requests/first_after_days"),
        (json!({"every_months": 25}), "/progress_requests/every_months"),
        (json!({"for_months": 121}), "/progress_requests/for_months"),
    ] {
        let wrong = it.app.patch(&own, "*", json!({"progress_requests": wrong})).expect(422).await;
        assert_eq!(wrong.pointers(), [pointer]);
    }
    let rule = json!({"progress_requests": {}});
    it.app.patch(&own, "*", rule).expect(200).await;
    it.tick("2026-08-25T06:00:00Z").await;
    assert!(outbox(&it.app).await.contains("progress_request 1"));
}

#[tokio::test]
async fn what_is_due_soon_or_overdue_is_asked_and_told_once() {
    let it = Scene::start(json!({"first_after_days": 700, "for_months": 1})).await;
    it.recommend(json!({"text": "By the end of the year", "due": "2026-12-31"})).await;
    // A Tuesday, thirty days before.
    it.tick("2026-12-01T05:00:00Z").await;
    let asked = outbox(&it.app).await;
    assert!(asked.contains("progress_request 1"), "{asked}");
    it.app.deliver().await;
    let letter = it.app.mail_to("dana@example.org").text();
    assert!(letter.contains("due soon"), "{letter}");
    let digest = it.app.mail_to("secretariat@example.org").text();
    assert!(digest.contains("Due soon") && digest.contains("By the end of the year"), "{digest}");
    it.tick("2026-12-08T05:00:00Z").await;
    it.app.deliver().await;
    assert_eq!(it.app.mails_to("secretariat@example.org").len(), 1, "it was told");
    it.tick("2027-01-01T05:00:00Z").await;
    it.tick("2027-01-04T05:00:00Z").await;
    it.app.deliver().await;
    let letters = it.app.mails_to("dana@example.org");
    assert_eq!(letters.len(), 2);
    assert!(letters[1].text().contains("overdue"), "{}", letters[1].text());
    let digest = it.app.mails_to("secretariat@example.org").pop().unwrap().text();
    assert!(digest.contains("Overdue now"), "{digest}");
    assert!(digest.contains("no report since"), "who was asked has not answered: {digest}");
}

#[tokio::test]
async fn a_contact_is_told_how_many_reported_and_who_cannot_be_asked() {
    let it = Scene::start(json!({"first_after_days": 30})).await;
    let lonely = json!({"name": "Lonely Agency", "kind": "other"});
    let lonely = it.app.post("/organizations", lonely).expect(201).await.id();
    let addressees = json!([{"organization_id": lonely}]);
    it.recommend(json!({"text": "Alone", "addressees": addressees})).await;
    it.tick("2026-06-26T05:00:00Z").await;
    let request = it.requests().await[0].clone();
    assert_eq!(request["focal_point_id"], json!(it.post));
    let page = report_path(&it.app, &request).await;
    let key = |field: &str| format!("{field}_{}", id(&it.first));
    let (seen, text) = (key("seen"), key("text"));
    let report = [(seen.as_str(), "0"), (text.as_str(), "Begun")];
    // The contact was told at the instant of the tick; what comes later is told the next time.
    it.app.clock.set("2026-06-26T05:01:00Z".parse().unwrap());
    it.app.raw("POST", &page).form(&report).expect(303).await;
    it.tick("2026-06-29T05:00:00Z").await;
    it.app.deliver().await;
    let told: Vec<String> =
        it.app.mails_to("secretariat@example.org").iter().map(|mail| mail.text()).collect();
    let digest = told.iter().find(|text| text.contains("This is how it stands"));
    let digest = digest.unwrap_or_else(|| panic!("no digest: {told:?}"));
    assert!(digest.contains("Reports by link since the last time"), "{digest}");
    assert!(digest.contains("Lonely Agency"), "{digest}");
}

#[tokio::test]
async fn a_digest_names_each_organization_once_that_was_asked_and_has_not_reported() {
    let it = Scene::start(json!({"first_after_days": 30})).await;
    // Of two focal points one reports, and of two others neither does.
    it.focal_point("dina@example.org", &it.ministry).await;
    let agency = it.organization("Silent Agency").await;
    let office = it.organization("Empty Office").await;
    let institute = it.organization("Done Institute").await;
    it.focal_point("aset@example.org", &agency).await;
    it.focal_point("asel@example.org", &agency).await;
    let gone = it.focal_point("gulnara@example.org", &office).await;
    it.focal_point("ilyas@example.org", &institute).await;
    let mut made = Vec::new();
    for organization in [&agency, &office, &institute] {
        let addressees = json!([{"organization_id": organization}]);
        made.push(it.recommend(json!({"text": "Alone", "addressees": addressees})).await);
    }
    it.tick("2026-06-26T05:00:00Z").await;
    let requests = it.requests().await;
    assert_eq!(requests.len(), 6);
    let own = requests.iter().find(|row| row["focal_point_id"] == json!(it.post)).unwrap();
    it.app.clock.set("2026-06-27T05:00:00Z".parse().unwrap());
    let page = report_path(&it.app, own).await;
    let (seen, text) = (format!("seen_{}", id(&it.first)), format!("text_{}", id(&it.first)));
    let report = [(seen.as_str(), "0"), (text.as_str(), "Begun")];
    it.app.raw("POST", &page).form(&report).expect(303).await;
    let inactive = json!({"active": false});
    it.app.patch(&format!("/focal-points/{gone}"), "*", inactive).expect(200).await;
    // What it was asked for is not its own any more.
    let path = format!("/recommendations/{}", id(&made[2]));
    it.app.patch(&path, "*", json!({"addressees": []})).expect(200).await;
    it.tick("2026-07-27T05:00:00Z").await;
    it.app.deliver().await;
    let told: Vec<String> =
        it.app.mails_to("secretariat@example.org").iter().map(|mail| mail.text()).collect();
    let digest = told.iter().rfind(|text| text.contains("This is how it stands"));
    let digest = digest.unwrap_or_else(|| panic!("no digest: {told:?}"));
    let (_, silent) = digest.split_once("no report since").expect("somebody is silent");
    for (name, times) in
        [("Silent Agency", 1), ("Ministry of Water", 0), ("Empty Office", 1), ("Done Institute", 0)]
    {
        assert_eq!(silent.matches(name).count(), times, "{name}: {digest}");
    }
}
