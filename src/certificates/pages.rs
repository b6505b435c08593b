//! `/verify/{code}`: what confirms a certificate to whoever was shown it. It says the name, the event
//! and the dates that stand on it, and nothing more; of one that counts no more, only that.

use poem::web::{Data, Path};
use poem::{EndpointExt as _, Route, handler};

use super::entity::Model;
use super::rules::code;
use super::service;
use crate::context::Context;
use crate::error::{AppError, Kind, Result};
use crate::pages::views::{VerifyView, Worded};
use crate::pages::{Asked, Page, edge, refusal, show};

/// `route` with the pages of this part.
pub fn mount(route: Route, context: &Context) -> Route {
    route.at("/verify/:code", edge::read("/verify/{code}", verify.data(context.clone())))
}

#[handler]
async fn verify(context: Data<&Context>, typed: Path<String>, asked: Asked) -> Page {
    match page(&context, &asked, &typed).await {
        Ok(page) => page,
        Err(error) => refusal(error, &asked.reader([])),
    }
}

async fn page(context: &Context, asked: &Asked, typed: &str) -> Result<Page> {
    // Nothing is looked up for it, so it counts as no look-up.
    let code = code::parse(typed).ok_or_else(mistyped)?;
    let row = service::find_by_code(context.db.read(), &code).await?;
    let row = row.ok_or_else(|| context.limits.failed_look_up(unknown()))?;
    if row.revoked_at.is_some() {
        let detail = "This certificate was revoked.";
        return Err(AppError::gone("certificate.revoked", detail));
    }
    Ok(shown(asked, row))
}

fn shown(asked: &Asked, row: Model) -> Page {
    let reader = asked.reader([&row.language]);
    let event = Worded::new(row.event_title, &row.language, reader.language());
    let (starts_on, ends_on) = (row.starts_on, row.ends_on);
    show(&reader, &VerifyView { name: row.name, event, starts_on, ends_on })
}

fn mistyped() -> AppError {
    AppError::new(Kind::NotFound, "certificate.mistyped", "This is no code of a certificate.")
}

fn unknown() -> AppError {
    AppError::new(Kind::NotFound, "certificate.unknown", "There is no certificate with this code.")
}
