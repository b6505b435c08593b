//! How a dashboard counts what repeats others and goes on in them, step after step.

use convoke::access::types::Role;
use serde_json::{Value, json};

use super::{World, stands, world};
use crate::support::scene::event;

/// Who is to carry one out.
fn asked(who: &[&String]) -> Value {
    who.iter().map(|own| json!({"organization_id": own})).collect()
}

impl World {
    /// One for these organizations that went on in another event, once those of them were done.
    async fn carried(&self, from: &Value, to: &Value, who: &[&String], done: &[&String]) -> Value {
        let one = self.make(from, json!({"text": "Do", "addressees": asked(who)})).await;
        for own in done {
            let said = json!({"organization_id": own, "implementation": "implemented"});
            assert_eq!(self.report(&one, said).await.status, 201);
        }
        self.carry(&one, json!({"event_id": to["id"]})).await.json()
    }

    async fn elsewhere(&self) -> Value {
        event(&self.app, json!({"title": "Elsewhere"})).await
    }
}

#[tokio::test]
async fn a_link_where_the_token_does_not_look_takes_nothing_from_what_it_sees() {
    let it = world().await;
    let beyond = it.elsewhere().await;
    let one = it.carried(&it.first, &beyond, &[&it.ministry], &[]).await;
    let other = it.carried(&it.first, &beyond, &[&it.agency], &[]).await;
    let both = json!({"addressees": asked(&[&it.ministry, &it.agency])});
    assert_eq!(it.change(&one, both).await.status, 200);
    it.repeats(&other, &one).await;
    let expected = [stands("Agency", 1, 0), stands("Ministry", 1, 0)];
    let (board, who) = it.board(&it.app.token(Role::Viewer, None).await).await;
    assert_eq!((&board["counts"]["total"], &who[..]), (&json!(1), &expected[..]));
    let (board, who) = it.board(&it.limited().await).await;
    assert_eq!((&board["counts"]["total"], &who[..]), (&json!(2), &expected[..]));
}

#[tokio::test]
async fn whoever_was_done_is_counted_once_for_what_went_on_and_what_that_repeats() {
    let it = world().await;
    let who = [&it.ministry, &it.agency];
    let done = it.carried(&it.first, &it.second, &who, &[&it.agency]).await;
    let asks_again = json!({"text": "Do it", "addressees": asked(&who)});
    let first = it.make(&it.first, asks_again).await;
    it.repeats(&done, &first).await;
    let all = it.app.token(Role::Viewer, None).await;
    let (board, who) = it.board(&all).await;
    assert_eq!(board["counts"]["total"], 1);
    assert_eq!(who, [stands("Agency", 1, 0), stands("Ministry", 1, 0)]);
}

#[tokio::test]
async fn whoever_was_done_in_two_that_are_one_elsewhere_is_counted_once() {
    let it = world().await;
    let beyond = it.elsewhere().await;
    let who = [&it.ministry, &it.agency];
    let one = it.carried(&it.first, &beyond, &who, &[&it.agency]).await;
    let other = it.carried(&it.second, &beyond, &who, &[&it.agency]).await;
    it.repeats(&other, &one).await;
    let (board, who) = it.board(&it.app.token(Role::Viewer, None).await).await;
    assert_eq!(board["counts"]["total"], 1);
    assert_eq!(who, [stands("Agency", 0, 1), stands("Ministry", 1, 0)]);
}

#[tokio::test]
async fn what_repeats_one_elsewhere_that_goes_on_here_is_counted_once_with_that() {
    let it = world().await;
    let first = it.make(&it.elsewhere().await, json!({"text": "Do"})).await;
    let again = it.make(&it.first, json!({"text": "Do"})).await;
    it.repeats(&again, &first).await;
    assert_eq!(it.carry(&first, json!({"event_id": it.second["id"]})).await.status, 201);
    for token in [it.app.token(Role::Viewer, None).await, it.limited().await] {
        let (board, _) = it.board(&token).await;
        let figures = (&board["counts"]["total"], &board["duplicates"], &board["carried_forward"]);
        assert_eq!(figures, (&json!(1), &json!(1), &json!(0)));
    }
}

#[tokio::test]
async fn whoever_was_done_before_it_came_here_stands_in_it_for_all_who_see_where_it_came_from() {
    let it = world().await;
    let elsewhere = it.elsewhere().await;
    it.carried(&elsewhere, &it.first, &[&it.ministry, &it.agency], &[&it.agency]).await;
    let (agency, ministry) = (stands("Agency", 0, 1), stands("Ministry", 1, 0));
    let (board, who) = it.board(&it.app.token(Role::Viewer, None).await).await;
    assert_eq!((&board["counts"]["total"], &board["carried_forward"]), (&json!(1), &json!(0)));
    assert_eq!(who, [agency, ministry.clone()]);
    assert_eq!(it.board(&it.limited().await).await.1, [ministry]);
}
