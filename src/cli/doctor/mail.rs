//! Whether mails can leave, and whether they do.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::database::cause;
use super::finding::{Finding, doubtful, good, wrong};
use crate::administration::messages;
use crate::db::Database;
use crate::error::Result;
use crate::mail::entity::{Column, Entity};
use crate::mail::transport::Relay;
use crate::mail::{MailSettings, MailStatus, Renderer};

/// A mail that waits for longer than this has no worker.
const LONG: TimeDelta = TimeDelta::minutes(10);

pub(super) async fn transport(settings: &MailSettings) -> Vec<Finding> {
    vec![relay(settings).await, templates(settings)]
}

async fn relay(settings: &MailSettings) -> Finding {
    let Some(smtp) = &settings.smtp else {
        return doubtful(
            "mail",
            format!(
                "mails are only written to the folder {}; nobody gets them until CONVOKE_SMTP_URL names a relay",
                settings.dir.display()
            ),
        );
    };
    let relay = match Relay::new(smtp.clone(), settings.timeout) {
        Ok(relay) => relay,
        Err(error) => return wrong("mail", cause(&error)),
    };
    let place = format!("{}:{}", smtp.host, smtp.port);
    match relay.greet().await {
        Ok(()) => good("mail", format!("the relay {place} greets us")),
        Err(reply) => wrong(
            "mail",
            format!(
                "the relay {place} cannot be used ({}). Check CONVOKE_SMTP_URL, its user and password, and whether a firewall stands between",
                reply.text
            ),
        ),
    }
}

fn templates(settings: &MailSettings) -> Finding {
    let renderer = Renderer::new(settings.templates_dir.as_deref(), &settings.public_url);
    let faults = match renderer.map(|renderer| messages::faults(&renderer)) {
        Ok(Ok(faults)) => faults,
        Ok(Err(error)) => return wrong("mail", cause(&error)),
        Err(fault) => vec![fault],
    };
    if faults.is_empty() {
        return good("mail", "all templates can be filled in");
    }
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    wrong("mail", lines.join("\n"))
}

pub(super) async fn outbox(database: &Database) -> Vec<Finding> {
    match waiting(database).await {
        Ok((0, 0)) => vec![good("mail", "no mail waits longer than it should")],
        Ok((late, failed)) => {
            let late = (late > 0).then(|| {
                doubtful("mail", format!("{late} mails are due for more than {} minutes: is `convoke serve` or `convoke worker` running?", LONG.num_minutes()))
            });
            let failed = (failed > 0).then(|| {
                doubtful("mail", format!("{failed} mails failed: GET /api/v1/mail/messages?status=failed says why, POST /api/v1/mail/messages/retry-failed tries again"))
            });
            late.into_iter().chain(failed).collect()
        }
        Err(error) => vec![wrong(
            "mail",
            format!("the outbox cannot be read ({}): mend the database first", cause(&error)),
        )],
    }
}

async fn waiting(database: &Database) -> Result<(u64, u64)> {
    let due = Entity::find()
        .filter(Column::Status.is_in([MailStatus::Queued, MailStatus::Deferred]))
        .filter(Column::NextAttemptAt.lt(database.clock().now() - LONG));
    let failed = Entity::find().filter(Column::Status.eq(MailStatus::Failed));
    Ok((due.count(database.read()).await?, failed.count(database.read()).await?))
}
