//! What an event recommended to an organization: as it stands, or what stands in its place by now, be it
//! where it went on or what that repeats.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::stead::{Part, asked_in_stead};
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
    /// Those that stand in its place, step by step.
    pub later: Vec<Recommendation>,
    /// The organization, and where it stands with the last of them.
    pub addressee: Addressee,
    /// How it stood before the last step to one that it repeats.
    itself: Option<Box<Task>>,
    /// Whether it is followed no further.
    stays: bool,
}

/// What is recommended to organizations, by both.
type Next = BTreeMap<Part, (Recommendation, Addressee)>;

impl Task {
    fn new((made, addressee): (Recommendation, Addressee)) -> Self {
        Self { made, later: Vec::new(), addressee, itself: None, stays: false }
    }

    /// The one with which reports are recorded.
    pub fn current(&self) -> &Recommendation {
        self.later.last().unwrap_or(&self.made)
    }

    /// Whether another one stands in its place.
    pub fn goes_on(&self) -> bool {
        !self.later.is_empty()
    }

    /// Whether that one is none in which it went on, but one that this one repeats.
    pub fn repeats(&self) -> bool {
        self.itself.is_some()
    }

    /// All these in order.
    pub fn ids(&self) -> impl Iterator<Item = RecommendationId> {
        iter::once(&self.made).chain(&self.later).map(|row| row.id)
    }

    /// Whether reports are recorded with it: not where it went on without the organization, whose part in
    /// it was done.
    pub fn takes_reports(&self) -> bool {
        self.current().carried_to_id.is_none()
    }

    /// Where the organization stands.
    pub fn standing(&self) -> Standing {
        addressees::standing(&self.addressee)
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.standing().is_open()
    }

    /// The last of them, and who is to carry it out.
    fn part(&self) -> Part {
        (self.current().id, self.addressee.organization_id)
    }

    /// Which one comes next.
    fn next(&self) -> Option<RecommendationId> {
        self.current().onward().filter(|_| !self.stays)
    }

    /// A step further, or false where nothing of it is the organization's any more.
    fn follow(&mut self, next: &Next) -> bool {
        let Some(to) = self.next() else { return true };
        let found = next.get(&(to, self.addressee.organization_id));
        let Some((row, addressee)) = found else { return self.stay() };
        // Before a circle was refused there may have been one.
        if self.ids().any(|id| id == to) {
            return self.turn_back();
        }
        if self.current().carried_to_id.is_none() {
            self.itself = Some(Box::new(self.clone()));
        }
        self.later.push(row.clone());
        self.addressee = addressee.clone();
        true
    }

    /// Leaves it before what is not asked of the organization: at what repeats that, so that nobody gets
    /// lost, and at what went on in it once its own part was done; false where that was open, and taken
    /// from it.
    fn stay(&mut self) -> bool {
        self.stays = self.takes_reports() || !self.is_open();
        self.stays
    }

    /// Leaves it at what repeats another one that leads back to it; false where there is none such.
    fn turn_back(&mut self) -> bool {
        if self.current().carried_to_id.is_some() {
            let Some(itself) = self.itself.take() else { return false };
            *self = *itself;
        }
        self.stays = true;
        true
    }
}

/// What an event recommended to an organization, in the order of the numbers. What went on in later
/// events, be they drafts, or is counted as another one, is there as that stands by now, and once.
pub async fn tasks(
    db: &impl ConnectionTrait,
    event: EventId,
    organization: OrganizationId,
) -> Result<Vec<Task>> {
    Ok(once(followed(db, event, Some(organization)).await?))
}

/// What an event asks organizations, or one of them, by itself: what stands in no other event that asks.
pub(super) async fn asked(
    db: &impl ConnectionTrait,
    event: EventId,
    organization: Option<OrganizationId>,
) -> Result<Vec<Task>> {
    let mut all = once(followed(db, event, organization).await?);
    all.retain(|task| task.current().stands_for_itself());
    let elsewhere = all.iter().filter(|task| task.goes_on()).map(|task| task.current().id);
    let in_stead = asked_in_stead(db, organization, elsewhere.collect()).await?.into_iter();
    let theirs: BTreeSet<Part> =
        in_stead.filter(|own| own.event == event).map(|own| own.part).collect();
    all.retain(|task| !task.goes_on() || theirs.contains(&task.part()));
    Ok(all)
}

/// The same of one organization or of all, with each of several that are one by now.
pub(super) async fn followed(
    db: &impl ConnectionTrait,
    event: EventId,
    organization: Option<OrganizationId>,
) -> Result<Vec<Task>> {
    let of_event = Condition::all().add(recommendation::Column::EventId.eq(event));
    let made = addressed(db, organization, of_event).await?;
    let mut all: Vec<Task> = made.into_iter().map(Task::new).collect();
    for _ in 0..STEPS {
        let to: BTreeSet<RecommendationId> = all.iter().filter_map(Task::next).collect();
        if to.is_empty() {
            break;
        }
        let to: Vec<RecommendationId> = to.into_iter().collect();
        let mut next = Next::new();
        for chunk in to.chunks(500) {
            let these = recommendation::Column::Id.is_in(chunk.iter().copied());
            let rows = addressed(db, organization, Condition::all().add(these)).await?;
            next.extend(
                rows.into_iter().map(|(row, own)| ((row.id, own.organization_id), (row, own))),
            );
        }
        all.retain_mut(|task| task.follow(&next));
    }
    all.retain(|task| task.stays || task.takes_reports());
    Ok(all)
}

/// Of those that are one by now one alone: the one that is that itself or went on in it, or else the
/// first that repeats it.
fn once(all: Vec<Task>) -> Vec<Task> {
    let own: BTreeSet<Part> = all.iter().filter(|task| !task.repeats()).map(Task::part).collect();
    let mut seen = BTreeSet::new();
    let is_shown =
        |task: &Task| (!task.repeats() || !own.contains(&task.part())) && seen.insert(task.part());
    all.into_iter().filter(is_shown).collect()
}

/// What is recommended to an organization, or to all, of those of which `which` holds.
async fn addressed(
    db: &impl ConnectionTrait,
    organization: Option<OrganizationId>,
    which: Condition,
) -> Result<Vec<(Recommendation, Addressee)>> {
    let theirs = organization.map(|id| addressee::Column::OrganizationId.eq(id));
    let select = addressee::Entity::find()
        .find_also_related(recommendation::Entity)
        .filter(which.add_option(theirs))
        .order_by_asc(recommendation::Column::Number)
        .order_by_asc(addressee::Column::Position);
    let rows = select.all(db).await?.into_iter();
    Ok(rows.filter_map(|(own, row)| Some((row?, own))).collect())
}
