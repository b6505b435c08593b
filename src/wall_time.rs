//! Times of day as people plan them: `HH:MM`, without a zone of their own.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A time of day to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WallTime(NaiveTime);

/// The text is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a time of day from 00:00 to 23:59, such as 09:30")]
pub struct NotAWallTime;

impl FromStr for WallTime {
    type Err = NotAWallTime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
        let time = fits.then(|| NaiveTime::parse_from_str(text, "%H:%M").ok()).flatten();
        time.map(Self).ok_or(NotAWallTime)
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl TryFrom<String> for WallTime {
    type Error = NotAWallTime;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<WallTime> for String {
    fn from(time: WallTime) -> Self {
        time.to_string()
    }
}

impl From<NaiveTime> for WallTime {
    fn from(time: NaiveTime) -> Self {
        Self(time)
    }
}

impl From<WallTime> for NaiveTime {
    fn from(time: WallTime) -> Self {
        time.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_comes_back_as_it_was_given_and_others_are_refused() {
        assert_eq!("09:05".parse::<WallTime>().unwrap().to_string(), "09:05");
        for wrong in ["", "9:05", "24:00", "12:60", "12:00:00", "12:00 PM", "+1:00"] {
            assert_eq!(wrong.parse::<WallTime>(), Err(NotAWallTime), "{wrong}");
        }
    }
}
