//! What a plan of follow-ups may say, and when it stays as it is.

use super::{Said, Timing, check_attach, check_texts, check_timing};
use crate::error::{AppError, Checks, FieldError};
use crate::follow_ups::types::{FollowUpPlanPatch, FollowUpStep};
use crate::text::{line_fault, long_text_fault};

impl<'a> From<&'a FollowUpStep> for Said<'a> {
    fn from(step: &'a FollowUpStep) -> Self {
        Self {
            name: Some(&step.name),
            audience: Some(&step.audience),
            subject: Some(&step.subject),
            body: Some(&step.body),
        }
    }
}

impl From<&FollowUpStep> for Timing {
    fn from(step: &FollowUpStep) -> Self {
        Self {
            send_at: None,
            anchor: step.anchor,
            offset_days: step.offset_days,
            at_time: step.at_time.map(Into::into),
        }
    }
}

/// What is wrong with a plan, as far as it is given, but for the placeholders in its texts.
pub fn plan_faults(part: &FollowUpPlanPatch) -> Vec<FieldError> {
    let mut checks = Checks::new();
    checks.extend(part.name.as_deref().and_then(|name| line_fault("name", name, 200)));
    let about = part.description.value();
    checks.extend(about.and_then(|text| long_text_fault("description", text, 2000)));
    for (index, step) in part.steps.iter().flatten().enumerate() {
        let mut own = Checks::new();
        check_texts(&mut own, &Said::from(step));
        check_attach(&mut own, &step.attach, step.anchor);
        check_timing(&mut own, &Timing::from(step));
        checks.extend(own.into_faults().into_iter().map(|fault| of_step(index, fault)));
    }
    checks.into_faults()
}

/// The fault of a follow-up as one of the step that it stands in.
pub fn of_step(index: usize, fault: FieldError) -> FieldError {
    FieldError { pointer: format!("/steps/{index}{}", fault.pointer), ..fault }
}

/// 409: what came with the software stays as it is.
pub fn shipped() -> AppError {
    let detail = "This plan came with the software and stays as it is; make one of your own with \
                  its steps, and change that.";
    AppError::conflict("follow_up_plan.shipped", detail)
}

/// 409: an event has the follow-ups of a plan once, so that a second click writes to nobody twice.
pub fn used_already() -> AppError {
    let detail = "This event has follow-ups from this plan already. Change those; or delete or \
                  cancel all of them first, to make them anew.";
    AppError::conflict("follow_up_plan.used", detail)
}
