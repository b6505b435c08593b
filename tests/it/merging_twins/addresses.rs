//! The address of the one who went finds the one who stays.

use serde_json::{Value, json};

use super::{TWO, enter, id, merge};
use crate::support::TestApp;
use crate::support::scene::{event, number, outbox};

async fn merged(app: &TestApp) -> String {
    let mut made = Vec::new();
    for email in TWO {
        let body = json!({"full_name": "Anna", "email": email});
        made.push(json!({"person_id": app.post("/people", body).expect(201).await.id()}));
    }
    merge(app, &made[0], &made[1]).await["person"]["id"].as_str().unwrap().to_owned()
}

async fn people(app: &TestApp) -> i64 {
    number(&app.app.context.db, "SELECT COUNT(*) AS n FROM people").await
}

#[tokio::test]
async fn whoever_uses_the_other_address_is_the_same_person_and_mail_goes_to_the_main_one() {
    let app = TestApp::start().await;
    let stays = merged(&app).await;
    let shown = app.get(&format!("/people/{stays}")).json_of(200).await;
    assert_eq!(shown["other_emails"], json!([TWO[1]]));
    let found = app.get("/people?email=ANNA@b.example.org").json_of(200).await;
    assert_eq!(id(&found["items"][0]), stays);
    let [one, two, three] = ["One", "Two", "Three"].map(|title| json!({"title": title}));
    let one = event(&app, one).await;
    let row = enter(&app, &one, "Anna@B.example.org", json!({"notify": true})).await;
    assert_eq!(row["person_id"], stays);
    let two = event(&app, two).await;
    let batch =
        json!({"send": true, "invitations": [{"person": {"full_name": "A.", "email": TWO[1]}}]});
    let batch = app.post(&format!("/events/{}/invitations/batch", id(&two)), batch).await;
    assert!(batch.status.is_success(), "{}", batch.text());
    assert!(batch.text().contains(&stays), "{}", batch.text());
    let three = event(&app, three).await;
    let page = format!("/e/{}/register", three["slug"].as_str().unwrap());
    let form = [("full_name", "Anna S."), ("email", TWO[1])];
    let known = app.raw("POST", &page).form(&form).expect(200).await.text();
    let form = [("full_name", "Somebody"), ("email", "new@example.org")];
    let new = app.raw("POST", &page).form(&form).expect(200).await.text();
    assert_eq!(known.replace("a***@b.example.org", "X"), new.replace("n***@example.org", "X"));
    let table = format!("id,full_name,email\n,Anna,{}\n", TWO[1]);
    let call = app.call("POST", "/people/import").bytes("text/csv", table);
    let import = call.await.json();
    assert_eq!(import["known"], 1, "{import}");
    assert_eq!(people(&app).await, 2, "Anna, and who is new");
    app.deliver().await;
    assert!(app.mails_to(TWO[1]).is_empty());
    assert_eq!(app.mails_to(TWO[0]).len(), 3, "{}", outbox(&app).await);
}

#[tokio::test]
async fn who_is_searched_by_a_further_address_is_found_as_long_as_it_is_theirs() {
    let app = TestApp::start().await;
    let stays = merged(&app).await;
    let found = async || {
        let page = app.get(&format!("/people?q={}", TWO[1])).json_of(200).await;
        page["items"].as_array().unwrap().len()
    };
    assert_eq!(found().await, 1);
    app.patch(&format!("/people/{stays}"), "*", json!({"other_emails": null})).expect(200).await;
    assert_eq!(found().await, 0);
}

#[tokio::test]
async fn an_address_is_one_persons_and_can_be_taken_away() {
    let app = TestApp::start().await;
    let stays = merged(&app).await;
    let path = format!("/people/{stays}");
    let refused = |email: &str| json!({"full_name": "Bek", "email": email});
    let taken = app.post("/people", refused("Anna@B.example.org")).expect(409).await;
    assert_eq!(taken.json()["code"], "person.email_taken");
    assert!(taken.text().contains(&stays), "{}", taken.text());
    let bek = app.post("/people", refused("bek@example.org")).expect(201).await.id();
    let other = format!("/people/{bek}");
    app.patch(&other, "*", json!({"email": TWO[1]})).expect(409).await;
    let wrong = json!({"other_emails": ["new@example.org"]});
    assert_eq!(app.patch(&path, "*", wrong).expect(422).await.pointers(), ["/other_emails/0"]);
    let swapped = app.patch(&path, "*", json!({"email": TWO[1]})).json_of(200).await;
    assert_eq!((&swapped["email"], &swapped["other_emails"]), (&json!(TWO[1]), &json!([TWO[0]])));
    let less = app.patch(&path, "*", json!({"other_emails": null})).json_of(200).await;
    assert_eq!(less["other_emails"], json!([]));
    app.patch(&other, "*", json!({"email": TWO[0]})).expect(200).await;
    let log = app.get(&format!("/audit?object_id={stays}&action=person.update")).json_of(200).await;
    let fields: Vec<&Value> =
        log["items"].as_array().unwrap().iter().map(|it| &it["fields"]).collect();
    assert_eq!(fields.len(), 2, "{fields:?}");
    assert!(fields.iter().all(|it| it.to_string().contains("other_emails")), "{fields:?}");
}

#[tokio::test]
async fn who_is_merged_again_is_found_by_all_addresses_and_goes_with_them() {
    let app = TestApp::start().await;
    let anna = json!({"person_id": merged(&app).await});
    let last = json!({"full_name": "Anna", "email": "anna@c.example.org"});
    let last = json!({"person_id": app.post("/people", last).expect(201).await.id()});
    let done = merge(&app, &last, &anna).await;
    let shown = &done["person"];
    assert_eq!(shown["other_emails"], json!([TWO[0], TWO[1]]));
    for email in TWO {
        let found = app.get(&format!("/people?email={email}")).json_of(200).await;
        assert_eq!(found["items"][0]["id"], shown["id"]);
    }
    // A table that was taken out before.
    let gone = anna["person_id"].as_str().unwrap();
    let table = format!("id,full_name\n{gone},Anna\n");
    let import = app.call("POST", "/people/import").bytes("text/csv", table).await.json();
    assert_eq!((&import["known"], &import["created"]), (&json!(1), &json!(0)), "{import}");
    app.delete(&format!("/people/{}", id(shown))).expect(204).await;
    for table in ["person_addresses", "merged_records"] {
        assert_eq!(
            number(&app.app.context.db, &format!("SELECT COUNT(*) AS n FROM {table}")).await,
            0
        );
    }
    let again = json!({"full_name": "Anna", "email": TWO[1]});
    app.post("/people", again).expect(201).await;
}
