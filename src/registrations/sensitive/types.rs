//! What sensitive answers are described by.

use std::collections::BTreeMap;

use poem_openapi::Object;
use serde_json::Value;

use crate::ids::RegistrationId;

/// What a registration answers to sensitive fields.
#[derive(Clone, Debug, Object)]
pub struct SensitiveAnswersOut {
    /// The registration.
    pub registration_id: RegistrationId,
    /// Which version of them this is, as in the registration; null where none were given.
    pub sensitive_version: Option<i64>,
    /// The answers, by the keys of their fields.
    pub answers: BTreeMap<String, Value>,
    /// Which version of its field each of them answers.
    pub answer_versions: BTreeMap<String, i32>,
    /// The keys of answers that the secret key of this server does not open, nor its former one;
    /// `convoke doctor` says what to do.
    pub unreadable: Vec<String>,
}
