use serde_json::{Value, json};

use super::{column, counts, csv, send_table, wrong, xlsx};
use crate::support::TestApp;
use crate::support::scene::{event, fingerprint, outbox};

fn at(event: &Value, part: &str) -> String {
    format!("/events/{}/{part}", event["id"].as_str().unwrap())
}

/// A dry run, and then the same in earnest, which must come to the same.
async fn tried_and_done(app: &TestApp, event: &Value, table: &str) -> Value {
    let (path, before) = (at(event, "nominations/import"), fingerprint(app).await);
    let tried = send_table(app, &format!("{path}?dry_run=true"), table).await;
    assert_eq!(fingerprint(app).await, before, "a dry run writes nothing");
    let done = send_table(app, &path, table).await;
    assert_eq!((counts(&tried), &tried["by_status"]), (counts(&done), &done["by_status"]));
    done
}

async fn nominations(app: &TestApp, event: &Value) -> Vec<Value> {
    app.get(&at(event, "nominations")).json_of(200).await["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn countries_name_people_by_a_table_and_the_same_again_names_nobody() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna = json!({"full_name": "Anna", "email": "a@example.org", "country": "KG"});
    let anna = app.post("/people", anna).expect(201).await.id();
    let table = "Полное имя;Электронная почта;Страна;Роль;Место в очереди;Запасной\n\
                 Anna;a@example.org;;;;\n\
                 Bek;b@example.org;Киргизия;наблюдатель;5;да\n\
                 Chen;c@example.org;South Korea;;;\n\
                 Dana;d@example.org;KGZ;;;\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [4, 0, 0, 0, 0, 0], "{done}");
    assert_eq!(done["by_status"], json!({"submitted": 4}));
    let made: Vec<_> = nominations(&app, &event)
        .await
        .iter()
        .map(|it| {
            let said = ["full_name", "country", "role"].map(|key| it[key].as_str().unwrap());
            format!("{} {} {}", said.join(" "), it["rank"], it["alternate"])
        })
        .collect();
    let expected = [
        "Anna KG delegate 1 false",
        "Bek KG observer 5 true",
        "Chen KR delegate 1 false",
        "Dana KG delegate 6 false",
    ];
    assert_eq!(made, expected);
    assert_eq!(nominations(&app, &event).await[0]["person_id"], json!(anna));
    assert_eq!(outbox(&app).await, "");
    let again = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&again), [0, 4, 0, 0, 0, 0]);
}

#[tokio::test]
async fn what_was_decided_is_taken_over_but_for_who_was_selected() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let table = "full_name,email,country,status,decline_reason\n\
                 A,a@example.org,KG,selected,\n\
                 B,b@example.org,KG,Reserve,\n\
                 C,c@example.org,KG,declined,Too late\n\
                 D,d@example.org,KG,,\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(done["by_status"], json!({"submitted": 2, "reserve": 1, "declined": 1}));
    let made = nominations(&app, &event).await;
    let states: Vec<_> = made.iter().map(|it| it["status"].as_str().unwrap()).collect();
    assert_eq!(states, ["submitted", "reserve", "declined", "submitted"]);
    assert_eq!(made[2]["decline_reason"], "Too late");
}

#[tokio::test]
async fn who_is_registered_takes_a_seat_of_the_country_or_is_refused() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    app.post(&at(&event, "quotas"), json!({"country": "KG", "seats": 1})).expect(201).await;
    for name in ["a", "b"] {
        let person = json!({"full_name": name, "email": format!("{name}@example.org")});
        app.post(&at(&event, "registrations"), json!({"person": person})).expect(201).await;
    }
    let table = "full_name,email,country,rank\na,a@example.org,KG,\nb,b@example.org,KG,\n\
                 c,c@example.org,KG,0\nd,d@example.org,,\ne,e@example.org,KG,2\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [2, 0, 0, 0, 0, 3], "{done}");
    assert_eq!(done["by_status"], json!({"selected": 1, "submitted": 1}));
    let told: Vec<_> = done["told"].as_array().unwrap().iter().map(wrong).collect();
    let expected: [&[&str]; 4] =
        [&[], &["- nomination.quota_full"], &["D4 number"], &["C5 required"]];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn nominations_come_as_a_table() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let hub = json!({"name": "Hub", "kind": "government"});
    let hub = app.post("/organizations", hub).expect(201).await.id();
    let named = json!({"full_name": "გიორგი", "email": "g@example.org", "position": "=Head",
                       "organization_id": hub, "gender": "male"});
    let body = json!({"person": named, "country": "GE", "alternate": true});
    let made = app.post(&at(&event, "nominations"), body).json_of(201).await;
    app.post(&at(&event, "nominations"), json!({"person": {"full_name": "B"}, "country": "KG"}))
        .expect(201)
        .await;
    let path = at(&event, "nominations");
    let text = csv(&app.get(&format!("{path}?format=csv&language=ru")).expect(200).await);
    let sheet = xlsx(&app.get(&format!("{path}?format=xlsx&language=ru")).expect(200).await);
    assert_eq!(text, sheet);
    for (head, said) in [
        ("Полное имя", "გიორგი"),
        ("Страна", "GE"),
        ("Место в очереди", "1"),
        ("Запасной", "yes"),
        ("Состояние", "submitted"),
        ("Должность", "=Head"),
        ("Организация", "Hub"),
        ("Идентификатор", made["id"].as_str().unwrap()),
    ] {
        assert_eq!(column(&text, head)[0], said, "{head}");
    }
    let few = csv(&app.get(&format!("{path}?format=csv&country=KG&limit=1")).expect(200).await);
    assert_eq!(column(&few, "Full name"), ["B"]);
}
