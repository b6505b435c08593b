//! Whose address gets no follow-ups of an event.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::error::Result;
use crate::ids::EventId;
use crate::mail::suppressions::SuppressionScope;
use crate::mail::suppressions::entity::{Column, Entity};
use crate::people::entity::person;

/// The addresses, each as people are told apart by it.
pub(super) fn addresses(event: EventId) -> SelectStatement {
    Query::select().column(Column::Email).from(Entity).cond_where(holding(event)).to_owned()
}

/// Which addresses of these people are among them.
pub(super) async fn among(
    db: &impl ConnectionTrait,
    event: EventId,
    people: &[person::Model],
) -> Result<BTreeSet<String>> {
    let theirs: Vec<&str> =
        people.iter().filter_map(|person| person.email_canonical.as_deref()).collect();
    if theirs.is_empty() {
        return Ok(BTreeSet::new());
    }
    let select = Entity::find().select_only().column(Column::Email);
    let select = select.filter(Column::Email.is_in(theirs)).filter(holding(event));
    let found: Vec<String> = select.into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

/// The suppressions that hold follow-ups of the event.
fn holding(event: EventId) -> Condition {
    let of_it = Condition::any().add(Column::EventId.is_null()).add(Column::EventId.eq(event));
    let follow_ups = Column::Scope.eq(SuppressionScope::FollowUps);
    Condition::any()
        .add(Column::Scope.eq(SuppressionScope::Everything))
        .add(Condition::all().add(follow_ups).add(of_it))
}
