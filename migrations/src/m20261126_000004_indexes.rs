//! Indexes that give a page of a list in its order, in the place of those that give it out of order.

use sea_orm_migration::prelude::*;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// Those that others do as well: table and columns.
const GONE: &[(&str, &[&str])] = &[
    ("registrations", &["event_id"]),
    ("registrations", &["event_id", "status"]),
    ("registrations", &["country"]),
    ("registrations", &["organization_id"]),
    ("registrations", &["invitation_id"]),
    ("invitations", &["event_id"]),
    ("invitations", &["event_id", "status"]),
    ("people", &["name_sort"]),
    ("people", &["gender"]),
    ("people", &["country"]),
    ("people", &["organization_id"]),
    ("audit_log", &["event_id"]),
    ("audit_log", &["action"]),
];

/// Those that each list and each of its filters goes by.
const NEW: &[(&str, &[&str])] = &[
    ("registrations", &["event_id", "id"]),
    ("registrations", &["event_id", "status", "id"]),
    ("registrations", &["event_id", "role", "id"]),
    ("registrations", &["event_id", "country", "id"]),
    ("registrations", &["organization_id", "event_id", "id"]),
    ("invitations", &["event_id", "id"]),
    ("invitations", &["event_id", "status", "id"]),
    ("people", &["name_sort", "id"]),
    ("people", &["gender", "id"]),
    ("people", &["country", "id"]),
    ("people", &["organization_id", "id"]),
    ("mails", &["event_id", "id"]),
    ("audit_log", &["event_id", "id"]),
    ("audit_log", &["action", "id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in GONE {
            let gone = Index::drop().name(name(table, columns)).table(*table).to_owned();
            manager.drop_index(gone).await?;
        }
        for (table, columns) in NEW {
            let mut index = Index::create();
            index.name(name(table, columns)).table(*table);
            for column in *columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn name(table: &str, columns: &[&str]) -> String {
    format!("idx_{table}_{}", columns.join("_"))
}
