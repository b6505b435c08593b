//! Issuing certificates to all who meet what is asked.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::due::not_due;
use super::print::{Given, Press, name_of};
use super::{CHUNK, KIND};
use crate::access::Actor;
use crate::attendance;
use crate::attendance::service::Shares;
use crate::attendance::types::AttendanceMeasure;
use crate::audit::{self, Entry};
use crate::certificates::entity::{Column, Entity, Model};
use crate::certificates::rules::{self, Candidate};
use crate::certificates::types::{
    CertificateKind, CertificateOutcome, CertificateResult, CertificatesIssue, CertificatesIssued,
};
use crate::db::Write;
use crate::error::{AppError, Checks, Result};
use crate::events::entity::event::Model as Event;
use crate::events::{self, seats};
use crate::ids::{CertificateId, EventId, RegistrationId};
use crate::people::entity::person::{self, Model as Person};
use crate::registrations::entity::{self as registration, Model as Registration};
use crate::registrations::types::RegistrationStatus;
use crate::text::Language;

/// Somebody who may get one.
type Somebody = (Registration, Person);

/// What was issued of a kind to a registration before.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    valid: Option<CertificateId>,
    revoked: bool,
}

/// What is issued, with what is left out filled in.
struct Wanted<'a> {
    input: &'a CertificatesIssue,
    measure: AttendanceMeasure,
    threshold: i32,
    /// What each has in the test, where one is asked.
    percents: &'a BTreeMap<RegistrationId, i32>,
}

/// Issues certificates to all who meet what is asked and have none; says what came of each. `percents` is
/// what each has in the test, where one is asked, and `site` where this server is reached.
pub async fn issue(
    w: &Write,
    by: &Actor,
    id: EventId,
    input: &CertificatesIssue,
    percents: &BTreeMap<RegistrationId, i32>,
    site: &str,
) -> Result<CertificatesIssued> {
    events::service::check_seen(w, by, id).await?;
    rules::check_issue(input)?;
    let event = seats::lock(w, id).await?;
    let people = people(w, id, input).await?;
    rules::check_people(people.len())?;
    check_known(input, &people)?;
    rules::check_event(&event, w.now())?;
    let wanted = Wanted {
        input,
        measure: input.measure.unwrap_or(AttendanceMeasure::Days),
        threshold: input.threshold.unwrap_or_else(|| rules::usual_threshold(input.kind)),
        percents,
    };
    let shares = attendance::service::shares(w, id, wanted.measure).await?;
    rules::check_held(shares.held, wanted.threshold)?;
    let before = before(w, id, input.kind).await?;
    let no_longer_due = not_due(w, id, input.kind, (wanted.measure, &shares)).await?;
    let mut results = Vec::with_capacity(people.len());
    let mut to_issue = Vec::new();
    for somebody in people {
        let result = wanted.result(&somebody, &shares, &before);
        if result.outcome == CertificateOutcome::Issued {
            to_issue.push(somebody);
        }
        results.push(result);
    }
    if !input.dry_run {
        let made = wanted.print(w, &event, site, &shares, &to_issue).await?;
        keep(w, by, &made).await?;
        let ids: BTreeMap<_, _> = made.iter().map(|row| (row.registration_id, row.id)).collect();
        for result in &mut results {
            let own = ids.get(&result.registration_id).copied();
            result.certificate_id = result.certificate_id.or(own);
        }
    }
    let told = wanted.counted(id, shares.held, results);
    Ok(CertificatesIssued { no_longer_due, ..told })
}

/// Those who are confirmed, or those who are named, by name.
async fn people(
    db: &impl ConnectionTrait,
    event: EventId,
    input: &CertificatesIssue,
) -> Result<Vec<Somebody>> {
    use registration::Column as C;
    let confirmed =
        input.registration_ids.is_none().then(|| C::Status.eq(RegistrationStatus::Confirmed));
    let named = input.registration_ids.as_ref().map(|ids| C::Id.is_in(ids.iter().copied()));
    let whose = Condition::all()
        .add(C::EventId.eq(event))
        .add_option(confirmed)
        .add_option(named)
        .add_option(input.role.map(|role| C::Role.eq(role)));
    let rows = registration::Entity::find()
        .find_also_related(person::Entity)
        .filter(whose)
        .order_by_asc(person::Column::NameSort)
        .order_by_asc(C::Id)
        .limit(rules::PEOPLE_MAX + 1)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(row, person)| Some((row, person?))).collect())
}

/// 422 for a registration that the event does not have, or not in the role.
fn check_known(input: &CertificatesIssue, people: &[Somebody]) -> Result<()> {
    let known: std::collections::BTreeSet<RegistrationId> =
        people.iter().map(|(row, _)| row.id).collect();
    let mut checks = Checks::new();
    for (index, id) in input.registration_ids.iter().flatten().enumerate() {
        let message = "This event has no such registration, or none in this role.";
        let pointer = format!("registration_ids/{index}");
        checks.require(known.contains(id), &pointer, "unknown", message);
    }
    checks.finish()
}

async fn before(
    db: &impl ConnectionTrait,
    event: EventId,
    kind: CertificateKind,
) -> Result<BTreeMap<RegistrationId, Before>> {
    let rows = Entity::find().filter(Column::EventId.eq(event)).filter(Column::Kind.eq(kind));
    let mut before: BTreeMap<RegistrationId, Before> = BTreeMap::new();
    for row in rows.all(db).await? {
        let known = before.entry(row.registration_id).or_default();
        match row.revoked_at {
            None => known.valid = Some(row.id),
            Some(_) => known.revoked = true,
        }
    }
    Ok(before)
}

/// Writes down what was issued.
async fn keep(w: &Write, by: &Actor, made: &[Model]) -> Result<()> {
    for chunk in made.chunks(CHUNK) {
        let rows = chunk.iter().map(|row| row.clone().into_active_model().reset_all());
        Entity::insert_many(rows).exec_without_returning(w).await?;
    }
    let entry = |row: &Model| Entry::new("certificate.issue", KIND, row.id).of(row.event_id);
    let entries: Vec<Entry> = made.iter().map(entry).collect();
    audit::record_many(w, by, &entries).await
}

/// In which language somebody's is, where none is asked for.
fn language(event: &Event, (row, person): &Somebody) -> Language {
    let own = row.language.as_ref().or(person.preferred_language.as_ref());
    own.or(event.language()).cloned().unwrap_or_else(Language::english)
}

impl Wanted<'_> {
    fn result(
        &self,
        (row, person): &Somebody,
        shares: &Shares,
        before: &BTreeMap<RegistrationId, Before>,
    ) -> CertificateResult {
        let before = before.get(&row.id).copied().unwrap_or_default();
        let attended = shares.of(row.id);
        let minimum = self.input.tests.map(|tests| tests.minimum_percent);
        let test_percent = minimum.and_then(|_| self.percents.get(&row.id).copied());
        let who = Candidate {
            status: row.status,
            unnamed: person.unnamed,
            attended,
            passed: minimum.is_none_or(|minimum| test_percent.is_some_and(|it| it >= minimum)),
            has_one: before.valid.is_some(),
            had_one: before.revoked,
        };
        CertificateResult {
            registration_id: row.id,
            name: name_of(person).to_owned(),
            attended,
            test_percent,
            outcome: rules::outcome(who, shares.held, self.threshold),
            certificate_id: before.valid,
        }
    }

    async fn print(
        &self,
        w: &Write,
        event: &Event,
        site: &str,
        shares: &Shares,
        whom: &[Somebody],
    ) -> Result<Vec<Model>> {
        let mut press = Press::of(w, event, site).await?;
        let mut made = Vec::with_capacity(whom.len());
        for somebody in whom {
            let asked = self.input.language.clone();
            let given = Given {
                kind: self.input.kind,
                language: asked.unwrap_or_else(|| language(event, somebody)),
                hours: self.input.hours,
                signatory_name: self.input.signatory_name.clone(),
                signatory_title: self.input.signatory_title.clone(),
                measure: self.measure,
                threshold: self.threshold,
                attended: i32::try_from(shares.of(somebody.0.id)).map_err(AppError::internal)?,
                held: i32::try_from(shares.held).map_err(AppError::internal)?,
                replaces_id: None,
                further: false,
            };
            made.push(press.print(&somebody.0, &somebody.1, given)?);
        }
        Ok(made)
    }

    fn counted(
        &self,
        event_id: EventId,
        held: u32,
        results: Vec<CertificateResult>,
    ) -> CertificatesIssued {
        let count = |outcome| {
            let rows = results.iter().filter(|row| row.outcome == outcome).count();
            u32::try_from(rows).unwrap_or(u32::MAX)
        };
        let issued = count(CertificateOutcome::Issued);
        let already = count(CertificateOutcome::Already);
        let all = u32::try_from(results.len()).unwrap_or(u32::MAX);
        CertificatesIssued {
            event_id,
            kind: self.input.kind,
            measure: self.measure,
            threshold: self.threshold,
            minimum_percent: self.input.tests.map(|tests| tests.minimum_percent),
            held,
            dry_run: self.input.dry_run,
            issued,
            already,
            left_out: all - issued - already,
            results,
            no_longer_due: Vec::new(),
        }
    }
}
