//! The day on which each registration was made, in its event's time zone.

use chrono_tz::Tz;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm_migration::sea_orm::sqlx::types::chrono::{NaiveDate, NaiveTime, TimeZone as _};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr, Value};

/// Writes it into the rows that are there.
pub(crate) async fn fill(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let spans = Query::select()
        .column(("events", "id"))
        .column(("events", "time_zone"))
        .expr_as(Expr::col(("registrations", "created_at")).min(), "first")
        .expr_as(Expr::col(("registrations", "created_at")).max(), "last")
        .from("events")
        .inner_join(
            "registrations",
            Expr::col(("registrations", "event_id")).equals(("events", "id")),
        )
        .group_by_columns([("events", "id"), ("events", "time_zone")])
        .to_owned();
    for row in connection.query_all(&spans).await? {
        let event: Uuid = row.try_get("", "id")?;
        let zone: String = row.try_get("", "time_zone")?;
        let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
        let (first, last): (DateTimeUtc, DateTimeUtc) =
            (row.try_get("", "first")?, row.try_get("", "last")?);
        let mut day = Some(first.with_timezone(&zone).date_naive());
        while let Some(today) = day.filter(|day| *day <= last.with_timezone(&zone).date_naive()) {
            let next = today.succ_opt();
            let end = next.map_or(DateTimeUtc::MAX_UTC, |next| start(zone, next));
            write(connection, event, today, (start(zone, today), end)).await?;
            day = next;
        }
    }
    Ok(())
}

async fn write(
    connection: &impl ConnectionTrait,
    event: Uuid,
    day: NaiveDate,
    (from, to): (DateTimeUtc, DateTimeUtc),
) -> Result<(), DbErr> {
    let update = Query::update()
        .table("registrations")
        .value("made_on", Value::from(day))
        .and_where(Expr::col("event_id").eq(event))
        .and_where(Expr::col("created_at").gte(from))
        .and_where(Expr::col("created_at").lt(to))
        .to_owned();
    connection.execute(&update).await.map(drop)
}

/// The first instant of a day; where the clocks leave midnight out, the first after it.
fn start(zone: Tz, day: NaiveDate) -> DateTimeUtc {
    let midnight = day.and_time(NaiveTime::MIN);
    let quarters = (0..96).map(|quarter| midnight + std::time::Duration::from_mins(15 * quarter));
    let mut instants = quarters.filter_map(|wall| zone.from_local_datetime(&wall).earliest());
    instants.next().map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}
