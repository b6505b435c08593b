//! Countries as the United Nations name them, and groups as their owners state them.

use convoke::access::{Role, TokenScope};
use serde_json::{Value, json};

use crate::support::{TestApp, rows};

fn codes(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["alpha2"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn there_are_249_countries_each_once() {
    let app = TestApp::start().await;
    for sort in ["", "&sort=name", "&sort=-name", "&sort=-alpha2"] {
        let mut all: Vec<String> = Vec::new();
        let mut path = format!("/countries?limit=100{sort}");
        loop {
            let page = app.get(&path).json_of(200).await;
            all.extend(codes(&page).into_iter().map(str::to_owned));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            path = format!("/countries?limit=100{sort}&cursor={cursor}");
        }
        assert_eq!(all.len(), 249, "{sort}");
        let (first, last) = (all[0].clone(), all[248].clone());
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 249, "{sort}");
        let expected = match sort {
            "" => ("AD", "ZW"),
            "&sort=name" => ("AF", "ZW"),
            "&sort=-name" => ("ZW", "AF"),
            _ => ("ZW", "AD"),
        };
        assert_eq!((first.as_str(), last.as_str()), expected, "{sort}");
    }
}

#[tokio::test]
async fn a_country_has_its_codes_its_names_and_its_place() {
    let app = TestApp::start().await;
    let korea = app.get("/countries/KR").json_of(200).await;
    assert_eq!(korea["alpha3"], "KOR");
    assert_eq!(korea["m49"], "410");
    assert_eq!(korea["names"]["en"], "Republic of Korea");
    assert_eq!(korea["names"]["ru"], "Республика Корея");
    assert_eq!(korea["names"].as_object().unwrap().len(), 16);
    assert_eq!(korea["region"]["m49"], "142");
    assert_eq!(korea["region"]["names"]["en"], "Asia");
    assert_eq!(korea["subregion"]["names"]["en"], "Eastern Asia");
    assert_eq!(korea["un_status"], "member");
    let antarctica = app.get("/countries/AQ").json_of(200).await;
    assert_eq!(antarctica["un_status"], "none");
    assert_eq!(app.get("/countries/VA").json_of(200).await["un_status"], "observer");
    for wrong in ["XX", "kg", "KGZ"] {
        let answer = app.get(&format!("/countries/{wrong}")).expect(404).await;
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
}

#[tokio::test]
async fn countries_are_found_by_name_code_region_status_and_group() {
    let app = TestApp::start().await;
    for (query, expected) in [
        ("q=republic%20of%20korea", vec!["KP", "KR"]),
        ("q=%D0%BA%D1%8B%D1%80%D0%B3%D1%8B%D0%B7", vec!["KG"]),
        ("q=cote%20d%27ivoire", vec!["CI"]),
        ("subregion=143", vec!["KG", "KZ", "TJ", "TM", "UZ"]),
        ("un_status=observer", vec!["PS", "VA"]),
        ("group=speca", vec!["AF", "AZ", "KG", "KZ", "TJ", "TM", "UZ"]),
        ("group=speca&subregion=143&q=stan", vec!["KG", "KZ", "TJ", "TM", "UZ"]),
        ("group=nobody", vec![]),
    ] {
        let found = app.get(&format!("/countries?{query}")).json_of(200).await;
        assert_eq!(codes(&found), expected, "{query}");
    }
    let members = app.get("/countries?un_status=member&limit=200").json_of(200).await;
    assert_eq!(codes(&members).len(), 193);
    app.get("/countries?un_status=friend").expect(400).await;
    app.get("/countries?continent=asia").expect(400).await;
}

#[tokio::test]
async fn an_own_group_is_what_its_owner_says() {
    let app = TestApp::start().await;
    let body = json!({
        "code": "the-region", "names": {"en": "The region", "ru": "Регион"},
        "members": ["TM", "AF", "KZ", "AF"], "source": "Seminar of 2008",
    });
    let made = app.post("/country-groups", body.clone()).expect(201).await;
    assert_eq!(made.json()["members"], json!(["AF", "KZ", "TM"]));
    assert_eq!(made.json()["shipped"], false);
    let path = format!("/country-groups/{}", made.id());
    assert_eq!(made.header("location"), format!("/api/v1{path}"));
    assert_eq!(app.get(&path).expect(200).await.json(), made.json());
    let found = app.get("/countries?group=the-region").json_of(200).await;
    assert_eq!(codes(&found), ["AF", "KZ", "TM"]);

    let taken = app.post("/country-groups", body).expect(409).await;
    assert_eq!(taken.json()["code"], "country_group.code_taken");
    let change = json!({"members": ["KG"], "source": null});
    let changed = app.patch(&path, &made.etag(), change).expect(200).await;
    assert_eq!(changed.json()["members"], json!(["KG"]));
    assert_eq!(changed.json()["source"], Value::Null);
    app.patch(&path, &made.etag(), json!({"members": []})).expect(412).await;
    let renamed = app.patch(&path, &changed.etag(), json!({"names": "Region"})).expect(200).await;
    assert_eq!(renamed.json()["names"], json!({"en": "Region"}));
    assert_eq!(renamed.json()["members"], json!(["KG"]));
    app.delete(&path).expect(204).await;
    app.get(&path).expect(404).await;
}

#[tokio::test]
async fn a_group_needs_a_code_or_a_name() {
    let app = TestApp::start().await;
    let by_code = app.post("/country-groups", json!({"code": "D9"})).json_of(201).await;
    assert_eq!(by_code["names"], json!({"en": "D9"}));
    assert_eq!(by_code["members"], json!([]));
    let by_name =
        app.post("/country-groups", json!({"names": "Central Asia +1"})).json_of(201).await;
    assert_eq!(by_name["code"], "central-asia-1");
    app.post("/country-groups", json!({})).expect(422).await;
    let wrong = json!({"code": "x", "members": ["KZ", "XX", "Kyrgyzstan"], "owner": "me"});
    let refused = app.post("/country-groups", wrong).expect(422).await;
    assert_eq!(refused.pointers(), ["/members/1", "/members/2", "/owner"]);
    let wrong = json!({"code": "a b", "names": {"en": "A\r\nB"}, "source": "\u{0}"});
    let refused = app.post("/country-groups", wrong).expect(422).await;
    assert_eq!(refused.pointers(), ["/code", "/names/en", "/source"]);
}

#[tokio::test]
async fn shipped_groups_are_read_only() {
    let app = TestApp::start().await;
    let list = app.get("/country-groups?shipped=true").json_of(200).await;
    assert!(list["items"].as_array().unwrap().len() > 1);
    let speca = app.get("/country-groups?code=speca").json_of(200).await["items"][0].clone();
    assert_eq!(speca["members"], json!(["AF", "AZ", "KG", "KZ", "TJ", "TM", "UZ"]));
    let path = format!("/country-groups/{}", speca["id"].as_str().unwrap());
    let refused = app.patch(&path, "*", json!({"members": []})).expect(409).await;
    assert_eq!(refused.json()["code"], "country_group.shipped");
    let refused = app.delete(&path).expect(409).await;
    assert_eq!(refused.json()["code"], "country_group.shipped");
    let with = app.get("/country-groups?country=AM&sort=name").json_of(200).await;
    assert!(with["items"].as_array().unwrap().iter().any(|group| group["code"] == "escap-nca"));
    assert!(with["items"].as_array().unwrap().iter().all(|group| group["code"] != "speca"));
}

#[tokio::test]
async fn a_limited_token_reads_countries_and_changes_no_group() {
    let app = TestApp::start().await;
    let event = rows::event(&app.app.context.db, None).await;
    let scope = TokenScope { events: vec![event], ..TokenScope::default() };
    let limited = app.token(Role::Organizer, Some(scope)).await;
    app.get("/countries/KZ").bearer(&limited).expect(200).await;
    app.get("/country-groups").bearer(&limited).expect(200).await;
    app.post("/country-groups", json!({"code": "x"})).bearer(&limited).expect(403).await;
    let viewer = app.token(Role::Viewer, None).await;
    app.post("/country-groups", json!({"code": "x"})).bearer(&viewer).expect(403).await;
}
