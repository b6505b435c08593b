//! The reference data that ships: regions, countries and groups (see `data/README.md`).

use std::collections::BTreeMap;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm_migration::sea_orm::sqlx::types::chrono::DateTime;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const COUNTRIES: &str = include_str!("../data/countries.csv");
const REGIONS: &str = include_str!("../data/m49-regions.csv");
const GROUPS: &str = include_str!("../data/country-groups.csv");
const PLANS: &str = include_str!("../data/follow-up-plans.json");

/// The day of the data, 21 November 2026 in milliseconds: shipped rows are the same everywhere.
const DATED: i64 = 1_795_219_200_000;
/// Rows an insert; SQLite binds at most 32,766 values.
const CHUNK: usize = 100;

type Row = BTreeMap<String, String>;

/// Inserts all of it.
pub(crate) async fn insert(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let regions = read(REGIONS)?.into_iter().map(|row| vec![cell(&row, "m49"), names(&row)]);
    fill(manager, "regions", &["m49", "names"], regions.collect()).await?;
    let columns = [
        "alpha2",
        "alpha3",
        "m49",
        "un_status",
        "names",
        "name_sort",
        "search",
        "region",
        "subregion",
    ];
    let countries = read(COUNTRIES)?.iter().map(country).collect();
    fill(manager, "countries", &columns, countries).await?;
    groups(manager).await
}

/// Inserts the plans of follow-ups that ship.
pub(crate) async fn insert_plans(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let unread = |error: serde_json::Error| DbErr::Custom(format!("reference data: {error}"));
    let plans: Vec<BTreeMap<String, serde_json::Value>> =
        serde_json::from_str(PLANS).map_err(unread)?;
    let columns = [
        "id",
        "version",
        "created_at",
        "updated_at",
        "name",
        "description",
        "steps",
        "shipped",
        "search",
    ];
    let at = dated()?;
    let rows = plans.into_iter().zip(1..).map(|(mut plan, number)| {
        let text = |field: &str| {
            plan.get(field).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
        };
        let (name, description) = (text("name"), text("description"));
        let searched = fold(&format!("{name} {description}"));
        vec![
            shipped_id(number).into(),
            1_i64.into(),
            at.into(),
            at.into(),
            name.into(),
            description.into(),
            plan.remove("steps").unwrap_or_default().into(),
            true.into(),
            searched.into(),
        ]
    });
    fill(manager, "follow_up_plans", &columns, rows.collect()).await
}

/// The day of the data.
fn dated() -> Result<DateTimeUtc, DbErr> {
    DateTime::from_timestamp_millis(DATED)
        .ok_or_else(|| DbErr::Custom("the day of the reference data is no instant".to_owned()))
}

fn country(row: &Row) -> Vec<Expr> {
    let un_status = Some(text(row, "un_status")).filter(|text| !text.is_empty()).unwrap_or("none");
    let codes = ["alpha2", "alpha3"].map(|column| text(row, column));
    vec![
        cell(row, "alpha2"),
        cell(row, "alpha3"),
        cell(row, "m49"),
        un_status.into(),
        names(row),
        fold(text(row, "name_en")).into(),
        search(row, &codes),
        cell(row, "region_m49"),
        cell(row, "subregion_m49"),
    ]
}

async fn groups(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        "id",
        "version",
        "created_at",
        "updated_at",
        "code",
        "names",
        "name_sort",
        "source",
        "shipped",
        "search",
    ];
    let at = dated()?;
    let (mut groups, mut members) = (Vec::new(), Vec::new());
    for (row, number) in read(GROUPS)?.iter().zip(1..) {
        let id = shipped_id(number);
        let codes = text(row, "members").split_whitespace();
        members.extend(codes.map(|code| vec![id.into(), code.into()]));
        groups.push(vec![
            id.into(),
            1_i64.into(),
            at.into(),
            at.into(),
            cell(row, "code"),
            names(row),
            fold(text(row, "name_en")).into(),
            cell(row, "source"),
            true.into(),
            search(row, &[text(row, "code")]),
        ]);
    }
    fill(manager, "country_groups", &columns, groups).await?;
    fill(manager, "country_group_members", &["group_id", "country"], members).await
}

async fn fill(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    rows: Vec<Vec<Expr>>,
) -> Result<(), DbErr> {
    for chunk in rows.chunks(CHUNK) {
        let mut insert = Query::insert();
        insert.into_table(table).columns(columns.iter().copied());
        for row in chunk {
            insert.values(row.clone()).map_err(|error| DbErr::Custom(error.to_string()))?;
        }
        manager.execute(insert).await?;
    }
    Ok(())
}

fn read(csv: &str) -> Result<Vec<Row>, DbErr> {
    csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| DbErr::Custom(format!("reference data: {error}")))
}

fn text<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn cell(row: &Row, column: &str) -> Expr {
    Some(text(row, column)).filter(|text| !text.is_empty()).map(str::to_owned).into()
}

fn named(row: &Row) -> impl Iterator<Item = (&str, &str)> {
    let named = row.iter().filter_map(|(column, name)| {
        column.strip_prefix("name_").map(|language| (language, name.as_str()))
    });
    named.filter(|(_, name)| !name.is_empty())
}

fn names(row: &Row) -> Expr {
    let names: BTreeMap<&str, &str> = named(row).collect();
    serde_json::json!(names).into()
}

fn search(row: &Row, codes: &[&str]) -> Expr {
    let parts = named(row).map(|(_, name)| name).chain(codes.iter().copied());
    parts.map(fold).collect::<Vec<_>>().join(" ").into()
}

/// As the house folds what is searched; stated again, since a migration never changes.
fn fold(text: &str) -> String {
    let straight = |c| if matches!(c, 'ʻ' | 'ʼ' | '’' | '‘' | '`') { '\'' } else { c };
    let bare = text.nfkd().filter(|c| !is_combining_mark(*c)).map(straight);
    bare.flat_map(char::to_lowercase).map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

/// A `UUIDv7` of the day of the data.
fn shipped_id(number: u128) -> Uuid {
    Uuid::from_u128(u128::from(DATED.unsigned_abs()) << 80 | 0x7 << 76 | 0b10 << 62 | number)
}
