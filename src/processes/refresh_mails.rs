//! Mails that have not gone out tell an event as it is now, not as it was when they were queued.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::Value as Json;

use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::messages::{EventChanged, Letterhead, changes};
use crate::follow_ups;
use crate::ids::PersonId;
use crate::invitations::entity::{self as invitation, Model as Invitation};
use crate::invitations::messages::{InvitationChanged, Invite, Reminder, invitation_data};
use crate::invitations::rules::ends_at;
use crate::mail::data::ChangeData;
use crate::mail::{self, Mail};
use crate::text::Language;

/// Brings what is queued about an event up to date in the write that changes the event: time,
/// place, sender, calendar entry, and until when a mail makes sense.
pub(super) async fn refresh_mails(w: &Write, before: &Event, after: &Event) -> Result<()> {
    let unsent = mail::unsent(w, after.id).await?;
    if unsent.is_empty() {
        return Ok(());
    }
    let people = unsent.iter().filter_map(|mail| mail.person_id);
    let anew = Anew {
        invitations: invitations(w, after, people.collect()).await?,
        before: Letterhead::of(w, before.clone()).await?,
        after: Letterhead::of(w, after.clone()).await?,
    };
    for mut mail in unsent {
        let was = mail.clone();
        anew.write(&mut mail)?;
        if says_nothing(&mail) {
            mail::cancel(w, mail.id).await?;
        } else if mail != was {
            mail::rewrite(w, &mail).await?;
        }
    }
    Ok(())
}

async fn invitations(
    w: &Write,
    event: &Event,
    people: Vec<PersonId>,
) -> Result<BTreeMap<PersonId, Invitation>> {
    let mut found = BTreeMap::new();
    for chunk in people.chunks(500) {
        let rows = invitation::Entity::find()
            .filter(invitation::Column::EventId.eq(event.id))
            .filter(invitation::Column::PersonId.is_in(chunk.iter().copied()))
            .all(w)
            .await?;
        found.extend(rows.into_iter().map(|row| (row.person_id, row)));
    }
    Ok(found)
}

struct Anew {
    before: Letterhead,
    after: Letterhead,
    invitations: BTreeMap<PersonId, Invitation>,
}

impl Anew {
    fn write(&self, mail: &mut mail::entity::Model) -> Result<()> {
        let (before, after) = (&self.before.event, &self.after.event);
        let language = mail.language.clone();
        let invitation = mail.person_id.and_then(|person| self.invitations.get(&person));
        let event_end = after.ends_at();
        let letters = [Invite::TEMPLATE, Reminder::TEMPLATE, InvitationChanged::TEMPLATE];
        let invites = letters.contains(&mail.template.as_str());
        match invitation.filter(|_| invites) {
            Some(row) => mail.not_after = Some(ends_at(row.expires_at, event_end)),
            None if mail.not_after == Some(before.ends_at()) => mail.not_after = Some(event_end),
            None => {}
        }
        let content = &mut mail.content;
        content.from_name = Some(mail::one_line(&self.after.from_name(&language)));
        content.reply_to = self.after.reply_to().cloned();
        if let Some(entry) = content.calendar.take() {
            let sequence = entry.sequence + after.calendar_sequence - before.calendar_sequence;
            let attendee = entry.attendee;
            content.calendar = Some(self.after.calendar(
                entry.method,
                sequence,
                after.updated_at,
                &language,
                attendee,
            ));
        }
        put(&mut content.body, "event", &self.after.data(&language))?;
        if let Some(row) = invitation {
            let data = if invites {
                invitation_data(after, row)
            } else {
                follow_ups::messages::invitation_data(after, row)
            };
            put(&mut content.body, "invitation", &data)?;
        }
        if mail.template == EventChanged::TEMPLATE {
            self.put_changes(&mut content.body, &language)?;
        }
        Ok(())
    }

    /// What a mail names as changed leads from what its reader knows to what is so now.
    fn put_changes(&self, body: &mut Json, language: &Language) -> Result<()> {
        let told = body.get("changes").cloned().unwrap_or_default();
        let mut all: Vec<ChangeData> = serde_json::from_value(told)?;
        for new in changes(&self.before, &self.after, language) {
            match all.iter_mut().find(|old| old.label == new.label) {
                Some(old) => old.after = new.after,
                None => all.push(new),
            }
        }
        all.retain(|change| change.before != change.after);
        put(body, "changes", &all)
    }
}

/// Whether a mail about changes has none to tell any more.
fn says_nothing(mail: &mail::entity::Model) -> bool {
    let changes = mail.content.body.get("changes").and_then(Json::as_array);
    mail.template == EventChanged::TEMPLATE && changes.is_some_and(Vec::is_empty)
}

/// Writes over what a mail says; what it does not speak of is not brought in.
fn put(body: &mut Json, name: &str, value: &impl Serialize) -> Result<()> {
    if let Some(place) = body.get_mut(name).filter(|place| !place.is_null()) {
        *place = mail::without_nul(serde_json::to_value(value)?);
    }
    Ok(())
}
