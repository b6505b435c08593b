//! Who would get a follow-up, who got it, and that a second try reaches those alone whom it did not.

use convoke::access::types::{Role, TokenScope};
use convoke::invitations::types::InvitationStatus;
use convoke::mail::rules::{Outcome, Reply};
use convoke::registrations::types::AttendanceMode::Online;
use convoke::registrations::types::RegistrationStatus::{Confirmed, Withdrawn};
use serde_json::{Value, json};

use super::scene::{Scene, own};

fn refused() -> Outcome {
    Outcome::Failed(Reply::from_relay(550, "5.1.1 No such user"))
}

async fn names(it: &Scene, path: &str) -> Vec<String> {
    let (mut names, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = it.app.get(&format!("{path}{cursor}")).json_of(200).await;
        let items = page["items"].as_array().unwrap();
        names.extend(items.iter().map(|item| item["full_name"].as_str().unwrap().to_owned()));
        let Some(next) = page["next_cursor"].as_str() else { return names };
        cursor = format!("&cursor={next}");
    }
}

/// Three who are confirmed with an address, one without, and one who withdrew.
async fn scene() -> Scene {
    let it = Scene::start().await;
    for name in ["anna", "bek", "chen"] {
        it.registered(it.named(name).await, Confirmed).await;
    }
    it.registered(it.person(json!({"full_name": "mute"})).await, Confirmed).await;
    it.registered(it.named("gone").await, Withdrawn).await;
    it
}

#[tokio::test]
async fn a_dry_run_counts_and_lists_whom_it_would_go_to_and_sends_nothing() {
    let it = scene().await;
    let draft = it.follow_up(json!({})).await;
    let dry = format!("{}/dry-run", own(&draft));
    let counts = it.app.act(&dry).json_of(200).await;
    assert_eq!(
        counts,
        json!({"recipients": 3, "without_address": 1, "suppressed": 0, "attachments": [],
                              "obstacles": []})
    );
    let audience = format!("{}/audience?limit=2", own(&draft));
    assert_eq!(names(&it, &audience).await, ["anna", "bek", "chen", "mute"]);
    let sorted = format!("{audience}&sort=-full_name");
    assert_eq!(names(&it, &sorted).await, ["mute", "chen", "bek", "anna"]);
    assert_eq!(names(&it, &format!("{audience}&has_address=false")).await, ["mute"]);
    assert_eq!(names(&it, &format!("{audience}&q=BEK")).await, ["bek"]);
    let first = it.app.get(&audience).json_of(200).await["items"][0].clone();
    assert_eq!((&first["email"], &first["language"]), (&json!("anna@example.org"), &json!("en")));
    assert!(first["registration_id"].is_string() && first["invitation_id"].is_null(), "{first}");
    assert_eq!(it.read(&draft).await, draft, "nothing changed");
    assert_eq!(it.mails(&draft).await.len(), 0);
    it.send_now(&draft).await;
    it.chunk(&draft, 2).await;
    let counts = it.app.act(&dry).json_of(200).await;
    let left = json!({"recipients": 1, "without_address": 1, "suppressed": 0, "attachments": [],
                              "obstacles": []});
    assert_eq!(counts, left, "those who are left");
    assert_eq!(names(&it, &audience).await, ["chen", "mute"]);
}

#[tokio::test]
async fn a_dry_run_counts_apart_whose_address_gets_no_follow_ups_of_the_event() {
    let it = scene().await;
    it.registered(it.named("dana").await, Confirmed).await;
    let elsewhere = crate::support::rows::event(&it.app.app.context.db, None).await;
    for (name, scope, event) in [
        ("anna", "everything", None),
        ("anna", "follow_ups", None),
        ("BEK", "follow_ups", None),
        ("chen", "follow_ups", Some(it.event)),
        ("dana", "follow_ups", Some(elsewhere)),
        ("gone", "everything", None),
    ] {
        let email = format!("{name}@example.org");
        let suppression = json!({"email": email, "scope": scope, "event_id": event});
        it.app.post("/mail/suppressions", suppression).expect(201).await;
    }
    let draft = it.follow_up(json!({})).await;
    it.app.statements.forget();
    let counts = it.app.act(&format!("{}/dry-run", own(&draft))).json_of(200).await;
    assert_eq!(
        counts,
        json!({"recipients": 1, "without_address": 1, "suppressed": 3, "attachments": [],
                              "obstacles": []})
    );
    let asked = it.app.statements.all();
    let looks = asked.iter().filter(|sql| sql.contains("suppressions"));
    assert_eq!(looks.count(), 1, "all in one query: {asked:#?}");
    let page = it.app.get(&format!("{}/audience?sort=full_name", own(&draft))).json_of(200).await;
    let held = page["items"].as_array().unwrap().iter();
    let held: Vec<_> = held.map(|one| (&one["full_name"], &one["suppressed"])).collect();
    let expected =
        [("anna", true), ("bek", true), ("chen", true), ("dana", false), ("mute", false)]
            .map(|(name, held)| (json!(name), json!(held)));
    assert_eq!(held, expected.iter().map(|(name, held)| (name, held)).collect::<Vec<_>>());
    it.send_now(&draft).await;
    it.step().await;
    it.app.deliver().await;
    let went: Vec<_> = it.app.catcher.mails();
    assert_eq!(went.len(), 1, "to those alone whom it counted");
}

#[tokio::test]
async fn the_recipients_of_a_follow_up_stand_with_their_mails() {
    let it = scene().await;
    let made = it.follow_up(json!({})).await;
    let path = format!("{}/recipients?limit=3", own(&made));
    assert_eq!(names(&it, &path).await, [""; 0]);
    it.send_now(&made).await;
    it.step().await;
    it.app.catcher.expect([refused()]);
    it.app.deliver().await;
    assert_eq!(names(&it, &path).await, ["anna", "bek", "chen", "mute"]);
    assert_eq!(names(&it, &format!("{path}&sort=-created_at")).await.len(), 4);
    assert_eq!(names(&it, &format!("{path}&has_mail=false")).await, ["mute"]);
    assert_eq!(names(&it, &format!("{path}&q=chen")).await, ["chen"]);
    let failed = it.app.get(&format!("{path}&status=failed")).json_of(200).await;
    let [one] = failed["items"].as_array().unwrap().as_slice() else { panic!("{failed}") };
    assert_eq!((&one["status"], &one["attempts"]), (&json!("failed"), &json!(1)));
    assert_eq!(one["last_reply"], "550 5.1.1 No such user");
    assert!(one["registration_id"].is_string() && one["sent_at"].is_null(), "{one}");
    let mail = format!("/mail/messages/{}", one["mail_id"].as_str().unwrap());
    assert_eq!(it.app.get(&mail).json_of(200).await["status"], "failed");
    let name = one["full_name"].as_str().unwrap();
    let only = format!("{path}&person_id={}", one["person_id"].as_str().unwrap());
    assert_eq!(names(&it, &only).await, [name]);
    let sent = names(&it, &format!("{path}&status=sent")).await;
    assert!(sent.len() == 2 && !sent.iter().any(|it| it == name), "{sent:?}");
}

#[tokio::test]
async fn one_call_sends_all_failed_ones_again_and_nobody_gets_it_twice() {
    let it = scene().await;
    let (made, other) = (it.follow_up(json!({})).await, it.follow_up(json!({})).await);
    for follow_up in [&made, &other] {
        it.send_now(follow_up).await;
        it.step().await;
        it.app.catcher.expect([refused(), refused()]);
        it.app.deliver().await;
    }
    assert_eq!(it.app.catcher.mails().len(), 2, "one of each follow-up");
    let again = json!({"follow_up_id": made["id"]});
    let retried = it.app.post("/mail/messages/retry-failed", again.clone()).json_of(200).await;
    assert_eq!(retried["retried"], 2);
    it.app.deliver().await;
    assert_eq!(it.app.catcher.mails().len(), 4, "those two alone went out again");
    for name in ["anna", "bek", "chen"] {
        let mails = it.app.mails_to(&format!("{name}@example.org"));
        assert!((1..=2).contains(&mails.len()), "{name} has each at most once");
    }
    let path = format!("{}/recipients?status=sent", own(&made));
    assert_eq!(names(&it, &path).await, ["anna", "bek", "chen"]);
    let path = format!("{}/recipients?status=failed", own(&other));
    assert_eq!(names(&it, &path).await.len(), 2, "the other follow-up is left alone");
    let retried = it.app.post("/mail/messages/retry-failed", again).json_of(200).await;
    assert_eq!(retried["retried"], 0);
}

#[tokio::test]
async fn an_audience_goes_by_the_language_of_the_mail_and_the_way_of_taking_part() {
    let it = Scene::with(json!({"working_languages": ["ky"]})).await;
    let person = async |name: &str, language: Option<&str>| {
        let email = format!("{name}@example.org");
        let mut body = json!({"full_name": name, "email": email});
        if let Some(language) = language {
            body["preferred_language"] = json!(language);
        }
        it.person(body).await
    };
    let russian = || Some("ru".parse().unwrap());
    it.registered(person("own", Some("ru")).await, Confirmed).await;
    it.registered(person("british", Some("en-GB")).await, Confirmed).await;
    it.registered_as(person("registered", None).await, Confirmed, |row| {
        (row.language, row.attendance_mode) = (russian(), Online);
    })
    .await;
    // The person's own language counts before that of the registration.
    it.registered_as(person("both", Some("en")).await, Confirmed, |row| row.language = russian())
        .await;
    let invited = person("invited", None).await;
    it.invited_as(invited, InvitationStatus::Sent, |row| row.language = russian()).await;
    it.registered(person("silent", None).await, Confirmed).await;
    for (audience, expected) in [
        (json!({"language": ["ru"]}), vec!["own", "registered", "invited"]),
        (json!({"language": ["en"]}), vec!["british", "both"]),
        (json!({"language": ["en-GB"]}), vec!["british"]),
        (json!({"language": ["ky"]}), vec!["silent"]),
        (
            json!({"language": ["ru"], "registration_status": ["confirmed"]}),
            vec!["own", "registered"],
        ),
        (json!({"attendance_mode": ["online"]}), vec!["registered"]),
        (
            json!({"attendance_mode": ["in_person"], "language": ["ru", "ky"]}),
            vec!["own", "silent"],
        ),
        (json!({"attendance_mode": ["in_person"], "invitation_status": ["sent"]}), vec![]),
    ] {
        let made = it.follow_up(json!({"audience": audience})).await;
        assert_eq!(names(&it, &format!("{}/audience?", own(&made))).await, expected, "{audience}");
        for (list, wanted) in audience.as_object().unwrap() {
            assert_eq!(&made["audience"][list], wanted);
        }
    }
    let wrong = json!({"audience": {"language": [], "attendance_mode": ["by_phone"]}});
    let refused = it.app.post(&it.path(), super::scene::plain(wrong)).expect(422).await;
    assert_eq!(refused.pointers(), ["/audience/attendance_mode/0", "/audience/language"]);
    let code =
        json!({"audience": {"attendance_mode": ["online"]}, "body": "{{ registration.code }}"});
    let code = it.follow_up(code).await;
    it.app.act(&format!("{}/preview", own(&code))).expect(200).await;
}

#[tokio::test]
async fn who_gets_it_is_shown_to_those_who_see_the_event_alone() {
    let it = scene().await;
    let made = it.follow_up(json!({})).await;
    let begun = it.send_now(&made).await;
    let job = format!("/jobs/{}", begun["job_id"].as_str().unwrap());
    let elsewhere = crate::support::rows::event(&it.app.app.context.db, None).await;
    let scope = |event| TokenScope { events: vec![event], programmes: vec![] };
    let outsider = it.app.token(Role::Organizer, Some(scope(elsewhere))).await;
    let insider = it.app.token(Role::Viewer, Some(scope(it.event))).await;
    let lists = ["audience", "recipients"].map(|list| format!("{}/{list}", own(&made)));
    for path in lists.iter().chain([&job]) {
        it.app.get(path).bearer(&outsider).expect(404).await;
        it.app.get(path).bearer(&insider).expect(200).await;
    }
    let dry = format!("{}/dry-run", own(&made));
    it.app.act(&dry).bearer(&outsider).expect(404).await;
    let counts: Value = it.app.act(&dry).bearer(&insider).json_of(200).await;
    assert_eq!(counts["recipients"], 3);
}
