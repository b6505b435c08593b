//! Materials that follow-ups carry: whose they may be, how they arrive, and what becomes of those that
//! change meanwhile.

use std::time::Duration;

use convoke::events::seats;
use convoke::invitations::types::InvitationStatus;
use convoke::mail::MailStatus;
use convoke::mail::entity as outbox_mail;
use convoke::mail::outbox::{self, Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use convoke::materials::entity::material;
use convoke::materials::types::Visibility;
use convoke::registrations::types::RegistrationStatus::Confirmed;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::scene::{Scene, own, plain};
use crate::materials::{path, with_file};
use crate::support::Letter;

/// Lines as they end on different machines, and letters of several scripts.
const NOTES: &str = "# Notes\nOne line\r\nanother\rand the last: Открытое правительство, ღია\n";

async fn material(it: &Scene, name: &str, content: &[u8], seen_by: &str) -> Value {
    let event = json!({"id": it.event.to_string()});
    with_file(&it.app, &event, name, content, json!({"visibility": seen_by})).await
}

async fn confirmed(it: &Scene, name: &str) {
    it.registered(it.named(name).await, Confirmed).await;
}

/// A file that is no text, of so many bytes.
fn picture(size: usize) -> Vec<u8> {
    let head =
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R'];
    let noise = (0..size - head.len()).map(|at| u8::try_from(at * 7 % 251).unwrap());
    head.into_iter().chain(noise).collect()
}

#[tokio::test]
async fn materials_arrive_byte_for_byte_and_are_kept_once() {
    let it = Scene::start().await;
    for name in ["anna", "bek", "chen"] {
        confirmed(&it, name).await;
    }
    let photo = picture(300_000);
    let notes = material(
        &it,
        "%D0%97%D0%B0%D0%BC%D0%B5%D1%82%D0%BA%D0%B8.md",
        NOTES.as_bytes(),
        "participants",
    )
    .await;
    let shot = material(&it, "shot.png", &photo, "public").await;
    let made = it.follow_up(json!({"materials": [notes["id"], shot["id"]]})).await;
    assert_eq!(made["materials"], json!([notes["id"], shot["id"]]));
    it.send_now(&made).await;
    it.chunk(&made, 1).await;
    it.step().await;
    it.app.deliver().await;
    for name in ["anna", "bek", "chen"] {
        let letter = it.app.mail_to(&format!("{name}@example.org"));
        let carried = letter.attached();
        let expected = [
            ("Заметки.md".to_owned(), NOTES.as_bytes().to_vec()),
            ("shot.png".to_owned(), photo.clone()),
        ];
        assert_eq!(carried, expected, "{name}");
        assert!(letter.text().contains("read them"), "{name}");
    }
    let db = it.app.app.context.db.read();
    assert_eq!(convoke::mail::files::entity::Entity::find().count(db).await.unwrap(), 2);
    assert_eq!(it.read(&made).await["status"], "sent");
}

#[tokio::test]
async fn what_lives_elsewhere_is_a_link_below_the_text() {
    let it = Scene::start().await;
    confirmed(&it, "anna").await;
    let title = "Recording <b>of</b> [day](//evil) 1";
    let body =
        json!({"url": "https://example.org/a?b=1&c=2", "title": title, "visibility": "public"});
    let recording =
        it.app.post(&format!("/events/{}/materials", it.event), body).json_of(201).await;
    let made = it.follow_up(json!({"materials": [recording["id"]]})).await;
    it.send_now(&made).await;
    it.step().await;
    it.app.deliver().await;
    let letter = it.app.mail_to("anna@example.org");
    assert_eq!(letter.attached(), []);
    assert!(letter.text().contains("https://example.org/a?b=1&c=2"), "{}", letter.text());
    assert!(letter.text().contains(title), "{}", letter.text());
    let html = letter.html();
    assert!(html.contains("href=\"https://example.org/a?b=1&amp;c=2\""), "{html}");
    assert!(html.contains("&lt;b&gt;") && !html.contains("href=\"//evil"), "{html}");
}

#[tokio::test]
async fn a_preview_and_a_dry_run_name_the_materials() {
    let it = Scene::start().await;
    confirmed(&it, "anna").await;
    let notes = material(&it, "notes.md", NOTES.as_bytes(), "participants").await;
    let made = it.follow_up(json!({"materials": [notes["id"]], "attach": ["agenda"]})).await;
    let names = |list: &Value| -> Vec<String> {
        let all = list.as_array().unwrap().iter();
        all.map(|file| file["name"].as_str().unwrap().to_owned()).collect()
    };
    let expected = ["open-government-agenda.ics", "notes.md"];
    let seen = it.app.act(&format!("{}/preview", own(&made))).json_of(200).await;
    assert_eq!(names(&seen["attachments"]), expected);
    assert_eq!(seen["attachments"][1]["size"], NOTES.len());
    let raw = seen["raw"].as_str().unwrap();
    assert!(raw.contains("filename=\"notes.md\""));
    assert!(raw.contains("Content-Type: text/markdown; charset=utf-8"), "{raw}");
    let counted = it.app.act(&format!("{}/dry-run", own(&made))).json_of(200).await;
    assert_eq!(names(&counted["attachments"]), expected);
    assert_eq!((&counted["recipients"], &counted["obstacles"]), (&json!(1), &json!([])));
    let files = convoke::mail::files::entity::Entity::find();
    assert_eq!(
        files.count(it.app.app.context.db.read()).await.unwrap(),
        0,
        "looking keeps nothing"
    );
}

#[tokio::test]
async fn no_audience_gets_a_material_that_is_for_others() {
    let it = Scene::start().await;
    let hidden = material(&it, "hidden.md", b"Hidden", "organizers").await;
    let theirs = material(&it, "theirs.md", b"Theirs", "participants").await;
    let public = material(&it, "public.md", b"Public", "public").await;
    let other = Scene::start().await;
    let foreign = material(&other, "foreign.md", b"Foreign", "public").await;
    let refused = async |fields: Value| -> Vec<(String, String)> {
        let answer = it.app.post(&it.path(), plain(fields)).expect(422).await.json();
        let text = |it: &Value| it.as_str().unwrap().to_owned();
        let errors = answer["errors"].as_array().unwrap().iter();
        errors.map(|error| (text(&error["pointer"]), text(&error["code"]))).collect()
    };
    let fault = |at: &str, code: &str| (at.to_owned(), code.to_owned());
    let all = json!([public["id"], hidden["id"], theirs["id"], foreign["id"]]);
    let invited = json!({"invitation_status": ["sent"]});
    assert_eq!(
        refused(json!({"materials": all, "audience": invited})).await,
        [
            fault("/materials/1", "for_organizers"),
            fault("/materials/2", "for_participants"),
            fault("/materials/3", "unknown"),
        ]
    );
    let timed = json!({"materials": [hidden["id"]], "send_at": "2026-03-05T10:00:00Z"});
    assert_eq!(refused(timed).await, [fault("/materials/0", "for_organizers")]);
    let twice = json!({"materials": [public["id"], public["id"]]});
    assert_eq!(refused(twice).await, [fault("/materials/1", "duplicate")]);
    let made = it.follow_up(json!({"materials": [theirs["id"], public["id"]]})).await;
    let wider = json!({"audience": {"registration_status": ["confirmed", "waitlisted"]}});
    let answer = it.app.patch(&own(&made), "*", wider).expect(422).await;
    assert_eq!(answer.pointers(), ["/materials/0"]);
    let fewer = json!({"materials": [public["id"]], "audience": invited});
    let changed = it.app.patch(&own(&made), "*", fewer).json_of(200).await;
    assert_eq!(changed["materials"], json!([public["id"]]));
    let none = it.app.patch(&own(&made), "*", json!({"materials": null})).json_of(200).await;
    assert_eq!(none["materials"], json!([]));
}

#[tokio::test]
async fn a_material_that_a_follow_up_carries_stays_as_long_as_that_may_go_out() {
    let it = Scene::start().await;
    confirmed(&it, "anna").await;
    let notes = material(&it, "notes.md", b"Notes", "participants").await;
    let made =
        it.follow_up(json!({"materials": [notes["id"]], "name": "Papers 1 day after"})).await;
    let narrower = json!({"visibility": "organizers"});
    for answer in [
        it.app.delete(&path(&notes)).expect(409).await,
        it.app.patch(&path(&notes), "*", narrower.clone()).expect(409).await,
    ] {
        assert_eq!(answer.json()["code"], "material.attached");
        assert!(answer.text().contains("Papers 1 day after"), "{}", answer.text());
    }
    let kept = it.app.get(&path(&notes)).json_of(200).await;
    assert_eq!(kept["visibility"], "participants");
    it.app.patch(&path(&notes), "*", json!({"visibility": "public"})).expect(200).await;
    it.app.patch(&path(&notes), "*", json!({"title": "Notes of the day"})).expect(200).await;
    it.send_now(&made).await;
    it.step().await;
    assert_eq!(it.read(&made).await["status"], "sent");
    it.app.patch(&path(&notes), "*", narrower).expect(200).await;
    it.app.delete(&path(&notes)).expect(204).await;
    it.app.deliver().await;
    let carried = it.app.mail_to("anna@example.org").attached();
    assert_eq!(carried, [("notes.md".to_owned(), b"Notes".to_vec())], "the mails keep the file");
    let seen = it.app.act(&format!("{}/preview", own(&made))).json_of(200).await;
    assert_eq!(seen["attachments"], json!([]), "what is gone is left out");
    let counted = it.app.act(&format!("{}/dry-run", own(&made))).json_of(200).await;
    assert_eq!((&counted["attachments"], &counted["obstacles"]), (&json!([]), &json!([])));
}

/// Changes the row as a database that was worked on by hand would.
async fn hidden_behind_our_back(it: &Scene, notes: &Value) {
    let id: convoke::ids::MaterialId = notes["id"].as_str().unwrap().parse().unwrap();
    let write = it.app.app.context.db.write(move |w| async move {
        let hidden = material::Entity::update_many()
            .col_expr(material::Column::Visibility, Expr::value(Visibility::Organizers))
            .filter(material::Column::Id.eq(id));
        hidden.exec(&w).await?;
        Ok(())
    });
    write.await.unwrap();
}

#[tokio::test]
async fn where_a_material_was_hidden_meanwhile_nothing_goes_out_half_and_the_job_names_it() {
    let it = Scene::start().await;
    confirmed(&it, "anna").await;
    let notes = material(&it, "notes.md", b"Notes", "participants").await;
    let timed = json!({"materials": [notes["id"]], "send_at": "2026-03-05T10:00:00Z"});
    let made = it.follow_up(timed).await;
    hidden_behind_our_back(&it, &notes).await;
    let counted = it.app.act(&format!("{}/dry-run", own(&made))).json_of(200).await;
    let obstacle = counted["obstacles"][0].as_str().unwrap();
    assert!(obstacle.contains("\"notes\" is for organizers alone"), "{obstacle}");
    it.app.act(&format!("{}/preview", own(&made))).expect(422).await;
    it.now("2026-03-05T10:00:00Z");
    it.step().await;
    let after = it.read(&made).await;
    assert_eq!((&after["status"], it.mails(&made).await.len()), (&json!("missed"), 0));
    let job = after["job_id"].as_str().unwrap();
    let job = it.app.get(&format!("/jobs/{job}")).json_of(200).await;
    assert_eq!(job["state"], "failed");
    assert!(
        job["problem"].as_str().unwrap().contains("\"notes\" is for organizers alone"),
        "{job}"
    );
    it.app.patch(&path(&notes), "*", json!({"visibility": "public"})).expect(200).await;
    it.send_now(&made).await;
    it.step().await;
    assert_eq!(it.recipients(&made).await, ["anna"]);
}

/// Somebody whom the organizers put in.
async fn seated(it: &Scene, name: &str) -> Value {
    let person = json!({"full_name": name, "email": format!("{name}@example.org")});
    let path = format!("/events/{}/registrations", it.event);
    let body = json!({"person": person, "notify": false});
    let seat = it.app.post(&path, body).json_of(201).await;
    assert_eq!(seat["status"], "confirmed");
    seat
}

async fn withdraw(it: &Scene, seat: &Value) {
    let path = format!("/registrations/{}/withdraw", seat["id"].as_str().unwrap());
    it.app.post(&path, json!({"notify": false})).expect(200).await;
}

#[tokio::test]
async fn whoever_leaves_before_the_mail_goes_out_gets_no_material_for_participants() {
    let it = Scene::start().await;
    let anna = seated(&it, "anna").await;
    seated(&it, "bek").await;
    let theirs = material(&it, "theirs.md", b"Theirs", "participants").await;
    let public = material(&it, "public.md", b"Public", "public").await;
    let recording = json!({"url": "https://example.org/day-1", "title": "Day 1",
        "visibility": "participants"});
    let path = format!("/events/{}/materials", it.event);
    let recording = it.app.post(&path, recording).json_of(201).await;
    for carried in [&theirs, &public, &recording] {
        let made = it.follow_up(json!({"materials": [carried["id"]]})).await;
        it.send_now(&made).await;
    }
    it.step().await;
    withdraw(&it, &anna).await;
    it.app.deliver().await;
    let got = |name: &str| -> Vec<String> {
        let letters = it.app.mails_to(&format!("{name}@example.org"));
        let mut files: Vec<String> =
            letters.iter().flat_map(Letter::attached).map(|(name, _)| name).collect();
        files.extend(
            letters
                .iter()
                .filter(|it| it.text().contains("https://example.org/day-1"))
                .map(|_| "link".to_owned()),
        );
        files.sort();
        files
    };
    assert_eq!(got("anna"), ["public.md"]);
    assert_eq!(got("bek"), ["link", "public.md", "theirs.md"]);
}

#[tokio::test]
async fn a_mail_with_a_material_for_participants_is_sent_again_to_nobody_who_left() {
    let it = Scene::start().await;
    let seats = [seated(&it, "anna").await, seated(&it, "bek").await];
    let theirs = material(&it, "theirs.md", b"Theirs", "participants").await;
    let made = it.follow_up(json!({"materials": [theirs["id"]]})).await;
    it.send_now(&made).await;
    it.step().await;
    let context = &it.app.app.context;
    let (db, settings) = (&context.db, &context.settings.mail);
    let lease = outbox::lease(db, settings, 10, &Passed::default()).await.unwrap();
    assert_eq!(lease.mails.len(), 2);
    let (failed, on_its_way): (Vec<_>, Vec<_>) =
        lease.mails.iter().partition(|mail| mail.recipient.as_str() == "anna@example.org");
    let finish = async |mail: &outbox_mail::Model, outcome: Outcome| {
        let finish = Finish::only(outcome);
        outbox::finish(db, settings, lease.holder, mail.id, &finish).await.unwrap();
    };
    finish(failed[0], Outcome::Failed(Reply::from_relay(550, "5.0.0 no"))).await;
    for seat in &seats {
        withdraw(&it, seat).await;
    }
    finish(on_its_way[0], Outcome::Deferred(Reply::from_relay(451, "4.3.0 later"))).await;
    it.app.act(&format!("/mail/messages/{}/retry", failed[0].id)).expect(200).await;
    it.app.deliver().await;
    let mut statuses = it.statuses(&made).await;
    statuses.sort_by_key(|status| status.as_str());
    assert_eq!(statuses, [MailStatus::Cancelled, MailStatus::Expired]);
    assert!(it.app.mails_to("anna@example.org").is_empty());
}

/// Two who have a place, and their mails with a material for participants, leased.
async fn on_their_way(it: &Scene) -> (Value, [Value; 2], Vec<outbox_mail::Model>) {
    let seats = [seated(it, "anna").await, seated(it, "bek").await];
    let theirs = material(it, "theirs.md", b"Theirs", "participants").await;
    let made = it.follow_up(json!({"materials": [theirs["id"]]})).await;
    it.send_now(&made).await;
    it.step().await;
    let context = &it.app.app.context;
    let settings = &context.settings.mail;
    let lease = outbox::lease(&context.db, settings, 10, &Passed::default()).await.unwrap();
    let mut mails = lease.mails;
    mails.sort_by(|one, other| one.recipient.as_str().cmp(other.recipient.as_str()));
    assert_eq!(mails.len(), 2);
    (made, seats, mails)
}

async fn finish(it: &Scene, mail: &outbox_mail::Model, outcome: Outcome) {
    let context = &it.app.app.context;
    let (holder, finish) = (mail.lease_holder.unwrap(), Finish::only(outcome));
    let settings = &context.settings.mail;
    assert!(outbox::finish(&context.db, settings, holder, mail.id, &finish).await.unwrap());
}

#[tokio::test]
async fn a_mail_that_comes_back_once_its_reader_has_left_is_not_sent_again_nor_one_held_back() {
    let it = Scene::start().await;
    let (made, seats, mails) = on_their_way(&it).await;
    finish(&it, &mails[0], Outcome::Sent(Reply::from_relay(250, "ok"))).await;
    for seat in &seats {
        withdraw(&it, seat).await;
    }
    let id = mails[0].id;
    let came_back = it.app.app.context.db.write(move |w| async move {
        let came_back = outbox_mail::Entity::update_many()
            .col_expr(outbox_mail::Column::Status, Expr::value(MailStatus::Bounced.as_str()))
            .filter(outbox_mail::Column::Id.eq(id));
        came_back.exec(&w).await?;
        Ok(())
    });
    came_back.await.unwrap();
    // The last look found the address suppressed, and that is lifted since.
    finish(&it, &mails[1], Outcome::Suppressed(Reply::instead("no mail for it"))).await;
    for mail in &mails {
        it.app.act(&format!("/mail/messages/{}/retry", mail.id)).expect(200).await;
    }
    it.app.deliver().await;
    assert_eq!(it.statuses(&made).await, [MailStatus::Expired; 2]);
    for name in ["anna", "bek"] {
        assert!(it.app.mails_to(&format!("{name}@example.org")).is_empty(), "{name}");
    }
}

#[tokio::test]
async fn a_mail_that_is_to_be_sent_again_while_its_reader_leaves_is_called_off() {
    let it = Scene::start().await;
    let (made, seats, mails) = on_their_way(&it).await;
    for mail in &mails {
        finish(&it, mail, Outcome::Failed(Reply::from_relay(550, "5.0.0 no"))).await;
    }
    let moment = Duration::from_millis(150);
    let id = mails[0].id;
    let again = it.app.app.context.db.write(move |w| async move {
        convoke::mail::retry(&w, id).await?;
        sleep(2 * moment).await;
        Ok(())
    });
    let leaves = async {
        sleep(moment).await;
        withdraw(&it, &seats[0]).await;
    };
    let (again, ()) = tokio::join!(again, leaves);
    again.unwrap();
    it.app.deliver().await;
    assert!(it.app.mails_to("anna@example.org").is_empty());
    let mut statuses = it.statuses(&made).await;
    statuses.sort_by_key(|status| status.as_str());
    assert_eq!(statuses, [MailStatus::Cancelled, MailStatus::Failed]);
}

#[tokio::test]
async fn one_that_goes_by_invitations_and_finds_nobody_waits_for_nobody_who_holds_the_event() {
    let it = Scene::start().await;
    it.invited(it.named("anna").await, InvitationStatus::Sent).await;
    let public = material(&it, "public.md", b"Public", "public").await;
    let each = json!({"anchor": "invitation_sent", "offset_days": 7,
        "audience": {"invitation_status": ["sent"]}, "materials": [public["id"]]});
    let made = it.follow_up(each).await;
    let (event, hold) = (it.event, &Notify::new());
    let held = it.app.app.context.db.write(move |w| async move {
        seats::lock(&w, event).await?;
        hold.notified().await;
        Ok(())
    });
    let looks = async {
        sleep(Duration::from_millis(150)).await;
        let looked = timeout(Duration::from_secs(3), it.step()).await;
        hold.notify_one();
        looked
    };
    let (held, looked) = tokio::join!(held, looks);
    held.unwrap();
    assert_eq!(looked.unwrap(), 0);
    assert_eq!(it.read(&made).await["status"], "scheduled");
}

#[tokio::test]
async fn materials_too_large_for_mails_are_refused_together_with_the_agenda() {
    let it = Scene::start().await;
    let first = material(&it, "first.png", &picture(1_100_000), "public").await;
    let second = material(&it, "second.png", &picture(1_000_000), "public").await;
    let timed =
        |materials: Value| json!({"materials": materials, "send_at": "2026-03-05T10:00:00Z"});
    it.follow_up(timed(json!([first["id"]]))).await;
    let both = plain(timed(json!([first["id"], second["id"]])));
    let refused = it.app.post(&it.path(), both).expect(422).await;
    assert_eq!(refused.pointers(), ["/materials"]);
    assert_eq!(refused.json()["errors"][0]["code"], "too_large");
    let draft = it.follow_up(json!({"materials": [first["id"], second["id"]]})).await;
    let counted = it.app.act(&format!("{}/dry-run", own(&draft))).json_of(200).await;
    assert!(counted["obstacles"][0].as_str().unwrap().contains("larger than 2 MB"), "{counted}");
    for action in ["send-now", "preview"] {
        let refused = it.app.act(&format!("{}/{action}", own(&draft))).expect(422).await;
        assert_eq!(refused.pointers(), ["/materials"], "{action}");
    }
}

#[tokio::test]
async fn materials_stay_with_their_event_and_what_carried_them_is_a_draft_of_the_next() {
    let it = Scene::start().await;
    let notes = material(&it, "notes.md", b"Notes", "public").await;
    let timed = json!({"materials": [notes["id"]], "anchor": "event_end", "offset_days": 1});
    let made = it.follow_up(timed).await;
    assert_eq!(made["status"], "scheduled");
    let clone = format!("/events/{}/clone", it.event);
    let clone = it.app.post(&clone, json!({"starts_on": "2027-04-01"})).json_of(201).await;
    let list = format!("/events/{}/follow-ups", clone["id"].as_str().unwrap());
    let next = it.app.get(&list).json_of(200).await["items"][0].clone();
    assert_eq!((&next["materials"], &next["status"]), (&json!([]), &json!("draft")));
}
