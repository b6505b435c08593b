//! One error for the whole house: what is wrong, where, and what to do about it.
//!
//! Rules name their refusals in enums of their own; those become an [`AppError`] with a stable
//! code, and the edge (HTTP or page) shows it once, as a problem document or as a page.

use std::borrow::Cow;
use std::fmt;

/// What every service returns.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// The kind of a refusal; each has one HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 400: not understood.
    BadRequest,
    /// 401: nobody we know.
    Unauthorized,
    /// 403: known, and not allowed.
    Forbidden,
    /// 404: not there, or not for this caller.
    NotFound,
    /// 406: there, but not in a form that the caller accepts.
    NotAcceptable,
    /// 409: the state does not allow it.
    Conflict,
    /// 410: was there and has ended.
    Gone,
    /// 412: somebody else changed it first.
    PreconditionFailed,
    /// 413: too large.
    TooLarge,
    /// 415: a media type we do not read.
    UnsupportedMediaType,
    /// 422: understood, and wrong.
    Invalid,
    /// 428: say first which version is meant.
    PreconditionRequired,
    /// 429: slow down.
    TooManyRequests,
    /// 500: our fault.
    Internal,
    /// 503: not now; try again.
    Unavailable,
}

impl Kind {
    /// Whether the caller can do nothing about it but try again.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Internal | Self::Unavailable)
    }
}

/// One field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    /// JSON pointer to the field (RFC 6901), empty for the whole body.
    pub pointer: String,
    /// Stable code, such as `required`.
    pub code: Cow<'static, str>,
    /// What is wrong and what would be right, in English.
    pub message: String,
}

impl FieldError {
    /// An error at `pointer`; one without a leading slash is a field of the body.
    pub fn new(
        pointer: impl Into<String>,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        let mut pointer = pointer.into();
        if !pointer.is_empty() && !pointer.starts_with('/') {
            pointer.insert(0, '/');
        }
        Self { pointer, code: code.into(), message: message.into() }
    }
}

/// Why something was not done.
#[derive(Debug)]
pub struct AppError {
    /// The kind, and so the status.
    pub kind: Kind,
    /// Stable code, `part.reason`.
    pub code: Cow<'static, str>,
    /// A sentence for the caller. Never people's data, never a secret.
    pub detail: String,
    /// All fields that are wrong.
    pub fields: Vec<FieldError>,
    /// For our log alone.
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl AppError {
    /// The same about what stands at `base` of the whole body.
    #[must_use]
    pub fn below(mut self, base: &str) -> Self {
        for field in &mut self.fields {
            field.pointer.insert_str(0, base);
        }
        self
    }

    /// An error of `kind`.
    pub fn new(kind: Kind, code: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self { kind, code: code.into(), detail: detail.into(), fields: Vec::new(), cause: None }
    }

    /// It was being kept when the database went away, and nobody knows whether it was.
    pub fn in_doubt(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let detail = "The database went away while it was keeping this. Look whether it is there before you try again; with an Idempotency-Key you may just try again.";
        let error = Self::new(Kind::Unavailable, "database.in_doubt", detail);
        Self { cause: Some(cause.into()), ..error }
    }

    /// 400 with a sentence on what could not be understood.
    pub fn bad_request(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(Kind::BadRequest, code, detail)
    }

    /// 403 with a sentence on what is missing.
    pub fn forbidden(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(Kind::Forbidden, code, detail)
    }

    /// 404: `what` names the kind of thing ("event"), never its content.
    pub fn not_found(what: &'static str) -> Self {
        Self::new(
            Kind::NotFound,
            format!("{}.not_found", what.replace(' ', "_")),
            format!("There is no such {what}, or it is outside what this token may see."),
        )
    }

    /// This error, or another one where this one says that something is not there. A failure of ours
    /// stays one.
    #[must_use]
    pub fn if_missing(self, other: impl FnOnce() -> Self) -> Self {
        if self.kind == Kind::NotFound { other() } else { self }
    }

    /// 409 with a sentence on the state and what it allows.
    pub fn conflict(code: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self::new(Kind::Conflict, code, detail)
    }

    /// 409 for a move that the state of `what` does not allow, naming the moves that it does.
    pub fn wrong_state<M: fmt::Display>(
        code: &'static str,
        what: &str,
        state: impl fmt::Display,
        moves: &[M],
    ) -> Self {
        let moves: Vec<String> = moves.iter().map(ToString::to_string).collect();
        let allowed = if moves.is_empty() {
            "nothing more can be done with it".to_owned()
        } else {
            format!("what can be done now: {}", moves.join(", "))
        };
        Self::conflict(code, format!("This {what} is {state}; {allowed}."))
    }

    /// 410: it has ended.
    pub fn gone(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(Kind::Gone, code, detail)
    }

    /// 422 naming all the wrong fields.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let detail = match fields.as_slice() {
            [one] => one.message.clone(),
            many => format!("{} fields are wrong; see errors.", many.len()),
        };
        Self { fields, ..Self::new(Kind::Invalid, "validation", detail) }
    }

    /// 500: the caller learns nothing but the request id, the log keeps the cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            cause: Some(cause.into()),
            ..Self::new(Kind::Internal, "internal", "Something went wrong on our side.")
        }
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.detail)?;
        for field in &self.fields {
            write!(f, " [{}: {}]", field.pointer, field.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for AppError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

impl From<sea_orm::DbErr> for AppError {
    fn from(error: sea_orm::DbErr) -> Self {
        if crate::db::is_unavailable(&error) {
            return Self {
                cause: Some(error.into()),
                ..Self::new(
                    Kind::Unavailable,
                    "database.unavailable",
                    "The database does not answer just now. Nothing was changed; try again in a moment.",
                )
            };
        }
        // The rules name the field; this is for a text that no rule looks at.
        if crate::db::is_nul(&error) {
            return Self::new(Kind::Invalid, "request.nul", "A text in this request holds a NUL.");
        }
        Self::internal(error)
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// Collects what is wrong with an input, so that all of it is said at once.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes an error unless `ok`.
    pub fn require(&mut self, ok: bool, pointer: &str, code: &'static str, message: &str) {
        if !ok {
            self.add(pointer, code, message);
        }
    }

    /// Notes an error.
    pub fn add(
        &mut self,
        pointer: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.0.push(FieldError::new(pointer, code, message));
    }

    /// Takes over errors found elsewhere.
    pub fn extend(&mut self, errors: impl IntoIterator<Item = FieldError>) {
        self.0.extend(errors);
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything noted.
    pub fn into_faults(self) -> Vec<FieldError> {
        self.0
    }

    /// 422 with everything noted, or nothing.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(AppError::invalid(self.0)) }
    }
}

/// The fields that are known to be wrong. A rule on several fields asks before it compares them.
#[derive(Clone, Copy, Debug)]
pub struct Wrong<'a>(&'a [FieldError]);

impl<'a> Wrong<'a> {
    /// From what was found.
    pub fn new(faults: &'a [FieldError]) -> Self {
        Self(faults)
    }

    /// Whether a field, something in it, or what it stands in is wrong.
    pub fn has(&self, pointer: &str) -> bool {
        let below = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let pointer = format!("/{}", pointer.trim_start_matches('/'));
        let mut known = self.0.iter().map(|fault| fault.pointer.as_str());
        known.any(|known| below(known, &pointer) || below(&pointer, known))
    }
}
