//! Pages of a list while rows come and go.

use std::collections::BTreeMap;

use serde_json::json;

use crate::support::TestApp;

async fn add(app: &TestApp, name: &str) {
    app.post("/organizations", json!({"name": name, "kind": "other"})).expect(201).await;
}

#[tokio::test]
async fn a_page_has_fifty_rows_unless_another_number_is_wanted() {
    let app = TestApp::start().await;
    for n in 0..51 {
        add(&app, &format!("O{n:02}")).await;
    }
    let first = app.get("/organizations").json_of(200).await;
    assert_eq!(first["items"].as_array().unwrap().len(), 50);
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let rest = app.get(&format!("/organizations?cursor={cursor}")).json_of(200).await;
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next_cursor"]), (1, &json!(null)));
    for limit in [1, 51, 200] {
        let page = app.get(&format!("/organizations?limit={limit}")).json_of(200).await;
        assert_eq!(page["items"].as_array().unwrap().len(), limit.min(51));
    }
}

#[tokio::test]
async fn whoever_was_there_is_seen_once_while_rows_come_and_go() {
    // By name, from the front and from the end, and in the order of making.
    for (sort, before) in [("&sort=name", "A"), ("&sort=-name", "Z"), ("", "A")] {
        let app = TestApp::start().await;
        let there: Vec<String> = (0..20).map(|n| format!("M{n:02}")).collect();
        for name in &there {
            add(&app, name).await;
        }
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let (mut cursor, mut pages) = (String::new(), 0);
        loop {
            let page = app.get(&format!("/organizations?limit=3{sort}{cursor}")).json_of(200).await;
            for row in page["items"].as_array().unwrap() {
                *seen.entry(row["name"].as_str().unwrap().to_owned()).or_default() += 1;
            }
            pages += 1;
            assert!(pages < 50, "it does not end: {seen:?}");
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
            // The row that the cursor stands on goes, and one comes that sorts before it.
            let last = page["items"].as_array().unwrap().last().unwrap();
            let path = format!("/organizations/{}", last["id"].as_str().unwrap());
            app.delete(&path).expect(204).await;
            if pages <= 5 {
                add(&app, &format!("{before}{pages}")).await;
            }
        }
        assert!(pages > 6, "{sort}: {pages}");
        for name in &there {
            assert_eq!(seen.get(name), Some(&1), "{name} with {sort:?}: {seen:?}");
        }
        assert!(seen.values().all(|times| *times == 1), "{sort}: {seen:?}");
    }
}

#[tokio::test]
async fn a_list_is_sorted_by_fields_that_its_rows_have() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let stated = |schema: &serde_json::Value| {
        let pointer = schema["$ref"].as_str().unwrap().trim_start_matches('#').to_owned();
        document.pointer(&pointer).unwrap().clone()
    };
    let mut lists = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let parameters = item["get"]["parameters"].as_array().into_iter().flatten();
        let Some(sort) = parameters.into_iter().find(|it| it["name"] == "sort") else { continue };
        let page = &item["get"]["responses"]["200"]["content"];
        let page = stated(&page.as_object().unwrap().values().next().unwrap()["schema"]);
        let row = stated(&page["properties"]["items"]["items"]);
        for name in sort["schema"]["enum"].as_array().unwrap() {
            let name = name.as_str().unwrap().trim_start_matches('-');
            // What has names in several languages is sorted by one of them.
            let fields = [name.to_owned(), format!("{name}s")];
            let shown = fields.iter().any(|field| row["properties"][field].is_object());
            assert!(shown, "{path} has no {name}");
        }
        lists += 1;
    }
    assert!(lists > 15, "{lists}");
}

#[tokio::test]
async fn the_log_is_sorted_by_when_it_was_done() {
    let app = TestApp::start().await;
    add(&app, "A").await;
    add(&app, "B").await;
    let log =
        async |query: &str| app.get(&format!("/audit{query}")).json_of(200).await["items"].clone();
    let first = log("").await;
    assert_eq!(log("?sort=at").await, first);
    let mut last = log("?sort=-at").await.as_array().unwrap().clone();
    last.reverse();
    assert_eq!(serde_json::Value::from(last), first);
    app.get("/audit?sort=created_at").expect(400).await;
}
