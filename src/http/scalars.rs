//! The API's view of the house's own value types: a text with a format each.

use std::borrow::Cow;
use std::str::FromStr;

use jsonschema::ValidationOptions;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{
    ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type,
};
use serde_json::Value;

use crate::country_code::CountryCode;
use crate::db::PartialDate;
use crate::ids;
use crate::mail::EmailAddress;
use crate::text::{Language, Texts};
use crate::wall_time::WallTime;
use crate::zone::TimeZone;

macro_rules! scalars {
    ($($ty:ty, $format:literal, $hint:literal, $example:literal;)*) => {
        $(scalar!($ty, $format, $example);)*

        /// What a text of this format must look like.
        pub(super) fn hint(format: &str) -> String {
            let hint = match format {
                $($format => $hint,)*
                "uuid" => "an id (a UUID)",
                "date" => "a date that exists, such as 2026-11-25",
                "time" => "a time of day, such as 09:30",
                "date-time" => "an instant, such as 2026-11-25T09:30:00Z",
                other => other,
            };
            format!("This must be {hint}.")
        }

        /// Teaches the schema's judge the formats.
        pub(super) fn formats(options: ValidationOptions) -> ValidationOptions {
            options$(.with_format($format, |text: &str| <$ty>::from_str(text).is_ok()))*
        }
    };
}

macro_rules! scalar {
    ($ty:ty, $format:literal, $example:expr) => {
        impl Type for $ty {
            const IS_REQUIRED: bool = true;
            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> Cow<'static, str> {
                concat!("string_", $format).into()
            }

            fn schema_ref() -> MetaSchemaRef {
                let schema = MetaSchema::new_with_format("string", $format);
                let example: Option<&str> = $example.into();
                MetaSchemaRef::Inline(Box::new(MetaSchema {
                    example: example.map(Value::from),
                    ..schema
                }))
            }

            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }

            fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
                Box::new(std::iter::once(self))
            }
        }

        impl ParseFromJSON for $ty {
            fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
                match value.unwrap_or_default() {
                    Value::String(text) => text.parse().map_err(ParseError::custom),
                    other => Err(ParseError::expected_type(other)),
                }
            }
        }

        impl ParseFromParameter for $ty {
            fn parse_from_parameter(text: &str) -> ParseResult<Self> {
                text.parse().map_err(ParseError::custom)
            }
        }

        impl ToJSON for $ty {
            fn to_json(&self) -> Option<Value> {
                Some(Value::String(self.to_string()))
            }
        }
    };
}

macro_rules! id_scalars {
    ($($name:ident),* $(,)?) => {$(scalar!(ids::$name, "uuid", None);)*};
}

id_scalars! {
    TokenId, AuditId, MailId, CountryGroupId, CountryIndicatorId, NeedId, OrganizationId, PersonId, ProgrammeId,
    ProgrammeIndicatorId, IndicatorValueId,
    EventId, PanelId, ItemId, CoverageId, InvitationId, RegistrationId, FollowUpId,
    RecommendationId, ProgressId, ProgressRequestId, ContactProposalId, FollowUpPlanId, JobId, SuppressionId, BounceId,
    UploadId, CheckInId, FocalPointId, QuotaId, NominationId, NominationRequestId, LetterId,
    CertificateId,
    EvaluationId,
    MaterialId,
    PracticeId,
    AssessmentId, FindingId,
}

scalars! {
    PartialDate, "partial-date", "a year (2009), a month (2022-02) or a day (2021-07-15) that exists", "2022-02";
    CountryCode, "country", "a country by its ISO 3166-1 alpha-2 code, such as KZ", "KZ";
    TimeZone, "time-zone", "an IANA time zone, such as Asia/Almaty", "Asia/Almaty";
    WallTime, "wall-time", "a time of day from 00:00 to 23:59, such as 09:30", "09:30";
    EmailAddress, "email", "one e-mail address, such as aigul@example.org", "aigul@example.org";
    Language, "bcp47", "a language tag such as en, ru or uz-Latn", "en";
}

/// A text in several languages; a plain text sent in is taken as English.
impl Type for Texts {
    const IS_REQUIRED: bool = true;
    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        "Texts".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Reference("Texts".to_owned())
    }

    fn register(registry: &mut poem_openapi::registry::Registry) {
        registry.create_schema::<Self, _>("Texts".to_owned(), |_| MetaSchema {
            description: Some(
                "A text by language (BCP 47). A plain text sent in is taken as English; what comes back is always an object.",
            ),
            one_of: vec![
                MetaSchemaRef::Inline(Box::new(MetaSchema::new("string"))),
                MetaSchemaRef::Inline(Box::new(MetaSchema {
                    additional_properties: Some(Box::new(MetaSchemaRef::Inline(Box::new(
                        MetaSchema::new("string"),
                    )))),
                    ..MetaSchema::new("object")
                })),
            ],
            example: Some(serde_json::json!({ "en": "Digital government", "ru": "Цифровое правительство" })),
            ..MetaSchema::ANY
        });
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl ParseFromJSON for Texts {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value.unwrap_or_default() {
            Value::String(text) => Ok(Self::english(text)),
            other => {
                serde_json::from_value(other).map_err(|error| ParseError::custom(error.to_string()))
            }
        }
    }
}

impl ToJSON for Texts {
    fn to_json(&self) -> Option<Value> {
        serde_json::to_value(self).ok()
    }
}
