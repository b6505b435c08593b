//! Two people on record who are one, and who both have something for the same event.

mod addresses;
mod evaluations;
mod hanging;
mod meanwhile;

use std::collections::BTreeSet;

use convoke::mail::Purpose;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::{answer_path, event, invite, manage_path, outbox, register};

/// Two addresses of one person.
const TWO: [&str; 2] = ["anna@a.example.org", "anna@b.example.org"];

fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap()
}

/// Makes one of two people whom these rows name; the first stays.
async fn merge(app: &TestApp, stays: &Value, other: &Value) -> Value {
    let path = format!("/people/{}/merge", stays["person_id"].as_str().unwrap());
    app.post(&path, json!({"other_id": other["person_id"]})).json_of(200).await
}

/// Registers somebody under an address.
async fn enter(app: &TestApp, event: &Value, email: &str, more: Value) -> Value {
    let mut body = json!({"person": {"full_name": email.split('@').next(), "email": email}});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post(&format!("/events/{}/registrations", id(event)), body).json_of(201).await
}

/// Status and place of each, in the order of their making.
async fn standing(app: &TestApp, event: &Value) -> Vec<String> {
    let line = |row: &Value| {
        let place = row["waitlist_position"].as_u64().map(|n| format!(" {n}")).unwrap_or_default();
        format!("{} {}{place}", row["full_name"].as_str().unwrap(), row["status"].as_str().unwrap())
    };
    register(app, event, "").await.iter().map(line).collect()
}

/// The actions in the log on a row.
async fn log(app: &TestApp, row: &Value) -> Vec<String> {
    let page = app.get(&format!("/audit?object_id={}&limit=200", id(row))).json_of(200).await;
    let entries = page["items"].as_array().unwrap().iter();
    entries.map(|it| it["action"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn who_accepted_twice_comes_once_and_every_link_leads_there_without_a_mail() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let (mut invitations, mut links) = (Vec::new(), Vec::new());
    for email in TWO {
        let invitation = invite(&app, &event, email, json!({})).await;
        let page = answer_path(&app, &invitation).await;
        app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
        let post = json!({"person_id": invitation["person_id"], "country": "KG"});
        app.post("/focal-points", post).expect(201).await;
        invitations.push(invitation);
        links.push(page);
    }
    let rows = register(&app, &event, "").await;
    for row in &rows {
        links.push(manage_path(&app, row, Purpose::Manage).await);
    }
    app.deliver().await;
    let before = outbox(&app).await;
    let done = merge(&app, &rows[0], &rows[1]).await;
    assert_eq!(done["moved"]["united"], 3);
    assert_eq!(outbox(&app).await, before, "nobody is told of a merge");
    let left = register(&app, &event, "").await;
    assert_eq!(left.len(), 1, "{left:?}");
    let (now, first) = (&left[0], &rows[0]);
    for same in ["id", "code", "person_id", "status", "invitation_id"] {
        assert_eq!(now[same], first[same], "{same}");
    }
    let posts = format!("/focal-points?person_id={}", now["person_id"].as_str().unwrap());
    assert_eq!(app.get(&posts).json_of(200).await["items"].as_array().unwrap().len(), 1);
    for link in &links {
        let html = app.raw("GET", link).expect(200).await.text();
        assert!(html.contains(now["code"].as_str().unwrap()) || link.starts_with("/i/"), "{html}");
    }
    let mut stranger = links[3].clone();
    stranger.replace_range(stranger.len() - 4.., "AAAA");
    app.raw("GET", &stranger).expect(404).await;
    for code in rows.iter().map(|row| row["code"].as_str().unwrap()) {
        let found = register(&app, &event, &format!("&code={code}")).await;
        assert_eq!(found.iter().map(id).collect::<Vec<_>>(), [id(now)], "{code}");
    }
    assert_eq!(log(&app, &rows[1]).await.last().unwrap(), "registration.merge_away");
    assert_eq!(log(&app, &rows[0]).await.last().unwrap(), "registration.merge");
    assert_eq!(log(&app, &invitations[1]).await.last().unwrap(), "invitation.merge_away");
    // By the link of the one that went, they withdraw what stays.
    app.raw("POST", &links[3]).form(&[("action", "withdraw")]).expect(303).await;
    assert_eq!(standing(&app, &event).await, ["Person of anna@a.example.org withdrawn"]);
    app.act(&format!("/invitations/{}/revoke", id(&invitations[0]))).expect(200).await;
    let own = app.raw("GET", &links[0]).await;
    let other = app.raw("GET", &links[1]).await;
    assert_eq!((own.status, own.text()), (other.status, other.text()), "both end with it");
}

#[tokio::test]
async fn a_seat_that_one_person_had_twice_goes_to_the_first_who_waits() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 3})).await;
    let mut rows = Vec::new();
    for name in ["anna@a", "anna@b", "bek@a", "chen@a", "chen@b", "dana@a", "eva@a"] {
        rows.push(enter(&app, &event, &format!("{name}.example.org"), json!({})).await);
    }
    app.deliver().await;
    merge(&app, &rows[1], &rows[0]).await;
    let expected = [
        "anna confirmed",
        "bek confirmed",
        "chen confirmed",
        "chen waitlisted 1",
        "dana waitlisted 2",
        "eva waitlisted 3",
    ];
    assert_eq!(standing(&app, &event).await, expected);
    // Who is in goes before who waits, whichever record stays.
    merge(&app, &rows[4], &rows[3]).await;
    let expected = [
        "anna confirmed",
        "bek confirmed",
        "chen confirmed",
        "dana waitlisted 1",
        "eva waitlisted 2",
    ];
    assert_eq!(standing(&app, &event).await, expected);
    // Of two who wait the earlier place is kept.
    let far = enter(&app, &event, "dana@b.example.org", json!({})).await;
    merge(&app, &far, &rows[5]).await;
    assert_eq!(standing(&app, &event).await, expected);
    let mails = outbox(&app).await;
    assert!(mails.contains("registration_promoted 1"), "{mails}");
    let sizes = app.get(&format!("/events/{}/statistics", id(&event))).json_of(200).await;
    assert_eq!((&sizes["registrations"], &sizes["confirmed"]), (&json!(5), &json!(3)), "{sizes}");
}

#[tokio::test]
async fn a_seat_of_a_country_that_one_person_had_twice_goes_to_who_is_next_of_it() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let at = |part: &str| format!("/events/{}/{part}", id(&event));
    let mut named = Vec::new();
    for (email, country) in [("anna@a", "KZ"), ("anna@b", "KG"), ("bek@a", "KG"), ("chen@a", "KZ")]
    {
        if named.len() < 2 {
            app.post(&at("quotas"), json!({"country": country, "seats": 1})).expect(201).await;
        }
        let person =
            json!({"full_name": email.split('@').next(), "email": format!("{email}.example.org")});
        let body = json!({"person": person, "country": country});
        named.push(app.post(&at("nominations"), body).json_of(201).await);
    }
    for (row, verb) in named.iter().zip(["select", "select", "reserve", "reserve"]) {
        app.post(&format!("/nominations/{}/{verb}", id(row)), json!({})).expect(200).await;
    }
    merge(&app, &named[0], &named[1]).await;
    let all = app.get(&at("nominations")).json_of(200).await["items"].clone();
    let lines: Vec<String> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} {}",
                row["full_name"].as_str().unwrap(),
                row["country"].as_str().unwrap(),
                row["status"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(lines, ["anna KZ selected", "bek KG selected", "chen KZ reserve"]);
    let invited = app.get(&at("invitations")).json_of(200).await["items"].as_array().unwrap().len();
    assert_eq!(invited, 2, "Anna once, and Bek");
}

#[tokio::test]
async fn whom_somebody_named_who_is_they_themselves_is_no_circle() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let first = invite(&app, &event, TWO[0], json!({})).await;
    let name = async |page: &str, name: &str, email: &str| {
        let form =
            [("answer", "substitute"), ("substitute_full_name", name), ("substitute_email", email)];
        app.raw("POST", page).form(&form).expect(303).await;
    };
    name(&answer_path(&app, &first).await, "Bek", "bek@a.example.org").await;
    let path = format!("/events/{}/invitations?limit=200", id(&event));
    let of = async |name: &str| {
        let all = app.get(&path).json_of(200).await["items"].as_array().unwrap().clone();
        all.into_iter().find(|it| it["full_name"] == name).unwrap()
    };
    let bek = of("Bek").await;
    name(&answer_path(&app, &bek).await, "Anna", TWO[1]).await;
    let last = of("Anna").await;
    let page = answer_path(&app, &last).await;
    merge(&app, &first, &last).await;
    app.raw("POST", &page).form(&[("answer", "accept")]).expect(303).await;
    assert_eq!(standing(&app, &event).await.len(), 1);
    let all = app.get(&path).json_of(200).await["items"].clone();
    assert_eq!(all.as_array().unwrap().len(), 2, "{all}");
    for row in all.as_array().unwrap() {
        assert_ne!(row["substitute_for_id"], row["id"]);
    }
}

#[tokio::test]
async fn who_came_in_the_place_of_whom_they_had_sent_comes_in_nobodys_once_they_are_one() {
    for (stays, other) in [(0, 1), (1, 0)] {
        let app = TestApp::start().await;
        let event = event(&app, json!({})).await;
        let mut row = enter(&app, &event, TWO[0], json!({})).await;
        let mut both = vec![row.clone()];
        for (name, email) in [("Bek", "bek@example.org"), ("Anna", TWO[1])] {
            let path = format!("/registrations/{}/substitute", id(&row));
            let body = json!({"person": {"full_name": name, "email": email}, "notify": false});
            row = app.post(&path, body).json_of(200).await;
        }
        app.act(&format!("/registrations/{}/withdraw", id(&row))).expect(200).await;
        both.push(row);
        merge(&app, &both[stays], &both[other]).await;
        let rows = register(&app, &event, "").await;
        let of = |bek: bool| rows.iter().find(|it| (it["full_name"] == "Bek") == bek).unwrap();
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!(of(true)["substitute_for_id"], of(false)["id"]);
        assert_eq!(of(false)["substitute_for_id"], Value::Null);
    }
}

#[tokio::test]
async fn many_who_merge_sign_up_and_withdraw_at_once_oversell_nothing_and_lose_nobody() {
    let app = TestApp::start().await;
    let event = event(&app, json!({"capacity": 6})).await;
    let mut rows = Vec::new();
    for n in 0..12 {
        rows.push(enter(&app, &event, &format!("p{n}@a.example.org"), json!({})).await);
    }
    let merge = async |stays: usize, other: usize| {
        let path = format!("/people/{}/merge", rows[stays]["person_id"].as_str().unwrap());
        let body = json!({"other_id": rows[other]["person_id"]});
        app.post(&path, body).await.status.as_u16()
    };
    let enter = async |n: usize| {
        let email = format!("p{n}@a.example.org");
        let body = json!({"person": {"full_name": "P", "email": email}});
        let path = format!("/events/{}/registrations", id(&event));
        app.post(&path, body).await.status.as_u16()
    };
    let merges = futures_util::future::join_all(
        // Both ways round, one into the other, one twice, and one into two others.
        [(0, 1), (1, 0), (2, 3), (3, 4), (6, 7), (6, 7), (8, 10), (9, 10)]
            .map(|(stays, other)| merge(stays, other)),
    );
    let enters = futures_util::future::join_all([1, 4, 7, 20, 21].map(enter));
    let (merges, enters) = futures_util::future::join(merges, enters).await;
    assert!(merges.iter().all(|it| [200, 404, 422].contains(it)), "{merges:?}");
    assert!(enters.iter().all(|it| [201, 409].contains(it)), "{enters:?}");
    for pair in [&merges[..2], &merges[4..6], &merges[6..]] {
        assert_eq!(pair.iter().filter(|it| **it == 200).count(), 1, "{merges:?}");
    }
    let left = register(&app, &event, "").await;
    let gone = merges.iter().filter(|it| **it == 200).count();
    assert_eq!(left.len(), 14 - gone, "{merges:?} {enters:?}");
    let confirmed = left.iter().filter(|row| row["status"] == "confirmed").count();
    assert_eq!(confirmed, 6);
    let mut places: Vec<u64> =
        left.iter().filter_map(|row| row["waitlist_position"].as_u64()).collect();
    places.sort_unstable();
    assert_eq!(places, (1..=places.len() as u64).collect::<Vec<_>>());
    let people = app.get("/people?limit=200").json_of(200).await;
    assert_eq!(people["items"].as_array().unwrap().len(), 14 - gone, "nobody was made anew");
}

#[tokio::test]
async fn who_is_registered_elsewhere_just_as_they_are_merged_is_the_one_who_stays() {
    let app = TestApp::start().await;
    let [one, two] = ["One", "Two"].map(|title| json!({"title": title, "capacity": 4}));
    let (one, two) = (event(&app, one).await, event(&app, two).await);
    let mut pairs = Vec::new();
    for n in 0..6 {
        let mut pair = Vec::new();
        for site in ["a", "b"] {
            let email = format!("p{n}@{site}.example.org");
            pair.push(enter(&app, &one, &email, json!({})).await);
        }
        pairs.push(pair);
    }
    let at_once = pairs.iter().enumerate().map(|(n, pair)| {
        let (app, two) = (&app, &two);
        async move {
            let path = format!("/people/{}/merge", pair[0]["person_id"].as_str().unwrap());
            let merged = app.post(&path, json!({"other_id": pair[1]["person_id"]}));
            let email = format!("p{n}@b.example.org");
            let body = json!({"person": {"full_name": "P", "email": email}});
            let entered = app.post(&format!("/events/{}/registrations", id(two)), body);
            let (merged, entered) =
                futures_util::future::join(merged.into_future(), entered.into_future()).await;
            assert_eq!(merged.status, 200, "{}", merged.text());
            assert_eq!(entered.status, 201, "{}", entered.text());
        }
    });
    futures_util::future::join_all(at_once).await;
    let rows = register(&app, &two, "").await;
    let whose: BTreeSet<String> = rows.iter().map(|row| row["person_id"].to_string()).collect();
    let stay: BTreeSet<String> = pairs.iter().map(|it| it[0]["person_id"].to_string()).collect();
    assert_eq!(whose, stay);
    for event in [&one, &two] {
        let rows = register(&app, event, "").await;
        assert_eq!(rows.len(), 6);
        let confirmed = rows.iter().filter(|row| row["status"] == "confirmed").count();
        assert_eq!(confirmed, 4);
    }
}
