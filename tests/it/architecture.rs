//! The arrows between the parts: they point downwards, and only an owner writes its tables.

mod arrows;
mod paths;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use arrows::faults;

/// The text of each file, by its path below `src/`.
type Tree = BTreeMap<String, String>;

fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                tree.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    tree
}

#[test]
fn all_arrows_point_downwards_and_only_owners_write_their_tables() {
    let tree = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(tree.contains_key("lib.rs"));
    let faults = faults(&tree);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The faults of a made-up tree.
fn made_up(files: &[(&str, &str)]) -> Vec<String> {
    faults(&files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
}

#[test]
fn a_tree_that_keeps_the_rules_has_no_fault() {
    let found = made_up(&[
        ("processes/answer.rs", "use crate::{events, registrations::service::{self, register}};"),
        (
            "events/service.rs",
            "use super::entity::ActiveModel;\nuse crate::people::entity::Entity;\nfn f() { Entity::find(); }",
        ),
        ("events/api.rs", "use poem_openapi::OpenApi;\nuse crate::http::Auth;"),
        ("events/types.rs", "use poem_openapi::{Enum, Object};"),
        ("events/mod.rs", "// use crate::reports;\nconst SAY: &str = \"crate::reports\";"),
        ("cli/serve/mod.rs", "use poem::Server;\nuse crate::app::App;"),
        ("mail/transport/smtp.rs", "use lettre::Message;"),
        ("people/mod.rs", "#[cfg(test)]\nmod tests { use crate::events; }"),
    ]);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn each_fault_is_found_and_named() {
    for (file, text, expected) in [
        ("people/service.rs", "use crate::events::service;", "people may not use events"),
        ("people/service.rs", "fn f() { crate::events::find(); }", "people may not use events"),
        (
            "people/service.rs",
            "use {\n crate::{\n  ids,\n  events::{a, b},\n },\n};",
            "people may not use events",
        ),
        ("people/service.rs", "use super::super::events;", "people may not use events"),
        ("events/service.rs", "use crate::processes::cancel;", "events may not use processes"),
        ("processes/a.rs", "use crate::app::App;", "processes may not use app"),
        ("db/mod.rs", "use crate::countries;", "db may not use countries"),
        (
            "mail/mod.rs",
            "use crate::config::Settings;\nuse crate::people;",
            "mail may not use people",
        ),
        ("parrots/mod.rs", "", "parrots has no place in the order"),
        (
            "events/service.rs",
            "use crate::people::entity::ActiveModel;",
            "writes the tables of people",
        ),
        (
            "events/service.rs",
            "use crate::people::entity as person;\nfn f() { person::ActiveModel {} }",
            "writes the tables of people",
        ),
        (
            "events/service.rs",
            "use crate::people;\nfn f() { people::entity::Entity::update_many(); }",
            "writes the tables of people",
        ),
        (
            "processes/erase.rs",
            "use crate::people::entity::Entity as Person;\nfn f() { Person::delete_by_id(id); }",
            "writes the tables of people",
        ),
        (
            "events/service.rs",
            "use crate::audit::entity::{self, Column};\nfn f() { entity::Entity::insert(a); }",
            "writes the tables of audit",
        ),
        ("events/service.rs", "use poem::Request;", "knows the web framework"),
        ("events/types.rs", "use poem_openapi::OpenApi;", "knows the web framework"),
        ("events/rules.rs", "#[derive(poem_openapi::Object)]", "knows the web framework"),
        ("cli/token.rs", "use poem::Server;", "knows the web framework"),
        ("events/service.rs", "use lettre::Message;", "knows the mail library"),
    ] {
        let found = made_up(&[(file, text)]).join("\n");
        assert!(found.contains(expected), "{file}: {text}\nshould say: {expected}\nsays: {found}");
    }
}

#[test]
fn a_circle_between_features_is_found() {
    let found = made_up(&[
        ("events/service.rs", "use crate::people::find;"),
        ("people/service.rs", "use crate::organizations::find;"),
        ("organizations/service.rs", "use crate::events::find;"),
    ]);
    let circle = "a circle: events -> people -> organizations -> events";
    assert!(found.iter().any(|fault| fault == circle), "{found:?}");
}
