//! Ids within bodies and queries: what a caller may not see cannot be tied to what is theirs, and
//! what belongs to one event cannot be tied to another. A field that is new must be entered here.

use std::collections::{BTreeMap, BTreeSet};

use convoke::access::TokenScope;
use convoke::access::types::Role;
use serde_json::{Value, json};

use super::{Operation, deeds, furnished, operations, programme};
use crate::support::{TestApp, scene};

type Ids = BTreeMap<&'static str, String>;

/// A field that takes an id: the operation, where it stands, of what kind it is, and the rest of a
/// body that would be right. Where `*` stands in a pointer there is a list.
struct Field {
    operation: &'static str,
    pointer: &'static str,
    kind: &'static str,
    body: Value,
}

fn fields(own: &Ids) -> Vec<Field> {
    let field = |operation, pointer, kind, body| Field { operation, pointer, kind, body };
    let event = json!({
        "kind": "seminar", "title": "T", "time_zone": "Asia/Almaty", "starts_on": "2026-06-01",
        "ends_on": "2026-06-02", "programme_id": own["programmes"],
    });
    let practice = json!({"kind": "practice", "title": "T", "country": "KZ"});
    let talk = json!({"kind": "keynote", "title": "T", "speakers": [{"role": "speaker"}]});
    let speakers = json!({"speakers": [{"role": "speaker"}]});
    let on_first_day = json!({"day": "2026-05-25"});
    let whose = json!({"registration_id": own["registrations"]});
    let question =
        json!({"key": "q", "kind": "yes_no", "label": "Q", "points": 1, "correct": ["no"]});
    let questions = json!({"questions": [question]});
    let test = json!({"kind": "post_test", "title": "T", "questions": questions["questions"]});
    let led = json!({"leads_to": [{"title": "Next"}]});
    let named = json!({"title": "T", "event_id": own["events"]});
    let follow_up =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let documents = json!({"documents": [{"kind": "study", "title": "T"}]});
    let mut assessment = documents.clone();
    assessment["title"] = json!("T");
    assessment["event_id"] = json!(own["events"]);
    let found = json!({"dimension": "law", "text": "T"});
    let came = json!({"text": "Do", "came_of_it": [{"title": "T"}]});
    let mut leading = event.clone();
    leading["leads_to"] = led["leads_to"].clone();
    vec![
        field("create_event", "/programme_id", "programmes", event.clone()),
        field("create_event", "/previous_event_id", "events", event),
        field("create_event", "/leads_to/*/event_id", "events", leading),
        field("update_event", "/programme_id", "programmes", json!({})),
        field("update_event", "/previous_event_id", "events", json!({})),
        field("update_event", "/leads_to/*/event_id", "events", led),
        field("create_focal_point", "/person_id", "people", json!({"country": "KZ"})),
        field("create_invitation", "/person_id", "people", json!({})),
        field(
            "create_invitations",
            "/invitations/*/person_id",
            "people",
            json!({"invitations": [{}]}),
        ),
        field("create_check_in", "/registration_id", "registrations", on_first_day.clone()),
        field("create_check_in", "/panel_id", "panels", whose.clone()),
        field(
            "create_check_ins",
            "/check_ins/*/registration_id",
            "registrations",
            json!({"check_ins": [on_first_day]}),
        ),
        field("create_check_ins", "/check_ins/*/panel_id", "panels", json!({"check_ins": [whose]})),
        field(
            "issue_certificates",
            "/registration_ids/*",
            "registrations",
            json!({"kind": "participation", "dry_run": true}),
        ),
        field(
            "issue_certificates",
            "/tests/evaluation_id",
            "evaluations",
            json!({"kind": "completion", "dry_run": true, "tests": {"minimum_percent": 50}}),
        ),
        field("create_evaluation", "/questions/*/about/panel_id", "panels", test.clone()),
        field("create_evaluation", "/questions/*/about/item_id", "items", test),
        field("update_evaluation", "/questions/*/about/panel_id", "panels", questions.clone()),
        field("update_evaluation", "/questions/*/about/item_id", "items", questions),
        field("create_nomination", "/person_id", "people", json!({"country": "KZ"})),
        field("create_nomination_request", "/focal_point_id", "focal-points", json!({})),
        field("file_note_verbale", "/upload_id", "uploads", json!({})),
        field("create_material", "/upload_id", "uploads", json!({})),
        field("create_material", "/panel_id", "panels", json!({"url": "https://example.org"})),
        field("create_material", "/item_id", "items", json!({"url": "https://example.org"})),
        field("update_material", "/panel_id", "panels", json!({})),
        field("update_material", "/item_id", "items", json!({})),
        field("create_practice", "/event_id", "events", practice.clone()),
        field("create_practice", "/material_id", "materials", practice),
        field("update_practice", "/event_id", "events", json!({})),
        field("update_practice", "/material_id", "materials", json!({})),
        field("create_recommendation", "/follow_up_event_id", "events", json!({"text": "Do"})),
        field("create_recommendation", "/source/panel_id", "panels", json!({"text": "Do"})),
        field("create_recommendation", "/source/person_id", "people", json!({"text": "Do"})),
        field("create_recommendation", "/came_of_it/*/event_id", "events", came.clone()),
        field("update_recommendation", "/follow_up_event_id", "events", json!({})),
        field("update_recommendation", "/duplicate_of", "recommendations", json!({})),
        field(
            "update_recommendation",
            "/came_of_it/*/event_id",
            "events",
            json!({"came_of_it": [{"title": "T"}]}),
        ),
        field("carry_recommendation_forward", "/event_id", "events", json!({})),
        field("create_capacity_need", "/event_id", "events", json!({"title": "T"})),
        field("create_capacity_need", "/programme_id", "programmes", json!({"title": "T"})),
        field("create_capacity_need", "/recommendation_ids/*", "recommendations", named.clone()),
        field("update_capacity_need", "/recommendation_ids/*", "recommendations", json!({})),
        field("create_barrier", "/event_id", "events", json!({"title": "T"})),
        field("create_barrier", "/programme_id", "programmes", json!({"title": "T"})),
        field("create_barrier", "/recommendation_ids/*", "recommendations", named),
        field("update_barrier", "/recommendation_ids/*", "recommendations", json!({})),
        field("create_assessment", "/event_id", "events", json!({"title": "T"})),
        field("create_assessment", "/programme_id", "programmes", json!({"title": "T"})),
        field("create_assessment", "/documents/*/event_id", "events", assessment.clone()),
        field("create_assessment", "/documents/*/material_id", "materials", assessment),
        field("update_assessment", "/documents/*/event_id", "events", documents.clone()),
        field("update_assessment", "/documents/*/material_id", "materials", documents),
        field("create_finding", "/need_ids/*", "capacity-needs", found),
        field("update_finding", "/need_ids/*", "barriers", json!({})),
        field(
            "create_indicator_value",
            "/corrects",
            "programme-indicators",
            json!({"value": 1, "dated": "2026"}),
        ),
        field("update_recommendation", "/source/panel_id", "panels", json!({})),
        field("update_recommendation", "/source/person_id", "people", json!({})),
        field(
            "decide_registrations",
            "/decisions/*/registration_id",
            "registrations",
            json!({"decisions": [{"decision": "approve"}]}),
        ),
        field("merge_people", "/other_id", "people", json!({})),
        field("create_registration", "/person_id", "people", json!({})),
        field("substitute_registration", "/person_id", "people", json!({})),
        field("preview_follow_up", "/person_id", "people", json!({})),
        field("create_follow_up", "/materials/*", "materials", follow_up),
        field("update_follow_up", "/materials/*", "materials", json!({})),
        field("create_item", "/speakers/*/person_id", "people", talk),
        field("update_item", "/speakers/*/person_id", "people", speakers),
        field("retry_failed_mails", "/event_id", "events", json!({})),
        field("retry_failed_mails", "/person_id", "people", json!({})),
        field("retry_failed_mails", "/follow_up_id", "follow-ups", json!({})),
        field("retry_failed_mails", "/about_id", "invitations", json!({})),
        field(
            "create_programme",
            "/parent_id",
            "programmes",
            json!({"kind": "project", "title": "T"}),
        ),
        field("update_programme", "/parent_id", "programmes", json!({})),
        field(
            "create_suppression",
            "/event_id",
            "events",
            json!({"email": "a@example.org", "scope": "follow_ups"}),
        ),
        field(
            "create_token",
            "/scope/events/*",
            "events",
            json!({"name": "T", "role": "admin", "scope": {}}),
        ),
        field(
            "create_token",
            "/scope/programmes/*",
            "programmes",
            json!({"name": "T", "role": "admin", "scope": {}}),
        ),
    ]
}

/// `body` with `id` at `pointer`.
fn with(body: &Value, pointer: &str, id: &str) -> Value {
    let mut body = body.clone();
    let mut at = &mut body;
    for step in pointer.split('/').skip(1) {
        at = match step {
            "*" => {
                if at.is_null() {
                    *at = json!([null]);
                }
                &mut at[0]
            }
            name => &mut at[name],
        };
    }
    *at = json!(id);
    body
}

/// Where a schema takes an id, but those of organizations and plans: the address book of bodies is
/// open to everybody, and so are plans.
fn ids_in(document: &Value, schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return ids_in(
            document,
            document.pointer(name.trim_start_matches('#')).unwrap(),
            at,
            found,
        );
    }
    let book = at.ends_with("organization_id") || at.ends_with("plan_id");
    if schema["format"] == "uuid" && !book {
        found.insert(at.to_owned());
    }
    for part in ["allOf", "anyOf", "oneOf"] {
        schema[part]
            .as_array()
            .into_iter()
            .flatten()
            .for_each(|it| ids_in(document, it, at, found));
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        ids_in(document, inner, &format!("{at}/{name}"), found);
    }
    if schema["items"].is_object() {
        ids_in(document, &schema["items"], &format!("{at}/*"), found);
    }
}

#[tokio::test]
async fn every_field_that_takes_an_id_is_tried() {
    let app = TestApp::start().await;
    let programme = programme(&app, "Ours").await;
    let own = furnished(&app, "Ours", &programme).await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let mut taken = BTreeSet::new();
    for operation in operations(&app).await {
        let it = &document["paths"][&operation.path][operation.method.to_lowercase()];
        let schema = &it["requestBody"]["content"]["application/json"]["schema"];
        let mut found = BTreeSet::new();
        ids_in(&document, schema, "", &mut found);
        // The tree of organizations is part of the open book.
        let book = operation.id.ends_with("_organization");
        taken.extend(found.into_iter().filter(|_| !book).map(|at| (operation.id.clone(), at)));
    }
    let tried: BTreeSet<_> =
        fields(&own).iter().map(|it| (it.operation.to_owned(), it.pointer.to_owned())).collect();
    assert_eq!(tried, taken);
}

/// Whether an answer tells that the id in this field is none for the caller, or has nothing to do.
fn is_refused(field: &Field, status: u16, answer: &Value) -> bool {
    let pointer = field.pointer.replace('*', "0");
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let named = |errors: &Value| {
        let all = errors.as_array().into_iter().flatten();
        all.filter_map(|error| error["pointer"].as_str()).any(|at| at == pointer || at == parent)
    };
    match field.operation {
        "create_invitations" => answer["created"] == 0 && answer["failed"] == 1,
        "create_check_ins" => answer["checked_in"] == 0 && answer["failed"] == 1,
        "decide_registrations" => answer["approved"] == 0 && answer["failed"] == 1,
        "retry_failed_mails" => status == 404 || answer["retried"] == 0,
        _ => [403, 404].contains(&status) || status == 422 && named(&answer["errors"]),
    }
}

#[tokio::test]
async fn nothing_of_others_can_be_named_in_a_body() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app, "Ours").await, programme(&app, "Theirs").await);
    let own = furnished(&app, "Ours", &ours).await;
    let other = furnished(&app, "Theirs", &theirs).await;
    let scope =
        TokenScope { programmes: vec![own["programmes"].parse().unwrap()], events: Vec::new() };
    let token = app.token(Role::Admin, Some(scope)).await;
    let all = operations(&app).await;
    // Of what is being sent nothing changes any more, whatever is named.
    let draft =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let draft = app.post(&format!("/events/{}/follow-ups", own["events"]), draft).expect(201).await;
    let mut unsent = own.clone();
    unsent.insert("follow-ups", draft.id());
    let by = async |field: &Field, ids: &Ids| {
        let at = if field.operation == "update_follow_up" { &unsent } else { &own };
        let operation = all.iter().find(|it| it.id == field.operation).unwrap();
        let body = with(&field.body, field.pointer, &ids[field.kind]);
        Operation { body, ..operation.clone() }.by(&app, Some(&token), at).await
    };
    let mut told = 0;
    for field in fields(&own) {
        let what = format!("{} {}", field.operation, field.pointer);
        let before = deeds(&app).await;
        let answer = by(&field, &other).await;
        let text = answer.text();
        assert!(is_refused(&field, answer.status.as_u16(), &answer.json()), "{what}: {text}");
        assert_eq!(deeds(&app).await, before, "{what}: something was done");
        // The same with an id of their own is not refused for that id.
        let answer = by(&field, &own).await;
        told += usize::from(!is_refused(&field, answer.status.as_u16(), &answer.json()));
    }
    assert!(told >= 15, "only {told} of the bodies would be right with ids of one's own");
}

#[tokio::test]
async fn what_belongs_to_one_event_is_tied_to_no_other_even_by_who_may_see_both() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app, "Ours").await, programme(&app, "Theirs").await);
    let own = furnished(&app, "Ours", &ours).await;
    let other = furnished(&app, "Theirs", &theirs).await;
    let recommendations = format!("/events/{}/recommendations", own["events"]);
    let recommendation = format!("/recommendations/{}", own["recommendations"]);
    let foreign = json!({"text": "Do", "source": {"panel_id": other["panels"]}});
    let refused = app.post(&recommendations, foreign.clone()).expect(422).await;
    assert_eq!(refused.pointers(), ["/source/panel_id"]);
    let refused = app.patch(&recommendation, "*", foreign).expect(422).await;
    assert_eq!(refused.pointers(), ["/source/panel_id"]);
    let progress = format!("/recommendations/{}/progress", other["recommendations"]);
    let made = app.post(&progress, json!({"implementation": "in_progress"})).expect(201).await;
    app.get(&format!("{progress}/{}", made.id())).expect(200).await;
    app.get(&format!("{recommendation}/progress/{}", made.id())).expect(404).await;
    let nobody = json!({"person_id": other["people"]});
    let preview = format!("/follow-ups/{}/preview", own["follow-ups"]);
    let refused = app.post(&preview, nobody).await.status.as_u16();
    assert!([404, 422].contains(&refused), "{refused}");
}

#[tokio::test]
async fn a_filter_shows_nothing_that_its_caller_may_not_see() {
    let app = TestApp::start().await;
    let (ours, theirs) = (programme(&app, "Ours").await, programme(&app, "Theirs").await);
    let own = furnished(&app, "Ours", &ours).await;
    let other = furnished(&app, "Theirs", &theirs).await;
    let scope = TokenScope { programmes: Vec::new(), events: vec![own["events"].parse().unwrap()] };
    let token = app.token(Role::Admin, Some(scope)).await;
    let document = app.raw("GET", "/openapi.json").json_of(200).await;
    let kinds = [
        ("event_id", "events"),
        ("follow_up_event_id", "events"),
        ("person_id", "people"),
        ("panel_id", "panels"),
        ("programme_id", "programmes"),
        ("parent_id", "programmes"),
        ("follow_up_id", "follow-ups"),
        ("object_id", "events"),
    ];
    let mut tried = 0;
    for operation in operations(&app).await.iter().filter(|it| it.method == "GET") {
        let parameters = &document["paths"][&operation.path]["get"]["parameters"];
        for (name, kind) in kinds {
            let takes = |it: &Value| it["in"] == "query" && it["name"] == name;
            if !parameters.as_array().into_iter().flatten().any(takes) {
                continue;
            }
            let path = format!("{}?{name}={}", super::filled(&operation.path, &own), other[kind]);
            let answer = app.raw("GET", &path).bearer(&token).await;
            let seen = answer.json()["items"].as_array().is_some_and(|items| !items.is_empty());
            assert!(!seen, "{path}: {}", answer.text());
            tried += 1;
        }
    }
    assert!(tried > 12, "{tried}");
}

#[tokio::test]
async fn an_invitation_is_answered_for_its_own_event_alone() {
    let app = TestApp::start().await;
    let first = scene::event(&app, json!({})).await;
    let second = scene::event(&app, json!({"title": "Other"})).await;
    let invitation = scene::invite(&app, &first, "anna@example.org", json!({})).await;
    let page = scene::answer_path(&app, &invitation).await;
    let hidden = [
        ("answer", "accept"),
        ("event_id", second["id"].as_str().unwrap()),
        ("event", second["slug"].as_str().unwrap()),
        ("invitation_id", "00000000-0000-7000-8000-000000000000"),
        ("status", "confirmed"),
        ("role", "organizer"),
        ("skip_approval", "true"),
        ("code", "AAAA-AAAA"),
        ("waitlist_position", "1"),
    ];
    app.raw("POST", &page).form(&hidden).expect(303).await;
    assert!(scene::register(&app, &second, "").await.is_empty());
    let rows = scene::register(&app, &first, "").await;
    assert_eq!((rows.len(), &rows[0]["role"]), (1, &json!("delegate")));
    assert_ne!(rows[0]["code"], "AAAA-AAAA");
}
