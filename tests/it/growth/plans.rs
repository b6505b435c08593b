//! How the databases go about what is asked of them: by an index, whatever there is.

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, TransactionTrait};
use serde_json::json;

use super::stock::registered;
use crate::support::{TestApp, scene};

/// The tables that grow with the work.
const GROWING: [&str; 21] = [
    "check_ins",
    "check_in_nonces",
    "attendances",
    "attendance_tallies",
    "registrations",
    "registration_words",
    "registration_tallies",
    "invitations",
    "people",
    "person_words",
    "mails",
    "follow_up_recipients",
    "suppressions",
    "bounce_reports",
    "audit_log",
    "uploads",
    "upload_pieces",
    "materials",
    "material_texts",
    "practices",
    "findings",
];

/// What a database says of how it would go about a statement if there were many rows: with so few it
/// would read a table as a whole, and sort it, even where it need not.
async fn plan(app: &TestApp, asked: &Statement) -> Vec<String> {
    plan_without(app, asked, &["enable_seqscan", "enable_sort", "enable_bitmapscan"]).await
}

/// The same with these ways left out, on PostgreSQL.
async fn plan_without(app: &TestApp, asked: &Statement, ways: &[&str]) -> Vec<String> {
    let (explain, column) = match asked.db_backend {
        DatabaseBackend::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
        _ => ("EXPLAIN", "QUERY PLAN"),
    };
    let transaction = app.app.context.db.read().begin().await.unwrap();
    if asked.db_backend == DatabaseBackend::Postgres {
        for way in ways {
            transaction.execute_unprepared(&format!("SET LOCAL {way} = off")).await.unwrap();
        }
    }
    let explain = Statement::from_string(asked.db_backend, format!("{explain} {asked}"));
    let rows = transaction.query_all_raw(explain).await.unwrap();
    rows.iter().map(|row| row.try_get("", column).unwrap()).collect()
}

/// What in a plan costs more when there are more rows. A walk along an index is none where the
/// statement ends it, and few rows that are known by their ids may be sorted.
fn faults(sql: &str, plan: &[String]) -> Vec<String> {
    let (ends, few) = (sql.contains("LIMIT"), sql.contains(" IN (SELECT "));
    let grows = |line: &str| {
        let words: Vec<&str> = line.split([' ', '"']).collect();
        GROWING.iter().any(|table| words.contains(table))
    };
    let fault = |line: &&String| {
        let reads_all = line.contains("Seq Scan on ")
            || line.trim_start().starts_with("SCAN ") && !(line.contains("USING") && ends);
        let sorts = line.contains("B-TREE FOR ORDER BY") || line.contains("Sort  (");
        reads_all && grows(line) || sorts && grows(sql.split("WHERE").next().unwrap()) && !few
    };
    plan.iter().filter(fault).cloned().collect()
}

/// Fails on what was asked since the last time, if more rows make it cost more.
async fn hold(app: &TestApp, what: &str) {
    for asked in app.statements.with_values() {
        if ["SELECT", "UPDATE", "DELETE"].iter().any(|verb| asked.sql.starts_with(verb)) {
            let plan = plan(app, &asked).await;
            let found = faults(&asked.sql, &plan);
            assert!(found.is_empty(), "{what}: {found:#?}\nof {plan:#?}\nfor {asked}");
        }
    }
    app.statements.forget();
}

#[tokio::test]
async fn what_is_asked_for_a_list_is_found_by_an_index_and_in_its_order() {
    let app = TestApp::start().await;
    let names: Vec<String> = (0..1_100).map(|n| format!("Aigul N{n}")).collect();
    let event = registered(&app, &names).await;
    let invitation = scene::invite(&app, &event, "p@example.org", json!({})).await;
    let id = event["id"].as_str().unwrap();
    let registrations = format!("/events/{id}/registrations");
    let page = app.get(&registrations).json_of(200).await;
    let cursor = page["next_cursor"].as_str().unwrap();
    let organization = json!({"name": "Hub", "kind": "government"});
    let organization = app.post("/organizations", organization).expect(201).await.id();
    let person = invitation["person_id"].as_str().unwrap();
    let follow_up = json!({"name": "F", "subject": "S", "body": "B",
                           "audience": {"role": ["delegate"], "language": ["ru", "en"]}});
    let follow_up = app.post(&format!("/events/{id}/follow-ups"), follow_up).expect(201).await.id();
    let panel = json!({"title": "P", "day": "2026-05-25"});
    let panel = app.post(&format!("/events/{id}/panels"), panel).expect(201).await.id();
    let seat = page["items"][0]["id"].as_str().unwrap();
    let before = app.clock.now();
    app.clock.set("2026-05-27T04:00:00Z".parse().unwrap());
    let issue = json!({"kind": "participation", "threshold": 0});
    app.post(&format!("/events/{id}/certificates/issue"), issue).expect(200).await;
    app.clock.set(before);
    let evaluation = crate::evaluations::reaction();
    app.post(&format!("/events/{id}/evaluations"), evaluation).expect(201).await;
    let (study, _) = crate::assessments::one(&app, &event, "Study").await;
    let study = study["id"].as_str().unwrap();
    app.statements.forget();
    for (list, queries) in [
        (
            registrations.as_str(),
            &[
                "",
                &format!("cursor={cursor}"),
                "sort=-created_at",
                "status=confirmed",
                "role=delegate",
                "country=KG",
                "source=public",
                "attendance_mode=online",
                "code=ABCDEF",
                &format!("person_id={person}"),
                &format!("organization_id={organization}"),
                "q=aigul",
                "q=n117",
                "q=nobody",
                "q=aigul+n11&status=confirmed",
            ][..],
        ),
        (
            &format!("/events/{id}/invitations"),
            &[
                "",
                "status=sent",
                "status=accepted",
                "role=delegate",
                "country=KG",
                "q=aigul",
                "q=n11",
            ],
        ),
        (
            &format!("/events/{id}/nominations"),
            &[
                "",
                "status=selected",
                "country=KG",
                "alternate=true",
                "sort=rank",
                "sort=rank&country=KG",
                "q=aigul",
                "q=n117",
            ],
        ),
        (
            &format!("/events/{id}/certificates"),
            &[
                "",
                "sort=number",
                "kind=participation",
                "status=valid",
                "status=revoked",
                &format!("registration_id={seat}"),
                "q=aigul",
            ],
        ),
        (&format!("/events/{id}/evaluations"), &["", "kind=reaction", "status=draft"]),
        (
            &format!("/events/{id}/report/versions"),
            &["", "sort=number", "sort=-number", "stage=progress"],
        ),
        (
            "/materials",
            &[
                "",
                "sort=-created_at",
                &format!("event_id={id}"),
                &format!("panel_id={panel}"),
                "item_id=00000000-0000-0000-0000-000000000001",
                "kind=report",
                "language=ru",
                "topic=legal",
                "country=KG",
                "visibility=public",
                "q=aigul",
                "q=aigul+n11&country=KG",
            ],
        ),
        (&format!("/events/{id}/materials"), &["", "visibility=public", "q=aigul"]),
        (
            "/practices",
            &[
                "",
                "kind=practice",
                "country=KG",
                &format!("organization_id={organization}"),
                "topic=legal",
                &format!("event_id={id}"),
                "material_id=00000000-0000-0000-0000-000000000001",
                "q=aigul",
            ],
        ),
        (
            &format!("/assessments/{study}/findings"),
            &["", "sort=-created_at", "country=KG", "dimension=law", "level=2", "q=aigul"],
        ),
        ("/focal-points", &["", "country=KG", "active=true", "q=aigul", "q=n117"]),
        (
            "/people",
            &[
                "",
                "sort=full_name",
                "sort=-full_name",
                "gender=male",
                "country=KG",
                "email=p@example.org",
                "preferred_language=ru",
                &format!("organization_id={organization}"),
                &format!("event_id={id}"),
                "q=aigul",
                "q=n11&country=KG",
            ],
        ),
        (
            &format!("/follow-ups/{follow_up}/recipients"),
            &[
                "",
                "sort=-created_at",
                "status=sent",
                "has_mail=false",
                &format!("person_id={person}"),
                "q=aigul",
                "q=n117",
            ],
        ),
        (
            &format!("/follow-ups/{follow_up}/audience"),
            &["", "sort=full_name", "has_address=true", "q=aigul", "q=n117"],
        ),
        (
            "/mail/messages",
            &[
                "",
                &format!("event_id={id}"),
                &format!("about_id={}", invitation["id"].as_str().unwrap()),
            ],
        ),
        (
            "/mail/suppressions",
            &[
                "",
                "sort=-created_at",
                "email=p@example.org",
                "scope=everything",
                "reason=bounced",
                &format!("event_id={id}"),
                "q=example",
            ],
        ),
        (
            "/mail/bounces",
            &[
                "",
                "kind=failed",
                "outcome=bounced",
                "mail_id=00000000-0000-0000-0000-000000000001",
                "q=example",
            ],
        ),
        ("/audit", &["", &format!("event_id={id}"), "action=person.create"]),
        (&format!("/events/{id}/statistics"), &[""]),
        (&format!("/events/{id}/attendance/counts"), &[""]),
        (
            &format!("/events/{id}/attendance"),
            &[
                "",
                "sort=-created_at",
                "day=2026-05-25",
                &format!("panel_id={panel}"),
                &format!("registration_id={seat}"),
                "role=delegate",
                "country=KG",
                "undone=true",
                "q=aigul",
                "q=n117",
            ],
        ),
        (
            &format!("/events/{id}/attendance/expected"),
            &[
                "",
                "sort=-registration_id",
                "day=2026-05-25&present=true",
                "day=2026-05-25&present=false",
                &format!("panel_id={panel}&present=false"),
                "role=delegate",
                "country=KG",
                "q=aigul",
                "q=n117&present=false",
            ],
        ),
    ] {
        for query in queries {
            let path = format!("{list}?{query}");
            app.get(&path).expect(200).await;
            hold(&app, &path).await;
        }
    }
}

#[tokio::test]
async fn what_is_searched_in_texts_is_found_by_their_index_however_few_there_are() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let path = format!("/events/{}/materials", event["id"].as_str().unwrap());
    let paper = json!({"url": "https://example.org/paper", "title": "Paper"});
    app.post(&path, paper).expect(201).await;
    for asked in ["in", "paper", "papers+and+more", "papers+and+othersbeside", "in+pap"] {
        app.statements.forget();
        app.get(&format!("{path}?q={asked}")).expect(200).await;
        let all = app.statements.with_values();
        let search = all.iter().find(|asked| asked.sql.contains("WITH found")).unwrap();
        let plan = plan_without(&app, search, &[]).await;
        let has = |part: &str| plan.iter().any(|line| line.contains(part));
        let all = has("Seq Scan on material_texts") || has("SCAN material_texts");
        let index = has("idx_material_texts_") || has("material_index VIRTUAL TABLE INDEX");
        assert!(index && !all, "{asked}: {plan:#?}");
    }
}

#[tokio::test]
async fn what_checking_in_asks_is_found_by_an_index() {
    let app = TestApp::start().await;
    let names: Vec<String> = (0..300).map(|n| format!("Aigul N{n}")).collect();
    let event = registered(&app, &names).await;
    let path = format!("/events/{}", event["id"].as_str().unwrap());
    let page = app.get(&format!("{path}/registrations?limit=200")).json_of(200).await;
    let seats = page["items"].as_array().unwrap().iter();
    let rows = |nonce: &str| -> serde_json::Value {
        let row = |(n, seat): (usize, &serde_json::Value)| json!({"registration_id": seat["id"], "day": "2026-05-25", "nonce": format!("{nonce}{n}")});
        json!({"check_ins": seats.clone().enumerate().map(row).collect::<Vec<_>>()})
    };
    app.clock.set("2026-05-26T04:00:00Z".parse().unwrap());
    app.statements.forget();
    for nonce in ["a", "b"] {
        let done = app.post(&format!("{path}/attendance/batch"), rows(nonce)).json_of(200).await;
        assert_eq!(done["failed"], 0, "{done}");
    }
    let last =
        json!({"registration_id": page["items"][0]["id"], "day": "2026-05-26", "nonce": "c"});
    let one = app.post(&format!("{path}/attendance"), last).expect(201).await.id();
    app.act(&format!("/attendance/{one}/undo")).expect(200).await;
    let audience = json!({"name": "F", "subject": "S", "body": "B",
                          "audience": {"attendance": ["absent", "attended"]}});
    let follow_up = app.post(&format!("{path}/follow-ups"), audience).expect(201).await.id();
    app.get(&format!("/follow-ups/{follow_up}/audience?q=aigul")).expect(200).await;
    hold(&app, "checking in").await;
}

#[tokio::test]
async fn what_a_page_and_an_answer_ask_is_found_by_an_index() {
    let app = TestApp::start().await;
    let event =
        scene::event(&app, json!({"capacity": 1, "registration": {"waitlist": true}})).await;
    let page = format!("/e/{}", event["slug"].as_str().unwrap());
    for email in ["first@example.org", "second@example.org"] {
        let invitation = scene::invite(&app, &event, email, json!({})).await;
        let path = scene::answer_path(&app, &invitation).await;
        app.statements.forget();
        app.raw("GET", &page).expect(200).await;
        app.raw("GET", &path).expect(200).await;
        app.raw("POST", &path).form(&[("answer", "accept")]).expect(303).await;
        hold(&app, email).await;
    }
}

#[tokio::test]
async fn what_stopping_mail_to_an_address_and_looking_for_that_asks_is_found_by_an_index() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    scene::invite(&app, &event, "first@example.org", json!({})).await;
    app.statements.forget();
    let body = json!({"email": "first@example.org", "scope": "everything"});
    app.post("/mail/suppressions", body).expect(201).await;
    app.deliver().await;
    let report = app.call("POST", "/mail/bounces").text("message/rfc822", "Subject: x\r\n\r\n");
    report.expect(200).await;
    hold(&app, "a suppression and a report").await;
}

#[tokio::test]
async fn what_uploads_ask_is_found_by_an_index() {
    let app = TestApp::start().await;
    let upload = crate::uploads::uploaded(&app, "note.pdf").await;
    app.statements.forget();
    app.get(&format!("/uploads/{}", upload["id"].as_str().unwrap())).expect(200).await;
    app.clock.advance(chrono::Duration::days(2));
    convoke::worker::tick(&app.app.context).await.unwrap();
    let about = |asked: &Statement| asked.sql.contains("upload");
    let asked: Vec<Statement> = app.statements.with_values().into_iter().filter(about).collect();
    assert!(asked.len() >= 3, "{asked:?}");
    for asked in asked.iter().filter(|asked| !asked.sql.starts_with("INSERT")) {
        let plan = plan(&app, asked).await;
        let found = faults(&asked.sql, &plan);
        assert!(found.is_empty(), "{found:#?}\nof {plan:#?}\nfor {asked}");
    }
}

#[test]
fn a_plan_that_reads_or_sorts_a_growing_table_is_found_out() {
    let fault = |sql: &str, line: &str| !faults(sql, &[line.to_owned()]).is_empty();
    let list = "SELECT * FROM \"people\" WHERE x ORDER BY \"id\" LIMIT ?";
    assert!(fault(list, "SCAN people"));
    assert!(fault("SELECT COUNT(*) FROM \"people\"", "SCAN people USING COVERING INDEX i"));
    assert!(fault(list, "USE TEMP B-TREE FOR ORDER BY"));
    assert!(fault(list, "  ->  Seq Scan on people  (cost=0.00..1.01 rows=1 width=4)"));
    assert!(fault(list, "  ->  Sort  (cost=0.00..1.01 rows=1 width=4)"));
    assert!(!fault(list, "SCAN people USING INDEX i"));
    assert!(!fault(list, "SEARCH people USING INDEX i (id=?)"));
    assert!(!fault(list, "  ->  Seq Scan on countries  (cost=0.00..1.01 rows=1 width=4)"));
}
