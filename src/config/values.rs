//! What the settings' values look like. A refusal says what would be right, never the value.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use ipnet::IpNet;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::secret::Secret;

/// Fewer characters than these can be guessed.
const SHORTEST_KEY: usize = 32;

/// PostgreSQL has no file beside which a key could be kept.
pub(super) const NO_KEY_ON_POSTGRES: &str = "is needed with PostgreSQL: any text of at least 32 \
    characters, such as `openssl rand -base64 36` prints, the same for all servers on one database \
    (or name a file that holds it in CONVOKE_SECRET_KEY_FILE)";

pub(super) fn database(text: &str) -> Result<Secret, &'static str> {
    const WRONG: &str = "is no database; give sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME";
    if text.starts_with("sqlite:") {
        return match sqlite_file(text) {
            Some(_) => Ok(Secret::new(text)),
            None => Err(
                "must name a file (sqlite://convoke.db); a database in memory is lost at the end",
            ),
        };
    }
    let url = Url::parse(text).map_err(|_| WRONG)?;
    let right = matches!(url.scheme(), "postgres" | "postgresql") && url.path().len() > 1;
    right.then(|| Secret::new(text)).ok_or(WRONG)
}

/// The file of an SQLite database; none for another database or one in memory.
pub(super) fn sqlite_file(database_url: &str) -> Option<PathBuf> {
    let rest = database_url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (path, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let in_memory =
        path.is_empty() || path == ":memory:" || parameters.split('&').any(|p| p == "mode=memory");
    (!in_memory).then(|| PathBuf::from(path.into_owned()))
}

/// A database's address as it may be shown; parameters may hold passwords too.
pub(super) fn without_credentials(database_url: &str) -> String {
    let Some((scheme, rest)) = database_url.split_once("://") else {
        return database_url.to_owned();
    };
    let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    format!("{scheme}://{rest}")
}

pub(super) fn listen(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "is no address with a port, such as 127.0.0.1:8080 or [::1]:8080")
}

/// How this machine itself reaches a server that listens at `listen`.
pub(super) fn local_url(listen: SocketAddr) -> String {
    match listen.ip() {
        ip if !ip.is_unspecified() => format!("http://{listen}"),
        _ => format!("http://localhost:{}", listen.port()),
    }
}

/// Whether an address names the machine itself.
pub(super) fn is_local(address: &str) -> bool {
    let url = Url::parse(address).ok();
    match url.as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

pub(super) fn public_url(text: &str) -> Result<String, &'static str> {
    const WRONG: &str =
        "is no address that mails can link to, such as https://seminars.example.org";
    let url = Url::parse(text).map_err(|_| WRONG)?;
    let plain = url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    let right = matches!(url.scheme(), "http" | "https") && url.has_host() && plain && anonymous;
    right.then(|| url.as_str().trim_end_matches('/').to_owned()).ok_or(WRONG)
}

pub(super) fn secret_key(text: &str) -> Result<Secret, String> {
    match text.chars().count() {
        SHORTEST_KEY.. => Ok(Secret::new(text)),
        length => Err(format!(
            "has {length} characters; give at least {SHORTEST_KEY}, such as `openssl rand -base64 36` prints"
        )),
    }
}

pub(super) fn networks(text: &str) -> Result<Vec<Network>, String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::parse).collect()
}

/// An address or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(IpNet);

impl Network {
    /// Whether `address` lies in it; an IPv4 address written as IPv6 counts as what it is.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = text.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical()));
        address.or_else(|_| text.parse()).map(Self).map_err(|_| {
            format!("names `{text}`, which is neither an address nor a range such as 10.0.0.0/8")
        })
    }
}

/// Makes an enum whose values have a word each in the settings.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("is none of {}", [$($word),+].join(", "))),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $word),+ })
            }
        }
    };
}

words! {
    /// The form of the log.
    LogFormat {
        /// Lines for people.
        Text = "text",
        /// One JSON object a line.
        Json = "json",
    }
}

words! {
    /// The least that is worth a line in the log.
    LogLevel {
        /// What failed.
        Error = "error",
        /// And what is doubtful.
        Warn = "warn",
        /// And what happens.
        Info = "info",
        /// And how.
        Debug = "debug",
        /// Everything.
        Trace = "trace",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_holds_its_addresses_also_when_written_as_ipv6() {
        let range: Network = "10.0.0.0/8".parse().unwrap();
        assert!(range.contains("10.200.0.1".parse().unwrap()));
        assert!(range.contains("::ffff:10.0.0.1".parse().unwrap()));
        assert!(!range.contains("11.0.0.1".parse().unwrap()));
        let one: Network = "::1".parse().unwrap();
        assert!(one.contains("::1".parse().unwrap()) && !one.contains("::2".parse().unwrap()));
    }

    #[test]
    fn an_sqlite_database_is_a_file_and_never_in_memory() {
        let file = |text| sqlite_file(text).map(|path| path.display().to_string());
        assert_eq!(file("sqlite://convoke.db").as_deref(), Some("convoke.db"));
        assert_eq!(file("sqlite:///var/a%20b.db?mode=rwc").as_deref(), Some("/var/a b.db"));
        assert_eq!(file("sqlite::memory:"), None);
        assert_eq!(file("sqlite://x?mode=memory"), None);
        assert!(database("sqlite::memory:").is_err());
        assert!(database("mysql://host/name").is_err());
    }

    #[test]
    fn a_database_is_shown_without_user_and_password() {
        let url = "postgres://user:p@ss@db.example/convoke?password=hunter2";
        assert_eq!(without_credentials(url), "postgres://db.example/convoke");
        assert_eq!(without_credentials("sqlite://convoke.db"), "sqlite://convoke.db");
    }

    #[test]
    fn links_begin_with_an_address_without_a_slash_at_the_end() {
        let right = "https://seminars.example.org/convoke/";
        assert_eq!(public_url(right).unwrap(), "https://seminars.example.org/convoke");
        for wrong in ["seminars.example.org", "ftp://x", "https://u@x", "https://x/?a=1", "http://"]
        {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
        assert_eq!(local_url(([0, 0, 0, 0], 80).into()), "http://localhost:80");
    }
}
