//! What an event recommended to an organization, but for what repeats another one: as it stands, or
//! where it went on.

use std::collections::BTreeMap;
use std::iter;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::error::Result;
use crate::ids::{EventId, OrganizationId, RecommendationId};
use crate::recommendations::entity::addressee::{self, Model as Addressee};
use crate::recommendations::entity::recommendation::{self, Model as Recommendation};
use crate::recommendations::rules::{STEPS, Standing};
use crate::recommendations::service::addressees;

/// A recommendation of an event, and where an organization stands that is to carry it out.
#[derive(Clone, Debug)]
pub struct Task {
    /// The recommendation, as the event made it.
    pub made: Recommendation,
    /// Those in which it went on, step by step.
    pub later: Vec<Recommendation>,
    /// The organization, and where it stands with the last of them.
    pub addressee: Addressee,
}

impl Task {
    /// The one with which reports are recorded.
    pub fn current(&self) -> &Recommendation {
        self.later.last().unwrap_or(&self.made)
    }

    /// Whether it goes on in a later event.
    pub fn goes_on(&self) -> bool {
        !self.later.is_empty()
    }

    /// All these in order.
    pub fn ids(&self) -> impl Iterator<Item = RecommendationId> {
        iter::once(&self.made).chain(&self.later).map(|row| row.id)
    }

    /// Where the organization stands.
    pub fn standing(&self) -> Standing {
        addressees::standing(&self.addressee)
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.standing().is_open()
    }

    /// A step further, or false where the organization has no part in what comes next: it was done.
    fn follow(
        &mut self,
        next: &mut BTreeMap<RecommendationId, (Recommendation, Addressee)>,
    ) -> bool {
        let Some(to) = self.current().carried_to_id else { return true };
        let Some((row, addressee)) = next.remove(&to) else { return false };
        self.later.push(row);
        self.addressee = addressee;
        true
    }
}

/// What an event recommended to an organization, in the order of the numbers. What went on in later
/// events, be they drafts, is there as it stands by now.
pub async fn tasks(
    db: &impl ConnectionTrait,
    event: EventId,
    organization: OrganizationId,
) -> Result<Vec<Task>> {
    let of_event = Condition::all().add(recommendation::Column::EventId.eq(event));
    let made = addressed(db, organization, of_event).await?.into_iter();
    let task = |(made, addressee)| Task { made, later: Vec::new(), addressee };
    let mut all: Vec<Task> = made.map(task).collect();
    for _ in 0..STEPS {
        let to: Vec<RecommendationId> =
            all.iter().filter_map(|task| task.current().carried_to_id).collect();
        if to.is_empty() {
            break;
        }
        let mut next = BTreeMap::new();
        for chunk in to.chunks(500) {
            let these = recommendation::Column::Id.is_in(chunk.iter().copied());
            let rows = addressed(db, organization, Condition::all().add(these)).await?;
            next.extend(rows.into_iter().map(|(row, own)| (row.id, (row, own))));
        }
        all.retain_mut(|task| task.follow(&mut next));
    }
    all.retain(|task| task.current().carried_to_id.is_none());
    Ok(all)
}

/// What is recommended to an organization of those of which `which` holds.
async fn addressed(
    db: &impl ConnectionTrait,
    organization: OrganizationId,
    which: Condition,
) -> Result<Vec<(Recommendation, Addressee)>> {
    let select = addressee::Entity::find()
        .find_also_related(recommendation::Entity)
        .filter(addressee::Column::OrganizationId.eq(organization))
        .filter(recommendation::Column::DuplicateOfId.is_null())
        .filter(which)
        .order_by_asc(recommendation::Column::Number);
    let rows = select.all(db).await?.into_iter();
    Ok(rows.filter_map(|(own, row)| Some((row?, own))).collect())
}
