//! Reports on mails: what they prove, what is made of them, and what of them is kept.

mod line;
mod shapes;

use convoke::access::types::{Role, TokenScope};
use convoke::ids::{EventId, MailId};
use convoke::mail::outbox;
use convoke::mail::rules::{Outcome, Reply};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::http::{Answer, Call};
use crate::support::outbox::{queue, queue_with};
use crate::support::{TestApp, rows};

pub const POSTFIX: &str = include_str!("postfix.eml");
const TO: &str = "aigul@example.org";

/// A server to which mails come back, and a mail that it has sent.
pub struct Scene {
    pub app: TestApp,
    pub mail: MailId,
    pub sender: String,
}

impl Scene {
    pub async fn start() -> Self {
        Self::with(&[("CONVOKE_MAIL_BOUNCE_DOMAIN", "bounces.example.org")]).await
    }

    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let app = TestApp::start_with(settings).await;
        let mail = queue(&app, TO).await;
        app.deliver().await;
        let sender = sender(&app, mail);
        Self { app, mail, sender }
    }

    /// A report on the mail, as a mail server would write it.
    pub fn filled(&self, report: &str) -> String {
        filled(&self.app, report, self.mail, TO)
    }

    pub async fn hand_in(&self, report: &str) -> Value {
        hand_in(&self.app, report).json_of(200).await
    }

    pub async fn mail(&self) -> Value {
        self.app.get(&format!("/mail/messages/{}", self.mail)).json_of(200).await
    }

    pub async fn suppressions(&self) -> Vec<Value> {
        let list = self.app.get("/mail/suppressions").json_of(200).await;
        list["items"].as_array().unwrap().clone()
    }

    /// Holds that nothing came of a report but that it is kept.
    async fn changed_nothing(&self, report: &str, outcome: &str) {
        let before = self.mail().await;
        let told = self.hand_in(report).await;
        assert_eq!(told["outcome"], outcome, "{told}");
        assert_eq!(self.mail().await, before);
        assert_eq!(self.suppressions().await, Vec::<Value>::new());
    }
}

/// The envelope sender of a mail.
pub fn sender(app: &TestApp, mail: MailId) -> String {
    let sent = app.catcher.mails().into_iter().find(|it| it.id == mail).unwrap();
    sent.envelope.from().unwrap().to_string()
}

pub fn filled(app: &TestApp, report: &str, mail: MailId, to: &str) -> String {
    let sent = app.catcher.mails().into_iter().find(|it| it.id == mail).unwrap();
    let token = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEfGhIjKlMnOpQrStUvWxYz01";
    report
        .replace("{SENDER}", &sender(app, mail))
        .replace("{ID}", &sent.message_id)
        .replace("{TO}", to)
        .replace("{LINK}", &format!("https://convoke.example.org/r/{token}"))
}

pub fn hand_in<'a>(app: &'a TestApp, report: &str) -> Call<'a> {
    app.call("POST", "/mail/bounces").text("message/rfc822", report)
}

#[tokio::test]
async fn a_mail_that_came_back_is_so_and_its_address_gets_no_more() {
    let it = Scene::start().await;
    let waiting = queue(&it.app, "Aigul@example.org").await;
    let told = it.hand_in(&it.filled(POSTFIX)).await;
    assert_eq!((&told["kind"], &told["outcome"]), (&json!("failed"), &json!("suppressed")));
    assert_eq!((&told["mail_id"], &told["recipient"]), (&json!(it.mail), &json!(TO)));
    let mail = it.mail().await;
    assert_eq!(mail["status"], "bounced");
    let reply = json!({"code": 550, "enhanced_code": "5.1.1", "text":
        "550 5.1.1 <aigul@example.org>: Recipient address rejected: User unknown in virtual mailbox table"});
    assert_eq!((&mail["last_reply"], &told["reply"]), (&reply, &reply));
    let kept = it.suppressions().await;
    assert_eq!(kept.len(), 1);
    assert_eq!((&kept[0]["email"], &kept[0]["scope"]), (&json!(TO), &json!("everything")));
    assert_eq!((&kept[0]["reason"], &kept[0]["mail_id"]), (&json!("bounced"), &json!(it.mail)));
    let path = format!("/mail/messages/{waiting}");
    let queued = it.app.get(&path).json_of(200).await;
    assert_eq!(queued["status"], "suppressed", "what was queued ends at once");
    let says = queued["last_reply"]["text"].as_str().unwrap();
    assert!(says.contains(kept[0]["id"].as_str().unwrap()), "{says}");
    let later = queue(&it.app, TO).await;
    it.app.deliver().await;
    let later = it.app.get(&format!("/mail/messages/{later}")).json_of(200).await;
    assert_eq!(later["status"], "suppressed", "and what comes later, before it goes out");
    assert_eq!(it.app.mails_to(TO).len(), 1);
    assert!(it.app.catcher.mails().len() == 1, "nothing is sent in answer");
    let lift = format!("/mail/suppressions/{}", kept[0]["id"].as_str().unwrap());
    it.app.delete(&lift).expect(204).await;
    it.app.act(&format!("{path}/retry")).expect(200).await;
    it.app.act(&format!("/mail/messages/{}/retry", it.mail)).expect(200).await;
    it.app.deliver().await;
    assert_eq!(it.app.get(&path).json_of(200).await["status"], "sent", "once it is lifted");
    let actions = it.app.get("/audit?limit=200").json_of(200).await.to_string();
    for action in ["mail.bounce", "suppression.create", "suppression.lift"] {
        assert!(actions.contains(action), "{action}");
    }
    assert!(!actions.contains("aigul"), "nobody's data stands in the log");
}

#[tokio::test]
async fn a_report_that_proves_nothing_changes_nothing() {
    let it = Scene::start().await;
    let right = it.filled(POSTFIX);
    let tag = it.sender.split(['.', '@']).nth(1).unwrap().to_owned();
    let turned: String = tag.chars().map(|c| if c == '0' { '1' } else { '0' }).collect();
    let other = queue(&it.app, "bek@example.org").await;
    it.app.deliver().await;
    let borrowed = sender(&it.app, other)
        .replace(&other.0.simple().to_string(), &it.mail.0.simple().to_string());
    for forged in [
        right.replace(&tag, &turned),
        right.replace(&tag, &tag[..19]),
        right.replace(&tag, &format!("{tag}0")),
        right.replace(&tag, ""),
        right.replace(&it.sender, "seminars@example.org"),
        right.replace(&it.sender, &borrowed),
    ] {
        it.changed_nothing(&forged, "unproven").await;
    }
    let list = it.app.get("/mail/bounces?outcome=unproven").json_of(200).await;
    let list = list["items"].as_array().unwrap();
    assert!(list.len() == 6 && list.iter().all(|one| one["mail_id"] == json!(it.mail)));
    let upper = right.replace(&it.sender, &it.sender.to_uppercase());
    assert_eq!(it.hand_in(&upper).await["outcome"], "suppressed", "letters are letters");
}

#[tokio::test]
async fn without_a_domain_for_it_a_report_is_kept_and_nobody_suppressed() {
    let it = Scene::with(&[]).await;
    let report = it.filled(POSTFIX);
    it.changed_nothing(&report, "unproven").await;
    let told = it.app.get("/mail/bounces").json_of(200).await["items"][0].clone();
    assert_eq!((&told["mail_id"], &told["kind"]), (&json!(it.mail), &json!("failed")));
    assert_eq!(told["recipient"], TO);
}

#[tokio::test]
async fn the_same_report_again_is_answered_the_same_and_changes_nothing() {
    let it = Scene::start().await;
    let report = it.filled(POSTFIX);
    let first = it.hand_in(&report).await;
    let lift = format!("/mail/suppressions/{}", it.suppressions().await[0]["id"].as_str().unwrap());
    it.app.delete(&lift).expect(204).await;
    it.app.act(&format!("/mail/messages/{}/retry", it.mail)).expect(200).await;
    it.app.deliver().await;
    let before = it.mail().await;
    assert_eq!(it.hand_in(&report).await, first);
    assert_eq!(it.mail().await, before, "it was sent again since, and that counts");
    assert!(it.suppressions().await.is_empty());
    let list = it.app.get("/mail/bounces").json_of(200).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    it.hand_in(&report.replace("Mon,  2 Mar 2026", "Mon, 2 Mar 2026")).await;
    let another = it.hand_in(&report.replace("Mon,  2 Mar", "Tue,  3 Mar")).await;
    assert_eq!(another["outcome"], "unchanged", "a mail comes back once");
}

#[tokio::test]
async fn a_mail_that_was_not_sent_does_not_come_back() {
    let it = Scene::start().await;
    let other = queue(&it.app, "bek@example.org").await;
    it.app.catcher.expect([Outcome::Deferred(Reply::from_relay(451, "4.3.0 later"))]);
    it.app.deliver().await;
    let sender = format!(
        "bounce+{}.{}@bounces.example.org",
        other.0.simple(),
        it.app.app.context.keys.bounce_tag(other).unwrap()
    );
    let report = it.filled(POSTFIX).replace(&it.sender, &sender);
    let path = format!("/mail/messages/{other}");
    assert_eq!(it.hand_in(&report).await["outcome"], "unchanged");
    assert_eq!(it.app.get(&path).json_of(200).await["status"], "deferred");
    it.app.act(&format!("{path}/cancel")).expect(200).await;
    assert_eq!(it.hand_in(&format!("{report}\n")).await["outcome"], "unchanged");
    assert_eq!(it.app.get(&path).json_of(200).await["status"], "cancelled");
    assert!(it.suppressions().await.is_empty());
}

#[tokio::test]
async fn what_may_have_been_taken_and_came_back_is_not_tried_again() {
    let it = Scene::start().await;
    let other = queue(&it.app, "bek@example.org").await;
    let lost = Reply::instead("The connection was lost before the answer came");
    it.app.catcher.expect([Outcome::Unanswered(lost)]);
    it.app.deliver().await;
    let tag = it.app.app.context.keys.bounce_tag(other).unwrap();
    let sender = format!("bounce+{}.{tag}@bounces.example.org", other.0.simple());
    let report = it.filled(POSTFIX).replace(&it.sender, &sender).replace(TO, "bek@example.org");
    let path = format!("/mail/messages/{other}");
    assert_eq!(it.app.get(&path).json_of(200).await["status"], "deferred");
    assert_eq!(it.hand_in(&report).await["outcome"], "suppressed");
    let mail = it.app.get(&path).json_of(200).await;
    assert_eq!((&mail["status"], &mail["last_reply"]["code"]), (&json!("bounced"), &json!(550)));
    it.app.clock.advance(chrono::Duration::hours(1));
    it.app.deliver().await;
    assert!(it.app.mails_to("bek@example.org").is_empty());
    assert_eq!(it.suppressions().await.len(), 1);
}

#[tokio::test]
async fn a_report_that_is_faster_than_our_own_note_is_to_come_again() {
    let it = Scene::start().await;
    let other = queue(&it.app, "bek@example.org").await;
    let context = &it.app.app.context;
    outbox::lease(&context.db, &context.settings.mail, 10, &outbox::Passed::default())
        .await
        .unwrap();
    let tag = context.keys.bounce_tag(other).unwrap();
    let sender = format!("bounce+{}.{tag}@bounces.example.org", other.0.simple());
    let report = it.filled(POSTFIX).replace(&it.sender, &sender);
    let refused = hand_in(&it.app, &report).expect(503).await.json();
    assert_eq!(refused["code"], "bounce.too_early");
    let list = it.app.get("/mail/bounces").json_of(200).await;
    assert_eq!(list["items"], json!([]), "and is not taken for one that came before");
}

#[tokio::test]
async fn what_is_kept_of_a_report_holds_neither_links_nor_tags() {
    let it = Scene::start().await;
    let shapes = [POSTFIX, include_str!("exim.eml"), include_str!("exchange.eml")];
    for report in shapes {
        let told = it.hand_in(&it.filled(report)).await;
        let path = format!("/mail/bounces/{}", told["id"].as_str().unwrap());
        let answer: Answer = it.app.get(&path).expect(200).await;
        assert_eq!(answer.etag(), "\"1\"");
        let raw = answer.json()["raw"].as_str().unwrap().to_owned();
        assert!(raw.contains(TO) && raw.to_lowercase().contains("subject: "), "{raw}");
        assert!(!raw.contains("AbCdEfGhIj"), "a link: {raw}");
        let tag = it.sender.split(['.', '@']).nth(1).unwrap();
        assert!(!raw.contains(tag), "a tag: {raw}");
    }
    let list = it.app.get("/mail/bounces?q=aigul").json_of(200).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 3);
    assert_eq!(list["items"][0]["raw"], Value::Null, "the list has no texts");
}

#[tokio::test]
async fn reports_are_kept_for_ninety_days() {
    let it = Scene::start().await;
    it.hand_in(&it.filled(POSTFIX)).await;
    let count = async || {
        convoke::worker::tick(&it.app.app.context).await.unwrap();
        it.app.get("/mail/bounces").json_of(200).await["items"].as_array().unwrap().len()
    };
    it.app.clock.advance(chrono::Duration::days(89));
    assert_eq!(count().await, 1);
    it.app.clock.advance(chrono::Duration::days(2));
    assert_eq!(count().await, 0);
    assert_eq!(it.suppressions().await.len(), 1, "what came of it stays");
}

#[tokio::test]
async fn little_is_kept_of_what_anybody_can_send() {
    let it = Scene::start().await;
    let raw = async |report: &str| {
        let told = it.hand_in(report).await;
        let path = format!("/mail/bounces/{}", told["id"].as_str().unwrap());
        let raw = it.app.get(&path).json_of(200).await["raw"].as_str().unwrap().to_owned();
        (told["outcome"].as_str().unwrap().to_owned(), raw)
    };
    let long = "Words and words. ".repeat(2_000);
    let with = |sender: &str| {
        let report = it.filled(POSTFIX).replace(&it.sender, sender);
        report.replacen("This is the mail system", &format!("{long}\r\nThis is the mail system"), 1)
    };
    let (outcome, text) = raw(&with("seminars@example.org")).await;
    assert_eq!((outcome.as_str(), text.len()), ("unproven", 4 * 1024));
    assert!(text.contains("Subject: "), "{text}");
    let (outcome, text) = raw(&with(&it.sender)).await;
    assert_eq!((outcome.as_str(), text.len() > long.len()), ("suppressed", true));
    let (outcome, text) = raw(&format!("Subject: hi\r\n\r\n{long}")).await;
    assert_eq!((outcome.as_str(), text.len()), ("unreadable", 4 * 1024));
    let parts = "Content-Type: text/plain\r\n\r\nhidden\r\n".repeat(65);
    let (outcome, text) = raw(&format!("Subject: parts\r\n\r\n{parts}")).await;
    assert_eq!((outcome.as_str(), text.as_str()), ("unreadable", "Subject: parts"));
}

#[tokio::test]
async fn of_what_anybody_can_send_the_newest_ten_thousand_are_kept() {
    use convoke::ids::BounceId;
    use convoke::mail::bounces::entity::{Entity, Model};
    use convoke::mail::bounces::{BounceKind, BounceOutcome};
    use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};
    let it = Scene::start().await;
    it.hand_in(&it.filled(POSTFIX)).await;
    let db = &it.app.app.context.db;
    let id = |number: u128| BounceId(Uuid::from_u128(number));
    let row = |number: u128, at| Model {
        id: id(number),
        version: 1,
        digest: number.to_string(),
        kind: BounceKind::Unknown,
        outcome: match number {
            0 => BounceOutcome::Bounced,
            _ if number.is_multiple_of(3) => BounceOutcome::Unproven,
            _ if number % 3 == 1 => BounceOutcome::Ignored,
            _ => BounceOutcome::Unreadable,
        },
        mail_id: None,
        recipient: None,
        code: None,
        enhanced_code: None,
        diagnostic: None,
        raw: String::new(),
        search: String::new(),
        received_at: at,
    };
    let deed = move |w: convoke::db::Write| async move {
        for from in (0..10_004).step_by(1_000) {
            let rows = (from..10_004.min(from + 1_000)).map(|n| row(n, w.now()));
            let rows = rows.map(IntoActiveModel::into_active_model);
            Entity::insert_many(rows).exec_without_returning(&w).await?;
        }
        Ok(())
    };
    db.write(deed).await.unwrap();
    convoke::worker::tick(&it.app.app.context).await.unwrap();
    assert_eq!(Entity::find().count(db.read()).await.unwrap(), 10_002);
    let is_kept = async |number| {
        let found = Entity::find_by_id(id(number)).one(db.read()).await.unwrap();
        found.is_some()
    };
    for (number, kept) in [(0, true), (1, false), (3, false), (4, true)] {
        assert_eq!(is_kept(number).await, kept, "{number}");
    }
}

#[tokio::test]
async fn only_organizers_of_everything_hand_reports_in() {
    let it = Scene::start().await;
    let report = it.filled(POSTFIX);
    let event = rows::event(&it.app.app.context.db, None).await;
    let scope = TokenScope { events: vec![event], ..TokenScope::default() };
    for (token, code) in [
        (it.app.token(Role::Viewer, None).await, "access.role"),
        (it.app.token(Role::Organizer, Some(scope)).await, "access.scope"),
    ] {
        let refused = hand_in(&it.app, &report).bearer(&token).expect(403).await;
        assert_eq!(refused.json()["code"], code);
    }
    it.app.post("/mail/bounces", json!({"x": 1})).expect(415).await;
    let large = "x".repeat(8 * 1024 * 1024 + 1);
    hand_in(&it.app, &large).expect(413).await;
    let organizer = it.app.token(Role::Organizer, None).await;
    hand_in(&it.app, &report).bearer(&organizer).expect(200).await;
}

#[tokio::test]
async fn a_person_who_is_erased_leaves_a_wish_and_no_report() {
    use convoke::ids::PersonId;
    use convoke::mail;
    let it = Scene::start().await;
    let person = PersonId(Uuid::from_u128(5));
    let to_them = queue_with(&it.app, "bek@example.org", |new| new.person_id = Some(person)).await;
    it.app.deliver().await;
    it.hand_in(&filled(&it.app, POSTFIX, to_them, "bek@example.org")).await;
    it.hand_in(&it.filled(POSTFIX)).await;
    let context = &it.app.app.context;
    let (to, event) = (&"bek@example.org".parse().unwrap(), EventId(Uuid::from_u128(1)));
    let write = context.db.write(move |w| async move {
        use convoke::mail::suppressions::{
            NewSuppression, SuppressionReason, SuppressionScope, keep,
        };
        let wish = NewSuppression {
            email: to,
            scope: SuppressionScope::FollowUps,
            event_id: Some(event),
            reason: SuppressionReason::Unsubscribed,
            note: Some("Bek from Almaty."),
            mail_id: Some(to_them),
        };
        let by = &convoke::access::Actor::system("test");
        keep(&w, by, &wish).await?;
        mail::erase_person(&w, by, person, Some(to)).await
    });
    write.await.unwrap();
    let reports = it.app.get("/mail/bounces").json_of(200).await;
    let reports = reports["items"].as_array().unwrap();
    assert!(reports.len() == 1 && reports[0]["recipient"] == TO, "{reports:?}");
    let theirs = it.app.get("/mail/suppressions?email=bek@example.org").json_of(200).await;
    let theirs = theirs["items"].as_array().unwrap();
    assert_eq!(theirs.len(), 1);
    assert_eq!(theirs[0]["reason"], "unsubscribed");
    assert_eq!((&theirs[0]["mail_id"], &theirs[0]["note"]), (&Value::Null, &Value::Null));
    for (word, count) in [("bek", 1), ("almaty", 0)] {
        let found = it.app.get(&format!("/mail/suppressions?q={word}")).json_of(200).await;
        assert_eq!(found["items"].as_array().unwrap().len(), count, "{word}");
    }
    let log = it.app.get("/audit?object_kind=suppression&limit=200").json_of(200).await;
    let log = log["items"].as_array().unwrap();
    let lifted = log.iter().filter(|one| one["action"] == "suppression.lift").count();
    assert_eq!(lifted, 1, "what the report had stopped: {log:?}");
}
