//! What every list understands: `limit`, `cursor`, `sort`, `q`, and its own filters.

use std::ops::Deref;

use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::{Contract, Problem, contract, repeat};
use crate::db::page::PageQuery;
use crate::error::{AppError, FieldError};
use crate::text::fold;

/// The filters of a list: an object whose fields are query parameters.
pub trait Filter: ParseFromJSON + Type {
    /// What the list can be sorted by, beside the order of making; `-` before it turns it round.
    const SORTS: &'static [&'static str];
    /// Whether `q` searches it.
    const SEARCHABLE: bool;
}

/// The page that is wanted, and the filters.
#[derive(Debug)]
pub struct Listing<F> {
    /// The page.
    pub page: PageQuery,
    filter: F,
}

impl<F> Deref for Listing<F> {
    type Target = F;

    fn deref(&self) -> &F {
        &self.filter
    }
}

/// The parameters that are not filters.
pub(super) const COMMON: [&str; 4] = ["limit", "cursor", "sort", "q"];

impl<'a, F: Filter> ApiExtractor<'a> for Listing<F> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        F::register(registry);
    }

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Query)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        let mut schema = poem_openapi::registry::MetaSchema::ANY;
        schema.all_of = vec![F::schema_ref()];
        schema.enum_items = F::SORTS.iter().map(|sort| Value::from(*sort)).collect();
        schema.nullable = F::SEARCHABLE;
        Some(MetaSchemaRef::Inline(Box::new(schema)))
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        read(request).map_err(|error| Problem::from(error).into())
    }
}

fn read<F: Filter>(request: &Request) -> Result<Listing<F>, AppError> {
    let mut wrong = Vec::new();
    let mut pairs: Vec<(String, String)> = request
        .uri()
        .query()
        .map(serde_urlencoded::from_str)
        .transpose()
        .map_err(|_| AppError::bad_request("request.query", "The query string cannot be read."))?
        .unwrap_or_default();
    pairs.sort();
    for window in pairs.windows(2) {
        if let [(name, _), (next, _)] = window
            && name == next
        {
            wrong.push(FieldError::new(name, "duplicate", format!("{name} is given twice.")));
        }
    }
    let take = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, v)| v.as_str());
    let limit = read_limit(take("limit"), &mut wrong);
    let (sort, descending) = read_sort::<F>(take("sort"), &mut wrong);
    let q = fold(take("q").unwrap_or_default());
    let words = q.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let filter = read_filter::<F>(request, &pairs, &mut wrong);
    contract::refuse_parameters(wrong)?;
    let filter = filter?;
    let page = PageQuery {
        limit,
        cursor: take("cursor").map(str::to_owned),
        sort,
        descending,
        words,
        binding: binding(request.uri().path(), &pairs),
    };
    Ok(Listing { page, filter })
}

fn read_limit(text: Option<&str>, wrong: &mut Vec<FieldError>) -> u64 {
    let limit = text.map_or(Some(50), |text| text.parse().ok());
    limit.filter(|limit| (1..=200).contains(limit)).unwrap_or_else(|| {
        wrong.push(FieldError::new(
            "limit",
            "range",
            "limit must be a whole number from 1 to 200.",
        ));
        50
    })
}

fn read_sort<F: Filter>(text: Option<&str>, wrong: &mut Vec<FieldError>) -> (String, bool) {
    let text = text.unwrap_or("created_at");
    let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
    if name == "created_at" {
        return (String::new(), descending);
    }
    if !F::SORTS.contains(&name) {
        let known = F::SORTS.join(", ");
        let message =
            format!("sort must be one of created_at, {known}, with - before it to turn it round.");
        wrong.push(FieldError::new("sort", "choice", message));
    }
    (name.to_owned(), descending)
}

fn read_filter<F: Filter>(
    request: &Request,
    pairs: &[(String, String)],
    wrong: &mut Vec<FieldError>,
) -> Result<F, AppError> {
    let contract = request.data::<Contract>().ok_or_else(|| AppError::internal("no contract"))?;
    let common = |name: &str| COMMON.contains(&name) && (name != "q" || F::SEARCHABLE);
    let mut filter = Map::new();
    for (name, text) in pairs.iter().filter(|(name, _)| !common(name)) {
        filter.insert(name.clone(), contract.coerce(&F::name(), name, text));
    }
    let filter = Value::Object(filter);
    let errors = contract.validate(&F::name(), &filter)?;
    if !errors.is_empty() {
        wrong.extend(errors);
        return Err(AppError::internal("wrong parameters are refused before the filter is used"));
    }
    F::parse_from_json(Some(filter))
        .map_err(|error| AppError::bad_request("request.parameter", error.into_message()))
}

fn binding(path: &str, pairs: &[(String, String)]) -> String {
    let mut hash = Sha256::new().chain_update(path);
    for (name, value) in pairs.iter().filter(|(name, _)| name != "cursor" && name != "limit") {
        hash = hash.chain_update([0]).chain_update(name).chain_update([1]).chain_update(value);
    }
    repeat::hex(&hash.finalize()[..8])
}
