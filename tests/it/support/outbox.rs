//! Mails in the outbox of an application.

use convoke::db::Database;
use convoke::ids::MailId;
use convoke::mail::{self, EmailAddress, Mail, NewMail};
use convoke::text::Language;

use super::TestApp;
use super::mail::{Confirmed, confirmation};

/// Queues a confirmation.
pub async fn queue(app: &TestApp, to: &str) -> MailId {
    queue_with(app, to, |_| {}).await
}

/// Queues a confirmation after a change.
pub async fn queue_with(
    app: &TestApp,
    to: &str,
    change: impl Fn(&mut NewMail<'_, Confirmed>) + Send + Sync,
) -> MailId {
    let (to, body): (EmailAddress, _) = (to.parse().unwrap(), Confirmed::sample());
    let (to, body, change, language) = (&to, &body, &change, &Language::english());
    let deed = move |w| async move {
        let mut new = confirmation(to, language, body);
        change(&mut new);
        mail::queue(&w, &new).await
    };
    app.app.context.db.write(deed).await.unwrap()
}

/// Queues so many confirmations, each to a domain of its own.
pub async fn queue_many(db: &Database, count: usize) {
    let to: Vec<EmailAddress> =
        (0..count).map(|n| format!("reader@d{n}.example.org").parse().unwrap()).collect();
    let (to, body, language) = (&to, &Confirmed::sample(), &Language::english());
    let deed = move |w| async move {
        let new: Vec<_> = to.iter().map(|to| confirmation(to, language, body)).collect();
        mail::queue_many(&w, &new).await
    };
    db.write(deed).await.unwrap();
}
