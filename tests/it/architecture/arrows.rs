//! What may use what.

use std::collections::{BTreeMap, BTreeSet};

use super::{Tree, paths};

/// From the top to the bottom; each may use those after it.
const ORDER: &[&str] = &[
    "main",
    "cli",
    "demo",
    "app",
    "worker",
    "administration",
    "processes",
    // the features
    "reports",
    "letters",
    "recommendations",
    "evaluations",
    "assessments",
    "follow_ups",
    "materials",
    "certificates",
    "attendance",
    "registrations",
    "invitations",
    "nominations",
    "agenda",
    "needs",
    "events",
    "programmes",
    "people",
    "organizations",
    "countries",
    "uploads",
];

/// What the features stand on: these may use each other, and nothing above them.
const GROUND: &[&str] = &[
    "access",
    "audit",
    "choices",
    "clock",
    "config",
    "context",
    "country_code",
    "db",
    "error",
    "files",
    "http",
    "ids",
    "jobs",
    "mail",
    "pages",
    "patch",
    "telemetry",
    "text",
    "tree",
    "vault",
    "wall_time",
    "words",
    "zone",
];

const FIRST_FEATURE: usize = 7;

/// What writes a table when it is called on an entity.
const WRITING: &[&str] =
    &["insert", "insert_many", "update", "update_many", "delete", "delete_many", "delete_by_id"];

/// All that is wrong with a tree.
pub fn faults(tree: &Tree) -> Vec<String> {
    let mut faults = BTreeSet::new();
    let mut arrows: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in tree.iter().filter(|(file, _)| !is_test(file)) {
        let part = part_of(file);
        if rank(part).is_none() && file != "lib.rs" {
            faults.insert(format!("{part} has no place in the order (tests/it/architecture)"));
        }
        for path in paths::named(file, text) {
            faults.extend(faults_of(file, part, &path));
            if let Some(target) = target_of(&path).filter(|target| *target != part) {
                arrows.entry(part).or_default().insert(target.to_owned());
            }
        }
    }
    faults.extend(circles(&arrows));
    faults.into_iter().collect()
}

fn is_test(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

fn part_of(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// 0 is the ground.
fn rank(part: &str) -> Option<usize> {
    if GROUND.contains(&part) {
        return Some(0);
    }
    ORDER.iter().position(|other| *other == part).map(|place| ORDER.len() - place)
}

/// The part that a path leads to; names such as macros and types of the crate's root lead to none.
fn target_of(path: &[String]) -> Option<&str> {
    let ours = path.first().is_some_and(|word| word == "crate" || word == "convoke");
    path.get(1).map(String::as_str).filter(|part| ours && rank(part).is_some())
}

fn faults_of(file: &str, part: &str, path: &[String]) -> Vec<String> {
    let mut faults = Vec::new();
    let shown = path.join("::");
    if file == "lib.rs" {
        return faults;
    }
    if let Some(target) = target_of(path).filter(|target| *target != part) {
        let (from, to) = (rank(part), rank(target));
        if from.is_some() && from <= to && to != Some(0) {
            faults
                .push(format!("{file}: {part} may not use {target}, which is above it ({shown})"));
        }
        if writes(path) {
            faults
                .push(format!("{file}: writes the tables of {target} ({shown}); call its service"));
        }
    }
    match path.first().map(String::as_str) {
        Some("poem" | "poem_openapi") if path.len() > 1 && !may_know_the_web(file, path) => {
            faults.push(format!("{file}: knows the web framework ({shown})"));
        }
        Some("lettre") if part != "mail" && path.len() > 1 => {
            faults.push(format!("{file}: knows the mail library ({shown})"));
        }
        _ => {}
    }
    faults
}

fn writes(path: &[String]) -> bool {
    let names = |wanted: &str| path.iter().any(|word| word == wanted);
    let last = path.last().map_or("", String::as_str);
    names("ActiveModel") || WRITING.contains(&last) && (names("entity") || names("Entity"))
}

fn may_know_the_web(file: &str, path: &[String]) -> bool {
    let words: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    let edge = matches!(words[0], "http" | "pages" | "app" | "context")
        || words.starts_with(&["cli", "serve"])
        || words[1..].iter().any(|word| matches!(*word, "api" | "pages"));
    let describes = matches!(words[0], "choices" | "patch") || words[1..].contains(&"types");
    let last = path.last().map_or("", String::as_str);
    let derive = path[0] == "poem_openapi"
        && matches!(last, "Object" | "Enum" | "Union" | "NewType" | "MaybeUndefined");
    edge || describes && derive
}

fn circles(arrows: &BTreeMap<&str, BTreeSet<String>>) -> Option<String> {
    ORDER[FIRST_FEATURE..].iter().filter(|start| arrows.contains_key(*start)).find_map(|start| {
        let mut way = vec![(*start).to_owned()];
        returns(arrows, &mut way, &mut BTreeSet::new()).then(|| {
            let least = way.iter().min().cloned().unwrap_or_default();
            way.pop();
            let at = way.iter().position(|part| *part == least).unwrap_or(0);
            way.rotate_left(at);
            way.push(least);
            format!("a circle: {}", way.join(" -> "))
        })
    })
}

/// Whether a way leads from the last step back to the first; `way` is then the whole circle.
fn returns(
    arrows: &BTreeMap<&str, BTreeSet<String>>,
    way: &mut Vec<String>,
    seen: &mut BTreeSet<String>,
) -> bool {
    let here = way.last().cloned().unwrap_or_default();
    for next in arrows.get(here.as_str()).into_iter().flatten() {
        if *next == way[0] {
            way.push(next.clone());
            return true;
        }
        if seen.insert(next.clone()) {
            way.push(next.clone());
            if returns(arrows, way, seen) {
                return true;
            }
            way.pop();
        }
    }
    false
}
