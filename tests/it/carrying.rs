//! Recommendations that repeat others, go on in later events, and come to something.

mod by_link;
mod by_rule;
mod counted;
mod history;
mod repeating;

use std::collections::BTreeSet;

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::event;

fn id(it: &Value) -> &str {
    it["id"].as_str().unwrap()
}

struct World {
    app: TestApp,
    programme: String,
    first: Value,
    second: Value,
    ministry: String,
    agency: String,
}

async fn world() -> World {
    let app = TestApp::start().await;
    let programme = json!({"kind": "project", "title": "P"});
    let programme = app.post("/programmes", programme).expect(201).await.id();
    let organization = async |name: &str| {
        let body = json!({"name": name, "kind": "government", "country": "KZ"});
        app.post("/organizations", body).expect(201).await.id()
    };
    let (ministry, agency) = (organization("Ministry").await, organization("Agency").await);
    let first = event(&app, json!({"title": "First", "programme_id": programme})).await;
    let next = json!({"title": "Second", "programme_id": programme,
                      "previous_event_id": first["id"]});
    let second = event(&app, next).await;
    World { app, programme, first, second, ministry, agency }
}

impl World {
    async fn make(&self, event: &Value, body: Value) -> Value {
        let path = format!("/events/{}/recommendations", id(event));
        self.app.post(&path, body).json_of(201).await
    }

    async fn read(&self, it: &Value) -> Value {
        self.app.get(&format!("/recommendations/{}", id(it))).json_of(200).await
    }

    async fn change(&self, it: &Value, change: Value) -> Answer {
        self.app.patch(&format!("/recommendations/{}", id(it)), "*", change).await
    }

    async fn repeats(&self, it: &Value, first: &Value) -> Value {
        let answer = self.change(it, json!({"duplicate_of": first["id"]})).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    async fn carry(&self, it: &Value, body: Value) -> Answer {
        self.app.post(&format!("/recommendations/{}/carry-forward", id(it)), body).await
    }

    async fn report(&self, it: &Value, body: Value) -> Answer {
        self.app.post(&format!("/recommendations/{}/progress", id(it)), body).await
    }

    async fn found(&self, query: &str) -> BTreeSet<String> {
        let list = self.app.get(&format!("/recommendations?{query}")).json_of(200).await;
        list["items"].as_array().unwrap().iter().map(|it| id(it).to_owned()).collect()
    }
}

fn ids(all: &[&Value]) -> BTreeSet<String> {
    all.iter().map(|it| id(it).to_owned()).collect()
}

#[tokio::test]
async fn what_repeats_another_one_is_always_linked_to_the_first_and_can_be_taken_back() {
    let it = world().await;
    let one = it.make(&it.first, json!({"text": "Set up a register", "due": "2020"})).await;
    let two = it.make(&it.second, json!({"text": "Set up a register", "due": "2020"})).await;
    let three = it.make(&it.second, json!({"text": "Set up one register", "due": "2020"})).await;
    assert_eq!(it.found("overdue=true").await.len(), 3);
    // Two repeats three, then three repeats one: so both repeat one.
    assert_eq!(it.repeats(&two, &three).await["duplicate_of"], three["id"]);
    assert_eq!(it.repeats(&three, &one).await["duplicate_of"], one["id"]);
    let moved = it.read(&two).await;
    assert_eq!((&moved["duplicate_of"], &moved["overdue"]), (&one["id"], &json!(false)));
    let first = it.read(&one).await;
    assert_eq!(first["duplicates"], json!([two["id"], three["id"]]));
    assert_ne!(first["version"], one["version"], "what is shown has changed");
    // Whoever names one that repeats another means the first; a circle there is none.
    assert_eq!(it.repeats(&two, &three).await["duplicate_of"], one["id"]);
    for other in [&one, &two, &three] {
        let refused = it.change(&one, json!({"duplicate_of": other["id"]})).await;
        assert_eq!(
            (refused.status.as_u16(), refused.pointers()),
            (422, vec!["/duplicate_of".into()])
        );
    }
    assert_eq!(it.found("duplicates=true").await, ids(&[&two, &three]));
    assert_eq!(it.found("duplicates=false").await, ids(&[&one]));
    assert_eq!(it.found(&format!("duplicate_of={}", id(&one))).await, ids(&[&two, &three]));
    assert_eq!(it.found("overdue=true").await, ids(&[&one]));
    let refused = it.app.delete(&format!("/recommendations/{}", id(&one))).expect(409).await;
    assert_eq!(refused.json()["code"], "recommendation.has_duplicates");
    let board = format!("/programmes/{}/recommendations-dashboard", it.programme);
    let board = it.app.get(&board).json_of(200).await;
    assert_eq!((&board["counts"]["total"], &board["duplicates"]), (&json!(1), &json!(2)));
    it.change(&two, json!({"duplicate_of": null})).await;
    assert_eq!(it.read(&one).await["duplicates"], json!([three["id"]]));
    assert_eq!(it.found("overdue=true").await, ids(&[&one, &two]));
    let log = it.app.get(&format!("/audit?event_id={}", id(&it.second))).json_of(200).await;
    let moved = |entry: &&Value| entry["fields"] == json!(["duplicate_of"]);
    assert_eq!(log["items"].as_array().unwrap().iter().filter(moved).count(), 4);
}

#[tokio::test]
async fn nobody_who_has_something_left_to_do_is_lost_by_a_link() {
    let it = world().await;
    let theirs = json!([{"organization_id": it.ministry}]);
    let both = json!([{"organization_id": it.ministry}, {"organization_id": it.agency}]);
    let one = it.make(&it.first, json!({"text": "Do", "addressees": theirs})).await;
    let two = it.make(&it.second, json!({"text": "Do", "addressees": both})).await;
    let link = json!({"duplicate_of": one["id"]});
    let refused = it.change(&two, link.clone()).await;
    assert_eq!((refused.status.as_u16(), refused.pointers()), (422, vec!["/duplicate_of".into()]));
    let done = json!({"organization_id": it.agency, "implementation": "implemented"});
    assert_eq!(it.report(&two, done).await.status, 201);
    assert_eq!(it.change(&two, link).await.status, 200);
    let ask = format!("/recommendations/{}/request-update", id(&two));
    let refused = it.app.post(&ask, json!({})).expect(409).await;
    assert_eq!(refused.json()["code"], "progress_request.elsewhere");
    // It keeps what was reported on it, and takes more.
    let more = json!({"organization_id": it.ministry, "acceptance": "accepted"});
    assert_eq!(it.report(&two, more).await.status, 201);
    assert_eq!(it.read(&one).await["addressees"][0]["acceptance"], "pending");
}

#[tokio::test]
async fn what_says_nearly_the_same_in_the_programme_is_shown_and_left_as_it_is() {
    let it = world().await;
    let text = "Set up a register of public services in each country";
    let one = it.make(&it.first, json!({"text": text})).await;
    let alike = json!({"text": "Set up the register of public services in each country."});
    let two = it.make(&it.second, alike.clone()).await;
    it.make(&it.second, json!({"text": "Train the staff of the registers"})).await;
    let elsewhere = event(&it.app, json!({})).await;
    let third = it.make(&elsewhere, alike).await;
    let path = format!("/recommendations/{}/possible-duplicates", id(&one));
    let shown = it.app.get(&path).json_of(200).await;
    assert_eq!(shown["compared"], 2);
    let items = shown["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["recommendation"], it.read(&two).await);
    assert!(items[0]["similarity"].as_f64().unwrap() > 0.9);
    assert_eq!(it.read(&one).await, one, "nothing is merged");
    it.repeats(&two, &one).await;
    assert_eq!(it.app.get(&path).json_of(200).await["items"], json!([]));
    let alone = format!("/recommendations/{}/possible-duplicates", id(&third));
    assert_eq!(it.app.get(&alone).json_of(200).await["compared"], 0);
}

#[tokio::test]
async fn what_is_open_goes_on_in_a_later_event_and_the_old_one_stays_as_it_was() {
    let it = world().await;
    let both = json!([{"organization_id": it.ministry, "acceptance": "accepted"},
                      {"organization_id": it.agency}]);
    let body = json!({"text": "Do", "category": "legal", "addressees": both, "due": "2020",
                      "clusters": ["water"], "sdg_targets": ["16.6"]});
    let old = it.make(&it.first, body).await;
    let said = |who: &str, how: &str| json!({"organization_id": who, "implementation": how});
    assert_eq!(it.report(&old, said(&it.agency, "implemented")).await.status, 201);
    assert_eq!(it.report(&old, said(&it.ministry, "in_progress")).await.status, 201);
    let before = it.read(&old).await;
    for (body, pointer) in [
        (json!({"event_id": it.first["id"]}), "/event_id"),
        (json!({"event_id": "00000000-0000-7000-8000-000000000000"}), "/event_id"),
        (json!({}), "/event_id"),
    ] {
        let refused = it.carry(&old, body).await;
        assert_eq!((refused.status.as_u16(), refused.pointers()), (422, vec![pointer.to_owned()]));
    }
    let new = it.carry(&old, json!({"event_id": it.second["id"], "due": "2027"})).await;
    assert_eq!(new.status, 201, "{}", new.text());
    let new = new.json();
    for field in ["text", "category", "clusters", "sdg_targets"] {
        assert_eq!(new[field], old[field], "{field}");
    }
    assert_eq!((&new["number"], &new["due"]), (&json!(1), &json!("2027")));
    assert_eq!((&new["carried_from"], &new["event_id"]), (&old["id"], &it.second["id"]));
    let ministry = json!([{"organization_id": it.ministry, "acceptance": "accepted",
                           "implementation": "in_progress"}]);
    assert_eq!(new["addressees"], ministry);
    assert_eq!(
        (&new["acceptance"], &new["implementation"]),
        (&json!("accepted"), &json!("in_progress"))
    );
    let now = it.read(&old).await;
    assert_eq!(now["carried_to"], new["id"]);
    assert_eq!((&before["overdue"], &now["overdue"]), (&json!(true), &json!(false)));
    assert_eq!(now["addressees"], before["addressees"]);
    let refused = it.report(&old, said(&it.ministry, "implemented")).await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.json()["code"], "recommendation.carried_forward");
    let again = it.carry(&old, json!({"event_id": it.second["id"]})).await;
    assert_eq!(again.json()["code"], "recommendation.carried_forward");
    assert_eq!(it.found("carried_forward=true").await, ids(&[&old]));
    assert_eq!(it.found("overdue=true").await, BTreeSet::new());
    let board = format!("/programmes/{}/recommendations-dashboard", it.programme);
    let board = it.app.get(&board).json_of(200).await;
    assert_eq!((&board["counts"]["total"], &board["carried_forward"]), (&json!(1), &json!(1)));
    let done = board["by_addressee"].as_array().unwrap().iter().find(|own| own["name"] == "Agency");
    assert_eq!(done.unwrap()["counts"]["implemented"], 1);
    // Deleting the new one takes it back.
    it.app.delete(&format!("/recommendations/{}", id(&old))).expect(409).await;
    it.app.delete(&format!("/recommendations/{}", id(&new))).expect(204).await;
    assert_eq!(it.read(&old).await["carried_to"], Value::Null);
    assert_eq!(it.report(&old, said(&it.ministry, "implemented")).await.status, 201);
    let refused = it.carry(&old, json!({"event_id": it.second["id"]})).await;
    assert_eq!(refused.json()["code"], "recommendation.nothing_open");
}

impl World {
    /// One for three organizations that went on twice: the agency was done in the first event, the council
    /// in the one between, and the ministry is left.
    async fn carried_twice(&self, events: [&Value; 3]) -> Value {
        let council = json!({"name": "Council", "kind": "government", "country": "KG"});
        let council = self.app.post("/organizations", council).expect(201).await.id();
        let who = [&self.ministry, &self.agency, &council];
        let who: Vec<Value> = who.map(|own| json!({"organization_id": own})).into();
        let mut one = self.make(events[0], json!({"text": "Do", "addressees": who})).await;
        for (done, next) in [(&self.agency, events[1]), (&council, events[2])] {
            let said = json!({"organization_id": done, "implementation": "implemented"});
            assert_eq!(self.report(&one, said).await.status, 201);
            one = self.carry(&one, json!({"event_id": next["id"]})).await.json();
        }
        one
    }

    /// By addressee: how many are open, and how many implemented.
    async fn board(&self, token: &str) -> (Value, Vec<(String, Value, Value)>) {
        let path = format!("/programmes/{}/recommendations-dashboard", self.programme);
        let board = self.app.get(&path).bearer(token).json_of(200).await;
        let own = |own: &Value| {
            let counts = &own["counts"];
            assert_eq!(counts["total"], 1, "{own}");
            let name = own["name"].as_str().unwrap().to_owned();
            (name, counts["open"].clone(), counts["implemented"].clone())
        };
        let mut all: Vec<_> = board["by_addressee"].as_array().unwrap().iter().map(own).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        (board, all)
    }

    /// A token that sees the programme alone.
    async fn limited(&self) -> String {
        let own = TokenScope { programmes: vec![self.programme.parse().unwrap()], events: vec![] };
        self.app.token(Role::Viewer, Some(own)).await
    }
}

fn stands(name: &str, open: u64, implemented: u64) -> (String, Value, Value) {
    (name.to_owned(), json!(open), json!(implemented))
}

#[tokio::test]
async fn whoever_was_done_between_is_done_wherever_the_last_of_a_chain_is_counted() {
    let it = world().await;
    let between = event(&it.app, json!({"title": "Elsewhere"})).await;
    let last = it.carried_twice([&it.first, &between, &it.second]).await;
    // For whoever is left it is moot, so all who had to do it have done it.
    let moot = json!({"organization_id": it.ministry, "text": "There is none any more.",
                      "implementation": "no_longer_applicable"});
    assert_eq!(it.report(&last, moot).await.status, 201);
    let all = it.app.token(Role::Viewer, None).await;
    let (board, who) = it.board(&all).await;
    let (agency, ministry) = (stands("Agency", 0, 1), stands("Ministry", 0, 0));
    assert_eq!(who, [agency.clone(), stands("Council", 0, 1), ministry.clone()]);
    assert_eq!(
        (&board["counts"]["total"], &board["counts"]["implemented"]),
        (&json!(1), &json!(1))
    );
    let states = board["by_implementation"].as_array().unwrap();
    let done = states.iter().find(|own| own["implementation"] == "implemented").unwrap();
    assert_eq!(done["count"], 1);
    let countries: Vec<_> = board["by_country"].as_array().unwrap().iter().collect();
    let of = |code: &str| countries.iter().find(|own| own["country"] == code).unwrap();
    assert_eq!(of("KG")["counts"]["implemented"], 1);
    // Of whom nobody sees how they went on nothing is told.
    assert_eq!(it.board(&it.limited().await).await.1, [agency, ministry]);
    it.app.clock.set("2026-06-01T06:00:00Z".parse().unwrap());
    let donor = format!("/programmes/{}/donor-report?format=json&language=en", it.programme);
    let figures = it.app.get(&donor).json_of(200).await["figures"].clone();
    assert_eq!(figures["recommendations"], 1);
    assert_eq!(figures["recommendations_implemented_percent"], 100.0);
    let overview = it.app.get(&format!("/programmes/{}/overview", it.programme));
    let overview = overview.json_of(200).await;
    assert_eq!(overview["recommendations"]["counts"]["implemented"], 1);
}

#[tokio::test]
async fn where_the_end_of_a_chain_is_not_seen_each_stands_where_it_was_seen_last() {
    let it = world().await;
    let beyond = event(&it.app, json!({"title": "Elsewhere"})).await;
    it.carried_twice([&it.first, &it.second, &beyond]).await;
    let (board, who) = it.board(&it.limited().await).await;
    let expected = [stands("Agency", 0, 1), stands("Council", 0, 1), stands("Ministry", 1, 0)];
    assert_eq!(who, expected);
    assert_eq!((&board["counts"]["total"], &board["counts"]["open"]), (&json!(1), &json!(1)));
    assert_eq!(board["carried_forward"], 2);
    assert_eq!(it.board(&it.app.token(Role::Viewer, None).await).await.1, expected);
}

fn is_refused(answer: &Answer, pointer: &str, code: &str) {
    assert_eq!((answer.status.as_u16(), answer.pointers()), (422, vec![pointer.to_owned()]));
    assert_eq!(answer.json()["errors"][0]["code"], code);
}

#[tokio::test]
async fn the_tables_say_what_repeats_another_and_what_went_on_elsewhere() {
    let it = world().await;
    let one = it.make(&it.first, json!({"text": "Open the registers"})).await;
    let again = it.make(&it.first, json!({"text": "Open them"})).await;
    it.repeats(&again, &one).await;
    let on = it.carry(&one, json!({"event_id": it.second["id"]})).await.json();
    let csv = crate::lists::csv(&it.app.get("/recommendations?format=csv").expect(200).await);
    let xlsx = crate::lists::xlsx(&it.app.get("/recommendations?format=xlsx").expect(200).await);
    assert_eq!(csv, xlsx);
    let at =
        |name: &str| csv[0].iter().position(|it| it == name).unwrap_or_else(|| panic!("{name}"));
    let named = ["Repeats (id)", "Carried forward from (id)", "Carried forward to (id)"].map(at);
    let told = |of: &Value| {
        let row = csv.iter().find(|row| row[at("Id")] == id(of)).unwrap();
        named.map(|place| row[place].as_str())
    };
    assert_eq!(told(&one), ["", "", id(&on)]);
    assert_eq!(told(&again), [id(&one), "", ""]);
    assert_eq!(told(&on), ["", id(&one), ""]);
}

#[tokio::test]
async fn nothing_is_carried_back_to_an_earlier_event() {
    let it = world().await;
    let later = event(&it.app, json!({"starts_on": "2026-06-25", "ends_on": "2026-06-27"})).await;
    let made = it.make(&later, json!({"text": "Do"})).await;
    let back = it.carry(&made, json!({"event_id": it.first["id"]})).await;
    is_refused(&back, "/event_id", "earlier");
    let first = format!("/events/{}", id(&it.first));
    let after = json!({"previous_event_id": later["id"]});
    it.app.patch(&first, "*", after).expect(200).await;
    let all = it.app.post(&format!("{first}/carry-forward"), json!({})).expect(409).await;
    assert_eq!(all.json()["code"], "event.previous_later");
    assert_eq!(it.read(&made).await, made);
}

#[tokio::test]
async fn nothing_is_carried_in_a_circle_and_no_events_follow_each_other_in_one() {
    let it = world().await;
    let third = event(&it.app, json!({"previous_event_id": it.second["id"]})).await;
    let first = format!("/events/{}", id(&it.first));
    for last in [&it.second, &third] {
        let after = json!({"previous_event_id": last["id"]});
        is_refused(&it.app.patch(&first, "*", after).await, "/previous_event_id", "circle");
    }
    let one = it.make(&it.first, json!({"text": "Do"})).await;
    let two = it.carry(&one, json!({"event_id": it.second["id"]})).await.json();
    let back = it.carry(&two, json!({"event_id": it.first["id"]})).await;
    is_refused(&back, "/event_id", "circle");
    let elsewhere = event(&it.app, json!({})).await;
    let three = it.carry(&two, json!({"event_id": elsewhere["id"]})).await.json();
    for event in [&it.first, &it.second] {
        let back = it.carry(&three, json!({"event_id": event["id"]})).await;
        is_refused(&back, "/event_id", "circle");
    }
    // Nor all at once: the first follows where its own recommendation has gone.
    let other = it.make(&elsewhere, json!({"text": "Do more"})).await;
    let after = json!({"previous_event_id": elsewhere["id"]});
    it.app.patch(&first, "*", after).expect(200).await;
    let all = it.app.post(&format!("{first}/carry-forward"), json!({})).json_of(200).await;
    let expected = json!([{"from": other["id"], "from_number": 2,
                           "to": it.read(&other).await["carried_to"], "to_number": 2}]);
    assert_eq!((&all["carried"], &all["nothing_open"]), (&expected, &json!(1)));
    assert_eq!(it.read(&three).await["carried_to"], Value::Null);
}

#[tokio::test]
async fn an_event_takes_over_all_that_is_open_of_the_one_before_it_or_says_what_that_is() {
    let it = world().await;
    let open = it.make(&it.first, json!({"text": "Open"})).await;
    let done = json!({"text": "Done", "acceptance": "accepted", "implementation": "implemented"});
    it.make(&it.first, done).await;
    let same = it.make(&it.first, json!({"text": "Open too"})).await;
    it.repeats(&same, &open).await;
    let own = it.make(&it.second, json!({"text": "Own"})).await;
    let path = format!("/events/{}/carry-forward", id(&it.second));
    let tried = it.app.post(&path, json!({"dry_run": true})).json_of(200).await;
    let expected = json!([{"from": open["id"], "from_number": 1, "to": null, "to_number": 2}]);
    assert_eq!((&tried["carried"], &tried["nothing_open"]), (&expected, &json!(1)));
    assert_eq!(it.read(&open).await["carried_to"], Value::Null);
    let deed = it.app.post(&path, json!({})).json_of(200).await;
    let new = it.read(&open).await["carried_to"].clone();
    assert_eq!(deed["carried"][0]["to"], new);
    assert_eq!(it.found(&format!("event_id={}", id(&it.second))).await.len(), 2);
    assert_eq!(it.read(&own).await, own);
    let again = it.app.post(&path, json!({})).json_of(200).await;
    assert_eq!((&again["carried"], &again["more"]), (&json!([]), &json!(false)));
    let none = format!("/events/{}/carry-forward", id(&it.first));
    let refused = it.app.post(&none, json!({})).expect(409).await;
    assert_eq!(refused.json()["code"], "event.no_previous");
}

#[tokio::test]
async fn nobody_is_asked_about_what_was_carried_forward_or_repeats_another_one() {
    let it = world().await;
    let theirs = json!([{"organization_id": it.ministry}]);
    let body = json!({"text": "Do", "addressees": theirs});
    let old = it.make(&it.first, body.clone()).await;
    let same = it.make(&it.first, body).await;
    let person = json!({"full_name": "Anna", "email": "anna@example.org"});
    let person = it.app.post("/people", person).expect(201).await.id();
    let post = json!({"person_id": person, "organization_id": it.ministry});
    it.app.post("/focal-points", post).expect(201).await;
    let ask = |it: &Value| format!("/recommendations/{}/request-update", id(it));
    it.app.post(&ask(&old), json!({})).expect(200).await;
    it.repeats(&same, &old).await;
    it.app.post(&ask(&same), json!({})).expect(409).await;
    let new = it.carry(&old, json!({"event_id": it.second["id"]})).await.json();
    let refused = it.app.post(&ask(&old), json!({})).expect(409).await;
    assert_eq!(refused.json()["code"], "progress_request.elsewhere");
    it.app.post(&ask(&new), json!({})).expect(200).await;
}

#[tokio::test]
async fn a_chain_leads_from_where_it_came_to_what_came_of_it_and_circles_do_no_harm() {
    let it = world().await;
    let (app, first, second) = (&it.app, &it.first, &it.second);
    let origin = event(app, json!({"title": "Origin"})).await;
    let forum = event(app, json!({"title": "Forum"})).await;
    let leads = |to: &Value| json!({"leads_to": [{"title": "Next", "event_id": to["id"]}]});
    // The forum leads back to the first: a circle.
    for (from, to) in [(&forum, first), (second, &forum)] {
        app.patch(&format!("/events/{}", id(from)), "*", leads(to)).expect(200).await;
    }
    let made_first = json!({"text": "Meet", "came_of_it": [{"event_id": first["id"]}]});
    let seed = it.make(&origin, made_first).await;
    let old = it.make(first, json!({"text": "Build it"})).await;
    let new = it.carry(&old, json!({"event_id": second["id"]})).await.json();
    let paper = json!({"title": "Project proposal", "dated": "2026-02",
                       "url": "https://example.org/proposal"});
    it.change(&new, json!({"came_of_it": [paper, {"event_id": forum["id"]}]})).await;
    let path = |it: &Value| format!("/recommendations/{}/chain", id(it));
    app.statements.forget();
    let chain = app.get(&path(&old)).json_of(200).await;
    let asked = app.statements.but_the_tokens().len();
    let shown: BTreeSet<&str> =
        chain["recommendations"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(shown, BTreeSet::from([id(&seed), id(&old), id(&new)]));
    let shown: BTreeSet<&str> = chain["events"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(shown, BTreeSet::from([id(&origin), id(first), id(second), id(&forum)]));
    let links = chain["links"].as_array().unwrap();
    let has = |kind: &str, from: &Value, to: &Value| {
        links
            .iter()
            .any(|it| it["kind"] == kind && it["from"] == from["id"] && it["to"] == to["id"])
    };
    assert!(has("came_of_it", &new, &forum) && has("led_to", second, &forum), "{links:#?}");
    assert!(has("carried_forward", &old, &new) && has("made", first, &old), "{links:#?}");
    let paper = links.iter().find(|it| it["title"] == "Project proposal").unwrap();
    assert_eq!((&paper["to"], &paper["dated"]), (&Value::Null, &json!("2026-02")));
    assert_eq!(it.found(&format!("outcome_event_id={}", id(first))).await, ids(&[&seed]));
    // A longer chain asks no more.
    let third = event(app, json!({"title": "Third"})).await;
    it.carry(&new, json!({"event_id": third["id"]})).await;
    let same = it.make(&third, json!({"text": "Build it"})).await;
    it.repeats(&same, &old).await;
    app.statements.forget();
    let longer = app.get(&path(&same)).json_of(200).await;
    assert_eq!(app.statements.but_the_tokens().len(), asked);
    assert_eq!(longer["recommendations"].as_array().unwrap().len(), 5);
    // A token that is limited to an event sees of it what is its own.
    let own = TokenScope { programmes: vec![], events: vec![id(first).parse().unwrap()] };
    let limited = app.token(Role::Viewer, Some(own)).await;
    let part = app.get(&path(&old)).bearer(&limited).json_of(200).await;
    assert_eq!(part["recommendations"].as_array().unwrap().len(), 1);
    assert_eq!(part["events"].as_array().unwrap().len(), 1);
    assert_eq!(part["links"].as_array().unwrap().len(), 1);
    app.get(&path(&new)).bearer(&limited).expect(404).await;
}

#[tokio::test]
async fn an_event_that_came_of_a_recommendation_stays_for_as_long_as_that_says_so() {
    let it = world().await;
    let draft = json!({"kind": "seminar", "title": "Draft", "time_zone": "Asia/Almaty",
                       "starts_on": "2026-05-25", "ends_on": "2026-05-27"});
    let draft = it.app.post("/events", draft).json_of(201).await;
    let came = json!({"text": "Meet", "came_of_it": [{"event_id": draft["id"]}]});
    let made = it.make(&it.first, came).await;
    it.app.delete(&format!("/events/{}", id(&draft))).expect(409).await;
    assert_eq!(it.change(&made, json!({"came_of_it": null})).await.json()["came_of_it"], json!([]));
    it.app.delete(&format!("/events/{}", id(&draft))).expect(204).await;
}

#[tokio::test]
async fn what_came_of_it_and_the_targets_of_the_goals_are_what_there_is() {
    let it = world().await;
    let body = json!({"text": "Do", "sdg_targets": ["16.6", "9.c"]});
    let made = it.make(&it.first, body).await;
    assert_eq!(it.found("sdg_target=9.c").await, ids(&[&made]));
    assert_eq!(it.found("sdg_target=9.b").await, BTreeSet::new());
    let wrong = json!({"sdg_targets": ["16.6", "16.60", "SDG 4", "18.1"],
                       "came_of_it": [{"dated": "2026"}, {"title": "P", "url": "javascript:alert(1)"},
                                      {"event_id": it.first["id"]}]});
    let refused = it.change(&made, wrong).await;
    let expected = [
        "/came_of_it/0",
        "/came_of_it/1/url",
        "/came_of_it/2/event_id",
        "/sdg_targets/1",
        "/sdg_targets/2",
        "/sdg_targets/3",
    ];
    assert_eq!(
        (refused.status.as_u16(), refused.pointers()),
        (422, expected.map(String::from).into())
    );
    assert_eq!(it.read(&made).await, made);
}
