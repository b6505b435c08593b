//! Why a command ended early, in a sentence for the one who started it.

use std::fmt;

use crate::config::{Mistake, Mistakes};
use crate::error::AppError;

/// A sentence that says what is wrong and, where we know, what to do.
#[derive(Debug)]
pub(super) struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Failure {
    /// A failure with its sentence.
    pub(super) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl From<Mistakes> for Failure {
    fn from(mistakes: Mistakes) -> Self {
        Self(mistakes.to_string())
    }
}

impl From<Mistake> for Failure {
    fn from(mistake: Mistake) -> Self {
        Mistakes::from(mistake).into()
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(format!("The system refused: {error}."))
    }
}

/// Whoever starts the program may see the cause, which no client ever does.
impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        let fields = error.fields.iter().map(|field| field.message.as_str());
        let mut sentences: Vec<&str> = match error.fields.len() {
            0 => vec![error.detail.as_str()],
            _ => fields.collect(),
        };
        let cause = error.cause.as_ref().map(|cause| format!("Cause: {cause}"));
        sentences.extend(cause.as_deref());
        Self(sentences.join("\n"))
    }
}
