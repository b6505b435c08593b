//! What is on record of a programme, read once for whatever language its report is in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::rules;
use super::types::{DonorFigures, IndicatorProgress};
use crate::access::{Actor, Scope};
use crate::certificates::entity as certificate;
use crate::certificates::types::CertificateKind;
use crate::error::Result;
use crate::evaluations;
use crate::evaluations::entity::evaluation::{self, Model as Evaluation};
use crate::evaluations::rules::scores::mean;
use crate::evaluations::rules::told::of_scale;
use crate::evaluations::types::{EvaluationKind, EvaluationResults, EvaluationStatus};
use crate::events::entity::event::{self, Model as Event};
use crate::ids::{EventId, OrganizationId, ProgrammeId};
use crate::materials::entity::material;
use crate::materials::types::Visibility;
use crate::organizations;
use crate::organizations::entity::Model as Organization;
use crate::programmes;
use crate::programmes::entity::programme;
use crate::programmes::indicators;
use crate::programmes::types::ProgrammeOut;
use crate::recommendations::dashboard;
use crate::recommendations::dashboard::types::RecommendationsDashboard;
use crate::reports::across::events::{Counted, counted, events_of};
use crate::reports::across::rules::{Period, is_held};
use crate::reports::across::turnout::Turnouts;
use crate::text::Texts;

/// How many forms are told of.
const FORMS: usize = 100;

/// What is on record of a programme.
#[derive(Debug)]
pub(super) struct Record {
    /// The programme, and then those above it, as far as the caller sees them.
    pub programmes: Vec<ProgrammeOut>,
    /// Over which time.
    pub period: Period,
    /// The events that were held, in their order.
    pub events: Vec<Counted>,
    /// What the programmes are called under which they stand.
    pub titles: BTreeMap<ProgrammeId, Texts>,
    /// Who took part.
    pub turnouts: Turnouts,
    /// How their recommendations stand.
    pub recommendations: RecommendationsDashboard,
    /// What participants answered, as far as it can be handed on.
    pub forms: Vec<Form>,
    /// Whether there are more forms than are told of.
    pub more_forms: bool,
    /// How many materials there are for whom.
    pub materials: BTreeMap<Visibility, i64>,
    /// How many certificates were issued and not revoked.
    pub certificates: BTreeMap<CertificateKind, i64>,
    /// What all this comes to.
    pub figures: DonorFigures,
    /// How far the indicators are.
    pub indicators: Vec<IndicatorProgress>,
    /// The organizations that are named.
    pub organizations: BTreeMap<OrganizationId, Organization>,
}

/// A form that is closed, and what came of it.
#[derive(Debug)]
pub(super) struct Form {
    /// What came of it.
    pub results: EvaluationResults,
    /// Of an opinion of an event: the mean of its scales, from 0 to 100.
    pub opinion: Option<f64>,
    /// Of a post-test: what was gained.
    pub gain: Option<f64>,
}

impl Record {
    /// Reads it, of a programme that the caller has found.
    pub async fn read(
        db: &DatabaseConnection,
        by: &Actor,
        id: ProgrammeId,
        period: Period,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let programmes = programmes::service::upwards_unscoped(db, Some(id)).await?;
        let programmes: Vec<_> = programmes.into_iter().map(|it| as_seen(by, it)).collect();
        let mut events = events_of(db, by, id, &period).await?;
        events.retain(|event| is_held(event, now));
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        let turnouts = Turnouts::read(db, &ids).await?;
        let which = Condition::all().add(event::Column::Id.is_in(ids.iter().copied()));
        let recommendations = dashboard::service::counted(db, by, now, id, which).await?;
        let (forms, more_forms) = forms(db, &events).await?;
        // A mean of those forms that are told of would pass for that of all.
        let told: &[Form] = if more_forms { &[] } else { &forms };
        let opinions: Vec<f64> = told.iter().filter_map(|form| form.opinion).collect();
        let gains: Vec<f64> = told.iter().filter_map(|form| form.gain).collect();
        let figures = rules::figures(ids.len(), &turnouts, &recommendations, (&opinions, &gains));
        let all = (&figures, &turnouts, &recommendations);
        let own = indicators::service::all_of(db, id).await?;
        let progress =
            own.iter().map(|(own, values)| rules::progress(own, values, period.to.as_ref(), all));
        let indicators = progress.collect();
        let named = programmes.iter().flat_map(|it| &it.organizations);
        let named: Vec<_> = named.map(|it| it.organization_id).collect();
        Ok(Self {
            organizations: organizations::service::by_ids(db, named).await?,
            titles: titles(db, &events).await?,
            events: counted(db, events).await?,
            materials: materials(db, &ids).await?,
            certificates: certificates(db, &ids).await?,
            programmes,
            period,
            turnouts,
            recommendations,
            forms,
            more_forms,
            figures,
            indicators,
        })
    }
}

/// Of a programme above that the caller does not see what it is called, and nothing else.
fn as_seen(by: &Actor, programme: ProgrammeOut) -> ProgrammeOut {
    let is_seen = match &by.scope {
        Scope::Everything => true,
        Scope::Limited { programmes, .. } => programmes.contains(&programme.id),
    };
    if is_seen {
        return programme;
    }
    ProgrammeOut {
        description: None,
        starts_on: None,
        ends_on: None,
        organizations: Vec::new(),
        countries: Vec::new(),
        agreements: Vec::new(),
        references: Vec::new(),
        ..programme
    }
}

async fn titles(
    db: &impl ConnectionTrait,
    events: &[Event],
) -> Result<BTreeMap<ProgrammeId, Texts>> {
    use programme::{Column, Entity};
    let ids = events.iter().filter_map(|event| event.programme_id);
    let select = Entity::find().select_only().columns([Column::Id, Column::Title]);
    let rows: Vec<(ProgrammeId, Texts)> =
        select.filter(Column::Id.is_in(ids)).into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

/// The forms that are closed, in the order in which they were made, and whether there are more of them.
async fn forms(db: &impl ConnectionTrait, events: &[Event]) -> Result<(Vec<Form>, bool)> {
    use evaluation::{Column, Entity};
    let by_id: BTreeMap<EventId, &Event> = events.iter().map(|event| (event.id, event)).collect();
    let closed = Entity::find()
        .filter(Column::EventId.is_in(by_id.keys().copied()))
        .filter(Column::Status.eq(EvaluationStatus::Closed))
        .order_by_asc(Column::Id)
        .limit(FORMS as u64 + 1);
    let mut rows = closed.all(db).await?;
    let is_more = rows.len() > FORMS;
    rows.truncate(FORMS);
    let mut all = Vec::new();
    for row in rows {
        if let Some(event) = by_id.get(&row.event_id) {
            let results = evaluations::service::results_to_hand_on(db, &row, event).await?;
            all.push(form(&row, results));
        }
    }
    Ok((all, is_more))
}

fn form(row: &Evaluation, results: EvaluationResults) -> Form {
    let both = row.questions.iter().zip(&results.questions);
    let means = both.filter_map(|(asked, told)| Some(of_scale(asked, told.mean?)));
    let means: Vec<f64> = means.collect();
    let is_opinion = row.kind == EvaluationKind::Reaction;
    let opinion = mean(&means).filter(|_| is_opinion);
    let gain = results.test.as_ref().and_then(|test| test.gain.as_ref()).map(|gain| gain.gain);
    Form { results, opinion, gain }
}

async fn materials(
    db: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<BTreeMap<Visibility, i64>> {
    use material::{Column, Entity};
    let select = Entity::find()
        .select_only()
        .column(Column::Visibility)
        .expr_as(Column::Id.count(), "count")
        .filter(Column::EventId.is_in(events.iter().copied()))
        .group_by(Column::Visibility);
    let rows: Vec<(Visibility, i64)> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

async fn certificates(
    db: &impl ConnectionTrait,
    events: &[EventId],
) -> Result<BTreeMap<CertificateKind, i64>> {
    use certificate::{Column, Entity};
    let select = Entity::find()
        .select_only()
        .column(Column::Kind)
        .expr_as(Column::Id.count(), "count")
        .filter(Column::EventId.is_in(events.iter().copied()))
        .filter(Column::RevokedAt.is_null())
        .group_by(Column::Kind);
    let rows: Vec<(CertificateKind, i64)> = select.into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}
