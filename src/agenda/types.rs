//! Agendas as callers see them: panels, items, speakers, clashes.

use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;

use crate::countries::CountryCode;
use crate::ids::{EventId, ItemId, OrganizationId, PanelId, PersonId};
use crate::patch::Change;
use crate::text::Texts;
use crate::wall_time::WallTime;
use crate::zone::TimeZone;

crate::choices! {
    /// The kind of an agenda item.
    ItemKind {
        /// Opening remarks.
        Opening,
        /// A keynote.
        Keynote,
        /// A presentation.
        Presentation,
        /// A presentation on behalf of a country.
        CountryPresentation,
        /// A discussion.
        Discussion,
        /// A visit to a host organization.
        Visit,
        /// A break.
        Break,
        /// Closing remarks.
        Closing,
    }

    /// What a person does in an agenda item.
    SpeakerRole {
        /// Speaks.
        Speaker,
        /// Moderates.
        Moderator,
        /// Sits on the panel.
        Panellist,
        /// Chairs.
        Chair,
        /// Keeps the record.
        Rapporteur,
        /// Opens the discussion of what others said.
        Discussant,
    }
}

crate::choices! {
    /// What clashes in an agenda.
    ClashKind {
        /// Two panels want one room at one time.
        Room,
        /// Two items want one speaker at one time.
        Speaker,
        /// A panel lies outside the event's days or hours.
        OutsideEvent,
        /// An item lies outside its panel's hours.
        OutsidePanel,
        /// Something ends before it begins.
        EndBeforeStart,
    }
}

/// A new panel.
#[derive(Clone, Debug, Object)]
pub struct PanelCreate {
    /// Its place in the agenda, from 1: those from there on move down. Left out: the end.
    #[oai(validator(minimum(value = "1")))]
    pub position: Option<i32>,
    /// The title.
    pub title: Texts,
    /// What it is about, Markdown.
    pub description: Option<Texts>,
    /// The day, one of the event's. An event of one day needs none.
    pub day: Option<NaiveDate>,
    /// When it starts, in the event's time zone.
    pub start_time: Option<WallTime>,
    /// When it ends.
    pub end_time: Option<WallTime>,
    /// The room. Two panels in one room at one time are a clash, named in the agenda.
    #[oai(validator(max_length = 200))]
    pub room: Option<String>,
    /// Remarks for organizers; no page shows them.
    pub notes: Option<String>,
}

/// What changes in a panel: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct PanelPatch {
    /// Its new place in the agenda; the others make room.
    #[oai(validator(minimum(value = "1")))]
    pub position: Option<i32>,
    /// The title.
    pub title: Option<Texts>,
    /// What it is about, Markdown.
    pub description: Change<Texts>,
    /// The day, one of the event's.
    pub day: Change<NaiveDate>,
    /// When it starts, in the event's time zone.
    pub start_time: Change<WallTime>,
    /// When it ends.
    pub end_time: Change<WallTime>,
    /// The room.
    #[oai(validator(max_length = 200))]
    pub room: Change<String>,
    /// Remarks for organizers; no page shows them.
    pub notes: Change<String>,
    /// Whether the registered and the invited get one mail that names what changed.
    pub notify: Option<bool>,
}

/// A panel.
#[derive(Clone, Debug, Object)]
pub struct PanelOut {
    /// Its id.
    pub id: PanelId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// Its event.
    pub event_id: EventId,
    /// Its place in the agenda, from 1.
    pub position: i32,
    /// The title.
    pub title: Texts,
    /// What it is about, Markdown.
    pub description: Option<Texts>,
    /// The day.
    pub day: Option<NaiveDate>,
    /// When it starts, in the event's time zone.
    pub start_time: Option<WallTime>,
    /// When it ends.
    pub end_time: Option<WallTime>,
    /// The room.
    pub room: Option<String>,
    /// Remarks for organizers.
    pub notes: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for panels.
#[derive(Clone, Debug, Default, Object)]
pub struct PanelFilter {
    /// Those of this day.
    pub day: Option<NaiveDate>,
}

/// A speaker as they are on the day.
///
/// With a `person_id`, what is left out is taken from the person as they are now, and stays with the
/// item when the person changes; null leaves it empty. Somebody who is not in the address book
/// needs a `full_name`.
#[derive(Clone, Debug, Object)]
pub struct SpeakerInput {
    /// The person.
    pub person_id: Option<PersonId>,
    /// What they do.
    #[oai(default = "speaks")]
    pub role: SpeakerRole,
    /// The honorific, such as `H.E.`, `Mr.`, `Dr.`.
    #[oai(validator(max_length = 60))]
    pub honorific: Change<String>,
    /// The name.
    #[oai(validator(max_length = 300))]
    pub full_name: Option<String>,
    /// The exact position, with the unit.
    #[oai(validator(max_length = 500))]
    pub position: Change<String>,
    /// The organization.
    #[oai(validator(max_length = 300))]
    pub organization: Change<String>,
    /// The country.
    pub country: Change<CountryCode>,
}

fn speaks() -> SpeakerRole {
    SpeakerRole::Speaker
}

/// A speaker as they were on the day.
#[derive(Clone, Debug, Object)]
pub struct SpeakerOut {
    /// The person, where the address book has them.
    pub person_id: Option<PersonId>,
    /// What they do.
    pub role: SpeakerRole,
    /// The honorific on the day.
    pub honorific: Option<String>,
    /// The name on the day.
    pub full_name: String,
    /// The exact position on the day, with the unit.
    pub position: Option<String>,
    /// The organization on the day.
    pub organization: Option<String>,
    /// The country on the day.
    pub country: Option<CountryCode>,
}

/// A new item of a panel.
#[derive(Clone, Debug, Object)]
pub struct ItemCreate {
    /// Its place in the panel, from 1: those from there on move down. Left out: the end.
    #[oai(validator(minimum(value = "1")))]
    pub position: Option<i32>,
    /// The kind.
    pub kind: ItemKind,
    /// The title.
    pub title: Texts,
    /// What it is about, Markdown.
    #[oai(rename = "abstract")]
    pub abstract_text: Option<Texts>,
    /// The organization that receives a visit.
    pub host_organization_id: Option<OrganizationId>,
    /// When it starts, on the panel's day.
    pub start_time: Option<WallTime>,
    /// When it ends.
    pub end_time: Option<WallTime>,
    /// Who speaks, in order.
    #[oai(default, validator(max_items = 100))]
    pub speakers: Vec<SpeakerInput>,
}

/// What changes in an item: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct ItemPatch {
    /// Its new place in the panel; the others make room.
    #[oai(validator(minimum(value = "1")))]
    pub position: Option<i32>,
    /// The kind.
    pub kind: Option<ItemKind>,
    /// The title.
    pub title: Option<Texts>,
    /// What it is about, Markdown.
    #[oai(rename = "abstract")]
    pub abstract_text: Change<Texts>,
    /// The organization that receives a visit.
    pub host_organization_id: Change<OrganizationId>,
    /// When it starts, on the panel's day.
    pub start_time: Change<WallTime>,
    /// When it ends.
    pub end_time: Change<WallTime>,
    /// All who speak, in order. A person who stood here before keeps what was recorded of them,
    /// unless it is given anew.
    #[oai(validator(max_items = 100))]
    pub speakers: Change<Vec<SpeakerInput>>,
    /// Whether the registered and the invited get one mail that names what changed.
    pub notify: Option<bool>,
}

/// An item of a panel.
#[derive(Clone, Debug, Object)]
pub struct ItemOut {
    /// Its id.
    pub id: ItemId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// Its panel.
    pub panel_id: PanelId,
    /// Its place in the panel, from 1.
    pub position: i32,
    /// The kind.
    pub kind: ItemKind,
    /// The title.
    pub title: Texts,
    /// What it is about, Markdown.
    #[oai(rename = "abstract")]
    pub abstract_text: Option<Texts>,
    /// The organization that receives a visit.
    pub host_organization_id: Option<OrganizationId>,
    /// When it starts, on the panel's day.
    pub start_time: Option<WallTime>,
    /// When it ends.
    pub end_time: Option<WallTime>,
    /// Who speaks, in order, as they were on the day.
    pub speakers: Vec<SpeakerOut>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Filters for items.
#[derive(Clone, Debug, Default, Object)]
pub struct ItemFilter {
    /// Those of this kind.
    pub kind: Option<ItemKind>,
    /// Visits to this organization.
    pub host_organization_id: Option<OrganizationId>,
    /// Those in which this person speaks.
    pub person_id: Option<PersonId>,
    /// Those in which somebody does this.
    pub role: Option<SpeakerRole>,
    /// Those in which somebody of this country speaks.
    pub country: Option<CountryCode>,
}

/// The whole agenda of an event.
#[derive(Clone, Debug, Object)]
pub struct AgendaOut {
    /// The event.
    pub event_id: EventId,
    /// The event's title.
    pub title: Texts,
    /// The zone of all times.
    pub time_zone: TimeZone,
    /// The event's first day.
    pub starts_on: NaiveDate,
    /// The event's last day.
    pub ends_on: NaiveDate,
    /// The days that have panels, in order; panels without a day come last.
    pub days: Vec<AgendaDay>,
    /// What cannot be as it is planned. Nothing is forbidden: it is for you to judge.
    pub clashes: Vec<ClashOut>,
}

/// A day of an agenda.
#[derive(Clone, Debug, Object)]
pub struct AgendaDay {
    /// The day; null for panels that have none yet.
    pub day: Option<NaiveDate>,
    /// Its panels, in order.
    pub panels: Vec<AgendaPanel>,
}

/// A panel with its items.
#[derive(Clone, Debug, Object)]
pub struct AgendaPanel {
    /// The panel.
    #[oai(flatten)]
    pub panel: PanelOut,
    /// Its items, in order.
    pub items: Vec<ItemOut>,
}

/// Something that cannot be as it is planned.
#[derive(Clone, Debug, Object)]
pub struct ClashOut {
    /// What clashes.
    pub kind: ClashKind,
    /// The day.
    pub day: Option<NaiveDate>,
    /// Since when.
    pub start_time: Option<WallTime>,
    /// Until when.
    pub end_time: Option<WallTime>,
    /// The panels concerned.
    pub panel_ids: Vec<PanelId>,
    /// The items concerned.
    pub item_ids: Vec<ItemId>,
    /// The room or the speaker that is wanted twice.
    pub what: Option<String>,
}
