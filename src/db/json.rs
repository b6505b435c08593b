//! Looking into a column of JSON.

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, DbBackend, EntityName};
use serde_json::json;
use uuid::Uuid;

/// A query for what stands under `field` in the objects of a list, in all rows; the list is called
/// `list` in the objects of the column.
pub fn all_of<C: ColumnTrait>(backend: DbBackend, column: C, list: &str, field: &str) -> String {
    let table = C::EntityName::default();
    let table = table.table_name();
    let place = format!("\"{table}\".\"{}\"", column.as_str());
    if backend == DbBackend::Postgres {
        return format!(
            "SELECT one.value ->> '{field}' FROM \"{table}\", \
             jsonb_array_elements({place} -> '{list}') AS one(value)"
        );
    }
    format!(
        "SELECT json_extract(one.value, '$.{field}') FROM \"{table}\", \
         json_each({place}, '$.{list}') AS one"
    )
}

/// That one of the texts in a JSON array is exactly this one.
pub fn has<C: ColumnTrait>(backend: DbBackend, column: C, text: &str) -> SimpleExpr {
    let table = C::EntityName::default();
    let place = format!("\"{}\".\"{}\"", table.table_name(), column.as_str());
    if backend == DbBackend::Postgres {
        return Expr::cust_with_values(format!("{place} @> $1"), [json!([text])]);
    }
    let inside = format!("EXISTS (SELECT 1 FROM json_each({place}) AS one WHERE one.value = ?)");
    Expr::cust_with_values(inside, [text])
}

/// That one of the objects in a JSON array names `id` under `field`. Each database looks into JSON
/// in its own way.
pub fn names<C: ColumnTrait>(backend: DbBackend, column: C, field: &str, id: Uuid) -> SimpleExpr {
    let table = C::EntityName::default();
    let place = format!("\"{}\".\"{}\"", table.table_name(), column.as_str());
    if backend == DbBackend::Postgres {
        return Expr::cust_with_values(format!("{place} @> $1"), [json!([{field: id}])]);
    }
    let inside = format!(
        "EXISTS (SELECT 1 FROM json_each({place}) AS one \
         WHERE json_extract(one.value, '$.{field}') = ?)"
    );
    Expr::cust_with_values(inside, [id.to_string()])
}
