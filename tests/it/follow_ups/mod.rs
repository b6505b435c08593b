//! Follow-ups: what they take and refuse, whom they reach, when, and each person once.

mod attachments;
mod audiences;
mod jobs;
mod many;
mod materials;
mod places;
mod plans;
mod recipients;
pub mod scene;
mod sending;
mod stretches;
mod times;
mod words;

use convoke::access::types::Role;
use convoke::invitations::types::InvitationStatus;
use convoke::registrations::types::RegistrationStatus;
use scene::{Scene, own, plain};
use serde_json::{Value, json};

#[tokio::test]
async fn without_a_time_it_is_a_draft_that_can_be_changed_and_deleted() {
    let it = Scene::start().await;
    let made = it.app.post(&it.path(), plain(json!({}))).expect(201).await;
    assert_eq!(made.header("location"), format!("/api/v1/follow-ups/{}", made.id()));
    let draft = made.json();
    assert_eq!(draft["status"], "draft");
    assert_eq!(draft["subject"], json!({"en": "Papers of {{ event.title }}"}));
    assert_eq!((&draft["due_at"], &draft["recipients"]), (&Value::Null, &json!(0)));
    assert_eq!(draft["audience"]["registration_status"], json!(["confirmed"]));
    assert_eq!(it.app.get(&own(&draft)).expect(200).await.etag(), "\"1\"");
    let patch = json!({"name": "Reading", "send_at": "2026-03-10T08:00:00Z"});
    let changed = it.app.patch(&own(&draft), "\"1\"", patch).json_of(200).await;
    assert_eq!((&changed["name"], &changed["status"]), (&json!("Reading"), &json!("draft")));
    assert_eq!(changed["due_at"], "2026-03-10T08:00:00+00:00");
    it.app.patch(&own(&draft), "\"1\"", json!({"name": "x"})).expect(412).await;
    assert_eq!(it.step().await, 0, "a draft is never sent by itself");
    let found = it.app.get(&format!("{}?status=draft&q=READING", it.path())).json_of(200).await;
    assert_eq!(found["items"], json!([changed]));
    it.app.delete(&own(&draft)).expect(204).await;
    it.app.get(&own(&draft)).expect(404).await;
}

#[tokio::test]
async fn with_a_time_it_is_scheduled_in_the_zone_of_the_event() {
    let it = Scene::with(json!({"time_zone": "Europe/Berlin", "starts_on": "2026-04-10",
        "ends_on": "2026-04-10", "registration": {"closes_on": "2026-04-05"}}))
    .await;
    for (timing, due) in [
        (json!({"send_at": "2026-03-05T10:00:00+05:00"}), "2026-03-05T05:00:00+00:00"),
        (json!({"anchor": "event_start", "offset_days": -1}), "2026-04-09T07:00:00+00:00"),
        (json!({"anchor": "event_end"}), "2026-04-10T15:00:00+00:00"),
        (
            json!({"anchor": "event_end", "offset_days": 90, "at_time": "09:00"}),
            "2026-07-09T07:00:00+00:00",
        ),
        (
            json!({"anchor": "event_start", "offset_days": -12, "at_time": "02:30"}),
            "2026-03-29T01:00:00+00:00",
        ),
        (
            json!({"anchor": "event_start", "offset_days": -13, "at_time": "02:30"}),
            "2026-03-28T01:30:00+00:00",
        ),
        (json!({"anchor": "registration_close"}), "2026-04-05T22:00:00+00:00"),
        (json!({"anchor": "event_end", "offset_days": 200}), "2026-10-27T16:00:00+00:00"),
    ] {
        let made = it.follow_up(timing.clone()).await;
        assert_eq!(made["status"], "scheduled", "{timing}");
        assert_eq!(made["due_at"], due, "{timing}");
        it.app.act(&format!("{}/schedule", own(&made))).expect(200).await;
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_follow_up_is_said_at_once() {
    let it = Scene::start().await;
    let wrong = json!({
        "name": " ", "audience": {}, "subject": {"en": "two\nlines"}, "body": " ",
        "send_at": "2026-03-01T00:00:00Z", "at_time": "09:00",
    });
    let refused = it.app.post(&it.path(), wrong).expect(422).await;
    let expected = ["/at_time", "/audience", "/body", "/name", "/send_at", "/subject/en"];
    assert_eq!(refused.pointers(), expected);
    for (fields, pointer) in [
        (json!({"audience": {"role": []}}), "/audience/role"),
        (json!({"audience": {"colour": ["red"]}}), "/audience/colour"),
        (json!({"audience": {"country": ["XX"]}}), "/audience/country/0"),
        (json!({"anchor": "event_start", "send_at": "2026-03-05T10:00:00Z"}), "/send_at"),
        (json!({"anchor": "event_start", "offset_days": -40}), "/anchor"),
        (json!({"anchor": "event_start", "at_time": "9:00"}), "/at_time"),
        (json!({"anchor": "event_start", "offset_days": 100_000}), "/offset_days"),
    ] {
        let refused = it.app.post(&it.path(), plain(fields.clone())).expect(422).await;
        assert_eq!(refused.pointers(), [pointer], "{fields}");
    }
    it.app.post(&it.path(), json!({})).expect(422).await;
    let viewer = it.app.token(Role::Viewer, None).await;
    it.app.post(&it.path(), plain(json!({}))).bearer(&viewer).expect(403).await;
}

#[tokio::test]
async fn days_from_no_anchor_are_refused_also_where_they_are_none() {
    let it = Scene::start().await;
    for fields in [
        json!({"offset_days": 0}),
        json!({"offset_days": 0, "send_at": "2026-03-05T10:00:00Z"}),
        json!({"offset_days": 3}),
    ] {
        let refused = it.app.post(&it.path(), plain(fields.clone())).expect(422).await;
        assert_eq!(refused.pointers(), ["/offset_days"], "{fields}");
        assert_eq!(refused.json()["errors"][0]["code"], "without_anchor");
    }
    let made = it.follow_up(json!({"anchor": "event_end", "offset_days": 0})).await;
    let refused = it.app.patch(&own(&made), "*", json!({"anchor": null})).expect(422).await;
    assert_eq!(refused.pointers(), ["/offset_days"]);
    let both = json!({"anchor": null, "offset_days": null});
    it.app.patch(&own(&made), "*", both).expect(200).await;
}

#[tokio::test]
async fn a_placeholder_that_there_is_not_is_named_with_those_that_there_are() {
    let it = Scene::start().await;
    let draft = it.follow_up(json!({})).await;
    let wrong =
        json!({"body": "Dear {{ person.nme }} {{ person.nme2 }}", "subject": "{{ event.name }}"});
    let timed = json!({"subject": "{{ event.name }}", "send_at": "2026-03-05T10:00:00Z"});
    for (answer, pointers) in [
        (it.app.post(&it.path(), plain(wrong.clone())).await, vec!["/body", "/subject"]),
        (it.app.patch(&own(&draft), "*", wrong).await, vec!["/body", "/subject"]),
        (it.app.post(&it.path(), plain(timed.clone())).await, vec!["/subject"]),
        (it.app.patch(&own(&draft), "*", timed).await, vec!["/subject"]),
    ] {
        assert_eq!(answer.status, 422, "{}", answer.text());
        assert_eq!(answer.pointers(), pointers);
        assert_eq!(answer.json()["errors"][0]["code"], "unknown_placeholder");
        let message = answer.json()["errors"][0]["message"].to_string();
        assert!(message.contains("person.full_name") && message.contains("links.manage"));
    }
    let both = json!({"name": " ", "body": "{{ person.nme }}"});
    let refused = it.app.patch(&own(&draft), "*", both).expect(422).await;
    assert_eq!(refused.pointers(), ["/body", "/name"]);
    let kept = it.app.get(&own(&draft)).json_of(200).await;
    assert_eq!(kept, draft, "nothing of it was kept");
    for body in [
        "{% for x in event.organizers %}{{ event.title }}{% endfor %}",
        "{{ event.title.upper() }}",
        "{% include 'invitation/en.md' %}",
        "{{ 'x' * 1000 }}",
        "{{ event.title|safe }}",
        "{{ person.full_name",
    ] {
        let refused = it.app.post(&it.path(), plain(json!({"body": body}))).expect(422).await;
        assert_eq!(refused.pointers(), ["/body"], "{body}");
    }
}

#[tokio::test]
async fn a_placeholder_must_stand_for_something_for_everybody_in_the_audience() {
    let it = Scene::start().await;
    let preview = async |audience: Value, body: &str| {
        let draft = it.follow_up(json!({"audience": audience, "body": body})).await;
        it.app.act(&format!("{}/preview", own(&draft))).await
    };
    let registered = json!({"registration_status": ["confirmed"]});
    let invited = json!({"invitation_status": ["sent"]});
    let either = json!({"role": ["delegate"]});
    let code = "Your code is {{ registration.code }}.";
    assert_eq!(preview(registered.clone(), code).await.status, 200);
    for audience in [&invited, &either] {
        let refused = preview(audience.clone(), code).await;
        assert_eq!((refused.status.as_u16(), refused.pointers()), (422, vec!["/body".into()]));
        assert_eq!(refused.json()["errors"][0]["code"], "empty_placeholder");
        let guarded = format!("Hello.{{% if registration %}} {code}{{% endif %}}");
        assert_eq!(preview(audience.clone(), &guarded).await.status, 200);
        let links = "[Here]({{ links.manage }}) and [there]({{ links.answer }})";
        assert_eq!(preview(audience.clone(), links).await.status, 200);
    }
    let nowhere = preview(registered, "We meet in {{ event.venue.city }}.").await;
    assert_eq!(nowhere.status, 422);
    let message = nowhere.json()["errors"][0]["message"].to_string();
    assert!(message.contains("event.venue.city"), "{message}");
}

#[tokio::test]
async fn a_preview_shows_both_parts_as_one_person_would_read_them() {
    let it = Scene::start().await;
    let name = "{{ 7*7 }} <b>[x](//evil)";
    let known = json!({"full_name": name, "email": "a@example.org", "preferred_language": "ru"});
    let known = it.person(known).await;
    it.registered(known, RegistrationStatus::Confirmed).await;
    let stranger = it.named("stranger").await;
    let draft = json!({
        "subject": {"en": "For {{ person.full_name }}", "ru": "{{ person.full_name }}: бумаги"},
        "body": {"en": "Dear {{ person.full_name }}", "ru": "**Здравствуйте**, {{ person.full_name }}"},
    });
    let draft = it.follow_up(draft).await;
    let path = format!("{}/preview", own(&draft));
    let seen = it.app.post(&path, json!({"person_id": known})).json_of(200).await;
    assert_eq!(seen["language"], "ru");
    assert_eq!(seen["subject"], format!("{name}: бумаги"));
    assert!(seen["text"].as_str().unwrap().contains(&format!("Здравствуйте, {name}")));
    let html = seen["html"].as_str().unwrap();
    assert!(html.contains("<strong") && html.contains("{{ 7*7 }} &lt;b&gt;"), "{html}");
    assert!(!html.contains("href=\"//evil"));
    let made_up = it.app.act(&path).json_of(200).await;
    assert_eq!((&made_up["person_id"], &made_up["language"]), (&Value::Null, &json!("en")));
    let russian = it.app.post(&path, json!({"language": "ru"})).json_of(200).await;
    assert!(russian["subject"].as_str().unwrap().ends_with("бумаги"));
    let refused = it.app.post(&path, json!({"person_id": stranger})).expect(422).await;
    assert_eq!(refused.pointers(), ["/person_id"]);
    assert_eq!(it.mails(&draft).await.len(), 0);
    assert_eq!(it.read(&draft).await, draft);
}

#[tokio::test]
async fn what_the_state_does_not_allow_is_refused_and_names_what_it_allows() {
    let it = Scene::start().await;
    let draft = it.follow_up(json!({})).await;
    let none = it.app.act(&format!("{}/schedule", own(&draft))).expect(409).await;
    assert_eq!(none.json()["code"], "follow_up.no_time");
    let cancelled = it.app.act(&format!("{}/cancel", own(&draft))).json_of(200).await;
    assert_eq!(cancelled["status"], "cancelled");
    for action in ["schedule", "send-now", "cancel"] {
        let refused = it.app.act(&format!("{}/{action}", own(&draft))).expect(409).await;
        assert_eq!(refused.json()["code"], "follow_up.state", "{action}");
    }
    it.app.patch(&own(&draft), "*", json!({"name": "x"})).expect(409).await;
    it.app.delete(&own(&draft)).expect(409).await;
    let timed = it.follow_up(json!({"send_at": "2026-03-05T10:00:00Z"})).await;
    let past = json!({"send_at": "2026-03-01T10:00:00Z"});
    assert_eq!(it.app.patch(&own(&timed), "*", past).expect(422).await.pointers(), ["/send_at"]);
    let without = it.app.patch(&own(&timed), "*", json!({"send_at": null})).json_of(200).await;
    assert_eq!((&without["status"], &without["due_at"]), (&json!("draft"), &Value::Null));
}

#[tokio::test]
async fn all_that_an_audience_asks_for_must_hold() {
    use InvitationStatus::{Accepted, Declined, Sent};
    use RegistrationStatus::{Confirmed, Waitlisted, Withdrawn};
    use convoke::invitations::types::ParticipantRole::{Guest, Observer, Speaker};
    let it = Scene::start().await;
    let country = |code: &str| Some(code.parse().unwrap());
    let kazakh = it.named("kazakh").await;
    it.registered_as(kazakh, Confirmed, |row| row.country = country("KZ")).await;
    let waiting = it.named("waiting").await;
    it.registered_as(waiting, Waitlisted, |row| {
        (row.role, row.country, row.waitlist_seq) = (Speaker, country("UZ"), Some(1));
    })
    .await;
    let kyrgyz = json!({"full_name": "K", "email": "kyrgyz@example.org", "country": "KG"});
    it.invited(it.person(kyrgyz).await, Sent).await;
    let both = json!({"full_name": "B", "email": "both@example.org", "country": "TM"});
    let both = it.person(both).await;
    it.invited(both, Accepted).await;
    it.registered_as(both, Confirmed, |row| row.role = Observer).await;
    let gone = it.named("gone").await;
    it.invited(gone, Accepted).await;
    it.registered(gone, Withdrawn).await;
    it.invited(it.named("declined").await, Declined).await;
    let late = it.named("late").await;
    it.invited_as(late, Sent, |row| row.expires_at = Some(crate::support::beginning())).await;
    let mute = it.person(json!({"full_name": "Mute"})).await;
    it.registered_as(mute, Confirmed, |row| row.role = Guest).await;
    for (audience, expected, without) in [
        (json!({"registration_status": ["confirmed"]}), vec!["both", "kazakh"], 1),
        (json!({"registration_status": ["waitlisted", "withdrawn"]}), vec!["gone", "waiting"], 0),
        (json!({"invitation_status": ["sent"]}), vec!["kyrgyz"], 0),
        (json!({"invitation_status": ["expired"]}), vec!["late"], 0),
        (
            json!({"invitation_status": ["declined", "accepted"]}),
            vec!["both", "declined", "gone"],
            0,
        ),
        (
            json!({"invitation_status": ["accepted"], "registration_status": ["confirmed"]}),
            vec!["both"],
            0,
        ),
        (json!({"role": ["delegate"]}), vec!["kazakh", "kyrgyz"], 0),
        (json!({"role": ["speaker", "guest"]}), vec!["waiting"], 1),
        (json!({"country": ["TM", "KZ"]}), vec!["both", "kazakh"], 0),
        (json!({"country": ["KG"], "role": ["delegate"]}), vec!["kyrgyz"], 0),
        (json!({"country": ["UZ"], "registration_status": ["confirmed"]}), vec![], 0),
    ] {
        let made = it.follow_up(json!({"audience": audience})).await;
        it.send_now(&made).await;
        it.step().await;
        assert_eq!(it.recipients(&made).await, expected, "{audience}");
        let sent = it.read(&made).await;
        assert_eq!((&sent["status"], &sent["without_address"]), (&json!("sent"), &json!(without)));
        assert_eq!(sent["recipients"], expected.len());
    }
}

#[tokio::test]
async fn what_is_called_off_stays_and_says_that_nothing_can_be_done_with_it() {
    let it = Scene::start().await;
    let follow_up = it.follow_up(plain(json!({}))).await;
    let path = own(&follow_up);
    it.app.act(&format!("{path}/cancel")).expect(200).await;
    let refused = it.app.delete(&path).expect(409).await.json();
    assert_eq!(refused["code"], "follow_up.state");
    let detail = refused["detail"].as_str().unwrap();
    assert!(detail.ends_with("is cancelled; nothing more can be done with it."), "{detail}");
}

#[tokio::test]
async fn nothing_is_scheduled_by_the_time_of_an_event_that_does_not_take_place() {
    let it = Scene::start().await;
    it.app.post(&format!("/events/{}/cancel", it.event), json!({})).expect(200).await;
    let anchored = plain(json!({"anchor": "event_end"}));
    let refused = it.app.post(&it.path(), anchored).expect(409).await;
    assert_eq!(refused.json()["code"], "follow_up.event_state");
}
