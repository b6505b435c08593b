//! Stopping follow-ups by the link in one of them, and taking that back.

use std::time::Duration;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::time::{Instant, sleep};

use super::entity::{Column, Entity, Model, SuppressionReason, SuppressionScope};
use super::service::{Kept, NewSuppression, canonical, find, held_by, keep, record};
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
    let Kept { row, is_new } = keep(w, by, &wish).await?;
    if is_new || row.reason != SuppressionReason::Organizer {
        return Ok(row);
    }
    make_own(w, by, row, mail).await
}

/// What the organizers stopped is from now on the reader's own wish too, which is theirs to lift.
async fn make_own(w: &Write, by: &Actor, row: Model, mail: &mails::Model) -> Result<Model> {
    let reason = SuppressionReason::Unsubscribed;
    Entity::update_many()
        .col_expr(Column::Reason, Expr::value(reason.as_str()))
        .col_expr(Column::MailId, Expr::value(mail.id))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(row.id))
        .exec(w)
        .await?;
    record(w, by, "suppression.update", &row).await?;
    find(w, row.id).await
}

/// Takes back what the reader of a mail wished about the follow-ups of its event, or about all.
/// What others decided stays.
pub async fn take_back(w: &Write, by: &Actor, mail: &mails::Model) -> Result<()> {
    let own = Column::Reason.eq(SuppressionReason::Unsubscribed);
    let rows = Entity::find().filter(of(mail)).filter(own).all(w).await?;
    for row in rows {
        Entity::delete_by_id(row.id).exec(w).await?;
        record(w, by, "suppression.lift", &row).await?;
    }
    Ok(())
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
/// after somebody was told that it is stopped. A relay that takes longer is not waited for: what it
/// has been given it has.
pub async fn settle(db: &Database, row: &Model) -> Result<()> {
    let until = Instant::now() + PATIENCE;
    let select = mails::Entity::find().filter(held_by(row));
    let under_way = select.filter(mails::Column::Status.eq(MailStatus::Sending));
    while Instant::now() < until && under_way.clone().count(db.read()).await? > 0 {
        sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
