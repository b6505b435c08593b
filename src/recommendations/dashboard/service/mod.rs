//! Counting the recommendations of a programme, by a number of queries that does not depend on how many
//! there are.

mod ends;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait as _,
};

use super::rules::One;
use super::types::{
    AcceptanceCount, AddresseeCounts, CountryCounts, ImplementationCount, RecommendationsDashboard,
    StandingCounts,
};
use crate::access::{Actor, Scope, programmes_below};
use crate::countries::CountryCode;
use crate::error::Result;
use crate::events::entity::event;
use crate::ids::{EventId, OrganizationId, ProgrammeId, RecommendationId};
use crate::organizations::entity as organization;
use crate::programmes;
use crate::recommendations::entity::{addressee, recommendation};
use crate::recommendations::rules::{self, Standing};
use crate::recommendations::types::{Acceptance, Implementation};
use crate::zone::{TimeZone, local};
use ends::{Ends, Line, Onward};

/// How the recommendations of a programme and of those below it stand at `now`.
pub async fn dashboard(
    db: &impl ConnectionTrait,
    by: &Actor,
    now: DateTime<Utc>,
    id: ProgrammeId,
) -> Result<RecommendationsDashboard> {
    programmes::service::find(db, by, id).await?;
    let below = programmes_below(db, &[id]).await?;
    let mut which = Condition::all().add(event::Column::ProgrammeId.is_in(below));
    if let Scope::Limited { events, .. } = &by.scope {
        which = which.add(event::Column::Id.is_in(events.iter().copied()));
    }
    counted(db, by, now, id, which).await
}

/// The same of some events of a programme, all of which the caller has found. What goes on outside them
/// is counted as it stands there, where the caller sees that.
pub async fn counted(
    db: &impl ConnectionTrait,
    by: &Actor,
    now: DateTime<Utc>,
    id: ProgrammeId,
    which: Condition,
) -> Result<RecommendationsDashboard> {
    let events = Events::of(db, which).await?;
    let onward = Onward::of(db, &events).await?;
    let theirs = Condition::any()
        .add(recommendation::Column::EventId.in_subquery(events.ids()))
        .add(recommendation::Column::Id.is_in(onward.all()));
    let rows = rows(db, &theirs).await?;
    let (here, beyond): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| events.all.contains(&row.event_id));
    let beyond = beyond.into_iter().filter(|row| by.scope.contains_event(row.event_id));
    let beyond: Vec<Row> = beyond.collect();
    let addressees = addressees(db, &theirs).await?;
    let organizations = organizations(db, &theirs).await?;
    let ends = Ends::new(&onward, &addressees, &here, &beyond);
    let tally = Tally::new(&organizations).of_all(&here, ends, now);
    Ok(tally.shown(id, events.all.len() as u64))
}

/// Events that the caller sees.
struct Events {
    all: BTreeSet<EventId>,
    which: Condition,
}

impl Events {
    async fn of(db: &impl ConnectionTrait, which: Condition) -> Result<Self> {
        let select = event::Entity::find().select_only().column(event::Column::Id);
        let all: Vec<EventId> = select.filter(which.clone()).into_tuple().all(db).await?;
        Ok(Self { all: all.into_iter().collect(), which })
    }

    /// Their ids, for a condition.
    fn ids(&self) -> SelectStatement {
        Query::select()
            .column(event::Column::Id)
            .from(event::Entity)
            .cond_where(self.which.clone())
            .to_owned()
    }
}

/// A recommendation as far as it is counted.
#[derive(FromQueryResult)]
struct Row {
    id: RecommendationId,
    event_id: EventId,
    acceptance: Acceptance,
    implementation: Implementation,
    due_last_day: Option<NaiveDate>,
    proposed_country: Option<CountryCode>,
    duplicate_of_id: Option<RecommendationId>,
    carried_to_id: Option<RecommendationId>,
    time_zone: TimeZone,
}

impl Row {
    /// Which day it is at its event.
    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        local(self.time_zone, now).date()
    }
}

async fn rows(db: &impl ConnectionTrait, theirs: &Condition) -> Result<Vec<Row>> {
    use recommendation::Column::{
        Acceptance, CarriedToId, DueLastDay, DuplicateOfId, EventId, Id, Implementation,
        ProposedCountry,
    };
    let select = recommendation::Entity::find()
        .select_only()
        .columns([Id, EventId, Acceptance, Implementation, DueLastDay, ProposedCountry])
        .columns([DuplicateOfId, CarriedToId])
        .column(event::Column::TimeZone)
        .join(JoinType::InnerJoin, recommendation::Relation::Event.def())
        .filter(theirs.clone())
        .order_by_asc(Id);
    Ok(select.into_model().all(db).await?)
}

/// Where an addressee stands.
type Own = (OrganizationId, Standing);

/// Those who are to carry out recommendations.
type Addressees = BTreeMap<RecommendationId, Vec<Own>>;

async fn addressees(db: &impl ConnectionTrait, theirs: &Condition) -> Result<Addressees> {
    use addressee::Column;
    let select = addressee::Entity::find()
        .select_only()
        .columns([Column::RecommendationId, Column::OrganizationId])
        .columns([Column::Acceptance, Column::Implementation])
        .join(JoinType::InnerJoin, addressee::Relation::Recommendation.def())
        .filter(theirs.clone());
    let rows: Vec<(RecommendationId, OrganizationId, Acceptance, Implementation)> =
        select.into_tuple().all(db).await?;
    let mut all = Addressees::new();
    for (id, organization, acceptance, implementation) in rows {
        let standing = Standing { acceptance, implementation };
        all.entry(id).or_default().push((organization, standing));
    }
    Ok(all)
}

/// The name and the country of each addressee.
type Organizations = BTreeMap<OrganizationId, (String, Option<CountryCode>)>;

async fn organizations(db: &impl ConnectionTrait, theirs: &Condition) -> Result<Organizations> {
    let named = Query::select()
        .distinct()
        .column((addressee::Entity, addressee::Column::OrganizationId))
        .from(addressee::Entity)
        .inner_join(
            recommendation::Entity,
            Expr::col((recommendation::Entity, recommendation::Column::Id))
                .equals((addressee::Entity, addressee::Column::RecommendationId)),
        )
        .cond_where(theirs.clone())
        .to_owned();
    let select = organization::Entity::find()
        .select_only()
        .columns([organization::Column::Id, organization::Column::Name])
        .column(organization::Column::Country)
        .filter(organization::Column::Id.in_subquery(named));
    let rows: Vec<(OrganizationId, String, Option<CountryCode>)> =
        select.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, name, country)| (id, (name, country))).collect())
}

struct Tally<'a> {
    organizations: &'a Organizations,
    counts: StandingCounts,
    duplicates: u64,
    carried_forward: u64,
    acceptances: BTreeMap<Acceptance, u64>,
    implementations: BTreeMap<Implementation, u64>,
    countries: BTreeMap<CountryCode, StandingCounts>,
    addressees: BTreeMap<OrganizationId, StandingCounts>,
}

impl<'a> Tally<'a> {
    fn new(organizations: &'a Organizations) -> Self {
        Self {
            organizations,
            counts: StandingCounts::default(),
            duplicates: 0,
            carried_forward: 0,
            acceptances: BTreeMap::new(),
            implementations: BTreeMap::new(),
            countries: BTreeMap::new(),
            addressees: BTreeMap::new(),
        }
    }

    /// Counts those of some events: all for which one stands in the end once, as far as the caller sees
    /// that.
    fn of_all<'b>(mut self, here: &'b [Row], mut ends: Ends<'b>, now: DateTime<Utc>) -> Self {
        let mut lines: BTreeMap<RecommendationId, Vec<Line<'b>>> = BTreeMap::new();
        for row in here {
            self.duplicates += u64::from(row.duplicate_of_id.is_some());
            self.carried_forward += u64::from(row.carried_to_id.is_some());
            let line = match row.carried_to_id {
                Some(to) => ends.line_out(row, to),
                None => Some(ends.line_to(row)),
            };
            lines.entry(ends.end_of(row.id)).or_default().extend(line);
        }
        for (end, mut lines) in lines {
            lines.sort_by_key(|line| line.rank(end));
            let Some((counted, others)) = lines.split_first() else { continue };
            let (row, done) = (counted.last, ends.done_in(counted, others));
            self.add(row, ends.addressees(row.id), &done, row.today(now));
        }
        self
    }

    /// Counts one, with those who were done before it was carried there or in what it stands for.
    fn add(&mut self, row: &Row, own: &[Own], done: &[Own], today: NaiveDate) {
        let mut standing =
            Standing { acceptance: row.acceptance, implementation: row.implementation };
        let mut addressees = own.to_vec();
        if own.is_empty() {
            // It stands for itself, and they for what they did.
            self.add_done(done);
        } else if !done.is_empty() {
            addressees.extend_from_slice(done);
            let all: Vec<Standing> = addressees.iter().map(|(_, standing)| *standing).collect();
            standing = rules::overall(&all);
        }
        let stands_for_itself = row.duplicate_of_id.is_none() && row.carried_to_id.is_none();
        let last_day = row.due_last_day.filter(|_| stands_for_itself);
        let each: Vec<One> =
            addressees.iter().map(|(_, standing)| One::of(*standing, last_day, today)).collect();
        let whole = One::whole(One::of(standing, last_day, today), &each);
        self.counts.add(whole);
        *self.acceptances.entry(standing.acceptance).or_default() += 1;
        *self.implementations.entry(standing.implementation).or_default() += 1;
        let mut by_country: BTreeMap<&CountryCode, Vec<One>> = BTreeMap::new();
        for ((id, _), one) in addressees.iter().zip(&each) {
            self.addressees.entry(*id).or_default().add(*one);
            let country = self.organizations.get(id).and_then(|(_, country)| country.as_ref());
            if let Some(country) = country {
                by_country.entry(country).or_default().push(*one);
            }
        }
        if let Some(country) = row.proposed_country.as_ref().filter(|_| addressees.is_empty()) {
            by_country.entry(country).or_default();
        }
        for (country, ones) in by_country {
            let counts = self.countries.entry(country.clone()).or_default();
            // One to which nobody is addressed is the country's as a whole.
            counts.add(One::all_of(&ones).unwrap_or(whole));
        }
    }

    /// Those who did not go on with what was carried forward: they are done.
    fn add_done(&mut self, addressees: &[Own]) {
        for (id, standing) in addressees.iter().filter(|(_, standing)| !standing.is_open()) {
            let one = One::of(*standing, None, NaiveDate::MIN);
            self.addressees.entry(*id).or_default().add(one);
        }
    }

    fn shown(self, programme_id: ProgrammeId, events: u64) -> RecommendationsDashboard {
        let acceptance = |own: &Acceptance| AcceptanceCount {
            acceptance: *own,
            count: self.acceptances.get(own).copied().unwrap_or_default(),
        };
        let implementation = |own: &Implementation| ImplementationCount {
            implementation: *own,
            count: self.implementations.get(own).copied().unwrap_or_default(),
        };
        let addressee = |(id, counts): (&OrganizationId, &StandingCounts)| {
            let (name, country) = self.organizations.get(id).cloned().unwrap_or_default();
            AddresseeCounts { organization_id: *id, name, country, counts: *counts }
        };
        let mut by_addressee: Vec<AddresseeCounts> =
            self.addressees.iter().map(addressee).collect();
        by_addressee.sort_by(|one, other| {
            (other.counts.open, &one.name).cmp(&(one.counts.open, &other.name))
        });
        RecommendationsDashboard {
            programme_id,
            events,
            counts: self.counts,
            duplicates: self.duplicates,
            carried_forward: self.carried_forward,
            by_acceptance: Acceptance::ALL.iter().map(acceptance).collect(),
            by_implementation: Implementation::ALL.iter().map(implementation).collect(),
            by_country: self
                .countries
                .iter()
                .map(|(country, counts)| CountryCounts {
                    country: country.clone(),
                    counts: *counts,
                })
                .collect(),
            by_addressee,
        }
    }
}
