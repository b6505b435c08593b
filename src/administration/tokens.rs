//! Making tokens, whose scope may name only what there is.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::types::{TokenCreate, TokenMade, TokenScope};
use crate::access::{Actor, service};
use crate::db::Write;
use crate::error::{Checks, Result};
use crate::events;
use crate::ids::{EventId, ProgrammeId};
use crate::programmes::entity::programme;

/// Makes a token; the secret is in the answer alone.
pub(super) async fn create_token(w: &Write, by: &Actor, input: &TokenCreate) -> Result<TokenMade> {
    by.require_unlimited()?;
    let mut checks = service::checks(input, w.now());
    if let Some(scope) = &input.scope {
        check_scope(w, by, &mut checks, scope).await?;
    }
    checks.finish()?;
    service::create(w, by, input).await
}

async fn check_scope(w: &Write, by: &Actor, checks: &mut Checks, scope: &TokenScope) -> Result<()> {
    let found = events::service::by_ids(w, by, scope.events.iter().copied()).await?;
    let found: BTreeSet<EventId> = found.into_iter().map(|event| event.id).collect();
    for (index, id) in scope.events.iter().enumerate() {
        let pointer = format!("scope/events/{index}");
        checks.require(found.contains(id), &pointer, "unknown", "There is no such event.");
    }
    let ids = scope.programmes.iter().copied();
    let found = programme::Entity::find().filter(programme::Column::Id.is_in(ids)).all(w).await?;
    let found: BTreeSet<ProgrammeId> = found.into_iter().map(|programme| programme.id).collect();
    for (index, id) in scope.programmes.iter().enumerate() {
        let pointer = format!("scope/programmes/{index}");
        checks.require(found.contains(id), &pointer, "unknown", "There is no such programme.");
    }
    Ok(())
}
