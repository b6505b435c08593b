//! Dates that are only partly known: a year, a month, or a day.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// `2009`, `2022-02` or `2021-07-15`, kept as it was given.
///
/// The order is that of the text, in which a year stands before its months.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType,
)]
#[serde(try_from = "String", into = "String")]
#[sea_orm(value_type = "String")]
pub struct PartialDate(String);

/// The text is none of the three forms, or no such day exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a year (2009), a month (2022-02) or a day (2021-07-15) that exists")]
pub struct NotAPartialDate;

impl PartialDate {
    /// The text as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first day that it can mean.
    pub fn first_day(&self) -> NaiveDate {
        span(&self.0).map_or(NaiveDate::MIN, |(first, _)| first)
    }

    /// The last day that it can mean: what is due in 2009 is overdue from 1 January 2010.
    pub fn last_day(&self) -> NaiveDate {
        span(&self.0).map_or(NaiveDate::MAX, |(_, last)| last)
    }
}

fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |text: &str, count: usize| {
        (text.len() == count && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let year = i32::try_from(digits(parts.first()?, 4)?).ok()?;
    let month = parts.get(1).map(|text| digits(text, 2).ok_or(())).transpose().ok()?;
    let day = parts.get(2).map(|text| digits(text, 2).ok_or(())).transpose().ok()?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let last = match (month, day, parts.len()) {
        (None, _, 1) => NaiveDate::from_ymd_opt(year, 12, 31)?,
        (Some(_), None, 2) => first.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()?,
        (Some(_), Some(_), 3) => first,
        _ => return None,
    };
    (year > 0).then_some((first, last))
}

impl FromStr for PartialDate {
    type Err = NotAPartialDate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        span(text).map(|_| Self(text.to_owned())).ok_or(NotAPartialDate)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotAPartialDate;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.0
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_ends_on_its_last_day_and_comes_back_as_it_was_given() {
        let year: PartialDate = "2009".parse().unwrap();
        assert_eq!(year.to_string(), "2009");
        assert_eq!(year.last_day(), NaiveDate::from_ymd_opt(2009, 12, 31).unwrap());
        let month: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(month.last_day(), NaiveDate::from_ymd_opt(2024, 2, 29).unwrap());
    }

    #[test]
    fn what_does_not_exist_is_refused() {
        for text in [
            "",
            "9",
            "209",
            "2021-13",
            "2021-02-30",
            "2021-7-15",
            "2021-07-15-1",
            "0000",
            "２００９",
            "2021-",
            "+209",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotAPartialDate), "{text}");
        }
    }

    mod any_input {
        use super::*;

        proptest! {
            #[test]
            fn is_refused_or_comes_back_the_same(
                text in "\\PC{0,12}|[0-9]{4}(-[0-9]{2}){0,2}|[0-9+ -]{0,12}|.{0,4}-[0-9]{2}", bytes: [u8; 10],
            ) {
                for text in [text, String::from_utf8_lossy(&bytes).into_owned()] {
                    if let Ok(date) = text.parse::<PartialDate>() {
                        prop_assert!(date.first_day() <= date.last_day());
                        prop_assert_eq!(date.to_string(), text);
                    }
                }
            }
        }
    }
}
