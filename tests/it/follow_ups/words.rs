//! What the text of a follow-up may say.

use serde_json::{Value, json};

use super::scene::{Scene, own, plain};

/// Status and code of an answer.
async fn preview(it: &Scene, audience: Value, body: &str) -> (u16, Value) {
    let draft = it.follow_up(json!({"audience": audience, "body": body})).await;
    let answer = it.app.act(&format!("{}/preview", own(&draft))).await;
    if answer.status == 422 {
        assert_eq!(answer.pointers(), ["/body"], "{body}");
    }
    (answer.status.as_u16(), answer.json()["errors"][0]["code"].clone())
}

fn confirmed() -> Value {
    json!({"registration_status": ["confirmed"]})
}

#[tokio::test]
async fn a_placeholder_that_is_empty_for_this_event_is_no_hole_in_a_mail() {
    let it = Scene::with(json!({"end_time": null})).await;
    let empty = json!("empty_placeholder");
    for (body, path) in [
        ("Join: {{ event.online_url }}", "event.online_url"),
        ("Until {{ event.end_time }}.", "event.end_time"),
        ("By {{ event.organizers|listed }}.", "event.organizers"),
        ("{% if event.theme %}{{ event.theme }}{% endif %} {{ event.online_url }}", "online_url"),
        ("Place {{ registration.waitlist_position }}", "registration.waitlist_position"),
    ] {
        assert_eq!(preview(&it, confirmed(), body).await, (422, empty.clone()), "{body}");
        let timed = plain(json!({"body": body, "send_at": "2026-03-05T10:00:00Z"}));
        let refused = it.app.post(&it.path(), timed).expect(422).await;
        assert_eq!(refused.pointers(), ["/body"], "{body}");
        let message = refused.json()["errors"][0]["message"].to_string();
        assert!(message.contains(path), "{message}");
        let draft = it.follow_up(json!({"body": body})).await;
        let refused = it.app.act(&format!("{}/send-now", own(&draft))).expect(422).await;
        assert_eq!(refused.pointers(), ["/body"], "{body}");
    }
    let guarded = "Hello{% if event.online_url %} {{ event.online_url }}{% endif %}\
                   {% if event.organizers %} {{ event.organizers|listed }}{% endif %}";
    assert_eq!(preview(&it, confirmed(), guarded).await.0, 200);
    let waiting = json!({"registration_status": ["waitlisted"]});
    let place = "Place {{ registration.waitlist_position }}";
    assert_eq!(preview(&it, waiting, place).await.0, 200, "all of these have a place on the list");
}

#[tokio::test]
async fn what_is_no_text_is_not_written_into_a_mail_as_it_stands() {
    let it = Scene::start().await;
    let draft = it.follow_up(json!({})).await;
    for name in ["person", "event", "links", "registration", "event.venue", "event.organizers"] {
        let body = json!({"body": format!("Dear {{{{ {name} }}}}")});
        for answer in [
            it.app.post(&it.path(), plain(body.clone())).await,
            it.app.patch(&own(&draft), "*", body.clone()).await,
        ] {
            assert_eq!((answer.status.as_u16(), answer.pointers()), (422, vec!["/body".into()]));
            assert_eq!(answer.json()["errors"][0]["code"], "whole_placeholder", "{name}");
        }
    }
    let fine = "{{ event|dates }}{% if event.venue %}, {{ event.venue.city }}{% endif %}";
    it.follow_up(json!({"body": fine})).await;
}

#[tokio::test]
async fn a_text_that_cannot_be_read_is_refused_when_it_is_written() {
    let it = Scene::start().await;
    let draft = it.follow_up(json!({})).await;
    for text in [
        "{% include 'invitation/en.md' %}",
        "{{ person.full_name",
        "{% if registration %}x",
        "x{% endif %}",
        "{{ 'x' * 1000 }}",
    ] {
        let fields = json!({"subject": {"en": "Fine", "ru": text}, "body": text});
        for answer in [
            it.app.post(&it.path(), plain(fields.clone())).await,
            it.app.patch(&own(&draft), "*", fields.clone()).await,
        ] {
            assert_eq!(answer.status, 422, "{text}: {}", answer.text());
            assert_eq!(answer.pointers(), ["/body", "/subject"], "{text}");
            assert_eq!(answer.json()["errors"][0]["code"], "template", "{text}");
        }
    }
}

#[tokio::test]
async fn a_text_that_is_nested_deeper_than_anybody_means_is_shown_and_ends_no_server() {
    let it = Scene::start().await;
    for part in [">", "- ", "*a _b "] {
        let body = format!("{}word", part.repeat(45_000 / part.len()));
        let made = it.follow_up(json!({"body": body})).await;
        let seen = it.app.act(&format!("{}/preview", own(&made))).json_of(200).await;
        for part in ["text", "html"] {
            assert!(seen[part].as_str().unwrap().contains("word"), "{seen}");
        }
    }
}
