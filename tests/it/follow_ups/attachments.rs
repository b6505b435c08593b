//! What follow-ups carry with them.

use convoke::access::Actor;
use convoke::ids::PersonId;
use convoke::mail::NewFile;
use convoke::mail::files::{FILES_MAX, fit};
use convoke::registrations::types::RegistrationStatus::Confirmed;
use icalendar::parser::{read_calendar, unfold};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use super::scene::{Scene, own, plain};

async fn with_agenda() -> Scene {
    let it = Scene::start().await;
    let panel = json!({"title": {"en": "Opening", "ru": "Открытие"}, "day": "2026-04-01",
                       "start_time": "09:00", "end_time": "10:00"});
    it.app.post(&format!("/events/{}/panels", it.event), panel).expect(201).await;
    it
}

async fn confirmed(it: &Scene, name: &str, language: &str) {
    let email = format!("{name}@example.org");
    let person = json!({"full_name": name, "email": email, "preferred_language": language});
    it.registered(it.person(person).await, Confirmed).await;
}

async fn kept(it: &Scene) -> u64 {
    convoke::mail::files::entity::Entity::find().count(it.app.app.context.db.read()).await.unwrap()
}

#[tokio::test]
async fn the_agenda_arrives_as_a_calendar_file_in_the_readers_language() {
    let it = with_agenda().await;
    for (name, language) in [("anna", "en"), ("bek", "en"), ("chen", "ru")] {
        confirmed(&it, name, language).await;
    }
    let made =
        it.follow_up(json!({"attach": ["agenda"], "body": {"en": "Read.", "ru": "Читайте."}}));
    let made = made.await;
    assert_eq!(made["attach"], json!(["agenda"]));
    it.send_now(&made).await;
    it.chunk(&made, 1).await;
    it.step().await;
    it.app.deliver().await;
    for (name, title) in [("anna", "Opening"), ("bek", "Opening"), ("chen", "Открытие")] {
        let letter = it.app.mail_to(&format!("{name}@example.org"));
        let files = letter.files();
        let [(file, kind, text)] = files.as_slice() else { panic!("one file: {files:?}") };
        assert_eq!((file.as_str(), kind.as_str()), ("open-government-agenda.ics", "text/calendar"));
        assert_eq!(letter.calendar_method().as_deref(), Some("PUBLISH"));
        let unfolded = unfold(text);
        let calendar = read_calendar(&unfolded).unwrap();
        let event = calendar.components.iter().find(|it| it.name == "VEVENT").unwrap();
        let value = |name: &str| event.find_prop(name).unwrap().val.to_string();
        assert_eq!(
            (value("SUMMARY").as_str(), value("DTSTART").as_str()),
            (title, "20260401T090000")
        );
        assert!(text.contains("\r\n"), "the lines end as the standard wants it");
        assert!(letter.text().contains(if name == "chen" { "Читайте" } else { "Read" }));
        assert!(letter.html().contains("<html"), "both parts are still there");
    }
    assert_eq!(kept(&it).await, 2, "one a language, however many mails and chunks");
}

#[tokio::test]
async fn the_file_is_as_the_agenda_was_when_the_mail_was_written() {
    let it = with_agenda().await;
    confirmed(&it, "anna", "en").await;
    let made = it.follow_up(json!({"attach": ["agenda"]})).await;
    it.send_now(&made).await;
    it.step().await;
    it.app.clock.advance(chrono::Duration::minutes(1));
    let later = json!({"title": "Added later", "day": "2026-04-02"});
    it.app.post(&format!("/events/{}/panels", it.event), later).expect(201).await;
    it.app.deliver().await;
    let (_, _, text) = it.app.mail_to("anna@example.org").files().remove(0);
    assert!(text.contains("Opening") && !text.contains("Added later"));
}

#[tokio::test]
async fn without_an_attachment_nothing_is_carried() {
    let it = with_agenda().await;
    confirmed(&it, "anna", "en").await;
    let made = it.follow_up(json!({})).await;
    assert_eq!(made["attach"], json!([]));
    let with = it.app.patch(&own(&made), "*", json!({"attach": ["agenda"]})).json_of(200).await;
    assert_eq!(with["attach"], json!(["agenda"]));
    let without = it.app.patch(&own(&made), "*", json!({"attach": []})).json_of(200).await;
    assert_eq!(without["attach"], json!([]));
    it.send_now(&made).await;
    it.step().await;
    it.app.deliver().await;
    let letter = it.app.mail_to("anna@example.org");
    assert_eq!(letter.files(), []);
    assert_eq!((letter.calendar().as_str(), kept(&it).await), ("", 0));
}

#[tokio::test]
async fn what_cannot_be_attached_is_named_with_what_can() {
    let it = with_agenda().await;
    let material = "material:0197f2a0-0000-7000-8000-000000000000";
    let attach = json!(["agenda", material, "agenda", "AGENDA"]);
    let refused = it.app.post(&it.path(), plain(json!({"attach": attach}))).expect(422).await;
    assert_eq!(refused.pointers(), ["/attach/1", "/attach/2", "/attach/3"]);
    let errors = refused.json()["errors"].clone();
    let of = |pointer: &str| -> Value {
        let mut all = errors.as_array().unwrap().iter();
        all.find(|error| error["pointer"] == pointer).unwrap().clone()
    };
    assert_eq!(of("/attach/1")["code"], "unknown_attachment");
    let message = of("/attach/1")["message"].to_string();
    assert!(message.contains(material) && message.contains("what can be: agenda"), "{message}");
    assert_eq!(of("/attach/2")["code"], "duplicate");
    let made = it.follow_up(json!({})).await;
    let patch = json!({"attach": ["materials"]});
    assert_eq!(it.app.patch(&own(&made), "*", patch).expect(422).await.pointers(), ["/attach/0"]);
}

#[tokio::test]
async fn a_preview_names_the_files_and_an_event_held_again_attaches_them_too() {
    let it = with_agenda().await;
    let made = json!({"attach": ["agenda"], "anchor": "event_end", "offset_days": 1});
    let made = it.follow_up(made).await;
    let seen = it.app.act(&format!("{}/preview", own(&made))).json_of(200).await;
    let file = &seen["attachments"][0];
    assert_eq!(file["name"], "open-government-agenda.ics");
    assert_eq!(file["media_type"], "text/calendar; charset=utf-8; method=PUBLISH");
    assert!(file["size"].as_u64().unwrap() > 300, "{file}");
    assert_eq!(kept(&it).await, 0, "looking keeps nothing");
    let clone = format!("/events/{}/clone", it.event);
    let clone = it.app.post(&clone, json!({"starts_on": "2027-04-01"})).json_of(201).await;
    let list = format!("/events/{}/follow-ups", clone["id"].as_str().unwrap());
    assert_eq!(it.app.get(&list).json_of(200).await["items"][0]["attach"], json!(["agenda"]));
}

#[tokio::test]
async fn a_preview_gives_the_whole_message_with_its_headers_and_files() {
    let it = with_agenda().await;
    confirmed(&it, "anna", "ru").await;
    let made = json!({"attach": ["agenda"], "subject": "Papers", "body": {"en": "Read them.", "ru": "Читайте."}});
    let made = it.follow_up(made).await;
    let anna = it.app.get("/people?q=anna").json_of(200).await["items"][0]["id"].clone();
    let path = format!("{}/preview", own(&made));
    let own_words = it.app.post(&path, json!({"person_id": anna})).json_of(200).await;
    let raw = own_words["raw"].as_str().unwrap();
    for part in [
        "To: anna <anna@example.org>\r\n",
        "Content-Language: ru\r\n",
        "Subject: Papers\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        "filename=\"open-government-agenda.ics\"",
    ] {
        assert!(raw.contains(part), "{part}: {raw}");
    }
    let list = format!("List-Id: <{}.follow-ups.", it.event.0.simple());
    assert!(raw.contains(&list), "{raw}");
    let made_up = it.app.act(&path).json_of(200).await;
    let raw = made_up["raw"].as_str().unwrap();
    assert!(raw.contains("<reader@example.org>") && !raw.contains("anna@"), "{raw}");
    assert_eq!((it.mails(&made).await.len(), kept(&it).await), (0, 0), "looking keeps nothing");
}

#[tokio::test]
async fn an_agenda_too_large_for_mails_is_refused_before_and_goes_out_to_nobody_after() {
    let it = with_agenda().await;
    confirmed(&it, "anna", "en").await;
    let timed = json!({"attach": ["agenda"], "send_at": "2026-03-05T10:00:00Z"});
    let before = it.follow_up(timed.clone()).await;
    let long = "Ж".repeat(49_000);
    for number in 0..24 {
        let panel =
            json!({"title": format!("P{number}"), "description": long, "day": "2026-04-02"});
        it.app.post(&format!("/events/{}/panels", it.event), panel).expect(201).await;
    }
    let refused = it.app.post(&it.path(), plain(timed)).expect(422).await;
    assert_eq!(refused.pointers(), ["/attach"]);
    assert_eq!(refused.json()["errors"][0]["code"], "too_large");
    let draft = it.follow_up(json!({"attach": ["agenda"]})).await;
    for action in ["send-now", "preview"] {
        let refused = it.app.act(&format!("{}/{action}", own(&draft))).expect(422).await;
        assert_eq!(refused.pointers(), ["/attach"], "{action}");
    }
    it.now("2026-03-05T10:00:00Z");
    it.step().await;
    it.app.deliver().await;
    let after = it.read(&before).await;
    assert_eq!(after["status"], "missed");
    let job =
        it.app.get(&format!("/jobs/{}", after["job_id"].as_str().unwrap())).json_of(200).await;
    let problem = job["problem"].as_str().unwrap();
    assert!(job["state"] == "failed" && problem.contains("larger than 2 MB"), "{job}");
    assert_eq!(it.mails(&before).await.len(), 0);
}

#[tokio::test]
async fn an_agenda_too_large_in_one_language_of_the_pages_alone_is_refused_too() {
    let it = with_agenda().await;
    let long = "Ж".repeat(49_000);
    for number in 0..24 {
        let panel = json!({"title": format!("P{number}"), "day": "2026-04-02",
                           "description": {"en": "Short", "kk": long}});
        it.app.post(&format!("/events/{}/panels", it.event), panel).expect(201).await;
    }
    let timed = json!({"attach": ["agenda"], "send_at": "2026-03-05T10:00:00Z"});
    let refused = it.app.post(&it.path(), plain(timed)).expect(422).await;
    assert_eq!(refused.json()["errors"][0]["code"], "too_large");
    let draft = it.follow_up(json!({"attach": ["agenda"]})).await;
    let counted = it.app.act(&format!("{}/dry-run", own(&draft))).json_of(200).await;
    assert!(counted["attachments"][0]["size"].as_u64().unwrap() < 100_000, "{counted}");
    assert!(counted["obstacles"][0].as_str().unwrap().contains("larger than 2 MB"), "{counted}");
}

#[tokio::test]
async fn a_file_goes_once_no_mail_names_it_any_more() {
    let it = with_agenda().await;
    for (name, language) in [("anna", "en"), ("bek", "en"), ("chen", "ru")] {
        confirmed(&it, name, language).await;
    }
    let made = json!({"attach": ["agenda"], "body": {"en": "Read.", "ru": "Читайте."}});
    let made = it.follow_up(made).await;
    it.send_now(&made).await;
    it.step().await;
    let forget =
        async |name: &str| {
            let path = format!("/people?q={name}");
            let people = it.app.get(&path).json_of(200).await;
            let id: PersonId = people["items"][0]["id"].as_str().unwrap().parse().unwrap();
            let by = &Actor::system("test");
            let write =
                it.app.app.context.db.write(move |w| async move {
                    convoke::mail::erase_person(&w, by, id, None).await
                });
            assert_eq!(write.await.unwrap(), 1);
        };
    let after = async |days: i64| {
        it.app.clock.advance(chrono::Duration::days(days));
        convoke::worker::tick(&it.app.app.context).await.unwrap();
        kept(&it).await
    };
    assert_eq!(after(2).await, 2);
    forget("anna").await;
    assert_eq!(after(0).await, 2, "Bek's mail names the file, too");
    forget("chen").await;
    assert_eq!(after(0).await, 1);
    it.app.deliver().await;
    assert_eq!(it.app.mail_to("bek@example.org").files().len(), 1);
    forget("bek").await;
    let again = it.follow_up(json!({"attach": ["agenda"]})).await;
    it.send_now(&again).await;
    it.step().await;
    for name in ["anna", "bek", "chen"] {
        forget(name).await;
    }
    assert_eq!(after(0).await, 2, "kept anew just now");
    assert_eq!(after(2).await, 0);
}

#[test]
fn files_of_two_megabytes_fit_together_and_not_a_byte_more() {
    let file = |size: usize| NewFile {
        name: "a".to_owned(),
        media_type: "text/plain".to_owned(),
        content: vec![0; size],
    };
    assert_eq!(FILES_MAX, 2_097_152);
    assert!(fit(&[]) && fit(&[file(FILES_MAX)]));
    assert!(fit(&[file(FILES_MAX - 1), file(1)]));
    assert!(!fit(&[file(FILES_MAX + 1)]));
    assert!(!fit(&[file(FILES_MAX), file(1)]));
}
