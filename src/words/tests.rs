use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::{FluentResource, FluentValue};

use super::catalogue::{PAPERS, SOURCES, all, of};
use crate::text::Language;

/// The texts of a file, and the values that each wants.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn keys(source: &str) -> Keys {
    assert!(FluentResource::try_new(source.to_owned()).is_ok(), "the file parses");
    let mut keys = Keys::new();
    let mut current = String::new();
    for line in source.lines() {
        let head = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_alphabetic()));
        if let Some((key, _)) = head {
            key.clone_into(&mut current);
            assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        for part in line.split('$').skip(1).filter(|_| !line.starts_with('#')) {
            let name = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            keys.get_mut(&current).unwrap().insert(name.to_owned());
        }
    }
    keys
}

fn sources(folder: &Path, endings: &[&str]) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            text += &sources(&path, endings);
        } else if endings.iter().any(|end| name.ends_with(end)) && !name.ends_with("_tests.rs") {
            text += &std::fs::read_to_string(path).unwrap();
        }
    }
    text
}

/// The keys that templates and code name, and the beginnings of those whose last part comes from
/// a value: `t("kind-" ~ event.kind)`.
fn used() -> (BTreeSet<String>, BTreeSet<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
    let calls = ["say(\"", "say_of(\"", "say_with(\"", ".word(\"", "family(\""];
    let calls = calls.map(|call| (".rs", call)).into_iter().chain([(".html", "t(\"")]);
    for (ending, call) in calls {
        for part in sources(&root, &[ending]).split(call).skip(1) {
            let key = part.split('"').next().unwrap().to_owned();
            if key.ends_with('-') {
                begun.insert(key)
            } else {
                whole.insert(key)
            };
        }
    }
    // Read from the file itself.
    whole.insert("own-name".to_owned());
    (whole, begun)
}

#[test]
fn a_language_calls_itself_as_its_file_says() {
    for texts in all() {
        assert_eq!(texts.name(), texts.say("own-name", []), "{}", texts.language());
        assert!(!texts.name().is_empty(), "{}", texts.language());
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_values() {
    same_as_english(SOURCES);
    same_as_english(PAPERS);
}

fn same_as_english(sources: &[(&str, &str)]) {
    let english = keys(sources[0].1);
    for &(tag, source) in sources {
        let other = keys(source);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let more: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{tag} lacks {missing:?}, has {more:?} more"
        );
        for (key, values) in &english {
            assert_eq!(values, &other[key], "the values of {key} in {tag}");
        }
    }
}

#[test]
fn every_text_that_a_page_names_exists_and_none_is_left_over() {
    let (whole, begun) = used();
    let mut all = keys(SOURCES[0].1);
    all.extend(keys(PAPERS[0].1));
    let missing: Vec<_> = whole.iter().filter(|key| !all.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no text at {missing:?}");
    let empty: Vec<_> =
        begun.iter().filter(|start| !all.keys().any(|key| key.starts_with(*start))).collect();
    assert!(empty.is_empty(), "no text begins with {empty:?}");
    let unused: Vec<_> = all
        .keys()
        .filter(|key| !whole.contains(*key) && !begun.iter().any(|start| key.starts_with(start)))
        .collect();
    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

#[test]
fn russian_counts_in_three_forms() {
    let russian = of(&Language::russian());
    let say = |count: i32| russian.say("places-left", [("count", FluentValue::from(count))]);
    assert_eq!(say(1), "Осталось 1 место.");
    assert_eq!(say(3), "Осталось 3 места.");
    assert_eq!(say(12), "Осталось 12 мест.");
    assert_eq!(say(21), "Осталось 21 место.");
}

#[test]
fn the_first_of_the_waiting_list_is_told_so() {
    let say = |count: f64| all()[0].say("waiting-ahead", [("count", FluentValue::from(count))]);
    assert_eq!(say(0.0), "You are next.");
    assert_eq!(say(1.0), "There is 1 person ahead of you.");
    assert_eq!(say(3.0), "There are 3 people ahead of you.");
}

#[test]
fn a_language_without_texts_gets_the_english_ones() {
    assert_eq!(of(&"fr".parse().unwrap()).language(), &Language::english());
}
