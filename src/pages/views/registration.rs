//! The pages on which one registers, and sees, edits or withdraws one's registration.

use poem::http::StatusCode;
use serde::Serialize;

use super::{
    EventSummary, FormView, LinkView, MaterialLine, Moment, NamedView, Places, QrView, View,
};
use crate::pages::SafeHtml;

/// The public page on which one registers.
#[derive(Clone, Debug, Serialize)]
pub struct SignUpView {
    /// The event.
    pub event: EventSummary,
    /// Until when.
    pub closes: Option<Moment>,
    /// What is left of the places.
    pub places: Places,
    /// What is asked.
    pub form: FormView,
}

impl View for SignUpView {
    const TEMPLATE: &'static str = "sign_up.html";

    fn status(&self) -> StatusCode {
        self.form.status()
    }
}

/// The page of one's registration.
#[expect(clippy::struct_excessive_bools, reason = "a template asks each by itself")]
#[derive(Clone, Debug, Serialize)]
pub struct RegistrationView {
    /// The event.
    pub event: EventSummary,
    /// Whose it is.
    pub person_name: String,
    /// As what: `delegate`, `observer`, `speaker`, ...
    pub role: &'static str,
    /// Their address, masked.
    pub masked_email: String,
    /// `unverified`, `pending`, `confirmed`, `waitlisted`, `rejected`, `withdrawn`.
    pub status: &'static str,
    /// The words that tell it: the status itself, or `taken_out` (by the organizers) or `replaced`
    /// (somebody comes in their place) of one that is withdrawn.
    pub words: &'static str,
    /// The code to show at the door.
    pub code: String,
    /// The same as a picture, for those who come there.
    pub qr: Option<QrView>,
    /// Why it was turned down or taken back, as the organizers say it.
    pub reason: Option<String>,
    /// The place on the waiting list; 1 is next.
    pub waitlist_place: Option<u32>,
    /// Where to join online, for those who may.
    pub online: Option<LinkView>,
    /// Their certificates.
    pub certificates: Vec<CertificateLine>,
    /// Materials, for those who are confirmed.
    pub materials: Vec<MaterialLine>,
    /// What the organizers say to those who take part.
    pub note: SafeHtml,
    /// What was just done on this page.
    pub notice: Option<Notice>,
    /// The answers, to be changed; none if they no longer can be.
    pub form: Option<FormView>,
    /// Until when they can be changed.
    pub editable_until: Option<Moment>,
    /// Whether the event lets nobody change them any more, though it is not over.
    pub is_closed: bool,
    /// Whether the address is still to be confirmed here; the form then has what was typed.
    pub can_confirm: bool,
    /// Whom they named in their place, for whom it is kept.
    pub named: Option<NamedView>,
    /// Whether one can withdraw.
    pub can_withdraw: bool,
    /// Whether one who withdrew can come back.
    pub can_return: bool,
}

impl View for RegistrationView {
    const TEMPLATE: &'static str = "registration.html";

    fn status(&self) -> StatusCode {
        self.form.as_ref().map_or(StatusCode::OK, FormView::status)
    }
}

/// A certificate to be downloaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateLine {
    /// `participation` or `completion`.
    pub kind: &'static str,
    /// Where it is.
    pub href: String,
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The invitation was accepted.
    Accepted,
    /// Changes were saved.
    Saved,
    /// The address was confirmed.
    Confirmed,
    /// The registration was withdrawn.
    Withdrawn,
    /// The person came back.
    Returned,
}
