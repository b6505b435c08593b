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
/// In the genitive.
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

/// A day with its month: `25 November`, «25 ноября».
pub fn day_and_month(russian: bool, date: NaiveDate) -> String {
    let names = if russian { &RUSSIAN } else { &ENGLISH };
    let month = names.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{} {month}", date.day())
}
