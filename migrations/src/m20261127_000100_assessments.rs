//! Assessments, who made them, and the documents that came of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, integer_null, json_binary, json_binary_null, text, text_null, uuid_null,
};

use crate::table::NewTable;
use crate::trigger::Trigger;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// One of which a document loses its material has changed, and its version says so.
const PARTED: &str = "OLD.material_id IS NOT NULL AND NEW.material_id IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        assessments().create(manager).await?;
        organizations().create(manager).await?;
        documents().create(manager).await?;
        let body =
            "UPDATE assessments SET version = version + 1 WHERE id = NEW.assessment_id;".to_owned();
        let (table, moment) = ("assessment_documents", "AFTER UPDATE");
        Trigger { name: "parted", table, moment, when: Some(PARTED), body }.create(manager).await
    }
}

fn assessments() -> NewTable {
    let never = ForeignKeyAction::Restrict;
    NewTable::of_things("assessments")
        .maybe_listed_under(uuid_null("event_id"), ("events", "id"), never)
        .maybe_listed_under(uuid_null("programme_id"), ("programmes", "id"), never)
        .cols([text("kind"), text("status"), json_binary("title"), text("title_sort")])
        .cols([json_binary_null("description"), json_binary_null("method")])
        .cols([text_null("starts_on"), text_null("ends_on"), integer_null("claimed_countries")])
        .cols([json_binary("countries"), json_binary("dimensions"), text("search")])
        .index(&["kind", "id"])
        .index(&["status", "id"])
        .index(&["title_sort", "id"])
        .check("assessments_of", "event_id IS NULL OR programme_id IS NULL")
        .check("assessments_claimed", "claimed_countries >= 1")
}

fn organizations() -> NewTable {
    NewTable::new("assessment_organizations")
        .part_of("assessment_id", "assessments")
        .of("organization_id", "organizations")
        .cols([text("role"), integer("position")])
        .key(&["assessment_id", "organization_id", "role"])
        .check("assessment_organizations_position", "position >= 1")
}

fn documents() -> NewTable {
    NewTable::new("assessment_documents")
        .part_of("assessment_id", "assessments")
        .cols([integer("position"), text("kind"), text("title")])
        .cols([text_null("dated"), text_null("url")])
        .maybe_of("event_id", "events")
        .maybe_while_there("material_id", "materials")
        .key(&["assessment_id", "position"])
        .check("assessment_documents_position", "position >= 1")
}
