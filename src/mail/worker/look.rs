//! Whether a mail is still wanted: looked at when it is leased, and once the relay is ready for it.

use sea_orm::PaginatorTrait;

use crate::db::Database;
use crate::ids::SuppressionId;
use crate::mail::entity::Model;
use crate::mail::outbox;
use crate::mail::rules::{Outcome, Reply};
use crate::mail::suppressions::{self, rules};
use crate::mail::transport::LastLook;

/// What becomes of each of these mails instead, of which it is known before they are tried. What the
/// database cannot say now is said by the last look at each.
pub(super) async fn first(db: &Database, mails: &[Model]) -> Vec<Option<Outcome>> {
    let held = suppressions::of_addresses(db.read(), mails.iter().map(|it| &it.recipient)).await;
    let held = held.unwrap_or_default();
    let mut all = Vec::with_capacity(mails.len());
    for mail in mails {
        let is_off = mail.cancel_requested || mail.sequel && is_off(db, mail).await;
        let held = suppressions::holding(&held, mail);
        let held_back = held.map(|row| held_back(mail, row.id));
        all.push(if is_off { Some(called_off(mail)) } else { held_back });
    }
    all
}

async fn is_off(db: &Database, mail: &Model) -> bool {
    outbox::wanted(mail).count(db.read()).await.is_ok_and(|count| count == 0)
}

/// Whether a mail is still wanted, once the relay is ready for it.
pub(super) struct Look<'a> {
    pub db: &'a Database,
    pub mail: &'a Model,
}

#[async_trait::async_trait]
impl LastLook for Look<'_> {
    /// Where the database cannot say it, a mail to many waits; any other goes out, as most do that
    /// somebody waits for.
    async fn refused(&self) -> Option<Outcome> {
        let Self { db, mail } = *self;
        match suppressions::selected(db.read(), mail, outbox::wanted(mail)).await {
            Ok(None) => Some(called_off(mail)),
            Ok(Some(held)) => held.map(|id| held_back(mail, id)),
            Err(error) => mail.bulk.then(|| Outcome::Deferred(Reply::instead(error.to_string()))),
        }
    }
}

fn called_off(mail: &Model) -> Outcome {
    Outcome::Cancelled(mail.in_doubt.then(Reply::called_off))
}

fn held_back(mail: &Model, id: SuppressionId) -> Outcome {
    let perhaps = if mail.in_doubt { rules::PERHAPS } else { "" };
    Outcome::Suppressed(Reply::instead(format!("{}{perhaps}", rules::refusal(id))))
}
