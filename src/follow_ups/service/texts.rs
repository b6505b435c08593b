//! Whether a text can be written for everybody whom it may reach, before it is.

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait;
use serde_json::Value;

use crate::error::{AppError, Checks, FieldError, Result};
use crate::events::entity::event::Model as Event;
use crate::events::messages::Letterhead;
use crate::follow_ups::entity::follow_up::Model;
use crate::follow_ups::messages::{self, FollowUpMail, placeholders};
use crate::follow_ups::types::{Anchor, Audience};
use crate::mail::{Input, Mail, Rendered, Renderer};
use crate::text::Language;

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
    let known = placeholders::known();
    let listed = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    for (field, texts) in [("subject", &row.subject), ("body", &row.body)] {
        let used: BTreeSet<String> =
            texts.iter().flat_map(|(_, text)| placeholders::used(text)).collect();
        let is_name = |path: &String| {
            path.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))
        };
        for path in used.into_iter().filter(|path| is_name(path) && !known.contains(path)) {
            let message = format!("there is no placeholder `{path}`; there are: {listed}");
            checks.add(field, "unknown_placeholder", message);
        }
    }
    checks.finish()
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
