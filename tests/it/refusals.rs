//! What is refused before any part of the field sees it: addresses, queries, headers, bodies that
//! cannot be read. A person or a program is told so in our own words.

use serde_json::json;

use crate::support::{TestApp, http::Answer, scene};

/// Words of the libraries below, which mean nothing to whoever reads an answer.
const FOREIGN: &[&str] = &[
    "param0",
    "failed to parse",
    "invalid path",
    "invalid type",
    "expected value",
    "at line",
    "missing field",
    "serde",
    "poem",
    "UnexpectedEof",
    "deserialize",
    "trailing characters",
    "sqlx",
    "DbErr",
    "Some(",
    "key must be",
    "EOF while",
    "not found.",
];

fn in_our_words(answer: &Answer, what: &str) {
    let text = answer.text();
    for words in FOREIGN {
        assert!(!text.contains(words), "{what}: {words:?} in {text}");
    }
}

fn a_problem(answer: &Answer, what: &str) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
    let problem = answer.json();
    assert_eq!(problem["status"], answer.status.as_u16(), "{what}");
    for part in ["type", "title", "detail", "code", "request_id"] {
        assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{what}: {part}");
    }
    in_our_words(answer, what);
}

#[tokio::test]
async fn an_address_of_a_page_that_is_no_text_is_the_page_for_what_does_not_exist() {
    let app = TestApp::start().await;
    for path in ["/i/%ff", "/r/%ff", "/e/%ff", "/e/%ff/register", "/e/%ff/agenda.ics", "/e/a%00b"] {
        for method in ["GET", "HEAD", "POST"] {
            let call = app.raw(method, path).header("accept-language", "ru");
            let answer = call.form(&[("answer", "accept")]).expect(404).await;
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
            assert_eq!(answer.header("content-language"), "ru", "{method} {path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{method} {path}");
        }
        let answer = app.raw("GET", &format!("{path}?language=en")).expect(404).await;
        assert_eq!(answer.header("content-language"), "en");
        assert!(answer.text().contains("<title>"), "{path}");
        in_our_words(&answer, path);
    }
}

#[tokio::test]
async fn an_address_of_the_api_that_names_nothing_is_a_problem_in_our_words() {
    let app = TestApp::start().await;
    for path in [
        "/events/%ff",
        "/events/not-a-uuid",
        "/events/a%00b",
        "/events/%ff/publish",
        "/countries/%00",
        "/countries/K%00",
        "/countries/%ff",
        "/countries/KAZAKHSTAN",
        "/mail/templates/%00/preview",
        "/%ff",
        "/nothing",
        "/country-groups/%00",
    ] {
        let answer = app.get(path).await;
        assert!([404, 405].contains(&answer.status.as_u16()), "{path}: {}", answer.text());
        a_problem(&answer, path);
    }
    let answer = app.get("/events/not-a-uuid").expect(404).await;
    assert_eq!(answer.json()["code"], "request.no_such_id");
    for path in ["/%ff", "/assets/%ff", "/docs/%ff", "/healthz/x"] {
        a_problem(&app.raw("GET", path).expect(404).await, path);
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_refused_in_our_words() {
    let app = TestApp::start().await;
    for (media, body, status) in [
        ("application/json", "{\"name\": }", 400),
        ("application/json", "{", 400),
        ("application/json", "", 400),
        ("application/json", "{} {}", 400),
        ("application/json", "{\"name\": 1e999}", 400),
        ("application/json", "[1]", 422),
        ("application/json", "null", 422),
        ("text/plain", "{}", 415),
        ("application/x-www-form-urlencoded", "name=x", 415),
    ] {
        let answer = app.call("POST", "/organizations").text(media, body).expect(status).await;
        a_problem(&answer, body);
    }
    let answer = app.call("POST", "/organizations").text("application/json", "{\n \"name\": }");
    let detail = answer.expect(400).await.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("line 2, column 10"), "{detail}");
}

#[tokio::test]
async fn a_whole_number_may_be_written_with_a_point_and_one_too_large_is_a_wrong_field() {
    let app = TestApp::start().await;
    let event = |capacity: &str| {
        format!(
            "{{\"kind\": \"seminar\", \"title\": \"T\", \"time_zone\": \"Asia/Almaty\", \
             \"starts_on\": \"2026-04-01\", \"ends_on\": \"2026-04-01\", \"capacity\": {capacity}}}"
        )
    };
    let send =
        |capacity: &str| app.call("POST", "/events").text("application/json", &event(capacity));
    assert_eq!(send("12.0").json_of(201).await["capacity"], 12);
    for capacity in ["1e30", "99999999999", "-9223372036854775809", "1.5", "-1"] {
        let answer = send(capacity).expect(422).await;
        assert_eq!(answer.pointers(), ["/capacity"], "{capacity}");
        a_problem(&answer, capacity);
    }
}

#[tokio::test]
async fn a_page_answers_what_it_does_not_understand_with_a_page() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let path = format!("/e/{}/register", event["slug"].as_str().unwrap());
    for (method, media, body) in [
        ("POST", "application/json", "{}"),
        ("POST", "application/x-www-form-urlencoded", "a=1&a=2"),
        ("POST", "application/x-www-form-urlencoded", "full_name=%ff%fe&email=a%00b"),
        ("POST", "multipart/form-data; boundary=x", "--x--"),
        ("PUT", "text/plain", "x"),
        ("BREW", "text/plain", "x"),
    ] {
        let answer = app.raw(method, &path).text(media, body).await;
        assert!(answer.status.is_client_error(), "{method} {media}: {}", answer.status);
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{method} {media}");
        in_our_words(&answer, media);
    }
    for query in ["language=%ff", "language=%00", "done=%00", "x=%00&language=tlh"] {
        let page = app.raw("GET", &format!("/e/{}?{query}", event["slug"].as_str().unwrap()));
        assert!(page.await.status.as_u16() < 500, "{query}");
    }
}

#[tokio::test]
async fn nul_in_a_query_is_refused_by_every_list() {
    let app = TestApp::start().await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let id = uuid::Uuid::nil().to_string();
    let mut tried = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let parameters = item["get"]["parameters"].as_array().into_iter().flatten();
        let place = path.replace("{id}", &id);
        for parameter in parameters.filter(|parameter| parameter["in"] == "query") {
            let name = parameter["name"].as_str().unwrap();
            for text in ["%00", "a%00b"] {
                let call = app.raw("GET", &format!("{place}?{name}={text}")).bearer(&app.admin);
                let answer = call.await;
                assert_eq!(answer.status, 400, "{place}?{name}: {}", answer.text());
                assert_eq!(answer.pointers(), [format!("/{name}")], "{}", answer.text());
                a_problem(&answer, &place);
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[tokio::test]
async fn what_is_wrong_in_a_query_is_said_well() {
    let app = TestApp::start().await;
    let answer = app.get("/tokens?sort=name&limit=201&colour=red").expect(400).await;
    assert_eq!(answer.pointers(), ["/colour", "/limit", "/sort"]);
    let text = answer.text();
    assert!(text.contains("\\\"created_at\\\", \\\"-created_at\\\"."), "{text}");
    assert!(!text.contains(", ,"), "{text}");
    assert!(text.contains("known: "), "{text}");
    let event = scene::event(&app, json!({})).await;
    let agenda = format!("/events/{}/agenda", event["id"].as_str().unwrap());
    let answer = app.get(&format!("{agenda}?language=klingon&size=1")).expect(400).await;
    assert_eq!(answer.pointers(), ["/language", "/size"]);
    let answer = app.get(&format!("{agenda}?format=docx")).expect(400).await;
    assert_eq!(answer.pointers(), ["/format"]);
    let answer = app.get(&format!("{agenda}?language=en&language=ru")).expect(400).await;
    assert_eq!(answer.pointers(), ["/language"]);
    for text in
        ["10000-01-01", "%2B10000-1-1", "0000-01-01", "-001-01-01", "2026-1-1", "2026-02-30"]
    {
        let answer = app.get(&format!("/events?from={text}&until={text}")).expect(400).await;
        assert_eq!(answer.pointers(), ["/from", "/until"], "{text}");
    }
}

#[tokio::test]
async fn numbers_are_worded_as_whole_numbers() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let body = json!({
        "name": "Thanks", "subject": "Thanks", "body": "Thanks", "anchor": "event_end",
        "offset_days": 3661, "audience": {"role": ["delegate"]},
    });
    let path = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    let answer = app.post(&path, body).expect(422).await;
    assert_eq!(answer.pointers(), ["/offset_days"]);
    assert!(answer.text().contains("This must be 3660 or less."), "{}", answer.text());
    let document = app.raw("GET", "/openapi.json").expect(200).await.text();
    assert!(!document.contains(".0,\"m") && !document.contains("3660.0"));
}

#[tokio::test]
async fn a_year_has_four_digits_wherever_an_instant_or_a_date_is_taken() {
    let app = TestApp::start().await;
    let far = [
        "+10000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "0000-12-31T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+10:00",
        "+262142-01-01T00:00:00Z",
    ];
    let event = scene::event(&app, json!({})).await;
    let follow_ups = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    for at in far {
        let body = json!({"name": "Hub", "role": "viewer", "expires_at": at});
        assert_eq!(app.post("/tokens", body).expect(422).await.pointers(), ["/expires_at"], "{at}");
        let audience = json!({"role": ["delegate"]});
        let body =
            json!({"name": "F", "subject": "S", "body": "B", "audience": audience, "send_at": at});
        assert_eq!(app.post(&follow_ups, body).expect(422).await.pointers(), ["/send_at"], "{at}");
        let person = json!({"full_name": "Aigul", "email": "aigul@example.org"});
        let body = json!({"person": person, "expires_at": at});
        let path = format!("/events/{}/invitations", event["id"].as_str().unwrap());
        assert_eq!(app.post(&path, body).expect(422).await.pointers(), ["/expires_at"], "{at}");
    }
    let body = json!({"name": "Hub", "role": "viewer", "expires_at": "9999-12-31T23:59:59Z"});
    let made = app.post("/tokens", body).json_of(201).await;
    assert!(made.to_string().contains("9999-12-31T23:59:59"), "{made}");
    let panels = format!("/events/{}/panels", event["id"].as_str().unwrap());
    for day in ["+10000-1-1", "10000-01-01", "0000-01-01", "-001-01-01"] {
        let body = json!({"title": "P", "day": day});
        assert_eq!(app.post(&panels, body).expect(422).await.pointers(), ["/day"], "{day}");
    }
}

#[tokio::test]
async fn a_weak_tag_never_matches_and_the_refusal_says_so() {
    let app = TestApp::start().await;
    let made = app.post("/organizations", json!({"name": "UNDP", "kind": "un_entity"})).await;
    let path = format!("/organizations/{}", made.id());
    let patch = |tag: &str| app.patch(&path, tag, json!({"acronym": "U"}));
    for tag in ["W/\"1\"", "W/\"1\", W/\"2\""] {
        let answer = patch(tag).expect(412).await;
        assert_eq!(answer.json()["code"], "precondition.weak", "{tag}");
    }
    for tag in ["\"0\"", "\"abc\"", "nonsense"] {
        assert_eq!(patch(tag).expect(412).await.json()["code"], "precondition.stale", "{tag}");
    }
    patch("W/\"7\", \"1\"").expect(200).await;
}

#[tokio::test]
async fn what_somebody_has_already_is_not_sent_again() {
    let app = TestApp::start().await;
    let made = app.post("/organizations", json!({"name": "UNDP", "kind": "un_entity"})).await;
    let path = format!("/organizations/{}", made.id());
    let etag = app.get(&path).expect(200).await.etag();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"x\", {etag}"), "*".to_owned()] {
        let answer = app.get(&path).header("if-none-match", &known).expect(304).await;
        assert_eq!((answer.etag(), answer.bytes.len()), (etag.clone(), 0), "{known}");
        assert_eq!(answer.header("content-type"), "");
        app.call("HEAD", &path).header("if-none-match", &known).expect(304).await;
    }
    app.get(&path).header("if-none-match", "\"7\"").expect(200).await;
    app.get("/organizations").header("if-none-match", "*").expect(200).await;
    let patch = app.patch(&path, &etag, json!({"acronym": "U"})).header("if-none-match", "\"2\"");
    patch.expect(200).await;
    app.get(&path).header("if-none-match", &etag).expect(200).await;
    app.raw("GET", &format!("/api/v1{path}")).header("if-none-match", "*").expect(401).await;
}

#[tokio::test]
async fn a_cursor_made_by_hand_is_refused_whatever_it_holds() {
    use base64::Engine as _;
    let coder = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let app = TestApp::start().await;
    for title in ["A", "B", "C"] {
        scene::event(&app, json!({"title": title})).await;
    }
    for sort in ["created_at", "title", "-starts_on"] {
        let first = app.get(&format!("/events?limit=1&sort={sort}")).json_of(200).await;
        let cursor = first["next_cursor"].as_str().unwrap();
        let read: serde_json::Value =
            serde_json::from_slice(&coder.decode(cursor).unwrap()).unwrap();
        let follow = |made: serde_json::Value| {
            let cursor = coder.encode(made.to_string());
            app.get(&format!("/events?limit=1&sort={sort}&cursor={cursor}"))
        };
        follow(read.clone()).expect(200).await;
        for key in [
            json!({"t": "x"}),
            json!({"t": "a\u{0}b"}),
            json!({"n": 1}),
            json!({"d": "2026-01-01"}),
            json!({"a": "2026-01-01T00:00:00Z"}),
            json!({"u": uuid::Uuid::nil()}),
            json!({"d": "+200000-01-01"}),
            json!({"a": "-200000-01-01T00:00:00Z"}),
            json!(1),
            json!(null),
        ] {
            for part in ["k", "i"] {
                let mut made = read.clone();
                made[part] = key.clone();
                let answer = follow(made.clone()).await;
                let fits = made[part]
                    .as_object()
                    .zip(read[part].as_object())
                    .is_some_and(|(a, b)| a.keys().eq(b.keys()));
                let fits = fits || (part == "k" && key.is_null() && sort == "created_at");
                let odd = key.to_string().contains("\\u0000") || key.to_string().contains("200000");
                if fits && !odd {
                    assert_eq!(answer.status, 200, "{sort} {made}: {}", answer.text());
                } else {
                    assert_eq!(answer.status, 400, "{sort} {made}: {}", answer.text());
                    assert_eq!(answer.json()["code"], "list.cursor", "{sort} {made}");
                }
            }
        }
    }
}

#[tokio::test]
async fn the_description_is_served_ready_made() {
    let app = TestApp::start().await;
    let answer = app.raw("GET", "/openapi.json").expect(200).await;
    assert_eq!(answer.header("content-type"), "application/json");
    let etag = answer.etag();
    let again = app.raw("GET", "/openapi.json").header("if-none-match", &etag).expect(304).await;
    assert!(again.bytes.is_empty());
}

/// What is wrong by itself hides nothing of what the rules say of the rest.
#[tokio::test]
async fn a_body_with_a_wrong_form_is_told_what_else_is_wrong_with_it() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let event = format!("/events/{}", event["id"].as_str().unwrap());
    for (path, body, pointers) in [
        (
            "/events".to_owned(),
            json!({
                "kind": "seminar", "title": " ", "time_zone": "Mars/Olympus", "colour": "red",
                "starts_on": "2026-05-27", "ends_on": "2026-05-25", "online_url": "nowhere",
                "tags": ["a", "a"], "registration": {"closes_on": "2026-06-01", "size": 1},
            }),
            &[
                "/colour",
                "/ends_on",
                "/online_url",
                "/registration/closes_on",
                "/registration/size",
                "/tags/1",
                "/time_zone",
                "/title",
            ][..],
        ),
        (
            "/events".to_owned(),
            json!({
                "kind": "party", "title": "T", "time_zone": "Asia/Almaty", "start_time": "10:00",
                "starts_on": "2026-05-25", "ends_on": "2026-05-25", "end_time": "09:00",
                "references": [{"title": " "}],
            }),
            &["/end_time", "/kind", "/references/0/title"],
        ),
        // Nothing is said of an order of which one day is not known.
        (
            "/events".to_owned(),
            json!({"kind": "seminar", "title": "T", "time_zone": "Asia/Almaty",
                   "starts_on": "soon", "ends_on": "2026-05-25"}),
            &["/starts_on"],
        ),
        (
            format!("{event}/follow-ups"),
            json!({"name": " ", "audience": {"role": ["king"]}, "subject": "", "body": " ",
                   "offset_days": 3}),
            &["/audience/role/0", "/body", "/name", "/offset_days", "/subject"],
        ),
        // The anchor is wrong, so that there is one.
        (
            format!("{event}/follow-ups"),
            json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": " ",
                   "anchor": "easter", "offset_days": 3}),
            &["/anchor", "/body"],
        ),
        (
            format!("{event}/panels"),
            json!({"title": " ", "colour": 1, "start_time": "10:00", "end_time": "09:00",
                   "room": "a\nb"}),
            &["/colour", "/end_time", "/room", "/title"],
        ),
        (
            "/organizations".to_owned(),
            json!({"name": " ", "kind": "club", "aliases": ["a\nb"], "names": {"ru": " "}}),
            &["/aliases/0", "/kind", "/name", "/names"],
        ),
        (
            "/people".to_owned(),
            json!({"full_name": " ", "email": "nobody", "phone": "x", "honorific": "a\nb"}),
            &["/email", "/full_name", "/honorific", "/phone"],
        ),
        (
            "/programmes".to_owned(),
            json!({"kind": "plan", "title": {"en": ""}, "starts_on": "2022", "ends_on": "2021-12",
                   "references": [{"title": " ", "url": "x"}]}),
            &["/ends_on", "/kind", "/references/0/title", "/references/0/url", "/title"],
        ),
    ] {
        let answer = app.post(&path, body.clone()).expect(422).await;
        assert_eq!(answer.pointers(), pointers, "{path}: {body}: {}", answer.text());
        a_problem(&answer, &path);
    }
}

#[tokio::test]
async fn a_change_with_a_wrong_form_is_told_what_else_is_wrong_and_nothing_that_is_not() {
    let app = TestApp::start().await;
    let event = scene::event(&app, json!({})).await;
    let event = format!("/events/{}", event["id"].as_str().unwrap());
    let patch = json!({"colour": "red", "title": " ", "ends_on": "2026-05-20"});
    let answer = app.patch(&event, "*", patch).expect(422).await;
    assert_eq!(
        answer.pointers(),
        ["/colour", "/title"],
        "what is compared with the row comes later"
    );
    let body = json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B",
                      "anchor": "event_end"});
    let made = app.post(&format!("{event}/follow-ups"), body).expect(201).await.id();
    let patch = json!({"colour": "red", "offset_days": 3});
    let answer = app.patch(&format!("/follow-ups/{made}"), "*", patch).expect(422).await;
    assert_eq!(answer.pointers(), ["/colour"], "the row has an anchor");
}
