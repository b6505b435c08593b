//! What is on its way while two people become one.

use std::time::Duration;

use convoke::access::Actor;
use convoke::events::seats;
use convoke::ids::{EventId, PersonId};
use convoke::mail::Purpose;
use convoke::people::service::lock;
use convoke::processes::merge_people;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{TWO, enter, id, merge, standing};
use crate::forms::files::handle;
use crate::forms::{ask, field};
use crate::support::TestApp;
use crate::support::http::{Answer, Call};
use crate::support::multipart::Multipart;
use crate::support::scene::{answer_path, event, invite, manage_path, register};
use crate::uploads::PDF;

const A_MOMENT: Duration = Duration::from_millis(300);

fn whose(row: &Value) -> PersonId {
    row["person_id"].as_str().unwrap().parse().unwrap()
}

/// Makes one of two people, the first of whom stays, in a write that has locked the other and perhaps an
/// event for a moment before; what is called then has to wait for it.
async fn meanwhile(
    app: &TestApp,
    (stays, other): (PersonId, PersonId),
    event: Option<EventId>,
    call: Call<'_>,
) -> Answer {
    let (db, vault) = (&app.app.context.db, &app.app.context.vault);
    let by = &Actor::system("test");
    let merged = db.write(move |w| async move {
        if let Some(event) = event {
            seats::lock(&w, event).await?;
        }
        lock(&w, by, other).await?;
        sleep(2 * A_MOMENT).await;
        merge_people(&w, by, vault, stays, other).await
    });
    let answer = async {
        sleep(A_MOMENT).await;
        call.await
    };
    let (merged, answer) = tokio::join!(merged, answer);
    merged.unwrap();
    answer
}

#[tokio::test]
async fn who_signs_up_while_they_become_one_with_another_is_the_one_who_stays() {
    let app = TestApp::start().await;
    let [one, two] = ["One", "Two"].map(|title| json!({"title": title}));
    let (one, two) = (event(&app, one).await, event(&app, two).await);
    let sign_up = |event: &Value| {
        let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
        app.raw("POST", &page).form(&[("full_name", "Anna S."), ("email", TWO[1])])
    };
    sign_up(&one).expect(200).await;
    let other = whose(&register(&app, &one, "&status=unverified").await[0]);
    let stays = json!({"full_name": "Anna", "email": TWO[0]});
    let stays = app.post("/people", stays).expect(201).await.id();
    // Nothing is on record of the other one but what was typed, which what is typed now would replace.
    let both = (stays.parse().unwrap(), other);
    let answer = meanwhile(&app, both, None, sign_up(&two)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let rows = register(&app, &two, "&status=unverified").await;
    let named: Vec<&Value> = rows.iter().map(|row| &row["person_id"]).collect();
    assert_eq!(named, [&json!(stays)]);
    let shown = app.get(&format!("/people/{stays}")).json_of(200).await;
    assert_eq!((&shown["full_name"], &shown["email"]), (&json!("Anna"), &json!(TWO[0])));
}

#[tokio::test]
async fn a_form_that_is_sent_while_two_become_one_is_taken_where_its_link_leads_then() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let locked = Some(id(&event).parse().unwrap());
    let mut invited = Vec::new();
    for email in TWO {
        invited.push(invite(&app, &event, email, json!({})).await);
    }
    let page = answer_path(&app, &invited[1]).await;
    let accept = app.raw("POST", &page).form(&[("answer", "accept")]);
    let both = (whose(&invited[0]), whose(&invited[1]));
    let answer = meanwhile(&app, both, locked, accept).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(standing(&app, &event).await, ["Person of anna@a.example.org confirmed"]);

    let (one, two) = (
        enter(&app, &event, "bek@a.example.org", json!({})).await,
        enter(&app, &event, "bek@b.example.org", json!({})).await,
    );
    let page = manage_path(&app, &two, Purpose::Manage).await;
    let withdraw = app.raw("POST", &page).form(&[("action", "withdraw")]);
    let answer = meanwhile(&app, (whose(&one), whose(&two)), locked, withdraw).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let expected = ["Person of anna@a.example.org confirmed", "bek withdrawn"];
    assert_eq!(standing(&app, &event).await, expected);
}

#[tokio::test]
async fn a_file_that_was_chosen_on_the_page_of_the_one_that_goes_need_not_be_chosen_again() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let required = || json!({"required": true});
    let asked = json!([
        field("topic", "text", ["Topic", "Тема"], required()),
        field("cv", "file", ["CV", "Резюме"], required()),
    ]);
    ask(&app, &event, asked).await;
    let mut invited = Vec::new();
    for email in TWO {
        invited.push(invite(&app, &event, email, json!({})).await);
    }
    let page = answer_path(&app, &invited[1]).await;
    let accept = Multipart::of(&[("answer", "accept")]);
    let chosen = accept.clone().file("cv", "cv.pdf", PDF.as_bytes());
    let missing = chosen.to(&app, &page).expect(422).await;
    let cv = handle(&missing.text(), "cv");
    merge(&app, &invited[0], &invited[1]).await;
    accept.text("topic", "Law").text("cv", &cv).to(&app, &page).expect(303).await;
    let row = register(&app, &event, "").await.remove(0);
    assert_eq!(
        (&row["person_id"], &row["invitation_id"]),
        (&invited[0]["person_id"], &invited[0]["id"])
    );
    assert_eq!(row["answers"]["cv"]["upload_id"], json!(cv));
}
