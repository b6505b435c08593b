//! Settings: defaults, then `convoke.toml`, then the environment.
//!
//! A key of the file and its variable have one name (`listen`, `CONVOKE_LISTEN`); a secret may
//! also stand in a file of its own (`secret_key_file`, `CONVOKE_SECRET_KEY_FILE`). All mistakes
//! are named at once, with where each comes from; a secret's value is never shown.

mod keys;
mod mail;
mod mistake;
mod reader;
mod secret;
mod sources;
mod values;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use mistake::{Mistake, Mistakes};
pub use secret::Secret;
pub use values::{LogFormat, LogLevel, Network};

use crate::mail::settings::MailSettings;
use reader::Reader;

/// The file that is read when no other is named.
pub const DEFAULT_FILE: &str = "convoke.toml";

/// Where the demo keeps its data when no database is named.
const DEMO_DATABASE: &str = "sqlite://convoke-demo.db";

/// All that an operator can set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite://file` or `postgres://...`; a secret, because it may hold a password.
    pub database_url: Secret,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// How people reach the server, without a slash at the end; links in mails begin with it.
    pub public_url: String,
    /// What links are signed with; [`Settings::secret_key`] makes a missing one on SQLite.
    secret_key: Option<Secret>,
    /// What links were signed with before, where they are still to open.
    pub former_secret_key: Option<Secret>,
    /// How mail goes out.
    pub mail: MailSettings,
    /// How late a follow-up may still go out.
    pub follow_up_grace: Duration,
    /// How much one client may ask for.
    pub limits: Limits,
    /// How long one request may take.
    pub request_timeout: Duration,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// What the log looks like.
    pub log: LogSettings,
    /// This program, which reads files in a process of its own.
    pub program: PathBuf,
    /// What was left to the defaults.
    by_default: ByDefault,
}

/// Which of the settings that depend on the command were left to their defaults.
#[derive(Clone, Copy, Debug)]
struct ByDefault {
    database: bool,
    public_url: bool,
}

/// How much one client may ask for; 0 turns a limit off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests a second for each token.
    pub requests_per_second: u32,
    /// Requests at once for each token.
    pub request_burst: u32,
    /// Failed look-ups a minute for each address, on pages.
    pub page_failures_per_minute: u32,
    /// New links a minute for each address, on pages.
    pub page_links_per_minute: u32,
    /// Public sign-ups a minute for each address.
    pub page_sign_ups_per_minute: u32,
}

/// What the log looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogSettings {
    /// Text for people or JSON for machines.
    pub format: LogFormat,
    /// The least that is worth a line.
    pub level: LogLevel,
}

impl Settings {
    /// Reads `file` (or `convoke.toml`, where there is one) and the environment.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads them")]
    pub fn load(file: Option<&Path>) -> Result<Self, Mistakes> {
        let env: Vec<(String, String)> = std::env::vars_os()
            .map(|(name, value)| {
                (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
            })
            .collect();
        let path = file.unwrap_or(Path::new(DEFAULT_FILE));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => Some((path, text)),
            Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let place = path.display().to_string();
                let unreadable = Mistake::new(place, format!("cannot be read: {error}"));
                let mut mistakes = vec![unreadable];
                mistakes.extend(Self::from_sources(None, &env).err().unwrap_or_default());
                return Err(Mistakes(mistakes));
            }
        };
        Self::from_sources(text.as_ref().map(|(path, text)| (*path, text.as_str())), &env)
            .map_err(Mistakes)
    }

    /// The settings that these sources give; looks at nothing else but the files they name.
    pub fn from_sources(
        file: Option<(&Path, &str)>,
        env: &[(String, String)],
    ) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let entries = sources::gather(file, env, &mut mistakes);
        let mut reader = Reader::new(entries, mistakes);
        let settings = Self::read(&mut reader);
        reader.finish(settings)
    }

    fn read(reader: &mut Reader) -> Option<Self> {
        let by_default = ByDefault {
            database: !reader.has("database_url"),
            public_url: !reader.has("public_url"),
        };
        let database_url =
            reader.value("database_url", Secret::new("sqlite://convoke.db"), values::database);
        let listen =
            reader.value("listen", SocketAddr::from(([127, 0, 0, 1], 8080)), values::listen);
        let public_url = reader
            .optional("public_url", values::public_url)
            .unwrap_or_else(|| values::local_url(listen));
        let secret_key = reader.optional("secret_key", values::secret_key);
        if secret_key.is_none() && !reader.has("secret_key") && !is_sqlite(&database_url) {
            reader.wrong("secret_key", values::NO_KEY_ON_POSTGRES);
        }
        let mail = mail::read(reader, &public_url);
        let grace_hours = reader.number("follow_up_grace_hours", 24, 0..=24 * 365);
        let settings = Self {
            database_url,
            listen,
            public_url,
            secret_key,
            former_secret_key: reader.optional("secret_key_former", values::secret_key),
            follow_up_grace: Duration::from_secs(u64::from(grace_hours) * 3600),
            limits: Limits::read(reader),
            request_timeout: reader.span(
                "request_timeout_seconds",
                Duration::from_secs(30),
                1..=3600,
            ),
            trusted_proxies: reader.value("trusted_proxies", Vec::new(), values::networks),
            log: LogSettings {
                format: reader.value("log_format", LogFormat::Text, str::parse),
                level: reader.value("log_level", LogLevel::Info, str::parse),
            },
            mail: mail?,
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("convoke")),
            by_default,
        };
        Some(settings)
    }

    /// The same for the demo: a database of its own unless one is named, and mails as files alone.
    #[must_use]
    pub fn for_demo(mut self) -> Self {
        if self.by_default.database {
            self.database_url = Secret::new(DEMO_DATABASE);
        }
        self.mail.smtp = None;
        self
    }

    /// The same for a server that turned out to listen at `address`, where the port was left open.
    #[must_use]
    pub fn listening_at(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        if self.by_default.public_url {
            self.public_url = values::local_url(address);
            self.mail.public_url.clone_from(&self.public_url);
        }
        self
    }

    /// How this machine itself reaches the server.
    pub fn local_url(&self) -> String {
        values::local_url(self.listen)
    }

    /// Whether people on other machines cannot reach the public address.
    pub fn is_local(&self) -> bool {
        values::is_local(&self.public_url)
    }

    /// What links are signed with. On SQLite a missing one is made and kept beside the database.
    pub fn secret_key(&self) -> Result<Secret, Mistake> {
        match (&self.secret_key, self.sqlite_file()) {
            (Some(key), _) => Ok(key.clone()),
            (None, Some(database)) => secret::kept_beside(&database),
            (None, None) => Err(Mistake::new("secret_key", values::NO_KEY_ON_POSTGRES)),
        }
    }

    /// Whether there is one already.
    pub fn has_secret_key(&self) -> bool {
        let kept = |database: PathBuf| secret::file_beside(&database).exists();
        self.secret_key.is_some() || self.sqlite_file().is_some_and(kept)
    }

    /// Whether the database is SQLite.
    pub fn is_sqlite(&self) -> bool {
        is_sqlite(&self.database_url)
    }

    /// The database's address without user and password.
    pub fn database_name(&self) -> String {
        values::without_credentials(self.database_url.expose())
    }

    /// The database's file, where it is one.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        values::sqlite_file(self.database_url.expose())
    }
}

fn is_sqlite(database_url: &Secret) -> bool {
    database_url.expose().starts_with("sqlite:")
}

impl Limits {
    fn read(reader: &mut Reader) -> Self {
        const MOST: u32 = 1_000_000;
        Self {
            requests_per_second: reader.number("requests_per_second", 50, 0..=MOST),
            request_burst: reader.number("request_burst", 500, 1..=MOST),
            page_failures_per_minute: reader.number("page_failures_per_minute", 30, 0..=MOST),
            page_links_per_minute: reader.number("page_links_per_minute", 10, 0..=MOST),
            page_sign_ups_per_minute: reader.number("page_sign_ups_per_minute", 60, 0..=MOST),
        }
    }
}

#[cfg(test)]
mod tests;
