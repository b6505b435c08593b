//! The form on the pages that people reach: shown, answered, and judged with everything typed still
//! there.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::{all_kinds, ask, field, option};
use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, register};

/// A form of which some must be answered.
fn some_required() -> Value {
    let must = json!({"required": true});
    let tracks = json!({"required": true,
        "options": [option("law", ["Law", "Право"]), option("it", ["Systems", "Системы"])]});
    json!([
        field("topic", "text", ["Topic", "Тема"], must.clone()),
        field("track", "one_of", ["Track", "Секция"], tracks),
        field("visa", "yes_no", ["Do you need a visa?", "Нужна ли вам виза?"], must.clone()),
        field(
            "passport",
            "country",
            ["Passport", "Паспорт"],
            json!({"required": true, "show_if": {"field": "visa", "is": [true]}})
        ),
        field(
            "talk",
            "text",
            ["Title of your talk", "Название доклада"],
            json!({"required": true, "show_if": {"role": ["speaker"]}})
        ),
        field(
            "photos",
            "consent",
            ["You may publish photos of me", "Мои фотографии можно публиковать"],
            must
        ),
        field("hotel", "text", ["Hotel", "Гостиница"], json!({"organizers_only": true})),
    ])
}

#[tokio::test]
async fn every_page_asks_what_the_form_asks_in_the_readers_language() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"modality": "hybrid"})).await;
    ask(&app, &event, all_kinds()).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let bek = json!({"person": {"full_name": "Bek", "email": "bek@example.org"}});
    let bek = app.post(&path, bek).json_of(201).await;
    let pages = [
        answer_path(&app, &invitation).await,
        format!("/e/{}/register", event["slug"].as_str().unwrap()),
        manage_path(&app, &bek, Purpose::Manage).await,
    ];
    for page in pages {
        let english = app.raw("GET", &format!("{page}?language=en")).expect(200).await.text();
        for part in [
            "name=\"topic\"",
            "<textarea id=\"f-about\"",
            "inputmode=\"decimal\"",
            "<input type=\"date\" id=\"f-arrives_on\"",
            "<select id=\"f-visa\"",
            "<select id=\"f-visa_from\"",
            "<option value=\"law\">Law</option>",
            "<input type=\"checkbox\" id=\"f-diet-2\" value=\"halal\" name=\"diet\">",
            "<input type=\"checkbox\" id=\"f-photos\"",
            "Only if your answer to “Do you need a visa?” is: Yes",
            "aria-describedby=\"c-visa_from\"",
        ] {
            assert!(english.contains(part), "{page}: {part} in {english}");
        }
        assert!(!english.contains("Hotel"), "what organizers alone see is on no page");
        let russian = app.raw("GET", &format!("{page}?language=ru")).expect(200).await.text();
        for part in
            ["О чём вы хотели бы услышать?", "Веганское", "Вы ответили: Да", "необязательно"]
        {
            assert!(russian.contains(part), "{page}: {part} in {russian}");
        }
    }
}

#[tokio::test]
async fn a_text_in_another_language_than_the_page_says_so() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, json!([{"key": "topic", "kind": "text", "label": {"en": "Topic"}}])).await;
    let page = format!("/e/{}/register?language=ru", event["slug"].as_str().unwrap());
    let html = app.raw("GET", &page).expect(200).await.text();
    assert!(html.contains("<span lang=\"en\" dir=\"ltr\">Topic</span>"), "{html}");
}

#[tokio::test]
async fn each_choice_says_its_language_where_that_is_not_the_pages_and_yes_and_no_are_ours() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let options = json!([
        {"value": "law", "label": {"en": "Law"}},
        {"value": "art", "label": {"en": "Art", "ru": "Искусство"}},
        {"value": "2026", "label": {"en": "2026"}},
    ]);
    let both = json!([
        {"key": "visa", "kind": "yes_no", "label": {"en": "Visa?"}},
        {"key": "track", "kind": "one_of", "label": {"ru": "Тема", "en": "Track"}, "options": options},
    ]);
    ask(&app, &event, both).await;
    let page = format!("/e/{}/register?language=ru", event["slug"].as_str().unwrap());
    let html = app.raw("GET", &page).expect(200).await.text();
    for part in [
        "<option value=\"yes\">Да</option>",
        "<option value=\"law\" lang=\"en\" dir=\"ltr\">Law</option>",
        "<option value=\"art\">Искусство</option>",
        "<option value=\"2026\">2026</option>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[tokio::test]
async fn what_is_missing_is_named_beside_its_field_and_what_was_typed_is_still_there() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, some_required()).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let typed = [
        ("answer", "accept"),
        ("organization", "Ministry"),
        ("position", ""),
        ("country", ""),
        ("topic", "Registers <of> land"),
        ("visa", "yes"),
        ("passport", ""),
    ];
    let html = app.raw("POST", &page).form(&typed).expect(422).await.text();
    for key in ["track", "passport", "photos"] {
        assert!(html.contains(&format!("<a href=\"#f-{key}\">")), "{key} in {html}");
        assert!(html.contains(&format!("id=\"e-{key}\"")), "{key}");
    }
    assert!(!html.contains("id=\"e-topic\""), "{html}");
    assert!(html.contains("value=\"Registers &lt;of&gt; land\""), "{html}");
    assert!(html.contains("value=\"yes\" name=\"visa\" required checked"), "{html}");
    assert!(html.contains("value=\"Ministry\""));
    assert!(register(&app, &event, "").await.is_empty());
    let russian =
        app.raw("POST", &format!("{page}?language=ru")).form(&typed).expect(422).await.text();
    assert!(russian.contains("«Секция»"), "{russian}");
}

#[tokio::test]
async fn answers_of_an_invitee_are_kept_with_their_consent_and_stand_on_their_page() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, some_required()).await;
    let invitation = invite(&app, &event, "anna@example.org", json!({})).await;
    let page = answer_path(&app, &invitation).await;
    let whole = [("organization", ""), ("position", ""), ("country", "")];
    let said = [
        ("topic", "Registers"),
        ("track", "it"),
        ("visa", "no"),
        ("passport", "KG"),
        ("photos", "yes"),
        ("hotel", "Mine"),
        ("talk", "Not asked"),
    ];
    let form: Vec<_> = [("answer", "accept")].into_iter().chain(whole).chain(said).collect();
    app.raw("POST", &page).form(&form).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    let kept = json!({"topic": "Registers", "track": "it", "visa": false});
    assert_eq!(row["answers"], kept, "what is not asked of them is not kept");
    let consents = row["consents"].as_array().unwrap().iter();
    let consents: Vec<_> = consents.map(|it| (&it["purpose"], &it["given"])).collect();
    let expected =
        [(&json!("list_of_participants"), &json!(false)), (&json!("photos"), &json!(true))];
    assert_eq!(consents, expected);
    let own = manage_path(&app, &row, Purpose::Manage).await;
    let html = app.raw("GET", &own).expect(200).await.text();
    assert!(html.contains("value=\"Registers\""), "{html}");
    assert!(html.contains("value=\"it\" name=\"track\" required checked"), "{html}");
    assert!(
        html.contains("id=\"f-photos\" value=\"yes\" name=\"photos\" required checked"),
        "{html}"
    );
    // Organizers' own answers stay whatever the person says.
    let answers = json!({"answers": {"topic": "Registers", "hotel": "Ala-Too"}});
    let path = format!("/registrations/{}", row["id"].as_str().unwrap());
    app.patch(&path, "*", answers).expect(200).await;
    let said = [
        ("topic", "Land"),
        ("track", "law"),
        ("visa", "yes"),
        ("passport", "KG"),
        ("photos", "yes"),
    ];
    let form: Vec<_> = [("action", "save")].into_iter().chain(whole).chain(said).collect();
    app.raw("POST", &own).form(&form).expect(303).await;
    let saved = app.get(&path).json_of(200).await;
    let kept = json!({"topic": "Land", "track": "law", "visa": true, "passport": "KG", "hotel": "Ala-Too"});
    assert_eq!(saved["answers"], kept);
}

#[tokio::test]
async fn a_speaker_is_asked_what_speakers_are_asked() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, some_required()).await;
    for (role, asked) in [("speaker", true), ("observer", false)] {
        let email = format!("{role}@example.org");
        let invitation = invite(&app, &event, &email, json!({"role": role})).await;
        let page = answer_path(&app, &invitation).await;
        let html = app.raw("GET", &page).expect(200).await.text();
        assert_eq!(html.contains("Title of your talk"), asked, "{role}");
        let form = [
            ("answer", "accept"),
            ("topic", "T"),
            ("track", "it"),
            ("visa", "no"),
            ("photos", "yes"),
        ];
        let status = if asked { 422 } else { 303 };
        app.raw("POST", &page).form(&form).expect(status).await;
    }
}

#[tokio::test]
async fn several_choices_are_sent_under_one_name_and_nothing_else_is_sent_twice() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    ask(&app, &event, all_kinds()).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let who = [("full_name", "Chen"), ("email", "chen@example.org")];
    let twice: Vec<_> = who.into_iter().chain([("track", "law"), ("track", "it")]).collect();
    app.raw("POST", &page).form(&twice).expect(400).await;
    let several: Vec<_> = who.into_iter().chain([("diet", "vegan"), ("diet", "halal")]).collect();
    app.raw("POST", &page).form(&several).expect(200).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!(row["answers"], json!({"diet": ["vegan", "halal"]}));
    let wrong: Vec<_> =
        who.into_iter().chain([("diet", "vegan"), ("diet", "meat"), ("years", "ten")]).collect();
    let html = app.raw("POST", &page).form(&wrong).expect(422).await.text();
    assert!(html.contains("value=\"vegan\" name=\"diet\" aria-invalid=\"true\" checked"), "{html}");
    assert!(html.contains("“Years in office” must be a number."), "{html}");
    assert!(html.contains("value=\"ten\""), "{html}");
}

#[tokio::test]
async fn whatever_is_posted_is_answered_and_nothing_odd_is_kept() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"modality": "hybrid"})).await;
    ask(&app, &event, all_kinds()).await;
    let long = "я".repeat(4100);
    let odd =
        ["", " ", "\u{0}", "a\u{7}b", "\u{202e}x", "yes", "1e999", "-", "NaN", "KG", "law", &long];
    let keys =
        ["topic", "about", "years", "arrives_on", "visa", "visa_from", "track", "diet", "photos"];
    for (number, value) in odd.into_iter().enumerate() {
        // Once it is accepted, the page of an invitation asks nothing more.
        let email = format!("p{number}@example.org");
        let invitation = invite(&app, &event, &email, json!({})).await;
        let page = answer_path(&app, &invitation).await;
        let form: Vec<_> = keys.iter().map(|key| (*key, value)).collect();
        let form: Vec<_> =
            [("answer", "accept"), ("attendance_mode", "online")].into_iter().chain(form).collect();
        let answer = app.raw("POST", &page).form(&form).await;
        let status = answer.status.as_u16();
        assert!([303, 422].contains(&status), "{value:?}: {status}");
        if status == 422 {
            assert!(answer.text().contains("class=\"wrong\""), "{value:?}");
        }
    }
    for row in register(&app, &event, "").await {
        assert_eq!(
            (&row["answers"]["visa_from"], &row["answers"]["hotel"]),
            (&Value::Null, &Value::Null)
        );
    }
}
