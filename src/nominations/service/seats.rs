//! Who of a country has a seat, who is next, and who gives one up. The event must be locked.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use super::KIND;
use super::quotas::{of_country, seats_of};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::countries::CountryCode;
use crate::db::{self, Write};
use crate::error::Result;
use crate::events::types::ParticipantRole;
use crate::ids::{EventId, InvitationId, NominationRequestId, PersonId};
use crate::nominations::entity::nomination::{Column, Entity, Model};
use crate::nominations::rules;
use crate::nominations::types::NominationStatus;

/// How many seats of a country are taken.
pub(super) async fn taken(
    db: &impl ConnectionTrait,
    event: EventId,
    country: &CountryCode,
) -> Result<i64> {
    let selected = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Country.eq(country.clone()))
        .filter(Column::Status.eq(NominationStatus::Selected));
    Ok(i64::try_from(selected.count(db).await?).unwrap_or(i64::MAX))
}

/// 409 where the country has no seat left.
pub async fn check_seat(w: &Write, event: EventId, country: &CountryCode) -> Result<()> {
    let seats = seats_of(w, event, country).await?;
    rules::check_room(country, seats, taken(w, event, country).await?)
}

/// How many alternates of a country stand by, but for those whom `request` has brought.
pub(super) async fn alternates(
    db: &impl ConnectionTrait,
    event: EventId,
    country: &CountryCode,
    request: Option<NominationRequestId>,
) -> Result<i64> {
    let standing = [NominationStatus::Submitted, NominationStatus::Reserve];
    let others = request
        .map(|id| Condition::any().add(Column::RequestId.is_null()).add(Column::RequestId.ne(id)));
    let alternates = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Country.eq(country.clone()))
        .filter(Column::Status.is_in(standing))
        .filter(Column::Alternate.eq(true))
        .filter(Condition::all().add_option(others));
    Ok(i64::try_from(alternates.count(db).await?).unwrap_or(i64::MAX))
}

/// 409 where the country has named as many alternates as it was asked for.
pub(super) async fn check_alternate(
    w: &Write,
    event: EventId,
    country: &CountryCode,
) -> Result<()> {
    let quota = of_country(w, event, country).await?;
    let Some(most) = quota.and_then(|quota| quota.alternates) else { return Ok(()) };
    rules::check_alternates(country, most, alternates(w, event, country, None).await?)
}

/// How many alternates a request may still bring; none: as many as it likes.
pub async fn alternates_left(
    w: &Write,
    event: EventId,
    country: &CountryCode,
    request: NominationRequestId,
) -> Result<Option<i32>> {
    let quota = of_country(w, event, country).await?;
    let Some(most) = quota.and_then(|quota| quota.alternates) else { return Ok(None) };
    let others = alternates(w, event, country, Some(request)).await?;
    Ok(Some(i32::try_from((i64::from(most) - others).max(0)).unwrap_or(i32::MAX)))
}

/// Whether the country has a seat left.
pub async fn has_seat(w: &Write, event: EventId, country: &CountryCode) -> Result<bool> {
    let seats = seats_of(w, event, country).await?;
    Ok(rules::has_room(seats, taken(w, event, country).await?))
}

/// Those of a country who come when one who is selected does not, in their order: whom the
/// organizers have standing by, and the alternates on whom they have not decided.
pub async fn standing_by(w: &Write, event: EventId, country: &CountryCode) -> Result<Vec<Model>> {
    let alternate = Condition::all()
        .add(Column::Status.eq(NominationStatus::Submitted))
        .add(Column::Alternate.eq(true));
    let standing =
        Condition::any().add(Column::Status.eq(NominationStatus::Reserve)).add(alternate);
    let select = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Country.eq(country.clone()))
        .filter(standing);
    let select = select.order_by_asc(Column::Rank).order_by_asc(Column::Id);
    Ok(select.all(w).await?)
}

/// Gives somebody a seat of their country, of which there must be one.
pub async fn mark_selected(
    w: &Write,
    by: &Actor,
    row: Model,
    invitation: Option<InvitationId>,
) -> Result<Model> {
    let invitation_id = invitation.or(row.invitation_id);
    let row = Model { invitation_id, decline_reason: None, ..row };
    decided(w, by, row, NominationStatus::Selected, "nomination.select").await
}

/// Takes note that somebody who was selected does not come.
pub async fn release(w: &Write, by: &Actor, row: Model) -> Result<Model> {
    decided(w, by, row, NominationStatus::Declined, "nomination.release").await
}

/// Gives the seat of one who does not come to somebody who comes in their place.
pub async fn take_over(
    w: &Write,
    by: &Actor,
    from: &Model,
    person: PersonId,
    role: ParticipantRole,
    invitation: Option<InvitationId>,
) -> Result<Model> {
    let row = Model {
        id: w.new_id(),
        version: 1,
        person_id: person,
        invitation_id: invitation,
        request_id: None,
        role,
        alternate: false,
        status: NominationStatus::Selected,
        decline_reason: None,
        decided_by: who(by),
        decided_at: Some(w.now()),
        created_at: w.now(),
        updated_at: w.now(),
        ..from.clone()
    };
    let row = db::insert(w, row).await?;
    let entry = Entry::new("nomination.substitute", KIND, row.id).of(row.event_id);
    audit::record(w, by, &entry).await?;
    Ok(row)
}

/// Writes down what was decided.
pub(super) async fn decided(
    w: &Write,
    by: &Actor,
    mut row: Model,
    status: NominationStatus,
    action: &'static str,
) -> Result<Model> {
    row.status = status;
    row.decided_by = who(by);
    row.decided_at = Some(w.now());
    row.version += 1;
    row.updated_at = w.now();
    let row = db::update(w, row).await?;
    audit::record(w, by, &Entry::new(action, KIND, row.id).of(row.event_id)).await?;
    Ok(row)
}

/// The name of an organizer; what follows from an answer or the clock nobody decided.
fn who(by: &Actor) -> Option<String> {
    by.token_id().map(|_| by.display_name().to_owned())
}
