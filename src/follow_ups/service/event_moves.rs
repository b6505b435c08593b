//! What an event that moves or is called off does to its follow-ups; for the processes that do it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{KIND, due_at, job, save};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, List, Write};
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::follow_up::{Column, Entity, Model};
use crate::follow_ups::rules;
use crate::follow_ups::types::{Anchor, FollowUpStatus};
use crate::ids::EventId;
use crate::mail;

/// Moves what is planned relative to an event that was moved; what falls into the past by it is
/// missed. Says how many changed.
pub async fn reschedule(w: &Write, by: &Actor, event: &Event) -> Result<usize> {
    let mut changed = 0;
    for row in planned(w, event.id).await? {
        let relative = row.anchor.is_some_and(|anchor| anchor != Anchor::InvitationSent);
        let due = due_at(&row, event);
        if !relative || row.expanded_at.is_some() || due == row.due_at {
            continue;
        }
        let status = due.map_or(row.status, |due| rules::moved(row.status, due, w.now()));
        let row = save(w, Model { due_at: due, status, ..row }).await?;
        record(w, by, "follow_up.reschedule", &row).await?;
        changed += 1;
    }
    Ok(changed)
}

/// Calls off all that is scheduled for an event that does not take place, with the mails of those
/// that are being sent. Drafts stay. Says how many that were.
pub async fn cancel_all(w: &Write, by: &Actor, event_id: EventId) -> Result<usize> {
    let mut cancelled = 0;
    for row in planned(w, event_id).await? {
        if row.status != FollowUpStatus::Scheduled {
            continue;
        }
        mail::cancel_queued_of(w, row.id).await?;
        job::end(w, &row, FollowUpStatus::Cancelled).await?;
        let row = save(w, Model { status: FollowUpStatus::Cancelled, ..row }).await?;
        record(w, by, "follow_up.cancel", &row).await?;
        cancelled += 1;
    }
    Ok(cancelled)
}

/// Takes what goes by the time of one event over to the one that follows it: scheduled where it was
/// not a draft and its time is ahead, else a draft. Materials stay with their event, and what carried
/// some is a draft. Says how many.
pub async fn copy_relative(w: &Write, by: &Actor, from: EventId, to: &Event) -> Result<usize> {
    let select =
        Entity::find().filter(Column::EventId.eq(from)).filter(Column::Anchor.is_not_null());
    let lasting = select.filter(Column::Status.ne(FollowUpStatus::Cancelled));
    let rows = lasting.order_by_asc(Column::Id).all(w).await?;
    let count = rows.len();
    for row in rows {
        let due = due_at(&row, to);
        let ahead = due.is_none_or(|due| due > w.now());
        let whole = row.materials.is_empty();
        let scheduled = row.status != FollowUpStatus::Draft && ahead && whole;
        let status = if scheduled { FollowUpStatus::Scheduled } else { FollowUpStatus::Draft };
        let row = Model {
            id: w.new_id(),
            version: 1,
            event_id: to.id,
            materials: List::default(),
            status,
            due_at: due,
            recipient_count: 0,
            skipped_count: 0,
            expanded_at: None,
            job_id: None,
            sent_at: None,
            created_at: w.now(),
            updated_at: w.now(),
            ..row
        };
        let row = db::insert(w, row).await?;
        record(w, by, "follow_up.create", &row).await?;
    }
    Ok(count)
}

/// Drafts and what is scheduled, locked in one order.
async fn planned(w: &Write, event_id: EventId) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::EventId.eq(event_id));
    let planned = [FollowUpStatus::Draft, FollowUpStatus::Scheduled];
    let select = select.filter(Column::Status.is_in(planned)).order_by_asc(Column::Id);
    Ok(select.lock_exclusive().all(w).await?)
}

async fn record(w: &Write, by: &Actor, action: &'static str, row: &Model) -> Result<()> {
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.event_id)).await
}
