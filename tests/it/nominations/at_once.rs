//! Many clients at the same time.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{Scene, act};

async fn count(it: &Scene, status: &str) -> usize {
    it.list("nominations").await.iter().filter(|row| row["status"] == status).count()
}

#[tokio::test]
async fn of_fifty_who_are_selected_at_once_as_many_are_as_there_are_seats() {
    let it = Scene::start(&[("KZ", 3)]).await;
    let mut all: Vec<Value> = Vec::new();
    for n in 0..50 {
        all.push(it.alternate(&format!("Person{n}"), "KZ").await);
    }
    let (app, posts) = (&it.app, all.iter().map(|row| act(row, "select")));
    let select = |path: String| async move { app.post(&path, json!({})).await.status };
    let answers = join_all(posts.map(select)).await;
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 3);
    assert!(answers.iter().all(|status| *status == 200 || *status == 409), "{answers:?}");
    assert_eq!(count(&it, "selected").await, 3);

    let selected = it.list("nominations").await;
    let mut pages = Vec::new();
    for row in selected.iter().filter(|row| row["status"] == "selected") {
        pages.push(it.page(row).await);
    }
    let answer = |page: String, answer: &'static str| async move {
        app.raw("POST", &page).form(&[("answer", answer)]).await.status
    };
    let twice = pages.iter().chain(&pages).cloned();
    let answers = join_all(twice.map(|page| answer(page, "decline"))).await;
    assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
    assert_eq!(count(&it, "selected").await, 3, "each seat is passed on once");
    assert_eq!(count(&it, "declined").await, 3);
    let answers = join_all(pages.into_iter().map(|page| answer(page, "accept"))).await;
    assert!(answers.iter().all(|status| *status == 409), "{answers:?}");
    assert_eq!(it.list("quotas").await[0]["taken"], 3);
}
