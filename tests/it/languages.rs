//! That a language is whole: its file of texts, its mails, its letters, and what nobody has read yet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use convoke::words::catalogue;

/// What a file says of itself until somebody who grew up with its language has read it.
const MARK: &str = "Not reviewed by a native speaker.";

/// The letters of each language, small ones; of English any of Latin.
const ALPHABETS: [(&str, &str); 11] = [
    ("en", "abcdefghijklmnopqrstuvwxyz"),
    ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    ("kk", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
    ("ky", "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"),
    ("tg", "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя"),
    ("uz-Latn", "abcdefghijklmnopqrstuvxyzʻʼ"),
    ("tk", "abçdeäfghijžklmnňoöprsştuüwyýz"),
    ("az", "abcçdeəfgğhxıi\u{307}jkqlmnoöprsştuüvyz"),
    ("hy", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև"),
    ("ka", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"),
    ("mn", "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"),
];

/// What is the same in every language: names, and what is typed as it stands.
const ANYWHERE: [&str; 6] =
    ["Convoke", "cookie", "API", "QR", "name@example.org", "registration.digest"];

/// The texts that may be as in English, and why.
const AS_IN_ENGLISH: [(&str, &str); 5] = [
    ("home-title", "the name of the program"),
    ("kind-seminar", "one word in many languages"),
    ("kind-webinar", "one word in many languages"),
    ("organization-role-donor", "one word in many languages"),
    ("speaker-moderator", "one word in many languages"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn tags() -> Vec<String> {
    catalogue::all().iter().map(|texts| texts.language().to_string()).collect()
}

fn locale(tag: &str) -> PathBuf {
    root().join(format!("src/words/locales/{tag}.ftl"))
}

/// The texts of a language by their keys, with the variants of each.
fn texts(tag: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut key = String::new();
    let papers = root().join(format!("src/words/papers/{tag}.ftl"));
    let papers = if papers.exists() { read(&papers) } else { String::new() };
    let all = read(&locale(tag)) + "\n" + &papers;
    for line in all.lines().filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_alphabetic());
        if let Some((name, text)) = line.split_once(" =").filter(|_| starts) {
            name.clone_into(&mut key);
            texts.insert(key.clone(), text.trim().to_owned());
        } else if !line.is_empty() {
            texts.get_mut(&key).unwrap().extend(["\n", line]);
        }
    }
    texts
}

/// The folders of the mails, and those of the parts of their frame.
fn mails() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("email-templates")).unwrap();
    let folders = entries.map(Result::unwrap).filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn mail_file(name: &str, tag: &str) -> PathBuf {
    root().join(format!("email-templates/{name}/{tag}.md"))
}

fn mail(name: &str, tag: &str) -> String {
    read(&mail_file(name, tag))
}

/// What stands between `open` and `close`, as often as it does.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let parts = text.split(open).skip(1);
    parts.map(|part| part.split_once(close).map_or("", |(inside, _)| inside.trim())).collect()
}

/// A text without what is filled in, what is decided, and where links lead.
fn words_of_people(text: &str) -> String {
    let mut out = text.to_owned();
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("{", "}")] {
        while let Some(start) = out.find(open) {
            let end = out[start..].find(close).map_or(out.len(), |at| start + at + close.len());
            out.replace_range(start..end, " ");
        }
    }
    for known in ANYWHERE {
        out = out.replace(known, " ");
    }
    out
}

/// The lines of a text that is chosen by a number, without the names of their variants.
fn without_variants(text: &str) -> String {
    let line = |line: &str| match line.trim().trim_start_matches('*').strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or("", |(_, text)| text).to_owned(),
        None => line.trim_start_matches("{ $count ->").to_owned(),
    };
    text.lines().map(line).filter(|line| line.trim() != "}").collect::<Vec<_>>().join("\n")
}

fn wrong_letters(tag: &str, text: &str) -> BTreeSet<char> {
    let alphabet = ALPHABETS.iter().find(|(known, _)| *known == tag).map(|(_, letters)| *letters);
    let alphabet = alphabet.unwrap_or_else(|| panic!("which letters has {tag}?"));
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).filter(|c| !alphabet.contains(*c)).collect()
}

#[test]
fn every_file_of_texts_is_a_language_of_the_program() {
    let entries = std::fs::read_dir(root().join("src/words/locales")).unwrap();
    let files = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.collect();
    assert_eq!(files, tags().iter().map(|tag| format!("{tag}.ftl")).collect());
    for texts in catalogue::all() {
        assert_eq!(texts.language().direction(), "ltr", "the pages are looked at once more");
        assert!(!texts.name().is_empty());
    }
}

#[test]
fn every_mail_is_there_in_every_language_with_the_same_placeholders() {
    for name in mails() {
        let wanted: BTreeSet<String> =
            between(&mail(&name, "en"), "{{", "}}").into_iter().map(str::to_owned).collect();
        for tag in tags() {
            let text = mail(&name, &tag);
            let found: BTreeSet<String> =
                between(&text, "{{", "}}").into_iter().map(str::to_owned).collect();
            assert_eq!(found, wanted, "{name}/{tag}.md");
        }
    }
}

#[test]
fn no_text_calls_a_function_and_all_choose_by_the_categories_of_their_language() {
    for tag in tags() {
        let known: &[&str] =
            if tag == "ru" { &["0", "one", "few", "many"] } else { &["0", "one", "other"] };
        for (key, text) in texts(&tag) {
            assert!(between(&text, "{", "}").iter().all(|it| !it.contains('(')), "{tag}: {key}");
            let variants = text.lines().filter_map(|line| {
                line.trim().trim_start_matches('*').strip_prefix('[')?.split(']').next()
            });
            for variant in variants {
                assert!(known.contains(&variant), "{tag}: {key} has {variant}");
            }
        }
    }
}

#[test]
fn every_number_of_people_is_said_in_every_language() {
    for texts in catalogue::all() {
        for key in ["waiting-ahead", "places-left", "mode-places-left"] {
            for count in [1, 2, 5, 11, 21, 100] {
                let said = texts.say(key, [("count", count.into())]);
                assert!(said.contains(&count.to_string()), "{}: {said}", texts.language());
            }
        }
        let first = texts.say("waiting-ahead", [("count", 0.into())]);
        assert!(!first.contains('0') && !first.is_empty(), "{}: {first}", texts.language());
    }
}

#[test]
fn no_text_is_left_in_english() {
    let english = texts("en");
    let mut excused = BTreeSet::new();
    for tag in tags().iter().filter(|tag| *tag != "en") {
        for (key, text) in texts(tag) {
            let has_words = words_of_people(&text).chars().any(char::is_alphabetic);
            let is_excused = AS_IN_ENGLISH.iter().any(|(known, _)| *known == key);
            if english[&key] == text && (has_words || is_excused) {
                assert!(is_excused, "{tag}: {key} = {text}");
                excused.insert(key);
            }
        }
    }
    let idle: Vec<_> = AS_IN_ENGLISH.iter().filter(|(key, _)| !excused.contains(*key)).collect();
    assert!(idle.is_empty(), "nothing is as in English at {idle:?}");
    for name in mails() {
        let source = mail("follow_up", "en") + &mail(&name, "en");
        let known: BTreeSet<&str> = source.lines().collect();
        for tag in tags().iter().filter(|tag| *tag != "en") {
            for line in mail(&name, tag).lines().filter(|line| known.contains(line)) {
                let said = words_of_people(line).replace("subject", "");
                assert!(!said.chars().any(char::is_alphabetic), "{name}/{tag}.md: {line}");
            }
        }
    }
}

#[test]
fn every_language_is_written_in_its_own_letters() {
    for tag in tags() {
        for (key, text) in texts(&tag) {
            let text = words_of_people(&without_variants(&text));
            assert_eq!(wrong_letters(&tag, &text), BTreeSet::new(), "{tag}: {key}: {text}");
        }
        for name in mails() {
            let text = mail(&name, &tag).replacen("subject:", "", 1).replace("](mailto:", "](");
            let text = words_of_people(&text);
            assert_eq!(wrong_letters(&tag, &text), BTreeSet::new(), "{name}/{tag}.md: {text}");
        }
    }
}

/// CONTRIBUTING names the languages of which somebody has yet to read something.
#[test]
fn what_no_native_speaker_has_read_says_so_and_contributing_lists_it() {
    let mut unread = Vec::new();
    for tag in tags() {
        let mails = mails().into_iter().map(|name| mail_file(&name, &tag));
        let marked: Vec<PathBuf> = mails
            .chain([locale(&tag)])
            .filter(|file| {
                let text = read(file);
                let is_marked = text.contains(MARK);
                let head = format!("{{# {MARK} -#}}\n");
                let in_place = text.starts_with(&format!("### {MARK}\n"))
                    || text.starts_with(&head)
                    || text.contains(&format!("\n---\n{head}"));
                assert_eq!(is_marked, in_place, "{}: the mark has its place", file.display());
                is_marked
            })
            .collect();
        let texts = catalogue::all().iter().find(|it| it.language().as_str() == tag).unwrap();
        assert_eq!(texts.is_reviewed(), !marked.contains(&locale(&tag)), "{tag}");
        if !marked.is_empty() {
            unread.push(tag);
        }
    }
    let contributing = read(&root().join("CONTRIBUTING.md"));
    let said = between(&contributing, "Not yet read by a native speaker: ", ".");
    assert_eq!(said, [unread.join(", ")]);
}
