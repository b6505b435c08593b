//! Who is left of a follow-up, a stretch of people at a time, in the order of their ids: to look at all
//! who are left, and at all who have it, takes the more memory and time the more there are.

use sea_orm::sea_query::{SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};

use super::audience;
use super::sending::goes_on;
use crate::access::Actor;
use crate::db::Database;
use crate::error::{AppError, Result};
use crate::events;
use crate::follow_ups::entity::follow_up::Entity;
use crate::ids::{EventId, FollowUpId, PersonId};
use crate::invitations::entity as invitation;
use crate::people::entity::person;
use crate::registrations::entity as registration;

/// How many of an event's people are looked at together, as far as nothing else is said.
pub(super) const LISTED: u64 = 10_000;

/// Those who come after one and not after another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) after: Option<PersonId>,
    pub(super) last: Option<PersonId>,
}

impl Stretch {
    /// Everybody.
    pub(super) const ALL: Self = Self { after: None, last: None };

    /// What the ids in this column must be.
    pub(super) fn bounds<C: ColumnTrait>(self, person: C) -> impl Iterator<Item = SimpleExpr> {
        let above = self.after.map(|id| person.gt(id));
        above.into_iter().chain(self.last.map(|id| person.lte(id)))
    }

    /// Of rows that name people, those of the stretch.
    pub(super) fn of<C: ColumnTrait>(
        self,
        mut rows: SelectStatement,
        person: C,
    ) -> SelectStatement {
        for bound in self.bounds(person) {
            rows.and_where(bound);
        }
        rows
    }
}

/// The next stretch of an event's people, of so many registrations and as many invitations, and those
/// of it who are left of a follow-up that has begun, so many in each part. The last stretch has no end.
pub(super) async fn next(
    db: &Database,
    id: FollowUpId,
    after: Option<PersonId>,
    listed: u64,
    size: u64,
) -> Result<(Stretch, Vec<Stretch>)> {
    let nobody = (Stretch { after, last: None }, Vec::new());
    let row = Entity::find_by_id(id).one(db.read()).await?;
    let Some(row) = row.filter(goes_on) else { return Ok(nobody) };
    let event = events::service::find(db.read(), &Actor::system("worker"), row.event_id).await?;
    let stretch = Stretch { after, last: end_of(db.read(), event.id, after, listed).await? };
    let people = audience::waiting_of(&row, &event, db.clock().now(), stretch);
    let ids = people.select_only().column(person::Column::Id).order_by_asc(person::Column::Id);
    let ids: Vec<PersonId> = ids.into_tuple().all(db.read()).await?;
    Ok((stretch, parts(stretch, &ids, usize::try_from(size).map_err(AppError::internal)?)))
}

/// The stretches of so many of these people, which lie end to end.
fn parts(stretch: Stretch, ids: &[PersonId], size: usize) -> Vec<Stretch> {
    let mut parts = Vec::new();
    let mut after = stretch.after;
    for last in ids.chunks(size).filter_map(<[PersonId]>::last) {
        parts.push(Stretch { after, last: Some(*last) });
        after = Some(*last);
    }
    parts
}

/// Where the next of those end who are registered or invited; none where there are no more than one
/// stretch of each.
async fn end_of(
    db: &impl ConnectionTrait,
    event: EventId,
    after: Option<PersonId>,
    listed: u64,
) -> Result<Option<PersonId>> {
    let registered = {
        use registration::{Column, Entity};
        let rows = Entity::find().select_only().column(Column::PersonId);
        let rows = rows.filter(Column::EventId.eq(event)).order_by_asc(Column::PersonId);
        nth(db, rows.apply_if(after, |rows, id| rows.filter(Column::PersonId.gt(id))), listed)
            .await?
    };
    let invited = {
        use invitation::{Column, Entity};
        let rows = Entity::find().select_only().column(Column::PersonId);
        let rows = rows.filter(Column::EventId.eq(event)).order_by_asc(Column::PersonId);
        nth(db, rows.apply_if(after, |rows, id| rows.filter(Column::PersonId.gt(id))), listed)
            .await?
    };
    Ok(registered.into_iter().chain(invited).min())
}

async fn nth<E: EntityTrait>(
    db: &impl ConnectionTrait,
    people: Select<E>,
    number: u64,
) -> Result<Option<PersonId>> {
    Ok(people.offset(number.saturating_sub(1)).limit(1).into_tuple().one(db).await?)
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    fn id(n: u128) -> PersonId {
        PersonId::from(uuid::Uuid::from_u128(n))
    }

    fn holds(stretch: &Stretch, id: PersonId) -> bool {
        stretch.after.is_none_or(|after| id > after) && stretch.last.is_none_or(|last| id <= last)
    }

    #[test]
    fn the_parts_of_a_stretch_lie_end_to_end_and_end_with_the_last_of_their_people() {
        let ids: Vec<PersonId> = [3, 5, 8, 9, 12].map(id).into();
        let stretch = Stretch { after: Some(id(1)), last: Some(id(20)) };
        let parts = parts(stretch, &ids, 2);
        let ends: Vec<_> = parts.iter().map(|part| (part.after, part.last)).collect();
        let ended =
            [(1, 5), (5, 9), (9, 12)].map(|(after, last)| (Some(id(after)), Some(id(last))));
        assert_eq!(ends, ended);
    }

    proptest! {
        #[test]
        fn everybody_is_in_one_part_of_a_stretch_and_each_part_has_as_many_as_it_may(
            people in btree_set(2_u128..200, 0..60),
            from_the_beginning: bool,
            size in 1_usize..9,
        ) {
            let ids: Vec<PersonId> = people.into_iter().map(id).collect();
            let after = (!from_the_beginning).then(|| id(1));
            let parts = parts(Stretch { after, last: None }, &ids, size);
            let (mut end, mut left) = (after, ids.len());
            for part in &parts {
                let held = ids.iter().filter(|id| holds(part, **id)).count();
                prop_assert_eq!(held, size.min(left));
                prop_assert_eq!(part.after, end);
                (end, left) = (part.last, left - held);
            }
            prop_assert_eq!(left, 0);
            prop_assert!(ids.iter().all(|id| parts.iter().filter(|it| holds(it, *id)).count() == 1));
        }
    }
}
