//! Where recommendations go on that were carried forward, and what they repeat.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait as _, Query, SelectStatement, UnionType, WithClause,
};

use super::{Addressees, Events, Own, Row};
use crate::error::Result;
use crate::ids::{OrganizationId, RecommendationId};

/// Through how many recommendations that went on in others it is looked.
const LOOKED_THROUGH: u64 = 10_000;

/// Where a recommendation goes on, and which one it repeats.
type Next = (Option<RecommendationId>, Option<RecommendationId>);

/// Those that were carried forward out of some events, and all in which these go on.
pub(super) struct Onward {
    next: BTreeMap<RecommendationId, Next>,
    /// From which one each was carried.
    came: BTreeMap<RecommendationId, RecommendationId>,
}

impl Onward {
    pub(super) async fn of(db: &impl ConnectionTrait, events: &Events) -> Result<Self> {
        let table = "recommendations";
        let first: SelectStatement = Query::select()
            .column("id")
            .from(table)
            .and_where(Expr::col("carried_to_id").is_not_null())
            .and_where(Expr::col("event_id").in_subquery(events.ids()))
            .to_owned();
        let further = Query::select()
            .column((table, "id"))
            .from(table)
            .inner_join("line", Expr::col((table, "carried_from_id")).equals(("line", "id")))
            .to_owned();
        let line = CommonTableExpression::new()
            .query(first.clone().union(UnionType::Distinct, further).to_owned())
            .column("id")
            .table_name("line")
            .to_owned();
        let with = WithClause::new().recursive(true).cte(line).to_owned();
        let select = Query::select()
            .column((table, "id"))
            .column((table, "carried_to_id"))
            .column((table, "duplicate_of_id"))
            .from(table)
            .inner_join("line", Expr::col((table, "id")).equals(("line", "id")))
            .limit(LOOKED_THROUGH)
            .to_owned()
            .with(with);
        let mut next = BTreeMap::new();
        for row in db.query_all(&select).await? {
            let id: RecommendationId = row.try_get("", "id")?;
            let to = row.try_get("", "carried_to_id")?;
            next.insert(id, (to, row.try_get("", "duplicate_of_id")?));
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

    /// The first one that one repeats, or it again.
    fn first_of(&self, id: RecommendationId) -> RecommendationId {
        self.next.get(&id).and_then(|(_, first)| *first).unwrap_or(id)
    }
}

/// One that was made and all in which it went on.
pub(super) struct Line<'a> {
    /// The last one of these that the caller sees.
    pub(super) last: &'a Row,
    /// Whose part was done on the way and who did not go on with it, each as they stood last.
    pub(super) done: Vec<Own>,
}

/// What stands for those that repeat others or go on in them.
pub(super) struct Ends<'a> {
    onward: &'a Onward,
    addressees: &'a Addressees,
    here: BTreeSet<RecommendationId>,
    seen: BTreeMap<RecommendationId, &'a Row>,
    counted: BTreeSet<RecommendationId>,
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
            counted: BTreeSet::new(),
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
    /// stand in it, and whether it is to be counted.
    pub(super) fn line_out(
        &mut self,
        row: &'a Row,
        to: RecommendationId,
    ) -> Option<(Line<'a>, bool)> {
        let mut line = self.onward.line(row.id);
        if line.last() == Some(&row.id) {
            line.push(to);
        }
        let end = *line.last()?;
        if self.here.contains(&end) || !self.told.insert(end) {
            return None;
        }
        let is_first = self.is_first([end, self.onward.first_of(end)]);
        let at = line.iter().rposition(|id| self.seen.contains_key(id))?;
        let last = *self.seen.get(line.get(at)?)?;
        Some((Line { last, done: self.done(line.get(..at)?, last.id) }, is_first))
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

    /// Whether one whose ends these are is counted by itself: of several that repeat one outside the
    /// events, or go on there, the first stands for it here.
    pub(super) fn is_first<const N: usize>(&mut self, ends: [RecommendationId; N]) -> bool {
        if ends.iter().any(|end| self.here.contains(end)) {
            return false;
        }
        ends.last().is_none_or(|end| self.counted.insert(*end))
    }
}
