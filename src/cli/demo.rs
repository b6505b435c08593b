//! `convoke demo`: a server on example data, for a look around.

use std::io::{Write, stdout};
use std::sync::Arc;

use super::failure::Failure;
use super::{schema, serve};
use crate::access::types::{Role, TokenCreate};
use crate::access::{self, Actor};
use crate::app;
use crate::config::Settings;
use crate::context::Context;
use crate::demo::{self, Loaded};

pub(super) async fn run(settings: Settings) -> Result<(), Failure> {
    let settings = settings.for_demo();
    let listener = serve::bind(settings.listen).await?;
    let settings = settings.listening_at(listener.local_addr()?);
    let database = schema::open(&settings, true).await?;
    let context = Context::new(database, Arc::new(settings))?;
    let loaded = demo::load(&context.db).await?;
    say(&context, &loaded).await?;
    let routes = demo::pages::mount(app::routes(&context)?, context.settings.mail.dir.clone());
    serve::until_stopped(context, listener, routes).await
}

/// Tells, a line each, all that is needed to begin.
async fn say(context: &Context, loaded: &Loaded) -> Result<(), Failure> {
    let settings = &context.settings;
    let kept = settings
        .sqlite_file()
        .map_or_else(|| settings.database_name(), |file| file.display().to_string());
    let event = demo::event_to_try(context.db.read(), loaded.invitation).await?;
    let state = match (loaded.now, event.is_over(context.db.clock().now())) {
        (true, _) => format!("new; the fictitious event is on {}", event.starts_on),
        (false, false) => format!("as you left it; the fictitious event is on {}", event.starts_on),
        (false, true) => {
            format!(
                "as you left it; the fictitious event was on {}: begin anew with another file to have it ahead",
                event.starts_on
            )
        }
    };
    let link = demo::invitation_link(context.db.read(), loaded.invitation).await?;
    let invitation = context.keys.url(&settings.public_url, &link)?;
    let token = token(context).await?;
    let (public, local) = (&settings.public_url, settings.local_url());
    let mut out = stdout().lock();
    writeln!(out, "file: {kept} ({state})")?;
    writeln!(out, "token: {token}")?;
    writeln!(out, "api: {public}/api/v1")?;
    writeln!(out, "docs: {public}/docs")?;
    writeln!(out, "mailbox: {local}{}", demo::pages::PATH)?;
    writeln!(out, "invitation: {invitation}")?;
    Ok(out.flush()?)
}

async fn token(context: &Context) -> Result<String, Failure> {
    let input =
        &TokenCreate { name: "Demo".to_owned(), role: Role::Admin, scope: None, expires_at: None };
    let by = &Actor::system("demo");
    let deed = move |w| async move { access::service::create(&w, by, input).await };
    Ok(context.db.write(deed).await?.secret)
}
