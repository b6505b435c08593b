//! Calls of a script, made on the services that the API calls too.

use serde::Deserialize;
use serde_json::Value;

use super::script::{Names, Step};
use crate::access::Actor;
use crate::db::Write;
use crate::error::{AppError, Result};
use crate::files::spool::Spool;
use crate::http;
use crate::ids::{EventId, PanelId};
use crate::materials::practices;
use crate::needs::types::NeedKind;
use crate::uploads::rules::KINDS;
use crate::uploads::service::Arrived;
use crate::{
    agenda, assessments, attendance, evaluations, events, invitations, materials, organizations,
    people, programmes, recommendations, registrations, uploads,
};

/// A file of a script, whose text stands in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    text: String,
}

/// Makes a call; gives the id of what it made.
pub(super) async fn step(
    w: &Write,
    by: &Actor,
    step: &Step,
    names: &Names,
) -> Result<Option<String>> {
    let path: Vec<&str> = step.post.split('/').collect();
    let body = names.fill(&step.body)?;
    let made = match path.as_slice() {
        [one] => Some(top(w, by, one, body).await?),
        ["events", event, verb @ ("publish" | "complete")] => {
            act(w, by, names.id(event)?, verb).await?;
            None
        }
        ["events", event, part] => Some(of_event(w, by, names.id(event)?, part, body).await?),
        ["panels", panel, "items"] => Some(item(w, by, names.id(panel)?, body).await?),
        _ => return Err(unknown(&step.post)),
    };
    Ok(made)
}

async fn top(w: &Write, by: &Actor, what: &str, body: Value) -> Result<String> {
    Ok(match what {
        "organizations" => {
            let input = http::parsed(body)?;
            organizations::service::create(w, by, &input).await?.id.to_string()
        }
        "people" => people::service::create(w, by, &http::parsed(body)?).await?.id.to_string(),
        "programmes" => {
            let input = http::parsed(body)?;
            programmes::service::create(w, by, &input).await?.id.to_string()
        }
        "events" => events::service::create(w, by, &http::parsed(body)?).await?.id.to_string(),
        "practices" => {
            let input = http::parsed(body)?;
            practices::service::create(w, by, &input).await?.id.to_string()
        }
        "uploads" => upload(w, by, &serde_json::from_value(body)?).await?,
        "assessments" => {
            let input = http::parsed(body)?;
            assessments::service::create(w, by, &input).await?.id.to_string()
        }
        "capacity-needs" => need(w, by, NeedKind::CapacityNeed, body).await?,
        "barriers" => need(w, by, NeedKind::Barrier, body).await?,
        other => return Err(unknown(other)),
    })
}

async fn need(w: &Write, by: &Actor, kind: NeedKind, body: Value) -> Result<String> {
    let input = http::parsed(body)?;
    Ok(recommendations::needs::service::create(w, by, kind, &input).await?.id.to_string())
}

async fn upload(w: &Write, by: &Actor, file: &File) -> Result<String> {
    let mut spool = Spool::begin().await?;
    spool.push(file.text.as_bytes()).await?;
    let arrived = Arrived::judge(&file.name, spool.end().await?, KINDS).await?;
    Ok(uploads::service::create(w, by, &arrived).await?.id.to_string())
}

async fn act(w: &Write, by: &Actor, event: EventId, verb: &str) -> Result<()> {
    match verb {
        "publish" => events::service::publish(w, by, event).await?,
        _ => events::service::complete(w, by, event).await?,
    };
    Ok(())
}

async fn of_event(
    w: &Write,
    by: &Actor,
    event: EventId,
    part: &str,
    body: Value,
) -> Result<String> {
    Ok(match part {
        "panels" => {
            let input = http::parsed(body)?;
            agenda::service::panels::create(w, by, event, &input).await?.id.to_string()
        }
        "media-coverage" => {
            let input = http::parsed(body)?;
            events::service::coverage::create(w, by, event, &input).await?.id.to_string()
        }
        "invitations" => {
            let input = http::parsed(body)?;
            invitations::service::create(w, by, event, &input).await?.id.to_string()
        }
        "registrations" => {
            let input = http::parsed(body)?;
            registrations::service::register(w, by, None, event, &input).await?.id.to_string()
        }
        "attendance" => {
            let input = http::parsed(body)?;
            attendance::service::check_in(w, by, event, &input).await?.check_in.id.to_string()
        }
        "materials" => {
            let input = http::parsed(body)?;
            materials::service::create(w, by, event, &input).await?.id.to_string()
        }
        "evaluations" => {
            let input = http::parsed(body)?;
            evaluations::service::create(w, by, event, &input).await?.id.to_string()
        }
        "recommendations" => {
            let input = http::parsed(body)?;
            recommendations::service::create(w, by, event, &input).await?.id.to_string()
        }
        other => return Err(unknown(other)),
    })
}

async fn item(w: &Write, by: &Actor, panel: PanelId, body: Value) -> Result<String> {
    let input = http::parsed(body)?;
    Ok(agenda::service::items::create(w, by, panel, &input).await?.id.to_string())
}

fn unknown(path: &str) -> AppError {
    AppError::internal(format!("the example data calls {path}, which it cannot"))
}
