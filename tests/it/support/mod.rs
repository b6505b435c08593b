//! The harness: an application on a database of its own, with a clock that stands.

pub mod database;
pub mod demo;
pub mod http;
pub mod letter;
pub mod mail;
pub mod multipart;
pub mod named;
pub mod outbox;
pub mod process;
pub mod rows;
pub mod scene;
pub mod smtp;
pub mod statements;
pub mod wire;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use convoke::access::types::{Role, TokenCreate, TokenScope};
use convoke::access::{Actor, service};
use convoke::app::App;
use convoke::clock::Clock;
use convoke::config::Settings;
use convoke::context::Context;
use convoke::db::Database;
use convoke::mail::Transport;
use convoke::mail::transport::Catcher;
use poem::Response;
use poem::endpoint::BoxEndpoint;

pub use http::Call;
pub use letter::Letter;
pub use statements::Statements;

/// An application under test. Its database goes with it.
pub struct TestApp {
    pub app: App,
    pub clock: Clock,
    pub admin: String,
    /// What takes its mails, unless a test sets a relay; it can be told to refuse them.
    pub catcher: Catcher,
    pub statements: Statements,
    endpoint: BoxEndpoint<'static, Response>,
    database: Arc<database::TestDatabase>,
}

/// Where the clock stands when a test begins.
pub fn beginning() -> DateTime<Utc> {
    "2026-03-02T08:00:00Z".parse().unwrap()
}

/// The settings of a test: its own database, mails as files beside it, no limits.
pub fn settings(database: &database::TestDatabase, more: &[(&str, &str)]) -> Settings {
    let folder = database.folder.path().join("mailbox").display().to_string();
    let usual = [
        ("CONVOKE_DATABASE_URL", database.url.as_str()),
        ("CONVOKE_PUBLIC_URL", "https://convoke.example.org"),
        ("CONVOKE_SECRET_KEY", "a secret of the tests, long enough to be one"),
        ("CONVOKE_MAIL_DIR", &folder),
        ("CONVOKE_REQUESTS_PER_SECOND", "0"),
        ("CONVOKE_PAGE_FAILURES_PER_MINUTE", "0"),
        ("CONVOKE_PAGE_LINKS_PER_MINUTE", "0"),
        ("CONVOKE_PAGE_SIGN_UPS_PER_MINUTE", "0"),
    ];
    let usual = usual.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let env: Vec<(String, String)> =
        usual.chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    // What runs the tests is another program.
    let mut settings = Settings::from_sources(None, &env).unwrap();
    settings.program = env!("CARGO_BIN_EXE_convoke").into();
    settings
}

impl TestApp {
    /// An application with an empty database and a token for everything.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with some settings of its own.
    pub async fn start_with(more: &[(&str, &str)]) -> Self {
        let database = Arc::new(database::TestDatabase::create().await);
        let settings = Arc::new(settings(&database, more));
        let clock = Clock::fixed(beginning());
        let mut test = Self::on(database, settings, clock, Catcher::default()).await;
        test.admin = test.token(Role::Admin, None).await;
        test
    }

    /// Another server on the same database, by the same clock; it takes the same tokens.
    pub async fn beside(&self) -> Self {
        self.again(self.app.context.settings.clone()).await
    }

    /// The same with some other settings, as after a restart.
    pub async fn restarted_with(&self, more: &[(&str, &str)]) -> Self {
        self.again(Arc::new(settings(&self.database, more))).await
    }

    async fn again(&self, settings: Arc<Settings>) -> Self {
        let (database, clock) = (self.database.clone(), self.clock.clone());
        let other = Self::on(database, settings, clock, self.catcher.clone()).await;
        Self { admin: self.admin.clone(), ..other }
    }

    async fn on(
        database: Arc<database::TestDatabase>,
        settings: Arc<Settings>,
        clock: Clock,
        catcher: Catcher,
    ) -> Self {
        let transport = match settings.mail.smtp {
            Some(_) => Transport::from_settings(&settings.mail).unwrap(),
            None => Transport::Catcher(catcher.clone()),
        };
        let statements = Statements::default();
        let watch = statements.clone();
        let url = settings.database_url.expose();
        let db = Database::watched(url, clock.clone(), move |one| watch.note(one)).await.unwrap();
        let app = App { context: Context::sending(db, settings, transport).unwrap() };
        let endpoint = convoke::app::routes(&app.context).unwrap();
        Self { app, clock, admin: String::new(), catcher, statements, endpoint, database }
    }

    /// The secret of a new token.
    pub async fn token(&self, role: Role, scope: Option<TokenScope>) -> String {
        let input = TokenCreate { name: format!("{role:?}"), role, scope, expires_at: None };
        let by = Actor::system("test");
        let (by, input) = (&by, &input);
        let made =
            self.app.context.db.write(move |w| async move { service::create(&w, by, input).await });
        made.await.unwrap().secret
    }

    /// What keeps its database.
    pub fn database(&self) -> &database::TestDatabase {
        &self.database
    }

    /// A folder that goes with it.
    pub fn folder(&self) -> &std::path::Path {
        self.database.folder.path()
    }

    /// Sends all mails that are due, and waits until they are gone.
    pub async fn deliver(&self) {
        while self.app.context.mailroom.step().await.unwrap() > 0 {}
    }

    /// All mails that went out to an address, in the order of their queueing: those that went out
    /// together went in any.
    pub fn mails_to(&self, address: &str) -> Vec<Letter> {
        let mut mails = self.catcher.mails();
        mails.sort_by_key(|mail| mail.id);
        let to_it = |mail: &&convoke::mail::mime::Outgoing| {
            mail.envelope.to().iter().any(|to| to.to_string() == address)
        };
        mails.iter().filter(to_it).map(Letter::read).collect()
    }

    /// The last of these.
    pub fn mail_to(&self, address: &str) -> Letter {
        self.mails_to(address).pop().unwrap_or_else(|| panic!("no mail went to {address}"))
    }

    /// A call of the API with the admin's token.
    pub fn get(&self, path: &str) -> Call<'_> {
        self.call("GET", path)
    }

    /// A `POST` of JSON with the admin's token.
    pub fn post(&self, path: &str, body: serde_json::Value) -> Call<'_> {
        self.call("POST", path).json(body)
    }

    /// An action without a body, with the admin's token.
    pub fn act(&self, path: &str) -> Call<'_> {
        self.call("POST", path)
    }

    /// A `PATCH` of the version that `etag` names.
    pub fn patch(&self, path: &str, etag: &str, body: serde_json::Value) -> Call<'_> {
        self.call("PATCH", path).header("if-match", etag).json(body)
    }

    /// A `DELETE` with the admin's token.
    pub fn delete(&self, path: &str) -> Call<'_> {
        self.call("DELETE", path)
    }

    /// Any call of the API (`path` is below `/api/v1`) with the admin's token.
    pub fn call(&self, method: &str, path: &str) -> Call<'_> {
        Call::new(&self.endpoint, method, &format!("/api/v1{path}")).bearer(&self.admin)
    }

    /// A call of anything, as nobody.
    pub fn raw(&self, method: &str, path: &str) -> Call<'_> {
        Call::new(&self.endpoint, method, path)
    }
}
