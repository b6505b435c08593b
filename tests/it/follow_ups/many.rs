//! How long it takes to give a follow-up to ten thousand people to the outbox, and that none of them is left out. For the figures:
//!
//! ```sh
//! cargo test --release --test it ten_thousand_people -- --nocapture
//! ```

use std::time::Instant;

use convoke::ids::{EventId, RegistrationId};
use convoke::people::entity::person;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;

use super::scene::{Scene, own, registration_row};
use convoke::registrations::entity as registration;
use convoke::registrations::types::RegistrationStatus::Confirmed;

const MANY: usize = 10_000;

async fn crowd(it: &Scene) {
    let first = it.named("first").await;
    let db = &it.app.app.context.db;
    let one = person::Entity::find_by_id(first).one(db.read()).await.unwrap().unwrap();
    let (one, event): (&person::Model, EventId) = (&one, it.event);
    for chunk in 0..MANY / 200 {
        let write = db.write(move |w| async move {
            let (mut people, mut rows) = (Vec::new(), Vec::new());
            for number in 0..200 {
                let email = format!("p{chunk}.{number}@example.org");
                let mut person = one.clone().into_active_model().reset_all();
                let id = w.new_id();
                person.id = Set(id);
                person.email = Set(Some(email.parse().unwrap()));
                person.email_canonical = Set(Some(email));
                people.push(person);
                let key: RegistrationId = w.new_id();
                rows.push(registration_row(key, event, id, Confirmed).into_active_model());
            }
            person::Entity::insert_many(people).exec_without_returning(&w).await?;
            registration::Entity::insert_many(rows).exec_without_returning(&w).await?;
            Ok(())
        });
        write.await.unwrap();
    }
}

#[tokio::test]
async fn ten_thousand_people_are_given_to_the_outbox() {
    let it = Scene::start().await;
    crowd(&it).await;
    let made = it.follow_up(json!({"subject": "Papers", "body": "Dear {{ person.full_name }}."}));
    let made = made.await;
    let began = Instant::now();
    let counts = it.app.act(&format!("{}/dry-run", own(&made))).json_of(200).await;
    println!("dry run: {:.3} s", began.elapsed().as_secs_f64());
    assert_eq!(counts["recipients"], MANY);
    let began = Instant::now();
    it.send_now(&made).await;
    println!("send-now answered: {:.3} s", began.elapsed().as_secs_f64());
    assert_eq!(it.step().await, MANY);
    println!("{MANY} people given to the outbox: {:.3} s", began.elapsed().as_secs_f64());
    for list in ["recipients?limit=200", "recipients?limit=200&status=queued"] {
        let began = Instant::now();
        let page = it.app.get(&format!("{}/{list}", own(&made))).json_of(200).await;
        println!("{list}: {:.3} s", began.elapsed().as_secs_f64());
        assert_eq!(page["items"].as_array().unwrap().len(), 200);
    }
}
