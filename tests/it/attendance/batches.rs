//! The queue of a device that was offline.

use serde_json::{Value, json};

use super::Door;

async fn send(it: &Door, rows: Value) -> Value {
    it.app.post(&it.at("attendance/batch"), json!({"check_ins": rows})).json_of(200).await
}

fn outcomes(done: &Value) -> Vec<&str> {
    let rows = done["results"].as_array().unwrap().iter();
    rows.map(|row| row["outcome"].as_str().unwrap_or("failed")).collect()
}

#[tokio::test]
async fn each_row_gets_a_result_and_one_that_is_wrong_stops_no_other() {
    let it = Door::with(json!({"capacity": 3, "registration": {"waitlist": true}})).await;
    let mut seats = Vec::new();
    for name in ["Anna", "Bek", "Chen", "Dana"] {
        seats.push(it.seat(name, json!({})).await);
    }
    let undone = it.came(&seats[2], json!({"nonce": "old"})).await;
    it.undo(&undone).await;
    let row = |who: usize, at: &str, nonce: &str| {
        let at = format!("2026-05-26T{at}:00Z");
        json!({"code": seats[who]["code"], "at": at, "nonce": nonce})
    };
    let rows = json!([
        row(0, "03:30", "1"),
        {"code": "nonsense", "nonce": "2"},
        {"codes": seats[1]["code"]},
        row(1, "03:31", "3"),
        row(0, "03:29", "4"),
        row(0, "03:30", "1"),
        row(2, "03:32", "old"),
        row(3, "03:33", "5"),
        row(1, "03:34", "1"),
        {"code": seats[1]["code"], "day": "2026-06-01"},
    ]);
    let done = send(&it, rows.clone()).await;
    let expected = [
        "checked_in",
        "failed",
        "failed",
        "checked_in",
        "repeated",
        "repeated",
        "undone",
        "failed",
        "failed",
        "failed",
    ];
    assert_eq!(outcomes(&done), expected, "{done}");
    let counts = ["checked_in", "repeated", "undone", "failed"].map(|name| done[name].clone());
    assert_eq!(counts, [json!(2), json!(2), json!(1), json!(5)]);
    let fault = |row: usize| {
        let fault = &done["results"][row]["errors"][0];
        (fault["pointer"].as_str().unwrap().to_owned(), fault["code"].as_str().unwrap().to_owned())
    };
    for (row, pointer, code) in [
        (1, "/code", "code"),
        (2, "/codes", "unknown"),
        (7, "", "check_in.not_confirmed"),
        (8, "", "check_in.nonce_used"),
        (9, "/day", "not_of_event"),
    ] {
        assert_eq!(fault(row), (pointer.to_owned(), code.to_owned()), "{row}");
    }
    let first = &done["results"][0];
    assert_eq!((&first["index"], &first["registration_id"]), (&json!(0), &seats[0]["id"]));
    assert_eq!(done["results"][4]["check_in_id"], first["check_in_id"]);
    let list = it.list("").await;
    let came: Vec<(&Value, &Value)> =
        list.iter().map(|row| (&row["full_name"], &row["at"])).collect();
    let expected = [
        (&json!("Anna"), &json!("2026-05-26T03:29:00+00:00")),
        (&json!("Bek"), &json!("2026-05-26T03:31:00+00:00")),
    ];
    assert_eq!(came, expected);
    let log = it.app.get("/audit?action=check_in.create").json_of(200).await;
    assert_eq!(log["items"].as_array().unwrap().len(), 3);
    // Sent again, as after a lost answer, it changes nothing.
    let again = send(&it, rows).await;
    assert_eq!((&again["checked_in"], &again["repeated"]), (&json!(0), &json!(4)));
    assert_eq!(it.list("").await, list);
}

#[tokio::test]
async fn a_queue_that_comes_after_another_device_told_moves_the_instant_back_and_adds_nobody() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let online = it.came(&anna, json!({"at": "2026-05-26T03:50:00Z"})).await;
    let queued =
        json!([{"registration_id": anna["id"], "at": "2026-05-26T03:10:00Z", "nonce": "q"}]);
    assert_eq!(outcomes(&send(&it, queued).await), ["repeated"]);
    let list = it.list("").await;
    assert_eq!(list.len(), 1);
    assert_eq!(
        (&list[0]["id"], &list[0]["at"]),
        (&online["id"], &json!("2026-05-26T03:10:00+00:00"))
    );
    assert_eq!(it.counts().await["present"], 1);
}

#[tokio::test]
async fn a_batch_asks_no_more_for_many_rows_than_for_few() {
    let it = Door::start().await;
    let mut rows = Vec::new();
    for n in 0..40 {
        let seat = it.seat(&format!("P{n}"), json!({})).await;
        rows.push(json!({"code": seat["code"], "nonce": format!("n{n}")}));
    }
    let mut costs = Vec::new();
    for some in [&rows[..2], &rows[2..]] {
        it.app.statements.forget();
        send(&it, json!(some)).await;
        costs.push(it.app.statements.but_the_tokens().len());
    }
    assert!(costs[1] <= costs[0], "{costs:?}");
    assert!(costs[0] <= 9, "{costs:?}: {:#?}", it.app.statements.all());
    let none = it.app.post(&it.at("attendance/batch"), json!({"check_ins": []})).expect(422).await;
    assert_eq!(none.pointers(), ["/check_ins"]);
}
