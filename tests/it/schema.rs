//! The migrated schema, held against the entities on both databases.

use std::collections::{BTreeMap, BTreeSet};

use convoke::clock::Clock;
use convoke::countries::CountryCode;
use convoke::countries::entity::{country, group, member};
use convoke::db::Database;
use convoke::db::schema::SchemaState;
use convoke::text::{Language, fold};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, EntityTrait,
    QueryFilter, Statement,
};

use crate::support::beginning;
use crate::support::database::TestDatabase;

/// Table, then column, then its type, whether it must be given, and its place in the primary key.
type Tables = BTreeMap<String, BTreeMap<String, (String, bool, i64)>>;

const SQLITE: &str = "SELECT m.name AS tab, p.name AS col, lower(p.type) AS kind, \
    p.\"notnull\" = 1 OR p.pk > 0 AS given, p.pk AS key \
    FROM sqlite_master m JOIN pragma_table_info(m.name) p \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";

const POSTGRES: &str = "SELECT c.table_name::text AS tab, c.column_name::text AS col, \
    c.data_type::text AS kind, c.is_nullable = 'NO' AS given, \
    COALESCE((SELECT k.ordinal_position FROM information_schema.key_column_usage k \
      JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name) \
      WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema \
      AND k.table_name = c.table_name AND k.column_name = c.column_name), 0)::bigint AS key \
    FROM information_schema.columns c JOIN information_schema.tables b \
      USING (table_schema, table_name) \
    WHERE c.table_schema = current_schema() AND b.table_type = 'BASE TABLE'";

/// A database without any table, and what keeps it.
async fn empty() -> (Database, TestDatabase) {
    let kept = TestDatabase::empty().await;
    let database = Database::connect(&kept.url, Clock::fixed(beginning())).await.unwrap();
    (database, kept)
}

async fn tables(connection: &DatabaseConnection) -> Result<Tables, DbErr> {
    let backend = connection.get_database_backend();
    let query = if backend == DatabaseBackend::Sqlite { SQLITE } else { POSTGRES };
    let mut tables = Tables::new();
    for row in connection.query_all_raw(Statement::from_string(backend, query)).await? {
        let (table, column): (String, String) = (row.try_get("", "tab")?, row.try_get("", "col")?);
        let kind: String = row.try_get("", "kind")?;
        // Text with and without a length is the same to both databases and to us.
        let kind = if kind.contains("char") { "text".to_owned() } else { kind };
        let entry = (kind, row.try_get("", "given")?, row.try_get("", "key")?);
        tables.entry(table).or_default().insert(column, entry);
    }
    tables.remove("seaql_migrations");
    // What `q` finds materials by, each database keeps in its own way.
    tables.retain(|name, _| !name.starts_with("material_index"));
    Ok(tables)
}

/// The same tables, as they would be if they were made from the entities.
async fn tables_of_entities() -> Tables {
    let (_, kept) = empty().await;
    let scratch = sea_orm::Database::connect(&kept.url).await.unwrap();
    scratch.get_schema_registry("convoke").apply(&scratch).await.unwrap();
    tables(&scratch).await.unwrap()
}

fn differences(database: &Tables, entities: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    let names: BTreeSet<_> = database.keys().chain(entities.keys()).collect();
    for table in names {
        let (Some(real), Some(meant)) = (database.get(table), entities.get(table)) else {
            let side = if database.contains_key(table) { "no entity" } else { "no migration" };
            found.push(format!("{table}: {side}"));
            continue;
        };
        let columns: BTreeSet<_> = real.keys().chain(meant.keys()).collect();
        for column in columns {
            let (real, meant) = (real.get(column), meant.get(column));
            if real != meant {
                found.push(format!("{table}.{column}: database {real:?}, entity {meant:?}"));
            }
        }
    }
    found
}

#[tokio::test]
async fn the_migrated_schema_matches_the_entities_on_this_database() {
    let (database, _kept) = empty().await;
    database.migrate().await.unwrap();
    let real = tables(database.read()).await.unwrap();
    let found = differences(&real, &tables_of_entities().await);
    assert!(found.is_empty(), "{:?}:\n{}", database.backend(), found.join("\n"));
    assert!(real.len() >= 25, "only {} tables were compared", real.len());
}

#[test]
fn a_column_missing_on_either_side_is_found() {
    let column = ("text".to_owned(), true, 0);
    let table = |columns: &[&str]| {
        let columns = columns.iter().map(|name| ((*name).to_owned(), column.clone()));
        Tables::from([("events".to_owned(), columns.collect())])
    };
    let (more, less) = (table(&["id", "slug"]), table(&["id"]));
    assert_eq!(differences(&more, &more), [""; 0]);
    assert_eq!(differences(&more, &less).len(), 1);
    assert_eq!(differences(&less, &more).len(), 1);
    assert_eq!(differences(&more, &Tables::new()), ["events: no entity"]);
    assert_eq!(differences(&Tables::new(), &more), ["events: no migration"]);
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let (database, _kept) = empty().await;
    assert!(matches!(database.schema_state().await.unwrap(), SchemaState::Behind(_)));
    database.migrate().await.unwrap();
    let first = tables(database.read()).await.unwrap();
    assert_eq!(database.schema_state().await.unwrap(), SchemaState::Current);
    database.migrate().await.unwrap();
    assert_eq!(tables(database.read()).await.unwrap(), first);
    database.require_current_schema().await.unwrap();
}

#[tokio::test]
async fn the_shipped_countries_are_all_there_and_folded_as_the_house_folds() {
    let (database, _kept) = empty().await;
    database.migrate().await.unwrap();
    let mut countries = country::Entity::find().all(database.read()).await.unwrap();
    countries.sort_by(|a, b| a.alpha2.cmp(&b.alpha2));
    let codes: Vec<_> = countries.iter().map(|country| country.alpha2.clone()).collect();
    assert_eq!(codes, CountryCode::all().collect::<Vec<_>>());
    for country in &countries {
        let names: Vec<_> = country.names.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), 16, "{}", country.alpha2);
        for folded in names.iter().copied().chain([country.alpha3.as_str()]).map(fold) {
            assert!(country.search.contains(&folded), "{folded} of {}", country.alpha2);
        }
        assert_eq!(country.name_sort, fold(country.names.pick([&Language::english()])));
    }
}

#[tokio::test]
async fn the_shipped_groups_have_the_members_that_their_owners_state() {
    let (database, _kept) = empty().await;
    database.migrate().await.unwrap();
    let members = member::Entity::find()
        .find_also_related(group::Entity)
        .filter(group::Column::Code.eq("speca"))
        .all(database.read())
        .await
        .unwrap();
    assert_eq!(members.len(), 7);
    assert!(members.iter().all(|(_, group)| group.as_ref().is_some_and(|group| group.shipped)));
}
