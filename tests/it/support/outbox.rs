//! Mails in the outbox of an application.

use convoke::db::Database;
use convoke::ids::MailId;
use convoke::mail::{self, EmailAddress, LinkRef, Mail, NewMail, Purpose};
use convoke::text::Language;

use super::TestApp;
use super::mail::Confirmed;

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
    let link_id = uuid::Uuid::from_u128(7);
    let link = LinkRef { purpose: Purpose::Manage, event_id: None, link_id, generation: 0 };
    let deed = move |w| async move {
        let mut new = NewMail::new(to, "Aigul Nurlanova", language, body);
        new.links = vec![("manage", link)];
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
    let link_id = uuid::Uuid::from_u128(7);
    let link = LinkRef { purpose: Purpose::Manage, event_id: None, link_id, generation: 0 };
    let deed = move |w| async move {
        let one = |to| NewMail {
            links: vec![("manage", link)],
            ..NewMail::new(to, "Aigul Nurlanova", language, body)
        };
        mail::queue_many(&w, &to.iter().map(one).collect::<Vec<_>>()).await
    };
    db.write(deed).await.unwrap();
}
