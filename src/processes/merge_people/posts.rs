//! Both are focal points for the same: they are one there too.

use crate::access::Actor;
use crate::db::Write;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::focal_points::entity::Model;
use crate::people::focal_points::{rules, service};
use crate::{nominations, recommendations};

/// Makes one of each two posts that are the same. How many they were.
pub(super) async fn unite(
    w: &Write,
    by: &Actor,
    (stays, other): (PersonId, PersonId),
) -> Result<u64> {
    let posts = service::all_of(w, &[stays, other]).await?;
    let (own, theirs): (Vec<_>, Vec<_>) = posts.into_iter().partition(|it| it.person_id == stays);
    let mut united = 0;
    for goes in theirs {
        let Some(same) = own.iter().find(|it| is_same(it, &goes)) else { continue };
        let standing = |it: &Model| rules::standing(it.active, it.person_id == stays);
        let own_stays = standing(same) < standing(&goes);
        let (first, second) = if own_stays { (same, &goes) } else { (&goes, same) };
        let (from, to) = (second.id, first.id);
        nominations::service::follow_focal_point(w, from, to).await?;
        recommendations::service::follow_focal_point(w, by, (from, to), stays).await?;
        service::unite(w, by, stays, (first, second)).await?;
        united += 1;
    }
    Ok(united)
}

fn is_same(one: &Model, other: &Model) -> bool {
    (&one.country, one.organization_id, &one.topic_key)
        == (&other.country, other.organization_id, &other.topic_key)
}
