//! A follow-up is given to the outbox by stretches of an event's people, which are small here: whoever
//! stands before, at or behind the end of one gets it once, whatever happens meanwhile.

use std::time::Duration;

use convoke::db::{self, Database};
use convoke::follow_ups::service::{self, Pace};
use convoke::ids::PersonId;
use convoke::invitations::types::InvitationStatus::Sent;
use convoke::people::entity::person;
use convoke::registrations::entity as registration;
use convoke::registrations::types::RegistrationStatus::{Confirmed, Withdrawn};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use uuid::Uuid;

use super::scene::{PACE, Scene};

/// People whose numbers are their places in the order in which they are gone through.
struct Crowd {
    it: Scene,
    like: person::Model,
}

fn id(number: u128) -> PersonId {
    PersonId::from(Uuid::from_u128(number))
}

fn is_registered_alone(number: u128) -> bool {
    number.is_multiple_of(3)
}

/// How [`Scene::recipients`] calls them.
fn names(numbers: impl IntoIterator<Item = u128>) -> Vec<String> {
    let mut names: Vec<String> = numbers.into_iter().map(|number| format!("p{number}")).collect();
    names.sort();
    names
}

impl Crowd {
    async fn of(numbers: impl IntoIterator<Item = u128>) -> Self {
        let it = Scene::start().await;
        let first = it.named("first").await;
        let like = person::Entity::find_by_id(first).one(it.app.app.context.db.read()).await;
        let crowd = Self { it, like: like.unwrap().unwrap() };
        for number in numbers {
            crowd.comes(number).await;
        }
        crowd
    }

    fn db(&self) -> &Database {
        &self.it.app.app.context.db
    }

    /// One of three is registered, one is invited, and one is both.
    async fn comes(&self, number: u128) {
        let email = format!("p{number}@example.org");
        let row = &person::Model {
            id: id(number),
            email: Some(email.parse().unwrap()),
            email_canonical: Some(email),
            ..self.like.clone()
        };
        let write = self.db().write(move |w| async move { db::insert(&w, row.clone()).await });
        write.await.unwrap();
        if number % 3 != 1 {
            self.it.registered(id(number), Confirmed).await;
        }
        if !is_registered_alone(number) {
            self.it.invited(id(number), Sent).await;
        }
    }

    async fn leaves(&self, number: u128) {
        let write = self.db().write(move |w| async move {
            let left = registration::Entity::update_many()
                .col_expr(registration::Column::Status, Expr::value(Withdrawn))
                .filter(registration::Column::PersonId.eq(id(number)));
            left.exec(&w).await?;
            Ok(())
        });
        write.await.unwrap();
    }

    /// A follow-up to all of them that has begun.
    async fn follow_up(&self) -> Value {
        let made = self.it.follow_up(json!({"audience": {"role": ["delegate"]}})).await;
        self.it.send_now(&made).await;
        made
    }

    /// A server that dies once so many have it.
    async fn server_dies(&self, db: &Database, pace: Pace, made: &Value, enough: usize) {
        let reached = async {
            while self.it.mails(made).await.len() < enough {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::select! {
            done = service::step(db, pace) => panic!("it came to its end: {done:?}"),
            () = reached => {}
        }
    }
}

#[tokio::test]
async fn wherever_a_stretch_and_a_write_end_everybody_is_reached_once() {
    let numbers = 1..=12;
    let crowd = Crowd::of(numbers.clone()).await;
    let expected = names(numbers);
    for stretch in 1..=13 {
        for chunk in [1, 3, 100] {
            let made = crowd.follow_up().await;
            let pace = PACE.in_steps_of(chunk, stretch);
            let what = format!("stretches of {stretch}, {chunk} a write");
            assert_eq!(service::step(crowd.db(), pace).await.unwrap(), 12, "{what}");
            assert_eq!(crowd.it.recipients(&made).await, expected, "{what}");
            let sent = crowd.it.read(&made).await;
            assert_eq!(
                (&sent["status"], &sent["recipients"]),
                (&json!("sent"), &json!(12)),
                "{what}"
            );
        }
    }
}

#[tokio::test]
async fn servers_that_die_in_the_middle_of_stretches_leave_the_rest_to_others_with_who_came_and_left()
 {
    let numbers = (1..=50).map(|number| number * 10);
    let crowd = Crowd::of(numbers.clone()).await;
    let (made, pace) = (crowd.follow_up().await, PACE.in_steps_of(3, 7));
    let others = [crowd.it.app.beside().await, crowd.it.app.beside().await];
    crowd.server_dies(crowd.db(), pace, &made, 15).await;
    let (first, last) = (30, [450, 480]);
    let had = crowd.it.recipients(&made).await;
    assert!(had.len() < 35 && had.contains(&format!("p{first}")), "{had:?}");
    // Before all stretches, within those that are done and those that are not, and behind them.
    let came = [1, 15, 305, 501, 502, 503];
    for number in came {
        crowd.comes(number).await;
    }
    // Who has it already, and two who have not.
    for number in [first].into_iter().chain(last) {
        assert!(is_registered_alone(number));
        crowd.leaves(number).await;
    }
    crowd.server_dies(&others[0].app.context.db, pace, &made, had.len() + 15).await;
    crowd.comes(5).await;
    let (ours, theirs) = tokio::join!(
        service::step(crowd.db(), pace),
        service::step(&others[1].app.context.db, PACE.in_steps_of(2, 5)),
    );
    assert!(ours.unwrap() + theirs.unwrap() > 0);
    let reached = numbers.filter(|number| !last.contains(number)).chain(came).chain([5]);
    let expected = names(reached);
    assert_eq!(crowd.it.recipients(&made).await, expected);
    let sent = crowd.it.read(&made).await;
    assert_eq!((&sent["status"], &sent["recipients"]), (&json!("sent"), &json!(expected.len())));
}

#[tokio::test]
async fn who_comes_and_goes_while_stretches_are_gone_through_takes_nobody_elses_turn() {
    let numbers = (1..=50).map(|number| number * 10);
    let crowd = Crowd::of(numbers.clone()).await;
    let (made, pace) = (crowd.follow_up().await, PACE.in_steps_of(2, 4));
    let leaving = [90, 210, 330, 450];
    let moving = async {
        for (left, came) in leaving.into_iter().zip([95, 215, 335, 455]) {
            crowd.leaves(left).await;
            crowd.comes(came).await;
        }
    };
    let (mails, ()) = tokio::join!(service::step(crowd.db(), pace), moving);
    let reached = crowd.it.recipients(&made).await;
    assert_eq!(mails.unwrap(), reached.len());
    for name in names(numbers.filter(|number| !leaving.contains(number))) {
        assert!(reached.contains(&name), "{name} was passed over");
    }
    let mut once = reached.clone();
    once.dedup();
    assert_eq!(once, reached);
    assert_eq!(crowd.it.read(&made).await["status"], "sent");
}
