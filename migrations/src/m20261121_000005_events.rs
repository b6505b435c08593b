//! Events, their organizations and countries, media coverage, and the people an event knows.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, integer, integer_null, json_binary, json_binary_null,
    text, text_null, time_null,
};

use crate::table::NewTable;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        events().create(manager).await?;
        organizations().create(manager).await?;
        countries().create(manager).await?;
        media_coverage().create(manager).await?;
        people().create(manager).await
    }
}

fn events() -> NewTable {
    let events = NewTable::of_things("events").cols([
        text("slug"),
        text("kind"),
        json_binary("title"),
        text("title_sort"),
        json_binary_null("theme"),
        json_binary_null("description"),
        json_binary("objectives"),
    ]);
    let events = events
        .maybe_of("programme_id", "programmes")
        .cols([integer_null("sequence_number")])
        .maybe_of("previous_event_id", "events");
    checks(seats(after(place_and_time(events))))
        .cols([text("search")])
        .unique(&["slug"])
        .index(&["title_sort"])
        .index(&["starts_on"])
        .index(&["ends_on"])
        .index(&["status"])
        .index(&["kind"])
}

fn place_and_time(events: NewTable) -> NewTable {
    events
        .cols([
            text("access"),
            text("modality"),
            text("time_zone"),
            date("starts_on"),
            date("ends_on"),
            time_null("start_time"),
            time_null("end_time"),
            text_null("venue_name"),
            text_null("venue_address"),
            text_null("venue_city"),
        ])
        .country(text_null("venue_country"))
        .cols([
            text_null("online_url"),
            json_binary("working_languages"),
            json_binary("tags"),
            text_null("contact_unit"),
            text_null("contact_email"),
        ])
}

fn seats(events: NewTable) -> NewTable {
    events.cols([
        integer_null("capacity"),
        integer_null("online_capacity"),
        date_null("registration_opens_on"),
        date_null("registration_closes_on"),
        text("registration_approval"),
        boolean("registration_waitlist"),
        integer("confirmed_count"),
        integer("confirmed_online_count"),
        big_integer("waitlist_counter"),
        integer("calendar_sequence"),
    ])
}

fn after(events: NewTable) -> NewTable {
    events
        .cols([
            integer_null("claimed_participants"),
            integer_null("claimed_countries"),
            text_null("claimed_note"),
            json_binary("references"),
            json_binary("leads_to"),
            text_null("notes"),
            text("status"),
            text_null("cancel_reason"),
        ])
        .instants(&["published_at", "cancelled_at", "completed_at", "archived_at"])
}

fn checks(events: NewTable) -> NewTable {
    events
        .check("events_dates", "ends_on >= starts_on")
        .check(
            "events_times",
            "ends_on > starts_on OR end_time IS NULL OR start_time IS NULL OR end_time > start_time",
        )
        .check("events_window", "registration_closes_on >= registration_opens_on")
        .check("events_capacity", "capacity >= 0")
        .check("events_online_capacity", "online_capacity >= 0")
        .check("events_confirmed", "confirmed_count >= 0 AND confirmed_online_count >= 0")
        .check("events_claimed", "claimed_participants >= 0 AND claimed_countries >= 0")
        .check("events_sequence", "sequence_number >= 1")
        .check("events_previous", "previous_event_id <> id")
}

fn organizations() -> NewTable {
    NewTable::new("event_organizations")
        .part_of("event_id", "events")
        .of("organization_id", "organizations")
        .cols([text("role"), integer("position")])
        .key(&["event_id", "organization_id", "role"])
        .check("event_organizations_position", "position >= 1")
}

fn countries() -> NewTable {
    NewTable::new("event_countries")
        .part_of("event_id", "events")
        .country(text("country"))
        .cols([text("role"), integer("position")])
        .key(&["event_id", "country", "role"])
        .check("event_countries_position", "position >= 1")
}

fn media_coverage() -> NewTable {
    NewTable::of_things("media_coverage")
        .part_of("event_id", "events")
        .cols([text_null("outlet")])
        .country(text_null("country"))
        .cols([text_null("dated"), text_null("url"), text_null("title"), text("search")])
}

fn people() -> NewTable {
    NewTable::new("person_events")
        .part_of("person_id", "people")
        .part_of("event_id", "events")
        .key(&["person_id", "event_id"])
}
