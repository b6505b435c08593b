//! The form on which an invitation is answered: what is wrong, what is kept, and in which language.

use serde_json::json;

use crate::support::TestApp;
use crate::support::scene::{
    answer_path, event, fingerprint, invite, manage_path, outbox, register,
};
use convoke::mail::Purpose;

/// The text of a page without its tags.
fn shown(html: &str) -> String {
    let body = html.split("<main").nth(1).unwrap();
    body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

/// What names no reader should see.
const BARE: &[&str] = &[
    "reason",
    "full_name",
    "email",
    "organization",
    "position",
    "country",
    "attendance_mode",
    "consent_list",
    "substitute_",
    "control_character",
    "not_offered",
    "same_person",
];

#[tokio::test]
async fn whatever_is_wrong_is_told_in_words_of_the_readers_language() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"modality": "hybrid"})).await;
    let more = json!({"person": {"full_name": "Айгуль", "email": "a@example.org",
                                 "preferred_language": "ru"}});
    let invitation = invite(&app, &event, "a@example.org", more).await;
    let page = answer_path(&app, &invitation).await;
    let sign_up = format!("/e/{}/register?language=ru", event["slug"].as_str().unwrap());
    let bad = "a\u{7}b";
    let long = "я".repeat(2001);
    let forms: &[(&str, &[(&str, &str)])] = &[
        (&page, &[("answer", "decline"), ("reason", bad)]),
        (&page, &[("answer", "decline"), ("reason", &long)]),
        (&page, &[("answer", "accept"), ("organization", bad), ("position", bad)]),
        (&page, &[("answer", "accept"), ("country", "XX"), ("attendance_mode", "both")]),
        (&page, &[("answer", "substitute")]),
        (
            &page,
            &[("answer", "substitute"), ("substitute_full_name", bad), ("substitute_email", "no")],
        ),
        (
            &page,
            &[
                ("answer", "substitute"),
                ("substitute_full_name", "Я"),
                ("substitute_email", "A@example.org"),
            ],
        ),
        (&page, &[]),
        (&page, &[("answer", "maybe")]),
        (&sign_up, &[("full_name", bad), ("email", "no"), ("position", bad)]),
    ];
    let before = fingerprint(&app).await;
    for (path, form) in forms {
        let html = app.raw("POST", path).form(form).expect(422).await.text();
        assert!(html.contains("lang=\"ru\""), "{form:?}");
        assert!(html.contains("class=\"wrong\""), "{form:?}");
        let text = shown(&html);
        for name in BARE {
            assert!(!text.contains(name), "{form:?}: {name} in {text}");
        }
    }
    assert_eq!(fingerprint(&app).await, before);
    let html = app.raw("POST", &page).form(forms[0].1).expect(422).await.text();
    assert!(html.contains("<a href=\"#f-reason\">В поле «Причина»"), "{html}");
}

#[test]
fn every_field_and_every_fault_that_a_page_can_tell_has_words_in_every_language() {
    let fields = [
        "full_name",
        "email",
        "organization",
        "position",
        "country",
        "attendance_mode",
        "consent_list",
        "reason",
        "substitute_full_name",
        "substitute_email",
    ];
    let faults = [
        "required",
        "email",
        "too_long",
        "control_character",
        "bidi_control",
        "web_address",
        "country",
        "not_offered",
        "full",
        "same_person",
        "other",
        "form",
    ];
    let keys = fields.iter().map(|key| format!("field-{key}"));
    let keys: Vec<String> = keys.chain(faults.iter().map(|key| format!("error-{key}"))).collect();
    let values = [("label", "L")].into_iter().collect();
    for catalogue in convoke::pages::catalogue::all() {
        for key in &keys {
            assert!(catalogue.find(key, &values).is_some(), "{}: {key}", catalogue.name());
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_missing_or_unknown_brings_the_same_page_with_all_that_was_typed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    for answer in ["", "yes", "ACCEPT!"] {
        let form = [
            ("answer", answer),
            ("organization", "Ministry"),
            ("country", "KG"),
            ("reason", "Busy"),
            ("substitute_full_name", "Deputy"),
        ];
        let html = app.raw("POST", &page).form(&form).expect(422).await.text();
        for kept in [
            "value=\"Ministry\"",
            "value=\"KG\" selected",
            "Busy</textarea>",
            "value=\"Deputy\"",
            "name=\"answer\" value=\"accept\"",
            "id=\"f-answer\"",
            "href=\"#f-answer\"",
            "Please choose one of the answers below.",
        ] {
            assert!(html.contains(kept), "{answer:?}: {kept}\n{html}");
        }
    }
    assert_eq!(register(&app, &event, "").await.len(), 0);
}

#[tokio::test]
async fn a_field_that_is_not_sent_keeps_what_is_known_and_an_empty_one_erases() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let invitation = invite(&app, &event, "a@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let said = [
        ("answer", "accept"),
        ("organization", "Ministry"),
        ("position", "Head"),
        ("country", "KG"),
        ("consent_list", "yes"),
    ];
    let now = || async {
        let row = register(&app, &event, "").await.remove(0);
        let given = row["consents"][0]["given"].clone();
        [row["organization"].clone(), row["position"].clone(), row["country"].clone(), given]
    };
    app.raw("POST", &page).form(&said).expect(303).await;
    app.raw("POST", &page).form(&[("answer", "decline")]).expect(303).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(now().await, [json!("Ministry"), json!("Head"), json!("KG"), json!(true)]);
    app.raw("POST", &page).form(&[("answer", "accept"), ("position", " ")]).expect(303).await;
    assert_eq!(now().await, [json!("Ministry"), json!(null), json!("KG"), json!(true)]);
    let whole =
        [("answer", "accept"), ("organization", "Agency"), ("position", ""), ("country", "")];
    app.raw("POST", &page).form(&whole).expect(303).await;
    let unticked = [json!("Agency"), json!(null), json!(null), json!(false)];
    assert_eq!(now().await, unticked, "a box of a whole form that was not sent was unticked");
    let row = register(&app, &event, "").await.remove(0);
    let manage = manage_path(&app, &row, Purpose::Manage).await;
    let form = [("action", "save"), ("position", "Chief")];
    app.raw("POST", &manage).form(&form).expect(303).await;
    assert_eq!(now().await[..2], [json!("Agency"), json!("Chief")]);
}

#[tokio::test]
async fn what_is_known_of_a_person_stays_when_only_the_answer_is_sent() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let person = json!({"full_name": "Anna", "email": "a@example.org", "position": "Head",
                        "country": "UZ"});
    let invitation = invite(&app, &event, "a@example.org", json!({"person": person})).await;
    let page = answer_path(&app, &invitation).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!((&row["position"], &row["country"]), (&json!("Head"), &json!("UZ")));
}

#[tokio::test]
async fn a_form_that_cannot_be_read_is_told_of_in_the_language_of_the_invitation() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let russian = json!({"language": "ru"});
    let invitation = invite(&app, &event, "a@example.org", russian).await;
    let page = answer_path(&app, &invitation).await;
    let form = "application/x-www-form-urlencoded";
    let large = format!("answer=accept&organization={}", "x".repeat(270_000));
    for (media, body, status) in [
        (form, "answer=accept&answer=decline", 400),
        (form, "answer=%ff", 400),
        (form, large.as_str(), 413),
        ("application/json", "{}", 415),
    ] {
        let told = app.raw("POST", &page).text(media, body).expect(status).await;
        assert_eq!(told.header("content-language"), "ru", "{status}");
        let wrong = app.raw("POST", "/i/unknown").text(media, body).expect(404).await;
        assert_eq!(wrong.header("content-language"), "en");
    }
    assert_eq!(outbox(&app).await, "invitation 1");
}
