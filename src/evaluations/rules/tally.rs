//! What was answered to a question, counted.
//!
//! The texts of a question stand in one row, which each answer writes anew: their cost grows with the
//! square of how many answer, of which the bounds of [`questions`](super::questions) keep the factor low.
//! A thousand people who write 200 letters each to five questions come to some 1 MB (in Cyrillic 2) that
//! the last answer writes, and to some 500 MB over all of them; where all write as much as they may, to
//! five times that. With SQLite nobody else writes meanwhile.
//! Parts of their own (by a hash of the text, say) would cost less and tell who wrote what: on PostgreSQL
//! a part and the mark that somebody has answered would bear the number of the same transaction.

use std::collections::BTreeMap;

use serde_json::Value;

use super::questions::{chosen, is_correct};
use crate::evaluations::types::{EvaluationQuestion, EvaluationQuestionKind};
use crate::text::fold;

/// What was answered to a question by those who sent the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many sent it, whether or not they answered this.
    pub people: i64,
    /// How many answered it rightly.
    pub correct: i64,
    /// How many chose what.
    pub counts: BTreeMap<String, i64>,
    /// What was written, in the order of the letters.
    pub texts: Vec<String>,
}

impl Tally {
    /// Adds what somebody answered, or that they left it open. A text gets the place that its letters
    /// give it, which says nothing of when it came.
    pub fn add(&mut self, question: &EvaluationQuestion, answer: Option<&Value>) {
        self.people += 1;
        self.correct += i64::from(is_correct(question, answer));
        let Some(answer) = answer else { return };
        for value in chosen(question, answer) {
            *self.counts.entry(value).or_insert(0) += 1;
        }
        if let Some(text) =
            answer.as_str().filter(|_| question.kind == EvaluationQuestionKind::Text)
        {
            let key = (fold(text), text);
            let place = self.texts.partition_point(|it| (fold(it), it.as_str()) <= key);
            self.texts.insert(place, text.to_owned());
        }
    }

    /// How many chose a value.
    pub fn of(&self, value: &str) -> i64 {
        self.counts.get(value).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn nothing_says_in_which_order_answers_came(
            (answers, shuffled) in prop::collection::vec("[a-cA-C ]{0,3}", 0..8)
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        ) {
            let ask = |kind: &str| -> EvaluationQuestion {
                serde_json::from_value(json!({"key": "a", "kind": kind, "label": {"en": "A"}})).unwrap()
            };
            for question in [ask("text"), ask("one_of")] {
                let count = |all: &[String]| {
                    let mut tally = Tally::default();
                    for one in all {
                        tally.add(&question, Some(&json!(one)));
                    }
                    tally
                };
                prop_assert_eq!(count(&answers), count(&shuffled));
            }
        }
    }
}
