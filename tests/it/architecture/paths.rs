//! Reads the paths that a file names: those it imports, and those it writes out.

use std::collections::BTreeMap;

/// What a file names, as full paths: `["crate", "events", "entity"]`, `["poem", "Request"]`.
pub fn named(file: &str, text: &str) -> Vec<Vec<String>> {
    let code = code_alone(text);
    let words = words(&code);
    let home = home(file);
    let mut paths = Vec::new();
    let mut imported = BTreeMap::new();
    let mut at = 0;
    while at < words.len() {
        if words[at] == "use" {
            let mut leaves = Vec::new();
            at = leaves_of(&words, at + 1, &[], &mut leaves);
            for (path, name) in leaves {
                let path = absolute(path, &home);
                imported.insert(name, path.clone());
                paths.push(path);
            }
        } else if is_name(&words[at]) {
            let mut path = vec![words[at].clone()];
            while words.get(at + 1).is_some_and(|word| word == "::")
                && words.get(at + 2).is_some_and(|word| is_name(word))
            {
                path.push(words[at + 2].clone());
                at += 2;
            }
            if path.len() > 1 || path[0] == "ActiveModel" {
                paths.push(path);
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    paths.into_iter().map(|path| resolved(path, &imported, &home)).collect()
}

/// The code without comments, texts and inline tests.
fn code_alone(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut code = String::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|l| *l != '\n').is_some() {},
            '"' => {
                while let Some(inner) = rest.next() {
                    match inner {
                        '\\' => drop(rest.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '\'' if rest.peek() == Some(&'"') => drop(rest.next()),
            _ => code.push(letter),
        }
    }
    code
}

/// Names, `::`, and single signs.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = code.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter.is_alphanumeric() || letter == '_' {
            let mut word = letter.to_string();
            while let Some(next) = rest.next_if(|l| l.is_alphanumeric() || *l == '_') {
                word.push(next);
            }
            words.push(word);
        } else if letter == ':' && rest.next_if_eq(&':').is_some() {
            words.push("::".to_owned());
        } else if !letter.is_whitespace() && letter != '$' {
            words.push(letter.to_string());
        }
    }
    words
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Collects the leaves of a `use` tree with the names they get here; gives where it ends.
fn leaves_of(
    words: &[String],
    mut at: usize,
    stem: &[String],
    leaves: &mut Vec<(Vec<String>, String)>,
) -> usize {
    let mut path = stem.to_vec();
    while at < words.len() {
        match words[at].as_str() {
            "{" => {
                at += 1;
                while at < words.len() && words[at] != "}" {
                    let next = leaves_of(words, at, &path, leaves);
                    let comma = words.get(next).is_some_and(|word| word == ",");
                    at = if comma || next == at { next + 1 } else { next };
                }
                return at + 1;
            }
            "::" => at += 1,
            word if is_name(word) && word != "as" => {
                if word != "self" || path.is_empty() {
                    path.push(word.to_owned());
                }
                at += 1;
            }
            "*" => {
                path.push("*".to_owned());
                at += 1;
            }
            _ => break,
        }
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if words.get(at).is_some_and(|word| word == "as") {
        name.clone_from(&words[at + 1]);
        at += 2;
    }
    leaves.push((path, name));
    at
}

/// The module of a file: `events/service/create.rs` is `crate::events::service::create`.
fn home(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    std::iter::once("crate").chain(path.split('/')).map(str::to_owned).collect()
}

/// `self` and `super` made out.
fn absolute(path: Vec<String>, home: &[String]) -> Vec<String> {
    let up = path.iter().take_while(|word| *word == "super").count();
    if up == 0 && path.first().is_none_or(|word| word != "self") {
        return path;
    }
    let stays = home.len().saturating_sub(up).max(1);
    let rest = path.into_iter().skip_while(|word| word == "super" || word == "self");
    home[..stays].iter().cloned().chain(rest).collect()
}

/// A path that begins with an imported name begins with what that name stands for.
fn resolved(
    path: Vec<String>,
    imported: &BTreeMap<String, Vec<String>>,
    home: &[String],
) -> Vec<String> {
    match path.first().and_then(|first| imported.get(first)) {
        Some(full) if full.first() != path.first() || full.len() > 1 => {
            full.iter().cloned().chain(path.into_iter().skip(1)).collect()
        }
        _ => absolute(path, home),
    }
}
