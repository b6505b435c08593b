//! Whom a follow-up reaches, and what its frame says to whom.

use convoke::invitations::types::InvitationStatus;
use convoke::mail::MailStatus;
use convoke::registrations::types::RegistrationStatus;
use serde_json::json;

use super::scene::{Scene, own, plain};

#[tokio::test]
async fn who_has_no_registration_is_not_sent_to_one() {
    let it = Scene::start().await;
    let (anna, bek) = (it.named("anna").await, it.named("bek").await);
    let russian = json!({"full_name": "Чын", "email": "chyn@example.org",
                         "preferred_language": "ru"});
    let chyn = it.person(russian).await;
    it.registered(anna, RegistrationStatus::Confirmed).await;
    it.invited(bek, InvitationStatus::Sent).await;
    it.invited(chyn, InvitationStatus::Sent).await;
    let made = it.follow_up(json!({"audience": {"role": ["delegate"]}})).await;
    it.send_now(&made).await;
    it.step().await;
    it.app.deliver().await;
    let letter = it.app.mail_to("anna@example.org");
    assert!(letter.text().contains("See or change your registration"), "{}", letter.text());
    for (to, own, not) in [
        ("bek@example.org", "Answer the invitation", "registration"),
        ("chyn@example.org", "Ответить на приглашение", "регистрац"),
    ] {
        let letter = it.app.mail_to(to);
        assert!(letter.text().contains(own), "{}", letter.text());
        assert!(!letter.text().contains(not), "{}", letter.text());
        assert!(letter.path("/i/").len() > 60);
    }
}

#[tokio::test]
async fn whoever_was_not_invited_yet_gets_no_link_to_answer_by() {
    let it = Scene::start().await;
    for (name, status) in [("anna", InvitationStatus::Draft), ("bek", InvitationStatus::Revoked)] {
        let person = it.named(name).await;
        it.invited(person, status).await;
    }
    let audience = json!({"invitation_status": ["draft", "revoked"]});
    let made = it.follow_up(json!({"audience": audience})).await;
    it.send_now(&made).await;
    it.step().await;
    it.app.deliver().await;
    assert_eq!(it.statuses(&made).await, [MailStatus::Sent; 2]);
    for name in ["anna", "bek"] {
        let letter = it.app.mail_to(&format!("{name}@example.org"));
        assert!(!letter.text().contains("/i/"), "{}", letter.text());
        assert!(!letter.html().contains("/i/"), "{}", letter.html());
    }
    let leading = json!({"audience": audience, "body": "[Here]({{ links.answer }})"});
    let leading = it.follow_up(leading).await;
    let refused = it.app.act(&format!("{}/preview", own(&leading))).expect(422).await;
    assert_eq!(refused.json()["errors"][0]["code"], "empty_placeholder");
}

#[tokio::test]
async fn whoever_did_not_confirm_an_address_is_nobodys_audience() {
    let it = Scene::start().await;
    let draft = it.follow_up(json!({})).await;
    let audience = json!({"audience": {"registration_status": ["confirmed", "unverified"]}});
    for answer in [
        it.app.post(&it.path(), plain(audience.clone())).await,
        it.app.patch(&own(&draft), "*", audience.clone()).await,
    ] {
        assert_eq!(answer.status, 422, "{}", answer.text());
        assert_eq!(answer.pointers(), ["/audience/registration_status/1"]);
        assert_eq!(answer.json()["errors"][0]["code"], "unverified");
    }
}
