//! `convoke serve`: the API, the pages, and the mails and schedules beside them.

mod acceptor;
mod signals;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use poem::{Endpoint, Server};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::failure::Failure;
use super::schema;
use crate::app;
use crate::config::Settings;
use crate::context::Context;
use acceptor::PatientAcceptor;

/// What is in flight when the server is told to stop has so long to end.
const LAST_REQUESTS: Duration = Duration::from_secs(25);

/// A connection that nobody uses is closed after this time.
const IDLE: Duration = Duration::from_secs(75);

/// How much longer than a request a peer may keep us waiting for its end.
const GRACE: Duration = Duration::from_secs(10);

pub(super) async fn run(settings: &Settings, migrate: bool) -> Result<(), Failure> {
    let database = schema::open(settings, migrate).await?;
    let listener = bind(settings.listen).await?;
    let context = Context::new(database, Arc::new(settings.clone()))?;
    let routes = app::routes(&context)?;
    until_stopped(context, listener, routes).await
}

/// Serves `routes`, with the mails and schedules beside them, until the program is told to stop.
pub(super) async fn until_stopped(
    context: Context,
    listener: TcpListener,
    routes: impl Endpoint + 'static,
) -> Result<(), Failure> {
    let stopping = signals::stopping()?;
    let mut stop = stopping.clone();
    let mailroom = context.mailroom.clone();
    let mails = tokio::spawn(async move {
        mailroom.run(async move { drop(stop.wait_for(|stop| *stop).await) }).await;
    });
    let patience = context.settings.request_timeout + GRACE;
    serve(listener, routes, patience, stopping).await?;
    if mails.await.is_err() {
        tracing::error!("the mails broke off");
    }
    context.db.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// Takes the address, or says who else may have it.
pub(super) async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(format!(
            "Cannot listen on {address}: {error}. Is another server running there? CONVOKE_LISTEN names another address."
        ))
    })
}

/// Answers on `listener` until `stopping` says so and what is in flight has ended; a peer that
/// keeps a request waiting for longer than `patience` is given up.
pub(crate) async fn serve(
    listener: TcpListener,
    routes: impl Endpoint + 'static,
    patience: Duration,
    mut stopping: watch::Receiver<bool>,
) -> std::io::Result<()> {
    tracing::info!(address = %listener.local_addr()?, "listening");
    let acceptor = PatientAcceptor::new(listener, patience)?;
    let stop = async move { drop(stopping.wait_for(|stop| *stop).await) };
    Server::new_with_acceptor(acceptor)
        .idle_timeout(IDLE.max(patience))
        .run_with_graceful_shutdown(routes, stop, Some(LAST_REQUESTS))
        .await
}

#[cfg(test)]
mod tests;
