//! The example data: four real documents, and one openly fictitious event to try.
//!
//! Each file below `data/` is a list of calls as an organizer would make them over the API; they are
//! replayed through the services, all in one write. Every fact in the documents' files is in the
//! documents; where one is silent, the data says so. Who spoke on a day was there that day, and bears
//! its first instant, as no document says the hour. What was loaded is noted in the log, by which
//! a later start knows that there is nothing to do.

mod mailbox;
pub mod pages;
mod replay;
mod script;

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};

use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{Database, Write};
use crate::error::{AppError, Result};
use crate::ids::InvitationId;
use crate::invitations;
use crate::mail::{LinkRef, Purpose};
use crate::{events, organizations, people, programmes};
use script::{Names, Step};

/// What the log calls the loading; its object is the invitation that waits for an answer.
const LOADED: &str = "demo.load";

/// The calls, in the order in which they are made.
const SCRIPTS: &[&str] = &[
    include_str!("data/organizations.json"),
    include_str!("data/ashgabat_2008.json"),
    include_str!("data/escap_2021.json"),
    include_str!("data/astana_2021.json"),
    include_str!("data/regional_cooperation.json"),
    include_str!("data/try_it.json"),
];

/// The example data as it stands in a database.
#[derive(Clone, Copy, Debug)]
pub struct Loaded {
    /// Whether it was loaded just now.
    pub now: bool,
    /// The invitation to open and answer.
    pub invitation: InvitationId,
}

/// Loads the example data, unless it is there. A database with data of its own is refused.
pub async fn load(db: &Database) -> Result<Loaded> {
    let steps = SCRIPTS.iter().map(|text| script::read(text)).collect::<Result<Vec<_>>>()?;
    let steps = &steps.concat();
    db.write(move |w| async move {
        if let Some(invitation) = loaded_before(&w).await? {
            return Ok(Loaded { now: false, invitation });
        }
        refuse_other_data(&w).await?;
        let invitation = replay_all(&w, steps).await?;
        Ok(Loaded { now: true, invitation })
    })
    .await
}

/// The fictitious event of the invitation.
pub async fn event_to_try(
    db: &impl ConnectionTrait,
    invitation: InvitationId,
) -> Result<events::entity::event::Model> {
    let by = &Actor::system("demo");
    let event = invitations::service::find(db, by, invitation).await?.event_id;
    events::service::find(db, by, event).await
}

/// The link of the invitation, for whoever runs the demo.
pub async fn invitation_link(
    db: &impl ConnectionTrait,
    invitation: InvitationId,
) -> Result<LinkRef> {
    let row = invitations::service::find(db, &Actor::system("demo"), invitation).await?;
    Ok(LinkRef {
        purpose: Purpose::Answer,
        event_id: Some(row.event_id),
        link_id: row.link_id,
        generation: row.link_generation,
    })
}

async fn replay_all(w: &Write, steps: &[Step]) -> Result<InvitationId> {
    let by = &Actor::system("demo");
    let mut names = Names::default();
    let (first, second) = days(w.now());
    names.give("first-day", first);
    names.give("second-day", second);
    for step in steps {
        for _ in 0..step.times {
            let id = replay::step(w, by, step, &names).await?;
            if let (Some(name), Some(id)) = (&step.name, id) {
                names.give(name, id);
            }
        }
    }
    let invitation: InvitationId = names.id("@invitation")?;
    audit::record(w, by, &Entry::new(LOADED, "invitation", invitation)).await?;
    Ok(invitation)
}

/// The days of the fictitious event.
fn days(now: DateTime<Utc>) -> (String, String) {
    let day = |days| (now + Duration::days(days)).date_naive().to_string();
    (day(30), day(31))
}

async fn loaded_before(db: &impl ConnectionTrait) -> Result<Option<InvitationId>> {
    let object = audit::service::last_by_system(db, LOADED).await?;
    Ok(object.map(InvitationId))
}

async fn refuse_other_data(db: &impl ConnectionTrait) -> Result<()> {
    let rows = organizations::entity::Entity::find().count(db).await?
        + people::entity::person::Entity::find().count(db).await?
        + programmes::entity::programme::Entity::find().count(db).await?
        + events::entity::event::Entity::find().count(db).await?;
    if rows == 0 {
        return Ok(());
    }
    Err(AppError::conflict(
        "demo.other_data",
        "This database holds data of its own. The demo wants a database for itself: unset CONVOKE_DATABASE_URL, or name another.",
    ))
}
