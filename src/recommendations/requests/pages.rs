//! The forms on which progress is reported and somebody else is named.

use fluent_bundle::FluentArgs;

use super::entity::proposal;
use super::rules::ROWS_MAX;
use super::service::{Contact, Said, Task};
use crate::error::FieldError;
use crate::ids::RecommendationId;
use crate::pages::catalogue::family;
use crate::pages::views::{FieldKind, FieldView, FormView};
use crate::pages::{Form, Reader};
use crate::people::rules::{NAME_MAX, name_fault};
use crate::recommendations::types::{Acceptance, Implementation, ProgressCreate};
use crate::text::line_fault;

/// How many addresses of evidence a report has at most.
const EVIDENCE_MAX: usize = 20;
/// How long the title of an office may be.
const POSITION_MAX: usize = 500;

/// How many fields a recommendation has on the form.
pub const FIELDS: usize = 4;

/// The names of the fields begin so, and end in the id of the recommendation.
const ACCEPTANCE: &str = "acceptance";
const IMPLEMENTATION: &str = "implementation";
const TEXT: &str = "text";
const EVIDENCE: &str = "evidence";

/// Under which name the form says how many entries it showed of a recommendation.
pub fn seen_key(id: RecommendationId) -> String {
    key("seen", id)
}

fn key(field: &str, id: RecommendationId) -> String {
    format!("{field}_{id}")
}

/// The fields of those that take reports, each filled with what was typed, and what is wrong with that.
pub fn form(
    reader: &Reader,
    tasks: &[Task],
    typed: Option<&Form>,
    faults: &[FieldError],
) -> FormView {
    let ids = tasks.iter().filter(|task| task.takes_reports()).map(|task| task.made.id);
    let fields = ids.flat_map(|id| fields(reader, id, typed)).collect();
    FormView::new(fields).marked(faults, reader)
}

fn fields(reader: &Reader, id: RecommendationId, typed: Option<&Form>) -> [FieldView; FIELDS] {
    use FieldKind::{Select, Textarea};
    let say = |key: &str| reader.catalogue().say(key, []);
    let field = |name: &str, label: String, kind| {
        let key = key(name, id);
        let value = typed.and_then(|form| form.raw(&key)).unwrap_or_default().to_owned();
        FieldView::new(key, label, kind).value(value)
    };
    let named = |text: String| {
        let name = reader.catalogue().find(&text, &FluentArgs::new());
        name.unwrap_or_default()
    };
    let acceptances = Acceptance::ALL
        .iter()
        .map(|own| (own.to_string(), named(family("acceptance-", own.as_str()))));
    let implementations = Implementation::ALL
        .iter()
        .map(|own| (own.to_string(), named(family("implementation-", own.as_str()))));
    [
        field(ACCEPTANCE, say("progress-field-acceptance"), Select).options(acceptances.collect()),
        field(IMPLEMENTATION, say("progress-field-implementation"), Select)
            .options(implementations.collect()),
        field(TEXT, say("progress-field-text"), Textarea).help(say("progress-field-text-help")),
        field(EVIDENCE, say("progress-field-evidence"), Textarea)
            .help(say("progress-field-evidence-help")),
    ]
}

/// What was said of each of those of whom something was said, or all that the form alone shows to be
/// wrong. Where nothing is typed nothing is said.
pub fn read(form: &Form) -> Result<Vec<Said>, Vec<FieldError>> {
    let (mut said, mut wrong) = (Vec::new(), Vec::new());
    for id in shown(form) {
        said.extend(read_one(form, id, &mut wrong));
    }
    if wrong.is_empty() { Ok(said) } else { Err(wrong) }
}

/// Of which recommendations the form had fields.
fn shown(form: &Form) -> impl Iterator<Item = RecommendationId> {
    let ids = form
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("seen_")?.parse::<RecommendationId>().ok());
    ids.take(ROWS_MAX)
}

/// What was typed of each of those that the page does not ask any more, in lines.
pub fn lost(reader: &Reader, tasks: &[Task], typed: Option<&Form>) -> Vec<Vec<String>> {
    let Some(form) = typed else { return Vec::new() };
    let is_asked =
        |id: RecommendationId| tasks.iter().any(|task| task.made.id == id && task.takes_reports());
    let gone = shown(form).filter(|id| !is_asked(*id));
    gone.map(|id| lines(reader, form, id)).filter(|lines| !lines.is_empty()).collect()
}

fn lines(reader: &Reader, form: &Form, id: RecommendationId) -> Vec<String> {
    let text = |field: &str| form.text(&key(field, id));
    let acceptance = text(ACCEPTANCE).and_then(|own| own.parse::<Acceptance>().ok());
    let implementation = text(IMPLEMENTATION).and_then(|own| own.parse::<Implementation>().ok());
    let choices = [
        acceptance.map(|own| family("acceptance-", own.as_str())),
        implementation.map(|own| family("implementation-", own.as_str())),
    ];
    let choices = choices.into_iter().flatten();
    let words = choices.filter_map(|key| reader.catalogue().find(&key, &FluentArgs::new()));
    let typed = [text(TEXT), text(EVIDENCE)].into_iter().flatten().flat_map(str::lines);
    words.chain(typed.map(str::to_owned)).filter(|line| !line.trim().is_empty()).collect()
}

fn read_one(form: &Form, id: RecommendationId, wrong: &mut Vec<FieldError>) -> Option<Said> {
    let text = |field: &str| form.text(&key(field, id));
    let (acceptance, implementation) = (text(ACCEPTANCE), text(IMPLEMENTATION));
    let lines = text(EVIDENCE).unwrap_or_default().lines().map(str::trim);
    let evidence: Vec<String> = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let says_nothing = acceptance.is_none() && implementation.is_none();
    if says_nothing && text(TEXT).is_none() && evidence.is_empty() {
        return None;
    }
    let report = ProgressCreate {
        organization_id: None,
        acceptance: choice(acceptance, key(ACCEPTANCE, id), wrong),
        implementation: choice(implementation, key(IMPLEMENTATION, id), wrong),
        text: text(TEXT).map(str::to_owned),
        evidence_urls: evidence,
    };
    if report.evidence_urls.len() > EVIDENCE_MAX {
        let message = format!("Give at most {EVIDENCE_MAX} addresses.");
        wrong.push(FieldError::new(key(EVIDENCE, id), "too_long", message));
    }
    // What says nothing has seen nothing.
    let seen = form.text(&seen_key(id)).and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
    Some(Said { recommendation: id, seen, report })
}

fn choice<T: std::str::FromStr>(
    text: Option<&str>,
    key: String,
    wrong: &mut Vec<FieldError>,
) -> Option<T> {
    let parsed = text?.parse().ok();
    if parsed.is_none() {
        wrong.push(FieldError::new(key, "choice", "Choose one."));
    }
    parsed
}

/// The form on which somebody else is named.
pub fn contact_form(reader: &Reader, typed: Option<&Form>, faults: &[FieldError]) -> FormView {
    let say = |key: &str| reader.catalogue().say(key, []);
    let fields = vec![
        FieldView::new("full_name", say("field-full_name"), FieldKind::Text).required(),
        FieldView::new("email", say("field-email"), FieldKind::Email).required(),
        FieldView::new("position", say("field-position"), FieldKind::Text),
    ];
    // What browsers know of whoever fills this in is about another person.
    let fields = fields.into_iter().map(|field| FieldView { autocomplete: None, ..field });
    let form = FormView::new(fields.collect());
    let form = typed.map_or_else(|| form.clone(), |typed| form.clone().filled(typed));
    form.marked(faults, reader)
}

/// Who is named, or all that is wrong with that.
pub fn read_contact(form: &Form) -> Result<Contact, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let name = form.text("full_name").unwrap_or_default();
    wrong.extend(name_fault("full_name", name, NAME_MAX));
    let position = form.text("position");
    wrong.extend(position.and_then(|text| line_fault("position", text, POSITION_MAX)));
    let email = match form.text("email").map(str::parse) {
        Some(Ok(email)) => Some(email),
        Some(Err(_)) => {
            wrong.push(FieldError::new("email", "email", "Give one address."));
            None
        }
        None => {
            wrong.push(FieldError::new("email", "required", "Give an address."));
            None
        }
    };
    match email {
        Some(email) if wrong.is_empty() => {
            let position = position.map(str::to_owned);
            Ok(Contact { full_name: name.to_owned(), email, position })
        }
        _ => Err(wrong),
    }
}

/// How those are shown who wait for the organizers.
pub fn proposed(rows: &[proposal::Model]) -> Vec<String> {
    rows.iter().map(|row| row.full_name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ID: &str = "01900000-0000-7000-8000-000000000001";

    fn typed(fields: &[(&str, &str)]) -> Form {
        let pair = |(name, value): &(&str, &str)| (format!("{name}_{ID}"), (*value).to_owned());
        Form::of_pairs(fields.iter().map(pair).collect()).unwrap()
    }

    #[test]
    fn what_is_typed_is_said_and_what_is_left_empty_is_not() {
        let form = typed(&[
            ("seen", "2"),
            ("acceptance", "accepted"),
            ("implementation", ""),
            ("text", "  "),
            ("evidence", "https://a.example\n\n  https://b.example "),
        ]);
        let said = read(&form).unwrap();
        assert_eq!((said.len(), said[0].seen), (1, 2));
        let report = &said[0].report;
        assert_eq!((report.acceptance, report.implementation), (Some(Acceptance::Accepted), None));
        assert_eq!(report.text, None);
        assert_eq!(report.evidence_urls, ["https://a.example", "https://b.example"]);
        let empty = typed(&[("seen", "2"), ("acceptance", ""), ("text", "\n")]);
        assert!(read(&empty).unwrap().is_empty());
    }

    #[test]
    fn what_is_none_of_the_choices_stands_beside_its_field() {
        let form = typed(&[("seen", "0"), ("acceptance", "perhaps"), ("implementation", "done")]);
        let wrong = read(&form).unwrap_err();
        let pointers: Vec<&str> = wrong.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, [format!("/acceptance_{ID}"), format!("/implementation_{ID}")]);
    }

    proptest! {
        #[test]
        fn any_form_is_read_or_told_what_is_wrong(
            seen in "[0-9a-]{0,30}",
            acceptance in "[a-z_]{0,12}",
            text in "\\PC{0,40}",
            evidence in "\\PC{0,40}",
        ) {
            let fields = [
                ("seen", &*seen), ("acceptance", &*acceptance), ("text", &*text),
                ("evidence", &*evidence),
            ];
            if let Ok(said) = read(&typed(&fields)) {
                prop_assert!(said.len() <= 1);
            }
        }
    }
}
