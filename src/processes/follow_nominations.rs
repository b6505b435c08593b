//! What answers, decisions and the clock mean for the seats of countries: whoever does not come gives
//! their seat to whom they named, else to who is next of their country.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use super::select_nomination::offer;
use crate::access::Actor;
use crate::countries::CountryCode;
use crate::db::Write;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::events::seats;
use crate::events::types::EventStatus;
use crate::ids::{EventId, PersonId};
use crate::invitations::entity as invitation;
use crate::invitations::service::is_effectively;
use crate::invitations::types::InvitationStatus;
use crate::nominations::entity::nomination::{self, Model as Nomination};
use crate::nominations::types::{NominationSelect, NominationStatus};
use crate::nominations::{rules, service};
use crate::registrations::entity as registration;
use crate::registrations::types::{RegistrationSource, RegistrationStatus};
use crate::{invitations, registrations};

/// Brings the seats of countries up to date with the register and the invitations of an event, which
/// must be locked; says how many were given up. `entered` is somebody who may have come in: 409 if
/// they were let go before, and their country has no seat any more.
pub(super) async fn follow_nominations(
    w: &Write,
    by: &Actor,
    event: &Event,
    entered: Option<PersonId>,
) -> Result<u64> {
    if event.status != EventStatus::Published || event.is_over(w.now()) {
        // Nobody is asked any more, or yet; who is registered all the same has a seat, or is refused.
        if let Some(person) = entered {
            let_in(w, by, event, person).await?;
        }
        return Ok(0);
    }
    let lost = lost(event, w.now()).order_by_asc(nomination::Column::Rank).all(w).await?;
    let mut freed = Vec::new();
    for row in lost {
        freed.extend(let_go(w, by, event, row).await?);
    }
    if let Some(person) = entered {
        let_in(w, by, event, person).await?;
    }
    for seat in &freed {
        if let Seat::Free(country, input) = seat {
            offer_next(w, by, event, country, input).await?;
        }
    }
    Ok(freed.len() as u64)
}

/// The same by the event's id, which is locked here.
pub(super) async fn follow_event(
    w: &Write,
    by: &Actor,
    event: EventId,
    entered: Option<PersonId>,
) -> Result<()> {
    let event = seats::lock(w, event).await?;
    Box::pin(follow_nominations(w, by, &event, entered)).await.map(drop)
}

/// Gives on the seats of those whose time to answer has run out; says how many.
pub async fn pass_on_seats(w: &Write, by: &Actor, event: EventId) -> Result<u64> {
    let event = seats::lock(w, event).await?;
    Box::pin(follow_nominations(w, by, &event, None)).await
}

/// Whether somebody who was selected for this event does not come.
pub async fn has_lost(
    db: &impl ConnectionTrait,
    event: &Event,
    now: DateTime<Utc>,
) -> Result<bool> {
    Ok(lost(event, now).one(db).await?.is_some())
}

fn is_in() -> impl Iterator<Item = RegistrationStatus> {
    RegistrationStatus::ALL.iter().copied().filter(|status| status.is_in())
}

/// Those who are selected, and neither take part nor hold an invitation that they can accept.
fn lost(event: &Event, now: DateTime<Utc>) -> Select<nomination::Entity> {
    use nomination::Column;
    let of_person =
        |person: sea_orm::sea_query::SimpleExpr| person.eq(Column::PersonId.into_expr());
    let takes_part = Query::select()
        .expr(Expr::val(1))
        .from(registration::Entity)
        .and_where(registration::Column::EventId.eq(event.id))
        .and_where(of_person(registration::Column::PersonId.into_expr()))
        .and_where(registration::Column::Status.is_in(is_in()))
        .to_owned();
    let open = is_effectively(InvitationStatus::Sent, event, now);
    let asked = Query::select()
        .expr(Expr::val(1))
        .from(invitation::Entity)
        .and_where(invitation::Column::EventId.eq(event.id))
        .and_where(of_person(invitation::Column::PersonId.into_expr()))
        .cond_where(open)
        .to_owned();
    nomination::Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(Column::Status.eq(NominationStatus::Selected))
        .filter(Expr::exists(takes_part).not())
        .filter(Expr::exists(asked).not())
}

/// Takes the seat of somebody who does not come, unless it waits for whom they named.
async fn let_go(w: &Write, by: &Actor, event: &Event, row: Nomination) -> Result<Option<Seat>> {
    let heir = match heir(w, event, &row).await? {
        Heir::Asked => return Ok(None),
        Heir::Comes(heir) => Some(heir),
        Heir::Nobody => None,
    };
    let row = service::release(w, by, row).await?;
    if let Some(heir) = heir
        && inherit(w, by, event, &row, &heir).await?
    {
        return Ok(Some(Seat::Kept));
    }
    let input = as_before(w, event, &row).await?;
    Ok(Some(Seat::Free(row.country, Box::new(input))))
}

/// Gives a seat to whoever comes in the place of the one who had it, unless they have one of their
/// own or another country nominated them; says whether.
async fn inherit(
    w: &Write,
    by: &Actor,
    event: &Event,
    from: &Nomination,
    heir: &registration::Model,
) -> Result<bool> {
    let (person, invitation) = (heir.person_id, heir.invitation_id);
    let Some(known) = service::of_person(w, event.id, person).await? else {
        service::take_over(w, by, from, person, heir.role, invitation).await?;
        return Ok(true);
    };
    let fits = known.country == from.country && known.status != NominationStatus::Selected;
    if fits {
        service::mark_selected(w, by, known, invitation).await?;
    }
    Ok(fits)
}

/// What becomes of a seat that somebody gives up.
enum Seat {
    /// Whoever comes in their place has it.
    Kept,
    /// It is offered to who is next of the country, in this way.
    Free(CountryCode, Box<NominationSelect>),
}

/// Who has the place of somebody who does not come.
enum Heir {
    /// Whom they named comes, or an organizer put another into their place.
    Comes(Box<registration::Model>),
    /// Whom they named has not answered.
    Asked,
    /// Nobody.
    Nobody,
}

/// Whether somebody comes in the place of a nominee.
pub(super) async fn is_replaced(w: &Write, event: &Event, row: &Nomination) -> Result<bool> {
    Ok(matches!(heir(w, event, row).await?, Heir::Comes(_)))
}

async fn heir(w: &Write, event: &Event, row: &Nomination) -> Result<Heir> {
    if let Some(own) = registrations::service::of_person(w, event.id, row.person_id).await? {
        let instead = registration::Entity::find()
            .filter(registration::Column::EventId.eq(event.id))
            .filter(registration::Column::SubstituteForId.eq(own.id))
            .filter(registration::Column::Status.is_in(is_in()));
        if let Some(instead) = instead.one(w).await? {
            return Ok(Heir::Comes(Box::new(instead)));
        }
    }
    let first = invitations::service::of_person(w, event.id, row.person_id).await?;
    let Some(first) = first else { return Ok(Heir::Nobody) };
    let mut asked = false;
    for named in invitations::service::named_after(w, &first).await? {
        let found = registrations::service::of_person(w, event.id, named.person_id).await?;
        let came = found.filter(|it| it.status.is_in() && it.invitation_id == Some(named.id));
        if let Some(came) = came {
            return Ok(Heir::Comes(Box::new(came)));
        }
        let ends = invitations::rules::ends_at(named.expires_at, event.ends_at());
        let state = invitations::rules::effective(named.status, ends, w.now());
        asked |= state == InvitationStatus::Sent;
    }
    Ok(if asked { Heir::Asked } else { Heir::Nobody })
}

/// The next one gets as much time to answer as the one before had.
async fn as_before(w: &Write, event: &Event, row: &Nomination) -> Result<NominationSelect> {
    let before = invitations::service::of_person(w, event.id, row.person_id).await?;
    let time = before.and_then(|it| Some(it.expires_at? - it.sent_at?));
    let expires_at = time.map(|time| std::cmp::min(event.ends_at(), w.now() + time));
    let expires_at = expires_at.filter(|at| *at > w.now());
    Ok(NominationSelect { expires_at, ..NominationSelect::default() })
}

/// Somebody who came by their invitation, or whom an organizer registered, takes a seat of the
/// country that nominated them. Whoever signed up by themselves comes for nobody.
async fn let_in(w: &Write, by: &Actor, event: &Event, person: PersonId) -> Result<()> {
    let Some(row) = service::of_person(w, event.id, person).await? else { return Ok(()) };
    let registered = registrations::service::of_person(w, event.id, person).await?;
    let came = registered.filter(|it| it.status.is_in() && it.source != RegistrationSource::Public);
    let Some(came) = came.filter(|_| row.status != NominationStatus::Selected) else {
        return Ok(());
    };
    service::check_seat(w, event.id, &row.country).await?;
    service::mark_selected(w, by, row, came.invitation_id).await.map(drop)
}

/// Offers a seat that nobody has any more as two nominations became one, of which this is the one that
/// went; its person is by now whose the other is.
pub(super) async fn offer_again(
    w: &Write,
    by: &Actor,
    event: &Event,
    gone: &Nomination,
) -> Result<()> {
    if event.status != EventStatus::Published || event.is_over(w.now()) {
        return Ok(());
    }
    let input = as_before(w, event, gone).await?;
    offer_next(w, by, event, &gone.country, &input).await
}

/// Offers a seat to the first of those of a country who stand by whom a letter reaches.
async fn offer_next(
    w: &Write,
    by: &Actor,
    event: &Event,
    country: &CountryCode,
    input: &NominationSelect,
) -> Result<()> {
    if !service::has_seat(w, event.id, country).await? {
        return Ok(());
    }
    for row in service::standing_by(w, event.id, country).await? {
        match offer(w, by, event, row, input).await {
            Ok(_) => return Ok(()),
            // No address, too many letters today, or turned down: nothing was written.
            Err(error) if error.code.starts_with("invitation.") => {}
            Err(error) if [rules::TURNED_DOWN, rules::REPLACED].contains(&&*error.code) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
