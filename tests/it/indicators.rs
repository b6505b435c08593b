//! What indices say of countries and of groups of them.

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;

const OURS: [&str; 8] = ["AM", "AZ", "GE", "KG", "KZ", "TJ", "TM", "UZ"];
const THEIRS: [&str; 4] = ["DE", "EE", "FI", "FR"];

async fn import(app: &TestApp, query: &str, table: &str) -> Answer {
    let path = format!("/country-indicators/import{query}");
    app.call("POST", &path).text("text/csv", table).await
}

async fn groups(app: &TestApp) {
    for (code, members) in [("cac", &OURS[..]), ("europe-4", &THEIRS[..])] {
        let body = json!({"code": code, "members": members});
        app.post("/country-groups", body).expect(201).await;
    }
}

/// An edition in which the countries of Central Asia and the Caucasus stand as document 004 says: its
/// own figures are not printed, so these are made up.
fn edition() -> String {
    let mut table = String::from("country,index,component,edition,value\n");
    let components = [
        ("", 0.62, 0.81),
        ("institutional framework", 0.80, 0.85),
        ("content provision", 0.70, 0.82),
        ("technology", 0.66, 0.79),
        ("service provision", 0.55, 0.80),
        ("e-participation", 0.45, 0.78),
    ];
    for (countries, is_ours) in [(&OURS[..], true), (&THEIRS[..], false)] {
        let middle = f64::from(u8::try_from(countries.len() - 1).unwrap()) / 2.0;
        for (place, country) in (0_u8..).zip(countries) {
            let step = (f64::from(place) - middle) / 100.0;
            for (component, ours, theirs) in components {
                let mean: f64 = if is_ours { ours } else { theirs };
                table += &format!("{country},OSI,{component},2022,{:.4}\n", mean + step);
            }
            let egdi = if is_ours { 0.68 } else { 0.88 };
            table += &format!("{country},EGDI,,2022,{:.4}\n", egdi + step);
        }
    }
    table
}

#[tokio::test]
async fn the_table_that_the_description_offers_is_one_of_values() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let operation = &document["paths"]["/api/v1/country-indicators/import"]["post"];
    let table = operation["requestBody"]["content"]["text/csv"]["example"].as_str().unwrap();
    let done = import(&app, "", table).await.json();
    let taken = (&done["created"], &done["failed"], &done["left_out"]);
    assert_eq!(taken, (&json!(1), &json!(0), &json!([])), "{done:#}");
}

#[tokio::test]
async fn what_document_004_says_of_the_index_can_be_computed_from_figures_of_a_table() {
    let app = TestApp::start().await;
    groups(&app).await;
    let done = import(&app, "", &edition()).await.json();
    assert_eq!((&done["created"], &done["failed"]), (&json!(84), &json!(0)), "{done:#}");
    let path = "/country-indicators/summary?index=OSI&group=cac&against=europe-4";
    let shown = app.get(path).json_of(200).await;
    // Their average lies below the European one.
    assert_eq!(
        (&shown["whole"]["mean"], &shown["whole"]["against_mean"]),
        (&json!(0.62), &json!(0.81))
    );
    assert_eq!(shown["whole"]["difference"], json!(-0.19));
    // Its two weakest components are e-participation and service provision.
    assert_eq!(shown["weakest_components"], json!(["e-participation", "service provision"]));
    assert_eq!(shown["components"].as_array().unwrap().len(), 5);
    assert_eq!(shown["components"][0]["counted"], 8);
    // On the EGDI most of them do rather well: above one half, where its scale goes from 0 to 1.
    let values = app.get("/country-indicators?index=egdi&limit=200").json_of(200).await;
    let values = values["items"].as_array().unwrap();
    let high = values.iter().filter(|it| OURS.contains(&it["country"].as_str().unwrap()));
    assert!(high.filter(|it| it["value"].as_f64().unwrap() > 0.5).count() > OURS.len() / 2);
}

#[tokio::test]
async fn a_country_that_is_missing_is_named_and_editions_are_kept_apart() {
    let app = TestApp::start().await;
    groups(&app).await;
    let table =
        "country,index,edition,value\nKZ,EGDI,2020,0.8\nKZ,EGDI,2022,0.9\nKG,EGDI,2022,0.7\n";
    import(&app, "", table).await;
    let latest = "/country-indicators/summary?group=cac&against=europe-4";
    let shown = app.get(latest).json_of(200).await;
    assert_eq!((&shown["edition"], &shown["editions"]), (&json!(2022), &json!([2022, 2020])));
    assert_eq!((&shown["whole"]["mean"], &shown["whole"]["counted"]), (&json!(0.8), &json!(2)));
    assert_eq!(shown["whole"]["missing"], json!(["AM", "AZ", "GE", "TJ", "TM", "UZ"]));
    assert_eq!(shown["whole"]["against_missing"], json!(THEIRS));
    assert_eq!(shown["whole"]["difference"], Value::Null);
    assert_eq!(shown["notes"].as_array().unwrap().len(), 2);
    let earlier = app.get("/country-indicators/summary?edition=2020").json_of(200).await;
    assert_eq!((&earlier["whole"]["mean"], &earlier["whole"]["counted"]), (&json!(0.8), &json!(1)));
    let nothing = app.get("/country-indicators/summary?index=GII").json_of(200).await;
    assert_eq!((&nothing["edition"], &nothing["whole"]), (&Value::Null, &Value::Null));
    let unknown = app.get("/country-indicators/summary?group=nobody").expect(400).await;
    assert_eq!(unknown.json()["errors"][0]["code"], "unknown");
    app.get("/country-indicators/summary?colour=red").expect(400).await;
}

#[tokio::test]
async fn a_table_is_tried_told_cell_by_cell_and_once_more_changes_nothing() {
    let app = TestApp::start().await;
    let table = "Country,Index,Component,Edition,Value,Rank\nKZ,OSI,,2022,0.9,8\n\
                 Nowhere,OSI,,2022,0.5,\nUZ,OSI,,2022,0.6,\nUzbekistan,osi,,2022,0.7,\n";
    let tried = import(&app, "?dry_run=true", table).await.json();
    assert_eq!(
        (&tried["rows"], &tried["created"], &tried["failed"]),
        (&json!(4), &json!(1), &json!(3))
    );
    let cells: Vec<&str> =
        tried["errors"].as_array().unwrap().iter().map(|it| it["cell"].as_str().unwrap()).collect();
    assert_eq!(cells, ["A3", "E4", "E5"]);
    let message = tried["errors"][1]["message"].as_str().unwrap();
    assert!(message.starts_with("Rows 4 and 5 "), "{message}");
    assert_eq!(app.get("/country-indicators").json_of(200).await["items"], json!([]));
    let done = import(&app, "", table).await.json();
    assert_eq!((&done["created"], &done["known"]), (&json!(1), &json!(0)));
    let again = import(&app, "", table).await.json();
    assert_eq!((&again["created"], &again["known"]), (&json!(0), &json!(1)));
    let other = import(&app, "", &table.replace("0.9", "0.91")).await.json();
    assert_eq!((&other["changed"], &other["known"]), (&json!(1), &json!(0)));
    let kept = app.get("/country-indicators?country=KZ").json_of(200).await["items"][0].clone();
    assert_eq!(
        (&kept["value"], &kept["rank"], &kept["version"]),
        (&json!(0.91), &json!(8), &json!(2))
    );
    let no_columns = import(&app, "", "a,b\n1,2\n").await;
    assert_eq!(no_columns.status, 422);
    assert_eq!(no_columns.json()["code"], "import.columns");
}

#[tokio::test]
async fn a_value_is_recorded_once_corrected_and_deleted_and_not_by_a_limited_token() {
    let app = TestApp::start().await;
    let body = json!({"country": "KZ", "index": "osi", "component": "E-Participation",
                      "edition": 2022, "value": 0.75});
    let made = app.post("/country-indicators", body.clone()).json_of(201).await;
    assert_eq!((&made["index"], &made["component"]), (&json!("OSI"), &json!("E-Participation")));
    let mut same = body.clone();
    same["component"] = json!("e-participation");
    let taken = app.post("/country-indicators", same).expect(409).await;
    assert_eq!(taken.json()["code"], "country_indicator.taken");
    let own = format!("/country-indicators/{}", made["id"].as_str().unwrap());
    let changed = app.patch(&own, "\"1\"", json!({"value": 0.76, "rank": 15})).json_of(200).await;
    assert_eq!((&changed["value"], &changed["rank"]), (&json!(0.76), &json!(15)));
    let event = crate::support::scene::event(&app, json!({})).await;
    let events = vec![event["id"].as_str().unwrap().parse().unwrap()];
    let scope = TokenScope { programmes: vec![], events };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    app.get(&own).bearer(&limited).expect(200).await;
    app.call("DELETE", &own).bearer(&limited).expect(403).await;
    let table = app.call("POST", "/country-indicators/import").bearer(&limited);
    table.text("text/csv", "country,index,edition,value\nKZ,X,2022,1\n").expect(403).await;
    app.delete(&own).expect(204).await;
    app.get(&own).expect(404).await;
    let wrong = json!({"country": "XX", "index": "a/b", "edition": 1, "value": "x"});
    let wrong = app.post("/country-indicators", wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/country", "/edition", "/index", "/value"]);
    let wrong = json!({"country": "KZ", "index": "EGDI", "component": "a\nb", "edition": 2022,
                       "value": 1, "rank": 0});
    let wrong = app.post("/country-indicators", wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/component", "/rank"]);
    let wrong = json!({"country": "KZ", "index": "a/b", "edition": 2022, "value": 1});
    let wrong = app.post("/country-indicators", wrong).expect(422).await;
    assert_eq!(wrong.pointers(), ["/index"]);
}
