//! Every kind of mail that this program sends, with its sample: what the templates are checked
//! with at the start, and previewed with later.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::error::Result;
use crate::evaluations::messages::EvaluationAsked;
use crate::events::messages::{EventCancelled, EventChanged};
use crate::follow_ups::messages::FollowUpMail;
use crate::invitations::messages::{InvitationChanged, Invite, Reminder};
use crate::mail::{Mail, Renderer, TemplateFault};
use crate::nominations::requests::messages::{
    NominationReceived, NominationReminder, NominationRequested,
};
use crate::recommendations::requests::messages::{
    ContactProposed, ProgressAsked, ProgressDigest, ProgressReceived,
};
use crate::registrations::messages::digest::OrganizerDigest;
use crate::registrations::messages::{
    Changed, ConfirmAddress, Confirmed, Kept, Pending, Promoted, Rejected, Waitlisted, Withdrawn,
};
use crate::text::Language;
use crate::words::catalogue;

/// A kind of mail.
#[derive(Clone, Debug)]
pub struct MessageKind {
    /// Its template, which is also its name.
    pub template: &'static str,
    /// Whether it goes to many who did not ask for it one by one.
    pub bulk: bool,
    /// The sets of links that one such mail may carry.
    pub links: &'static [&'static [&'static str]],
    /// Plausible data.
    pub sample: Value,
}

impl MessageKind {
    fn of<M: Mail>(links: &'static [&'static [&'static str]]) -> Result<Self> {
        let sample = serde_json::to_value(M::sample())?;
        Ok(Self { template: M::TEMPLATE, bulk: M::BULK, links, sample })
    }

    /// The links of the most usual one.
    pub fn first_links(&self) -> &'static [&'static str] {
        self.links.first().copied().unwrap_or_default()
    }

    /// All links that one may carry, each once.
    pub fn link_names(&self) -> impl Iterator<Item = &'static str> {
        self.links.concat().into_iter().collect::<BTreeSet<_>>().into_iter()
    }
}

/// All kinds of mail, by name.
pub fn kinds() -> Result<Vec<MessageKind>> {
    let mut kinds = vec![
        MessageKind::of::<Invite>(&[&["answer"]])?,
        MessageKind::of::<Reminder>(&[&["answer"]])?,
        MessageKind::of::<InvitationChanged>(&[&["answer"]])?,
        MessageKind::of::<NominationRequested>(&[&["nominate"]])?,
        MessageKind::of::<NominationReminder>(&[&["nominate"]])?,
        MessageKind::of::<NominationReceived>(&[&["nominate"]])?,
        MessageKind::of::<ProgressAsked>(&[&["report"]])?,
        MessageKind::of::<ProgressReceived>(&[&["report"], &[]])?,
        MessageKind::of::<ContactProposed>(&[&[]])?,
        MessageKind::of::<ProgressDigest>(&[&[]])?,
        MessageKind::of::<ConfirmAddress>(&[&["confirm"]])?,
        MessageKind::of::<Confirmed>(&[&["manage"]])?,
        MessageKind::of::<Waitlisted>(&[&["manage"]])?,
        MessageKind::of::<Promoted>(&[&["manage"]])?,
        MessageKind::of::<Pending>(&[&["manage"]])?,
        MessageKind::of::<Rejected>(&[&["manage"]])?,
        MessageKind::of::<Withdrawn>(&[&["manage"]])?,
        MessageKind::of::<Changed>(&[&["manage"]])?,
        MessageKind::of::<OrganizerDigest>(&[&[]])?,
        MessageKind::of::<Kept>(&[&["manage", "answer"]])?,
        MessageKind::of::<EventCancelled>(&[&["manage"], &[]])?,
        MessageKind::of::<EventChanged>(&[&["manage"], &["answer"]])?,
        MessageKind::of::<EvaluationAsked>(&[&["evaluate", "unsubscribe"]])?,
        MessageKind::of::<FollowUpMail>(&[&["manage", "unsubscribe"], &["answer", "unsubscribe"]])?,
    ];
    kinds.sort_by_key(|kind| kind.template);
    Ok(kinds)
}

/// All that is wrong with the templates, each fault once: every kind is written in each language
/// that there are texts in and in what other languages there are, and there is no template of another name.
pub fn faults(renderer: &Renderer) -> Result<Vec<TemplateFault>> {
    let languages: Vec<Language> =
        catalogue::all().iter().map(|texts| texts.language().clone()).collect();
    let kinds = kinds()?;
    let is_known = |name: &str| kinds.iter().any(|kind| kind.template == name);
    let templates = renderer.templates().into_iter().map(|(name, _)| name);
    let mut faults: Vec<TemplateFault> = templates
        .filter(|name| !is_known(name))
        .map(|template| TemplateFault { template, message: "there is no such mail".to_owned() })
        .collect();
    for kind in &kinds {
        for links in kind.links {
            for fault in renderer.check(kind.template, &kind.sample, links, &languages) {
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_written_from_the_sample_of_its_mail() {
        let renderer = Renderer::new(None, "https://un.example").unwrap();
        assert_eq!(faults(&renderer).unwrap(), []);
    }
}
