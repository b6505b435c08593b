//! Whom an invitee names may have an invitation already, or be decided about: nobody's place is
//! lost on the way, and none brings two.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::named::{accept, full, name, naming, of, page_of, shown, standing};
use crate::support::scene::{event, fingerprint, invite, manage_path, register};

const ANNA: &str = "Person of anna@example.org";
const BEK: &str = "Person of bek@example.org";

async fn answer(app: &TestApp, page: &str, answer: &str) {
    app.raw("POST", page).form(&[("answer", answer)]).expect(303).await;
}

/// What somebody's registration is asked by an organizer.
async fn decide(app: &TestApp, event: &Value, name: &str, verb: &str, status: u16) {
    let rows = register(app, event, "").await;
    let row = rows.iter().find(|row| row["full_name"] == name).unwrap();
    let path = format!("/registrations/{}/{verb}", row["id"].as_str().unwrap());
    app.post(&path, json!({})).expect(status).await;
}

/// An event in whose one seat Anna is, whoever she names is decided about, and Bek waits.
async fn decided() -> (TestApp, Value, String) {
    let app = TestApp::start().await;
    let more = json!({"capacity": 1, "registration": {"approval": "manual"}});
    let event = event(&app, more).await;
    let mut pages = Vec::new();
    for email in ["anna@example.org", "bek@example.org"] {
        let invitation = invite(&app, &event, email, json!({"skip_approval": true})).await;
        pages.push(accept(&app, &invitation).await);
    }
    (app, event, pages.remove(0))
}

#[tokio::test]
async fn who_declined_or_was_called_back_is_invited_again_when_named_again() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    name(&app, &pages[0], "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    app.deliver().await;
    answer(&app, &chen, "decline").await;
    let told = shown(&app, &pages[0]).await;
    assert!(
        told.contains("You named Chen in your place.</strong></p>\n<p>They do not come."),
        "{told}"
    );
    for named in ["Chen", "Dana", "Chen"] {
        name(&app, &pages[0], named).await;
        app.deliver().await;
    }
    app.raw("GET", &chen).expect(410).await;
    let before = fingerprint(&app).await;
    name(&app, &pages[0], "Chen").await;
    assert_eq!(fingerprint(&app).await, before, "the same again changes nothing");
    let letters = |name: &str| app.mails_to(&format!("{name}@example.org")).len();
    assert_eq!((letters("chen"), letters("dana")), (3, 1));
    assert_eq!(of(&app, &event, "Dana").await["status"], "revoked");
    accept(&app, &of(&app, &event, "Chen").await).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen confirmed"]
    );
}

#[tokio::test]
async fn who_was_invited_anyway_takes_over_the_place_and_keeps_the_invitation_when_called_back() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    let chen = invite(&app, &event, "chen@example.org", json!({"role": "speaker"})).await;
    name(&app, &pages[0], "Chen").await;
    let tied = of(&app, &event, "Person of chen@example.org").await;
    assert_eq!(tied["substitute_for_id"], of(&app, &event, ANNA).await["id"]);
    assert_eq!((&tied["status"], &tied["role"]), (&json!("sent"), &json!("speaker")));
    answer(&app, &pages[0], "accept").await;
    let free = of(&app, &event, "Person of chen@example.org").await;
    assert_eq!((&free["status"], &free["substitute_for_id"]), (&json!("sent"), &Value::Null));
    name(&app, &pages[0], "Chen").await;
    accept(&app, &chen).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen confirmed"]
    );
}

#[tokio::test]
async fn whom_the_organizers_took_back_no_invitee_brings_back() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna", "bek"]).await;
    let chen = invite(&app, &event, "chen@example.org", json!({})).await;
    app.act(&format!("/invitations/{}/revoke", chen["id"].as_str().unwrap())).expect(200).await;
    name(&app, &pages[0], "Chen").await;
    assert_eq!(of(&app, &event, "Person of chen@example.org").await["status"], "revoked");
    // Also somebody whom an invitee brought about, and an organizer took back.
    name(&app, &pages[0], "Dana").await;
    let dana = of(&app, &event, "Dana").await;
    app.act(&format!("/invitations/{}/revoke", dana["id"].as_str().unwrap())).expect(200).await;
    name(&app, &pages[0], "Dana").await;
    assert_eq!(of(&app, &event, "Dana").await["status"], "revoked");
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let erlan = json!({"person": {"full_name": "Erlan", "email": "erlan@example.org"}});
    app.post(&path, erlan).expect(201).await;
    decide(&app, &event, "Erlan", "withdraw", 200).await;
    name(&app, &pages[0], "Erlan").await;
    app.deliver().await;
    assert!(app.mails_to("erlan@example.org").iter().all(|mail| !mail.text().contains("invite")));
    let log = app.get("/audit?action=invitation.substitute_known").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 3, "one of them was named before: {log}");
    // An organizer who records the answer may.
    let anna = of(&app, &event, ANNA).await;
    let path = format!("/invitations/{}/answer", anna["id"].as_str().unwrap());
    let chen = json!({"full_name": "Chen", "email": "chen@example.org"});
    app.post(&path, json!({"answer": "substitute", "substitute": chen})).expect(200).await;
    assert_eq!(of(&app, &event, "Person of chen@example.org").await["status"], "sent");
}

#[tokio::test]
async fn whom_two_name_takes_the_place_of_the_first() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 2}), &["anna", "bek"]).await;
    name(&app, &pages[0], "Chen").await;
    name(&app, &pages[1], "Chen").await;
    let bek = of(&app, &event, BEK).await;
    let path = format!("/invitations/{}/answer", bek["id"].as_str().unwrap());
    let chen = json!({"full_name": "Chen", "email": "chen@example.org"});
    let body = json!({"answer": "substitute", "substitute": chen});
    let refused = app.post(&path, body).json_of(409).await;
    assert!(refused["detail"].as_str().unwrap().contains("somebody else's place"), "{refused}");
    accept(&app, &of(&app, &event, "Chen").await).await;
    let settled = ["anna withdrawn", "bek confirmed", "chen confirmed"];
    assert_eq!(standing(&app, &event).await, settled);
}

#[tokio::test]
async fn a_place_can_be_given_back_to_who_named_one() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    name(&app, &pages[0], "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    answer(&app, &chen, "accept").await;
    name(&app, &chen, "Dana").await;
    let dana = page_of(&app, &event, "Dana").await;
    // Chen has the place and keeps it until Dana accepts; it is not Anna's to take back.
    app.raw("POST", &pages[0]).form(&[("answer", "accept")]).expect(409).await;
    app.raw("POST", &dana).form(&naming("Anna", "anna@example.org")).expect(303).await;
    let anna = of(&app, &event, ANNA).await;
    assert_eq!((&anna["status"], &anna["substitute_name"]), (&json!("sent"), &Value::Null));
    assert_eq!(standing(&app, &event).await[2], "chen confirmed");
    answer(&app, &pages[0], "accept").await;
    let back = ["anna confirmed", "bek waitlisted 1", "chen withdrawn"];
    assert_eq!(standing(&app, &event).await, back, "what Chen had kept for Dana");
}

#[tokio::test]
async fn who_has_the_place_gives_it_back_and_the_first_one_takes_it() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    name(&app, &pages[0], "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    answer(&app, &chen, "accept").await;
    app.raw("POST", &chen).form(&naming("Anna", "anna@example.org")).expect(303).await;
    assert_eq!(standing(&app, &event).await[2], "chen confirmed");
    answer(&app, &pages[0], "accept").await;
    let back = ["anna confirmed", "bek waitlisted 1", "chen withdrawn"];
    assert_eq!(standing(&app, &event).await, back);
    app.raw("POST", &chen).form(&[("answer", "accept")]).expect(409).await;
}

#[tokio::test]
async fn while_an_organizer_has_to_decide_the_first_one_can_still_come_or_name_another() {
    let (app, event, anna) = decided().await;
    for (next, status) in [("accept", "confirmed"), ("substitute", "confirmed")] {
        name(&app, &anna, "Chen").await;
        let chen = page_of(&app, &event, "Chen").await;
        answer(&app, &chen, "accept").await;
        let waits = ["anna confirmed", "bek waitlisted 1", "chen pending"];
        assert_eq!(standing(&app, &event).await, waits);
        let rows = register(&app, &event, "&status=confirmed").await;
        let own = shown(&app, &manage_path(&app, &rows[0], Purpose::Manage).await).await;
        assert!(own.contains("You named Chen in your place. They have accepted"), "{own}");
        assert!(own.contains("if you give it up before that, it goes to whoever waits"), "{own}");
        let told = shown(&app, &anna).await;
        assert!(
            told.contains("They have accepted, and the organizers have yet to decide."),
            "{told}"
        );
        if next == "accept" {
            answer(&app, &anna, "accept").await;
        } else {
            name(&app, &anna, "Dana").await;
        }
        let all = standing(&app, &event).await;
        assert_eq!(all, [&format!("anna {status}"), "bek waitlisted 1", "chen withdrawn"]);
        app.raw("GET", &chen).expect(404).await;
    }
    accept(&app, &of(&app, &event, "Dana").await).await;
    decide(&app, &event, "Dana", "approve", 200).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen withdrawn", "dana confirmed"]
    );
}

#[tokio::test]
async fn whoever_keeps_a_place_is_told_when_nobody_comes_for_it() {
    let (app, event, anna) = decided().await;
    app.deliver().await;
    let mut told = app.mails_to("anna@example.org").len();
    for way in ["decline", "withdraw", "reject"] {
        name(&app, &anna, "Chen").await;
        let chen = page_of(&app, &event, "Chen").await;
        if way == "decline" {
            answer(&app, &chen, "decline").await;
        } else {
            answer(&app, &chen, "accept").await;
        }
        if way == "withdraw" {
            let rows = register(&app, &event, "&status=pending").await;
            let own = manage_path(&app, &rows[0], Purpose::Manage).await;
            app.raw("POST", &own).form(&[("action", "withdraw")]).expect(303).await;
        } else if way == "reject" {
            decide(&app, &event, "Chen", "reject", 200).await;
        }
        app.deliver().await;
        let mails = app.mails_to("anna@example.org");
        assert_eq!(mails.len(), told + 1, "{way}");
        told = mails.len();
        let text = mails.last().unwrap().text();
        assert!(text.contains("Chen does not take part in"), "{way}: {text}");
        assert!(text.contains("Your place is still yours."), "{way}: {text}");
        let told = shown(&app, &anna).await;
        assert!(told.contains("They do not come. Your registration stays as it was."), "{told}");
        answer(&app, &anna, "accept").await;
    }
    // Whom Anna called back takes no place of hers when the organizers think again.
    decide(&app, &event, "Chen", "approve", 200).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna confirmed", "bek waitlisted 1", "chen waitlisted 2"]
    );
}

#[tokio::test]
async fn whom_somebody_named_who_waits_for_a_decision_gets_the_seat_and_not_the_wait() {
    let (app, event, anna) = decided().await;
    name(&app, &anna, "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    answer(&app, &chen, "accept").await;
    name(&app, &chen, "Dana").await;
    let dana = of(&app, &event, "Dana").await;
    let path = format!("/invitations/{}", dana["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"skip_approval": true})).expect(200).await;
    accept(&app, &dana).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "bek waitlisted 1", "chen withdrawn", "dana confirmed"]
    );
}

#[tokio::test]
async fn whom_organizers_replace_brings_nobody_else_either() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna", "bek"]).await;
    name(&app, &pages[0], "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    let rows = register(&app, &event, "&status=confirmed").await;
    let path = format!("/registrations/{}/substitute", rows[0]["id"].as_str().unwrap());
    let dana = json!({"full_name": "Dana", "email": "dana@example.org"});
    app.post(&path, json!({"person": dana})).expect(200).await;
    app.raw("GET", &chen).expect(404).await;
    assert_eq!(of(&app, &event, "Chen").await["status"], "revoked");
    let page = shown(&app, &pages[0]).await;
    assert!(page.contains("Your registration has been withdrawn."), "{page}");
    assert!(!page.contains("name=\"answer\""), "nothing is offered: {page}");
    assert!(!page.contains("href=\"#answer\""), "{page}");
}

#[tokio::test]
async fn what_an_organizer_sends_again_brings_a_person_of_its_own() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({"capacity": 1}), &["anna"]).await;
    name(&app, &pages[0], "Chen").await;
    name(&app, &pages[0], "Dana").await;
    let chen = of(&app, &event, "Chen").await;
    let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
    let again = app.post(&path, json!({"person_id": chen["person_id"], "send": true}));
    let advice = again.json_of(409).await;
    let says = "by an invitation that is revoked; what can be done with it now: send.";
    assert!(advice["detail"].as_str().unwrap().ends_with(says), "{advice}");
    let path = format!("/invitations/{}/send", chen["id"].as_str().unwrap());
    let sent = app.act(&path).json_of(200).await;
    assert_eq!(sent["substitute_for_id"], Value::Null);
    accept(&app, &sent).await;
    assert_eq!(standing(&app, &event).await, ["anna confirmed", "chen waitlisted 1"]);
    accept(&app, &of(&app, &event, "Dana").await).await;
    assert_eq!(
        standing(&app, &event).await,
        ["anna withdrawn", "chen waitlisted 1", "dana confirmed"]
    );
}

#[tokio::test]
async fn whoever_returns_after_declining_has_accepted_and_names_nobody_any_more() {
    let app = TestApp::start().await;
    let (event, pages) = full(&app, json!({}), &["anna"]).await;
    name(&app, &pages[0], "Chen").await;
    let chen = page_of(&app, &event, "Chen").await;
    answer(&app, &pages[0], "decline").await;
    let rows = register(&app, &event, "").await;
    let own = manage_path(&app, &rows[0], Purpose::Manage).await;
    app.raw("POST", &own).form(&[("action", "return")]).expect(303).await;
    let anna = of(&app, &event, ANNA).await;
    assert_eq!((&anna["status"], &anna["substitute_name"]), (&json!("accepted"), &Value::Null));
    app.raw("GET", &chen).expect(404).await;
    let path = format!("/invitations/{}", anna["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"role": "speaker"})).expect(409).await;
}
