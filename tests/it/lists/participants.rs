use serde_json::{Value, json};

use super::{column, csv, xlsx};
use crate::growth::stock::registered;
use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, register};

pub fn address(event: &Value) -> String {
    format!("/events/{}/list-of-participants", event["id"].as_str().unwrap())
}

/// Somebody answers an invitation and agrees to be listed, or not.
pub async fn comes(
    app: &TestApp,
    event: &Value,
    name: &str,
    said: [&str; 3],
    more: Value,
    agrees: bool,
) {
    let number = register(app, event, "").await.len();
    let email = format!("p{number}@example.org");
    let mut person = json!({"full_name": name, "email": email});
    person.as_object_mut().unwrap().extend(more["person"].as_object().unwrap().clone());
    let more = json!({"person": person, "role": more["role"]});
    let invitation = invite(app, event, &email, more).await;
    let page = answer_path(app, &invitation).await;
    let mut form = vec![("answer", "accept")];
    form.extend(["country", "organization", "position"].into_iter().zip(said));
    form.extend(agrees.then_some(("consent_list", "yes")));
    app.raw("POST", &page).form(&form).expect(303).await;
}

pub fn delegate(honorific: Value) -> Value {
    json!({"person": {"honorific": honorific}, "role": "delegate"})
}

/// A delegation in five scripts, and some others.
pub async fn forum(app: &TestApp) -> Value {
    let forum = event(app, json!({"working_languages": ["ru", "en"]})).await;
    let mr = || delegate(Value::Null);
    let ministry = "Санды даму министрлігі";
    comes(app, &forum, "Нұрсұлтан Әбіш", ["KZ", ministry, "Бөлім басшысы"], mr(), true).await;
    comes(app, &forum, "Өндірұлы Қайрат", ["KZ", ministry, ""], delegate(json!("H.E.")), true)
        .await;
    comes(app, &forum, "გიორგი მაისურაძე", ["GE", "სამინისტრო", "მინისტრი"], mr(), true).await;
    comes(app, &forum, "Հայկ Սարգսյան", ["AM", "Նախարարություն", "=1+1"], mr(), true).await;
    comes(app, &forum, "오강탁", ["KR", "행정안전부", "부원장"], mr(), true).await;
    comes(app, &forum, "Бат-Эрдэнэ Өлзий", ["MN", "Яам", "'=2"], mr(), true).await;
    comes(app, &forum, "Silent", ["UZ", "", ""], mr(), false).await;
    let observer = json!({"person": {}, "role": "observer"});
    comes(app, &forum, "Anna", ["", "ESCAP", "+1 Head"], observer, true).await;
    let speaker = json!({"person": {}, "role": "speaker"});
    comes(app, &forum, "Bek", ["KG", "Hub", ""], speaker, true).await;
    forum
}

#[tokio::test]
async fn the_list_is_in_official_order_and_names_only_those_who_agreed() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let list = app.get(&format!("{}?language=en", address(&forum))).json_of(200).await;
    let all = list["participants"].as_array().unwrap();
    let shown = |who: &Value| format!("{} {}", who["number"], who["full_name"].as_str().unwrap());
    assert_eq!(
        all.iter().map(shown).collect::<Vec<_>>(),
        [
            "1 Հայկ Սարգսյան",
            "2 გიორგი მაისურაძე",
            "3 Өндірұлы Қайрат",
            "4 Нұрсұлтан Әбіш",
            "5 Бат-Эрдэнэ Өлзий",
            "6 오강탁",
            "7 Anna",
            "8 Bek",
        ]
    );
    assert_eq!((&list["listed"], &list["not_listed"]), (&json!(8), &json!(1)));
    assert_eq!(list["title"], "Digital government");
    assert_eq!(
        (&all[7]["part"], &all[6]["part"]),
        (&json!("resource_persons"), &json!("observers"))
    );
    assert_eq!(all[5]["country_name"], "Republic of Korea");
    assert!(!list.to_string().contains("example.org"));
    // In Russian: Армения, Грузия, Казахстан, Монголия, Республика Корея.
    let russian = app.get(&address(&forum)).header("accept-language", "ru").json_of(200).await;
    assert_eq!(russian["language"], "ru");
    let names: Vec<_> =
        russian["participants"].as_array().unwrap().iter().map(|it| &it["country_name"]).collect();
    assert_eq!(names[..2], [&json!("Армения"), &json!("Грузия")]);
    assert_eq!(names[4..6], [&json!("Монголия"), &json!("Республика Корея")]);
}

#[tokio::test]
async fn names_in_any_script_and_cells_that_look_like_formulas_come_whole_out_of_each_file() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    let list = app.get(&format!("{}?language=ru", address(&forum))).json_of(200).await;
    let said = |field: &str| -> Vec<String> {
        let all = list["participants"].as_array().unwrap().iter();
        all.map(|who| who[field].as_str().unwrap_or_default().to_owned()).collect()
    };
    let path = format!("{}?language=ru&format=", address(&forum));
    let (text, sheet) =
        (app.get(&format!("{path}csv")).await, app.get(&format!("{path}xlsx")).await);
    assert!(text.text().contains(",'=1+1,") && text.text().contains(",''=2,"), "{}", text.text());
    let slug = forum["slug"].as_str().unwrap();
    let name = format!("attachment; filename=\"{slug}-participants.xlsx\"");
    assert_eq!(sheet.header("content-disposition"), name);
    let (text, sheet) = (csv(&text), xlsx(&sheet));
    assert_eq!(text, sheet);
    assert_eq!(text[0][1..5], ["Раздел", "Страна", "Обращение", "Полное имя"]);
    for (head, field) in [
        ("Полное имя", "full_name"),
        ("Должность", "position"),
        ("Организация", "organization"),
        ("Страна", "country_name"),
    ] {
        assert_eq!(column(&text, head), said(field), "{head}");
    }
    assert_eq!(column(&text, "№"), ["1", "2", "3", "4", "5", "6", "7", "8"]);
    let accepted = app.get(&address(&forum)).header("accept", "text/csv").expect(200).await;
    assert_eq!(csv(&accepted), text, "the first language of the event, where none is asked for");
    app.get(&address(&forum)).header("accept", "application/zip").expect(406).await;
}

#[tokio::test]
async fn who_is_not_confirmed_or_takes_it_back_is_not_listed() {
    let app = TestApp::start().await;
    let forum = event(&app, json!({})).await;
    for name in ["Anna", "Bek"] {
        comes(&app, &forum, name, ["KG", "", ""], delegate(Value::Null), true).await;
    }
    let rows = register(&app, &forum, "").await;
    app.act(&format!("/registrations/{}/withdraw", rows[0]["id"].as_str().unwrap()))
        .expect(200)
        .await;
    let list = app.get(&address(&forum)).json_of(200).await;
    assert_eq!((&list["listed"], &list["not_listed"]), (&json!(1), &json!(0)));
    assert_eq!(list["participants"][0]["full_name"], "Bek");
}

#[tokio::test]
async fn the_list_takes_three_queries_however_many_stand_in_it() {
    let app = TestApp::start().await;
    let names: Vec<String> = (0..300).map(|n| format!("Aigul N{n}")).collect();
    let event = registered(&app, &names).await;
    app.get(&address(&event)).expect(200).await;
    app.statements.forget();
    let list = app.get(&address(&event)).json_of(200).await;
    assert_eq!(list["not_listed"], 300);
    let asked = app.statements.but_the_tokens();
    assert_eq!(asked.len(), 3, "{asked:#?}");
}
