use convoke::access::types::{Role, TokenScope};
use serde_json::{Value, json};

use super::{counts, send_table, wrong};
use crate::forms::{all_kinds, ask, field};
use crate::support::TestApp;
use crate::support::scene::{event, fingerprint, outbox, register};

fn address(event: &Value) -> String {
    format!("/events/{}/registrations/import", event["id"].as_str().unwrap())
}

async fn import(app: &TestApp, event: &Value, query: &str, table: &str) -> Value {
    send_table(app, &format!("{}{query}", address(event)), table).await
}

/// A dry run, which changes nothing, and then the same in earnest, which must come to the same.
async fn tried_and_done(app: &TestApp, event: &Value, table: &str) -> Value {
    let before = fingerprint(app).await;
    let mut tried = import(app, event, "?dry_run=true", table).await;
    assert_eq!(fingerprint(app).await, before, "a dry run writes nothing");
    let done = import(app, event, "", table).await;
    assert_eq!((&tried["dry_run"], &done["dry_run"]), (&json!(true), &json!(false)));
    for key in ["created", "known", "repeated", "same_name", "left_out", "failed", "by_status"] {
        assert_eq!(tried[key], done[key], "{key}: {tried} {done}");
    }
    for (tried, done) in
        tried["told"].as_array_mut().unwrap().iter_mut().zip(done["told"].as_array().unwrap())
    {
        for key in ["row", "outcome", "status", "errors", "differs", "like_row"] {
            assert_eq!(tried[key], done[key], "{key}");
        }
    }
    done
}

#[tokio::test]
async fn people_are_registered_as_by_hand_with_what_the_table_says() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"modality": "hybrid"})).await;
    ask(&app, &event, all_kinds()).await;
    let known = json!({"full_name": "Anna", "email": "anna@example.org", "position": "Head"});
    let anna = app.post("/people", known).expect(201).await.id();
    let table = "full_name;email;Страна;Организация;Должность;Роль;Форма участия;Стаж, лет;diet;\
                 Something else [visa];photos;В списке участников;Примечание\n\
                 Anna;ANNA@example.org;Казахстан;Anywhere;;докладчик;онлайн;12,5;Веганское, halal;да;\
                 нет;да;window seat\n\
                 Bek;bek@example.org;;;;;;;;;;;\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [2, 0, 0, 0, 0, 0], "{done}");
    assert_eq!(done["by_status"], json!({"confirmed": 2}));
    let rows = register(&app, &event, "").await;
    let row = &rows[0];
    assert_eq!(row["person_id"], json!(anna));
    let said =
        ["country", "organization", "position", "role", "attendance_mode", "remark", "source"]
            .map(|key| row[key].as_str().unwrap());
    let expected = ["KZ", "Anywhere", "Head", "speaker", "online", "window seat", "organizer"];
    assert_eq!(said, expected);
    let answers = json!({"years": 12.5, "diet": ["vegan", "halal"], "visa": true});
    assert_eq!(row["answers"], answers);
    let consents: Vec<_> = row["consents"].as_array().unwrap().iter().collect();
    assert_eq!(consents.len(), 2);
    let agreed = consents.iter().find(|it| it["purpose"] == "list_of_participants").unwrap();
    assert_eq!(agreed["given"], true);
    assert_eq!(rows[1]["status"], "confirmed");
    assert!(rows[1]["registered_by"].is_string());
    assert_eq!(outbox(&app).await, "", "nobody is mailed who was not to be");
    let again = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&again), [0, 2, 0, 0, 0, 0]);
}

#[tokio::test]
async fn seats_are_given_in_the_order_of_the_rows_and_nobody_overtakes() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 3})).await;
    let row = |n: usize, role: &str| format!("N{n},n{n}@example.org,{role}\n");
    let head = "full_name,email,role\n";
    let first = format!("{head}{}{}", row(0, "delegate"), row(1, "organizer"));
    import(&app, &event, "", &first).await;
    let more: String = (1..6).map(|n| row(n, if n == 3 { "organizer" } else { "" })).collect();
    let done = tried_and_done(&app, &event, &format!("{head}{more}")).await;
    assert_eq!(counts(&done), [4, 1, 0, 0, 0, 0]);
    assert_eq!(done["by_status"], json!({"confirmed": 3, "waitlisted": 1}));
    let told = &done["told"].as_array().unwrap()[0];
    assert_eq!((&told["row"], &told["status"]), (&json!(6), &json!("waitlisted")));
    let waiting = register(&app, &event, "&status=waitlisted").await;
    assert_eq!((waiting.len(), &waiting[0]["full_name"]), (1, &json!("N5")));
}

#[tokio::test]
async fn where_no_list_is_kept_whoever_finds_no_seat_is_told_so() {
    let app = TestApp::start().await;
    let more = json!({"capacity": 1, "registration": {"waitlist": false}});
    let event = event(&app, more).await;
    let table = "full_name,email\nA,a@example.org\nB,b@example.org\nC,\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [1, 0, 0, 0, 0, 2]);
    assert_eq!(wrong(&done["told"][0]), ["- registration.full"]);
    let people = app.get("/people").json_of(200).await;
    assert_eq!(people["items"].as_array().unwrap().len(), 1, "nobody is left behind of them");
}

#[tokio::test]
async fn quotas_hold_and_whoever_was_nominated_has_a_seat_of_the_country() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 9})).await;
    let at = |part: &str| format!("/events/{}/{part}", event["id"].as_str().unwrap());
    app.post(&at("quotas"), json!({"country": "KZ", "seats": 1})).expect(201).await;
    for name in ["a", "b"] {
        let person = json!({"full_name": name, "email": format!("{name}@example.org")});
        let body = json!({"person": person, "country": "KZ"});
        app.post(&at("nominations"), body).expect(201).await;
    }
    let table = "full_name,email\na,a@example.org\nb,b@example.org\nc,c@example.org\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [2, 0, 0, 0, 0, 1]);
    assert_eq!(wrong(&done["told"][0]), ["- nomination.quota_full"]);
    let selected = app.get(&format!("{}?status=selected", at("nominations"))).json_of(200).await;
    assert_eq!(selected["items"][0]["full_name"], "a");
    let counted = app.get(&at("quotas")).json_of(200).await;
    assert_eq!(counted["items"][0]["taken"], 1);
}

#[tokio::test]
async fn a_row_that_is_wrong_is_told_with_its_cell_and_stops_no_other() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let twice = ["Topic", "Тема"];
    let hidden = json!({"show_if": {"role": ["speaker"]}});
    ask(
        &app,
        &event,
        json!([
            field("years", "number", ["Years", "Стаж"], json!({})),
            field("talk", "text", ["Talk", "Доклад"], hidden),
            field("one", "text", twice, json!({})),
            field("two", "text", twice, json!({})),
        ]),
    )
    .await;
    let ambiguous = app.call("POST", &address(&event)).bytes("text/csv", "full_name,Topic\nA,x\n");
    assert_eq!(ambiguous.expect(422).await.pointers(), ["/columns/B"]);
    let table = "full_name,email,role,attendance_mode,years,talk,Topic [two],country\n\
                 A,a@example.org,king,online,many,,,\n\
                 B,b@example.org,,,3,Not asked,,\n\
                 C,c@example.org,speaker,,3,On data,Cities,Korea\n\
                 D,d@example.org,Speaker,in person,3,On data,Cities,KAZ\n\
                 D,d@example.org,,,,,,\n\
                 ,,,,,,,\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [1, 0, 1, 0, 0, 3], "{done}");
    let told = done["told"].as_array().unwrap();
    assert_eq!(wrong(&told[0]), ["C2 choice", "E2 number", "D2 not_offered"]);
    assert_eq!(wrong(&told[1]), ["F3 not_asked"]);
    assert_eq!(wrong(&told[2]), ["H4 ambiguous"]);
    let rows = register(&app, &event, "").await;
    assert_eq!(rows[0]["answers"], json!({"years": 3, "talk": "On data", "two": "Cities"}));
    assert_eq!(rows[0]["country"], "KZ");
}

#[tokio::test]
async fn who_is_out_in_the_table_does_not_come_in_and_who_may_be_another_is_shown() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    app.post("/people", json!({"full_name": "Chen"})).expect(201).await;
    let table = "full_name,email,status\nA,a@example.org,Withdrawn\nB,b@example.org,отклонена\n\
                 Chen,,confirmed\nD,d@example.org,\nE,e@example.org,waitlisted\n\
                 F,f@example.org,VIP\n";
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [2, 0, 0, 1, 2, 1]);
    let names: Vec<_> =
        register(&app, &event, "").await.iter().map(|it| it["full_name"].clone()).collect();
    assert_eq!(names, [json!("D"), json!("E")]);
}

#[tokio::test]
async fn who_was_withdrawn_comes_back() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"registration": {"approval": "manual"}})).await;
    let table = "full_name,email\nA,a@example.org\nB,b@example.org\n";
    import(&app, &event, "", table).await;
    let rows = register(&app, &event, "").await;
    let path = format!("/registrations/{}/withdraw", rows[0]["id"].as_str().unwrap());
    app.act(&path).expect(200).await;
    let done = tried_and_done(&app, &event, table).await;
    assert_eq!(counts(&done), [1, 1, 0, 0, 0, 0]);
    assert_eq!(register(&app, &event, "&status=confirmed").await.len(), 2);
}

#[tokio::test]
async fn mails_go_out_only_where_that_is_wanted_and_never_of_a_draft() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    import(&app, &event, "?notify=true", "full_name,email\nA,a@example.org\n").await;
    assert_eq!(outbox(&app).await, "registration_confirmed 1");
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let draft =
        app.post(&format!("{path}/clone"), json!({"starts_on": "2027-05-24"})).json_of(201).await;
    let call = app.call("POST", &format!("{}?notify=true", address(&draft)));
    let refused = call.bytes("text/csv", "full_name\nB\n").json_of(409).await;
    assert_eq!(refused["code"], "registration.not_published");
    let done = import(&app, &draft, "", "full_name\nB\n").await;
    assert_eq!(counts(&done), [1, 0, 0, 0, 0, 0]);
    app.post(&format!("{path}/cancel"), json!({"reason": "No"})).expect(200).await;
    app.act(&format!("{path}/archive")).expect(200).await;
    for query in ["", "?dry_run=true"] {
        let call = app.call("POST", &format!("{}{query}", address(&event)));
        call.bytes("text/csv", "full_name\nC\n").expect(409).await;
    }
}

#[tokio::test]
async fn a_limited_token_learns_nothing_of_people_whom_its_events_do_not_know() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let anna = json!({"full_name": "Anna", "email": "anna@example.org", "position": "Head"});
    let anna = app.post("/people", anna).expect(201).await.id();
    app.post("/people", json!({"full_name": "Bek"})).expect(201).await;
    let events = vec![event["id"].as_str().unwrap().parse().unwrap()];
    let token = app.token(Role::Organizer, Some(TokenScope { programmes: vec![], events })).await;
    let table =
        format!("full_name,email,position,person_id\nAnna,anna@example.org,Other,{anna}\nBek,,,\n");
    let call = |query: &str| {
        let path = format!("{}{query}", address(&event));
        app.call("POST", &path).bytes("text/csv", table.clone()).bearer(&token)
    };
    let tried = call("?dry_run=true").json_of(200).await;
    assert_eq!(counts(&tried), [2, 0, 0, 0, 0, 0]);
    assert!(!tried.to_string().contains(&anna) && tried["told"] == json!([]), "{tried}");
    let done = call("").json_of(200).await;
    assert_eq!(counts(&done), [2, 0, 0, 0, 0, 0], "{done}");
    let again = call("").json_of(200).await;
    assert_eq!(
        counts(&again),
        [0, 1, 0, 1, 0, 0],
        "once they are registered, the event knows them"
    );
}

#[tokio::test]
async fn many_rows_come_in_write_after_write_and_what_broke_off_is_completed() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 100})).await;
    let row = |n: usize| format!("Aigul N{n},a{n}@example.org\n");
    let part: String = (0..60).map(row).collect();
    let whole: String = (0..130).map(row).collect();
    import(&app, &event, "", &format!("full_name,email\n{part}")).await;
    let done = tried_and_done(&app, &event, &format!("full_name,email\n{whole}")).await;
    assert_eq!(counts(&done), [70, 60, 0, 0, 0, 0]);
    assert_eq!(done["by_status"], json!({"confirmed": 40, "waitlisted": 30}));
    assert_eq!(done["told"].as_array().unwrap().len(), 30);
}
