//! A table with its keys, indexes and checks, stated in one go and made on either database.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// A table to be made.
#[derive(Debug)]
pub(crate) struct NewTable {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

impl NewTable {
    /// A table without any column yet.
    pub(crate) fn new(name: &'static str) -> Self {
        let table = Table::create().table(name).to_owned();
        Self { name, table, indexes: Vec::new() }
    }

    /// A table of things with an id, a version, and the instants of their making and last change.
    pub(crate) fn of_things(name: &'static str) -> Self {
        Self::new(name).cols([
            uuid("id").primary_key().to_owned(),
            big_integer("version"),
            timestamp_with_time_zone("created_at"),
            timestamp_with_time_zone("updated_at"),
        ])
    }

    /// More columns.
    pub(crate) fn cols(mut self, columns: impl IntoIterator<Item = ColumnDef>) -> Self {
        for column in columns {
            self.table.col(column);
        }
        self
    }

    /// More columns for instants that may still be open.
    pub(crate) fn instants(self, names: &[&'static str]) -> Self {
        self.cols(names.iter().map(|name| timestamp_with_time_zone_null(*name)))
    }

    /// The primary key, where it is not `id`.
    pub(crate) fn key(mut self, columns: &[&'static str]) -> Self {
        self.table.primary_key(&mut on(columns));
        self
    }

    /// A column that names the whole of which this is a part; the part goes with the whole.
    pub(crate) fn part_of(self, column: &'static str, whole: &'static str) -> Self {
        self.cols([uuid(column)]).foreign(column, whole, "id", ForeignKeyAction::Cascade)
    }

    /// A column that names a thing, which cannot be deleted while it is named.
    pub(crate) fn of(self, column: &'static str, table: &'static str) -> Self {
        self.cols([uuid(column)]).foreign(column, table, "id", ForeignKeyAction::Restrict)
    }

    /// The same, for things under which the rows are listed in the order of their making.
    pub(crate) fn listed_under(mut self, column: &'static str, table: &'static str) -> Self {
        self.table.col(uuid(column));
        let restrict = ForeignKeyAction::Restrict;
        self.table.foreign_key(&mut foreign_key(column, table, "id", restrict));
        self.plain_index(&[column, "id"])
    }

    /// A column that may name a thing.
    pub(crate) fn maybe_of(self, column: &'static str, table: &'static str) -> Self {
        self.cols([uuid_null(column)]).foreign(column, table, "id", ForeignKeyAction::Restrict)
    }

    /// A column that may name a row by `key`, under which the rows are listed in the order of their
    /// making. Where that row can be deleted, `on_delete` says what becomes of these.
    pub(crate) fn maybe_listed_under(
        mut self,
        column: ColumnDef,
        (table, key): (&'static str, &'static str),
        on_delete: ForeignKeyAction,
    ) -> Self {
        let name = column.get_column_name();
        self.table.col(column);
        self.table.foreign_key(&mut foreign_key(&name, table, key, on_delete));
        self.plain_index(&[&name, "id"])
    }

    /// A column that may name a thing, and is empty once that is deleted.
    pub(crate) fn maybe_while_there(self, column: &'static str, table: &'static str) -> Self {
        self.cols([uuid_null(column)]).foreign(column, table, "id", ForeignKeyAction::SetNull)
    }

    /// A column that names a country.
    pub(crate) fn country(self, column: ColumnDef) -> Self {
        self.refers(column, "countries", "alpha2")
    }

    /// A column that names a row by `key`, and an index on it.
    pub(crate) fn refers(self, column: ColumnDef, table: &'static str, key: &'static str) -> Self {
        let name = column.get_column_name();
        self.cols([column]).foreign(&name, table, key, ForeignKeyAction::Restrict)
    }

    /// An index.
    pub(crate) fn index(self, columns: &[&'static str]) -> Self {
        self.plain_index(columns)
    }

    /// An index that no two rows share; empty values differ from each other.
    pub(crate) fn unique(mut self, columns: &[&'static str]) -> Self {
        let name = format!("unq_{}_{}", self.name, columns.join("_"));
        self.indexes.push(on(columns).name(name).table(self.name).unique().to_owned());
        self
    }

    /// A rule that every row keeps.
    pub(crate) fn check(mut self, name: &'static str, rule: &'static str) -> Self {
        self.table.check((name, Expr::cust(rule)));
        self
    }

    /// Makes the table and its indexes.
    pub(crate) async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.table).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    fn foreign(
        mut self,
        column: &str,
        table: &'static str,
        key: &'static str,
        on_delete: ForeignKeyAction,
    ) -> Self {
        self.table.foreign_key(&mut foreign_key(column, table, key, on_delete));
        self.plain_index(&[column])
    }

    fn plain_index(mut self, columns: &[&str]) -> Self {
        let name = format!("idx_{}_{}", self.name, columns.join("_"));
        self.indexes.push(on(columns).name(name).table(self.name).to_owned());
        self
    }
}

fn on(columns: &[&str]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col((*column).to_owned());
    }
    index
}

fn foreign_key(
    column: &str,
    table: &'static str,
    key: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column.to_owned()).to(table, key).on_delete(on_delete).to_owned()
}
