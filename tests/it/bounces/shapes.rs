//! The shapes in which reports come, whole and broken.

use convoke::mail::bounces::{BounceKind, KEPT_MAX, Report};
use proptest::prelude::*;
use serde_json::json;

use super::{POSTFIX, Scene, TO};
use crate::follow_ups::scene as follow_ups;

const EXIM: &str = include_str!("exim.eml");
const GMAIL: &str = include_str!("gmail.eml");
const COMPLAINT: &str = include_str!("complaint.eml");

#[tokio::test]
async fn every_shape_of_a_failure_is_understood() {
    for (name, report, enhanced) in [
        ("Postfix", POSTFIX, "5.1.1"),
        ("Exim", EXIM, "5.1.1"),
        ("Exchange", include_str!("exchange.eml"), "5.1.10"),
        ("Gmail", GMAIL, "5.1.1"),
    ] {
        for crlf in [false, true] {
            let it = Scene::start().await;
            let mut report = it.filled(report);
            if crlf {
                report = report.replace('\n', "\r\n");
            }
            let told = it.hand_in(&report).await;
            assert_eq!(told["outcome"], "suppressed", "{name}: {told}");
            assert_eq!(told["kind"], "failed", "{name}");
            let reply = (&told["reply"]["code"], &told["reply"]["enhanced_code"]);
            assert_eq!(reply, (&json!(550), &json!(enhanced)), "{name}");
            assert_eq!(it.mail().await["status"], "bounced", "{name}");
            assert_eq!(it.suppressions().await.len(), 1, "{name}");
        }
    }
}

#[tokio::test]
async fn of_a_report_without_form_the_words_about_the_address_are_kept() {
    let it = Scene::start().await;
    let other = format!("  other@example.org\n    mailbox is full\n\n  {TO}\n");
    let report = it.filled(EXIM).replace(
        &format!("X-Failed-Recipients: {TO}"),
        &format!("X-Failed-Recipients: other@example.org,\n  {TO}"),
    );
    let told = it
        .hand_in(&report.replacen(&format!("  {TO}\n    host"), &format!("{other}    host"), 1))
        .await;
    let said = "host mail.example.org [192.0.2.25] SMTP error from remote mail server after RCPT \
                TO:<aigul@example.org>: 550 5.1.1 <aigul@example.org>: no such person at this address";
    assert_eq!((&told["outcome"], &told["reply"]["text"]), (&json!("suppressed"), &json!(said)));
    assert_eq!(it.mail().await["last_reply"]["text"], said);
    let late = Scene::start().await;
    late.hand_in(&late.filled(include_str!("exim_delayed.eml"))).await;
    let says = late.mail().await["last_reply"]["text"].as_str().unwrap().to_owned();
    assert!(says.contains("Connection timed out") && !says.contains("No action"), "{says}");
}

#[tokio::test]
async fn a_report_whose_address_stands_nowhere_is_kept_with_what_it_says() {
    let it = Scene::start().await;
    let report = it.filled(EXIM).replace(&format!("  {TO}\n"), "  somebody (behind an alias)\n");
    let told = it.hand_in(&report).await;
    let says = told["reply"]["text"].as_str().unwrap();
    assert!(says.contains("550 5.1.1") && says.len() <= 500, "{says}");
}

#[tokio::test]
async fn a_refusal_that_is_not_of_the_address_leaves_it_as_it_is() {
    for (code, enhanced) in
        [("552", "5.2.2"), ("552", "5.3.4"), ("550", "5.7.1"), ("554", "5.6.0"), ("450", "4.4.7")]
    {
        let it = Scene::start().await;
        let status = format!("Status: {enhanced}");
        let report = it.filled(POSTFIX).replace("Status: 5.1.1", &status);
        let report = report.replace("smtp; 550 5.1.1", &format!("smtp; {code} {enhanced}"));
        assert_eq!(it.hand_in(&report).await["outcome"], "bounced", "{enhanced}");
        let mail = it.mail().await;
        assert_eq!(mail["status"], "bounced", "{enhanced}");
        assert_eq!(mail["last_reply"]["enhanced_code"], enhanced);
        assert!(it.suppressions().await.is_empty(), "{enhanced}");
    }
}

#[tokio::test]
async fn where_the_report_gives_the_class_alone_the_reply_says_more() {
    let it = Scene::start().await;
    let report = it.filled(POSTFIX).replace("Status: 5.1.1", "Status: 5.0.0");
    let report = report.replace("smtp; 550 5.1.1", "smtp; 552 5.2.2");
    let told = it.hand_in(&report).await;
    assert_eq!(
        (&told["outcome"], &told["reply"]["enhanced_code"]),
        (&json!("bounced"), &json!("5.2.2"))
    );
}

#[tokio::test]
async fn of_those_behind_an_address_one_that_fails_does_not_stop_the_others() {
    let it = Scene::start().await;
    let both = "Final-Recipient: rfc822; one@elsewhere.example\nAction: delivered\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; two@elsewhere.example\n";
    let report = it.filled(POSTFIX);
    let report = report.replace(
        &format!("Final-Recipient: rfc822; {TO}\nOriginal-Recipient: rfc822;{TO}\n"),
        both,
    );
    assert!(report.contains("two@elsewhere"));
    assert_eq!(it.hand_in(&report).await["outcome"], "bounced");
    assert!(it.suppressions().await.is_empty());
}

#[tokio::test]
async fn a_delay_is_noted_and_the_mail_stays_sent() {
    for report in [include_str!("postfix_delayed.eml"), include_str!("exim_delayed.eml")] {
        let it = Scene::start().await;
        let told = it.hand_in(&it.filled(report)).await;
        assert_eq!((&told["kind"], &told["outcome"]), (&json!("delayed"), &json!("noted")));
        let mail = it.mail().await;
        assert_eq!(mail["status"], "sent");
        let says = mail["last_reply"]["text"].as_str().unwrap();
        assert!(says.starts_with("Delayed") && says.contains("Connection timed out"), "{says}");
        assert!(it.suppressions().await.is_empty());
        assert_eq!(it.hand_in(&it.filled(POSTFIX)).await["outcome"], "suppressed", "at last");
    }
}

#[tokio::test]
async fn answers_that_no_person_wrote_are_ignored() {
    let it = Scene::start().await;
    let delivered = it.filled(POSTFIX).replace("Action: failed", "Action: delivered");
    let no_spam = it.filled(COMPLAINT).replace("Type: abuse", "Type: not-spam");
    for report in [
        it.filled(include_str!("out_of_office.eml")),
        it.filled(include_str!("receipt.eml")),
        delivered,
        no_spam,
        format!("To: {}\nPrecedence: auto_reply\n\nI am away.\n", it.sender),
        format!("To: {}\nX-Autoreply: yes\n\nI am away.\n", it.sender),
    ] {
        it.changed_nothing(&report, "ignored").await;
    }
}

#[tokio::test]
async fn a_complaint_stops_what_it_was_about() {
    let it = Scene::start().await;
    let told = it.hand_in(&it.filled(COMPLAINT)).await;
    assert_eq!((&told["kind"], &told["outcome"]), (&json!("complaint"), &json!("suppressed")));
    assert_eq!(it.mail().await["status"], "sent", "it did arrive");
    let kept = &it.suppressions().await[0];
    assert_eq!((&kept["scope"], &kept["reason"]), (&json!("everything"), &json!("complained")));
    let again = it.hand_in(&format!("X-Again: yes\n{}", it.filled(COMPLAINT))).await;
    assert_eq!(again["outcome"], "unchanged");
}

#[tokio::test]
async fn a_complaint_about_a_follow_up_stops_follow_ups() {
    use convoke::registrations::types::RegistrationStatus::Confirmed;
    let it = follow_ups::Scene::start().await;
    let aigul = it.named("aigul").await;
    it.registered(aigul, Confirmed).await;
    let app = it.app.restarted_with(&[("CONVOKE_MAIL_BOUNCE_DOMAIN", "bounces.example.org")]).await;
    it.send_now(&it.follow_up(json!({})).await).await;
    it.step().await;
    app.deliver().await;
    let mail = app.catcher.mails().pop().unwrap().id;
    let report = super::filled(&app, COMPLAINT, mail, TO);
    super::hand_in(&app, &report).expect(200).await;
    let kept = app.get("/mail/suppressions").json_of(200).await["items"][0].clone();
    assert_eq!((&kept["scope"], &kept["reason"]), (&json!("follow_ups"), &json!("complained")));
    assert_eq!(kept["event_id"], json!(null));
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_and_harms_nothing() {
    let it = Scene::start().await;
    let whole = it.filled(POSTFIX);
    let boundary = "4c1V7P2sBxz9sTv.1772438472/mx.seminars.example";
    let nested = "Content-Type: message/rfc822\n\n".repeat(20_000);
    for broken in [
        String::new(),
        "\0\0\0".to_owned(),
        "\n\n\n".to_owned(),
        whole.replace(&format!("--{boundary}"), "--other"),
        whole.replace("message/delivery-status", "text/plain"),
        whole.replace("Action: failed", "Action: perhaps"),
        format!("To: {}\n{nested}", it.sender),
        format!("To: {}\nSubject: Hello\n\nIs this a person?\n", it.sender),
    ] {
        let before = it.mail().await;
        let told = it.hand_in(&broken).await;
        assert_eq!(told["outcome"], "unreadable", "{:.80}", broken);
        assert_eq!(it.mail().await, before);
    }
    assert!(it.suppressions().await.is_empty());
    let half = whole.split_at(whole.find("Action: failed").unwrap()).0;
    it.hand_in(half).await;
    assert!(it.suppressions().await.is_empty(), "one that broke off");
}

/// A report in which things were left out, doubled or turned round.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let whole = prop::sample::select(vec![POSTFIX, EXIM, GMAIL, COMPLAINT]);
    (whole, prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, any::<u8>()), 0..12))
        .prop_map(|(whole, changes)| {
            let mut bytes = whole.as_bytes().to_vec();
            for (at, cut, byte) in changes {
                let at = at.index(bytes.len());
                let end = (at + cut).min(bytes.len());
                bytes.splice(at..end, [byte]);
            }
            bytes
        })
}

proptest! {
    #[test]
    fn whatever_comes_is_read_without_harm(
        bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..600), mangled()],
    ) {
        let report = Report::read(&bytes);
        prop_assert!(report.kept.len() <= KEPT_MAX && !report.kept.contains('\0'));
        prop_assert!(report.claims.is_empty(), "nothing here names a mail");
        let delivery = report.delivery(Some("aigul@example.org"));
        let _ = delivery.kind.unwrap_or(report.kind) == BounceKind::Unknown;
    }
}

#[tokio::test]
async fn whatever_comes_over_http_changes_nothing() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let it = Scene::start().await;
    let mut runner = TestRunner::deterministic();
    let before = it.mail().await;
    for _ in 0..40 {
        let bytes = mangled().new_tree(&mut runner).unwrap().current();
        it.hand_in(&String::from_utf8_lossy(&bytes)).await;
    }
    assert_eq!(it.mail().await, before);
    assert!(it.suppressions().await.is_empty());
}
