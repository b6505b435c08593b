//! The names of all settings.

/// Every setting, as it is called in the file; its variable is `CONVOKE_` and the name in capitals.
pub(super) const KEYS: &[&str] = &[
    "database_url",
    "follow_up_grace_hours",
    "listen",
    "log_format",
    "log_level",
    "mail_bounce_domain",
    "mail_dir",
    "mail_dkim_domain",
    "mail_dkim_key",
    "mail_dkim_selector",
    "mail_first_wait_seconds",
    "mail_from",
    "mail_give_up_seconds",
    "mail_lease_seconds",
    "mail_longest_wait_seconds",
    "mail_per_domain",
    "mail_reply_to",
    "mail_templates_dir",
    "mail_timeout_seconds",
    "mail_workers",
    "page_failures_per_minute",
    "page_links_per_minute",
    "page_sign_ups_per_minute",
    "public_url",
    "request_burst",
    "request_timeout_seconds",
    "requests_per_second",
    "secret_key",
    "secret_key_former",
    "smtp_ca_file",
    "smtp_url",
    "trusted_proxies",
];

/// Those whose value is never shown, and which may stand in a file of their own.
pub(super) const SECRETS: &[&str] =
    &["database_url", "mail_dkim_key", "secret_key", "secret_key_former", "smtp_url"];

/// What variables of ours begin with.
pub(super) const PREFIX: &str = "CONVOKE_";

/// Variables that look like ours and are not settings.
const OTHERS: &[&str] = &["CONVOKE_TEST_", "CONVOKE_PREVIEW_"];

/// What a name in a source means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The setting's own value.
    Value(&'static str),
    /// The path of a file that holds the secret's value.
    File(&'static str),
}

/// The setting that a key of the file names.
pub(super) fn find(name: &str) -> Option<Named> {
    let known =
        |list: &'static [&'static str], name: &str| list.iter().find(|key| **key == name).copied();
    known(KEYS, name).map(Named::Value).or_else(|| {
        name.strip_suffix("_file").and_then(|name| known(SECRETS, name)).map(Named::File)
    })
}

/// The key for a variable of ours, in small letters; none for those that are not settings.
pub(super) fn of_variable(variable: &str) -> Option<String> {
    let ours = variable.strip_prefix(PREFIX)?;
    let other = OTHERS.iter().any(|prefix| variable.starts_with(prefix));
    (!other).then(|| ours.to_ascii_lowercase())
}

/// The variable for a key.
pub(super) fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_ascii_uppercase())
}

/// The known key that is most like `name`, if one is like it at all.
pub(super) fn nearest(name: &str) -> Option<String> {
    let files = SECRETS.iter().map(|key| format!("{key}_file"));
    KEYS.iter()
        .map(|key| (*key).to_owned())
        .chain(files)
        .map(|key| (strsim::jaro_winkler(&key, name), key))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_value_or_the_file_of_a_secret() {
        assert_eq!(find("listen"), Some(Named::Value("listen")));
        assert_eq!(find("secret_key_file"), Some(Named::File("secret_key")));
        assert_eq!(find("listen_file"), None);
    }

    #[test]
    fn the_readme_has_a_row_for_every_setting_and_for_nothing_else() {
        let (_, settings) = include_str!("../../README.md").split_once("\n## Settings\n").unwrap();
        let (settings, _) = settings.split_once("\n## ").unwrap();
        let named = settings.lines().filter_map(|row| row.strip_prefix("| `")?.split('`').next());
        let mut named: Vec<&str> = named.collect();
        named.sort_unstable();
        let mut known: Vec<String> = KEYS.iter().map(|key| variable(key)).collect();
        known.sort_unstable();
        assert_eq!(named, known);
    }

    #[test]
    fn a_slip_of_the_pen_finds_its_key_and_a_strange_word_none() {
        assert_eq!(nearest("databse_url").as_deref(), Some("database_url"));
        assert_eq!(nearest("request_timeout").as_deref(), Some("request_timeout_seconds"));
        assert_eq!(nearest("zebra"), None);
    }
}
