//! Where recommendations go on that were carried forward, and what they repeat.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait as _, Query, SelectStatement, UnionType, WithClause,
};

use super::{Events, Row};
use crate::error::Result;
use crate::ids::RecommendationId;

/// Through how many recommendations that went on in others it is looked.
const LOOKED_THROUGH: u64 = 10_000;

/// Where a recommendation goes on, and which one it repeats.
type Next = (Option<RecommendationId>, Option<RecommendationId>);

/// Those that were carried forward out of some events, and all in which these go on.
pub(super) struct Onward {
    next: BTreeMap<RecommendationId, Next>,
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
        Ok(Self { next })
    }

    /// The last ones, which go on nowhere.
    pub(super) fn ends(&self) -> impl Iterator<Item = RecommendationId> {
        self.next.iter().filter(|(_, (to, _))| to.is_none()).map(|(id, _)| *id)
    }

    /// The last one in which one goes on, and the first one that this repeats, or it again.
    fn end(&self, from: RecommendationId) -> (RecommendationId, RecommendationId) {
        let mut last = from;
        // No line is longer than all of them together.
        for _ in 0..self.next.len() {
            match self.next.get(&last) {
                Some((Some(to), _)) => last = *to,
                _ => break,
            }
        }
        let first = self.next.get(&last).and_then(|(_, first)| *first);
        (last, first.unwrap_or(last))
    }
}

/// What stands for those that repeat others or go on in them.
pub(super) struct Ends {
    onward: Onward,
    here: BTreeSet<RecommendationId>,
    beyond: BTreeMap<RecommendationId, Row>,
    counted: BTreeSet<RecommendationId>,
}

impl Ends {
    /// Of those of some events, and of the last ones in which they go on outside these.
    pub(super) fn new(onward: Onward, here: &[Row], beyond: impl IntoIterator<Item = Row>) -> Self {
        Self {
            onward,
            here: here.iter().map(|row| row.id).collect(),
            beyond: beyond.into_iter().map(|row| (row.id, row)).collect(),
            counted: BTreeSet::new(),
        }
    }

    /// The last one in which one goes on, where that is outside the events and the caller sees it, and
    /// whether it is to be counted for one that went on in it.
    pub(super) fn of_carried(&mut self, to: RecommendationId) -> (Option<&Row>, bool) {
        let (last, first) = self.onward.end(to);
        let is_first = self.is_first([last, first]);
        (self.beyond.get(&last), is_first)
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
