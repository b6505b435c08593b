//! Whoever leaves before the mail that asks them has gone out was not asked.

use sea_orm_migration::prelude::*;

use crate::trigger::Trigger;

/// The mails that asked somebody to fill in a form. One that may have arrived counts as one that has.
pub(crate) const MAILS: &str = "SELECT 1 FROM mails \
    WHERE mails.about = evaluation_invitees.evaluation_id \
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
        let (name, moment) = ("unasked", "AFTER UPDATE OF status");
        let unheard = unheard();
        let body = format!(
            "DELETE FROM evaluation_invitees WHERE registration_id = NEW.id AND {unheard};"
        );
        let when = Some("OLD.status = 'confirmed' AND NEW.status <> 'confirmed'");
        Trigger { name, table: "registrations", moment, when, body }.create(manager).await
    }
}
