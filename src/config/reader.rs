//! Takes the entries one by one, with their defaults, and notes what is wrong.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::keys::{self, SECRETS};
use super::mistake::Mistake;
use super::sources::{Entries, Entry};

/// What is left of the entries, and what was wrong so far.
pub(super) struct Reader {
    entries: Entries,
    mistakes: Vec<Mistake>,
}

impl Reader {
    pub(super) fn new(entries: Entries, mistakes: Vec<Mistake>) -> Self {
        Self { entries, mistakes }
    }

    /// Whether something was given for `key`, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The value of `key`, or `default`.
    pub(super) fn value<T, E: ToString>(
        &mut self,
        key: &'static str,
        default: T,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> T {
        self.optional(key, parse).unwrap_or(default)
    }

    /// The value of `key`, if one is given and right.
    pub(super) fn optional<T, E: ToString>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let Entry { value, place } = self.entries.get(key)?.clone()?;
        match parse(value.trim()) {
            Ok(value) => Some(value),
            Err(problem) => {
                let problem = problem.to_string();
                let shown = if SECRETS.contains(&key) {
                    problem
                } else {
                    format!("`{}` {problem}", value.trim())
                };
                self.mistakes.push(Mistake::new(place, shown));
                None
            }
        }
    }

    /// A whole number within `range`.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        default: u32,
        range: RangeInclusive<u32>,
    ) -> u32 {
        let parse = |text: &str| {
            text.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
                format!(
                    "is not a whole number from {} to {}, such as {default}",
                    range.start(),
                    range.end()
                )
            })
        };
        self.optional(key, parse).unwrap_or(default)
    }

    /// A number of things.
    pub(super) fn count(
        &mut self,
        key: &'static str,
        default: usize,
        range: RangeInclusive<u32>,
    ) -> usize {
        let default = u32::try_from(default).unwrap_or(u32::MAX);
        usize::try_from(self.number(key, default, range)).unwrap_or(usize::MAX)
    }

    /// A time span in whole seconds.
    pub(super) fn span(
        &mut self,
        key: &'static str,
        default: Duration,
        seconds: RangeInclusive<u32>,
    ) -> Duration {
        let default = u32::try_from(default.as_secs()).unwrap_or(u32::MAX);
        Duration::from_secs(self.number(key, default, seconds).into())
    }

    /// Notes that something about `key` is wrong, at the place where it was given.
    pub(super) fn wrong(&mut self, key: &'static str, problem: impl Into<String>) {
        let place = match self.entries.get(key) {
            Some(Some(entry)) => entry.place.clone(),
            _ => keys::variable(key),
        };
        self.mistakes.push(Mistake::new(place, problem));
    }

    /// The settings, unless anything was wrong.
    pub(super) fn finish<T>(self, settings: Option<T>) -> Result<T, Vec<Mistake>> {
        settings.filter(|_| self.mistakes.is_empty()).ok_or(self.mistakes)
    }
}
