//! Rows of parts that a test needs and is not about.

use convoke::db::Database;
use convoke::events::entity::event;
use convoke::events::types::{
    Access, Approval, EventKind, EventStatus, Modality, RegistrationEditing,
};
use convoke::ids::{EventId, ProgrammeId};
use convoke::text::Texts;
use sea_orm::{ActiveValue, EntityTrait, IntoActiveModel};

/// An event, in the database and nowhere else.
pub async fn event(db: &Database, programme: Option<ProgrammeId>) -> EventId {
    let made = db.write(move |w| async move {
        let id: EventId = w.new_id();
        let mut row = event_row(id, programme).into_active_model();
        // Older schemas lack these.
        row.invitation_reminders = ActiveValue::NotSet;
        row.progress_requests = ActiveValue::NotSet;
        row.registration_editing = ActiveValue::NotSet;
        row.registration_digest = ActiveValue::NotSet;
        event::Entity::insert(row).exec_without_returning(&w).await?;
        Ok(id)
    });
    made.await.unwrap()
}

/// A seminar of three days.
pub fn event_row(id: EventId, programme_id: Option<ProgrammeId>) -> event::Model {
    let now = super::beginning();
    event::Model {
        id,
        version: 1,
        slug: id.to_string(),
        kind: EventKind::Seminar,
        title: Texts::english("Seminar"),
        title_sort: "seminar".to_owned(),
        theme: None,
        description: None,
        objectives: Vec::new().into(),
        programme_id,
        sequence_number: None,
        previous_event_id: None,
        access: Access::Public,
        modality: Modality::InPerson,
        time_zone: "Asia/Ashgabat".parse().unwrap(),
        starts_on: "2026-11-25".parse().unwrap(),
        ends_on: "2026-11-27".parse().unwrap(),
        start_time: None,
        end_time: None,
        venue_name: None,
        venue_address: None,
        venue_city: None,
        venue_country: None,
        online_url: None,
        working_languages: Vec::new().into(),
        tags: Vec::new().into(),
        capacity: None,
        online_capacity: None,
        registration_opens_on: None,
        registration_closes_on: None,
        registration_approval: Approval::Automatic,
        registration_waitlist: false,
        registration_editing: RegistrationEditing::UntilEnd,
        registration_digest: true,
        invitation_reminders: None,
        progress_requests: None,
        contact_unit: None,
        contact_email: None,
        claimed_participants: None,
        claimed_countries: None,
        claimed_note: None,
        references: Vec::new().into(),
        leads_to: Vec::new().into(),
        notes: None,
        status: EventStatus::Published,
        cancel_reason: None,
        confirmed_count: 0,
        confirmed_online_count: 0,
        waitlist_counter: 0,
        calendar_sequence: 0,
        published_at: Some(now),
        cancelled_at: None,
        completed_at: None,
        archived_at: None,
        search: "seminar".to_owned(),
        created_at: now,
        updated_at: now,
    }
}
