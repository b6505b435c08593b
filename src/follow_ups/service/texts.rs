//! Whether a text can be written for everybody whom it may reach, before it is.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::messages::{self, FollowUpMail, placeholders};
use crate::follow_ups::rules;
use crate::follow_ups::types::{Anchor, Audience, FollowUpPatch, FollowUpPlanPatch};
use crate::mail::data::{InvitationData, RegistrationData};
use crate::mail::{self, Input, Mail, Rendered, Renderer};
use crate::registrations::types::RegistrationStatus;
use crate::text::{Language, Texts};

/// 422 naming each placeholder that stands for nothing, to somebody of the audience or at all.
pub(super) async fn check(
    db: &impl ConnectionTrait,
    row: &Model,
    event: &Event,
    renderer: &Renderer,
) -> Result<()> {
    check_names(row)?;
    let texts = row.subject.iter().chain(row.body.iter());
    let languages: BTreeSet<&Language> = texts.map(|(language, _)| language).collect();
    let head = Letterhead::of(db, event.clone()).await?;
    let mut wrong: Vec<FieldError> = Vec::new();
    for language in languages {
        for sample in samples(row, &head, language) {
            let fault = write(&sample, language, renderer).err();
            wrong.extend(fault.filter(|fault| !wrong.contains(fault)));
        }
    }
    let mut checks = Checks::new();
    checks.extend(wrong);
    checks.finish()
}

/// 422 naming the placeholders that there are not, and those that there are.
pub(super) fn check_names(row: &Model) -> Result<()> {
    let mut checks = Checks::new();
    checks.extend(name_faults(Some(&row.subject), Some(&row.body)));
    checks.finish()
}

/// What is wrong with texts, as far as they are given, whoever reads them: each field once.
pub(super) fn name_faults(subject: Option<&Texts>, body: Option<&Texts>) -> Vec<FieldError> {
    let given = [("subject", subject), ("body", body)].into_iter();
    let given = given.filter_map(|(field, texts)| texts.map(|texts| (field, texts)));
    let fault = |(field, texts)| {
        syntax_fault(field, texts)
            .or_else(|| name_fault(field, texts))
            .or_else(|| whole_fault(field, texts))
    };
    given.filter_map(fault).collect()
}

fn syntax_fault(field: &'static str, texts: &Texts) -> Option<FieldError> {
    let fault = texts.iter().find_map(|(_, text)| mail::check_own_text(field, text).err());
    fault.map(|fault| FieldError::new(field, "template", fault.message))
}

fn name_fault(field: &str, texts: &Texts) -> Option<FieldError> {
    let known = placeholders::known();
    let used = found(texts, placeholders::used);
    let is_name =
        |path: &String| path.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    let unknown = used.iter().filter(|path| is_name(path) && !known.contains(*path));
    let unknown: Vec<String> = unknown.map(|path| format!("`{path}`")).collect();
    let listed = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let message = format!("there is no placeholder {}; there are: {listed}", unknown.join(", "));
    (!unknown.is_empty()).then(|| FieldError::new(field, "unknown_placeholder", message))
}

/// What has parts is not written as it stands.
fn whole_fault(field: &str, texts: &Texts) -> Option<FieldError> {
    let (bare, wholes) = (found(texts, placeholders::bare), placeholders::wholes());
    let path = bare.intersection(&wholes).next()?;
    let known = placeholders::known();
    let parts = known.iter().filter(|it| it.starts_with(&format!("{path}.")));
    let parts = parts.map(String::as_str).collect::<Vec<_>>().join(", ");
    let instead = match parts.as_str() {
        "" => format!("{{{{ {path}|listed }}}}"),
        parts => format!("one of its parts: {parts}"),
    };
    let message = format!("`{path}` is more than a text; write {instead}");
    Some(FieldError::new(field, "whole_placeholder", message))
}

fn found(texts: &Texts, of: impl Fn(&str) -> BTreeSet<String>) -> BTreeSet<String> {
    texts.iter().flat_map(|(_, text)| of(text)).collect()
}

/// What can be said of a new follow-up of which some fields are wrong or missing.
pub fn faults(part: &FollowUpPatch, wrong: &Wrong<'_>) -> Vec<FieldError> {
    with_names(part, rules::faults(part, wrong))
}

/// The same of a change.
pub fn texts_faults(part: &FollowUpPatch, wrong: &Wrong<'_>) -> Vec<FieldError> {
    with_names(part, rules::texts_faults(part, wrong))
}

fn with_names(part: &FollowUpPatch, mut faults: Vec<FieldError>) -> Vec<FieldError> {
    faults.extend(name_faults(part.subject.as_ref(), part.body.as_ref()));
    faults
}

/// What is wrong with a plan, as far as it is given.
pub fn plan_faults(part: &FollowUpPlanPatch, _: &Wrong<'_>) -> Vec<FieldError> {
    let mut faults = rules::plan_faults(part);
    for (index, step) in part.steps.iter().flatten().enumerate() {
        let own = name_faults(Some(&step.subject), Some(&step.body));
        faults.extend(own.into_iter().map(|fault| rules::of_step(index, fault)));
    }
    faults
}

/// A mail to be looked at before it is written to anybody.
pub(super) struct Sample {
    pub(super) mail: FollowUpMail,
    /// Whether its reader has a registration or an invitation to be led to.
    pub(super) leads: bool,
}

/// A made-up mail for each kind of person whom the audience may hold. What not all of them have,
/// these lack.
fn samples(row: &Model, head: &Letterhead, language: &Language) -> Vec<Sample> {
    let audience = &row.audience;
    let all_wait = only(audience.registration_status.as_deref(), RegistrationStatus::Waitlisted);
    let sample = |(registered, invited): (bool, bool)| {
        let sample = FollowUpMail::sample();
        let registration = sample.registration.filter(|_| registered);
        let invitation = sample.invitation.filter(|_| invited);
        let mail = FollowUpMail {
            event: head.data(language),
            organizer: messages::text_for(row, &head.event, language),
            registration: registration.map(|data| RegistrationData {
                waitlist_position: data.waitlist_position.filter(|_| all_wait),
                ..data
            }),
            invitation: invitation.map(|data| InvitationData { note: None, ..data }),
            ..sample
        };
        Sample { mail, leads: registered || all_can_answer(audience) }
    };
    kinds(audience, row.anchor).into_iter().map(sample).collect()
}

fn only(statuses: Option<&[RegistrationStatus]>, status: RegistrationStatus) -> bool {
    statuses.is_some_and(|list| list.iter().all(|it| *it == status))
}

fn all_can_answer(audience: &Audience) -> bool {
    let mut statuses = audience.invitation_status.iter().flatten();
    statuses.all(|status| messages::can_be_answered(*status))
}

/// Who may be in an audience: registered, invited, or both.
fn kinds(audience: &Audience, anchor: Option<Anchor>) -> Vec<(bool, bool)> {
    let registered = audience.registration_status.is_some()
        || audience.attendance_mode.is_some()
        || audience.attendance.is_some();
    let invited = audience.invitation_status.is_some() || anchor == Some(Anchor::InvitationSent);
    let fits = |(has_registration, has_invitation): &(bool, bool)| {
        (*has_registration || !registered) && (*has_invitation || !invited)
    };
    [(true, true), (true, false), (false, true)].into_iter().filter(fits).collect()
}

/// The mail as its reader would see it, with links that lead nowhere; or what is wrong in which
/// field.
pub(super) fn write(
    sample: &Sample,
    language: &Language,
    renderer: &Renderer,
) -> Result<Rendered, FieldError> {
    let mail = &sample.mail;
    let body = serde_json::to_value(mail).unwrap_or_default();
    let links = messages::sample_links("https://example.org");
    let links: BTreeMap<String, String> =
        links.into_iter().filter(|(name, _)| sample.leads || name == "unsubscribe").collect();
    let input = Input {
        template: FollowUpMail::TEMPLATE,
        language,
        body: &body,
        links: links.clone(),
        sender: &mail.event.title,
    };
    renderer.render(&input).map_err(|fault| {
        let source = match fault.template.as_str() {
            "subject" => &mail.organizer.subject,
            "body" => &mail.organizer.body,
            _ => return FieldError::new("", "template", fault.message),
        };
        let mut data = body.clone();
        data["links"] = json!(links);
        explain(&fault.template, source, &data, fault.message)
    })
}

/// Names the placeholder behind a fault where it is known: rather one that no condition asks for.
fn explain(field: &str, source: &str, data: &Value, message: String) -> FieldError {
    let asked = placeholders::asked(source);
    let is_guarded = |path: &str| {
        asked.iter().any(|it| path.strip_prefix(it.as_str()).is_some_and(is_end_of_name))
    };
    let used = placeholders::used(source).into_iter();
    let missing: Vec<String> = used.filter(|path| !placeholders::has_value(data, path)).collect();
    let path = missing.iter().find(|path| !is_guarded(path)).or(missing.first());
    let Some(path) = path else { return FieldError::new(field, "template", message) };
    let parent = path.rsplit_once('.').map(|(parent, _)| parent);
    let whole = parent.filter(|it| !placeholders::has_value(data, it)).unwrap_or(path);
    let way = if path.starts_with("links.") {
        String::new()
    } else {
        format!("write {{% if {whole} %}}...{{% endif %}} around it, or ")
    };
    let message = format!(
        "`{path}` stands for nothing here or for some of the audience; {way}narrow the audience"
    );
    FieldError::new(field, "empty_placeholder", message)
}

fn is_end_of_name(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('.')
}

/// 422 with the one field.
pub(super) fn invalid(fault: FieldError) -> AppError {
    AppError::invalid(vec![fault])
}
