//! Views into HTML, by the templates built into the program.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, UndefinedBehavior, Value, context};
use rust_embed::RustEmbed;

use super::language::Reader;
use super::respond::Page;
use super::views::{View, chosen};
use super::{assets, dates};
use crate::error::{AppError, Result};
use crate::words::catalogue::{self, Catalogue, InEach};

#[derive(RustEmbed)]
#[folder = "src/pages/templates/"]
struct Templates;

/// One environment a language, so that what templates call knows the language by itself.
static ENVIRONMENTS: InEach<Environment<'static>> = InEach::new(environment);

/// The page that shows `view` to `reader`. An error is a mistake in a template, never in a value.
pub fn render<V: View>(reader: &Reader, view: &V) -> Result<Page> {
    let environment = ENVIRONMENTS.of(reader.language());
    let environment = environment.ok_or_else(|| AppError::internal("no templates"))?;
    let template = environment.get_template(V::TEMPLATE).map_err(AppError::internal)?;
    let values = context! { view => Value::from(Serde(view)), page => frame(reader) };
    Ok(Page {
        status: view.status(),
        html: template.render(values).map_err(AppError::internal)?,
        language: reader.language().clone(),
        caching: view.caching(),
        headers: Vec::new(),
    })
}

/// What the layout of every page needs.
fn frame(reader: &Reader) -> Value {
    context! {
        language => reader.language().as_str(),
        language_name => reader.catalogue().name(),
        reviewed => reader.catalogue().is_reviewed(),
        direction => reader.language().direction(),
        switches => Value::from(Serde(reader.switches())),
        query => reader.query(),
        style => assets::style(),
        icon => assets::icon(),
    }
}

fn environment(catalogue: &'static Catalogue) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    match SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        Ok(syntax) => env.set_syntax(syntax),
        Err(error) => tracing::error!(%error, "the syntax of templates cannot be set"),
    }
    env.set_formatter(|out, _, value| write_value(out, value));
    add_words(&mut env, catalogue);
    for name in Templates::iter() {
        let source = Templates::get(&name).map(|file| file.data.into_owned());
        let source = source.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        if let Err(error) = env.add_template_owned(name.into_owned(), source) {
            tracing::error!(%error, "a template does not parse");
        }
    }
    env
}

/// Writes a value into HTML, escaped unless it is safe. What is not there is never written:
/// the template has to ask first.
fn write_value(out: &mut Output<'_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        return Err(Error::new(ErrorKind::UndefinedError, "there is no value to show"));
    }
    let text = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
    let shown = if value.is_safe() { text } else { escape(&text) };
    Ok(out.write_str(&shown)?)
}

/// Escapes a text for an element or for an attribute in double quotes.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut out = String::new();
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn add_words(env: &mut Environment<'static>, catalogue: &'static Catalogue) {
    let language = catalogue.language();
    env.add_function("t", move |key: &str, values: Kwargs| {
        Ok::<_, Error>(catalogue.text(key, &arguments(&values)?))
    });
    env.add_filter("language_name", move |tag: &str| {
        let primary = tag.split('-').next().unwrap_or(tag);
        let key = catalogue::family("language-", primary);
        catalogue.find(&key, &FluentArgs::new()).unwrap_or_else(|| tag.to_owned())
    });
    env.add_filter("chosen", |list: &str, value: &str| {
        Value::from_safe_string(chosen(list, value))
    });
    env.add_filter("date", move |on: &str| Ok::<_, Error>(dates::date(language, parse(on)?)));
    env.add_filter("day", move |on: &str| Ok::<_, Error>(dates::day(language, parse(on)?)));
    env.add_filter("partial_date", move |text: &str| {
        let wrong = || Error::new(ErrorKind::InvalidOperation, format!("{text} is no date"));
        dates::partial_date(language, text).ok_or_else(wrong)
    });
    env.add_filter("date_range", move |from: &str, to: &str| {
        Ok::<_, Error>(dates::date_range(language, parse(from)?, parse(to)?))
    });
    env.add_filter("time", move |at: &str| Ok::<_, Error>(dates::time(parse(at)?)));
    env.add_filter("time_range", move |from: Option<String>, to: Option<String>| {
        let at = |text: Option<String>| text.as_deref().map(parse).transpose();
        Ok::<_, Error>(dates::time_range(language, at(from)?, at(to)?))
    });
}

fn parse<T: std::str::FromStr>(text: &str) -> Result<T, Error> {
    text.parse()
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("{text} is no date or time")))
}

/// Named values of a call as Fluent takes them; numbers stay numbers, for the plurals.
fn arguments(values: &Kwargs) -> Result<FluentArgs<'static>, Error> {
    let mut args = FluentArgs::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        let value = match value.kind() {
            ValueKind::Number => f64::try_from(value).map(FluentValue::from)?,
            _ => FluentValue::from(value.to_string()),
        };
        args.set(name.to_owned(), value);
    }
    Ok(args)
}
