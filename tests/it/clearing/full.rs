//! Objects in which every field that can be changed has a value.

use serde_json::{Value, json};

use crate::forms::{all_kinds, ask, ask_a_little};
use crate::support::{TestApp, scene};

async fn made(app: &TestApp, path: &str, body: Value) -> Value {
    app.post(path, body).json_of(201).await
}

async fn organization(app: &TestApp) -> Value {
    let parent = made(app, "/organizations", json!({"name": "Parent", "kind": "other"})).await;
    let body = json!({
        "name": "Ministry", "names": {"en": "Ministry"}, "acronym": "MM", "aliases": ["Min."],
        "kind": "government", "country": "KZ", "parent_id": parent["id"],
    });
    made(app, "/organizations", body).await
}

async fn person(app: &TestApp, email: &str) -> Value {
    let body = json!({
        "full_name": "Aigul Serikova", "unnamed": true, "given_name": "Aigul",
        "family_name": "Serikova", "patronymic": "Bolatovna", "native_name": "Айгуль",
        "badge_name": "Aigul", "honorific": "Ms.", "email": email,
        "phone": "+7 700 000 00 00", "gender": "female", "position": "Head",
        "organization_id": organization(app).await["id"], "country": "KZ",
        "preferred_language": "ru",
    });
    made(app, "/people", body).await
}

/// One with a further address.
async fn merged(app: &TestApp) -> Value {
    let own = person(app, "aigul@example.org").await;
    let other = person(app, "aigul@home.example.org").await;
    let path = format!("/people/{}/merge", own["id"].as_str().unwrap());
    let done = app.post(&path, json!({"other_id": other["id"]})).json_of(200).await;
    done["person"].clone()
}

async fn programme(app: &TestApp) -> Value {
    let parent = made(app, "/programmes", json!({"kind": "programme", "title": "P"})).await;
    let organization = organization(app).await;
    let body = json!({
        "kind": "project", "parent_id": parent["id"], "code": "P-1", "title": "Project",
        "description": "What for", "status": "active", "starts_on": "2025", "ends_on": "2027",
        "organizations": [{"organization_id": organization["id"], "role": "donor"}],
        "countries": [{"country": "KZ", "role": "beneficiary"}],
        "agreements": [{"title": "Grant"}], "references": [{"title": "Paper"}],
    });
    made(app, "/programmes", body).await
}

async fn programme_indicator(app: &TestApp) -> Value {
    let programme = programme(app).await;
    let body = json!({
        "code": "1.2", "title": "Reach", "unit": "people", "measure": "people",
        "direction": "increase", "baseline": {"value": 0, "dated": "2025", "source": "S"},
        "target": {"value": 70, "dated": "2027"},
    });
    made(app, &format!("/programmes/{}/indicators", programme["id"].as_str().unwrap()), body).await
}

async fn event(app: &TestApp) -> Value {
    let first = scene::event(app, json!({})).await;
    let (programme, organization) = (programme(app).await, organization(app).await);
    let more = json!({
        "theme": "T", "description": "D", "objectives": ["O"], "programme_id": programme["id"],
        "sequence_number": 2, "previous_event_id": first["id"], "modality": "hybrid",
        "end_time": "18:00", "online_url": "https://example.org/room",
        "venue": {"name": "House", "address": "Street 1", "city": "Almaty", "country": "KZ"},
        "working_languages": ["en"], "tags": ["t"], "capacity": 10, "online_capacity": 10,
        "invitation_reminders": {"every_days": 5, "at_most": 3},
        "progress_requests": {"every_months": 3},
        "registration": {"opens_on": "2026-01-01", "closes_on": "2026-05-01",
                         "approval": "manual", "waitlist": false,
                         "editing": "until_start", "digest": false},
        "organizations": [{"organization_id": organization["id"], "role": "lead"}],
        "countries": [{"country": "KZ", "role": "participant"}],
        "claimed": {"participants": 70, "countries": 12, "note": "over 70"},
        "references": [{"title": "Paper"}], "leads_to": [{"title": "Next"}], "notes": "N",
    });
    scene::event(app, more).await
}

/// By the id of its event.
async fn registration_form(app: &TestApp) -> Value {
    let event = scene::event(app, json!({})).await;
    let mut form = ask(app, &event, all_kinds()).await;
    form["id"] = event["id"].clone();
    form
}

async fn panel(app: &TestApp) -> Value {
    let event = scene::event(app, json!({"end_time": "18:00"})).await;
    let body = json!({
        "title": "Panel", "description": "D", "day": "2026-05-25", "start_time": "10:00",
        "end_time": "11:00", "room": "A", "notes": "N",
    });
    made(app, &format!("/events/{}/panels", event["id"].as_str().unwrap()), body).await
}

async fn item(app: &TestApp) -> Value {
    let panel = panel(app).await;
    let body = json!({
        "kind": "visit", "title": "Item", "abstract": "A", "start_time": "10:00",
        "host_organization_id": organization(app).await["id"], "end_time": "10:30",
        "speakers": [{"full_name": "Somebody"}],
    });
    made(app, &format!("/panels/{}/items", panel["id"].as_str().unwrap()), body).await
}

async fn of_event(app: &TestApp, part: &str, body: Value) -> Value {
    let event = scene::event(app, json!({"modality": "hybrid"})).await;
    made(app, &format!("/events/{}/{part}", event["id"].as_str().unwrap()), body).await
}

async fn invitation(app: &TestApp) -> Value {
    let body = json!({
        "person_id": person(app, "invited@example.org").await["id"], "role": "speaker", "language": "ru", "note": "N",
        "skip_approval": true, "expires_at": "2026-05-01T00:00:00Z",
    });
    of_event(app, "invitations", body).await
}

async fn registration(app: &TestApp) -> Value {
    let body = json!({
        "person_id": person(app, "registered@example.org").await["id"], "role": "speaker", "country": "KZ",
        "organization": "Ministry", "organization_id": organization(app).await["id"],
        "position": "Head", "attendance_mode": "online", "answers": {"diet": "none"},
        "language": "ru", "remark": "R",
    });
    let event = scene::event(app, json!({"modality": "hybrid"})).await;
    ask_a_little(app, &event).await;
    made(app, &format!("/events/{}/registrations", event["id"].as_str().unwrap()), body).await
}

async fn follow_up(app: &TestApp, timing: Value) -> Value {
    let material = material(app).await;
    let mut body = json!({
        "name": "Thanks", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B",
        "attach": ["agenda"], "materials": [material["id"]],
    });
    body.as_object_mut().unwrap().extend(timing.as_object().unwrap().clone());
    made(app, &format!("/events/{}/follow-ups", material["event_id"].as_str().unwrap()), body).await
}

async fn recommendation(app: &TestApp) -> Value {
    let (event, organization) = (scene::event(app, json!({})).await, organization(app).await);
    let panel = json!({"title": "P", "day": "2026-05-25"});
    let at = |part: &str| format!("/events/{}/{part}", event["id"].as_str().unwrap());
    let panel = made(app, &at("panels"), panel).await;
    let body = json!({
        "number": 3, "text": "Do", "category": "legal", "source": {"panel_id": panel["id"]},
        "addressees": [{"organization_id": organization["id"]}],
        "counterparts": [{"name": "A counterpart"}], "proposed_country": "KZ", "due": "2027",
        "follow_up_event_id": scene::event(app, json!({})).await["id"], "clusters": ["c"],
        "sdg_targets": ["16.6"], "came_of_it": [{"title": "A proposal"}],
    });
    let addressed = json!({"text": "Do", "addressees": body["addressees"]});
    let first = made(app, &at("recommendations"), addressed).await;
    let repeats = made(app, &at("recommendations"), body).await;
    let path = format!("/recommendations/{}", repeats["id"].as_str().unwrap());
    app.patch(&path, "*", json!({"duplicate_of": first["id"]})).json_of(200).await
}

async fn need(app: &TestApp, kind: &str) -> Value {
    let recommendation = recommendation(app).await;
    let body = json!({
        "event_id": recommendation["event_id"], "country": "KZ", "title": "N", "description": "D",
        "category": "legal", "recommendation_ids": [recommendation["id"]],
    });
    made(app, &format!("/{kind}"), body).await
}

async fn assessment(app: &TestApp) -> Value {
    let material = material(app).await;
    let body = json!({
        "event_id": material["event_id"], "kind": "baseline", "status": "published", "title": "T",
        "description": "D", "method": "M", "starts_on": "2025", "ends_on": "2026",
        "claimed_countries": 6, "countries": ["KZ"],
        "dimensions": [{"key": "law", "title": "Law"}],
        "organizations": [{"organization_id": organization(app).await["id"], "role": "donor"}],
        "documents": [{"kind": "roadmap", "title": "R", "material_id": material["id"]}],
    });
    made(app, "/assessments", body).await
}

async fn finding(app: &TestApp) -> Value {
    let need = need(app, "barriers").await;
    let scale = json!({"minimum": 0, "maximum": 4});
    let body = json!({"event_id": need["event_id"], "title": "T", "countries": ["KZ"],
                      "dimensions": [{"key": "law", "title": "Law", "scale": scale}]});
    let own = made(app, "/assessments", body).await;
    let body = json!({"dimension": "law", "country": "KZ", "level": 3, "text": "T", "source": "S",
                      "url": "https://example.org", "need_ids": [need["id"]]});
    made(app, &format!("/assessments/{}/findings", own["id"].as_str().unwrap()), body).await
}

async fn coverage(app: &TestApp) -> Value {
    let body = json!({
        "outlet": "Paper", "country": "KZ", "dated": "2026", "url": "https://example.org",
        "title": "Seen",
    });
    of_event(app, "media-coverage", body).await
}

async fn material(app: &TestApp) -> Value {
    let event = scene::event(app, json!({})).await;
    let at = |part: &str| format!("/events/{}/{part}", event["id"].as_str().unwrap());
    let panel = made(app, &at("panels"), json!({"title": "P"})).await;
    let items = format!("/panels/{}/items", panel["id"].as_str().unwrap());
    let item = made(app, &items, json!({"kind": "keynote", "title": "I"})).await;
    let body = json!({
        "url": "https://example.org/paper", "title": "T", "kind": "report", "language": "ru",
        "item_id": item["id"], "country": "KZ", "visibility": "public", "topics": ["legal"],
        "rights": "CC BY 4.0",
    });
    made(app, &at("materials"), body).await
}

async fn evaluation(app: &TestApp) -> Value {
    let event = scene::event(app, json!({})).await;
    let mut body = crate::evaluations::reaction();
    body["introduction"] = json!("I");
    body["opens"] = json!({"anchor": "event_end"});
    made(app, &format!("/events/{}/evaluations", event["id"].as_str().unwrap()), body).await
}

async fn practice(app: &TestApp) -> Value {
    let material = material(app).await;
    let body = json!({
        "kind": "digital_public_good", "title": "T", "description": "D", "country": "KZ",
        "organization_id": organization(app).await["id"], "topics": ["access"],
        "url": "https://example.org", "event_id": material["event_id"],
        "material_id": material["id"],
    });
    made(app, "/practices", body).await
}

async fn group(app: &TestApp) -> Value {
    let body = json!({"code": "own", "names": "Own", "members": ["KZ"], "source": "S"});
    made(app, "/country-groups", body).await
}

async fn value(app: &TestApp) -> Value {
    let body = json!({"country": "KZ", "index": "OSI", "component": "technology", "edition": 2022,
                      "value": 0.5, "rank": 7, "source": "S"});
    made(app, "/country-indicators", body).await
}

async fn plan(app: &TestApp) -> Value {
    let step =
        json!({"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"});
    let body = json!({"name": "Plan", "description": "D", "steps": [step]});
    made(app, "/follow-up-plans", body).await
}

async fn focal_point(app: &TestApp) -> Value {
    let body = json!({
        "person_id": person(app, "focal@example.org").await["id"], "country": "KZ", "topic": "T",
    });
    made(app, "/focal-points", body).await
}

async fn quota(app: &TestApp) -> Value {
    let body = json!({"country": "KZ", "seats": 3, "alternates": 1, "women_share": 40});
    of_event(app, "quotas", body).await
}

async fn nomination(app: &TestApp) -> Value {
    let person = person(app, "nominated@example.org").await;
    of_event(app, "nominations", json!({"person_id": person["id"], "alternate": true})).await
}

async fn nomination_request(app: &TestApp) -> Value {
    let body = json!({
        "country": "KZ", "seats": 3, "alternates": 1, "deadline": "2026-05-10", "language": "ru",
        "note": "N",
    });
    of_event(app, "nomination-requests", body).await
}

/// What can be changed at this path of the description; each field has a value in one of them.
pub async fn objects(app: &TestApp, path: &str) -> Vec<Value> {
    let kind = path.trim_start_matches("/api/v1/").trim_end_matches("/{id}");
    let one = match kind {
        "organizations" => organization(app).await,
        "quotas" => quota(app).await,
        "nominations" => nomination(app).await,
        "nomination-requests" => nomination_request(app).await,
        "focal-points" => focal_point(app).await,
        "people" => merged(app).await,
        "programmes" => programme(app).await,
        "programme-indicators" => programme_indicator(app).await,
        "events" => event(app).await,
        "events/{id}/registration-form" => registration_form(app).await,
        "panels" => panel(app).await,
        "items" => item(app).await,
        "invitations" => invitation(app).await,
        "registrations" => registration(app).await,
        "recommendations" => recommendation(app).await,
        "evaluations" => evaluation(app).await,
        "capacity-needs" | "barriers" => need(app, kind).await,
        "assessments" => assessment(app).await,
        "findings" => finding(app).await,
        "media-coverage" => coverage(app).await,
        "materials" => material(app).await,
        "practices" => practice(app).await,
        "country-groups" => group(app).await,
        "country-indicators" => value(app).await,
        "follow-up-plans" => plan(app).await,
        "follow-ups" => {
            let exact = json!({"anchor": "event_end", "offset_days": 3, "at_time": "09:00"});
            return vec![
                follow_up(app, json!({"send_at": "2026-05-01T00:00:00Z"})).await,
                follow_up(app, json!({"anchor": "event_end"})).await,
                follow_up(app, exact).await,
            ];
        }
        new => panic!("{new} can be changed: make one here in which every field has a value"),
    };
    vec![one]
}
