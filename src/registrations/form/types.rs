//! What a registration form is described by.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::ids::{EventId, UploadId};
use crate::patch::Change;
use crate::registrations::types::{AttendanceMode, ParticipantRole};
use crate::text::Texts;

crate::choices! {
    /// How a field is answered.
    FormFieldKind {
        /// One line of text.
        Text,
        /// Several lines of text.
        LongText,
        /// A number.
        Number,
        /// A day, such as `2026-05-25`.
        Date,
        /// `true` or `false`.
        YesNo,
        /// The value of one of the options.
        OneOf,
        /// The values of some of the options, as a list.
        SeveralOf,
        /// The ISO 3166-1 alpha-2 code of a country.
        Country,
        /// Whether the person agrees to what the label says: `true` or `false`.
        Consent,
        /// A PDF, JPEG, PNG or DOCX of up to 10 MiB: `{"upload_id": "..."}` names one that waits
        /// (`POST /uploads`), and what is read says what it is and under which `path` it is saved. The
        /// file is deleted with its answer. A key asks for a file always or never.
        File,
    }
}

crate::choices! {
    /// The name of a set of fields that ships.
    FormSetName {
        /// What people eat, and what they need in order to take full part.
        DietAndAccess,
        /// Visa support, arrival, departure and hotel.
        TravelAndVisa,
        /// What a visa support letter says of a passport.
        Passport,
    }
}

/// A set of fields that ships, in English and Russian.
#[derive(Clone, Debug, Deserialize, Object)]
pub struct FormSetOut {
    /// Its name.
    pub name: FormSetName,
    /// What it asks about.
    pub title: Texts,
    /// Its fields.
    pub fields: Vec<FormField>,
}

/// Which set a form gets the fields of.
#[derive(Clone, Debug, Object)]
pub struct RegistrationFormAddSet {
    /// Its name.
    pub set: FormSetName,
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Object)]
pub struct FormOption {
    /// What stands in the answer.
    #[oai(validator(min_length = 1, max_length = 100))]
    pub value: String,
    /// What people read.
    pub label: Texts,
}

/// When a field is asked: all that is given must hold, and something is given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Object)]
#[serde(default)]
pub struct ShowIf {
    /// The key of a field above this one, of kind `yes_no`, `one_of`, `several_of`, `country` or
    /// `consent`.
    pub field: Option<String>,
    /// With `field`: the answers to it, of which one is given.
    #[oai(validator(min_items = 1, max_items = 200))]
    pub is: Option<Vec<Value>>,
    /// In which roles people take part.
    #[oai(validator(min_items = 1))]
    pub role: Option<Vec<ParticipantRole>>,
    /// In which way people take part.
    #[oai(validator(min_items = 1))]
    pub attendance_mode: Option<Vec<AttendanceMode>>,
}

/// A field of a registration form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Object)]
pub struct FormField {
    /// By which its answers are known: small letters, digits and `_`, a letter first. Fields that
    /// every form has (`organization`, `country`, ...) keep theirs.
    #[oai(validator(min_length = 1, max_length = 40))]
    pub key: String,
    /// How it is answered.
    pub kind: FormFieldKind,
    /// What it asks; of a consent, what one agrees to.
    pub label: Texts,
    /// What helps to answer it.
    #[serde(default)]
    pub help: Option<Texts>,
    /// Whether whoever registers must answer it; of a consent, give it.
    #[oai(default)]
    #[serde(default)]
    pub required: bool,
    /// What there is to choose from, for `one_of` and `several_of`.
    #[oai(default, validator(max_items = 200))]
    #[serde(default)]
    pub options: Vec<FormOption>,
    /// When it is asked; always when left out.
    #[serde(default)]
    pub show_if: Option<ShowIf>,
    /// Of a date: the key of a date above this one before which it does not lie.
    #[serde(default)]
    pub not_before: Option<String>,
    /// How many days after the end of the event its answers are deleted, also once it is asked no more;
    /// they are kept when this is left out. Consents are kept always.
    #[oai(validator(minimum(value = "0"), maximum(value = "3660")))]
    #[serde(default)]
    pub retention_days: Option<i32>,
    /// Whether organizers alone see and answer it.
    #[oai(default)]
    #[serde(default)]
    pub organizers_only: bool,
    /// Whether its answers stand apart, encrypted, as those about health and papers do. They are read
    /// at `/registrations/{id}/sensitive-answers` alone, by organizers, and each reading is logged; they
    /// are in no list, table, mail or log. They are asked once an address is confirmed, and need
    /// `retention_days`. A key is sensitive always or never; a file never is.
    #[oai(default)]
    #[serde(default)]
    pub sensitive: bool,
}

/// A file that answers a field, as it stands among the other answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileAnswer {
    /// The file, which this answer owns.
    pub upload_id: UploadId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
}

impl FileAnswer {
    /// The file that an answer is, if it is one: no other answer is an object.
    pub fn of(value: &Value) -> Option<Self> {
        value.as_object()?;
        Self::deserialize(value).ok()
    }

    /// The same as an answer.
    pub fn value(&self) -> Value {
        json!({"upload_id": self.upload_id, "name": self.name, "media_type": self.media_type,
               "size": self.size})
    }
}

/// Which version of each field, by its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Versions(pub BTreeMap<String, i32>);

/// What an event asks now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegistrationForm {
    /// The fields, in the order in which they are asked.
    pub fields: Vec<FormField>,
    /// Which version of each this is.
    pub versions: Versions,
    /// Which version of the whole this is.
    pub version: i64,
}

impl RegistrationForm {
    /// Which version of a field this is.
    pub fn version_of(&self, key: &str) -> i32 {
        self.versions.0.get(key).copied().unwrap_or(1)
    }

    /// Whether answers under this key stand apart.
    pub fn is_sensitive(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.sensitive && field.key == key)
    }

    /// The same without the sensitive fields; none of the others depends on one of them.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.fields.retain(|field| !field.sensitive);
        self
    }

    /// The same for somebody who has not shown that their address is theirs: nobody types for others
    /// what is sensitive, and no stranger sends us files.
    #[must_use]
    pub fn for_strangers(self) -> Self {
        let mut open = self.open();
        open.fields.retain(|field| field.kind != FormFieldKind::File);
        open
    }

    /// The keys of the fields in which whoever takes part chooses files.
    pub fn files(&self) -> Vec<String> {
        let files = self.fields.iter().filter(|it| it.kind == FormFieldKind::File);
        files.filter(|it| !it.organizers_only).map(|it| it.key.clone()).collect()
    }
}

/// What changes in a registration form: what is left out stays, null clears.
#[derive(Clone, Debug, Object)]
pub struct RegistrationFormPatch {
    /// The fields, in the order in which they are asked; replaced as a whole.
    #[oai(validator(max_items = 100))]
    pub fields: Change<Vec<FormField>>,
}

/// A registration form.
#[derive(Clone, Debug, Object)]
pub struct RegistrationFormOut {
    /// The event.
    pub event_id: EventId,
    /// Its version, as in the ETag; 0 before anything was asked.
    pub version: i64,
    /// The fields, in the order in which they are asked.
    pub fields: Vec<FormField>,
    /// Which version of each field this is, by its key. One whose kind, label or options change, and
    /// a consent whose text does, is a new version.
    pub field_versions: BTreeMap<String, i32>,
    /// What was asked before, by versions that were replaced and fields that were taken out.
    pub former_fields: Vec<FormerField>,
    /// When it was last changed.
    pub updated_at: Option<DateTime<Utc>>,
}

/// A version of a field that is asked no more.
#[derive(Clone, Debug, Object)]
pub struct FormerField {
    /// The key of the field.
    pub key: String,
    /// Which version of it.
    pub version: i32,
    /// How it was answered.
    pub kind: FormFieldKind,
    /// What it asked.
    pub label: Texts,
    /// What helped to answer it.
    pub help: Option<Texts>,
    /// What there was to choose from.
    pub options: Vec<FormOption>,
    /// Whether its answers stand apart.
    pub sensitive: bool,
    /// Since when it was asked.
    pub created_at: DateTime<Utc>,
}
