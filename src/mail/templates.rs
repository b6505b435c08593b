//! The templates: built in, and each replaceable by a file of a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value};
use rust_embed::RustEmbed;

use super::{markdown, opaque, words};
use crate::text::Language;

/// More steps than any honest template takes.
const FUEL: u64 = 50_000;

#[derive(RustEmbed)]
#[folder = "email-templates"]
struct BuiltIn;

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("mail template {template}: {message}")]
pub struct TemplateFault {
    /// The file, or `subject` or `body` of an organizer's text.
    pub template: String,
    /// What is wrong, with its line where that is known.
    pub message: String,
}

impl TemplateFault {
    pub(super) fn new(template: impl Into<String>, message: impl Into<String>) -> Self {
        Self { template: template.into(), message: message.into() }
    }

    /// Keeps the reason and the line; the rest of the engine's words may hold people's data.
    pub(super) fn from_engine(template: &str, error: &minijinja::Error) -> Self {
        let subject = template.contains('/').then(|| template.strip_suffix(".subject")).flatten();
        let line = match subject {
            Some(_) => "subject: ".to_owned(),
            None => error.line().map(|line| format!("line {line}: ")).unwrap_or_default(),
        };
        let file = subject.map_or_else(|| template.to_owned(), |name| format!("{name}.md"));
        let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
        Self::new(file, format!("{line}{}{detail}", error.kind()))
    }
}

/// All templates. Those built in are read and compiled when a mail first wants them, as few of them are
/// wanted on a server and each takes memory; those of a folder at the start, as they may be wrong.
pub(super) struct Templates {
    pub(super) env: Environment<'static>,
    languages: BTreeMap<String, BTreeSet<Language>>,
}

impl Templates {
    /// What is built in, and over it the files of `folder`.
    pub(super) fn load(folder: Option<&Path>) -> Result<Self, TemplateFault> {
        let mut env = Environment::empty();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_fuel(Some(FUEL));
        env.set_formatter(format_value);
        env.set_auto_escape_callback(|name| match name.rsplit_once('.') {
            Some((_, "html")) => AutoEscape::Html,
            Some((_, "md")) => AutoEscape::Custom("markdown".into()),
            _ => AutoEscape::None,
        });
        env.set_loader(built_in);
        words::add_to(&mut env);
        let mut templates = Self { env, languages: BTreeMap::new() };
        for path in BuiltIn::iter() {
            templates.note(&path)?;
        }
        for (path, source) in folder.map(own).transpose()?.unwrap_or_default() {
            templates.add(&path, &source)?;
        }
        Ok(templates)
    }

    fn note(&mut self, path: &str) -> Result<(), TemplateFault> {
        if let Some((name, language)) = place(path)? {
            self.languages.entry(name.to_owned()).or_default().insert(language);
        }
        Ok(())
    }

    fn add(&mut self, path: &str, source: &str) -> Result<(), TemplateFault> {
        for (key, source) in parts(path, source)? {
            let added = self.env.add_template_owned(key, source);
            added.map_err(|error| TemplateFault::from_engine(path, &error))?;
        }
        self.note(path)
    }

    /// The names of all mails, without the parts that frame them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str).filter(|name| !name.starts_with('_'))
    }

    /// The languages a mail is written in.
    pub(super) fn languages(&self, name: &str) -> impl Iterator<Item = &Language> {
        self.languages.get(name).into_iter().flatten()
    }

    /// The language of a template nearest to what the reader reads; English if there is none.
    pub(super) fn nearest(&self, name: &str, wanted: &Language) -> Language {
        let of = |fits: &dyn Fn(&Language) -> bool| self.languages(name).find(|it| fits(it));
        of(&|it| it == wanted)
            .or_else(|| of(&|it| it.as_str() == wanted.primary()))
            .or_else(|| of(&|it| it.primary() == wanted.primary()))
            .cloned()
            .unwrap_or_else(Language::english)
    }
}

/// What the names of organizers' own texts begin with, in which nothing may be left empty.
pub(super) const OWN_TEXT: &str = "organizer.";

/// The placeholder's value is never markup: only what a template has made itself (a safe string)
/// is written as it is.
fn format_value(
    out: &mut Output,
    state: &mut State,
    value: &Value,
) -> Result<(), minijinja::Error> {
    if value.is_undefined() || *state.auto_escape() == AutoEscape::Html {
        // The strict engine turns what is undefined into an error.
        return minijinja::escape_formatter(out, state, value);
    }
    let text = if value.is_none() { String::new() } else { value.to_string() };
    let is_hole = text.is_empty() || matches!(value.kind(), ValueKind::Seq | ValueKind::Map);
    if is_hole && state.name().starts_with(OWN_TEXT) {
        let what = "a placeholder stands for nothing, or for more than a text";
        return Err(minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, what));
    }
    let text = match state.auto_escape() {
        // Nothing reads a subject as Markdown, so nothing would put the values back.
        AutoEscape::None if value.is_safe() && state.name().ends_with(".subject") => {
            opaque::plain(&text).unwrap_or(text)
        }
        _ if value.is_safe() => text,
        AutoEscape::Custom(_) => opaque::opaque(&text),
        _ => markdown::one_line(&text),
    };
    out.write_str(&text).map_err(minijinja::Error::from)
}

/// Takes the subject from the head of a file. Blank lines stand in for the head, so that faults in
/// the body are found at their line.
fn front_matter(path: &str, source: &str) -> Result<(String, String), TemplateFault> {
    let fault = |message: &str| TemplateFault::new(path, message);
    let source = source.replace("\r\n", "\n");
    let rest = source.strip_prefix("---\n").ok_or_else(|| fault("the head `---` is missing"))?;
    let (head, body) =
        rest.split_once("\n---\n").ok_or_else(|| fault("the head does not end with `---`"))?;
    let mut subject = None;
    for line in head.lines().filter(|line| !line.trim().is_empty()) {
        match line.split_once(':') {
            Some(("subject", text)) if !text.trim().is_empty() => {
                subject = Some(text.trim().trim_matches('"').to_owned());
            }
            _ => return Err(fault("the head may hold `subject: ...` and nothing else")),
        }
    }
    let subject = subject.ok_or_else(|| fault("the head lacks the subject"))?;
    Ok((subject, format!("{}{body}", "\n".repeat(head.lines().count() + 2))))
}

/// The mail and the language of a file; none for what frames all.
fn place(path: &str) -> Result<Option<(&str, Language)>, TemplateFault> {
    let Some((name, file)) = path.split_once('/') else { return Ok(None) };
    let tag = file.strip_suffix(".md").unwrap_or_default();
    let language = tag.parse().map_err(|_| {
        TemplateFault::new(path, "the file must be named <language>.md, such as en.md")
    })?;
    Ok(Some((name, language)))
}

/// What the engine knows of a file, by the names that it has there.
fn parts(path: &str, source: &str) -> Result<Vec<(String, String)>, TemplateFault> {
    let Some((name, language)) = place(path)? else {
        return Ok(vec![(path.to_owned(), source.to_owned())]);
    };
    let body = |text: &str| (format!("{name}/{language}.md"), opaque::guarded(text).into_owned());
    if name.starts_with('_') {
        return Ok(vec![body(source)]);
    }
    let (subject, text) = front_matter(path, source)?;
    Ok(vec![(format!("{name}/{language}.subject"), subject), body(&text)])
}

/// A template that is built in, by its name in the engine.
fn built_in(key: &str) -> Result<Option<String>, minijinja::Error> {
    let stem = key.strip_suffix(".subject");
    let path = stem.map_or_else(|| key.to_owned(), |stem| format!("{stem}.md"));
    let Some(file) = BuiltIn::get(&path) else { return Ok(None) };
    let parts = text(&path, file.data.into_owned()).and_then(|source| parts(&path, &source));
    let fault = |fault: TemplateFault| {
        minijinja::Error::new(minijinja::ErrorKind::SyntaxError, fault.to_string())
    };
    Ok(parts.map_err(fault)?.into_iter().find_map(|(own, source)| (own == key).then_some(source)))
}

/// The files of a folder, by their paths in it.
fn own(folder: &Path) -> Result<BTreeMap<String, String>, TemplateFault> {
    let mut sources = BTreeMap::new();
    for file in files(folder)? {
        let fault = |error: std::io::Error| {
            TemplateFault::new(file.display().to_string(), error.to_string())
        };
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        let name = name.replace('\\', "/");
        sources.insert(name.clone(), text(&name, std::fs::read(&file).map_err(fault)?)?);
    }
    Ok(sources)
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, TemplateFault> {
    String::from_utf8(bytes).map_err(|_| TemplateFault::new(path, "is not written in UTF-8"))
}

/// The files of a folder and of the folders in it, without hidden ones.
fn files(folder: &Path) -> Result<Vec<PathBuf>, TemplateFault> {
    let fault =
        |error: std::io::Error| TemplateFault::new(folder.display().to_string(), error.to_string());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
