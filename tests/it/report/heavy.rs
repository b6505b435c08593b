//! What a long report must not do to the server, whatever it is made of.

use convoke::ids::{EventId, PersonId};
use convoke::people::entity::person;
use convoke::registrations::entity as registration;
use convoke::registrations::types::{Consent, LIST_OF_PARTICIPANTS, RegistrationStatus};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use super::{FORMATS, report, section};
use crate::follow_ups::scene::registration_row;
use crate::support::scene::event;
use crate::support::{TestApp, beginning};

/// A table of which each row is one letter and hundreds of cells.
fn bomb(tables: usize) -> String {
    let row = |cell: &str| vec![cell; 362].join("|");
    let table = format!("{}\n{}\n{}\n", row("a"), row("-"), "a\n".repeat(724));
    vec![table; tables].join("\n")
}

#[tokio::test]
async fn a_text_with_far_too_many_cells_is_a_text_in_each_format() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"description": {"en": bomb(6)}})).await;
    let id = event["id"].as_str().unwrap();
    for number in 1..=3 {
        let body = json!({"number": number, "text": {"en": bomb(6)}});
        app.post(&format!("/events/{id}/recommendations"), body).expect(201).await;
    }
    let own = super::at(&event, "/sections/needs");
    let all = json!({"text": {"en": bomb(17)}});
    let put = app.call("PUT", &own).header("if-match", "*").json(all).expect(422).await;
    assert_eq!(put.pointers(), ["/text/en"]);
    for format in FORMATS {
        let bytes = report(&app, &event, format, "&language=en").await.bytes.len();
        assert!(bytes < 4_000_000, "{format}: {bytes}");
    }
    let json = report(&app, &event, "json", "&language=en").await.json();
    let blocks = section(&json, "background").unwrap()["blocks"].as_array().unwrap().clone();
    assert!(blocks.iter().all(|block: &Value| block["kind"] != "table"));
}

/// So many people who agreed to be listed.
async fn listed(app: &TestApp, event: EventId, people: usize) {
    let first = app.post("/people", json!({"full_name": "Anna"})).expect(201).await.id();
    let first: PersonId = first.parse().unwrap();
    let db = &app.app.context.db;
    let one = person::Entity::find_by_id(first).one(db.read()).await.unwrap().unwrap();
    let agreed = Consent {
        purpose: LIST_OF_PARTICIPANTS.to_owned(),
        version: "1".to_owned(),
        given: true,
        at: beginning(),
    };
    let (one, agreed): (&person::Model, &Consent) = (&one, &agreed);
    for chunk in (0..people).step_by(200) {
        let size = (people - chunk).min(200);
        let write = db.write(move |w| async move {
            let (mut all, mut rows) = (Vec::new(), Vec::new());
            for _ in 0..size {
                let mut person = one.clone().into_active_model().reset_all();
                let id: PersonId = w.new_id();
                person.id = Set(id);
                all.push(person);
                let status = RegistrationStatus::Confirmed;
                let mut row = registration_row(w.new_id(), event, id, status);
                row.consents = vec![agreed.clone()].into();
                rows.push(row.into_active_model());
            }
            person::Entity::insert_many(all).exec_without_returning(&w).await?;
            registration::Entity::insert_many(rows).exec_without_returning(&w).await?;
            Ok(())
        });
        write.await.unwrap();
    }
}

#[tokio::test]
async fn of_more_people_than_a_paper_holds_the_report_says_where_they_are_listed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    listed(&app, event["id"].as_str().unwrap().parse().unwrap(), 10_001).await;
    let json = report(&app, &event, "json", "&language=en").await.json();
    let text = section(&json, "annex_participants").unwrap()["text"].as_str().unwrap();
    assert!(text.starts_with("> 10001 people agreed to be listed"), "{text}");
    report(&app, &event, "pdf", "&language=ru").await;
}
