//! `q` where words are kept: the same answer for a word that many have and for one that few have.

use serde_json::{Value, json};

use super::stock::registered;
use crate::support::TestApp;

/// 1,600 names: more have the first than are looked up one by one, the last is of one alone.
fn names() -> Vec<String> {
    let given = |n: usize| if n % 4 == 3 { "Bakyt" } else { "Айгуль" };
    let family = |n: usize| if n == 900 { "Ёлкина-Only".to_owned() } else { format!("N{n}") };
    (0..1_600).map(|n| format!("{} {}", given(n), family(n))).collect()
}

/// What all pages of a list show.
async fn all(app: &TestApp, path: &str, q: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = app.get(&format!("{path}?limit=200&q={q}{cursor}")).json_of(200).await;
        let name = |item: &Value| item["full_name"].as_str().unwrap().to_owned();
        found.extend(page["items"].as_array().unwrap().iter().map(name));
        let Some(next) = page["next_cursor"].as_str() else { return found };
        cursor = format!("&cursor={next}");
    }
}

#[tokio::test]
async fn what_is_searched_is_found_in_its_order_whether_many_have_it_or_few() {
    let app = TestApp::start().await;
    let names = names();
    let event = registered(&app, &names).await;
    let other = registered(&app, &["Bakyt Elsewhere".to_owned()]).await;
    let of = |event: &Value| format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let plain = |beginnings: &[&str]| -> Vec<String> {
        let folded = |name: &String| convoke::text::words(name);
        let has = |name: &&String| {
            let begins = |it: &&str| folded(name).iter().any(|word| word.starts_with(*it));
            beginnings.iter().all(begins)
        };
        names.iter().filter(has).cloned().collect()
    };
    for (q, beginnings) in [
        ("%D0%90%D0%99%D0%93", &["аиг"][..]),
        ("bakyt", &["bakyt"]),
        ("bakyt+n", &["bakyt", "n"]),
        ("n1", &["n1"]),
        ("n1599", &["n1599"]),
        ("%D0%95%D0%9B%D0%9A%D0%98%D0%9D%D0%90-only", &["елкина", "only"]),
        ("bakyt+only", &["bakyt", "only"]),
        ("akyt", &["akyt"]),
    ] {
        let expected = plain(beginnings);
        assert_eq!(all(&app, &of(&event), q).await, expected, "registrations, {q}");
        let people = all(&app, "/people", q).await;
        let people: Vec<_> = people.into_iter().filter(|name| !name.contains("Else")).collect();
        assert_eq!(people, expected, "people, {q}");
    }
    for q in ["%25", "_"] {
        assert_eq!(all(&app, "/people", q).await, [""; 0], "{q} is no word");
    }
    assert_eq!(all(&app, &of(&other), "bakyt").await, ["Bakyt Elsewhere"]);
    assert_eq!(all(&app, &of(&other), "n1").await, [""; 0]);
    let page = format!("{}?q=bakyt&status=withdrawn", of(&event));
    assert_eq!(app.get(&page).json_of(200).await["items"], json!([]));
}

#[tokio::test]
async fn a_person_is_found_by_the_name_they_have_now_and_no_more_when_they_are_gone() {
    let app = TestApp::start().await;
    let made =
        app.post("/people", json!({"full_name": "Anna \"Q\" O'Neil\\Bek"})).expect(201).await;
    assert_eq!(all(&app, "/people", "q+neil+bek").await.len(), 1);
    let path = format!("/people/{}", made.id());
    app.patch(&path, "*", json!({"full_name": "Anna Smith"})).expect(200).await;
    assert_eq!(all(&app, "/people", "neil").await, [""; 0]);
    assert_eq!(all(&app, "/people", "smith").await, ["Anna Smith"]);
    app.delete(&path).expect(204).await;
    assert_eq!(all(&app, "/people", "smith").await, [""; 0]);
}

#[tokio::test]
async fn a_registration_is_found_by_the_organization_it_has_now() {
    let app = TestApp::start().await;
    let event = registered(&app, &["Bakyt".to_owned()]).await;
    let list = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let rows = app.get(&list).json_of(200).await;
    let path = format!("/registrations/{}", rows["items"][0]["id"].as_str().unwrap());
    for name in ["Oxus", "Syr"] {
        app.patch(&path, "*", json!({"organization": format!("Hub {name}")})).expect(200).await;
        assert_eq!(all(&app, &list, name).await, ["Bakyt"]);
    }
    assert_eq!(all(&app, &list, "oxus").await, [""; 0]);
}

#[tokio::test]
async fn a_word_that_is_longer_than_an_index_takes_is_found_all_the_same() {
    let app = TestApp::start().await;
    let long = "ж".repeat(200);
    app.post("/people", json!({"full_name": long})).expect(201).await;
    for letters in [1, 64, 65, 200] {
        assert_eq!(all(&app, "/people", &"%D0%B6".repeat(letters)).await.len(), 1, "{letters}");
    }
}
