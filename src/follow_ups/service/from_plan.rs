//! The follow-ups of a plan, made for an event all at once.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{KIND, checked, checks, new_row, plans};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::follow_ups::entity::follow_up::{Column, Entity, Model};
use crate::follow_ups::entity::plan;
use crate::follow_ups::rules::{self, Timing};
use crate::follow_ups::types::{
    FollowUpCreate, FollowUpStatus, FollowUpStep, FollowUpsFromPlan, FollowUpsMade,
};
use crate::ids::{EventId, FollowUpPlanId};
use crate::mail::Renderer;

/// Makes a follow-up of each step of a plan, or none.
pub async fn from_plan(
    w: &Write,
    by: &Actor,
    event_id: EventId,
    input: &FollowUpsFromPlan,
    renderer: &Renderer,
) -> Result<FollowUpsMade> {
    let event = events::service::lock(w, by, event_id).await?;
    checks::open(&event)?;
    let unknown = || {
        let message = "There is no such plan; GET /follow-up-plans lists them.";
        AppError::invalid(vec![FieldError::new("plan_id", "unknown", message)])
    };
    let plan = plans::find(w, input.plan_id).await.map_err(|error| error.if_missing(unknown))?;
    if is_used(w, event_id, plan.id).await? {
        return Err(rules::used_already());
    }
    let mut items = Vec::with_capacity(plan.steps.len());
    for step in plan.steps.iter() {
        let row = row_of(w, &event, &plan, step);
        checks::anchor_holds(&event, &row)?;
        let status = status(&row, input.schedule == Some(true), w);
        let row = checked(w, Model { status, ..row }, &event, renderer).await;
        let row = db::insert(w, row.map_err(|error| unfit(step, error))?).await?;
        audit::record(w, by, &Entry::new("follow_up.create", KIND, row.id).of(event_id)).await?;
        items.push(row.into());
    }
    Ok(FollowUpsMade { items })
}

/// Whether the event has follow-ups from the plan that were not called off.
async fn is_used(w: &Write, event: EventId, plan: FollowUpPlanId) -> Result<bool> {
    let made = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::PlanId.eq(plan))
        .filter(Column::Status.ne(FollowUpStatus::Cancelled));
    Ok(made.count(w).await? > 0)
}

fn row_of(w: &Write, event: &Event, plan: &plan::Model, step: &FollowUpStep) -> Model {
    let input = FollowUpCreate {
        name: step.name.clone(),
        audience: step.audience.clone(),
        send_at: None,
        anchor: step.anchor,
        offset_days: step.offset_days,
        at_time: step.at_time,
        subject: step.subject.clone(),
        body: step.body.clone(),
        attach: step.attach.clone(),
        materials: Vec::new(),
    };
    let row = Model { plan_id: Some(plan.id), ..new_row(w, event.id, &input) };
    checks::derived(row, event)
}

/// What has passed is missed and never sent late by itself; what has no time waits for `send-now`.
fn status(row: &Model, schedule: bool, w: &Write) -> FollowUpStatus {
    if !schedule || Timing::from(row).is_none() {
        FollowUpStatus::Draft
    } else if row.due_at.is_some_and(|due| due <= w.now()) {
        FollowUpStatus::Missed
    } else {
        FollowUpStatus::Scheduled
    }
}

/// What is wrong with a step for this event is no field of the request.
fn unfit(step: &FollowUpStep, error: AppError) -> AppError {
    if error.fields.is_empty() {
        return error;
    }
    let what: Vec<String> =
        error.fields.iter().map(|fault| format!("{}: {}", fault.pointer, fault.message)).collect();
    let detail = format!(
        "The follow-up {:?} cannot be scheduled for this event: {}. Make them as drafts, without \
         schedule, and change that one.",
        step.name,
        what.join("; ")
    );
    AppError::conflict("follow_up_plan.unfit", detail)
}
