//! A database for each test: a copy of one that was migrated once.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use convoke::clock::Clock;
use convoke::db::Database;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A database that goes when this is dropped.
pub struct TestDatabase {
    pub url: String,
    pub folder: TempDir,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
static NUMBER: AtomicU32 = AtomicU32::new(0);

enum Template {
    Sqlite(#[expect(dead_code, reason = "keeps the folder")] TempDir, PathBuf),
    Postgres { admin: String, name: String },
}

/// The server that the suite runs on, when it is not SQLite.
pub fn postgres() -> Option<String> {
    std::env::var("CONVOKE_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

impl TestDatabase {
    pub async fn create() -> Self {
        let folder = tempfile::tempdir().unwrap();
        match TEMPLATE.get_or_init(template).await {
            Template::Sqlite(_, file) => {
                let copy = folder.path().join("convoke.db");
                std::fs::copy(file, &copy).unwrap();
                Self { url: format!("sqlite://{}", copy.display()), folder }
            }
            Template::Postgres { admin, name } => {
                let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                let copy = format!("convoke_it_{}_{number}", std::process::id());
                execute(admin, &format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
                Self { url: database_url(admin, &copy), folder }
            }
        }
    }

    /// An empty one, not migrated.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let Some(admin) = postgres() else {
            let file = folder.path().join("convoke.db");
            return Self { url: format!("sqlite://{}", file.display()), folder };
        };
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("convoke_it_{}_{number}", std::process::id());
        execute(&admin, &format!("CREATE DATABASE {name}")).await;
        Self { url: database_url(&admin, &name), folder }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some(admin) = postgres() else { return };
        let Some((_, name)) = self.url.rsplit_once('/') else { return };
        // A cluster of a test's own goes as a whole.
        if name.starts_with("convoke_it_") {
            // A sweeper that is gone leaves it to the next run.
            sweeper(admin).send(name.to_owned()).ok();
        }
    }
}

/// Drops the databases of tests that are over: together they would fill a small disk.
fn sweeper(admin: String) -> &'static Sender<String> {
    static SWEEPER: OnceLock<Sender<String>> = OnceLock::new();
    SWEEPER.get_or_init(|| {
        let (sender, names) = channel();
        std::thread::spawn(move || sweep(&admin, &names));
        sender
    })
}

fn sweep(admin: &str, names: &Receiver<String>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let connection = connect(admin).await;
        for name in names {
            drop_database(&connection, &name).await;
        }
    });
}

async fn drop_database(connection: &DatabaseConnection, name: &str) {
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    connection.execute_unprepared(&drop).await.ok();
}

async fn template() -> Template {
    let clock = Clock::fixed(super::beginning());
    let Some(admin) = postgres() else {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("template.db");
        let url = format!("sqlite://{}", file.display());
        let db = Database::connect(&url, clock).await.unwrap();
        db.migrate().await.unwrap();
        db.close().await.unwrap();
        return Template::Sqlite(folder, file);
    };
    drop_left_over(&admin).await;
    let name = format!("convoke_it_{}_template", std::process::id());
    execute(&admin, &format!("CREATE DATABASE {name}")).await;
    let db = Database::connect(&database_url(&admin, &name), clock).await.unwrap();
    db.migrate().await.unwrap();
    db.close().await.unwrap();
    Template::Postgres { admin, name }
}

/// Databases of processes that are gone.
async fn drop_left_over(admin: &str) {
    let connection = connect(admin).await;
    let rows = connection
        .query_all_raw(sea_orm::Statement::from_string(
            sea_orm::DatabaseBackend::Postgres,
            "SELECT datname FROM pg_database WHERE datname LIKE 'convoke_it_%'",
        ))
        .await
        .unwrap();
    for row in rows {
        let name: String = row.try_get("", "datname").unwrap();
        let process = name.split('_').nth(2).unwrap_or_default();
        if !PathBuf::from(format!("/proc/{process}")).exists() {
            drop_database(&connection, &name).await;
        }
    }
}

async fn connect(url: &str) -> DatabaseConnection {
    sea_orm::Database::connect(url).await.unwrap()
}

async fn execute(admin: &str, sql: &str) {
    let connection = connect(admin).await;
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}

fn database_url(admin: &str, name: &str) -> String {
    let (server, _) = admin.rsplit_once('/').expect("a URL with a database");
    format!("{server}/{name}")
}
