//! Every filter of every list, on one small world: what it leaves. A filter that is new must be
//! entered in the table, or the test fails.

mod table;
mod world;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::TestApp;
use table::TABLE;

/// What people call an item of a list.
fn label(item: &Value) -> String {
    let places = [
        "/full_name",
        "/title/en",
        "/title",
        "/name",
        "/text/en",
        "/text",
        "/code",
        "/alpha2",
        "/outlet",
        "/email",
        "/kind",
        "/action",
        "/note",
        "/country",
    ];
    let mut texts = places.iter().filter_map(|place| item.pointer(place)?.as_str());
    texts.next().unwrap_or_else(|| panic!("no name in {item}")).to_owned()
}

/// The lists of the description with their filters: `/path?filter`.
fn filters(document: &Value) -> BTreeSet<String> {
    let own = |operation: &Value| -> Vec<String> {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let query = parameters.filter(|it| it["in"] == "query");
        query.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    let mut all = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let names = own(&item["get"]);
        if !names.iter().any(|name| name == "cursor") {
            continue;
        }
        let common = ["cursor", "limit", "sort", "q"];
        // What says which file of the list is wanted filters nothing.
        let has_files = names.iter().any(|name| name == "format");
        let of_files = |name: &str| has_files && ["format", "language"].contains(&name);
        let filters =
            names.iter().filter(|name| !common.contains(&name.as_str()) && !of_files(name));
        let short = path.trim_start_matches("/api/v1");
        all.extend(filters.map(|name| format!("{short}?{name}")));
    }
    all
}

#[tokio::test]
async fn every_filter_of_every_list_leaves_what_it_says() {
    let app = TestApp::start().await;
    let world = world::build(&app).await;
    let mut wrong = Vec::new();
    for (list, query, expected) in TABLE {
        let path = world.filled(&format!("{list}?{query}&limit=200"));
        let found = app.get(&path).json_of(200).await;
        let found: Vec<String> = found["items"].as_array().unwrap().iter().map(label).collect();
        if found != *expected {
            wrong.push(format!("{list}?{query}: {found:?} and not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn every_filter_of_the_description_stands_in_the_table() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let mut tried = BTreeSet::new();
    for (list, query, expected) in TABLE {
        let template =
            list.split('/').map(|part| if part.starts_with('{') { "{id}" } else { part });
        let template = template.collect::<Vec<_>>().join("/");
        let names = query.split('&').map(|pair| pair.split('=').next().unwrap());
        tried.extend(names.map(|name| format!("{template}?{name}")));
        assert!(!expected.is_empty(), "{list}?{query} tells nothing if it leaves nothing");
    }
    assert_eq!(tried, filters(&document));
}

#[tokio::test]
async fn what_has_neither_a_letter_nor_a_digit_is_found_nowhere() {
    let app = TestApp::start().await;
    let world = world::build(&app).await;
    let lists: BTreeSet<String> = TABLE.iter().map(|(list, ..)| world.filled(list)).collect();
    let mut searched = 0;
    for list in lists {
        if app.get(&format!("{list}?q=a")).await.status == 400 {
            continue;
        }
        searched += 1;
        for q in ["%25_", "%22", "---", ".", "%E2%80%8B", "-%20.", "%C2%AD"] {
            let found = app.get(&format!("{list}?q={q}")).json_of(200).await;
            assert_eq!(found["items"], serde_json::json!([]), "{list}?q={q}");
            assert!(found["next_cursor"].is_null(), "{list}?q={q}");
        }
        let all = app.get(&format!("{list}?q=%20%20")).json_of(200).await["items"].clone();
        let asked = app.get(&list).json_of(200).await["items"].clone();
        assert_eq!(all, asked, "{list}: spaces are no question");
    }
    assert!(searched > 8, "{searched}");
}
