//! The schema of Convoke, a file a change.

use sea_orm_migration::prelude::*;

mod days;
mod m20261121_000001_countries;
mod m20261121_000002_organizations;
mod m20261121_000003_people;
mod m20261121_000004_programmes;
mod m20261121_000005_events;
mod m20261121_000006_agenda;
mod m20261121_000007_invitations;
mod m20261121_000008_registrations;
mod m20261121_000009_follow_ups;
mod m20261121_000010_recommendations;
mod m20261122_000002_access;
mod m20261122_000003_mail;
mod m20261122_000004_substitutes;
mod m20261122_000005_mail_files;
mod m20261126_000001_audit_seals;
mod m20261126_000002_tallies;
mod m20261126_000003_words;
mod m20261126_000004_indexes;
mod m20261126_000005_named;
mod m20261126_000006_sequels;
mod m20261126_000007_own_right;
mod m20261126_000008_provisional;
mod m20261126_000009_in_doubt;
mod m20261126_000010_wishes;
mod m20261126_000011_plans;
mod m20261126_000012_of_many;
mod m20261127_000001_attendance;
mod m20261127_000002_domains;
mod m20261127_000003_forms;
mod m20261127_000004_focal_points;
mod m20261127_000005_nominations;
mod m20261127_000006_nomination_requests;
mod m20261127_000007_sensitive_answers;
mod m20261127_000008_letters;
mod m20261127_000009_uploads;
mod m20261127_000017_editing;
mod m20261127_000020_progress_requests;
mod m20261127_000021_progress_rounds;
mod m20261127_000030_file_answers;
mod m20261127_000031_note_verbale_days;
mod m20261127_000032_unseen;
mod m20261127_000040_certificates;
mod m20261127_000050_evaluations;
mod m20261127_000060_materials;
mod m20261127_000061_material_index;
mod m20261127_000062_practices;
mod m20261127_000070_chains;
mod m20261127_000071_needs;
mod m20261127_000072_indicators;
mod m20261127_000080_merged_records;
mod m20261127_000090_reports;
mod m20261127_000100_assessments;
mod m20261127_000101_findings;
mod m20261127_000105_programme_indicators;
mod m20261127_000110_follow_up_materials;
mod m20261127_000111_unasked;
mod m20261128_000112_left_meanwhile;
mod m20261128_000113_confirmed_only;
mod m20261128_000114_needs_parted;
mod m20261128_000115_beginnings;
mod m20261128_000116_due_in_order;
mod m20261128_000117_words_of_texts;
mod reference;
mod table;
mod trigger;

/// All migrations, in their order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    #[expect(clippy::too_many_lines, reason = "it is a list")]
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_countries::Migration),
            Box::new(m20261121_000002_organizations::Migration),
            Box::new(m20261121_000003_people::Migration),
            Box::new(m20261121_000004_programmes::Migration),
            Box::new(m20261121_000005_events::Migration),
            Box::new(m20261121_000006_agenda::Migration),
            Box::new(m20261121_000007_invitations::Migration),
            Box::new(m20261121_000008_registrations::Migration),
            Box::new(m20261121_000009_follow_ups::Migration),
            Box::new(m20261121_000010_recommendations::Migration),
            Box::new(m20261122_000002_access::Migration),
            Box::new(m20261122_000003_mail::Migration),
            Box::new(m20261122_000004_substitutes::Migration),
            Box::new(m20261122_000005_mail_files::Migration),
            Box::new(m20261126_000001_audit_seals::Migration),
            Box::new(m20261126_000002_tallies::Migration),
            Box::new(m20261126_000003_words::Migration),
            Box::new(m20261126_000004_indexes::Migration),
            Box::new(m20261126_000005_named::Migration),
            Box::new(m20261126_000006_sequels::Migration),
            Box::new(m20261126_000007_own_right::Migration),
            Box::new(m20261126_000008_provisional::Migration),
            Box::new(m20261126_000009_in_doubt::Migration),
            Box::new(m20261126_000010_wishes::Migration),
            Box::new(m20261126_000011_plans::Migration),
            Box::new(m20261126_000012_of_many::Migration),
            Box::new(m20261127_000001_attendance::Migration),
            Box::new(m20261127_000002_domains::Migration),
            Box::new(m20261127_000003_forms::Migration),
            Box::new(m20261127_000004_focal_points::Migration),
            Box::new(m20261127_000005_nominations::Migration),
            Box::new(m20261127_000006_nomination_requests::Migration),
            Box::new(m20261127_000007_sensitive_answers::Migration),
            Box::new(m20261127_000008_letters::Migration),
            Box::new(m20261127_000009_uploads::Migration),
            Box::new(m20261127_000017_editing::Migration),
            Box::new(m20261127_000020_progress_requests::Migration),
            Box::new(m20261127_000021_progress_rounds::Migration),
            Box::new(m20261127_000030_file_answers::Migration),
            Box::new(m20261127_000031_note_verbale_days::Migration),
            Box::new(m20261127_000032_unseen::Migration),
            Box::new(m20261127_000040_certificates::Migration),
            Box::new(m20261127_000050_evaluations::Migration),
            Box::new(m20261127_000060_materials::Migration),
            Box::new(m20261127_000061_material_index::Migration),
            Box::new(m20261127_000062_practices::Migration),
            Box::new(m20261127_000070_chains::Migration),
            Box::new(m20261127_000071_needs::Migration),
            Box::new(m20261127_000072_indicators::Migration),
            Box::new(m20261127_000080_merged_records::Migration),
            Box::new(m20261127_000090_reports::Migration),
            Box::new(m20261127_000100_assessments::Migration),
            Box::new(m20261127_000101_findings::Migration),
            Box::new(m20261127_000105_programme_indicators::Migration),
            Box::new(m20261127_000110_follow_up_materials::Migration),
            Box::new(m20261127_000111_unasked::Migration),
            Box::new(m20261128_000112_left_meanwhile::Migration),
            Box::new(m20261128_000113_confirmed_only::Migration),
            Box::new(m20261128_000114_needs_parted::Migration),
            Box::new(m20261128_000115_beginnings::Migration),
            Box::new(m20261128_000116_due_in_order::Migration),
            Box::new(m20261128_000117_words_of_texts::Migration),
        ]
    }
}
