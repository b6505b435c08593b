//! What every list understands: `limit`, `cursor`, `sort`, `q`, and its own filters.

use std::ops::Deref;

use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::query::Query;
use super::{Contract, Problem, repeat};
use crate::db::page::PageQuery;
use crate::error::AppError;
use crate::text::{self, fold};

/// The filters of a list: an object whose fields are query parameters.
pub trait Filter: ParseFromJSON + Type {
    /// The field that shows the order of making, in which the list is unless it is sorted.
    const ORDER: &'static str = "created_at";
    /// What the list can be sorted by beside that; `-` before it turns it round.
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
        schema.default = Some(Value::from(F::ORDER));
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
    let query = Query::judged(request)?;
    let sort = query.get("sort").unwrap_or(F::ORDER);
    let (descending, sort) = sort.strip_prefix('-').map_or((false, sort), |name| (true, name));
    let q = query.get("q").unwrap_or_default();
    let page = PageQuery {
        limit: query.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(50),
        cursor: query.get("cursor").map(str::to_owned),
        sort: if sort == F::ORDER { String::new() } else { sort.to_owned() },
        descending,
        words: words(q),
        finds_nothing: is_no_word(q),
        binding: binding(request.uri().path(), query.pairs()),
    };
    Ok(Listing { page, filter: read_filter(request, &query)? })
}

/// The words to look for. What stands around a word in a text it was copied from (brackets, quotes,
/// a full stop) is no part of it.
fn words(q: &str) -> Vec<String> {
    const AROUND: &[char] = &[
        '(', ')', '[', ']', '"', '\'', '“', '”', '„', '«', '»', ',', ';', ':', '.', '!', '?', '…',
    ];
    let folded = fold(q);
    let words = folded.split(' ').map(|word| word.trim_matches(AROUND));
    // By its path: a method of `Type`, which says no of every text, would be found first.
    words.filter(|word| !str::is_empty(word)).map(str::to_owned).collect()
}

/// Whether something is looked for that has neither a letter nor a digit. Spaces ask for nothing.
fn is_no_word(q: &str) -> bool {
    q.chars().any(|c| !c.is_whitespace()) && text::words(q).is_empty()
}

fn read_filter<F: Filter>(request: &Request, query: &Query) -> Result<F, AppError> {
    let contract = request.data::<Contract>().ok_or_else(|| AppError::internal("no contract"))?;
    let (method, path) = (request.method(), request.uri().path());
    let mut filter = contract.query_values(method, path, query.pairs());
    filter.retain(|name, _| !COMMON.contains(&name.as_str()));
    F::parse_from_json(Some(Value::Object(filter)))
        .map_err(|error| AppError::internal(error.into_message()))
}

fn binding(path: &str, pairs: &[(String, String)]) -> String {
    let mut hash = Sha256::new().chain_update(path);
    for (name, value) in pairs.iter().filter(|(name, _)| name != "cursor" && name != "limit") {
        hash = hash.chain_update([0]).chain_update(name).chain_update([1]).chain_update(value);
    }
    repeat::hex(&hash.finalize()[..8])
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_stands_around_a_word_is_not_looked_for() {
        for (q, expected) in [
            ("Mr. Alikhan  BAIMENOV,", vec!["mr", "alikhan", "baimenov"]),
            ("(MOIS) “Digital «Новый»", vec!["mois", "digital", "новыи"]),
            ("O'Neill e-Gov. 5%o C++", vec!["o'neill", "e-gov", "5%o", "c++"]),
            (" . () ", vec![]),
        ] {
            assert_eq!(words(q), expected, "{q}");
        }
    }
}
