//! What is on record of an event, read once for whatever language its report is in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::access::Actor;
use crate::agenda::service::Outline;
use crate::assessments;
use crate::assessments::service::Assessed;
use crate::attendance;
use crate::db::page::PageQuery;
use crate::error::Result;
use crate::evaluations;
use crate::evaluations::entity::evaluation::{self, Model as Evaluation};
use crate::evaluations::types::{EvaluationResults, EvaluationStatus, Subject};
use crate::events;
use crate::events::entity::coverage;
use crate::events::entity::event::Model as Event;
use crate::events::service::Parts;
use crate::ids::{EventId, OrganizationId, RecommendationId};
use crate::needs::entity as need;
use crate::organizations;
use crate::organizations::entity::Model as Organization;
use crate::programmes;
use crate::programmes::types::ProgrammeOut;
use crate::recommendations;
use crate::recommendations::table::Row as Recommendation;
use crate::recommendations::types::RecommendationFilter;
use crate::registrations;
use crate::registrations::types::{ParticipantRole, RegistrationStatus};
use crate::reports::participants;
use crate::reports::participants::types::ListOfParticipants;
use crate::reports::types::{Counts, EventStatistics};
use crate::reports::{rules, service};
use crate::text::Language;

/// How many reports of media are told of.
const COVERAGE: u64 = 1_000;
/// How many capacity needs and barriers are told of.
const NEEDS: u64 = 1_000;
/// How many forms are told of.
const FORMS: u64 = 50;

/// What is on record of an event.
#[derive(Debug)]
pub struct Record {
    /// The event.
    pub event: Event,
    /// Its organizations and countries.
    pub parts: Parts,
    /// The programme under which it is held, and those above that one. Whoever may read the event reads
    /// what it is held within.
    pub programmes: Vec<ProgrammeOut>,
    /// What is counted, and what is claimed.
    pub statistics: EventStatistics,
    /// How many of those who took part came at all; none where nobody was checked in.
    pub came: Option<i64>,
    /// Those who took part, by country.
    pub by_country: Counts,
    /// The organizations of observers, in no order.
    pub observers: Vec<String>,
    /// The agenda.
    pub outline: Outline,
    /// Studies of it with what they found, in the order in which they were recorded.
    pub assessments: Vec<Assessed>,
    /// Its capacity needs and barriers, in the order in which they were recorded.
    pub needs: Vec<need::Model>,
    /// Its recommendations by number, once for each addressee.
    pub recommendations: Vec<Recommendation>,
    /// Those that are in the place of some of them, with their numbers and events, as far as the caller
    /// sees them.
    pub instead: BTreeMap<RecommendationId, (i32, Event)>,
    /// What media reported, in the order in which it was recorded.
    pub coverage: Vec<coverage::Model>,
    /// What people were asked about it, and what they answered.
    pub evaluations: Vec<Evaluated>,
    /// Who agreed to be listed.
    pub listed: ListOfParticipants,
    /// The organizations that are named.
    pub organizations: BTreeMap<OrganizationId, Organization>,
}

/// A form that was opened, and what came of it as far as it can be handed on.
#[derive(Debug)]
pub struct Evaluated {
    /// The form.
    pub form: Evaluation,
    /// What each question was about.
    pub subjects: Vec<Subject>,
    /// What came of it.
    pub results: EvaluationResults,
}

impl Record {
    /// Reads it, of an event that the caller has found.
    pub async fn read(
        db: &DatabaseConnection,
        by: &Actor,
        event: &Event,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let parts = events::service::parts_of(db, &[event.id]).await?.remove(&event.id);
        let parts = parts.unwrap_or_default();
        let programmes = programmes::service::upwards_unscoped(db, event.programme_id).await?;
        let outline = Outline::read(db, event.clone()).await?;
        let recommendations = recommendations_of(db, by, event.id, now).await?;
        let instead = instead(db, by, &recommendations).await?;
        let own = parts.organizations.iter().map(|it| it.organization_id);
        let named = programmes.iter().flat_map(|it| &it.organizations);
        let named = named.map(|it| it.organization_id);
        let hosts = outline.items().filter_map(|whole| whole.item.host_organization_id);
        let counterparts = recommendations.iter().flat_map(|it| &it.recommendation.counterparts);
        let counterparts = counterparts.filter_map(|it| it.organization_id);
        let ids: Vec<_> = own.chain(named).chain(hosts).chain(counterparts).collect();
        let tallies = registrations::service::tallies(db, event.id).await?;
        let here = attendance::service::tallies(db, event.id).await?;
        Ok(Self {
            organizations: organizations::service::by_ids(db, ids).await?,
            statistics: service::statistics(db, event, now).await?,
            came: (!here.is_empty()).then(|| rules::came(&here)),
            by_country: rules::participants_by_country(&tallies),
            observers: observers(db, event.id).await?,
            assessments: assessments::service::of_event(db, event.id).await?,
            needs: needs_of(db, event.id).await?,
            coverage: coverage_of(db, event.id).await?,
            evaluations: evaluations_of(db, event).await?,
            listed: participants::service::list(db, event, &Language::english()).await?,
            event: event.clone(),
            parts,
            programmes,
            outline,
            recommendations,
            instead,
        })
    }
}

async fn recommendations_of(
    db: &DatabaseConnection,
    by: &Actor,
    event: EventId,
    now: DateTime<Utc>,
) -> Result<Vec<Recommendation>> {
    let all = (&PageQuery::default(), &RecommendationFilter::default());
    let mut rows = recommendations::service::whole(db, by, now, Some(event), all).await?;
    rows.sort_by_key(|row| row.recommendation.number);
    Ok(rows)
}

/// Those that some repeat, or in which they go on.
async fn instead(
    db: &impl ConnectionTrait,
    by: &Actor,
    all: &[Recommendation],
) -> Result<BTreeMap<RecommendationId, (i32, Event)>> {
    let others = all.iter().map(|row| &row.recommendation);
    let others = others.flat_map(|own| own.carried_to.into_iter().chain(own.duplicate_of));
    let mut ids: Vec<RecommendationId> = others.collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    recommendations::service::numbers(db, by, &ids).await
}

/// The organizations of those who were confirmed as observers.
async fn observers(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<String>> {
    use registrations::entity::{Column, Entity};
    let all = Entity::find()
        .select_only()
        .column(Column::Organization)
        .filter(Column::EventId.eq(event))
        .filter(Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(Column::Role.eq(ParticipantRole::Observer))
        .filter(Column::Organization.is_not_null())
        .distinct();
    Ok(all.into_tuple().all(db).await?)
}

async fn coverage_of(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<coverage::Model>> {
    use coverage::{Column, Entity};
    let all = Entity::find().filter(Column::EventId.eq(event)).order_by_asc(Column::Id);
    Ok(all.limit(COVERAGE).all(db).await?)
}

async fn needs_of(db: &impl ConnectionTrait, event: EventId) -> Result<Vec<need::Model>> {
    use need::{Column, Entity};
    let all = Entity::find().filter(Column::EventId.eq(event)).order_by_asc(Column::Id);
    Ok(all.limit(NEEDS).all(db).await?)
}

/// What people answered about an event, form by form.
async fn evaluations_of(db: &impl ConnectionTrait, event: &Event) -> Result<Vec<Evaluated>> {
    use evaluation::{Column, Entity};
    let opened = [EvaluationStatus::Open, EvaluationStatus::Closed];
    let forms = Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(Column::Status.is_in(opened))
        .order_by_asc(Column::Id)
        .limit(FORMS);
    let mut all = Vec::new();
    for form in forms.all(db).await? {
        let results = evaluations::service::results_to_hand_on(db, &form, event).await?;
        let subjects = evaluations::service::subjects_of(db, event, &form).await?;
        all.push(Evaluated { form, subjects, results });
    }
    Ok(all)
}
