//! A small world in which each filter has something to leave and something to leave out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, nominate_path, report_path};

/// What was made, by the names that the table uses.
pub struct World(BTreeMap<&'static str, String>);

impl World {
    /// The text with what was made in the place of its name in braces.
    pub fn filled(&self, text: &str) -> String {
        let fill =
            |text: String, (name, id): (&&str, &String)| text.replace(&format!("{{{name}}}"), id);
        let filled = self.0.iter().fold(text.to_owned(), fill);
        assert!(!filled.contains('{'), "unknown name in {filled}");
        filled
    }
}

struct Builder<'a> {
    app: &'a TestApp,
    known: BTreeMap<&'static str, String>,
}

impl Builder<'_> {
    async fn make(&mut self, name: &'static str, path: &str, body: Value) -> Value {
        let made = self.app.post(path, body).json_of(201).await;
        self.known.insert(name, made["id"].as_str().unwrap().to_owned());
        made
    }

    fn id(&self, name: &str) -> &str {
        &self.known[name]
    }

    fn at(&self, part: &str) -> String {
        format!("/events/{}/{part}", self.id("forum"))
    }

    async fn organizations(&mut self) {
        let ministry = json!({"name": "Ministry", "kind": "government", "country": "KZ"});
        self.make("ministry", "/organizations", ministry).await;
        let agency =
            json!({"name": "Agency", "kind": "un_entity", "parent_id": self.id("ministry")});
        self.make("agency", "/organizations", agency).await;
        let group = json!({"code": "own", "names": "Own", "members": ["KZ", "KG"]});
        self.make("own", "/country-groups", group).await;
    }

    async fn people(&mut self) {
        let anna = json!({
            "full_name": "Anna", "email": "anna@example.org", "gender": "female",
            "organization_id": self.id("ministry"), "country": "KZ", "preferred_language": "ru",
        });
        self.make("anna", "/people", anna).await;
        let bek = json!({
            "full_name": "Bek", "email": "bek@example.org", "gender": "male", "country": "KG",
            "unnamed": true, "preferred_language": "en",
        });
        self.make("bek", "/people", bek).await;
        let post = json!({"person_id": self.id("anna"), "organization_id": self.id("ministry")});
        self.make("post", "/focal-points", post).await;
        let post = json!({"person_id": self.id("bek"), "country": "KG", "active": false});
        self.make("former", "/focal-points", post).await;
    }

    async fn programmes(&mut self) {
        let programme = json!({
            "kind": "programme", "title": "Programme",
            "organizations": [{"organization_id": self.id("agency"), "role": "donor"}],
            "countries": [{"country": "KZ", "role": "resource"}],
        });
        self.make("programme", "/programmes", programme).await;
        let project = json!({
            "kind": "project", "title": "Project", "status": "completed",
            "parent_id": self.id("programme"),
            "organizations": [{"organization_id": self.id("agency"), "role": "partner"}],
            "countries": [{"country": "KZ", "role": "beneficiary"}],
        });
        self.make("project", "/programmes", project).await;
        let indicators = format!("/programmes/{}/indicators", self.id("project"));
        let counted = json!({"title": "Reached", "measure": "people"});
        self.make("counted", &indicators, counted).await;
        self.make("indicator", &indicators, json!({"title": "Trained"})).await;
        let values = format!("/programme-indicators/{}/values", self.id("indicator"));
        for (dated, note) in [("2024", "Before"), ("2025", "As reported"), ("2025", "As corrected")]
        {
            let value = json!({"value": 7, "dated": dated, "note": note});
            self.make("entry", &values, value).await;
        }
    }

    async fn events(&mut self) {
        let forum = json!({
            "title": "Forum", "programme_id": self.id("programme"), "modality": "hybrid",
            "venue": {"country": "KZ"}, "tags": ["data"], "registration": {"approval": "manual"},
            "organizations": [{"organization_id": self.id("agency"), "role": "lead"}],
        });
        let forum = event(self.app, forum).await;
        self.known.insert("forum", forum["id"].as_str().unwrap().to_owned());
        self.known.insert("slug", forum["slug"].as_str().unwrap().to_owned());
        let next = json!({
            "title": "Webinar", "kind": "webinar", "access": "invitation_only",
            "time_zone": "UTC", "starts_on": "2026-06-10", "ends_on": "2026-06-10",
            "previous_event_id": self.id("forum"),
            "countries": [{"country": "KZ", "role": "beneficiary"}],
            "organizations": [{"organization_id": self.id("agency"), "role": "partner"}],
        });
        self.make("webinar", "/events", next).await;
    }

    async fn agenda(&mut self) {
        let first = json!({"title": "First day", "day": "2026-05-25"});
        self.make("panel", &self.at("panels"), first).await;
        let second = json!({"title": "Second day", "day": "2026-05-26"});
        self.make("second", &self.at("panels"), second).await;
        let items = format!("/panels/{}/items", self.id("panel"));
        let chair = json!([{"person_id": self.id("anna"), "role": "chair"}]);
        let visit = json!({
            "kind": "visit", "title": "Visit", "host_organization_id": self.id("agency"),
            "speakers": chair,
        });
        self.make("visit", &items, visit).await;
        let talk = json!({
            "kind": "keynote", "title": "Talk",
            "speakers": [{"full_name": "Guest", "country": "EE"}],
        });
        self.make("talk", &items, talk).await;
        for (outlet, country) in [("Kazakh Paper", "KZ"), ("Kyrgyz Paper", "KG")] {
            let coverage = json!({"outlet": outlet, "country": country});
            self.make("coverage", &self.at("media-coverage"), coverage).await;
        }
    }

    async fn papers(&mut self) {
        let report = json!({
            "url": "https://example.org/a", "title": "Report", "kind": "report", "language": "ru",
            "item_id": self.id("talk"), "country": "KG", "visibility": "public",
            "topics": ["legal", "access"],
        });
        self.make("briefing", &self.at("materials"), report).await;
        let slides = json!({"url": "https://example.org/b", "title": "Slides"});
        self.make("slides", &self.at("materials"), slides).await;
        let other = json!({"url": "https://example.org/c", "title": "Other"});
        let webinar = format!("/events/{}/materials", self.id("webinar"));
        self.make("other", &webinar, other).await;
        let good = json!({
            "kind": "digital_public_good", "title": "Good", "country": "KG", "topics": ["access"],
            "organization_id": self.id("agency"), "event_id": self.id("forum"),
            "material_id": self.id("briefing"),
        });
        self.make("good", "/practices", good).await;
        let habit = json!({"kind": "practice", "title": "Habit", "country": "KZ"});
        self.make("habit", "/practices", habit).await;
    }

    async fn assessments(&mut self) {
        let held = |role: &str| json!([{"organization_id": self.id("agency"), "role": role}]);
        let scale = json!({"minimum": 1, "maximum": 3});
        let baseline = json!({
            "kind": "baseline", "status": "published", "title": "Baseline",
            "event_id": self.id("forum"), "countries": ["KZ", "KG"],
            "dimensions": [{"key": "law", "title": "Law"},
                           {"key": "skills", "title": "Skills", "scale": scale}],
            "organizations": held("implementer"),
        });
        let survey = json!({
            "title": "Survey", "programme_id": self.id("programme"), "countries": ["KZ"],
            "organizations": held("donor"),
        });
        self.make("baseline", "/assessments", baseline).await;
        self.make("survey", "/assessments", survey).await;
        let path = format!("/assessments/{}/findings", self.id("baseline"));
        for found in [
            json!({"dimension": "law", "country": "KG", "text": "Found one"}),
            json!({"dimension": "law", "country": "KZ", "text": "Found two"}),
            json!({"dimension": "skills", "level": 2, "text": "Found three"}),
        ] {
            self.make("found", &path, found).await;
        }
    }

    async fn takers(&mut self) {
        let letter = json!({"person_id": self.id("anna"), "role": "speaker", "send": true});
        let invitation = self.make("invitation", &self.at("invitations"), letter).await;
        let page = answer_path(self.app, &invitation).await;
        let form = [("answer", "accept"), ("attendance_mode", "online"), ("country", "KZ")];
        self.app.raw("POST", &page).form(&form).expect(303).await;
        let draft = json!({"person_id": self.id("bek")});
        self.make("draft", &self.at("invitations"), draft).await;
        let body = json!({
            "person_id": self.id("bek"), "role": "organizer", "organization_id": self.id("ministry"),
        });
        let row = self.make("registration", &self.at("registrations"), body).await;
        self.known.insert("code", row["code"].as_str().unwrap().to_owned());
        for country in ["KZ", "KG"] {
            let seats = json!({"country": country, "seats": 2});
            self.make("quota", &self.at("quotas"), seats).await;
        }
        let anna = json!({"person_id": self.id("anna"), "role": "speaker"});
        self.make("nominee", &self.at("nominations"), anna).await;
        let asked = json!({"focal_point_id": self.id("post"), "send": true});
        let asked = self.make("asked", &self.at("nomination-requests"), asked).await;
        let page = nominate_path(self.app, &asked).await;
        let bek = [
            ("edition", "0"),
            ("rows", "1"),
            ("row1_full_name", "Bek"),
            ("row1_email", "bek@example.org"),
        ];
        self.app.raw("POST", &page).form(&bek).expect(303).await;
        let country = json!({"country": "KG"});
        self.make("draft", &self.at("nomination-requests"), country).await;
    }

    async fn after(&mut self) {
        let follow_up = |name: &str| json!({"name": name, "audience": {"role": ["organizer"]}, "subject": "S", "body": "B"});
        let thanks = self.make("thanks", &self.at("follow-ups"), follow_up("Thanks")).await;
        let mut later = follow_up("Later");
        later["anchor"] = json!("event_end");
        self.make("later", &self.at("follow-ups"), later).await;
        let path = format!("/follow-ups/{}/send-now", thanks["id"].as_str().unwrap());
        self.app.act(&path).expect(200).await;
        let context = &self.app.app.context;
        convoke::worker::tick(context).await.unwrap();
        self.app.deliver().await;

        let one = json!({
            "text": "Do one", "category": "legal", "due": "2025", "clusters": ["water", "law"],
            "source": {"panel_id": self.id("panel"), "person_id": self.id("anna"), "country": "KG"},
            "addressees": [{"organization_id": self.id("ministry")}],
            "counterparts": [{"organization_id": self.id("agency")}],
            "follow_up_event_id": self.id("webinar"), "sdg_targets": ["16.6"],
            "came_of_it": [{"event_id": self.id("webinar")}],
        });
        self.make("one", &self.at("recommendations"), one).await;
        let two =
            json!({"text": "Do two", "acceptance": "accepted", "implementation": "in_progress"});
        self.make("two", &self.at("recommendations"), two).await;
        let other = format!("/events/{}/recommendations", self.id("webinar"));
        self.make("three", &other, json!({"text": "Do three"})).await;
        let link = json!({"duplicate_of": self.id("three")});
        let path = format!("/recommendations/{}", self.id("two"));
        self.app.patch(&path, "*", link).expect(200).await;
        for (country, index, component, edition) in
            [("KG", "OSI", Some("technology"), 2022), ("KZ", "EGDI", None, 2020)]
        {
            let value = json!({"country": country, "index": index, "component": component,
                               "edition": edition, "value": 0.5});
            self.make("value", "/country-indicators", value).await;
        }
        for (kind, label) in [("capacity-needs", "Need"), ("barriers", "Barrier")] {
            let one = json!({
                "event_id": self.id("forum"), "title": format!("{label} one"), "country": "KG",
                "category": "legal", "recommendation_ids": [self.id("one")],
            });
            self.make("need", &format!("/{kind}"), one).await;
            let two =
                json!({"programme_id": self.id("programme"), "title": format!("{label} two")});
            self.make("need", &format!("/{kind}"), two).await;
        }
        let progress = format!("/recommendations/{}/progress", self.id("one"));
        for report in [
            json!({"text": "Yes", "acceptance": "accepted"}),
            json!({"text": "Begun", "implementation": "in_progress"}),
        ] {
            let mut report = report;
            report["organization_id"] = json!(self.id("ministry"));
            self.make("report", &progress, report).await;
        }
        self.by_link().await;
    }

    /// Anna reports for the ministry by her link, and names two others.
    async fn by_link(&mut self) {
        let ask = format!("/recommendations/{}/request-update", self.id("one"));
        let asked = self.app.post(&ask, json!({})).json_of(200).await["asked"][0].clone();
        self.known.insert("pressed", asked["id"].as_str().unwrap().to_owned());
        let page = report_path(self.app, &asked).await;
        let key = |field: &str| format!("{field}_{}", self.id("one"));
        let linked = [("action".to_owned(), "report"), (key("seen"), "2"), (key("text"), "Linked")];
        let linked: Vec<(&str, &str)> =
            linked.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        self.app.raw("POST", &page).form(&linked).expect(303).await;
        for (name, email) in [("Anna", "anna@example.org"), ("Dana", "d@example.org")] {
            let named = [("action", "contact"), ("full_name", name), ("email", email)];
            self.app.raw("POST", &page).form(&named).expect(303).await;
        }
        let list = self.at("contact-proposals");
        let first = self.app.get(&list).json_of(200).await["items"][0].clone();
        let confirm = format!("/contact-proposals/{}/confirm", first["id"].as_str().unwrap());
        let confirmed = self.app.act(&confirm).json_of(200).await;
        assert_eq!(confirmed["focal_point_id"], self.id("post"), "she is one already");
    }

    /// After what is asked of those who wait for a decision.
    async fn attendance(&mut self) {
        let registrations = self.at("registrations");
        let waiting = format!("{registrations}?person_id={}", self.id("anna"));
        let anna = self.app.get(&waiting).json_of(200).await["items"][0].clone();
        self.known.insert("seat", anna["id"].as_str().unwrap().to_owned());
        let quietly = json!({"notify": false});
        let approve = format!("/registrations/{}/approve", self.id("seat"));
        self.app.post(&approve, quietly.clone()).expect(200).await;
        let chen = json!({"person": {"full_name": "Chen"}, "notify": false});
        let out = self.make("out", &registrations, chen).await;
        let withdraw = format!("/registrations/{}/withdraw", self.id("out"));
        self.app.post(&withdraw, quietly).expect(200).await;
        let chen = json!({"person_id": out["person_id"], "country": "KG", "alternate": true});
        let chen = self.make("alternate", &self.at("nominations"), chen).await;
        let reserve = format!("/nominations/{}/reserve", chen["id"].as_str().unwrap());
        self.app.act(&reserve).expect(200).await;
        let came = |who: &str| json!({"registration_id": who});
        let with = |mut body: Value, field: &str, value: &str| {
            body[field] = json!(value);
            body
        };
        let anna = came(self.id("seat"));
        let bek = came(self.id("registration"));
        let before = self.app.clock.now();
        self.app.clock.set("2026-05-26T04:00:00Z".parse().unwrap());
        for body in [
            with(bek.clone(), "panel_id", self.id("panel")),
            with(bek, "day", "2026-05-25"),
            with(anna.clone(), "day", "2026-05-26"),
            with(anna, "day", "2026-05-25"),
        ] {
            self.make("check_in", &self.at("attendance"), body).await;
        }
        let undo = format!("/attendance/{}/undo", self.id("check_in"));
        self.app.act(&undo).expect(200).await;
        self.app.clock.set(before);
        self.certificates().await;
        self.evaluations().await;
        self.reports().await;
    }

    async fn evaluations(&mut self) {
        let path = self.at("evaluations");
        self.make("evaluation", &path, crate::evaluations::reaction()).await;
        let test = json!({"title": "Before", "opens": {"anchor": "event_start", "days": -1}});
        self.make("pre_test", &path, crate::evaluations::test("pre_test", test)).await;
    }

    async fn reports(&mut self) {
        let path = self.at("report/versions");
        for (stage, note) in [("progress", "For ourselves"), ("summary", "For the ministry")] {
            let kept = json!({"stage": stage, "note": note});
            self.app.post(&path, kept).expect(201).await;
        }
    }

    async fn certificates(&mut self) {
        let before = self.app.clock.now();
        self.app.clock.set("2026-05-27T04:00:00Z".parse().unwrap());
        let issue = |kind: &str, whose: &str| json!({"kind": kind, "threshold": 0, "registration_ids": [whose]});
        let path = self.at("certificates/issue");
        // Nobody without a name gets one.
        let named = format!("/people/{}", self.id("bek"));
        self.app.patch(&named, "*", json!({"unnamed": false})).expect(200).await;
        for (kind, whose) in [("participation", "seat"), ("completion", "registration")] {
            self.app.post(&path, issue(kind, self.id(whose))).expect(200).await;
        }
        let completion = format!("{}?kind=completion", self.at("certificates"));
        let bek = self.app.get(&completion).json_of(200).await["items"][0].clone();
        let revoke = format!("/certificates/{}/revoke", bek["id"].as_str().unwrap());
        self.app.post(&revoke, json!({"reason": "By mistake."})).expect(200).await;
        self.app.patch(&named, "*", json!({"unnamed": true})).expect(200).await;
        self.app.clock.set(before);
    }

    async fn undelivered(&mut self) {
        let no = json!({"email": "no@example.org", "scope": "everything"});
        self.make("no", "/mail/suppressions", no).await;
        let less = json!({
            "email": "less@example.org", "scope": "follow_ups", "event_id": self.id("forum"),
        });
        self.make("less", "/mail/suppressions", less).await;
        let sent = self.app.get("/mail/messages?kind=follow_up").json_of(200).await;
        let mail = &sent["items"][0];
        self.known.insert("letter", mail["id"].as_str().unwrap().to_owned());
        let id = mail["message_id"].as_str().unwrap();
        let report = format!(
            "X-Failed-Recipients: bek@example.org\r\n\r\nno\r\n------ This is a copy of it\r\nMessage-ID: {id}\r\n"
        );
        for report in [report.as_str(), "Subject: hello\r\n\r\nhello\r\n"] {
            let call = self.app.call("POST", "/mail/bounces");
            call.text("message/rfc822", report).expect(200).await;
        }
    }

    async fn tokens(&mut self) {
        let viewer = json!({"name": "Viewer", "role": "viewer"});
        self.make("viewer", "/tokens", viewer).await;
        let desk = json!({"name": "Desk", "role": "organizer"});
        let desk = self.make("desk", "/tokens", desk).await;
        let organization = json!({"name": "Third", "kind": "media", "country": "EE"});
        let secret = desk["secret"].as_str().unwrap();
        self.app.post("/organizations", organization).bearer(secret).expect(201).await;
    }
}

/// Builds it.
pub async fn build(app: &TestApp) -> World {
    let mut it = Builder { app, known: BTreeMap::new() };
    it.organizations().await;
    it.people().await;
    it.programmes().await;
    it.events().await;
    it.agenda().await;
    it.papers().await;
    it.assessments().await;
    it.takers().await;
    it.after().await;
    it.undelivered().await;
    it.attendance().await;
    it.tokens().await;
    World(it.known)
}
