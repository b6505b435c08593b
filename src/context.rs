//! What the edges work with: one database, the settings, and what derives from them.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use crate::access::KnownTokens;
use crate::config::{self, Settings};
use crate::db::Database;
use crate::error::{AppError, Kind, Result};
use crate::http::{InFlight, Limits, request};
use crate::ids::TokenId;
use crate::mail::{LinkKeys, Mailroom, Transport};
use crate::vault::Vault;

/// Shared by all routes; cheap to clone.
#[derive(Clone, Debug)]
pub struct Context {
    /// The database.
    pub db: Database,
    /// The settings.
    pub settings: Arc<Settings>,
    /// What links are made and known by.
    pub keys: Arc<LinkKeys>,
    /// What seals sensitive answers, and opens them.
    pub vault: Vault,
    /// What writes mails and sends them.
    pub mailroom: Mailroom,
    /// How much one caller may ask for.
    pub limits: Arc<CallerLimits>,
    /// The tokens that this server knows.
    pub tokens: Arc<KnownTokens>,
    /// The keys of `POST`s that are still under way in this process.
    pub in_flight: Arc<InFlight>,
}

/// How much one caller may ask for.
#[derive(Debug)]
pub struct CallerLimits {
    /// Requests of a token.
    pub requests: Limits<TokenId>,
    /// Failed look-ups of an address, on pages.
    pub failures: Limits<IpAddr>,
    /// New links asked for from an address.
    pub links: Limits<IpAddr>,
    /// Public sign-ups from an address.
    pub sign_ups: Limits<IpAddr>,
}

impl Context {
    /// A context on `db` that sends as the settings say; makes the key for links where SQLite may
    /// keep one.
    pub fn new(db: Database, settings: Arc<Settings>) -> Result<Self> {
        let transport = Transport::from_settings(&settings.mail)?;
        Self::sending(db, settings, transport)
    }

    /// The same, with another way for mails to leave.
    pub fn sending(db: Database, settings: Arc<Settings>, transport: Transport) -> Result<Self> {
        let (keys, vault) = (link_keys(&settings)?, vault(&settings)?);
        let mailroom = Mailroom::new(db.clone(), settings.mail.clone(), keys.clone(), transport)?;
        let limits = Arc::new(CallerLimits::new(&settings.limits));
        let keys = Arc::new(keys);
        let (tokens, in_flight) = (Arc::default(), Arc::default());
        Ok(Self { db, settings, keys, vault, mailroom, limits, tokens, in_flight })
    }
}

/// What links are made and known by.
pub fn link_keys(settings: &Settings) -> Result<LinkKeys> {
    let secret =
        settings.secret_key().map_err(|mistake| AppError::internal(mistake.to_string()))?;
    let keys = LinkKeys::new(secret.expose())?;
    match &settings.former_secret_key {
        Some(former) => keys.and_former(former.expose()),
        None => Ok(keys),
    }
}

/// What seals sensitive answers, and opens them.
pub fn vault(settings: &Settings) -> Result<Vault> {
    let secret =
        settings.secret_key().map_err(|mistake| AppError::internal(mistake.to_string()))?;
    let vault = Vault::new(secret.expose())?;
    match &settings.former_secret_key {
        Some(former) => vault.and_former(former.expose()),
        None => Ok(vault),
    }
}

impl CallerLimits {
    fn new(limits: &config::Limits) -> Self {
        let a_minute = |count| Limits::new(count, Duration::from_mins(1), count);
        Self {
            requests: Limits::new(
                limits.requests_per_second,
                Duration::from_secs(1),
                limits.request_burst,
            ),
            failures: a_minute(limits.page_failures_per_minute),
            links: a_minute(limits.page_links_per_minute),
            sign_ups: a_minute(limits.page_sign_ups_per_minute),
        }
    }

    /// 429 when the address of this request has had its share of something.
    pub fn check_share(&self, of: impl FnOnce(&Self) -> &Limits<IpAddr>) -> Result<()> {
        // Whose address is not known share one: behind a socket of the machine they are one proxy.
        let address = request::origin().remote.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        of(self).check(&address).map_err(|(error, _)| error)
    }

    /// What a page answers to `error`: a failed look-up counts against the address that made it,
    /// because neither tokens nor short names are to be guessed.
    pub fn failed_look_up(&self, error: AppError) -> AppError {
        if error.kind != Kind::NotFound {
            return error;
        }
        self.check_share(|limits| &limits.failures).err().unwrap_or(error)
    }

    /// Forgets callers that have long been quiet.
    pub fn tidy(&self) {
        self.requests.tidy();
        self.failures.tidy();
        self.links.tidy();
        self.sign_ups.tidy();
    }
}
