//! The statistics of an event as a page for the organizers, with pictures.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ConnectionTrait;

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
    let say = |start: &str, name: &str| {
        let key = if name == "unknown" { family("statistics-", name) } else { family(start, name) };
        reader.catalogue().say(&key, [])
    };
    let worded = |name, start: &str, counts: &Counts| {
        BarChart::of(name, counts.iter().map(|(value, people)| (say(start, value), *people)))
    };
    let country = |value: &str| match value.parse::<CountryCode>() {
        Ok(code) => name_of(&code, reader.language()).to_owned(),
        Err(_) => say("statistics-", value),
    };
    let countries = statistics.by_country.iter().map(|(value, people)| (country(value), *people));
    let all = [
        worded("state", "state-", &statistics.by_status),
        BarChart::of("country", countries),
        worded("role", "badge-role-", &statistics.by_role),
        worded("gender", "gender-", &statistics.by_gender),
        worded("organization", "organization-kind-", &statistics.by_organization_kind),
        worded("attendance", "statistics-", &statistics.by_attendance),
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
