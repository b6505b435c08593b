use serde_json::{Value, json};

use super::{Hall, outcomes};
use crate::attendance::Door;
use crate::support::scene::number;

#[tokio::test]
async fn a_dry_run_says_who_meets_the_threshold_and_issues_nothing() {
    let hall = Hall::start().await;
    let entries = "SELECT COUNT(*) AS n FROM audit_log";
    let before = number(&hall.door.app.app.context.db, entries).await;
    let tried = hall.issue(json!({"dry_run": true})).await.json();
    assert_eq!(
        (&tried["held"], &tried["threshold"], &tried["measure"]),
        (&json!(3), &json!(50), &json!("days"))
    );
    assert_eq!(outcomes(&tried), ["Anna issued 3", "Bek too_little 1", "Chen too_little 0"]);
    assert_eq!((&tried["issued"], &tried["left_out"]), (&json!(1), &json!(2)));
    assert_eq!(tried["results"][0]["certificate_id"], Value::Null);
    assert_eq!(hall.list("").await, Vec::<Value>::new());
    assert_eq!(number(&hall.door.app.app.context.db, entries).await, before);
}

#[tokio::test]
async fn who_meets_the_threshold_gets_one_and_once_more_nothing_new_is_issued() {
    let hall = Hall::start().await;
    let signed = json!({"threshold": 33, "hours": 18, "signatory_name": "Айгүл Садыкова"});
    let issued = hall.issue(signed).await.json();
    assert_eq!(outcomes(&issued), ["Anna issued 3", "Bek issued 1", "Chen too_little 0"]);
    let all = hall.list("sort=number").await;
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["id"], issued["results"][0]["certificate_id"]);
    let slug = hall.door.event["slug"].as_str().unwrap();
    let first = &all[0];
    for (field, value) in [
        ("name", json!("Anna")),
        ("kind", json!("participation")),
        ("status", json!("valid")),
        ("reference", json!(format!("{slug}/C001"))),
        ("event_title", json!("Digital government")),
        ("place", json!("House of Ministries, Astana")),
        ("starts_on", json!("2026-05-25")),
        ("ends_on", json!("2026-05-27")),
        ("issued_on", json!("2026-05-27")),
        ("hours", json!(18)),
        ("threshold", json!(33)),
        ("attended", json!(3)),
        ("held", json!(3)),
    ] {
        assert_eq!(first[field], value, "{field}");
    }
    hall.door.came(&hall.chen, json!({"day": "2026-05-27"})).await;
    let again = hall.issue(json!({"threshold": 33})).await.json();
    assert_eq!(outcomes(&again), ["Anna already 3", "Bek already 1", "Chen issued 1"]);
    let again = hall.issue(json!({"threshold": 33})).await.json();
    assert_eq!((&again["issued"], &again["already"]), (&json!(0), &json!(3)));
    assert_eq!(hall.list("").await.len(), 3);
    // The other kind is another certificate, and asks more unless it is told what.
    let complete = hall.issue(json!({"kind": "completion"})).await.json();
    assert_eq!((&complete["threshold"], &complete["issued"]), (&json!(80), &json!(1)));
    assert_eq!(hall.list("kind=completion").await[0]["name"], "Anna");
}

#[tokio::test]
async fn attendance_is_measured_in_panels_where_that_is_asked() {
    let hall = Hall::start().await;
    let refused = hall.issue(json!({"measure": "panels"})).await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.json()["code"], "certificate.no_attendance");
    let panels = [hall.door.panel("One").await, hall.door.panel("Two").await];
    hall.door.panel("Never held").await;
    hall.door.came(&hall.bek, json!({"panel_id": panels[0]["id"]})).await;
    hall.door.came(&hall.bek, json!({"panel_id": panels[1]["id"]})).await;
    let undone = hall.door.came(&hall.anna, json!({"panel_id": panels[0]["id"]})).await;
    hall.door.undo(&undone).await;
    let by_panels = hall.issue(json!({"measure": "panels", "threshold": 100})).await.json();
    assert_eq!(by_panels["held"], 2);
    assert_eq!(outcomes(&by_panels), ["Anna too_little 0", "Bek issued 2", "Chen too_little 0"]);
}

#[tokio::test]
async fn certificates_go_by_name_and_role_and_never_to_who_has_no_place_or_no_name() {
    let hall = Hall::start().await;
    let speaker = hall.door.seat("Dana", json!({"role": "speaker"})).await;
    let person = json!({"full_name": "Deputy Minister", "unnamed": true});
    let unnamed = json!({"person": person, "notify": false});
    let unnamed = hall.door.app.post(&hall.door.at("registrations"), unnamed).json_of(201).await;
    hall.door.withdraw(&hall.chen).await;
    let by_role = hall.issue(json!({"role": "speaker", "threshold": 0})).await.json();
    assert_eq!(outcomes(&by_role), ["Dana issued 0"]);
    let named = [&hall.chen, &speaker, &unnamed].map(|row| row["id"].clone());
    let by_name = hall.issue(json!({"registration_ids": named, "threshold": 0})).await.json();
    assert_eq!(
        outcomes(&by_name),
        ["Chen not_confirmed 0", "Dana already 0", "Deputy Minister unnamed 0"]
    );
    let unknown = [hall.anna["id"].clone(), json!("01a1fb67-1800-7000-8000-000000000001")];
    let refused = hall.issue(json!({"registration_ids": unknown})).await;
    assert_eq!(
        (refused.status.as_u16(), refused.pointers()),
        (422, vec!["/registration_ids/1".into()])
    );
    let wrong = json!({"threshold": 101, "hours": 0, "signatory_name": "a\nb", "kind": "x"});
    let wrong = hall.issue(wrong).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.pointers(), ["/hours", "/kind", "/signatory_name", "/threshold"]);
}

#[tokio::test]
async fn none_is_issued_before_the_last_day_nor_of_what_was_called_off_or_put_away() {
    let door = Door::start().await;
    let anna = door.seat("Anna", json!({})).await;
    door.came(&anna, json!({"day": "2026-05-26"})).await;
    let path = door.at("certificates/issue");
    let body = json!({"kind": "participation", "threshold": 0});
    let issue = async |status: u16| door.app.post(&path, body.clone()).expect(status).await.json();
    assert_eq!(issue(409).await["code"], "certificate.too_early");
    // Midnight in Almaty, where the event is.
    door.app.clock.set("2026-05-26T18:59:59Z".parse().unwrap());
    assert_eq!(issue(409).await["code"], "certificate.too_early");
    door.app.clock.set("2026-05-26T19:00:00Z".parse().unwrap());
    assert_eq!(issue(200).await["issued"], 1);
    let second = door.seat("Bek", json!({})).await;
    assert_eq!(issue(200).await["issued"], 1, "{second}");
    door.app.act(&door.at("complete")).expect(200).await;
    assert_eq!(issue(200).await["already"], 2);
    door.app.act(&door.at("archive")).expect(200).await;
    assert_eq!(issue(409).await["code"], "event.state");
}

#[tokio::test]
async fn a_cancelled_event_has_no_certificates_and_takes_back_those_that_it_gave() {
    let hall = Hall::start().await;
    let given = hall.give(&[&hall.anna, &hall.bek]).await;
    hall.revoke(&given[1]).await;
    let cancel = json!({"notify": false});
    hall.door.app.post(&hall.door.at("cancel"), cancel).expect(200).await;
    let all = hall.list("sort=number&status=revoked").await;
    let reasons: Vec<&Value> = all.iter().map(|row| &row["revoke_reason"]).collect();
    assert_eq!(reasons, ["The event was cancelled.", "Given by mistake."]);
    let refused = hall.issue(json!({})).await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.json()["code"], "certificate.event_cancelled");
    hall.door.app.raw("GET", &super::verify_path(&given[0])).expect(410).await;
}

#[tokio::test]
async fn two_who_issue_at_once_make_one_for_each_person() {
    let hall = Hall::start().await;
    let all = || hall.issue(json!({"threshold": 0}));
    let (one, two, three) = tokio::join!(all(), all(), all());
    let issued: i64 =
        [one, two, three].iter().map(|it| it.json()["issued"].as_i64().unwrap()).sum();
    assert_eq!(issued, 3);
    let mut numbers: Vec<i64> =
        hall.list("").await.iter().map(|row| row["number"].as_i64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3]);
}

#[tokio::test]
async fn a_dry_run_names_those_whose_reason_is_gone_and_they_stay_valid() {
    let hall = Hall::start().await;
    let first = hall.door.list("").await;
    let issued = hall.issue(json!({"threshold": 33})).await.json();
    assert_eq!((&issued["issued"], &issued["no_longer_due"]), (&json!(2), &json!([])));
    for check_in in first.iter().filter(|it| it["registration_id"] == hall.bek["id"]) {
        hall.door.undo(check_in).await;
    }
    hall.door.withdraw(&hall.anna).await;
    for more in [
        json!({"dry_run": true, "threshold": 33}),
        json!({"measure": "panels", "threshold": 0, "dry_run": true}),
    ] {
        let told = hall.issue(more).await.json();
        let gone = told["no_longer_due"].as_array().unwrap().iter();
        let gone: Vec<String> =
            gone.map(|it| format!("{} {} {}", it["name"], it["outcome"], it["attended"])).collect();
        assert_eq!(gone, ["\"Anna\" \"not_confirmed\" 3", "\"Bek\" \"too_little\" 0"]);
    }
    assert_eq!(hall.list("status=valid").await.len(), 2, "nothing is revoked by itself");
}
