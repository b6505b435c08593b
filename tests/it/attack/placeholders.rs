//! What organizers may write into their mails: look-ups, conditions, and nothing else. Whatever they
//! try, they learn nothing of the program and hold nobody up.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::event;

/// Far more than any of these takes, and far less than one that runs away.
const AT_MOST: Duration = Duration::from_secs(60);

fn tricks() -> Vec<String> {
    let written = [
        "{{ self }}",
        "{{ self.body }}",
        "{{ super() }}",
        "{{ loop }}",
        "{{ caller() }}",
        "{{ debug() }}",
        "{{ range(1000000000) }}",
        "{% for x in range(1000000000) %}x{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ 1 // 0 }}",
        "{{ [1] * 100000000 }}",
        "{{ (1,) }}",
        "{{ {} }}",
        "{{ event.__class__ }}",
        "{{ event['title'] }}",
        "{{ event.title.upper() }}",
        "{{ event|attr('title') }}",
        "{{ event|safe }}",
        "{{ event.title|safe }}",
        "{{ event|tojson }}",
        "{{ event|items }}",
        "{{ event|pprint }}",
        "{{ event|dates|dates }}",
        "{{ event.title|date }}",
        "{{ links|listed }}",
        "{{ event|moment }}",
        "{{ person.email }}",
        "{{ organizer.body }}",
        "{{ organizer }}",
        "{{ secret_key }}",
        "{{ settings }}",
        "{{ env }}",
        "{{ config }}",
        "{% include '_footer/en.md' %}",
        "{% include 'invitation/en.md' %}",
        "{% extends '_layout.html' %}",
        "{% import '_facts/en.md' as x %}",
        "{% from '_facts/en.md' import x %}",
        "{% set x = 1 %}",
        "{% macro x() %}{{ x() }}{% endmacro %}",
        "{% block x %}{% endblock %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call x() %}{% endcall %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{% autoescape false %}{{ event.title }}{% endautoescape %}",
        "{% do event %}",
        "{% with x=1 %}{% endwith %}",
        "{% if event.title == 'x' %}{% endif %}",
        "{% if true %}{% endif %}",
        "{% if event %}",
        "{% endif %}",
        "{% else %}",
        "{% elif event %}",
        "{{ event.title",
        "{{ '}}' }}",
        "{{ \"{{\" }}",
        "{{{{ event.title }}}}",
        "{{ {{ event.title }} }}",
        "{%",
        "{{",
        "{# never closed",
        "{{+ event.title +}}",
        "{{ event . title }}",
        "{{ event.title }",
        "{{ a\u{0}b }}",
        "{{ ｅｖｅｎｔ.title }}",
        "{{ event\u{200b}.title }}",
        "{{ event.title | }}",
        "{{ | }}",
        "{{ . }}",
        "{{ event..title }}",
        "{{ 1 }}",
        "{{ none }}",
        "{{ true }}",
    ];
    let mut all: Vec<String> = written.into_iter().map(str::to_owned).collect();
    all.push(format!("{}{}", "{% if event %}".repeat(3000), "{% endif %}".repeat(3000)));
    all.push("{% if event %}".repeat(3000));
    all.push(format!("{{{{ {}title }}}}", "event.".repeat(5000)));
    all.push(format!("{{{{ event{} }}}}", "|dates".repeat(5000)));
    all.push(format!("{{{{ {}1{} }}}}", "(".repeat(10_000), ")".repeat(10_000)));
    all.push(format!("{{{{ {}1 }}}}", "-".repeat(20_000)));
    all.push("{#".repeat(10_000));
    all
}

/// What a reader must never see of the program.
const INSIDE: [&str; 7] = [
    "minijinja",
    "Environment",
    "a secret of the tests",
    "sqlite",
    "postgres://",
    "panicked",
    "src/",
];

fn follow_up(text: &str) -> Value {
    json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": text})
}

/// Whether a follow-up that was kept can be shown, and then sent; it is told which, and no more.
async fn is_written(app: &TestApp, made: &Answer) -> bool {
    let path = format!("/follow-ups/{}", made.id());
    let begun = Instant::now();
    let mut statuses = Vec::new();
    for answer in [
        app.post(&format!("{path}/preview"), json!({})).await,
        app.act(&format!("{path}/send-now")).await,
    ] {
        let text = answer.text();
        let inside = INSIDE.iter().find(|word| text.contains(**word));
        assert_eq!(inside, None, "{text:.500}");
        statuses.push(answer.status.as_u16());
    }
    assert!(begun.elapsed() < AT_MOST, "{:?}", begun.elapsed());
    assert!([[200, 200], [422, 422]].contains(&[statuses[0], statuses[1]]), "{statuses:?}");
    statuses[0] == 200
}

#[tokio::test]
async fn no_trick_of_an_organizer_is_more_than_a_wrong_text() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let list = format!("/events/{}/follow-ups", event["id"].as_str().unwrap());
    let mut refused = 0;
    for trick in tricks() {
        let shown: String = trick.chars().take(60).collect();
        for body in [
            follow_up(&trick),
            json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": trick, "body": "B"}),
        ] {
            let begun = Instant::now();
            let answer = app.post(&list, body).await;
            assert!(begun.elapsed() < AT_MOST, "{shown}: {:?}", begun.elapsed());
            let status = answer.status.as_u16();
            let text = answer.text();
            assert!([201, 422].contains(&status), "{shown}: {status} {text:.300}");
            let inside = INSIDE.iter().find(|word| text.contains(**word));
            assert_eq!(inside, None, "{shown}: {text:.500}");
            // A draft is kept as it is typed; whether it can be written is asked before it is sent.
            refused += usize::from(status == 422 || !is_written(&app, &answer).await);
        }
    }
    // What is no placeholder by any reading is text, and may stand.
    assert!(refused > 2 * 70, "{refused}");
}

#[tokio::test]
async fn what_a_placeholder_stands_for_is_never_read_as_one() {
    let app = TestApp::start().await;
    let names = ["{{ links.manage }}", "{% include 'x' %}", "{{ 'x' * 100000000 }}", "{# x #}"];
    let event = event(&app, json!({"title": "{{ person.full_name }} {% raw %}"})).await;
    let id = event["id"].as_str().unwrap();
    let mut made = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let email = format!("p{n}@example.org");
        let person = json!({"full_name": name, "email": email});
        let body = json!({"person": person, "role": "delegate", "notify": false});
        app.post(&format!("/events/{id}/registrations"), body).expect(201).await;
        made.push((email, *name));
    }
    let body = follow_up("Dear {{ person.full_name }}, {{ event.title }}.");
    let made_up = app.post(&format!("/events/{id}/follow-ups"), body).expect(201).await;
    app.act(&format!("/follow-ups/{}/send-now", made_up.id())).await;
    let context = &app.app.context;
    convoke::worker::tick(context).await.unwrap();
    app.deliver().await;
    for (email, name) in made {
        let text = app.mail_to(&email).text();
        assert!(
            text.contains(&format!("Dear {name}, {{{{ person.full_name }}}} {{% raw %}}.")),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_preview_of_a_template_takes_any_data_and_tells_nothing_of_the_program() {
    let app = TestApp::start().await;
    let deep = (0..100).fold(json!("x"), |inner, _| json!({"a": inner}));
    let datas = [
        json!({"event": deep}),
        json!({"event": {"title": "{{ self }} {% include 'x' %}"}}),
        json!({"event": {"slug": "../../docs\" onclick=\"x"}}),
        json!({"event": {"starts_on": "2026-99-99"}}),
        json!({"event": null}),
        json!({"event": []}),
        json!({"links": {"answer": "javascript:alert(1)"}}),
        json!({"language": "ru", "sender": "x", "facts": "<script>x</script>", "organizer": {"subject": "{{ self }}", "body": "{{ 'x' * 100000000 }}"}}),
        json!({"person": {"full_name": 1e300}}),
    ];
    let templates = app.get("/mail/templates").json_of(200).await;
    for template in templates["items"].as_array().unwrap() {
        let path = format!("/mail/templates/{}/preview", template["name"].as_str().unwrap());
        for data in &datas {
            let answer = app.post(&path, json!({"data": data})).await;
            let text = answer.text();
            assert!([200, 422].contains(&answer.status.as_u16()), "{path} {data}: {text:.400}");
            let inside = INSIDE.iter().find(|word| text.contains(**word));
            assert_eq!(inside, None, "{path} {data}: {text:.400}");
            assert!(
                !text.contains("<script") && !text.contains("href=\\\"javascript"),
                "{path} {data}"
            );
        }
    }
}
