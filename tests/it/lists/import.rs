use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use super::{column, csv, wrong};
use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::{event, number};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async fn send(app: &TestApp, query: &str, file: impl Into<Vec<u8>>) -> Answer {
    app.call("POST", &format!("/people/import{query}")).bytes("text/csv", file).await
}

async fn import(app: &TestApp, query: &str, file: impl Into<Vec<u8>>) -> Value {
    let answer = send(app, query, file).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

fn counts(result: &Value) -> [i64; 5] {
    ["created", "known", "repeated", "same_name", "failed"].map(|it| result[it].as_i64().unwrap())
}

async fn people(app: &TestApp) -> i64 {
    number(&app.app.context.db, "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM people").await
}

#[tokio::test]
async fn a_dry_run_says_what_the_import_then_does_and_the_same_again_makes_nobody() {
    let app = TestApp::start().await;
    let hub = json!({"name": "Astana Hub", "kind": "government"});
    let hub = app.post("/organizations", hub).expect(201).await.id();
    let file = "Полное имя;Электронная почта;Страна;Организация;Комната\r\n\
                Нұрсұлтан Әбіш;n@example.org;Казахстан;ASTANA HUB;12\r\n\
                გიორგი მაისურაძე;;GE;;\r\n\
                오강탁;oh@example.org;KR;;\r\n";
    let dry = import(&app, "?dry_run=true", file).await;
    assert_eq!((counts(&dry), &dry["dry_run"]), ([3, 0, 0, 0, 0], &json!(true)));
    assert_eq!(people(&app).await, 0);
    let done = import(&app, "", file).await;
    assert_eq!(counts(&done), [3, 0, 0, 0, 0]);
    assert_eq!(done["columns"][4], json!({"column": "E", "heading": "Комната", "field": null}));
    assert_eq!(done["columns"][1]["field"], "email");
    let all = app.get("/people?sort=full_name").json_of(200).await;
    let first = all["items"].as_array().unwrap().iter().find(|it| it["country"] == "KZ").unwrap();
    assert_eq!(first["full_name"], "Нұрсұлтан Әбіш");
    assert_eq!(first["organization_id"], json!(hub));
    let log = app.get("/audit?action=person.create").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 3);
    let again = import(&app, "", file).await;
    assert_eq!(counts(&again), [0, 2, 0, 1, 0]);
    assert_eq!(again["told"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&again["told"][0]["row"], &again["told"][0]["outcome"]),
        (&json!(3), &json!("same_name"))
    );
    assert_eq!(people(&app).await, 3);
}

#[tokio::test]
async fn all_that_is_wrong_is_told_with_its_cell_and_stops_no_other_row() {
    let app = TestApp::start().await;
    let file = "email,full_name,phone,country,organization\n\
                a@example.org,Anna,+996 312 555 000,KG,\n\
                nobody,,call me,Atlantis,Nowhere\n\
                ,http://evil,,,\n";
    let done = import(&app, "", file).await;
    assert_eq!(counts(&done), [1, 0, 0, 0, 2]);
    let cells = |row: usize| -> Vec<String> {
        let errors = done["told"][row]["errors"].as_array().unwrap().iter();
        errors
            .map(|it| format!("{} {}", it["cell"].as_str().unwrap(), it["code"].as_str().unwrap()))
            .collect()
    };
    let expected = ["A3 address", "D3 country", "E3 unknown", "B3 required", "C3 phone"];
    let mut found = cells(0);
    assert!(found[0].starts_with("A3 "), "{found:?}");
    found[0] = "A3 address".to_owned();
    assert_eq!(found, expected);
    assert_eq!(cells(1), ["B4 web_address"]);
    assert_eq!(done["told"][0]["errors"][1]["heading"], "country");
    assert_eq!(people(&app).await, 1);
}

#[tokio::test]
async fn nobody_on_record_is_overwritten_or_merged_and_who_may_be_the_same_is_shown() {
    let app = TestApp::start().await;
    let anna = json!({"full_name": "Anna", "email": "anna@example.org", "position": "Head"});
    let anna = app.post("/people", anna).expect(201).await.id();
    let file = "full_name,email,position\n\
                Anna,ANNA@example.org,Deputy\n\
                Anna,,Adviser\n\
                anna,other@example.org,\n\
                Bek,anna@example.org,\n";
    let done = import(&app, "", file).await;
    assert_eq!(counts(&done), [1, 1, 1, 1, 0]);
    let told = done["told"].as_array().unwrap();
    assert_eq!((&told[0]["person_id"], &told[0]["differs"][0]), (&json!(anna), &json!("email")));
    assert_eq!(told[0]["differs"], json!(["email", "position"]));
    assert_eq!((&told[1]["outcome"], &told[1]["like_row"]), (&json!("same_name"), &json!(2)));
    assert_eq!((&told[2]["outcome"], &told[2]["same_name"]), (&json!("created"), &json!([anna])));
    assert_eq!((&told[3]["outcome"], &told[3]["like_row"]), (&json!("repeated"), &json!(2)));
    let kept = app.get(&format!("/people/{anna}")).json_of(200).await;
    assert_eq!((&kept["position"], &kept["version"]), (&json!("Head"), &json!(1)));
}

#[tokio::test]
async fn what_was_exported_comes_into_an_empty_server_and_out_of_it_again_as_it_was() {
    let (one, other) = (TestApp::start().await, TestApp::start().await);
    for app in [&one, &other] {
        let hub = json!({"name": "Hub, \"e-Gov\"", "kind": "government"});
        app.post("/organizations", hub).expect(201).await;
    }
    let hub = one.get("/organizations").json_of(200).await["items"][0]["id"].clone();
    for person in [
        json!({"full_name": "Նարեկ; Jr.", "email": "n@example.org", "phone": "+374 10 000 000",
               "gender": "male", "country": "AM", "preferred_language": "hy", "position": "=1+1",
               "organization_id": hub, "badge_name": "'=x", "honorific": "H.E."}),
        json!({"full_name": "a delegate of Mongolia", "unnamed": true, "country": "MN"}),
        json!({"full_name": "Бат-Эрдэнэ", "given_name": "Эрдэнэ", "family_name": "Бат",
               "patronymic": "'t", "native_name": "ᠪᠠᠲᠤ"}),
    ] {
        one.post("/people", person).expect(201).await;
    }
    for (format, media) in [("csv", "text/csv"), ("xlsx", XLSX)] {
        let file = one.get(&format!("/people?format={format}&language=ru")).expect(200).await.bytes;
        let call = other.call("POST", "/people/import").bytes(media, file);
        let done = call.json_of(200).await;
        let expected = if format == "csv" { [3, 0, 0, 0, 0] } else { [0, 1, 0, 2, 0] };
        assert_eq!(counts(&done), expected, "{done}");
    }
    let (before, after) = (
        csv(&one.get("/people?format=csv&sort=full_name").await),
        csv(&other.get("/people?format=csv&sort=full_name").await),
    );
    for head in before[0]
        .iter()
        .filter(|head| !head.ends_with(" id") && !head.ends_with(" at") && *head != "Id")
    {
        assert_eq!(column(&before, head), column(&after, head), "{head}");
    }
}

#[tokio::test]
async fn a_cell_that_stands_under_no_heading_is_not_passed_over() {
    let app = TestApp::start().await;
    let table = "full_name,email,position\nAnna,a@example.org,Head, Department of Data\n\
                 Bek,b@example.org,Head,,\n";
    let done = import(&app, "", table).await;
    assert_eq!(counts(&done), [1, 0, 0, 0, 1]);
    let told = &done["told"][0];
    assert_eq!((&told["row"], &told["errors"][0]["code"]), (&json!(2), &json!("too_many_cells")));
}

/// What a stranger typed stays what a stranger typed, and is nobody twice.
#[tokio::test]
async fn a_table_made_of_the_record_changes_nobody_on_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let page = format!("/e/{}/register", event["slug"].as_str().unwrap());
    let typed = [("full_name", "A Stranger's Word"), ("email", "anna@example.org")];
    app.raw("POST", &page).form(&typed).expect(200).await;
    let table = app.get("/people?format=csv").expect(200).await.text();
    assert_eq!(counts(&import(&app, "", table.clone()).await), [0, 1, 0, 0, 0]);
    let without_address = table.replace("anna@example.org", "");
    import(&app, "", without_address).await;
    assert_eq!(people(&app).await, 1);
    let provisional = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM people WHERE provisional = true";
    assert_eq!(number(&app.app.context.db, provisional).await, 1);
}

#[tokio::test]
async fn files_that_are_no_tables_are_refused_with_the_reason() {
    let app = TestApp::start().await;
    let code = async |media: &str, file: Vec<u8>, status: u16| {
        let call = app.call("POST", "/people/import").bytes(media, file);
        call.json_of(status).await["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(code("text/plain", b"full_name\nA\n".to_vec(), 415).await, "request.media_type");
    assert_eq!(code("text/csv", vec![b'x'; 9 * 1024 * 1024], 413).await, "request.too_large");
    assert_eq!(code("text/csv", vec![b'x'; 100 * 1024 * 1024], 413).await, "request.too_large");
    assert_eq!(code("text/csv", b"PK\x03\x04".to_vec(), 422).await, "file.not_csv");
    assert_eq!(code(XLSX, b"full_name\nA\n".to_vec(), 422).await, "file.not_xlsx");
    let many = format!("full_name\n{}", "Anna\n".repeat(100_000));
    assert_eq!(code("text/csv", many.into_bytes(), 422).await, "file.too_many_rows");
    assert_eq!(code("text/csv", b"name\nA\n".to_vec(), 422).await, "import.columns");
    let mapped = "?mapping=%7B%22name%22%3A%22full_name%22%7D";
    assert_eq!(counts(&import(&app, mapped, "name\nA\n").await), [1, 0, 0, 0, 0]);
    assert_eq!(send(&app, "?mapping=x", "name\nA\n").await.status, 400);
    assert_eq!(people(&app).await, 1);
}

#[tokio::test]
async fn who_may_not_add_people_imports_none_and_a_key_gives_the_first_answer_again() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let events = vec![event["id"].as_str().unwrap().parse().unwrap()];
    let limited = app.token(Role::Organizer, Some(TokenScope { programmes: vec![], events })).await;
    let file = "full_name,email\nAnna,a@example.org\n";
    let call = app.call("POST", "/people/import").bytes("text/csv", file);
    call.bearer(&limited).expect(403).await;
    assert_eq!(people(&app).await, 0);
    let once = async |file: &str| {
        let call = app.call("POST", "/people/import").bytes("text/csv", file);
        call.header("idempotency-key", "k").await
    };
    let (first, second) = (once(file).await, once(file).await);
    assert_eq!(counts(&first.json()), [1, 0, 0, 0, 0]);
    assert_eq!(first.json(), second.json());
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(once("full_name\nBek\n").await.status, 422);
    assert_eq!(people(&app).await, 1);
}

#[tokio::test]
async fn an_import_that_breaks_off_is_completed_by_the_same_again() {
    let app = TestApp::start().await;
    let row = |n: usize| format!("Aigul N{n},a{n}@example.org\n");
    let whole: String = (0..1_200).map(row).collect();
    // As after the first two writes.
    let part: String = (0..1_000).map(row).collect();
    import(&app, "", format!("full_name,email\n{part}")).await;
    let done = import(&app, "", format!("full_name,email\n{whole}")).await;
    assert_eq!((counts(&done), &done["told"]), ([200, 1000, 0, 0, 0], &json!([])));
    assert_eq!(people(&app).await, 1_200);
}

#[tokio::test]
async fn words_that_people_use_for_countries_and_genders_are_understood() {
    let app = TestApp::start().await;
    let words = [
        ("South Korea", "KR", "f", "female"),
        ("Kazakhstan", "KZ", "m", "male"),
        ("Киргизия", "KG", "ж", "female"),
        ("KAZ", "KZ", "м", "male"),
        ("Republic of Korea", "KR", "женский", "female"),
        ("Республика Корея", "KR", "муж.", "male"),
        ("the Kyrgyz Republic", "KG", "Woman", "female"),
    ];
    let row = |(n, (country, _, gender, _)): (usize, &(&str, &str, &str, &str))| {
        format!("N{n},n{n}@example.org,{country},{gender}\n")
    };
    let rows: String = words.iter().enumerate().map(row).collect();
    let done = import(&app, "", format!("full_name,email,country,gender\n{rows}")).await;
    assert_eq!(counts(&done), [7, 0, 0, 0, 0], "{done}");
    for (n, (_, country, _, gender)) in words.iter().enumerate() {
        let page = app.get(&format!("/people?email=n{n}@example.org")).json_of(200).await;
        let made = (&page["items"][0]["country"], &page["items"][0]["gender"]);
        assert_eq!(made, (&json!(country), &json!(gender)));
    }
    let done = import(&app, "", "full_name,country\nA,Korea\nB,Конго\n").await;
    assert_eq!(wrong(&done["told"][0]), ["B2 ambiguous"]);
    let message = done["told"][1]["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("CD (") && message.contains("CG (Congo)"), "{message}");
}

#[tokio::test]
async fn what_a_formula_came_to_in_vain_is_wrong_and_nobodys_name() {
    let app = TestApp::start().await;
    let file = "full_name,email,position\n#N/A,a@example.org,Head\nBek,b@example.org,#REF!\n\
                '#N/A,c@example.org,#1\n";
    let done = import(&app, "", file).await;
    assert_eq!(counts(&done), [1, 0, 0, 0, 2]);
    assert_eq!(wrong(&done["told"][0])[0], "A2 formula");
    assert_eq!(wrong(&done["told"][1]), ["C3 formula"]);
    assert_eq!(app.get("/people").json_of(200).await["items"][0]["full_name"], "#N/A");
}

#[tokio::test]
async fn an_organization_is_found_by_whatever_it_is_called() {
    let app = TestApp::start().await;
    let make = async |body: Value| app.post("/organizations", body).expect(201).await.id();
    let ministry = make(json!({
        "name": "Ministry of Digital Development", "kind": "government", "acronym": "MDDIAI",
        "aliases": ["Digital Ministry"], "names": {"ru": "Министерство цифрового развития"},
    }))
    .await;
    let other = json!({"name": "MDD", "kind": "other", "aliases": ["Digital ministry"]});
    let other = make(other).await;
    make(json!({"name": "X", "kind": "other", "acronym": "MDD"})).await;
    let file = "full_name,organization\nA,mddiai\nB,МИНИСТЕРСТВО ЦИФРОВОГО РАЗВИТИЯ\n\
                C,Digital ministry\nD,mdd\nE,Nowhere\n";
    let done = import(&app, "", file).await;
    assert_eq!(counts(&done), [3, 0, 0, 0, 2], "{done}");
    let message = done["told"][0]["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains(&ministry) && message.contains(&other), "{message}");
    assert_eq!(wrong(&done["told"][0]), ["B4 ambiguous"]);
    assert_eq!(wrong(&done["told"][1]), ["B6 unknown"]);
    let all = app.get("/people?sort=full_name").json_of(200).await;
    let theirs = |n: usize| all["items"][n]["organization_id"].clone();
    assert_eq!([theirs(0), theirs(1), theirs(2)], [json!(ministry), json!(ministry), json!(other)]);
}

#[tokio::test]
async fn a_table_of_registrations_names_people_by_their_own_ids() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let path = format!("/events/{}/registrations", event["id"].as_str().unwrap());
    let body = json!({"person": {"full_name": "Anna"}, "position": "Head"});
    let anna = app.post(&path, body).json_of(201).await;
    let table = app.get(&format!("{path}?format=csv")).expect(200).await.bytes;
    let done = import(&app, "", table).await;
    assert_eq!(counts(&done), [0, 1, 0, 0, 0], "{done}");
    assert_eq!(done["told"][0]["person_id"], anna["person_id"]);
    assert_eq!(done["told"][0]["differs"], json!(["position"]));
}

#[tokio::test]
async fn letters_of_another_encoding_are_not_read_as_russian_ones() {
    let app = TestApp::start().await;
    let text = "Полное имя;Почта\nЮрий Щукин;a@example.org\n";
    for (encoding, name) in [(encoding_rs::KOI8_R, "KOI8-R"), (encoding_rs::IBM866, "DOS")] {
        let bytes = encoding.encode(text).0.into_owned();
        let refused = send(&app, "", bytes).await;
        assert_eq!(refused.status, 422);
        assert!(refused.json()["detail"].as_str().unwrap().contains(name), "{}", refused.text());
    }
    let western = encoding_rs::WINDOWS_1252.encode("full_name\nJosé Müller\n").0.into_owned();
    assert!(send(&app, "", western).await.text().contains("Western"));
    let russian = encoding_rs::WINDOWS_1251.encode("Полное имя\nЮрий Щукин\n").0.into_owned();
    assert_eq!(import(&app, "", russian).await["encoding"], "windows-1251");
}

#[tokio::test]
async fn namesakes_are_made_and_counted_apart_from_those_who_are_not_made() {
    let app = TestApp::start().await;
    app.post("/people", json!({"full_name": "Anna"})).expect(201).await;
    let file = "full_name,email\nAnna,a@example.org\nAnna,\nBek,b@example.org\nBek,\n";
    let done = import(&app, "", file).await;
    assert_eq!(counts(&done), [2, 0, 0, 2, 0]);
    assert_eq!(done["namesakes"], 1);
}

#[tokio::test]
async fn two_of_one_name_are_known_again_by_their_own_ids() {
    let (app, other) = (TestApp::start().await, TestApp::start().await);
    for position in ["Head", "Deputy head"] {
        app.post("/people", json!({"full_name": "Kim Jisoo", "position": position}))
            .expect(201)
            .await;
    }
    let table = app.get("/people?format=csv").expect(200).await.text();
    assert_eq!(counts(&import(&app, "", table.clone()).await), [0, 2, 0, 0, 0]);
    // Where their ids say nothing, a name alone makes nobody twice.
    assert_eq!(counts(&import(&other, "", table).await), [1, 0, 0, 1, 0]);
}
