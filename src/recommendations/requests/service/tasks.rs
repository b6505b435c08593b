//! What an event recommended to an organization, but for what repeats another one and what was carried
//! forward.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::error::Result;
use crate::ids::{EventId, OrganizationId};
use crate::recommendations::entity::addressee::{self, Model as Addressee};
use crate::recommendations::entity::recommendation::{self, Model as Recommendation};
use crate::recommendations::rules::Standing;
use crate::recommendations::service::addressees;
use crate::recommendations::service::reading::stands_for_itself;

/// A recommendation, and where an organization stands that is to carry it out.
#[derive(Clone, Debug)]
pub struct Task {
    /// The recommendation.
    pub recommendation: Recommendation,
    /// The organization, and where it stands.
    pub addressee: Addressee,
}

impl Task {
    /// Where the organization stands.
    pub fn standing(&self) -> Standing {
        addressees::standing(&self.addressee)
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.standing().is_open()
    }
}

/// What an event recommended to an organization, in the order of the numbers.
pub async fn tasks(
    db: &impl ConnectionTrait,
    event: EventId,
    organization: OrganizationId,
) -> Result<Vec<Task>> {
    let select = addressee::Entity::find()
        .find_also_related(recommendation::Entity)
        .filter(addressee::Column::OrganizationId.eq(organization))
        .filter(recommendation::Column::EventId.eq(event))
        .filter(stands_for_itself())
        .order_by_asc(recommendation::Column::Number);
    let rows = select.all(db).await?.into_iter();
    let task = |(addressee, row): (Addressee, Option<Recommendation>)| {
        row.map(|recommendation| Task { recommendation, addressee })
    };
    Ok(rows.filter_map(task).collect())
}
