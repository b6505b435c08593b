//! Who is in an audience, asked of the rows as they are now.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LockType, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

use super::stretches::Stretch;
use crate::attendance::entity::attendance;
use crate::certificates::entity as certificate;
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::entity::recipient;
use crate::follow_ups::rules::CERTIFICATE;
use crate::follow_ups::types::{Anchor, Attendance, Audience};
use crate::invitations::entity as invitation;
use crate::invitations::service::is_effectively;
use crate::invitations::types::InvitationStatus;
use crate::people::entity::person;
use crate::registrations::entity as registration;
use crate::registrations::types::RegistrationStatus;
use crate::text::Language;

/// Who has not said no, where no status is asked for.
const REGISTERED: [RegistrationStatus; 3] =
    [RegistrationStatus::Pending, RegistrationStatus::Confirmed, RegistrationStatus::Waitlisted];
const INVITED: [InvitationStatus; 2] = [InvitationStatus::Sent, InvitationStatus::Accepted];

/// How whoever is written to is held until the write ends: nobody makes one of two people meanwhile,
/// so that the one who goes is not among them.
pub(super) const STAYING: LockType = LockType::KeyShare;

/// The people of the audience who have not got the follow-up yet.
pub(super) fn waiting(row: &Model, event: &Event, now: DateTime<Utc>) -> Select<person::Entity> {
    waiting_of(row, event, now, Stretch::ALL)
}

/// Those of a stretch; of all that is asked of them, the rows of that stretch alone are looked at.
pub(super) fn waiting_of(
    row: &Model,
    event: &Event,
    now: DateTime<Utc>,
    stretch: Stretch,
) -> Select<person::Entity> {
    let done = Query::select()
        .column(recipient::Column::PersonId)
        .from(recipient::Entity)
        .and_where(recipient::Column::FollowUpId.eq(row.id))
        .to_owned();
    let done = stretch.of(done, recipient::Column::PersonId);
    let asked = Asked { audience: &row.audience, event, now, stretch };
    let mut who = asked.condition().add_option(asked.language()).add_option(asked.mode());
    who = who.add_option(asked.attendance());
    if row.anchor == Some(Anchor::InvitationSent) {
        who = who.add(asked.was_sent_an_invitation());
    }
    if row.attach.iter().any(|name| name == CERTIFICATE) {
        who = who.add(asked.has_certificate());
    }
    who = stretch.bounds(person::Column::Id).fold(who, Condition::add);
    person::Entity::find().filter(who).filter(person::Column::Id.not_in_subquery(done))
}

struct Asked<'a> {
    audience: &'a Audience,
    event: &'a Event,
    now: DateTime<Utc>,
    stretch: Stretch,
}

impl Asked<'_> {
    fn condition(&self) -> Condition {
        let registered = self.audience.registration_status.as_deref();
        let invited = self.audience.invitation_status.as_deref();
        match (registered, invited) {
            (Some(registered), Some(invited)) => {
                Condition::all().add(self.registered(registered)).add(self.invited(invited, false))
            }
            (Some(registered), None) => Condition::all().add(self.registered(registered)),
            (None, Some(invited)) => Condition::all().add(self.invited(invited, true)),
            (None, None) => {
                let all = self.registrations();
                let only_invited = Condition::all()
                    .add(self.invited(&INVITED, true))
                    .add(person::Column::Id.not_in_subquery(all));
                let either = Condition::any().add(self.registered(&REGISTERED)).add(only_invited);
                Condition::all().add(either)
            }
        }
    }

    fn registrations(&self) -> SelectStatement {
        let rows = Query::select()
            .column(registration::Column::PersonId)
            .from(registration::Entity)
            .and_where(registration::Column::EventId.eq(self.event.id))
            .to_owned();
        self.stretch.of(rows, registration::Column::PersonId)
    }

    fn in_already(&self) -> SelectStatement {
        let mut rows = self.registrations();
        rows.and_where(registration::Column::Status.is_in(REGISTERED)).to_owned()
    }

    /// Those with a registration in one of these states, of the roles and countries.
    fn registered(&self, statuses: &[RegistrationStatus]) -> Condition {
        use registration::Column as C;
        let mut which = Condition::all().add(C::Status.is_in(statuses.iter().copied()));
        // The mail that asked them to confirm their address said that it would be the last.
        which = which.add(C::Status.ne(RegistrationStatus::Unverified));
        which = which.add_option(self.role(C::Role));
        which = which.add_option(self.audience.country.as_ref().map(|countries| {
            let own = Condition::all().add(C::Country.is_null());
            Condition::any()
                .add(C::Country.is_in(countries.iter().cloned()))
                .add(own.add(person::Column::Country.is_in(countries.iter().cloned())))
        }));
        let rows = self.registrations().cond_where(which).to_owned();
        Condition::all().add(person::Column::Id.in_subquery(rows))
    }

    /// Those with an invitation in one of these states; where nothing else says it, of the roles
    /// and countries, and nobody to be asked for an answer who is registered without one.
    fn invited(&self, statuses: &[InvitationStatus], decides: bool) -> Condition {
        let mut which = Condition::any();
        for status in statuses {
            let waits = decides && *status == InvitationStatus::Sent;
            let in_state =
                Condition::all().add(is_effectively(*status, self.event, self.now)).add_option(
                    waits.then(|| invitation::Column::PersonId.not_in_subquery(self.in_already())),
                );
            which = which.add(in_state);
        }
        let mut which = Condition::all().add(which);
        if decides {
            which = which.add_option(self.role(invitation::Column::Role));
        }
        let people = Condition::all().add(person::Column::Id.in_subquery(self.invitations(which)));
        let countries = self.audience.country.as_ref().filter(|_| decides);
        people.add_option(countries.map(|list| person::Column::Country.is_in(list.iter().cloned())))
    }

    fn invitations(&self, which: Condition) -> SelectStatement {
        let rows = Query::select()
            .column(invitation::Column::PersonId)
            .from(invitation::Entity)
            .and_where(invitation::Column::EventId.eq(self.event.id))
            .cond_where(which)
            .to_owned();
        self.stretch.of(rows, invitation::Column::PersonId)
    }

    /// Those who are written to in one of the languages, as [`crate::follow_ups::messages::language`]
    /// chooses it.
    fn language(&self) -> Option<Condition> {
        let wanted = self.audience.language.as_ref()?;
        let own = self.event.language().cloned().unwrap_or_else(Language::english);
        let chosen: [SimpleExpr; 4] = [
            Expr::col((person::Entity, person::Column::PreferredLanguage)),
            of_this_person(self.registrations(), registration::Column::Language),
            of_this_person(self.invitations(Condition::all()), invitation::Column::Language),
            Expr::val(own.as_str()),
        ];
        let chosen = Expr::expr(Func::coalesce(chosen));
        let fits = |language: &Language| {
            let narrower = format!("{}-%", language.as_str());
            chosen.clone().eq(language.as_str()).or(chosen.clone().like(narrower))
        };
        Some(wanted.iter().map(fits).fold(Condition::any(), Condition::add))
    }

    /// Those who are registered to take part in one of the ways.
    fn mode(&self) -> Option<Condition> {
        use registration::Column as C;
        let modes = self.audience.attendance_mode.as_ref()?;
        let mut rows = self.registrations();
        rows.and_where(C::AttendanceMode.is_in(modes.iter().copied()));
        rows.and_where(C::Status.ne(RegistrationStatus::Unverified));
        Some(Condition::all().add(person::Column::Id.in_subquery(rows)))
    }

    /// Those who are confirmed, and came or did not.
    fn attendance(&self) -> Option<Condition> {
        use registration::Column as C;
        let wanted = self.audience.attendance.as_ref()?;
        let came = Query::select()
            .column(attendance::Column::RegistrationId)
            .from(attendance::Entity)
            .and_where(attendance::Column::EventId.eq(self.event.id))
            .and_where(attendance::Column::Times.gt(0))
            .to_owned();
        let one = |wanted: &Attendance| match wanted {
            Attendance::Attended => C::Id.in_subquery(came.clone()),
            Attendance::Absent => C::Id.not_in_subquery(came.clone()),
        };
        let either = wanted.iter().map(one).fold(Condition::any(), Condition::add);
        let confirmed = C::Status.eq(RegistrationStatus::Confirmed);
        let which = Condition::all().add(confirmed).add(either);
        let rows = self.registrations().cond_where(which).to_owned();
        Some(Condition::all().add(person::Column::Id.in_subquery(rows)))
    }

    /// Those who have a certificate that is valid.
    fn has_certificate(&self) -> Condition {
        let valid = Query::select()
            .column(certificate::Column::RegistrationId)
            .from(certificate::Entity)
            .and_where(certificate::Column::EventId.eq(self.event.id))
            .and_where(certificate::Column::RevokedAt.is_null())
            .to_owned();
        let mut rows = self.registrations();
        rows.and_where(registration::Column::Id.in_subquery(valid));
        Condition::all().add(person::Column::Id.in_subquery(rows))
    }

    fn was_sent_an_invitation(&self) -> Condition {
        let sent = Condition::all().add(invitation::Column::SentAt.is_not_null());
        let sent = sent.add(invitation::Column::Status.ne(InvitationStatus::Revoked));
        Condition::all().add(person::Column::Id.in_subquery(self.invitations(sent)))
    }

    fn role<C: ColumnTrait>(&self, column: C) -> Option<sea_orm::sea_query::SimpleExpr> {
        let roles = self.audience.role.as_ref()?;
        Some(column.is_in(roles.iter().copied()).into_simple_expr())
    }
}

/// A column of the one row that a person has among these, each of which names a person.
fn of_this_person<C: ColumnTrait>(mut rows: SelectStatement, column: C) -> SimpleExpr {
    let table = column.entity_name();
    rows.clear_selects()
        .column(column)
        .and_where(Expr::col((table, "person_id")).equals((person::Entity, person::Column::Id)));
    SimpleExpr::SubQuery(None, Box::new(rows.into()))
}
