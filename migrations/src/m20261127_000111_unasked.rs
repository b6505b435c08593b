//! Whoever leaves before the mail that asks them has gone out was not asked.

use sea_orm_migration::prelude::*;

use crate::trigger::Trigger;

/// The mails that asked somebody to fill in a form. One that may have arrived counts as one that has.
const MAILS: &str = "SELECT 1 FROM mails WHERE mails.about = evaluation_invitees.evaluation_id \
    AND mails.person_id = NEW.person_id AND mails.template = 'evaluation'";

/// Whoever was asked by mails of which none can have arrived, while the form is open. `NEW` is what names
/// the person.
pub(crate) fn unheard() -> String {
    format!(
        "answered = FALSE AND EXISTS (SELECT 1 FROM evaluations \
             WHERE evaluations.id = evaluation_invitees.evaluation_id AND status = 'open') \
         AND EXISTS ({MAILS}) \
         AND NOT EXISTS ({MAILS} AND (mails.in_doubt = TRUE \
             OR mails.status NOT IN ('queued', 'deferred', 'cancelled', 'expired')))"
    )
}

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // So they are asked like anybody else should they come back.
        let unheard = unheard();
        let (name, moment) = ("unasked", "AFTER UPDATE OF status");
        let left = format!(
            "DELETE FROM evaluation_invitees WHERE registration_id = NEW.id AND {unheard};"
        );
        let when = Some("OLD.status = 'confirmed' AND NEW.status <> 'confirmed'");
        let trigger = Trigger { name, table: "registrations", moment, when, body: left };
        trigger.create(manager).await?;
        // Who left while the mail was with the relay, which then did not take it.
        let turned_down = format!(
            "DELETE FROM evaluation_invitees WHERE evaluation_id = NEW.about \
             AND registration_id IN (SELECT id FROM registrations \
                 WHERE registrations.event_id = NEW.event_id \
                 AND registrations.person_id = NEW.person_id \
                 AND registrations.status <> 'confirmed') \
             AND {unheard};"
        );
        let when = Some(
            "OLD.status = 'sending' AND NEW.status IN ('cancelled', 'expired') \
             AND NEW.in_doubt = FALSE AND NEW.template = 'evaluation'",
        );
        Trigger { name, table: "mails", moment, when, body: turned_down }.create(manager).await
    }
}
