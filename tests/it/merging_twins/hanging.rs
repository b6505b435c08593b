//! What hangs on a registration that goes hangs on the one that stays.

use convoke::access::Actor;
use convoke::mail::Purpose;
use convoke::registrations::form::service::delete_answers;
use convoke::worker;
use serde_json::{Value, json};

use super::{TWO, enter, id, merge};
use crate::attendance::Door;
use crate::certificates::{Hall, verify_path};
use crate::forms::{ask, field};
use crate::support::TestApp;
use crate::support::multipart::Multipart;
use crate::support::scene::{answer_path, event, invite, manage_path, register};
use crate::uploads::PDF;

#[tokio::test]
async fn who_was_checked_in_as_both_came_once_since_the_earlier_instant() {
    let door = Door::with(json!({})).await;
    let one = door.seat("Anna", json!({})).await;
    let two = door.seat("Anna B", json!({})).await;
    door.app.clock.set("2026-05-26T09:00:00Z".parse().unwrap());
    let at = |hour: u32| format!("2026-05-25T0{hour}:00:00Z");
    let tell = async |body: Value| {
        let answer = door.tell(body).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json()
    };
    let first =
        tell(json!({"registration_id": one["id"], "day": "2026-05-25", "at": at(6), "nonce": "a"}))
            .await;
    tell(json!({"code": two["code"], "day": "2026-05-25", "at": at(5), "nonce": "b"})).await;
    tell(json!({"code": two["code"], "day": "2026-05-26", "at": "2026-05-26T05:00:00Z", "nonce": "c"})).await;
    merge(&door.app, &one, &two).await;
    let came = door.list("").await;
    assert_eq!(came.len(), 2, "{came:?}");
    assert!(came.iter().all(|row| row["registration_id"] == one["id"]), "{came:?}");
    let same = came.iter().find(|row| row["day"] == "2026-05-25").unwrap();
    assert_eq!(same["id"], first["id"]);
    assert!(same["at"].as_str().unwrap().starts_with("2026-05-25T05:00:00"), "{same}");
    // A device that never heard the answer, with the badge of the one that went.
    for who in [json!({"code": two["code"]}), json!({"registration_id": two["id"]})] {
        let mut body = json!({"day": "2026-05-25", "at": at(5), "nonce": "b"});
        body.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        let again = door.tell(body).await;
        assert_eq!(again.status, 200, "{}", again.text());
        assert_eq!(again.json()["id"], same["id"]);
    }
    let counts = door.counts().await;
    let days: Vec<&Value> =
        counts["days"].as_array().unwrap().iter().map(|day| &day["present"]).collect();
    assert_eq!(days[..2], [&json!(1), &json!(1)], "{counts}");
}

#[tokio::test]
async fn certificates_and_letters_of_both_are_good_and_no_number_is_given_twice() {
    let hall = Hall::start().await;
    let app = &hall.door.app;
    let given = hall.give(&[&hall.anna, &hall.bek]).await;
    merge(app, &hall.anna, &hall.bek).await;
    for certificate in &given {
        app.raw("GET", &verify_path(certificate)).expect(200).await;
    }
    assert_eq!(hall.list("status=valid").await.len(), 2);
    let third = hall.give(&[&hall.chen]).await;
    assert_eq!(third[0]["number"], 3);
    let again = hall.issue(json!({"threshold": 0})).await.json();
    assert_eq!(again["already"], 2, "{again}");

    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (mut rows, mut letters) = (Vec::new(), Vec::new());
    for email in TWO {
        let row = invite(&app, &event, email, json!({})).await;
        let letter = format!("/invitations/{}/letter", id(&row));
        letters.push(app.post(&letter, json!({})).json_of(201).await);
        rows.push(row);
    }
    assert_eq!(letters[1]["further_references"], json!([]));
    merge(&app, &rows[0], &rows[1]).await;
    let letter = format!("/invitations/{}/letter", id(&rows[0]));
    let shown = app.get(&letter).json_of(200).await;
    assert_eq!(shown["number"], 1);
    assert_eq!(shown["further_references"], json!([letters[1]["reference"]]));
    let again = app.post(&letter, json!({})).json_of(200).await;
    assert_eq!(again["further_references"], shown["further_references"]);
    let next = invite(&app, &event, "bek@example.org", json!({})).await;
    let next =
        app.post(&format!("/invitations/{}/letter", id(&next)), json!({})).json_of(201).await;
    assert_eq!(next["number"], 3);
}

async fn files(app: &TestApp) -> i64 {
    crate::support::scene::number(&app.app.context.db, "SELECT COUNT(*) AS n FROM uploads").await
}

#[tokio::test]
async fn what_only_the_other_one_answered_is_answered_and_what_both_did_is_kept_for_its_days() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let days = json!({"retention_days": 30});
    let sealed = json!({"retention_days": 30, "sensitive": true});
    let asked = json!([
        field("topic", "text", ["Topic", "Тема"], json!({})),
        field("cv", "file", ["CV", "Резюме"], days.clone()),
        field("diet", "text", ["Diet", "Еда"], sealed.clone()),
        field("access", "text", ["Access", "Доступ"], sealed),
    ]);
    ask(&app, &event, asked).await;
    let mut pages = Vec::new();
    for (email, said) in TWO.iter().zip([
        vec![("answer", "accept"), ("diet", "halal")],
        vec![("answer", "accept"), ("topic", "Law"), ("diet", "vegan"), ("access", "ramp")],
    ]) {
        let page = answer_path(&app, &invite(&app, &event, email, json!({})).await).await;
        let form = Multipart::of(&said).file("cv", "cv.pdf", PDF.as_bytes());
        form.to(&app, &page).expect(303).await;
        pages.push(page);
    }
    let rows = register(&app, &event, "").await;
    assert_eq!(files(&app).await, 2);
    merge(&app, &rows[0], &rows[1]).await;
    let own = format!("/registrations/{}", id(&rows[0]));
    let now = app.get(&own).json_of(200).await;
    assert_eq!(now["answers"]["topic"], "Law");
    assert_eq!(now["answers"]["cv"], rows[0]["answers"]["cv"], "its own word counts");
    let apart = app.get(&format!("{own}/sensitive-answers")).json_of(200).await;
    assert_eq!(apart["answers"], json!({"access": "ramp", "diet": "halal"}), "sealed anew");
    assert_eq!(files(&app).await, 2, "what did not move is kept");
    app.clock.set("2026-08-01T00:00:00Z".parse().unwrap());
    for _ in 0..6 {
        worker::tick(&app.app.context).await.unwrap();
        app.clock.advance(chrono::Duration::hours(1));
    }
    assert_eq!(files(&app).await, 0, "as long as its field says");
    let kept =
        "SELECT COUNT(*) AS n FROM merged_records WHERE CAST(record AS TEXT) LIKE '%cv.pdf%'";
    assert_eq!(crate::support::scene::number(&app.app.context.db, kept).await, 0);
}

#[tokio::test]
async fn files_that_were_kept_go_one_a_write_after_what_is_on_record() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let days = || json!({"retention_days": 30});
    let asked = json!([
        field("cv", "file", ["CV", "Резюме"], days()),
        field("photo", "file", ["Photo", "Фотография"], days()),
        field("diet", "text", ["Diet", "Еда"], days()),
    ]);
    ask(&app, &event, asked).await;
    for email in TWO {
        let page = answer_path(&app, &invite(&app, &event, email, json!({})).await).await;
        let form = Multipart::of(&[("answer", "accept"), ("diet", "halal")]);
        let form = form.file("cv", "cv.pdf", PDF.as_bytes());
        form.file("photo", "me.pdf", PDF.as_bytes()).to(&app, &page).expect(303).await;
    }
    let rows = register(&app, &event, "").await;
    merge(&app, &rows[0], &rows[1]).await;
    assert_eq!(files(&app).await, 4);
    app.clock.set("2026-08-01T00:00:00Z".parse().unwrap());
    let (by, event) = (&Actor::system("test"), id(&event).parse().unwrap());
    let mut steps = Vec::new();
    while steps.last().is_none_or(|(count, _)| *count > 0) {
        let deed = move |w| async move { delete_answers(&w, by, event).await };
        let count = app.app.context.db.write(deed).await.unwrap();
        steps.push((count, files(&app).await));
    }
    let expected = [(1, 2), (1, 1), (1, 0), (1, 0), (0, 0)];
    assert_eq!(steps, expected, "the registration, each file, what it said, and then nothing");
    let kept = "SELECT COUNT(*) AS n FROM merged_records WHERE CAST(record AS TEXT) LIKE '%halal%'";
    assert_eq!(crate::support::scene::number(&app.app.context.db, kept).await, 0);
}

#[tokio::test]
async fn what_was_withdrawn_or_never_confirmed_gives_way_and_leads_on() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let gone = enter(&app, &event, TWO[0], json!({})).await;
    app.act(&format!("/registrations/{}/withdraw", id(&gone))).expect(200).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let form = [("full_name", "Anna"), ("email", TWO[1])];
    app.raw("POST", &page).form(&form).expect(200).await;
    let open = register(&app, &event, "&status=unverified").await.remove(0);
    let link = manage_path(&app, &open, Purpose::ConfirmAddress).await;
    merge(&app, &open, &gone).await;
    let left = register(&app, &event, "").await;
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0]["id"], &left[0]["status"]), (&gone["id"], &json!("withdrawn")));
    app.raw("GET", &link).expect(200).await;
}
