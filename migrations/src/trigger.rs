//! A trigger, stated once and made on either database.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// What is done for each row that changes.
#[derive(Debug)]
pub(crate) struct Trigger {
    /// What it does, for its name.
    pub(crate) name: &'static str,
    /// The table whose rows change.
    pub(crate) table: &'static str,
    /// Such as `AFTER INSERT`.
    pub(crate) moment: &'static str,
    /// For which changes alone.
    pub(crate) when: Option<&'static str>,
    /// The statements.
    pub(crate) body: String,
}

impl Trigger {
    /// Makes it; on PostgreSQL with the function of the same name that it calls.
    pub(crate) async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let Self { name, table, moment, when, body } = self;
        let name = format!("{table}_{name}_{}", moment.to_lowercase().replace(' ', "_"));
        let when = when.map(|when| format!("WHEN ({when})")).unwrap_or_default();
        let trigger = format!("CREATE TRIGGER {name} {moment} ON {table} FOR EACH ROW {when}");
        let connection = manager.get_connection();
        if manager.get_database_backend() == DbBackend::Sqlite {
            let trigger = format!("{trigger} BEGIN {body} END");
            return connection.execute_unprepared(&trigger).await.map(drop);
        }
        let row = if moment.ends_with("DELETE") { "OLD" } else { "NEW" };
        // A plan is made once for a connection, and while a table is small it would be to read all
        // of it.
        let function = format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off \
             AS $$ BEGIN {body} RETURN {row}; END $$"
        );
        connection.execute_unprepared(&function).await?;
        connection.execute_unprepared(&format!("{trigger} EXECUTE FUNCTION {name}()")).await?;
        Ok(())
    }
}
