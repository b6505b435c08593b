//! What runs by the clock: mails, schedules, and what is forgotten.

use crate::support::TestApp;
use crate::support::outbox::queue;

#[tokio::test]
async fn a_mail_is_caught_and_read() {
    let app = TestApp::start().await;
    queue(&app, "aigul@example.org").await;
    assert!(app.mails_to("aigul@example.org").is_empty());
    app.deliver().await;
    let letter = app.mail_to("aigul@example.org");
    assert!(letter.subject().starts_with("Your place is confirmed"), "{}", letter.subject());
    assert!(letter.text().contains("Open Government 2030"));
    assert!(letter.html().contains("Open Government 2030"));
    assert!(letter.link("/r/").starts_with("https://convoke.example.org/r/"));
    assert!(letter.path("/r/").starts_with("/r/"));
    assert_eq!((letter.calendar().as_str(), letter.from_name().as_str()), ("", "Convoke"));
    assert!(!letter.message_id.is_empty());
}
