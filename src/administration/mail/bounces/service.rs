//! Looking at reports, and taking one in.

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};

use super::types::{BounceFilter, BounceOut, BounceReport};
use crate::access::Actor;
use crate::db::Write;
use crate::db::page::{PageQuery, Paged};
use crate::error::Result;
use crate::ids::BounceId;
use crate::mail::bounces::entity::{Column, Entity, Model};
use crate::mail::bounces::{self, Report};
use crate::mail::{LinkKeys, ReplyOut};

/// A page of reports.
pub async fn list(
    db: &DatabaseConnection,
    by: &Actor,
    page: &PageQuery,
    filter: &BounceFilter,
) -> Result<Paged<BounceOut>> {
    by.require_unlimited()?;
    let mut select = Entity::find().filter(page.matching(Column::Search));
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(outcome) = filter.outcome {
        select = select.filter(Column::Outcome.eq(outcome));
    }
    if let Some(mail) = filter.mail_id {
        select = select.filter(Column::MailId.eq(mail));
    }
    Ok(page.fetch(db, select, Column::Id, &[]).await?.map(out))
}

/// One report, with its text.
pub async fn find(db: &impl ConnectionTrait, by: &Actor, id: BounceId) -> Result<BounceReport> {
    by.require_unlimited()?;
    Ok(bounces::find(db, id).await?.into())
}

/// Takes a report in.
pub async fn take(w: &Write, by: &Actor, keys: &LinkKeys, report: &Report) -> Result<BounceReport> {
    by.require_unlimited()?;
    Ok(bounces::take(w, by, keys, report).await?.into())
}

fn out(row: Model) -> BounceOut {
    BounceOut {
        id: row.id,
        version: row.version,
        kind: row.kind,
        outcome: row.outcome,
        mail_id: row.mail_id,
        recipient: row.recipient,
        reply: ReplyOut::of(row.code, row.enhanced_code, row.diagnostic),
        received_at: row.received_at,
    }
}

impl From<Model> for BounceReport {
    fn from(mut row: Model) -> Self {
        let raw = std::mem::take(&mut row.raw);
        Self { report: out(row), raw }
    }
}
