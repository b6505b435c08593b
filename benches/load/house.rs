//! The house itself: all routes, no worker.

use std::sync::Arc;

use convoke::clock::Clock;
use convoke::config::Settings;
use convoke::context::Context;
use convoke::db::Database;

use super::server;
use super::stock::KEY;

pub async fn serve(url: &str) {
    let context = context(url).await;
    server::serve(convoke::app::routes(&context).unwrap()).await;
}

pub async fn context(url: &str) -> Context {
    on(Database::connect(url, Clock::System).await.unwrap(), url)
}

/// What is needed beside a database that is open.
pub fn on(db: Database, url: &str) -> Context {
    let env = [
        ("CONVOKE_DATABASE_URL", url),
        ("CONVOKE_SECRET_KEY", KEY),
        ("CONVOKE_REQUESTS_PER_SECOND", "0"),
        ("CONVOKE_PAGE_FAILURES_PER_MINUTE", "0"),
    ];
    let env: Vec<_> = env.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let settings = Settings::from_sources(None, &env).unwrap();
    Context::new(db, Arc::new(settings)).unwrap()
}
