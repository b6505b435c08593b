//! What the invitee answered before, offered to be sent again.

use super::Invited;
use crate::context::Context;
use crate::error::Result;
use crate::events;
use crate::pages::Reader;
use crate::pages::views::FieldView;
use crate::processes::pages::participant;
use crate::registrations::entity::Model;
use crate::registrations::form;
use crate::registrations::form::rules::Answered;
use crate::registrations::service::{Earlier, earlier};

impl Invited {
    /// The fields with what was answered before in those that are empty, and a word on when that was.
    /// It is theirs once they send it.
    pub(super) async fn offered(
        &self,
        context: &Context,
        reader: &Reader,
        fields: Vec<FieldView>,
    ) -> Result<Vec<FieldView>> {
        if self.registration.as_ref().is_some_and(Model::is_own_word) {
            return Ok(fields);
        }
        let db = context.db.read();
        let found = earlier(db, &self.form, self.event.id, self.person.id).await?;
        let Some(Earlier { event, answers }) = found else { return Ok(fields) };
        let event = events::service::find(db, &participant(self.invitation.link_id), event).await?;
        let title = event.title_for(reader.language());
        let note = reader.catalogue().say("taken-from", [("event", title.into())]);
        let known = Answered { answers, ..Answered::default() };
        let offer = |mut field: FieldView| {
            let empty = field.value.is_empty() && field.values.is_empty();
            if empty && known.answers.contains_key(&field.key) {
                form::pages::fill(&mut field, &self.form, &known);
                field.note = Some(note.clone());
            }
            field
        };
        Ok(fields.into_iter().map(offer).collect())
    }
}
