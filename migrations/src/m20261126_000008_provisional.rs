//! People of whom nothing is known but what somebody typed with a sign-up that nobody has confirmed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Whom nobody but such sign-ups ever named, and nobody with an account touched.
const SIGNED_UP: &str = "UPDATE people SET provisional = TRUE \
    WHERE EXISTS (SELECT 1 FROM registrations r WHERE r.person_id = people.id) \
    AND NOT EXISTS (SELECT 1 FROM registrations r WHERE r.person_id = people.id \
        AND (r.status <> 'unverified' OR r.confirmed_at IS NOT NULL)) \
    AND NOT EXISTS (SELECT 1 FROM invitations i WHERE i.person_id = people.id) \
    AND NOT EXISTS (SELECT 1 FROM item_speakers s WHERE s.person_id = people.id) \
    AND NOT EXISTS (SELECT 1 FROM recommendations r WHERE r.source_person_id = people.id) \
    AND EXISTS (SELECT 1 FROM audit_log a WHERE a.object_id = people.id) \
    AND NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.object_id = people.id \
        AND a.actor_kind <> 'participant')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let provisional = boolean("provisional").default(false).to_owned();
        manager
            .alter_table(Table::alter().table("people").add_column(provisional).to_owned())
            .await?;
        manager.get_connection().execute_unprepared(SIGNED_UP).await.map(drop)
    }
}
