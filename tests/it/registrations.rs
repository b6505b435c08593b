//! The register: seats, the waiting list, decisions, and the public way in.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::forms::ask_a_little;
use crate::support::TestApp;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, outbox, register,
};

async fn add(app: &TestApp, event: &Value, name: &str, more: Value) -> Value {
    let mut body = json!({"person": {"full_name": name, "email": format!("{name}@example.org")}});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    app.post(&path, body).json_of(201).await
}

async fn act(app: &TestApp, registration: &Value, verb: &str) -> Value {
    let path = format!("/registrations/{}/{verb}", registration["id"].as_str().unwrap());
    app.act(&path).json_of(200).await
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["full_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_seat_that_comes_free_goes_to_the_first_on_the_waiting_list() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    let first = add(&app, &event, "anna", json!({})).await;
    let second = add(&app, &event, "bek", json!({})).await;
    let third = add(&app, &event, "chen", json!({})).await;
    assert_eq!((&first["status"], &second["status"]), (&json!("confirmed"), &json!("waitlisted")));
    assert_eq!((&second["waitlist_position"], &third["waitlist_position"]), (&json!(1), &json!(2)));

    let path = format!("/registrations/{}/promote", third["id"].as_str().unwrap());
    assert_eq!(app.act(&path).expect(409).await.json()["code"], "registration.not_first");
    let path = format!("/registrations/{}/promote", second["id"].as_str().unwrap());
    assert_eq!(app.act(&path).expect(409).await.json()["code"], "registration.full");

    act(&app, &first, "withdraw").await;
    assert_eq!(names(&register(&app, &event, "&status=confirmed").await), ["bek"]);
    let waiting = register(&app, &event, "&status=waitlisted").await;
    assert_eq!(waiting[0]["waitlist_position"], 1);
    assert_eq!(
        outbox(&app).await,
        "registration_confirmed 1, registration_promoted 1, registration_waitlisted 2, registration_withdrawn 1"
    );
}

#[tokio::test]
async fn a_withdrawn_person_comes_back_only_if_there_is_room_else_to_the_end_of_the_list() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    let anna = add(&app, &event, "anna", json!({})).await;
    let page = manage_path(&app, &anna, Purpose::Manage).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    app.raw("POST", &page).form(&[("action", "return")]).expect(303).await;
    assert_eq!(names(&register(&app, &event, "&status=confirmed").await), ["anna"]);
    add(&app, &event, "bek", json!({})).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(303).await;
    let back = app.raw("POST", &page).form(&[("action", "return")]).expect(303).await;
    assert_eq!(names(&register(&app, &event, "&status=confirmed").await), ["bek"]);
    assert_eq!(names(&register(&app, &event, "&status=waitlisted").await), ["anna"]);
    app.raw("GET", back.header("location")).expect(200).await;
}

#[tokio::test]
async fn where_an_organizer_decides_nobody_has_a_seat_before() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 1, "registration": {"approval": "manual", "waitlist": false}});
    let event = event(&app, more).await;
    let slug = event["slug"].as_str().unwrap();
    for name in ["anna", "bek"] {
        let email = format!("{name}@example.org");
        let form = [("full_name", name), ("email", email.as_str())];
        app.raw("POST", &format!("/e/{slug}/register")).form(&form).expect(200).await;
        let row = register(&app, &event, "&status=unverified").await.remove(0);
        let page = manage_path(&app, &row, Purpose::ConfirmAddress).await;
        app.raw("POST", &page).form(&[("action", "confirm")]).expect(303).await;
    }
    let pending = register(&app, &event, "&status=pending").await;
    assert_eq!(names(&pending), ["anna", "bek"]);
    let approved = act(&app, &pending[0], "approve").await;
    assert_eq!(
        (&approved["status"], &approved["decided_by"]),
        (&json!("confirmed"), &json!("Admin"))
    );
    let path = format!("/registrations/{}", pending[1]["id"].as_str().unwrap());
    assert_eq!(
        app.act(&format!("{path}/approve")).expect(409).await.json()["code"],
        "registration.full"
    );
    let rejected = app.post(&format!("{path}/reject"), json!({"reason": "No seat is left."}));
    assert_eq!(rejected.json_of(200).await["status"], "rejected");
    let refused = app.act(&format!("{path}/withdraw")).expect(409).await.json();
    assert!(refused["detail"].as_str().unwrap().contains("approve"), "{refused}");
}

#[tokio::test]
async fn signing_up_counts_once_the_address_is_confirmed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "{{token}} <b>"), ("email", "Anna@Example.org"), ("country", "GE")];
    let kept = app.raw("POST", &page).form(&form).expect(200).await.text();
    assert!(!kept.contains("anna@example.org"), "the address is masked");
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!(
        (&row["status"], &row["full_name"]),
        (&json!("unverified"), &json!("{{token}} <b>"))
    );
    assert_eq!(outbox(&app).await, "confirm_address 1");
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    let before = fingerprint(&app).await;
    app.raw("GET", &link).expect(200).await;
    app.raw("POST", &link).form(&[("action", "withdraw")]).expect(400).await;
    assert_eq!(fingerprint(&app).await, before);
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 1);
    assert_eq!(outbox(&app).await, "confirm_address 1, registration_confirmed 1");
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    assert_eq!(outbox(&app).await, "confirm_address 1, registration_confirmed 1");
}

#[tokio::test]
async fn what_a_stranger_typed_under_an_address_is_shown_to_its_owner_whose_word_counts() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let own = [("full_name", "Owner"), ("email", "own@example.org"), ("organization", "Ministry")];
    app.raw("POST", &page).form(&own).expect(200).await;
    let strange = [
        ("full_name", "Stranger"),
        ("email", "own@example.org"),
        ("organization", "Elsewhere"),
        ("consent_list", "yes"),
    ];
    app.raw("POST", &page).form(&strange).expect(200).await;
    let row = register(&app, &event, "").await.remove(0);
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    let shown = app.raw("GET", &link).expect(200).await.text();
    assert!(shown.contains("This is what was typed on our page."), "{shown}");
    assert!(shown.contains("value=\"Elsewhere\"") && !shown.contains("checked"), "{shown}");
    assert!(shown.contains("value=\"Stranger\""), "the last who typed a name: {shown}");
    let said = [
        ("action", "confirm"),
        ("full_name", "Owner"),
        ("organization", "Ministry"),
        ("position", ""),
        ("country", "KZ"),
    ];
    app.raw("POST", &link).form(&said).expect(303).await;
    let row = register(&app, &event, "&status=confirmed").await.remove(0);
    assert_eq!((&row["full_name"], &row["organization"]), (&json!("Owner"), &json!("Ministry")));
    assert_eq!(row["country"], "KZ");
    assert_eq!(row["consents"][0]["given"], false, "{row}");
    let late = [("action", "confirm"), ("organization", "Elsewhere")];
    app.raw("POST", &link).form(&late).expect(303).await;
    assert_eq!(register(&app, &event, "").await[0]["organization"], "Ministry", "once is enough");
}

#[tokio::test]
async fn after_the_event_a_registration_speaks_of_it_in_the_past() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let person = json!({"full_name": "Anna", "email": "anna@example.org"});
    let row = app.post(&path, json!({"person": person})).json_of(201).await;
    let link = manage_path(&app, &row, Purpose::Manage).await;
    let ahead = ["We look forward to seeing you.", "Show this at the door", "Add to your calendar"];
    let shown = app.raw("GET", &link).expect(200).await.text();
    assert!(ahead.iter().all(|words| shown.contains(words)), "{shown}");
    app.clock.set("2026-06-01T00:00:00Z".parse().unwrap());
    let shown = app.raw("GET", &link).expect(200).await.text();
    assert!(ahead.iter().all(|words| !shown.contains(words)), "{shown}");
    assert!(shown.contains("You were registered for it."), "{shown}");
}

#[tokio::test]
async fn a_link_to_confirm_with_ends_after_a_day_and_is_sent_anew_on_request() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &page)
        .form(&[("full_name", "Anna"), ("email", "a@example.org")])
        .expect(200)
        .await;
    let row = register(&app, &event, "").await.remove(0);
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    app.clock.advance(chrono::Duration::hours(25));
    app.raw("GET", &link).expect(410).await;
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(410).await;
    app.raw("POST", &link).form(&[("action", "renew")]).expect(200).await;
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    assert_eq!(outbox(&app).await, "confirm_address 2, registration_confirmed 1");
}

#[tokio::test]
async fn whether_an_address_is_known_shows_in_the_mail_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let known = add(&app, &event, "anna", json!({"role": "speaker"})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let sign_up = |email: &'static str| {
        let form = [("full_name", "Somebody"), ("email", email), ("organization", "Evil Ltd")];
        app.raw("POST", &page).form(&form).expect(200)
    };
    let strip = |text: String, mask: &str| text.replace(mask, "");
    let first = strip(sign_up("anna@example.org").await.text(), "a***@example.org");
    let second = strip(sign_up("asel@example.org").await.text(), "a***@example.org");
    assert_eq!(first, second);
    let row =
        app.get(&format!("/registrations/{}", known["id"].as_str().unwrap())).json_of(200).await;
    assert_eq!(row, known, "nothing of theirs changed");
    assert_eq!(outbox(&app).await, "confirm_address 1, registration_confirmed 2");
}

#[tokio::test]
async fn the_rights_of_an_invitation_go_with_its_link_and_not_with_its_address() {
    let app = TestApp::start().await;
    let more = json!({"registration": {"approval": "manual"}});
    let event = event(&app, more).await;
    let rights = json!({"role": "speaker", "skip_approval": true});
    let invitation = invite(&app, &event, "anna@example.org", rights).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Anna"), ("email", "anna@example.org")];
    app.raw("POST", &page).form(&form).expect(200).await;
    let row = register(&app, &event, "&status=unverified").await.remove(0);
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    let all = register(&app, &event, "").await;
    assert_eq!(all.len(), 1);
    assert_eq!((&all[0]["status"], &all[0]["role"]), (&json!("pending"), &json!("delegate")));
    assert_eq!(all[0]["source"], "public");
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let unanswered = app.get(&path).json_of(200).await;
    assert_eq!((&unanswered["status"], &unanswered["answered_at"]), (&json!("sent"), &Value::Null));
    let link = answer_path(&app, &invitation).await;
    app.raw("POST", &link).form(&[("answer", "accept")]).expect(303).await;
    let all = register(&app, &event, "").await;
    assert_eq!(all.len(), 1);
    assert_eq!((&all[0]["status"], &all[0]["role"]), (&json!("confirmed"), &json!("speaker")));
}

#[tokio::test]
async fn an_event_by_invitation_only_says_so_with_its_contact() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"access": "invitation_only"})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let shown = app.raw("GET", &page).expect(403).await.text();
    assert!(shown.contains("secretariat@example.org"));
    app.raw("POST", &page)
        .form(&[("full_name", "X"), ("email", "x@example.org")])
        .expect(403)
        .await;
    assert_eq!(register(&app, &event, "").await.len(), 0);
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_with_everything_typed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    for email in ["", "a@example.org,b@example.org", "a@example.org\r\nBcc: b@example.org"] {
        let form = [("full_name", "Аня Ё"), ("email", email), ("position", "Head")];
        let again = app.raw("POST", &page).form(&form).expect(422).await.text();
        assert!(again.contains("Аня Ё") && again.contains("Head"), "{email:?}");
    }
    assert_eq!(register(&app, &event, "").await.len(), 0);
}

#[tokio::test]
async fn the_room_and_the_network_have_seats_of_their_own() {
    let app = TestApp::start().await;
    let more = json!({"modality": "hybrid", "capacity": 1, "online_capacity": 1, "registration": {"waitlist": true}});
    let event = event(&app, more).await;
    let anna = add(&app, &event, "anna", json!({"attendance_mode": "in_person"})).await;
    let bek = add(&app, &event, "bek", json!({"attendance_mode": "online"})).await;
    assert_eq!((&anna["status"], &bek["status"]), (&json!("confirmed"), &json!("confirmed")));
    let chen = add(&app, &event, "chen", json!({"attendance_mode": "online"})).await;
    assert_eq!(chen["waitlist_position"], 1);
    add(&app, &event, "staff", json!({"role": "organizer"})).await;
    let path = format!("/registrations/{}", bek["id"].as_str().unwrap());
    let etag = app.get(&path).expect(200).await.etag();
    let room = json!({"attendance_mode": "in_person"});
    let refused = app.patch(&path, &etag, room.clone()).expect(409).await.json();
    assert_eq!(refused["code"], "registration.full", "who has a seat keeps it");
    let own = format!("/events/{}", event["id"].as_str().unwrap());
    app.patch(&own, "*", json!({"capacity": 2})).expect(200).await;
    let moved = app.patch(&path, &etag, room).json_of(200).await;
    assert_eq!(moved["status"], "confirmed");
    assert_eq!(
        names(&register(&app, &event, "&status=confirmed&attendance_mode=online").await),
        ["chen"]
    );
}

#[tokio::test]
async fn where_to_join_online_stands_on_the_page_and_in_the_mail_of_whoever_takes_part_so() {
    let app = TestApp::start().await;
    let more = json!({"modality": "hybrid", "online_url": "https://meet.example.org/x"});
    let event = event(&app, more).await;
    for (name, mode, way) in [("anna", "in_person", "on site"), ("bek", "online", "online")] {
        let row = add(&app, &event, name, json!({"attendance_mode": mode})).await;
        app.deliver().await;
        let letter = app.mail_to(&format!("{name}@example.org")).text();
        let page = manage_path(&app, &row, Purpose::Manage).await;
        let page = app.raw("GET", &page).expect(200).await.text();
        assert!(letter.contains(&format!("as a delegate, {way},")), "{letter}");
        for shown in [letter, page] {
            assert_eq!(shown.contains("https://meet.example.org/x"), mode == "online", "{shown}");
        }
    }
}

#[tokio::test]
async fn a_substitute_takes_the_place_and_none_of_the_data() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    let more = json!({"organization": "Ministry", "position": "Minister"});
    let anna = add(&app, &event, "anna", more).await;
    add(&app, &event, "bek", json!({})).await;
    let path = format!("/registrations/{}/substitute", anna["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": "Deputy", "email": "deputy@example.org"}});
    let taken = app.post(&path, body).json_of(200).await;
    assert_eq!((&taken["status"], &taken["full_name"]), (&json!("confirmed"), &json!("Deputy")));
    assert_eq!((&taken["position"], &taken["substitute_for_id"]), (&Value::Null, &anna["id"]));
    let left =
        format!("/audit?object_id={}&action=registration.withdraw", anna["id"].as_str().unwrap());
    assert_eq!(app.get(&left).json_of(200).await["items"].as_array().unwrap().len(), 1);
    let path = format!("/registrations/{}/substitute", taken["id"].as_str().unwrap());
    let known = json!({"person_id": anna["person_id"]});
    let refused = app.post(&path, known).expect(409).await.json();
    assert_eq!(refused["code"], "registration.substitute_known");
    let again = json!({"person_id": taken["person_id"]});
    let register_path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let refused = app.post(&register_path, again).expect(409).await.json();
    assert_eq!(refused["code"], "registration.exists");
    assert_eq!(names(&register(&app, &event, "&status=waitlisted").await), ["bek"]);
}

#[tokio::test]
async fn nothing_of_somebody_who_withdrew_changes_by_their_address_alone() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna =
        add(&app, &event, "anna", json!({"role": "speaker", "organization": "Ministry"})).await;
    let before = act(&app, &anna, "withdraw").await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Stranger"), ("email", "anna@example.org"), ("organization", "Evil")];
    app.raw("POST", &page).form(&form).expect(200).await;
    let path = format!("/registrations/{}", anna["id"].as_str().unwrap());
    assert_eq!(app.get(&path).json_of(200).await, before);
}

#[tokio::test]
async fn saving_the_form_keeps_what_it_does_not_ask_for_and_the_same_again_changes_nothing() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask_a_little(&app, &event).await;
    let more = json!({"answers": {"diet": "none"}, "organization": "Ministry"});
    let anna = add(&app, &event, "anna", more).await;
    let page = manage_path(&app, &anna, Purpose::Manage).await;
    let form = [
        ("action", "save"),
        ("organization", "Ministry"),
        ("position", "Head"),
        ("consent_list", "yes"),
    ];
    app.raw("POST", &page).form(&form).expect(303).await;
    let path = format!("/registrations/{}", anna["id"].as_str().unwrap());
    let saved = app.get(&path).json_of(200).await;
    assert_eq!((&saved["position"], &saved["answers"]), (&json!("Head"), &json!({"diet": "none"})));
    app.clock.advance(chrono::Duration::hours(1));
    app.raw("POST", &page).form(&form).expect(303).await;
    assert_eq!(app.get(&path).json_of(200).await, saved);
}

#[tokio::test]
async fn who_waits_for_a_decision_and_is_invited_without_one_has_a_seat_on_accepting() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    app.raw("POST", &page)
        .form(&[("full_name", "Anna"), ("email", "anna@example.org")])
        .expect(200)
        .await;
    let row = register(&app, &event, "").await.remove(0);
    let link = manage_path(&app, &row, Purpose::ConfirmAddress).await;
    app.raw("POST", &link).form(&[("action", "confirm")]).expect(303).await;
    let more = json!({"role": "speaker", "skip_approval": true});
    let invitation = invite(&app, &event, "anna@example.org", more).await;
    let path = answer_path(&app, &invitation).await;
    app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!((&row["status"], &row["role"]), (&json!("confirmed"), &json!("speaker")));
    assert_eq!(row["invitation_id"], invitation["id"]);
}

#[tokio::test]
async fn after_the_event_the_page_changes_nothing_and_a_cancelled_event_takes_nobody_in() {
    let app = TestApp::start().await;
    let over = event(&app, json!({})).await;
    let anna = add(&app, &over, "anna", json!({})).await;
    let page = manage_path(&app, &anna, Purpose::Manage).await;
    let off =
        event(&app, json!({"registration": {"approval": "manual"}, "title": "Off", "capacity": 1}))
            .await;
    let first = add(&app, &off, "bek", json!({})).await;
    let second = add(&app, &off, "chen", json!({})).await;
    app.act(&format!("/registrations/{}/withdraw", first["id"].as_str().unwrap()))
        .expect(200)
        .await;
    app.act(&format!("/events/{}/cancel", off["id"].as_str().unwrap())).expect(200).await;
    let path = format!("/registrations/{}/substitute", second["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": "Deputy"}});
    assert_eq!(
        app.post(&path, body).expect(409).await.json()["code"],
        "registration.event_cancelled"
    );
    app.clock.advance(chrono::Duration::days(90));
    let before = fingerprint(&app).await;
    app.raw("POST", &page).form(&[("action", "withdraw")]).expect(409).await;
    assert_eq!(fingerprint(&app).await, before);
}

#[tokio::test]
async fn an_organization_that_does_not_exist_and_a_nul_in_any_text_are_named() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let nobody = "00000000-0000-0000-0000-000000000000";
    let body = json!({"person": {"full_name": "Anna"}, "organization_id": nobody});
    assert_eq!(app.post(&path, body).expect(422).await.pointers(), ["/organization_id"]);
    let body = json!({"person": {"full_name": "Anna"}, "answers": {"k": "a\u{0}b"}});
    assert_eq!(app.post(&path, body).expect(422).await.pointers(), ["/answers/k"]);
    let anna = add(&app, &event, "anna", json!({})).await;
    let path = format!("/registrations/{}", anna["id"].as_str().unwrap());
    let refused = app.patch(&path, "*", json!({"organization_id": nobody})).expect(422).await;
    assert_eq!(refused.pointers(), ["/organization_id"]);
}
