//! `convoke serve`: the API, the pages, and the mails and schedules beside them.

mod acceptor;
mod crowd;
mod resident;
pub(super) mod signals;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use poem::{Endpoint, Server};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinError;

use super::failure::Failure;
use super::schema;
use super::worker::check_templates;
use crate::app;
use crate::config::Settings;
use crate::context::Context;
use crate::worker;
use acceptor::PatientAcceptor;

/// What is in flight when the server is told to stop has so long to end.
const LAST_REQUESTS: Duration = Duration::from_secs(25);

/// A connection that nobody uses is closed after this time.
const IDLE: Duration = Duration::from_secs(75);

/// How much longer than a request a peer may keep us waiting for its end.
const GRACE: Duration = Duration::from_secs(10);

/// What peers may cost us.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// For how long one may keep us waiting for the end of a request, or with taking its answer.
    pub(crate) patience: Duration,
    /// How many may be here at a time.
    pub(crate) connections: usize,
}

pub(super) async fn run(settings: &Settings, migrate: bool) -> Result<(), Failure> {
    let database = schema::open_to_send(settings, migrate).await?;
    let listener = bind(settings.listen).await?;
    let settings = settings.clone().listening_at(listener.local_addr()?);
    let context = Context::new(database, Arc::new(settings))?;
    let routes = app::routes(&context)?;
    until_stopped(context, listener, routes).await
}

/// Serves `routes`, with the mails and schedules beside them, until the program is told to stop.
pub(super) async fn until_stopped(
    context: Context,
    listener: TcpListener,
    routes: impl Endpoint + 'static,
) -> Result<(), Failure> {
    check_templates(&context)?;
    let stopping = signals::stopping()?;
    let work = worker::run(context.clone(), stopping.clone());
    tokio::spawn(resident::keep_small());
    let patience = context.settings.request_timeout + GRACE;
    let bounds = Bounds { patience, connections: crowd::most() };
    beside(work, stopping, |stopping| serve(listener, routes, bounds, stopping)).await?;
    context.db.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// Serves with `work` beside it. Should the work break off, the server stops too, and ends with an
/// error: one that takes registrations and sends no mail is worse than one that is started again.
async fn beside<F: Future<Output = std::io::Result<()>>>(
    work: impl Future<Output = ()> + Send + 'static,
    stopping: watch::Receiver<bool>,
    serve: impl FnOnce(watch::Receiver<bool>) -> F,
) -> Result<(), Failure> {
    let (stop, stopped) = watch::channel(false);
    let mut working = tokio::spawn(work);
    let told = async {
        let mut stopping = stopping;
        drop(stopping.wait_for(|stop| *stop).await);
    };
    let ending = async {
        let early = tokio::select! {
            biased;
            () = told => None,
            worked = &mut working => Some(worked),
        };
        if early.is_some() {
            tracing::error!("mails and schedules broke off; the server stops");
        }
        stop.send_replace(true);
        match early {
            Some(worked) => Err(broke_off(worked.err())),
            None => working.await.map_err(|error| broke_off(Some(error))),
        }
    };
    let serving = async { serve(stopped).await.map_err(Failure::from) };
    // What is in flight is answered before the failure of the work is told.
    let ((), worked) = tokio::try_join!(serving, async { Ok(ending.await) })?;
    worked
}

fn broke_off(why: Option<JoinError>) -> Failure {
    let why = why.map(|error| format!(": {error}")).unwrap_or_default();
    Failure::new(format!("Mails and schedules broke off{why}. Start the server again."))
}

/// Takes the address, or says who else may have it.
pub(super) async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(format!(
            "Cannot listen on {address}: {error}. Is another server running there? CONVOKE_LISTEN names another address."
        ))
    })
}

/// Answers on `listener` until `stopping` says so and what is in flight has ended; a peer that costs
/// more than `bounds` allow is given up.
pub(crate) async fn serve(
    listener: TcpListener,
    routes: impl Endpoint + 'static,
    bounds: Bounds,
    mut stopping: watch::Receiver<bool>,
) -> std::io::Result<()> {
    tracing::info!(address = %listener.local_addr()?, "listening");
    let acceptor = PatientAcceptor::new(listener, bounds)?;
    let stop = async move { drop(stopping.wait_for(|stop| *stop).await) };
    Server::new_with_acceptor(acceptor)
        .idle_timeout(IDLE.max(bounds.patience))
        .run_with_graceful_shutdown(routes, stop, Some(LAST_REQUESTS))
        .await
}

#[cfg(test)]
mod tests;
