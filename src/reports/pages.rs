//! The statistics of an event as a page for the organizers, with pictures.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ConnectionTrait;

use super::rules::UNKNOWN;
use super::types::{ClaimedFigures, Counts, EventStatistics, Figure};
use crate::countries::CountryCode;
use crate::countries::names::name_of;
use crate::error::Result;
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::nominations;
use crate::nominations::types::CountryBalance;
use crate::pages::catalogue::family;
use crate::pages::views::{BarChart, ClaimLine, SeatLine, StatisticsView, TimeLine};
use crate::pages::{Page, Reader, show};

/// The page, as of `now`.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    event: &Event,
    statistics: EventStatistics,
    reader: &Reader,
    now: DateTime<Utc>,
) -> Result<Page> {
    let balance = nominations::service::balance(db, event.id).await?;
    let seat = |line| seat(line, reader);
    let view = StatisticsView {
        event: events::pages::summary(db, event, reader.language(), now).await?,
        registrations: statistics.registrations,
        confirmed: statistics.confirmed,
        claims: claims(&statistics.claimed),
        over_time: TimeLine::of(&by_day(&statistics.by_day)),
        charts: charts(&statistics, reader),
        seats: balance.countries.iter().map(seat).collect(),
        note: statistics.claimed.note,
    };
    Ok(show(reader, &view))
}

fn claims(claimed: &ClaimedFigures) -> Vec<ClaimLine> {
    let line = |(name, figure): (&'static str, Figure)| {
        Some(ClaimLine { name, claimed: figure.claimed?, counted: figure.counted })
    };
    let both = [("participants", claimed.participants), ("countries", claimed.countries)];
    both.into_iter().filter_map(line).collect()
}

fn by_day(counts: &Counts) -> std::collections::BTreeMap<NaiveDate, i64> {
    counts.iter().filter_map(|(day, people)| Some((day.parse().ok()?, *people))).collect()
}

fn charts(statistics: &EventStatistics, reader: &Reader) -> Vec<BarChart> {
    let say = |key: String| reader.catalogue().say(&key, []);
    let unknown = || say(family("statistics-", UNKNOWN));
    let worded = |name, counts: &Counts, key: fn(&str) -> String| {
        let label = |value: &str| if value == UNKNOWN { unknown() } else { say(key(value)) };
        BarChart::of(name, counts.iter().map(|(value, people)| (label(value), *people)))
    };
    let country = |value: &str| match value.parse::<CountryCode>() {
        Ok(code) => name_of(&code, reader.language()).to_owned(),
        Err(_) => unknown(),
    };
    let countries = statistics.by_country.iter().map(|(value, people)| (country(value), *people));
    let all = [
        worded("state", &statistics.by_status, |it| family("state-", it)),
        BarChart::of("country", countries),
        worded("role", &statistics.by_role, |it| family("badge-role-", it)),
        worded("gender", &statistics.by_gender, |it| family("gender-", it)),
        worded("organization", &statistics.by_organization_kind, |it| {
            family("organization-kind-", it)
        }),
        worded("attendance", &statistics.by_attendance, |it| family("statistics-", it)),
    ];
    all.into_iter().flatten().collect()
}

fn seat(line: &CountryBalance, reader: &Reader) -> SeatLine {
    SeatLine {
        country: name_of(&line.country, reader.language()).to_owned(),
        seats: line.seats,
        selected: line.taken,
        women: line.women,
        women_share: line.women_share,
    }
}
