//! Forms: their fields, what was typed, and what is wrong with it.

use fluent_bundle::{FluentArgs, FluentValue};
use poem::http::StatusCode;
use serde::Serialize;

use super::{LongList, Worded};
use crate::error::FieldError;
use crate::pages::{Form, FormFile, Reader};
use crate::words::catalogue::family;

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A date.
    Date,
    /// A number.
    Number,
    /// One of many, from a list.
    Select,
    /// Several lines.
    Textarea,
    /// One of a few, all in sight.
    Choice,
    /// Some of a few.
    Choices,
    /// Yes or no.
    Checkbox,
    /// A file.
    File,
    /// Nothing to fill in: what comes back as it went out.
    Hidden,
}

/// A field of a form.
#[derive(Clone, Debug, Serialize)]
pub struct FieldView {
    /// The name under which it is sent.
    pub key: String,
    /// What it asks for.
    pub label: String,
    /// How it is filled in.
    pub kind: FieldKind,
    /// Whether it may not be left empty.
    pub required: bool,
    /// What stands in it.
    pub value: String,
    /// Which of the choices are chosen, where that can be several.
    pub values: Vec<String>,
    /// What is wrong with that.
    pub error: Option<String>,
    /// When it is to be filled in, if not always.
    pub condition: Option<String>,
    /// What becomes of what is filled in, where that is not as with the others.
    pub note: Option<String>,
    /// Whether only a part is shown of what stands in it.
    pub is_part: bool,
    /// What helps to fill it in.
    pub help: Option<String>,
    /// In which language label and help are.
    pub words: Worded<()>,
    /// The choices: what is sent and what is shown.
    pub options: Vec<(String, String)>,
    /// In which language each of them is; empty where all are in the page's.
    pub option_words: Vec<Worded<()>>,
    /// The choices of a select.
    pub list: Option<&'static LongList>,
    /// How the names of files end that can be chosen, as browsers want it.
    pub accept: Option<String>,
    /// The file that stands in it.
    pub file: Option<FieldFile>,
    /// Whether that is to be removed.
    pub removed: bool,
    /// What browsers may fill in by themselves (the HTML standard's names).
    pub autocomplete: Option<&'static str>,
}

impl FieldView {
    /// An empty field that need not be filled in.
    pub fn new(key: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        let key = key.into();
        Self {
            autocomplete: autocomplete(&key),
            key,
            label: label.into(),
            kind,
            required: false,
            value: String::new(),
            values: Vec::new(),
            error: None,
            condition: None,
            note: None,
            is_part: false,
            help: None,
            words: Worded::default(),
            options: Vec::new(),
            option_words: Vec::new(),
            list: None,
            accept: None,
            file: None,
            removed: false,
        }
    }

    /// What was typed into it, or chosen; of what was not sent, nothing or what is known.
    fn fill(&mut self, typed: &Form, whole: bool) {
        match typed.raw(&self.key) {
            _ if self.kind == FieldKind::File => {
                self.removed = typed.ticked(&removal(&self.key));
                if let Some(file) = typed.file(&self.key) {
                    self.file = Some(FieldFile::of(file));
                }
            }
            Some(_) if self.kind == FieldKind::Choices => {
                self.values = typed.all(&self.key).to_vec();
            }
            Some(text) => text.clone_into(&mut self.value),
            None if whole => {
                self.value.clear();
                self.values.clear();
            }
            None => {}
        }
    }

    /// The same, not to be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same with a help text.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with something in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The same with very many choices.
    #[must_use]
    pub fn list(mut self, list: Option<&'static LongList>) -> Self {
        self.list = list;
        self
    }

    /// The same with choices.
    #[must_use]
    pub fn options(mut self, options: Vec<(String, String)>) -> Self {
        self.options = options;
        self
    }
}

/// A file that stands in a field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldFile {
    /// By which it is sent back.
    pub handle: String,
    /// What it is called.
    pub name: String,
    /// How large it is, in kilobytes.
    pub kilobytes: i64,
}

impl FieldFile {
    /// One that is kept.
    pub fn of(file: &FormFile) -> Self {
        let kilobytes = (file.size + 1023) / 1024;
        Self { handle: file.id.to_string(), name: file.name.clone(), kilobytes }
    }
}

/// The name of the box that removes the file of a field; no field has a point in its name.
pub fn removal(key: &str) -> String {
    format!("remove.{key}")
}

fn autocomplete(key: &str) -> Option<&'static str> {
    Some(match key {
        "full_name" => "name",
        "given_name" => "given-name",
        "family_name" => "family-name",
        "honorific" => "honorific-prefix",
        "email" => "email",
        "phone" => "tel",
        "organization" => "organization",
        "position" => "organization-title",
        "country" => "country",
        _ => return None,
    })
}

/// A line of the summary of what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryLine {
    /// The field it leads to.
    pub key: Option<String>,
    /// What is wrong.
    pub text: String,
}

/// The fields of a form and all that is wrong with them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormView {
    /// The fields, in order.
    pub fields: Vec<FieldView>,
    /// What is wrong, in the order of the fields.
    pub errors: Vec<SummaryLine>,
    /// Whether files can be chosen in it.
    pub takes_files: bool,
}

impl FormView {
    /// A form with `fields`.
    pub fn new(fields: Vec<FieldView>) -> Self {
        let takes_files = fields.iter().any(|field| field.kind == FieldKind::File);
        Self { fields, errors: Vec::new(), takes_files }
    }

    /// Whether one of its fields is what `error` points to.
    pub fn has(&self, error: &FieldError) -> bool {
        self.fields.iter().any(|field| points_to(&error.pointer, &field.key))
    }

    /// Whether a browser sent this form: it always sends the fields that one types into. A box or
    /// a choice that is missing then was left open; else it was not asked.
    pub fn is_whole(&self, typed: &Form) -> bool {
        let typed_into = |field: &&FieldView| {
            use FieldKind::{Checkbox, Choice, Choices, File, Hidden};
            !matches!(field.kind, Choice | Choices | Checkbox | File | Hidden)
        };
        self.fields.iter().filter(typed_into).all(|field| typed.raw(&field.key).is_some())
    }

    /// The form with everything in it that was typed; what was not sent keeps what is known.
    #[must_use]
    pub fn filled(mut self, typed: &Form) -> Self {
        let whole = self.is_whole(typed);
        for field in self.fields.iter_mut().filter(|field| field.kind != FieldKind::Hidden) {
            field.fill(typed, whole);
        }
        self
    }

    /// The form with `errors` beside the fields that they point to; the rest stands in the summary.
    #[must_use]
    pub fn marked(mut self, errors: &[FieldError], reader: &Reader) -> Self {
        for error in errors {
            let mut seen = self.fields.iter_mut().filter(|field| field.kind != FieldKind::Hidden);
            let place = seen.find(|field| points_to(&error.pointer, &field.key));
            let Some(field) = place else {
                self.errors.push(SummaryLine { key: None, text: words(error, None, reader) });
                continue;
            };
            let text = words(error, Some(field.label.clone()), reader);
            field.error.get_or_insert(text);
        }
        let lines = self.fields.iter().filter_map(|field| {
            let (key, text) = (Some(field.key.clone()), field.error.clone()?);
            Some(SummaryLine { key, text })
        });
        self.errors = lines.chain(std::mem::take(&mut self.errors)).collect();
        self
    }

    /// 422 where something is wrong, else 200.
    pub fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// Whether a JSON pointer ends in the field `key`: services nest what a form has flat.
fn points_to(pointer: &str, key: &str) -> bool {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    last.replace("~1", "/").replace("~0", "~") == key
}

/// What is wrong, in the reader's language: by its code; in English else as the service says it.
fn words(error: &FieldError, label: Option<String>, reader: &Reader) -> String {
    let catalogue = reader.catalogue();
    let Some(label) = label.or_else(|| known_label(error, reader)) else {
        let english = reader.language().primary() == "en";
        return if english { error.message.clone() } else { catalogue.say("error-form", []) };
    };
    let values = [("label", FluentValue::from(label.as_str()))].into_iter().collect();
    catalogue.find(&family("error-", &error.code), &values).unwrap_or_else(|| {
        if reader.language().primary() == "en" {
            error.message.clone()
        } else {
            catalogue.say("error-other", [("label", label.as_str().into())])
        }
    })
}

/// The label of a field that is on none of the forms here; its bare name is for no reader.
fn known_label(error: &FieldError, reader: &Reader) -> Option<String> {
    let last = error.pointer.rsplit('/').next().filter(|name| !name.is_empty())?;
    reader.catalogue().find(&family("field-", last), &FluentArgs::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn form() -> FormView {
        FormView::new(vec![
            FieldView::new("full_name", "Full name", FieldKind::Text).required(),
            FieldView::new("email", "E-mail", FieldKind::Email).required(),
            FieldView::new("consent", "I agree", FieldKind::Checkbox).value("yes"),
        ])
    }

    #[test]
    fn what_was_typed_stays_and_what_is_wrong_stands_beside_it() {
        let typed: Form = "full_name=Aigul&email=no".parse().unwrap();
        let errors = [
            FieldError::new("/person/email", "some_rule", "Give one address."),
            FieldError::new("", "body", "The day is over."),
            FieldError::new("full_name", "required", "Give a name."),
        ];
        let form = form().filled(&typed).marked(&errors, &Reader::of(&Language::english()));
        assert_eq!(form.fields[1].value, "no");
        assert_eq!(form.fields[1].error.as_deref(), Some("Give one address."));
        assert_eq!(form.fields[2].value, "", "a box that was unticked stays so");
        let keys: Vec<_> = form.errors.iter().map(|line| line.key.as_deref()).collect();
        assert_eq!(keys, [Some("full_name"), Some("email"), None]);
        assert_eq!(form.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }

    #[test]
    fn a_russian_reader_is_told_in_russian_whatever_the_code() {
        let errors = [FieldError::new("email", "some_rule", "Give one address.")];
        let form = form().marked(&errors, &Reader::of(&Language::russian()));
        assert_eq!(form.errors[0].text, "Проверьте поле «E-mail».");
    }

    #[test]
    fn no_reader_sees_the_bare_name_of_a_field_that_is_on_no_form() {
        let errors = ["reason", "some_column", "answers/diet"]
            .map(|pointer| FieldError::new(pointer, "control_character", "No controls."));
        for language in [Language::english(), Language::russian()] {
            let form = form().marked(&errors, &Reader::of(&language));
            for line in form.errors {
                let bare = ["reason", "some_column", "diet", "control_character"];
                assert!(!bare.iter().any(|name| line.text.contains(name)), "{}", line.text);
            }
        }
    }

    #[test]
    fn what_was_not_sent_keeps_what_is_known() {
        let known = || {
            let mut form = form();
            for field in &mut form.fields {
                field.value = "known".to_owned();
            }
            form
        };
        let values = |typed: &str| {
            let form = known().filled(&typed.parse().unwrap());
            form.fields.into_iter().map(|field| field.value).collect::<Vec<_>>()
        };
        assert_eq!(values(""), ["known", "known", "known"]);
        assert_eq!(values("email="), ["known", "", "known"]);
        assert_eq!(values("full_name=A&email="), ["A", "", ""], "a browser sent the whole form");
    }
}
