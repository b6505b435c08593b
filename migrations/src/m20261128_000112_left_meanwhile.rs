//! Whoever leaves while the mail that asks them is with the relay, and is back before that is over.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

use crate::m20261127_000111_unasked::{MAILS, unheard};
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let left = boolean("left_meanwhile").default(false).to_owned();
        let table = Table::alter().table("evaluation_invitees").add_column(left).to_owned();
        manager.alter_table(table).await?;
        let moment = "AFTER UPDATE OF status";
        let body = format!(
            "UPDATE evaluation_invitees SET left_meanwhile = TRUE \
             WHERE registration_id = NEW.id AND answered = FALSE \
             AND EXISTS ({MAILS} AND mails.status = 'sending');"
        );
        let when = Some("OLD.status = 'confirmed' AND NEW.status <> 'confirmed'");
        let name = "left_meanwhile";
        Trigger { name, table: "registrations", moment, when, body }.create(manager).await?;
        // Their leaving called that mail off, so they are asked as if it had never been written. A mail
        // that an organizer called off is not written anew.
        let body = format!(
            "DELETE FROM evaluation_invitees WHERE evaluation_id = NEW.about \
             AND left_meanwhile = TRUE \
             AND registration_id IN (SELECT id FROM registrations \
                 WHERE registrations.event_id = NEW.event_id \
                 AND registrations.person_id = NEW.person_id) \
             AND {};",
            unheard()
        );
        let when = Some(
            "OLD.status = 'sending' AND NEW.status IN ('cancelled', 'expired') \
             AND NEW.in_doubt = FALSE AND NEW.template = 'evaluation'",
        );
        Trigger { name, table: "mails", moment, when, body }.create(manager).await
    }
}
