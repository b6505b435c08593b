//! Whether a text can be written for everybody whom it may reach, before it is.

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::error::{AppError, Checks, FieldError, Result, Wrong};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::messages::{self, FollowUpMail, placeholders};
use crate::follow_ups::rules;
use crate::follow_ups::types::{Anchor, Audience, FollowUpPatch};
use crate::mail::{Input, Mail, Rendered, Renderer};
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
        for mail in samples(row, &head, language) {
            let fault = write(&mail, language, renderer).err();
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

/// The same of texts, as far as they are given.
pub(super) fn name_faults(subject: Option<&Texts>, body: Option<&Texts>) -> Vec<FieldError> {
    let known = placeholders::known();
    let given = [("subject", subject), ("body", body)].into_iter();
    let given = given.filter_map(|(field, texts)| texts.map(|texts| (field, texts)));
    given.filter_map(|(field, texts)| name_fault(field, texts, &known)).collect()
}

fn name_fault(field: &str, texts: &Texts, known: &BTreeSet<String>) -> Option<FieldError> {
    let used: BTreeSet<String> =
        texts.iter().flat_map(|(_, text)| placeholders::used(text)).collect();
    let is_name =
        |path: &String| path.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    let unknown = used.iter().filter(|path| is_name(path) && !known.contains(*path));
    let unknown: Vec<String> = unknown.map(|path| format!("`{path}`")).collect();
    let listed = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let message = format!("there is no placeholder {}; there are: {listed}", unknown.join(", "));
    (!unknown.is_empty()).then(|| FieldError::new(field, "unknown_placeholder", message))
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

/// A made-up mail for each kind of person whom the audience may hold.
fn samples(row: &Model, head: &Letterhead, language: &Language) -> Vec<FollowUpMail> {
    let mail = |(registered, invited): (bool, bool)| {
        let sample = FollowUpMail::sample();
        FollowUpMail {
            event: head.data(language),
            organizer: messages::text_for(row, &head.event, language),
            registration: sample.registration.filter(|_| registered),
            invitation: sample.invitation.filter(|_| invited),
            ..sample
        }
    };
    kinds(&row.audience, row.anchor).into_iter().map(mail).collect()
}

/// Who may be in an audience: registered, invited, or both.
fn kinds(audience: &Audience, anchor: Option<Anchor>) -> Vec<(bool, bool)> {
    let registered = audience.registration_status.is_some();
    let invited = audience.invitation_status.is_some() || anchor == Some(Anchor::InvitationSent);
    let fits = |(has_registration, has_invitation): &(bool, bool)| {
        (*has_registration || !registered) && (*has_invitation || !invited)
    };
    [(true, true), (true, false), (false, true)].into_iter().filter(fits).collect()
}

/// The mail as its reader would see it, with links that lead nowhere; or what is wrong in which
/// field.
pub(super) fn write(
    mail: &FollowUpMail,
    language: &Language,
    renderer: &Renderer,
) -> Result<Rendered, FieldError> {
    let body = serde_json::to_value(mail).unwrap_or_default();
    let input = Input {
        template: FollowUpMail::TEMPLATE,
        language,
        body: &body,
        links: messages::sample_links("https://example.org"),
        sender: &mail.event.title,
    };
    renderer.render(&input).map_err(|fault| {
        let source = match fault.template.as_str() {
            "subject" => &mail.organizer.subject,
            "body" => &mail.organizer.body,
            _ => return FieldError::new("", "template", fault.message),
        };
        explain(&fault.template, source, &body, fault.message)
    })
}

/// Names the placeholder behind a fault where it is known.
fn explain(field: &str, source: &str, data: &Value, message: String) -> FieldError {
    let missing = placeholders::used(source).into_iter();
    let missing: Vec<String> =
        missing.filter(|path| !placeholders::has_value(data, path)).collect();
    let Some(path) = missing.first() else { return FieldError::new(field, "template", message) };
    let whole = path.rsplit_once('.').map_or(path.as_str(), |(whole, _)| whole);
    let message = format!(
        "`{path}` stands for nothing here or for some of the audience; write \
         {{% if {whole} %}}...{{% endif %}} around it, or narrow the audience"
    );
    FieldError::new(field, "empty_placeholder", message)
}

/// 422 with the one field.
pub(super) fn invalid(fault: FieldError) -> AppError {
    AppError::invalid(vec![fault])
}
