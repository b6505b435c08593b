//! Batches: rows of which each is judged by itself, so that one that is wrong stops no other.

use std::borrow::Cow;
use std::marker::PhantomData;

use poem_openapi::Object;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseResult, ToJSON, Type};
use serde_json::Value;

use super::Contract;
use crate::error::{AppError, FieldError, Result};

/// How many rows a batch may have.
const MOST: usize = 5000;

/// How many faults of a row are told; there is no end to what can be wrong with one.
const FAULTS: usize = 20;

/// Rows of `T` as they came; see [`Rows::parse`].
#[derive(Clone, Debug)]
pub struct Rows<T>(Vec<Value>, PhantomData<fn() -> T>);

/// Something that is wrong with a row.
#[derive(Clone, Debug, Object)]
pub struct RowError {
    /// JSON pointer within the row (RFC 6901).
    pub pointer: String,
    /// A stable code.
    pub code: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl From<FieldError> for RowError {
    fn from(error: FieldError) -> Self {
        Self { pointer: error.pointer, code: error.code.into_owned(), message: error.message }
    }
}

impl<T: ParseFromJSON> Rows<T> {
    /// Each row, or all that is wrong with it.
    pub fn parse(&self, contract: &Contract) -> Result<Vec<Result<T, Vec<FieldError>>>> {
        self.0.iter().map(|row| one(contract, row)).collect()
    }
}

fn one<T: ParseFromJSON>(contract: &Contract, row: &Value) -> Result<Result<T, Vec<FieldError>>> {
    let mut wrong = contract.validate(&T::name(), row)?;
    if !wrong.is_empty() {
        shorten(&mut wrong);
        return Ok(Err(wrong));
    }
    let parsed = T::parse_from_json(Some(row.clone()));
    parsed.map(Ok).map_err(|error| AppError::internal(error.into_message()))
}

fn shorten(faults: &mut Vec<FieldError>) {
    if faults.len() > FAULTS {
        let message = format!("{} more faults of this row are not told", faults.len() - FAULTS);
        faults.truncate(FAULTS);
        faults.push(FieldError { pointer: String::new(), code: "more".into(), message });
    }
}

impl<T: Type> Type for Rows<T> {
    const IS_REQUIRED: bool = true;
    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        format!("rows_{}", T::name()).into()
    }

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema {
            items: Some(Box::new(T::schema_ref())),
            max_items: Some(MOST),
            min_items: Some(1),
            ..MetaSchema::new("array")
        }))
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl<T: Type> ParseFromJSON for Rows<T> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value.unwrap_or_default() {
            Value::Array(rows) => Ok(Self(rows, PhantomData)),
            other => Err(ParseError::expected_type(other)),
        }
    }
}

impl<T: Type> ToJSON for Rows<T> {
    fn to_json(&self) -> Option<Value> {
        Some(Value::Array(self.0.clone()))
    }
}

/// A schema as the judge of whole bodies reads it: where its name ends in `Batch`, the rows are not
/// looked into.
pub(super) fn set_aside(name: &str, schema: &mut Value) {
    if !name.ends_with("Batch") {
        return;
    }
    let properties = schema["properties"].as_object_mut().into_iter().flatten();
    for (_, rows) in properties.filter(|(_, property)| property["items"].is_object()) {
        rows["items"] = serde_json::json!({});
    }
}
