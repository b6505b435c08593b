//! Stopping follow-ups by the link in one of them, and taking that back.

use std::time::Duration;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::time::{Instant, sleep};

use super::entity::{Column, Entity, Model, SuppressionReason, SuppressionScope};
use super::service::{NewSuppression, canonical, held_by, keep, lift_all};
use crate::access::Actor;
use crate::db::{Database, Write};
use crate::error::Result;
use crate::ids::EventId;
use crate::mail::entity as mails;
use crate::mail::entity::MailStatus;
use crate::mail::{LinkRef, Purpose};

/// How long somebody who stops follow-ups waits for one that is with the relay just now.
const PATIENCE: Duration = Duration::from_secs(3);

/// The link by which the reader of a mail to many stops such mails. It never ends.
pub fn link(mail: &mails::Model) -> LinkRef {
    let (purpose, event_id) = (Purpose::Unsubscribe, mail.event_id);
    LinkRef { purpose, event_id, link_id: mail.id.0, generation: 0 }
}

/// Stops the follow-ups to the reader of a mail: those of one event, or all.
pub async fn stop(
    w: &Write,
    by: &Actor,
    mail: &mails::Model,
    event_id: Option<EventId>,
) -> Result<Model> {
    let wish = NewSuppression {
        email: &mail.recipient,
        scope: SuppressionScope::FollowUps,
        event_id,
        reason: SuppressionReason::Unsubscribed,
        note: None,
        mail_id: Some(mail.id),
    };
    Ok(keep(w, by, &wish).await?.row)
}

/// Takes back what the reader of a mail wished about the follow-ups of its event, or about all.
/// What others decided stays.
pub async fn take_back(w: &Write, by: &Actor, mail: &mails::Model) -> Result<()> {
    let own = Column::Reason.eq(SuppressionReason::Unsubscribed);
    lift_all(w, by, of(mail).add(own)).await
}

/// What keeps follow-ups of the event of a mail from its reader.
pub async fn of_reader(db: &impl ConnectionTrait, mail: &mails::Model) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(of(mail)).all(db).await?)
}

fn of(mail: &mails::Model) -> Condition {
    let event = Condition::any()
        .add(Column::EventId.is_null())
        .add_option(mail.event_id.map(|event| Column::EventId.eq(event)));
    Condition::all().add(Column::Email.eq(canonical(&mail.recipient))).add(event)
}

/// Waits until no mail that a suppression holds is on its way any more, so that nothing goes out
/// after somebody was told that it is stopped. A relay that takes longer is not waited for: what has
/// not been given to it by now is looked at once more before it is, and what it has it has.
pub async fn settle(db: &Database, row: &Model) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    let select = mails::Entity::find().filter(held_by(row));
    let under_way = select.filter(mails::Column::Status.eq(MailStatus::Sending));
    while Instant::now() < until && under_way.clone().count(db.read()).await? > 0 {
        sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
