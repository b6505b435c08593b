//! Whoever leaves before the mail that asks them has gone out was not asked.

use sea_orm_migration::prelude::*;

use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // So they are asked like anybody else should they come back. A mail that may have arrived counts
        // as one that has.
        let mails = "SELECT 1 FROM mails WHERE mails.about = evaluation_invitees.evaluation_id \
                     AND mails.person_id = NEW.person_id AND mails.template = 'evaluation'";
        let body = format!(
            "DELETE FROM evaluation_invitees WHERE registration_id = NEW.id AND answered = FALSE \
             AND EXISTS (SELECT 1 FROM evaluations \
                 WHERE evaluations.id = evaluation_invitees.evaluation_id AND status = 'open') \
             AND EXISTS ({mails}) \
             AND NOT EXISTS ({mails} AND (mails.in_doubt = TRUE \
                 OR mails.status NOT IN ('queued', 'deferred', 'cancelled')));"
        );
        let when = Some("OLD.status = 'confirmed' AND NEW.status <> 'confirmed'");
        let (table, moment) = ("registrations", "AFTER UPDATE OF status");
        Trigger { name: "unasked", table, moment, when, body }.create(manager).await
    }
}
