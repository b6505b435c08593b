//! Reading who gets a badge.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::rules::colour;
use super::types::{BadgeList, BadgeOut};
use crate::countries::{CountryCode, names};
use crate::error::{AppError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::RegistrationId;
use crate::pages::Reader;
use crate::pages::catalogue::family;
use crate::people::entity::person;
use crate::registrations::entity::{Column, Entity, Model};
use crate::registrations::types::{AttendanceMode, ParticipantRole, RegistrationStatus};

/// What a badge says of somebody.
#[derive(FromQueryResult)]
struct Coming {
    registration_id: RegistrationId,
    code: String,
    role: ParticipantRole,
    country: Option<CountryCode>,
    organization: Option<String>,
    badge_name: Option<String>,
    full_name: String,
}

/// Of whom badges are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Of those in a role.
    pub role: Option<ParticipantRole>,
    /// Of those for a country.
    pub country: Option<CountryCode>,
}

/// The badges of an event that was found before.
pub async fn list(
    db: &impl ConnectionTrait,
    event: &Event,
    wanted: &Wanted,
    reader: &Reader,
) -> Result<BadgeList> {
    let whose = Condition::all()
        .add(Column::EventId.eq(event.id))
        .add_option(wanted.role.map(|role| Column::Role.eq(role)))
        .add_option(wanted.country.clone().map(|country| Column::Country.eq(country)));
    let coming =
        coming().filter(whose).order_by_asc(person::Column::NameSort).order_by_asc(Column::Id);
    let coming = coming.into_model::<Coming>().all(db).await?;
    Ok(BadgeList {
        event_id: event.id,
        title: event.title_for(reader.language()).to_owned(),
        language: reader.language().clone(),
        badges: coming.into_iter().map(|it| it.badge(reader)).collect(),
    })
}

/// The badge of a registration that was found before; 409 where none is worn.
pub async fn one(db: &impl ConnectionTrait, row: &Model, reader: &Reader) -> Result<BadgeOut> {
    let found = coming().filter(Column::Id.eq(row.id)).into_model::<Coming>().one(db).await?;
    found.map(|it| it.badge(reader)).ok_or_else(|| {
        let detail = format!(
            "Badges are for those who are confirmed and come to the place; this registration is {} \
             ({}).",
            row.status, row.attendance_mode
        );
        AppError::conflict("badge.not_coming", detail)
    })
}

/// Those who are confirmed and come to the place.
fn coming() -> Select<Entity> {
    Entity::find()
        .select_only()
        .column_as(Column::Id, "registration_id")
        .columns([Column::Code, Column::Role, Column::Country, Column::Organization])
        .columns([person::Column::BadgeName, person::Column::FullName])
        .inner_join(person::Entity)
        .filter(Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(Column::AttendanceMode.eq(AttendanceMode::InPerson))
}

impl Coming {
    fn badge(self, reader: &Reader) -> BadgeOut {
        let named = |code| names::name_of(code, reader.language()).to_owned();
        let role = family("badge-role-", self.role.as_str());
        BadgeOut {
            registration_id: self.registration_id,
            code: self.code,
            name: self.badge_name.unwrap_or(self.full_name),
            organization: self.organization,
            country_name: self.country.as_ref().map(named),
            country: self.country,
            role: self.role,
            role_name: reader.catalogue().text(&role, &fluent_bundle::FluentArgs::new()),
            colour: colour(self.role).to_owned(),
        }
    }
}
