//! Every page in every language: whole, accessible in the basics, and free of what may not be there.

use fluent_bundle::FluentArgs;

use convoke::pages::{Asked, Reader, catalogue};

use crate::pages_samples;

fn readers() -> impl Iterator<Item = Reader> {
    catalogue::all().iter().map(|texts| Reader::of(texts.language()))
}

fn every(check: impl Fn(&str, &str)) {
    for reader in readers() {
        for (name, page) in pages_samples::all(&reader) {
            check(&format!("{name} in {}", reader.language()), &page.html);
        }
    }
}

/// The opening tags called `name`, without the angle brackets.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let fits = move |tag: &&str| {
        tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '\n']))
    };
    html.split('<').skip(1).filter(fits).map(|tag| tag.split('>').next().unwrap())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

#[test]
fn every_page_has_one_heading_a_language_a_title_and_its_landmarks() {
    every(|name, html| {
        assert!(html.starts_with("<!doctype html>"), "{name}");
        assert_eq!(tags(html, "h1").count(), 1, "{name}");
        assert_eq!(tags(html, "main").count(), 1, "{name}");
        let lang = attribute(tags(html, "html").next().unwrap(), "lang").unwrap();
        assert!(name.ends_with(lang), "{name}");
        let title = html.split("<title>").nth(1).unwrap().split('<').next().unwrap();
        assert!(title.len() > 5, "{name}: {title}");
    });
}

/// In a picture, and nowhere else in HTML, a tag can close itself.
fn is_closed(tag: &str, open: &[&str]) -> bool {
    open.contains(&"svg") && tag.split('>').next().is_some_and(|tag| tag.ends_with('/'))
}

#[test]
fn every_tag_that_is_opened_is_closed_in_its_turn() {
    const VOID: [&str; 5] = ["meta", "link", "input", "br", "hr"];
    every(|name, html| {
        let mut open = Vec::new();
        for tag in html.split('<').skip(2) {
            let word = tag.split(['>', ' ', '\n']).next().unwrap();
            if let Some(closed) = word.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "{name}: </{closed}");
            } else if !VOID.contains(&word) && !is_closed(tag, &open) {
                open.push(word);
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    });
}

#[test]
fn every_field_has_a_label_and_every_reference_a_target() {
    every(|name, html| {
        let ids: Vec<&str> =
            html.split(" id=\"").skip(1).map(|p| p.split('"').next().unwrap()).collect();
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{name}: {id} stands twice");
        }
        for field in ["input", "select", "textarea"].iter().flat_map(|kind| tags(html, kind)) {
            if attribute(field, "type") == Some("hidden") {
                continue;
            }
            let id = attribute(field, "id").unwrap();
            assert!(html.contains(&format!("<label for=\"{id}\"")), "{name}: {id} has no label");
        }
        for attribute in ["aria-describedby", "aria-labelledby"] {
            for part in html.split(&format!(" {attribute}=\"")).skip(1) {
                for id in part.split('"').next().unwrap().split(' ') {
                    assert!(ids.contains(&id), "{name}: {attribute} names {id}");
                }
            }
        }
        for part in html.split(" href=\"#").skip(1) {
            let id = part.split('"').next().unwrap();
            assert!(ids.contains(&id), "{name}: a link leads to {id}");
        }
    });
}

#[test]
fn no_page_has_a_script_an_outside_source_or_a_choice_made_beforehand() {
    every(|name, html| {
        let lower = html.to_lowercase();
        for banned in ["<script", "javascript:", " onclick", " style=", "<img", "<iframe", " src="]
        {
            assert!(!lower.contains(banned), "{name} has {banned}");
        }
        for link in tags(html, "link") {
            assert!(attribute(link, "href").unwrap().starts_with("/assets/"), "{name}: {link}");
        }
        let asks = !html.contains("aria-invalid");
        assert!(!(asks && tags(html, "input").any(|tag| tag.ends_with(" checked"))), "{name}");
        for link in tags(html, "a").filter(|tag| tag.contains("href=\"http")) {
            assert_eq!(attribute(link, "rel"), Some("noopener noreferrer"), "{name}: {link}");
        }
    });
}

#[test]
fn no_page_shows_the_name_of_a_text_in_place_of_the_text() {
    let starts = [
        "kind-",
        "as-",
        "status-",
        "message-",
        "notice-",
        "item-",
        "speaker-",
        "modality-",
        "error-",
        "organization-role-",
        "sign-up-",
        "answer-",
        "invitation-",
        "fact-",
    ];
    every(|name, html| {
        let mut shown = String::new();
        for part in html.split('<').skip(1) {
            shown += part.split_once('>').unwrap().1;
        }
        for word in shown.split_whitespace() {
            assert!(!starts.iter().any(|start| word.starts_with(start)), "{name}: {word}");
        }
    });
}

#[test]
fn every_choice_that_pages_show_has_words_in_every_language() {
    use convoke::agenda::types::{ItemKind, SpeakerRole};
    use convoke::events::types::{EventKind, EventOrganizationRole, EventStatus, Modality};
    use convoke::invitations::types::ParticipantRole;
    use convoke::registrations::types::RegistrationStatus;
    let mut keys: Vec<String> = Vec::new();
    let mut add = |start: &str, end: &str, members: Vec<&str>| {
        keys.extend(members.iter().map(|member| format!("{start}{member}{end}")));
    };
    add("kind-", "", EventKind::ALL.iter().map(|c| c.as_str()).collect());
    add("modality-", "", Modality::ALL.iter().map(|c| c.as_str()).collect());
    add("event-status-", "", EventStatus::ALL.iter().map(|c| c.as_str()).collect());
    add("organization-role-", "", EventOrganizationRole::ALL.iter().map(|c| c.as_str()).collect());
    add("item-", "", ItemKind::ALL.iter().map(|c| c.as_str()).collect());
    add("speaker-", "", SpeakerRole::ALL.iter().map(|c| c.as_str()).collect());
    add("as-", "", ParticipantRole::ALL.iter().map(|c| c.as_str()).collect());
    add("status-", "-title", RegistrationStatus::ALL.iter().map(|c| c.as_str()).collect());
    add("status-", "-text", RegistrationStatus::ALL.iter().map(|c| c.as_str()).collect());
    for catalogue in convoke::pages::catalogue::all() {
        for key in &keys {
            let text = catalogue.find(key, &FluentArgs::new());
            assert!(text.is_some(), "{} has no words for {key}", catalogue.name());
        }
    }
}

#[test]
fn what_was_typed_wrong_comes_back_as_typed_beside_what_is_wrong() {
    every(|name, html| {
        if name.starts_with("invitation-wrong") || name.starts_with("register-wrong") {
            assert!(html.contains("value=\"aigul@&quot;&gt;&lt;b&gt;\""), "{name}");
            assert!(html.contains("&lt;/textarea&gt;\na</textarea>"), "{name}");
            assert!(html.contains("aria-describedby=\"h-full_name e-full_name\""), "{name}");
            assert!(html.contains("<a href=\"#f-attendance_mode\">"), "{name}");
            assert!(
                html.contains("value=\"yes\" name=\"listed\"") && html.contains(" checked>"),
                "{name}"
            );
        }
    });
}

#[test]
fn every_page_leads_to_itself_in_every_language_and_says_when_nobody_has_read_its_words() {
    every(|name, html| {
        // A document is handed on: it leads to nothing here.
        if name.starts_with("document in ") {
            for leads in ["<nav", "<footer", "<link", "href=\"?", "href=\"/"] {
                assert!(!html.contains(leads), "{name}: {leads}");
            }
            return;
        }
        for texts in catalogue::all() {
            let (tag, own) = (texts.language(), texts.name());
            let link = format!("href=\"?language={tag}\" lang=\"{tag}\" hreflang=\"{tag}\"");
            assert!(html.contains(&link) && html.contains(&format!(">{own}</a>")), "{name}: {tag}");
            let mark = texts.say("not-reviewed", []);
            let own = name.ends_with(&format!(" in {tag}"));
            assert_eq!(html.contains(&mark), own && !texts.is_reviewed(), "{name}: {mark}");
        }
    });
}

#[test]
fn a_chosen_language_stays_chosen_on_the_way_to_the_next_page() {
    let reader = |query| Asked::new(query, None).reader([]);
    let (english, russian) = (reader(None), reader(Some("language=ru")));
    let page = |reader| {
        pages_samples::all(reader).into_iter().find(|(name, _)| name == "event").unwrap().1
    };
    assert!(page(&russian).html.contains("href=\"/e/river-data-forum/register?language=ru\""));
    assert!(page(&english).html.contains("href=\"/e/river-data-forum/register\""));
}

/// Writes all pages into the folder that `CONVOKE_PREVIEW_DIR` names, to be looked at.
#[test]
#[expect(clippy::disallowed_methods, reason = "a wish of whoever runs the tests, no setting")]
fn the_pages_can_be_written_out_to_be_looked_at() {
    let Some(folder) = std::env::var_os("CONVOKE_PREVIEW_DIR") else { return };
    let style = include_str!("../../src/pages/style.css");
    for reader in readers() {
        for (name, page) in pages_samples::all(&reader) {
            let link = page
                .html
                .split("<link rel=\"stylesheet\"")
                .nth(1)
                .unwrap()
                .split('>')
                .next()
                .unwrap();
            let html = page.html.replace(
                &format!("<link rel=\"stylesheet\"{link}>"),
                &format!("<style>{style}</style>"),
            );
            let file = format!("{name}.{}.html", reader.language());
            std::fs::write(std::path::Path::new(&folder).join(file), html).unwrap();
        }
    }
}
