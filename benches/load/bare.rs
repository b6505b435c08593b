//! What the same work costs with nothing around it: poem and sqlx alone, the same tables, and of what
//! is read the same queries.

use std::str::FromStr;
use std::sync::Arc;

use poem::web::{Data, Json, Path};
use poem::{EndpointExt, Route, get, handler, post};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, Column, PgPool, Row, SqlitePool, TypeInfo};
use sea_orm::{Statement, Value as Bound};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{recorded, server};

/// What one acceptance writes.
const WRITTEN: [&str; 4] = ["registrations", "audit_log", "audit_log", "mails"];

enum Pool {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

struct Bare {
    pool: Pool,
    /// What the house asks for each of the reads.
    reads: Vec<Vec<Statement>>,
    inserts: Vec<String>,
}

/// The same code for both databases, which have no type in common.
macro_rules! on {
    ($pool:expr, $name:ident, $body:expr) => {
        match $pool {
            Pool::Sqlite { readers: $name, .. } => $body,
            Pool::Postgres($name) => $body,
        }
    };
}

/// A row as JSON: its texts, numbers and ids.
macro_rules! object {
    ($row:expr) => {{
        let row = $row;
        let mut object = Map::new();
        for column in row.columns() {
            let name = column.name();
            let value = match column.type_info().name() {
                "UUID" => row.get::<Option<Uuid>, _>(name).map(|it| it.to_string().into()),
                "BLOB" => row
                    .try_get::<Option<Uuid>, _>(name)
                    .ok()
                    .flatten()
                    .map(|it| it.to_string().into()),
                "INT8" | "INTEGER" => {
                    row.try_get::<Option<i64>, _>(name).ok().flatten().map(Value::from)
                }
                "JSONB" => row.get::<Option<Value>, _>(name),
                _ => row.try_get::<Option<String>, _>(name).ok().flatten().map(Value::from),
            };
            object.insert(name.to_owned(), value.unwrap_or_default());
        }
        Value::Object(object)
    }};
}

/// A query with one more value of a recorded statement.
macro_rules! bound {
    ($query:expr, $value:expr) => {
        match $value {
            Bound::Uuid(value) => $query.bind(*value),
            Bound::String(value) => $query.bind(value.as_deref()),
            Bound::BigInt(value) => $query.bind(*value),
            Bound::BigUnsigned(value) => $query.bind(value.map(i64::try_from).transpose().unwrap()),
            Bound::Int(value) => $query.bind(*value),
            Bound::Bool(value) => $query.bind(*value),
            Bound::ChronoDateTimeUtc(value) => $query.bind(*value),
            other => panic!("{other:?} was bound, which no read has bound so far"),
        }
    };
}

/// The rows that accepting writes, in one transaction.
macro_rules! accepted {
    ($transaction:expr, $id:expr, $inserts:expr) => {{
        let (mut transaction, id): (_, Uuid) = ($transaction, $id);
        let invitation = "UPDATE invitations SET status = 'accepted', version = version + 1 \
            WHERE id = $1 RETURNING event_id, person_id";
        let row = sqlx::query(invitation).bind(id).fetch_one(&mut *transaction).await.unwrap();
        let (event, person): (Uuid, Uuid) = (row.get(0), row.get(1));
        let seat = "UPDATE events SET confirmed_count = confirmed_count + 1 WHERE id = $1";
        sqlx::query(seat).bind(event).execute(&mut *transaction).await.unwrap();
        for insert in $inserts {
            let row = sqlx::query(sqlx::AssertSqlSafe(insert.as_str()))
                .bind(Uuid::now_v7())
                .bind(person)
                .bind(Uuid::now_v7().to_string());
            row.execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }};
}

/// An `INSERT` of a copy of the first row of a table, for another person.
async fn insert_of(pool: &Pool, table: &str) -> String {
    let quote = match pool {
        Pool::Sqlite { .. } => "quote",
        Pool::Postgres(_) => "quote_nullable",
    };
    let names = on!(pool, pool, {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table} LIMIT 1")))
            .fetch_one(pool)
            .await
            .unwrap();
        row.columns().iter().map(|column| column.name().to_owned()).collect::<Vec<_>>()
    });
    let quoted = names.iter().map(|name| format!("{quote}({name})")).collect::<Vec<_>>().join(", ");
    let values: Vec<String> = on!(pool, pool, {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT {quoted} FROM {table} LIMIT 1")));
        let row = row.fetch_one(pool).await.unwrap();
        (0..names.len()).map(|n| row.get::<String, _>(n)).collect()
    });
    let value = |(name, value): (&String, &String)| match name.as_str() {
        "id" | "link_id" => "$1".to_owned(),
        "person_id" => "$2".to_owned(),
        "code" => "$3".to_owned(),
        "invitation_id" => "NULL".to_owned(),
        "message_id" => "$3".to_owned(),
        _ => value.clone(),
    };
    let values = names.iter().zip(&values).map(value).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO {table} ({}) VALUES ({values})", names.join(", "))
}

/// Serves what asks the same as `paths` of the house, and accepting.
pub async fn serve(url: &str, token: &str, paths: &[&str]) {
    let pool = connect(url).await;
    let mut inserts = Vec::new();
    for table in WRITTEN {
        inserts.push(insert_of(&pool, table).await);
    }
    let reads = recorded::queries(url, token, paths).await;
    let routes = Route::new()
        .at("/nothing", get(nothing))
        .at("/read/:number", get(read))
        .at("/accept/:id", post(accept))
        .data(Arc::new(Bare { pool, reads, inserts }));
    server::serve(routes).await;
}

async fn connect(url: &str) -> Pool {
    if !url.starts_with("sqlite:") {
        let options = sqlx::postgres::PgPoolOptions::new().max_connections(16);
        return Pool::Postgres(options.connect(url).await.unwrap());
    }
    let options = SqliteConnectOptions::from_str(url)
        .unwrap()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = sqlx::sqlite::SqlitePoolOptions::new();
    let readers = pool.clone().max_connections(4).connect_with(options.clone()).await.unwrap();
    Pool::Sqlite { readers, writer: pool.max_connections(1).connect_with(options).await.unwrap() }
}

#[handler]
fn nothing() -> Json<Value> {
    Json(Value::Object(Map::new()))
}

/// Asks what the house asks, one after the other, and answers with the rows.
#[handler]
async fn read(Path(number): Path<usize>, bare: Data<&Arc<Bare>>) -> Json<Value> {
    let mut rows = Vec::new();
    on!(&bare.pool, pool, {
        for Statement { sql, values, .. } in &bare.reads[number] {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql.as_str()));
            for value in values.iter().flat_map(|values| &values.0) {
                query = bound!(query, value);
            }
            for row in query.fetch_all(pool).await.unwrap() {
                rows.push(object!(row));
            }
        }
    });
    Json(Value::Array(rows))
}

#[handler]
async fn accept(Path(id): Path<Uuid>, bare: Data<&Arc<Bare>>) -> Json<Value> {
    match &bare.pool {
        Pool::Sqlite { writer, .. } => {
            let transaction = writer.begin_with("BEGIN IMMEDIATE").await.unwrap();
            accepted!(transaction, id, &bare.inserts)
        }
        Pool::Postgres(pool) => {
            let transaction = pool.begin().await.unwrap();
            accepted!(transaction, id, &bare.inserts)
        }
    }
    Json(Value::Null)
}
