//! One line of what was found.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Good,
    Doubtful,
    Wrong,
}

/// What was looked at, and what was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) state: State,
    part: &'static str,
    text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Good => "ok",
            State::Doubtful => "look",
            State::Wrong => "wrong",
        };
        let text = self.text.replace('\n', "\n                 ");
        write!(f, "{state:<6} {:<9} {text}", self.part)
    }
}

pub(super) fn good(part: &'static str, text: impl Into<String>) -> Finding {
    Finding { state: State::Good, part, text: text.into() }
}

pub(super) fn doubtful(part: &'static str, text: impl Into<String>) -> Finding {
    Finding { state: State::Doubtful, part, text: text.into() }
}

pub(super) fn wrong(part: &'static str, text: impl Into<String>) -> Finding {
    Finding { state: State::Wrong, part, text: text.into() }
}
