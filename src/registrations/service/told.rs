//! Telling somebody how it stands with their registration.

use super::{barred, waitlist_position};
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::mail::{self, MailFilter};
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::registrations::entity::Model;
use crate::registrations::messages::{self, Notice, Standing};
use crate::text::Texts;

/// Queues the mail about it as it is now; once the event is over there is nothing to tell.
pub async fn tell(w: &Write, event: &Event, row: &Model, notice: Notice<'_>) -> Result<()> {
    let person = people::service::find_unscoped(w, row.person_id).await?;
    tell_known(w, event, &person, row, notice).await
}

/// The same to somebody who was found already.
pub(super) async fn tell_known(
    w: &Write,
    event: &Event,
    person: &Person,
    row: &Model,
    notice: Notice<'_>,
) -> Result<()> {
    if event.is_over(w.now()) {
        return Ok(());
    }
    let standing = Standing {
        waitlist_position: waitlist_position(w, row).await?,
        barred: barred(w, row).await?,
    };
    messages::notify(w, event, person, row, notice, standing).await
}

/// The text that somebody reads of these, in the language of their mails.
pub async fn for_reader(w: &Write, event: &Event, row: &Model, texts: &Texts) -> Result<String> {
    let person = people::service::find_unscoped(w, row.person_id).await?;
    let reader = messages::language(event, &person, row);
    Ok(event.text_for(texts, &reader).to_owned())
}

/// The same because somebody without an account asks for it, who may not be whose address it is:
/// nothing, once this person was written to often enough.
pub async fn tell_on_request(
    w: &Write,
    event: &Event,
    row: &Model,
    notice: Notice<'_>,
) -> Result<()> {
    let to = MailFilter { person_id: Some(row.person_id), ..MailFilter::default() };
    if mail::is_enough(w, &to).await? {
        return Ok(());
    }
    tell(w, event, row, notice).await
}
