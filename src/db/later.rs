//! Rows that a write keeps to its end and writes then, those of a table in one statement.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::sea_query::{Expr, Query, SimpleExpr};
use sea_orm::{
    ConnectionTrait, DbErr, EntityName, EntityTrait, IdenStatic, Iterable, ModelTrait, Value,
};

/// How many rows a statement takes.
const CHUNK: usize = 200;

/// The rows so far.
#[derive(Debug, Default)]
pub(super) struct Later(Mutex<Rows>);

#[derive(Debug, Default)]
struct Rows {
    /// In their order.
    all: Vec<Row>,
    /// How many there were at each place to which the write may be taken back.
    places: Vec<usize>,
}

#[derive(Debug)]
struct Row {
    table: &'static str,
    columns: Vec<&'static str>,
    values: Vec<Value>,
}

impl Row {
    fn of<M: ModelTrait>(model: &M) -> Self {
        let columns = || <M::Entity as EntityTrait>::Column::iter();
        Self {
            table: M::Entity::default().table_name(),
            columns: columns().map(|column| column.as_str()).collect(),
            values: columns().map(|column| model.get(column)).collect(),
        }
    }
}

impl Later {
    /// Keeps one more; says whether there are enough to be written at once. While the write may be taken
    /// back to a place, none is, as those from before it would be lost.
    pub(super) fn push<M: ModelTrait>(&self, model: &M) -> bool {
        let mut rows = self.rows();
        rows.all.push(Row::of(model));
        rows.places.is_empty() && rows.all.len() >= CHUNK
    }

    /// Notes a place.
    pub(super) fn mark(&self) {
        let mut rows = self.rows();
        let kept = rows.all.len();
        rows.places.push(kept);
    }

    /// Forgets what came after the last place, which stays.
    pub(super) fn undo(&self) {
        let mut rows = self.rows();
        let kept = rows.places.last().copied().unwrap_or_default();
        rows.all.truncate(kept);
    }

    /// Forgets the last place.
    pub(super) fn unmark(&self) {
        self.rows().places.pop();
    }

    /// Writes them.
    pub(super) async fn write(&self, connection: &impl ConnectionTrait) -> Result<(), DbErr> {
        let rows = std::mem::take(&mut self.rows().all);
        for of_table in rows.chunk_by(|one, next| one.table == next.table) {
            for some in of_table.chunks(CHUNK) {
                insert(connection, some).await?;
            }
        }
        Ok(())
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn insert(connection: &impl ConnectionTrait, rows: &[Row]) -> Result<(), DbErr> {
    let Some(first) = rows.first() else { return Ok(()) };
    let mut insert = Query::insert();
    insert.into_table(first.table).columns(first.columns.iter().copied());
    for row in rows {
        let values: Vec<SimpleExpr> = row.values.iter().cloned().map(Expr::val).collect();
        insert.values(values).map_err(|cause| DbErr::Custom(cause.to_string()))?;
    }
    connection.execute(&insert).await.map(drop)
}
