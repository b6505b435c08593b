use super::*;

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn read(file: &str, pairs: &[(&str, &str)]) -> Result<Settings, Vec<String>> {
    Settings::from_sources(Some((Path::new(DEFAULT_FILE), file)), &env(pairs))
        .map_err(|mistakes| mistakes.iter().map(ToString::to_string).collect())
}

#[test]
fn without_any_source_the_defaults_hold() {
    let settings = Settings::from_sources(None, &[]).unwrap();
    assert_eq!(settings.database_url.expose(), "sqlite://convoke.db");
    assert_eq!(settings.public_url, "http://127.0.0.1:8080");
    assert_eq!(settings.limits.requests_per_second, 50);
    assert_eq!(settings.follow_up_grace, Duration::from_hours(24));
    assert_eq!(settings.mail.from.address.as_str(), "no-reply@convoke.localhost");
    assert_eq!((settings.mail.smtp, settings.mail.dir), (None, "mailbox".into()));
}

#[test]
fn the_file_that_the_readme_shows_is_right() {
    let (_, file) = include_str!("../../README.md").split_once("```toml\n").unwrap();
    let (file, _) = file.split_once("```").unwrap();
    let settings = read(file, &[]).unwrap();
    assert_eq!(settings.public_url, "https://seminars.example.org");
    assert_eq!((settings.trusted_proxies.len(), settings.mail.smtp.is_some()), (1, true));
}

#[test]
fn the_environment_wins_over_the_file_and_an_empty_variable_is_none() {
    let file = "listen = '127.0.0.1:1'\nrequest_burst = 7\ntrusted_proxies = ['10.0.0.0/8', '::1']";
    let settings =
        read(file, &[("CONVOKE_LISTEN", "127.0.0.1:2"), ("CONVOKE_REQUEST_BURST", "")]).unwrap();
    assert_eq!(settings.listen.port(), 2);
    assert_eq!(settings.limits.request_burst, 7);
    assert_eq!(settings.trusted_proxies.len(), 2);
}

#[test]
fn every_mistake_is_named_at_once_with_its_place_and_what_would_be_right() {
    let file = "lisen = '127.0.0.1:1'\nrequest_timeout_seconds = 0\nlog_level = {}\n";
    let wrong = read(
        file,
        &[
            ("CONVOKE_LISTEN", "nowhere"),
            ("CONVOKE_DATBASE_URL", "sqlite://a.db"),
            ("CONVOKE_TRUSTED_PROXIES", "10.0.0.0/8, here"),
            ("CONVOKE_SECRET_KEY_FILE", "/nonexistent/key"),
            ("CONVOKE_LOG_FORMAT", "xml"),
        ],
    )
    .unwrap_err();
    let all = wrong.join("\n");
    for expected in [
        "convoke.toml, lisen: there is no such setting; did you mean listen?",
        "convoke.toml, request_timeout_seconds: `0` is not a whole number from 1 to 3600, such as 30",
        "convoke.toml, log_level: must be a text, a number or a list of texts",
        "CONVOKE_LISTEN: `nowhere` is no address with a port, such as 127.0.0.1:8080",
        "CONVOKE_DATBASE_URL: there is no such setting; did you mean CONVOKE_DATABASE_URL?",
        "CONVOKE_TRUSTED_PROXIES: `10.0.0.0/8, here` names `here`, which is neither",
        "CONVOKE_SECRET_KEY_FILE: /nonexistent/key cannot be read: No such file",
        "CONVOKE_LOG_FORMAT: `xml` is none of text, json",
    ] {
        assert!(all.contains(expected), "{expected}\nis not in\n{all}");
    }
    assert_eq!(wrong.len(), 8, "{all}");
}

#[test]
fn a_secret_that_is_wrong_is_not_shown() {
    let wrong = read(
        "",
        &[
            ("CONVOKE_SECRET_KEY", "hunter2"),
            ("CONVOKE_DATABASE_URL", "mysql://root:hunter2@host/db"),
        ],
    )
    .unwrap_err()
    .join("\n");
    assert!(!wrong.contains("hunter2"), "{wrong}");
    assert!(wrong.contains("CONVOKE_SECRET_KEY: has 7 characters; give at least 32"), "{wrong}");
    assert!(wrong.contains("CONVOKE_DATABASE_URL: is no database"), "{wrong}");
}

#[test]
fn on_postgresql_a_missing_key_is_a_mistake_that_says_what_to_do() {
    let url = ("CONVOKE_DATABASE_URL", "postgres://u:hunter2@localhost/convoke");
    let wrong = read("", &[url]).unwrap_err().join("\n");
    assert!(wrong.starts_with("CONVOKE_SECRET_KEY: is needed with PostgreSQL"), "{wrong}");
    let key = ("CONVOKE_SECRET_KEY", "0123456789abcdef0123456789abcdef");
    assert!(!read("", &[url, key]).unwrap().is_sqlite());
}

#[test]
fn a_secret_may_stand_in_a_file_and_not_in_two_places() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("key");
    std::fs::write(&path, "0123456789abcdef0123456789abcdef\n").unwrap();
    let by_file = ("CONVOKE_SECRET_KEY_FILE", path.to_str().unwrap());
    let settings = read("", &[by_file]).unwrap();
    assert_eq!(settings.secret_key().unwrap().expose(), "0123456789abcdef0123456789abcdef");
    let wrong = read("", &[by_file, ("CONVOKE_SECRET_KEY", "x")]).unwrap_err().join("\n");
    assert!(wrong.contains("given twice"), "{wrong}");
    let over = format!("secret_key = '{}'", "y".repeat(32));
    assert!(read(&over, &[by_file]).is_ok(), "the environment wins over the file");
}

#[test]
fn a_former_key_is_as_long_as_a_key_and_never_shown() {
    let wrong = read("", &[("CONVOKE_SECRET_KEY_FORMER", "hunter2")]).unwrap_err().join("\n");
    assert!(wrong.starts_with("CONVOKE_SECRET_KEY_FORMER: has 7 characters"), "{wrong}");
    assert!(!wrong.contains("hunter2"), "{wrong}");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("former");
    std::fs::write(&path, "fedcba9876543210fedcba9876543210\n").unwrap();
    let by_file = ("CONVOKE_SECRET_KEY_FORMER_FILE", path.to_str().unwrap());
    let former = read("", &[by_file]).unwrap().former_secret_key.unwrap();
    assert_eq!(former.expose(), "fedcba9876543210fedcba9876543210");
    assert!(read("", &[]).unwrap().former_secret_key.is_none());
}

#[test]
fn mails_come_back_to_a_domain_and_nothing_else() {
    let domain = |text| read("", &[("CONVOKE_MAIL_BOUNCE_DOMAIN", text)]);
    let settings = domain("Bounces.Example.org").unwrap();
    assert_eq!(settings.mail.bounce_domain.as_deref(), Some("bounces.example.org"));
    assert_eq!(read("", &[]).unwrap().mail.bounce_domain, None);
    let long = format!("{}.org", "a.".repeat(100));
    for wrong in ["bounces", "bounce@example.org", "example.org/x y", "127.0.0.1", &long] {
        let wrong = domain(wrong).unwrap_err().join("\n");
        assert!(wrong.starts_with("CONVOKE_MAIL_BOUNCE_DOMAIN: `"), "{wrong}");
        assert!(wrong.ends_with("such as bounces.example.org"), "{wrong}");
    }
}

#[test]
fn variables_of_the_tests_are_not_settings() {
    assert!(read("", &[("CONVOKE_TEST_DATABASE_URL", "x"), ("CONVOKE_PREVIEW_DIR", "y")]).is_ok());
}

#[test]
fn a_file_that_is_not_toml_is_named_with_its_line() {
    let wrong = read("listen = '127.0.0.1:1'\n\nlog_level = \n", &[]).unwrap_err();
    assert!(wrong[0].starts_with("convoke.toml, line 3: is not TOML"), "{wrong:?}");
}

#[test]
fn with_smtp_a_sender_is_needed_and_a_human_who_reads_the_answers() {
    let relay = ("CONVOKE_SMTP_URL", "smtps://user:hunter2@relay.example");
    let wrong = read("", &[relay]).unwrap_err();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].starts_with("CONVOKE_MAIL_FROM: is needed with SMTP"), "{wrong:?}");
    for deaf in ["no-reply@example.org", "Seminars <DoNotReply@example.org>", "no_reply+1@x.org"] {
        let wrong = read("", &[relay, ("CONVOKE_MAIL_FROM", deaf)]).unwrap_err();
        assert!(wrong[0].starts_with("CONVOKE_MAIL_REPLY_TO: is needed"), "{wrong:?}");
    }
    let from = ("CONVOKE_MAIL_FROM", "no-reply@example.org");
    let heard = read("", &[relay, from, ("CONVOKE_MAIL_REPLY_TO", "desk@example.org")]).unwrap();
    assert_eq!(heard.mail.reply_to.unwrap().as_str(), "desk@example.org");
    let human = ("CONVOKE_MAIL_FROM", "Seminars <seminars@example.org>");
    assert_eq!(read("", &[relay, human]).unwrap().mail.from.name, "Seminars");
}

#[test]
fn a_relay_that_is_wrong_is_not_shown_with_its_password() {
    let wrong = read("smtp_url = 'smtp://user:hunter2@relay.example?tls=maybe'", &[]).unwrap_err();
    let wrong = wrong.join("\n");
    assert!(wrong.contains("convoke.toml, smtp_url: give smtps://"), "{wrong}");
    assert!(!wrong.contains("hunter2"), "{wrong}");
}

#[test]
fn the_waits_of_mail_grow() {
    let wrong =
        read("mail_first_wait_seconds = 60\nmail_longest_wait_seconds = 30", &[]).unwrap_err();
    let expected =
        "convoke.toml, mail_longest_wait_seconds: must not be shorter than mail_first_wait_seconds";
    assert_eq!(wrong, [expected]);
    let mail = read("mail_first_wait_seconds = 60", &[]).unwrap().mail;
    assert_eq!(mail.first_wait, Duration::from_mins(1));
}

#[test]
fn files_that_settings_name_must_be_there() {
    let wrong = read(
        "",
        &[
            ("CONVOKE_SMTP_CA_FILE", "/nonexistent.pem"),
            ("CONVOKE_MAIL_TEMPLATES_DIR", "/nonexistent"),
        ],
    );
    let wrong = wrong.unwrap_err().join("\n");
    assert!(wrong.contains("CONVOKE_SMTP_CA_FILE: `/nonexistent.pem` cannot be read"), "{wrong}");
    assert!(wrong.contains("CONVOKE_MAIL_TEMPLATES_DIR: `/nonexistent` is no folder"), "{wrong}");
}

#[test]
fn only_the_machine_itself_is_local() {
    for local in
        ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:80/x", "http://a.localhost"]
    {
        assert!(values::is_local(local), "{local}");
    }
    for far in ["https://localhost.example.org", "http://127.example.org", "http://10.0.0.1"] {
        assert!(!values::is_local(far), "{far}");
    }
}

#[test]
fn mails_are_signed_for_the_domain_of_their_sender_or_one_above_it() {
    let key = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/dkim/ed25519.pem");
    let with = |domain: &str, selector: &str| {
        let variables = [
            ("CONVOKE_MAIL_FROM", "Seminars <seminars@mail.example.org>"),
            ("CONVOKE_MAIL_DKIM_KEY_FILE", key),
            ("CONVOKE_MAIL_DKIM_DOMAIN", domain),
            ("CONVOKE_MAIL_DKIM_SELECTOR", selector),
        ];
        let settings = read("", &variables).map_err(|wrong| wrong.join("\n"))?;
        Ok::<_, String>(settings.mail.dkim.map(|dkim| dkim.record_name()).unwrap())
    };
    assert_eq!(with("", "").unwrap(), "convoke._domainkey.mail.example.org");
    assert_eq!(with("example.org", "2027a").unwrap(), "2027a._domainkey.example.org");
    let other = with("ample.org", "").unwrap_err();
    assert!(
        other.contains("CONVOKE_MAIL_DKIM_DOMAIN: must be the domain of the sender"),
        "{other}"
    );
    let selector = with("", "a b").unwrap_err();
    assert!(selector.contains("CONVOKE_MAIL_DKIM_SELECTOR: `a b` is no name"), "{selector}");
}

#[test]
fn a_key_that_cannot_sign_mails_is_not_shown_and_one_that_is_missing_is_asked_for() {
    let wrong = read("", &[("CONVOKE_MAIL_DKIM_KEY", "hunter2")]).unwrap_err().join("\n");
    assert!(wrong.contains("CONVOKE_MAIL_DKIM_KEY: is no private key for DKIM"), "{wrong}");
    assert!(!wrong.contains("hunter2"), "{wrong}");
    let missing = read("", &[("CONVOKE_MAIL_DKIM_SELECTOR", "s1")]).unwrap_err().join("\n");
    assert!(missing.contains("CONVOKE_MAIL_DKIM_KEY: is needed to sign mails"), "{missing}");
}
