//! `convoke worker`: mails and schedules alone, beside other servers on the same database.

use std::sync::Arc;

use super::failure::Failure;
use super::schema;
use super::serve::signals;
use crate::administration::messages;
use crate::config::Settings;
use crate::context::Context;
use crate::http::aside;
use crate::worker;

pub(super) async fn run(settings: &Settings) -> Result<(), Failure> {
    let database = schema::open_to_send(settings, false).await?;
    let context = Context::new(database.clone(), Arc::new(settings.clone()))?;
    check_templates(&context)?;
    worker::run(context, signals::stopping()?).await;
    database.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// A broken template is found now, and not when somebody waits for a mail. Those built in were tried by
/// the tests; where a folder stands over them, all are tried with it, as a part of it may stand in any.
pub(super) fn check_templates(context: &Context) -> Result<(), Failure> {
    if context.settings.mail.templates_dir.is_none() {
        return Ok(());
    }
    let faults = aside(|| messages::faults(context.mailroom.renderer()))??;
    if faults.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Err(Failure::new(lines.join("\n")))
}
