//! One page of a list, by key and not by number, so that it costs the same at any depth and
//! neither skips nor repeats anything while rows are written.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use sea_orm::sea_query::{ColumnType, Expr, ExprTrait, LikeExpr, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ModelTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, Select, Value,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{AppError, Result};

/// Which page is wanted.
#[derive(Clone, Debug)]
pub struct PageQuery {
    /// How many at most, 1 to 200.
    pub limit: u64,
    /// Where to go on.
    pub cursor: Option<String>,
    /// The sort's name without its sign; empty for the order of making.
    pub sort: String,
    /// Whether from the end.
    pub descending: bool,
    /// The words that must all occur, folded.
    pub words: Vec<String>,
    /// Whether something was searched that is no word, such as a dash: no text has it.
    pub finds_nothing: bool,
    /// Stands for the path, the filters and the sort: a cursor holds for these alone.
    pub binding: String,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Paged<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next_cursor: Option<String>,
}

impl<T> Paged<T> {
    /// The same page of something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Paged<U> {
        Paged { items: self.items.into_iter().map(f).collect(), next_cursor: self.next_cursor }
    }
}

impl Default for PageQuery {
    fn default() -> Self {
        Self {
            limit: 50,
            cursor: None,
            sort: String::new(),
            descending: false,
            words: Vec::new(),
            finds_nothing: false,
            binding: String::new(),
        }
    }
}

/// Where the last page ended.
#[derive(Serialize, Deserialize)]
struct Cursor {
    #[serde(rename = "b")]
    binding: String,
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    key: Option<Key>,
    #[serde(rename = "i")]
    id: Key,
}

#[derive(Serialize, Deserialize)]
enum Key {
    #[serde(rename = "t")]
    Text(String),
    #[serde(rename = "d")]
    Date(NaiveDate),
    #[serde(rename = "a")]
    Instant(DateTime<Utc>),
    #[serde(rename = "n")]
    Number(i64),
    #[serde(rename = "u")]
    Id(Uuid),
}

/// The columns that a list may be sorted by, with the names that callers use.
pub type Sorts<E> = [(&'static str, <E as EntityTrait>::Column)];

impl PageQuery {
    /// Reads the page from `select`, ordered by the wanted sort and then by `id`.
    pub async fn fetch<E, C>(
        &self,
        db: &C,
        select: Select<E>,
        id: E::Column,
        sorts: &Sorts<E>,
    ) -> Result<Paged<E::Model>>
    where
        E: EntityTrait,
        C: ConnectionTrait,
    {
        let sort = self.sorted_by::<E>(sorts);
        let mut select = select;
        if let Some(cursor) = self.position()? {
            select = select.filter(self.beyond::<E>(cursor, sort, id)?);
        }
        if self.finds_nothing {
            return Ok(Paged { items: Vec::new(), next_cursor: None });
        }
        let select = self.ordered(select, sort, id);
        let mut items = select.limit(self.limit + 1).all(db).await?;
        let more = items.len() as u64 > self.limit;
        items.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        let next_cursor = match items.last() {
            Some(last) if more => Some(self.cursor_at(last, sort, id)?),
            _ => None,
        };
        Ok(Paged { items, next_cursor })
    }

    /// All of `select` and not one page of it, ordered by the wanted sort and then by `id`.
    pub fn whole<E: EntityTrait>(
        &self,
        select: Select<E>,
        id: E::Column,
        sorts: &Sorts<E>,
    ) -> Select<E> {
        let select = self.ordered(select, self.sorted_by::<E>(sorts), id);
        if self.finds_nothing { select.filter(Expr::cust("1 = 0")) } else { select }
    }

    fn sorted_by<E: EntityTrait>(&self, sorts: &Sorts<E>) -> Option<E::Column> {
        sorts.iter().find(|(name, _)| *name == self.sort).map(|(_, column)| *column)
    }

    fn ordered<E: EntityTrait>(
        &self,
        select: Select<E>,
        sort: Option<E::Column>,
        id: E::Column,
    ) -> Select<E> {
        let order = if self.descending { Order::Desc } else { Order::Asc };
        let sorted = sort.into_iter().chain([id]);
        sorted.fold(select, |select, column| select.order_by(column, order.clone()))
    }

    /// The condition that all searched words occur in `column`.
    pub fn matching<C: ColumnTrait>(&self, column: C) -> sea_orm::Condition {
        self.words.iter().fold(sea_orm::Condition::all(), |all, word| {
            let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
            all.add(Expr::col(column.as_column_ref()).like(like))
        })
    }

    fn position(&self) -> Result<Option<Cursor>> {
        let Some(text) = &self.cursor else { return Ok(None) };
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| bad_cursor())?;
        let cursor: Cursor = serde_json::from_slice(&bytes).map_err(|_| bad_cursor())?;
        if cursor.binding == self.binding { Ok(Some(cursor)) } else { Err(bad_cursor()) }
    }

    fn beyond<E: EntityTrait>(
        &self,
        cursor: Cursor,
        sort: Option<E::Column>,
        id: E::Column,
    ) -> Result<SimpleExpr> {
        if !cursor.id.fits(id) || !cursor.key.iter().zip(sort).all(|(key, sort)| key.fits(sort)) {
            return Err(bad_cursor());
        }
        let id_column = Expr::col(id.as_column_ref());
        let id_value = Expr::val(key_value(cursor.id));
        let (left, right) = match (sort, cursor.key) {
            (None, None) => (id_column, id_value),
            (Some(column), Some(key)) => (
                Expr::tuple([Expr::col(column.as_column_ref()), id_column]),
                Expr::tuple([Expr::val(key_value(key)), id_value]),
            ),
            _ => return Err(bad_cursor()),
        };
        Ok(if self.descending { left.lt(right) } else { left.gt(right) })
    }

    fn cursor_at<M: ModelTrait>(
        &self,
        last: &M,
        sort: Option<<M::Entity as EntityTrait>::Column>,
        id: <M::Entity as EntityTrait>::Column,
    ) -> Result<String> {
        let id = value_key(last.get(id))?;
        let key = sort.map(|column| value_key(last.get(column))).transpose()?;
        let cursor = Cursor { binding: self.binding.clone(), key, id };
        Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(&cursor)?))
    }
}

impl Key {
    /// Whether it can be compared with what stands in `column`: a cursor may be made by hand, and
    /// PostgreSQL compares nothing with something of another kind.
    fn fits<C: ColumnTrait>(&self, column: C) -> bool {
        let definition = column.def();
        let is_year = |year| (1..=9999).contains(&year);
        match (self, definition.get_column_type()) {
            (Self::Text(text), ColumnType::Text | ColumnType::String(_)) => !text.contains('\0'),
            (Self::Date(date), ColumnType::Date) => is_year(date.year()),
            (Self::Instant(at), ColumnType::TimestampWithTimeZone) => is_year(at.year()),
            (Self::Number(_), ColumnType::BigInteger) | (Self::Id(_), ColumnType::Uuid) => true,
            (Self::Number(number), ColumnType::Integer) => i32::try_from(*number).is_ok(),
            _ => false,
        }
    }
}

fn key_value(key: Key) -> Value {
    match key {
        Key::Text(text) => text.into(),
        Key::Date(date) => date.into(),
        Key::Instant(at) => at.into(),
        Key::Number(number) => number.into(),
        Key::Id(id) => id.into(),
    }
}

fn value_key(value: Value) -> Result<Key> {
    match value {
        Value::String(Some(text)) => Ok(Key::Text(text)),
        Value::ChronoDate(Some(date)) => Ok(Key::Date(date)),
        Value::ChronoDateTimeUtc(Some(at)) => Ok(Key::Instant(at)),
        Value::BigInt(Some(number)) => Ok(Key::Number(number)),
        Value::Uuid(Some(id)) => Ok(Key::Id(id)),
        Value::Int(Some(number)) => Ok(Key::Number(i64::from(number))),
        _ => Err(AppError::internal("a list is sorted by a column that has no order here")),
    }
}

fn bad_cursor() -> AppError {
    AppError::bad_request(
        "list.cursor",
        "This cursor does not belong to this list with these filters. Start again without a cursor.",
    )
}

#[cfg(test)]
mod tests {
    mod any_input {
        use proptest::prelude::*;

        use super::super::*;

        fn page(cursor: String) -> PageQuery {
            PageQuery { cursor: Some(cursor), binding: "b".to_owned(), ..PageQuery::default() }
        }

        proptest! {
            #[test]
            fn is_no_cursor_or_says_the_same_when_it_is_written_again(
                text in "\\PC{0,60}|[A-Za-z0-9_-]{0,80}",
                json in "\\{\"b\":\"b\",(\"k\":\\{\"[tdanux]\":(\"\\PC{0,10}\"|-?[0-9]{1,20}|null|\"[0-9+-]{4,12}\")\\},)?\"i\":\\{\"[tdanu]\":(\"[0-9a-f-]{36}\"|[0-9]{1,5}|\"x\")\\}\\}",
                bytes in prop::collection::vec(any::<u8>(), 0..60),
            ) {
                for text in [text, URL_SAFE_NO_PAD.encode(json), URL_SAFE_NO_PAD.encode(bytes)] {
                    let Ok(read) = page(text).position() else { continue };
                    let read = serde_json::to_vec(&read).unwrap();
                    let again = page(URL_SAFE_NO_PAD.encode(&read)).position().unwrap();
                    prop_assert_eq!(serde_json::to_vec(&again).unwrap(), read);
                }
            }
        }
    }
}
