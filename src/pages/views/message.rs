//! Pages that say one thing: what came of it, or why not.

use fluent_bundle::FluentArgs;
use poem::http::StatusCode;
use serde::{Serialize, Serializer};

use super::{Contact, EventSummary, Moment, View};
use crate::error::{AppError, Kind};
use crate::pages::Reader;
use crate::words::catalogue::family;

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A mail is on its way.
    CheckMail,
    /// A new link is on its way to the address on record.
    LinkSent,
    /// No such page.
    NotFound,
    /// The link has ended.
    Expired,
    /// The invitation was taken back.
    Withdrawn,
    /// The request for a delegation was taken back.
    RequestRevoked,
    /// The link has given way to a newer one.
    Replaced,
    /// One registers by invitation only.
    ByInvitation,
    /// No place is left.
    Full,
    /// Registration is not open yet.
    NotYetOpen,
    /// Registration is closed.
    Closed,
    /// The event is off.
    Cancelled,
    /// The event is over.
    Over,
    /// The state does not allow it.
    Conflict,
    /// Not allowed.
    Forbidden,
    /// The form was not understood.
    BadForm,
    /// The form is too large.
    TooLarge,
    /// Nothing of that kind can be done here.
    MethodNotAllowed,
    /// Too many tries.
    TooMany,
    /// Not now.
    Unavailable,
    /// Our fault.
    Internal,
}

impl Outcome {
    /// The status of the page, and the last part of the keys of its texts.
    fn parts(&self) -> (StatusCode, &'static str) {
        match self {
            Self::CheckMail => (StatusCode::OK, "check-mail"),
            Self::LinkSent => (StatusCode::OK, "link-sent"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::Expired => (StatusCode::GONE, "expired"),
            Self::Withdrawn => (StatusCode::NOT_FOUND, "withdrawn"),
            Self::RequestRevoked => (StatusCode::NOT_FOUND, "request-revoked"),
            Self::Replaced => (StatusCode::GONE, "replaced"),
            Self::ByInvitation => (StatusCode::FORBIDDEN, "by-invitation"),
            Self::Full => (StatusCode::CONFLICT, "full"),
            Self::NotYetOpen => (StatusCode::CONFLICT, "not-yet-open"),
            Self::Closed => (StatusCode::CONFLICT, "closed"),
            Self::Cancelled => (StatusCode::CONFLICT, "cancelled"),
            Self::Over => (StatusCode::CONFLICT, "over"),
            Self::Conflict => (StatusCode::CONFLICT, "conflict"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Self::BadForm => (StatusCode::BAD_REQUEST, "bad-form"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// What an error of `kind` is to a reader.
    fn of_kind(kind: Kind) -> Self {
        match kind {
            // Whoever has a link needs no token: what is not for them is not there.
            Kind::NotFound | Kind::Unauthorized => Self::NotFound,
            Kind::Forbidden => Self::Forbidden,
            Kind::Gone => Self::Expired,
            Kind::Conflict | Kind::PreconditionFailed | Kind::PreconditionRequired => {
                Self::Conflict
            }
            Kind::BadRequest | Kind::Invalid | Kind::NotAcceptable | Kind::UnsupportedMediaType => {
                Self::BadForm
            }
            Kind::TooLarge => Self::TooLarge,
            Kind::TooManyRequests => Self::TooMany,
            Kind::Unavailable => Self::Unavailable,
            Kind::Internal => Self::Internal,
        }
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.parts().1)
    }
}

/// A page that says one thing.
#[derive(Clone, Debug, Serialize)]
pub struct MessageView {
    #[serde(skip)]
    status: StatusCode,
    message: Outcome,
    /// Words of a feature's own, where there are some for the code of an error.
    own: Option<(String, String)>,
    event: Option<EventSummary>,
    /// Why, in the organizers' words.
    reason: Option<String>,
    /// Whose page it would be, by name and role.
    whose: Option<(String, &'static str)>,
    contact: Option<Contact>,
    email: String,
    opens: Option<Moment>,
    renew: bool,
    request_id: Option<String>,
}

impl View for MessageView {
    const TEMPLATE: &'static str = "message.html";

    fn status(&self) -> StatusCode {
        self.status
    }
}

impl MessageView {
    /// A page that says `message`.
    pub fn new(message: Outcome) -> Self {
        Self {
            status: message.parts().0,
            message,
            own: None,
            event: None,
            reason: None,
            whose: None,
            contact: None,
            email: String::new(),
            opens: None,
            renew: false,
            request_id: None,
        }
    }

    /// A mail went to the address that was typed, shown masked.
    pub fn check_mail(masked_email: impl Into<String>) -> Self {
        Self { email: masked_email.into(), ..Self::new(Outcome::CheckMail) }
    }

    /// The link has ended; a button sends a new one to the address on record (`action=renew`).
    pub fn expired_with_new_link() -> Self {
        Self { renew: true, ..Self::new(Outcome::Expired) }
    }

    /// What an error says to a reader; the text of its code comes first.
    pub fn of_error(error: &AppError, reader: &Reader) -> Self {
        let key = family("refusal-", &error.code);
        let (catalogue, none) = (reader.catalogue(), FluentArgs::new());
        let own = |part: &str| catalogue.find(&format!("{key}-{part}"), &none);
        let own = own("title").zip(own("text"));
        let view = Self { own, ..Self::new(Outcome::of_kind(error.kind)) };
        match error.kind {
            Kind::Invalid => view.with_status(StatusCode::UNPROCESSABLE_ENTITY),
            Kind::UnsupportedMediaType => view.with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE),
            _ => view,
        }
    }

    /// The same with another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The same about an event, with its contact.
    #[must_use]
    pub fn about(mut self, event: EventSummary) -> Self {
        self.contact = self.contact.or_else(|| event.contact.clone());
        self.event = Some(event);
        self
    }

    /// The same with the reason why the event is off, where the page says that it is.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.filter(|_| self.message == Outcome::Cancelled).map(str::to_owned);
        self
    }

    /// The same in the place of somebody's own page.
    #[must_use]
    pub fn instead_of(mut self, name: &str, role: &'static str) -> Self {
        self.whose = Some((name.to_owned(), role));
        self
    }

    /// The same with the moment from which it is possible.
    #[must_use]
    pub fn opening(mut self, opens: Option<Moment>) -> Self {
        self.opens = opens;
        self
    }

    /// The same with somebody to ask.
    #[must_use]
    pub fn with_contact(mut self, contact: Option<Contact>) -> Self {
        self.contact = contact;
        self
    }

    /// The same with the id by which the log knows the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: Option<String>) -> Self {
        self.request_id = request_id;
        self
    }
}
