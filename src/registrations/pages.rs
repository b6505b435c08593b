//! The form by which people say how they take part: its fields, and what was typed into them.

use chrono::{DateTime, Utc};

use super::entity::Model;
use super::form;
use super::form::rules::{Answered, By, Judge, Who};
use super::form::types::RegistrationForm;
use super::rules::{default_mode, to_list};
use super::sensitive::Apart;
use super::service::Details;
use super::types::{AttendanceMode, LIST_OF_PARTICIPANTS, ParticipantRole, RegistrationStatus};
use crate::countries::{self, CountryCode};
use crate::error::FieldError;
use crate::events::entity::event::Model as Event;
use crate::events::types::Modality;
use crate::pages::catalogue::InEach;
use crate::pages::views::{FieldKind, FieldView, FormView, LongList, ModePlaces, Places};
use crate::pages::{Form, Reader};
use crate::people::rules::{NAME_MAX, name_fault};
use crate::text::{Language, line_fault};

/// Under which name a page says which version of the form it asks.
const ASKED: &str = "asked";

/// The name, which is asked of those whom nobody knows.
pub fn name_field(reader: &Reader) -> FieldView {
    let catalogue = reader.catalogue();
    let field = FieldView::new("full_name", catalogue.say("field-full_name", []), FieldKind::Text);
    field.required().help(catalogue.say("field-full_name-help", []))
}

/// The name that was typed, which may be wrong.
pub fn read_name<'a>(form: &'a Form, wrong: &mut Vec<FieldError>) -> &'a str {
    let name = form.text("full_name").unwrap_or_default();
    wrong.extend(name_fault("full_name", name, NAME_MAX));
    name
}

/// What is asked, and of whom.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Of which event.
    pub event: &'a Event,
    /// Its registration form.
    pub form: &'a RegistrationForm,
    /// As what they take part.
    pub role: ParticipantRole,
}

impl Asking<'_> {
    /// Of whom, where they have still to `say` in which way they take part, if that is open.
    fn who(&self, said: Option<AttendanceMode>) -> Who {
        let open = self.event.modality == Modality::Hybrid;
        let mode = if open { said } else { Some(default_mode(self.event.modality)) };
        Who { role: self.role, mode }
    }
}

/// What is asked of whoever takes part: what always is, and what the form of the event asks.
pub fn fields(reader: &Reader, asking: &Asking<'_>) -> Vec<FieldView> {
    let event = asking.event;
    let catalogue = reader.catalogue();
    let mut fields = vec![
        FieldView::new("organization", catalogue.say("field-organization", []), FieldKind::Text),
        FieldView::new("position", catalogue.say("field-position", []), FieldKind::Text),
        FieldView::new("country", catalogue.say("field-country", []), FieldKind::Select)
            .list(countries_in(reader.language())),
    ];
    if event.modality == Modality::Hybrid {
        let options = [
            ("in_person", catalogue.say("field-mode-in_person", [])),
            ("online", catalogue.say("field-mode-online", [])),
        ];
        let options = options.map(|(mode, label)| (mode.to_owned(), label)).to_vec();
        let label = catalogue.say("field-attendance_mode", []);
        let field = FieldView::new("attendance_mode", label, FieldKind::Choice);
        fields.push(field.required().options(options));
    }
    fields.extend(form::pages::views(asking.form, reader, event, asking.who(None)));
    let label = catalogue.say("field-consent_list", []);
    let field = FieldView::new("consent_list", label, FieldKind::Checkbox);
    fields.push(field.help(catalogue.say("field-consent_list-help", [])));
    let asked = FieldView::new(ASKED, "", FieldKind::Hidden);
    fields.push(asked.value(asking.form.version.to_string()));
    fields
}

/// 422 for a page that asked something else than is asked now: nobody agrees to, or answers, what
/// they have not seen. Who does not say what they were asked is taken to know.
fn unseen(form: &Form, asking: &Asking<'_>) -> Option<FieldError> {
    let seen = form.text(ASKED)?;
    let message = "The questions have changed since this page was opened.";
    let changed = seen != asking.form.version.to_string();
    changed.then(|| FieldError::new(ASKED, "form_changed", message))
}

/// The countries as every form lists them, in the languages of the pages.
static COUNTRIES: InEach<LongList> = InEach::new(|catalogue| {
    let countries = countries::names::options(catalogue.language());
    LongList::new(countries.iter().map(|(code, name)| (code.as_str(), *name)))
});

/// The list of all countries, where pages come in a language.
pub fn countries_in(language: &Language) -> Option<&'static LongList> {
    COUNTRIES.of(language)
}

/// The fields with what is left of the places beside each mode; one has a place in one's own.
pub fn with_places(
    mut fields: Vec<FieldView>,
    reader: &Reader,
    left: &[ModePlaces],
    own: Option<AttendanceMode>,
) -> Vec<FieldView> {
    let options = fields.iter_mut().filter(|field| field.key == "attendance_mode");
    for (mode, label) in options.flat_map(|field| &mut field.options) {
        let other = |places: &&ModePlaces| own.is_none_or(|own| own.as_str() != places.mode);
        let places = left.iter().find(|places| places.mode == *mode).filter(other);
        let said = match places.map(|places| places.places) {
            None | Some(Places::Free) => continue,
            Some(Places::WaitingList) => reader.catalogue().say("mode-places-waiting", []),
            Some(Places::Taken) => reader.catalogue().say("mode-places-taken", []),
        };
        *label = format!("{label} ({said})");
    }
    fields
}

/// The fields with what is known already in them.
pub fn filled(
    mut fields: Vec<FieldView>,
    asking: &Asking<'_>,
    details: &Details,
) -> Vec<FieldView> {
    let answered = details.answered();
    let agreed = details.consents.iter().any(|it| it.purpose == LIST_OF_PARTICIPANTS && it.given);
    for field in &mut fields {
        field.value = match field.key.as_str() {
            "organization" => details.organization.clone(),
            "position" => details.position.clone(),
            "country" => details.country.as_ref().map(ToString::to_string),
            "attendance_mode" => details.mode.map(|mode| mode.to_string()),
            "consent_list" => agreed.then(|| "yes".to_owned()),
            ASKED => continue,
            _ => {
                form::pages::fill(field, asking.form, &answered);
                continue;
            }
        }
        .unwrap_or_default();
    }
    fields
}

/// What was typed, or all that is wrong with it. What was not sent stays as it was `before`, and
/// so does the moment of a consent that did not change; an empty field erases.
pub fn read(
    form: &Form,
    asking: &Asking<'_>,
    reader: &Reader,
    now: DateTime<Utc>,
    before: &Details,
) -> Result<Details, Vec<FieldError>> {
    let event = asking.event;
    let mut wrong: Vec<FieldError> = unseen(form, asking).into_iter().collect();
    let mut line = |key: &str, max: usize, before: &Option<String>| {
        if form.raw(key).is_none() {
            return before.clone();
        }
        let text = form.text(key).map(str::to_owned);
        wrong.extend(text.as_deref().and_then(|text| line_fault(key, text, max)));
        text
    };
    let organization = line("organization", 300, &before.organization);
    let position = line("position", 500, &before.position);
    let country = country(form, before, &mut wrong);
    let mode = mode(form, event, before, &mut wrong);
    let whole = FormView::new(fields(reader, asking)).is_whole(form);
    let answered = answered(form, whole, asking, (mode, now), before);
    let mut answered = match answered {
        Ok(answered) if wrong.is_empty() => answered,
        answered => {
            wrong.extend(answered.err().into_iter().flatten());
            return Err(wrong);
        }
    };
    let apart = before.apart.clone().map(|apart| apart.taking(asking.form, &mut answered));
    let Answered { answers, versions, consents } = answered;
    let same = organization == before.organization;
    let agreed = form.ticked("consent_list");
    Ok(Details {
        country,
        organization_id: before.organization_id.filter(|_| same),
        organization,
        position,
        mode,
        answers,
        answer_versions: versions,
        consents: if agreed || whole { to_list(agreed, consents, now) } else { consents },
        apart,
        language: before.language.clone().or_else(|| Some(reader.language().clone())),
        remark: before.remark.clone(),
        over: before.over.clone(),
    })
}

/// What was answered to the form of the event, or all that is wrong with it.
fn answered(
    sent: &Form,
    whole: bool,
    asking: &Asking<'_>,
    (mode, now): (Option<AttendanceMode>, DateTime<Utc>),
    before: &Details,
) -> Result<Answered, Vec<FieldError>> {
    let before = &before.answered();
    let (form, who, by) = (asking.form, asking.who(mode), By::Participant);
    let given = form::pages::typed(form, sent, whole, before);
    Judge { form, who, by, before, now }.judge(&given)
}

fn country(form: &Form, before: &Details, wrong: &mut Vec<FieldError>) -> Option<CountryCode> {
    if form.raw("country").is_none() {
        return before.country.clone();
    }
    let typed = form.text("country").map(str::parse::<CountryCode>);
    if matches!(typed, Some(Err(_))) {
        wrong.push(FieldError::new("country", "country", "There is no such country."));
    }
    typed.and_then(Result::ok)
}

/// Only an event that is held both ways asks for it.
fn mode(
    form: &Form,
    event: &Event,
    before: &Details,
    wrong: &mut Vec<FieldError>,
) -> Option<AttendanceMode> {
    if event.modality != Modality::Hybrid {
        return None;
    }
    let typed = match form.raw("attendance_mode") {
        None => before.mode,
        Some(text) => text.parse().ok(),
    };
    if typed.is_none() {
        wrong.push(FieldError::new("attendance_mode", "choice", "Choose one."));
    }
    typed
}

impl Details {
    /// What they say to the form of the event, its sensitive fields too.
    fn answered(&self) -> Answered {
        let others = Answered {
            answers: self.answers.clone(),
            versions: self.answer_versions.clone(),
            consents: self.consents.clone(),
        };
        match &self.apart {
            Some(apart) => apart.with(others),
            None => others,
        }
    }

    /// The same with what is said to sensitive fields.
    #[must_use]
    pub fn with_apart(self, apart: &Apart) -> Self {
        Self { apart: Some(apart.clone()), ..self }
    }

    /// What somebody said of how they take part: of what anybody may have typed, nothing.
    pub fn said(row: &Model) -> Self {
        if row.is_own_word() { Self::typed(row) } else { Self::default() }
    }

    /// What a registration says. What nobody confirmed may have been typed by anybody: it can be
    /// shown to whoever confirms it, to be corrected, but agrees to nothing.
    pub fn typed(row: &Model) -> Self {
        let confirmed = row.status != RegistrationStatus::Unverified;
        Self {
            country: row.country.clone(),
            organization: row.organization.clone(),
            organization_id: row.organization_id,
            position: row.position.clone(),
            mode: Some(row.attendance_mode),
            answers: row.answers.0.clone(),
            answer_versions: row.answer_versions.clone(),
            consents: if confirmed { row.consents.0.clone() } else { Vec::new() },
            language: row.language.clone(),
            remark: row.remark.clone(),
            apart: None,
            over: Some(Answered::of(row)),
        }
    }

    /// The same without what a stranger may have answered to questions that the form asks no more, or
    /// asks of others: nobody takes for their word what they were not shown.
    #[must_use]
    pub fn shown(self, form: &RegistrationForm) -> Self {
        let private =
            |key: &str| form.fields.iter().any(|field| field.key == key && field.organizers_only);
        let (mut answers, mut versions) = (self.answers, self.answer_versions);
        answers.retain(|key, _| private(key));
        versions.0.retain(|key, _| private(key));
        Self { answers, answer_versions: versions, ..self }
    }
}
