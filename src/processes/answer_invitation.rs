//! The answer to an invitation: the invitation keeps it, and the register follows.

use super::follow_nominations::follow_nominations;
use super::invitee::Invitee;
use super::name_substitute::{Naming, name_substitute};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, Checks, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::ids::InvitationId;
use crate::invitations;
use crate::invitations::entity::Model as Invitation;
use crate::invitations::service::Said;
use crate::invitations::types::{Answer, InvitationAnswer, InvitationOut, InvitationStatus};
use crate::people;
use crate::people::entity::person::Model as Person;
use crate::people::types::PersonCreate;
use crate::registrations;
use crate::registrations::entity::Model as Registration;
use crate::registrations::rules::{Barred, Move};
use crate::registrations::service::{Details, Newcomer};
use crate::registrations::types::{RegistrationDecision, RegistrationSource, RegistrationStatus};
use crate::text::long_text_fault;

/// What the invitee says.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// Whether they come.
    pub answer: Answer,
    /// How they take part; what is known of the person when left out.
    pub details: Option<&'a Details>,
    /// Why not.
    pub reason: Option<&'a str>,
    /// Who comes instead.
    pub substitute: Option<&'a PersonCreate>,
    /// Who answers on their behalf.
    pub on_behalf: Option<&'a str>,
}

impl Given<'_> {
    /// The answer alone, from the invitee.
    pub fn just(answer: Answer) -> Self {
        Self { answer, details: None, reason: None, substitute: None, on_behalf: None }
    }
}

/// Takes the answer: both rows, the mails and the log, or nothing at all. The same answer again
/// changes nothing; another one is a second thought. The seats of countries follow. Event and
/// invitation must be locked.
pub(super) async fn answer(
    w: &Write,
    by: &Actor,
    event: &Event,
    invitee: Invitee,
    given: &Given<'_>,
) -> Result<(Invitation, Option<Registration>)> {
    let (person, tied) = (invitee.person.id, invitee.invitation.substitute_for_id.is_some());
    let (invitation, registration) = Box::pin(take(w, by, event, invitee, given)).await?;
    let nominated =
        registration.as_ref().is_some_and(|row| row.source == RegistrationSource::Nomination);
    // Who accepts, and is neither nominated nor comes in anybody's place, takes no country's seat.
    if given.answer != Answer::Accept || nominated || tied {
        Box::pin(follow_nominations(w, by, event, Some(person))).await?;
    }
    Ok((invitation, registration))
}

async fn take(
    w: &Write,
    by: &Actor,
    event: &Event,
    invitee: Invitee,
    given: &Given<'_>,
) -> Result<(Invitation, Option<Registration>)> {
    // Before anything of it is kept: the invitation bears the name of whoever comes instead.
    if let Some(substitute) = given.substitute {
        people::service::judge(w, substitute).await?;
    }
    let first = invitee.invitation.clone();
    check_second_thought(w, by, &first, given.answer).await?;
    let said = Said {
        answer: given.answer,
        reason: given.reason,
        substitute: given.substitute.map(|person| person.full_name.as_str()),
        on_behalf: given.on_behalf,
    };
    let invitation = invitations::service::answered(w, by, event, first.clone(), said).await?;
    if given.answer == Answer::Decline {
        // In boxes, as what each of them does in turn makes them large.
        let registration = Box::pin(decline(w, by, event, &first, &invitation)).await?;
        return Ok((invitation, registration));
    }
    let given_back = registrations::service::is_given_back(w, event, &first, w.now()).await?;
    invitations::rules::check_place_kept(given_back && !first.in_own_right)?;
    // One invitation brings one person: either the invitee or whom they named.
    let chain = if invitee.names_somebody {
        invitations::service::named_after(w, &first).await?
    } else {
        Vec::new()
    };
    let comes = registrations::service::comes_instead(w, &first, &chain).await?;
    invitations::rules::check_substituted(comes)?;
    let invitation = if given_back {
        // Invited by the organizers, too, they come like anybody else.
        invitations::service::release(w, by, invitation).await?
    } else {
        invitation
    };
    let Some(substitute) = given.substitute else {
        registrations::service::call_back(w, by, event, chain).await?;
        let kept = match first.status {
            InvitationStatus::Accepted => Vec::new(),
            _ => registrations::service::kept_places(w, &invitation).await?,
        };
        let registration =
            Box::pin(enter(w, by, event, &invitee, &invitation, given, kept)).await?;
        return Ok((invitation, Some(registration)));
    };
    // Whoever names somebody keeps their place until that one accepts, and then hands it over.
    let naming = Naming { first: &first, answered: &invitation };
    Box::pin(name_substitute(w, by, event, naming, chain, substitute)).await?;
    Ok((invitation, None))
}

/// Takes an answer that came by telephone or by note; who recorded it is kept.
pub async fn answer_on_behalf(
    w: &Write,
    by: &Actor,
    id: InvitationId,
    input: &InvitationAnswer,
) -> Result<InvitationOut> {
    if (input.answer == Answer::Substitute) != input.substitute.is_some() {
        return Err(AppError::invalid(vec![FieldError::new(
            "substitute",
            "required",
            "Name the substitute with the answer `substitute`, and with no other.",
        )]));
    }
    let mut checks = Checks::new();
    let fits = input.reason.is_none() || input.answer != Answer::Accept;
    checks.require(fits, "reason", "unfit", "Who accepts gives no reason for not coming.");
    checks.extend(input.reason.as_deref().and_then(|it| long_text_fault("reason", it, 2000)));
    checks.finish()?;
    let (event, invitee) = Invitee::by_id(w, by, id).await?;
    let given = Given {
        reason: input.reason.as_deref(),
        substitute: input.substitute.as_ref(),
        on_behalf: Some(by.display_name()),
        ..Given::just(input.answer)
    };
    let answered = answer(w, by, &event, invitee, &given).await;
    let (invitation, _) = answered.map_err(|error| match input.answer {
        Answer::Substitute => error.below("/substitute"),
        Answer::Accept | Answer::Decline => error,
    })?;
    invitations::service::get(w, &event, invitation, w.now()).await
}

/// 409 if somebody whom the organizers took out of the register, or in whose place they put another,
/// thinks again of an invitation that they have answered. One that was sent after that is a new word
/// of the organizers. Whom they turned down names nobody either.
async fn check_second_thought(
    w: &Write,
    by: &Actor,
    invitation: &Invitation,
    answer: Answer,
) -> Result<()> {
    let again = invitation.status.is_answered();
    let judged = answer == Answer::Substitute || (answer == Answer::Accept && again);
    if !judged || !by.is_participant() {
        return Ok(());
    }
    let (event, person) = (invitation.event_id, invitation.person_id);
    let Some(row) = registrations::service::locked_of_person(w, event, person).await? else {
        return Ok(());
    };
    if row.status == RegistrationStatus::Rejected {
        return registrations::rules::check(row.status, Move::Return);
    }
    let barred = registrations::service::barred(w, &row).await?.filter(|_| again);
    // Of those whom they named themselves, the invitation knows more.
    let chain = invitations::service::named_after(w, invitation).await?;
    let named = registrations::service::comes_instead(w, invitation, &chain).await?;
    Barred::check(barred.filter(|it| *it == Barred::TakenBack || !named))
}

async fn enter(
    w: &Write,
    by: &Actor,
    event: &Event,
    invitee: &Invitee,
    invitation: &Invitation,
    given: &Given<'_>,
    kept: Vec<Registration>,
) -> Result<Registration> {
    let mut known = match given.details {
        Some(said) => said.clone(),
        None => known(w, event, &invitee.person).await?,
    };
    let mut kept = kept.into_iter();
    let place = kept.next();
    known.mode = known.mode.or_else(|| place.as_ref().map(|row| row.attendance_mode));
    let newcomer = Newcomer {
        person: &invitee.person,
        role: invitation.role,
        source: if invitee.nominated {
            RegistrationSource::Nomination
        } else {
            RegistrationSource::Invitation
        },
        skip_approval: invitation.skip_approval,
        invitation: Some(invitation.id),
        details: &known,
        registered_by: given.on_behalf,
        notify: true,
    };
    let Some(place) = place else {
        return if invitee.registered {
            Ok(registrations::service::enter(w, by, event, &newcomer).await?.row())
        } else {
            registrations::service::enter_new(w, by, event, &newcomer).await
        };
    };
    let kept = (place, kept.collect());
    Box::pin(registrations::service::hand_over(w, by, event, kept, &newcomer)).await
}

/// What somebody who says nothing now has said before, or else what is known of them.
async fn known(w: &Write, event: &Event, person: &Person) -> Result<Details> {
    let before = registrations::service::locked_of_person(w, event.id, person.id).await?;
    match before.filter(|row| row.status.is_in()) {
        Some(row) => Ok(Details::said(&row)),
        None => Details::of(w, person).await,
    }
}

/// Takes back the registration; whoever keeps a place for somebody who does not come hears that it
/// is theirs still.
async fn decline(
    w: &Write,
    by: &Actor,
    event: &Event,
    first: &Invitation,
    invitation: &Invitation,
) -> Result<Option<Registration>> {
    let found = registrations::service::locked_of_person(w, event.id, invitation.person_id).await?;
    let found = found.filter(|row| row.status.is_in());
    // Of one that waits for a place, the register tells whoever keeps it.
    let waits = |row: &Registration| row.status == RegistrationStatus::Pending;
    let told = found.as_ref().is_some_and(|row| waits(row) && row.substitute_for_id.is_some());
    let left = match found {
        Some(row) => {
            let told = RegistrationDecision { reason: None, notify: true };
            Some(registrations::service::withdraw(w, by, event, row, &told).await?)
        }
        None => None,
    };
    if !told && first.status != InvitationStatus::Declined {
        registrations::service::tell_keepers(w, event, invitation).await?;
    }
    Ok(left)
}
