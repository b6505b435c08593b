//! The names of the months, as they stand in a date.

use chrono::{Datelike, NaiveDate};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// In the genitive, as after a day.
const RUSSIAN: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// In the nominative, as without a day.
const RUSSIAN_ALONE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// A month without a day, by its number from 1: `November`, «ноябрь».
pub fn month(russian: bool, number: usize) -> Option<&'static str> {
    let names = if russian { &RUSSIAN_ALONE } else { &ENGLISH };
    names.get(number.checked_sub(1)?).copied()
}

/// A day with its month: `25 November`, «25 ноября».
pub fn day_and_month(russian: bool, date: NaiveDate) -> String {
    let names = if russian { &RUSSIAN } else { &ENGLISH };
    let month = names.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {month}", date.day())
}
