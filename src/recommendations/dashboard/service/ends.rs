//! Where recommendations go on that were carried forward, and what they repeat.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait as _, Func, Query, SelectStatement, UnionType,
    WithClause, WithQuery,
};

use super::{Addressees, Events, Own, Row};
use crate::error::Result;
use crate::ids::{OrganizationId, RecommendationId};

/// Through how many recommendations that go on in others or repeat them it is looked, and through how
/// many that went on in these.
const LOOKED_THROUGH: u64 = 10_000;

const TABLE: &str = "recommendations";

/// Where a recommendation goes on, and which one it repeats.
type Next = (Option<RecommendationId>, Option<RecommendationId>);

/// Those of some events that were carried forward or repeat another one, all that these lead to, and
/// all from which those of the events were carried.
pub(super) struct Onward {
    next: BTreeMap<RecommendationId, Next>,
    /// From which one each was carried.
    came: BTreeMap<RecommendationId, RecommendationId>,
}

/// The one that stands for another: what was carried forward repeats none.
fn stands_for() -> Expr {
    let links = [Expr::col((TABLE, "carried_to_id")), Expr::col((TABLE, "duplicate_of_id"))];
    Func::coalesce(links).into()
}

/// Those of some events that lead to another one, and all to which these lead, step by step.
fn reached(events: &Events, step: &Expr) -> WithQuery {
    let first: SelectStatement = Query::select()
        .column((TABLE, "id"))
        .expr_as(step.clone(), "onward")
        .from(TABLE)
        .and_where(step.clone().is_not_null())
        .and_where(Expr::col((TABLE, "event_id")).in_subquery(events.ids()))
        .to_owned();
    let further = Query::select()
        .column((TABLE, "id"))
        .expr_as(step.clone(), "onward")
        .from(TABLE)
        .inner_join("line", Expr::col((TABLE, "id")).equals(("line", "onward")))
        .to_owned();
    let line = CommonTableExpression::new()
        .query(first.clone().union(UnionType::Distinct, further).to_owned())
        .columns(["id", "onward"])
        .table_name("line")
        .to_owned();
    let with = WithClause::new().recursive(true).cte(line).to_owned();
    Query::select()
        .column((TABLE, "id"))
        .column((TABLE, "carried_to_id"))
        .column((TABLE, "duplicate_of_id"))
        .from(TABLE)
        .inner_join("line", Expr::col((TABLE, "id")).equals(("line", "id")))
        .limit(LOOKED_THROUGH)
        .to_owned()
        .with(with)
}

impl Onward {
    pub(super) async fn of(db: &impl ConnectionTrait, events: &Events) -> Result<Self> {
        let mut next = BTreeMap::new();
        for step in [stands_for(), Expr::col((TABLE, "carried_from_id"))] {
            for row in db.query_all(&reached(events, &step)).await? {
                let id: RecommendationId = row.try_get("", "id")?;
                let to = row.try_get("", "carried_to_id")?;
                next.insert(id, (to, row.try_get("", "duplicate_of_id")?));
            }
        }
        let came = next.iter().filter_map(|(id, (to, _)): (_, &Next)| Some(((*to)?, *id)));
        Ok(Self { came: came.collect(), next })
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = RecommendationId> {
        self.next.keys().copied()
    }

    /// From the first one that came to be one of these to the last in which it goes on. No line is longer
    /// than all of them together.
    fn line(&self, of: RecommendationId) -> Vec<RecommendationId> {
        let mut first = of;
        for _ in 0..self.came.len() {
            let Some(from) = self.came.get(&first) else { break };
            first = *from;
        }
        let mut line = vec![first];
        let mut last = first;
        for _ in 0..self.next.len() {
            let Some((Some(to), _)) = self.next.get(&last) else { break };
            last = *to;
            line.push(last);
        }
        line
    }
}

/// One that was made and all in which it went on.
pub(super) struct Line<'a> {
    /// The last one of these that the caller sees.
    pub(super) last: &'a Row,
    /// Whose part was done on the way and who did not go on with it, each as they stood last.
    pub(super) done: Vec<Own>,
}

impl Line<'_> {
    /// Of several for which one stands in the end the least is counted: that itself, or else one that went
    /// on, as whoever has something to do is asked there, rather than one that repeats.
    pub(super) fn rank(&self, end: RecommendationId) -> (bool, bool) {
        (self.last.id != end, self.last.carried_to_id.is_none())
    }
}

/// What stands for those that repeat others or go on in them.
pub(super) struct Ends<'a> {
    onward: &'a Onward,
    addressees: &'a Addressees,
    here: BTreeSet<RecommendationId>,
    seen: BTreeMap<RecommendationId, &'a Row>,
    told: BTreeSet<RecommendationId>,
}

impl<'a> Ends<'a> {
    /// Of those of some events, and of those outside these in which they go on, as far as the caller
    /// sees them.
    pub(super) fn new(
        onward: &'a Onward,
        addressees: &'a Addressees,
        here: &'a [Row],
        beyond: &'a [Row],
    ) -> Self {
        Self {
            onward,
            addressees,
            here: here.iter().map(|row| row.id).collect(),
            seen: here.iter().chain(beyond).map(|row| (row.id, row)).collect(),
            told: BTreeSet::new(),
        }
    }

    /// Who is to carry one out.
    pub(super) fn addressees(&self, id: RecommendationId) -> &'a [Own] {
        self.addressees.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The line of one that goes on nowhere.
    pub(super) fn line_to(&self, row: &'a Row) -> Line<'a> {
        let mut line = self.onward.line(row.id);
        line.retain(|id| *id != row.id);
        Line { last: row, done: self.done(&line, row.id) }
    }

    /// The line of one that was carried to `to`, where it leads out of the events, once for all that
    /// stand in it.
    pub(super) fn line_out(&mut self, row: &'a Row, to: RecommendationId) -> Option<Line<'a>> {
        let mut line = self.onward.line(row.id);
        if line.last() == Some(&row.id) {
            line.push(to);
        }
        let end = *line.last()?;
        if self.here.contains(&end) || !self.told.insert(end) {
            return None;
        }
        let at = line.iter().rposition(|id| self.seen.contains_key(id))?;
        let last = *self.seen.get(line.get(at)?)?;
        Some(Line { last, done: self.done(line.get(..at)?, last.id) })
    }

    /// The one that stands for one in the end: in which it goes on, which that repeats, and so on. What
    /// one repeats that the caller does not see is not looked at.
    pub(super) fn end_of(&self, id: RecommendationId) -> RecommendationId {
        let mut end = id;
        for _ in 0..self.onward.next.len() {
            let Some((to, first)) = self.onward.next.get(&end) else { break };
            let first = first.filter(|_| self.seen.contains_key(&end));
            let Some(next) = to.or(first) else { break };
            end = next;
        }
        end
    }

    /// Those who were done before the last one and are not asked there, by the latest that asked them. Who
    /// was not done went on where the caller does not look, or was taken out.
    fn done(&self, before: &[RecommendationId], last: RecommendationId) -> Vec<Own> {
        let mut known: BTreeSet<OrganizationId> =
            self.addressees(last).iter().map(|(id, _)| *id).collect();
        let mut done = Vec::new();
        for id in before.iter().rev().filter(|id| self.seen.contains_key(*id)) {
            let new = self.addressees(*id).iter().filter(|(own, _)| known.insert(*own));
            done.extend(new.filter(|(_, standing)| !standing.is_open()));
        }
        done
    }

    /// Whose part is done in several that are counted once: those done on the way to the one that is
    /// counted, and in the others those of whom that does not tell.
    pub(super) fn done_in(&self, counted: &Line<'a>, others: &[Line<'a>]) -> Vec<Own> {
        let own = self.addressees(counted.last.id);
        let mut done = counted.done.clone();
        let mut known: BTreeSet<OrganizationId> =
            own.iter().chain(&done).map(|(id, _)| *id).collect();
        for line in others {
            let went_on = line.last.carried_to_id.is_some();
            let there = if went_on { self.addressees(line.last.id) } else { &[] };
            let all = line.done.iter().chain(there).filter(|(_, standing)| !standing.is_open());
            done.extend(all.filter(|(id, _)| known.insert(*id)));
        }
        done
    }
}
