//! Searching the lists that grow without end, by a table of their rows' words.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait, Func, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait, Select,
};

use super::page::PageQuery;
use crate::error::Result;
use crate::text;

/// To how many rows a word may lead. Where all words lead to more, enough of the rows of the list
/// have them that a page is soon filled by looking at one after the other.
const FEW: u64 = 1_000;

/// A table of words.
#[derive(Clone, Debug)]
pub struct Words<E: EntityTrait> {
    /// Those of the rows that the list is made of.
    pub within: Select<E>,
    /// The word.
    pub word: E::Column,
    /// The row whose word it is.
    pub row: E::Column,
}

/// What is searched in a list, and how to come by it.
#[derive(Clone, Debug)]
pub struct Search {
    /// The rows that the rarest word leads to, where they are few.
    lead: Option<SelectStatement>,
    /// The words that are still to be looked for.
    words: Vec<String>,
    /// The function that looks for one. Not `LIKE`, of which PostgreSQL thinks that few rows are
    /// like it: it would sort all of them instead of walking along them until the page is full.
    place: &'static str,
}

impl PageQuery {
    /// Finds out how to come by the rows that have a word beginning with each one searched.
    pub async fn search<E: EntityTrait>(
        &self,
        db: &impl ConnectionTrait,
        of: &Words<E>,
    ) -> Result<Search> {
        let mut words: Vec<String> = self.words.iter().flat_map(|word| text::words(word)).collect();
        let mut rarest = None;
        for (place, word) in words.iter().enumerate() {
            let found = of.count(db, word).await?;
            if found <= FEW && rarest.is_none_or(|(_, least)| found < least) {
                rarest = Some((place, found));
            }
        }
        let lead = rarest.map(|(place, _)| of.beginning(&words.remove(place)).into_query());
        let place = match db.get_database_backend() {
            DbBackend::Sqlite => "instr",
            _ => "strpos",
        };
        Ok(Search { lead, words, place })
    }
}

impl<E: EntityTrait> Words<E> {
    /// The rows with a word that begins so.
    fn beginning(&self, word: &str) -> Select<E> {
        let select = self.within.clone().select_only().column(self.row);
        // No text has the last of all characters, so the range ends where the beginning does.
        select.filter(self.word.gte(word)).filter(self.word.lt(format!("{word}\u{10ffff}")))
    }

    /// How many they are, as far as that matters.
    async fn count(&self, db: &impl ConnectionTrait, word: &str) -> Result<u64> {
        let few = self.beginning(word).limit(FEW + 1).into_query();
        let count = sea_orm::sea_query::Query::select()
            .expr_as(Expr::cust("COUNT(*)"), "found")
            .from_subquery(few, "few")
            .to_owned();
        let row = db.query_one(&count).await?;
        let found: Option<i64> = row.map(|row| row.try_get("", "found")).transpose()?;
        Ok(found.and_then(|found| u64::try_from(found).ok()).unwrap_or(0))
    }
}

impl Search {
    /// The condition that `column` has the words that are still to be looked for, if there are any.
    pub fn rest_in<C: ColumnTrait>(&self, column: C) -> Option<Condition> {
        let spaced =
            || Expr::val(" ").binary(BinOper::Custom("||"), Expr::col(column.as_column_ref()));
        let place = |word: &String| Func::cust(self.place).arg(spaced()).arg(format!(" {word}"));
        let begins = |word: &String| Expr::expr(place(word)).gt(0);
        let all = self.words.iter().map(begins).fold(Condition::all(), Condition::add);
        (!all.is_empty()).then_some(all)
    }

    /// The condition on the rows that are found, `row` being what the words name them by, of
    /// those that the list shows at all.
    pub fn of<C: ColumnTrait>(self, row: C, shown: Condition) -> Condition {
        match self.lead {
            Some(lead) => Condition::all().add(row.in_subquery(lead)).add(aside(shown)),
            None => shown,
        }
    }
}

/// The same condition, by which SQLite does not go through a table: where few rows are known
/// already, no index of another condition leads to fewer.
fn aside(condition: Condition) -> Condition {
    if condition.is_empty() {
        return condition;
    }
    Condition::all().add(Condition::all().add(condition).not()).not()
}
