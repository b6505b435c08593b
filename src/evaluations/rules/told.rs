//! What is told of a question: of a form with names all of it, of an anonymous one what hides the few.

use std::collections::BTreeMap;

use super::hiding::{LEAST, all_can_be_told, can_be_told, rounded};
use super::questions::{max_points, scale, values};
use super::scores::{Gained, gained, percent, to_tenths, wide};
use super::tally::Tally;
use crate::evaluations::types::{
    AnswerCount, EvaluationQuestion, EvaluationQuestionKind as Kind, QuestionResult,
};

/// What is told of a question.
pub fn question(asked: &EvaluationQuestion, tally: &Tally, anonymous: bool) -> QuestionResult {
    let told = QuestionResult {
        key: asked.key.clone(),
        kind: asked.kind,
        label: asked.label.clone(),
        about: asked.about.clone(),
        answers: None,
        withheld: false,
        mean: None,
        distribution: Vec::new(),
        texts: Vec::new(),
        correct_percent: None,
    };
    if anonymous { hidden(asked, tally, told) } else { whole(asked, tally, told) }
}

fn whole(asked: &EvaluationQuestion, tally: &Tally, told: QuestionResult) -> QuestionResult {
    let values = values(asked);
    let chosen: i64 = values.iter().map(|value| tally.of(value)).sum();
    QuestionResult {
        answers: match asked.kind {
            Kind::Text => i64::try_from(tally.texts.len()).ok(),
            Kind::SeveralOf => None,
            _ => Some(chosen),
        },
        mean: mean(asked, tally).map(to_hundredths),
        distribution: values.into_iter().map(|value| count(tally, value)).collect(),
        texts: tally.texts.clone(),
        correct_percent: asked.points.map(|_| percent(tally.correct, tally.people)),
        ..told
    }
}

fn count(tally: &Tally, value: String) -> AnswerCount {
    AnswerCount { people: tally.of(&value), value }
}

fn hidden(asked: &EvaluationQuestion, tally: &Tally, told: QuestionResult) -> QuestionResult {
    let values = values(asked);
    match asked.kind {
        Kind::Text => {
            // Whoever sees the texts can count them, and so those who wrote nothing.
            let wrote = i64::try_from(tally.texts.len()).unwrap_or(i64::MAX);
            let seen = can_be_told(wrote, tally.people);
            let texts = if seen { tally.texts.clone() } else { Vec::new() };
            QuestionResult { withheld: !seen, texts, ..told }
        }
        Kind::SeveralOf => {
            let telling = |value: &String| can_be_told(tally.of(value), tally.people);
            let known = values.into_iter().filter(telling);
            let distribution: Vec<AnswerCount> = known.map(|value| count(tally, value)).collect();
            QuestionResult { withheld: distribution.is_empty(), distribution, ..told }
        }
        _ => one_each(asked, tally, values, told),
    }
}

/// Those who left it open count like an answer; else the difference would tell of them.
fn one_each(
    asked: &EvaluationQuestion,
    tally: &Tally,
    values: Vec<String>,
    told: QuestionResult,
) -> QuestionResult {
    let answered: i64 = values.iter().map(|value| tally.of(value)).sum();
    let each = values.iter().map(|value| tally.of(value));
    let counts: Vec<i64> = [tally.people - answered].into_iter().chain(each).collect();
    let mean = mean(asked, tally).filter(|_| answered >= LEAST);
    let mean = mean.map(|mean| rounded(mean, answered, 1.0));
    if !all_can_be_told(&counts) {
        return QuestionResult { withheld: mean.is_none(), mean, ..told };
    }
    QuestionResult {
        answers: Some(answered),
        mean,
        distribution: values.into_iter().map(|value| count(tally, value)).collect(),
        correct_percent: asked.points.map(|_| percent(tally.correct, tally.people)),
        ..told
    }
}

/// The mean of a scale over those who answered; none where nobody did.
fn mean(asked: &EvaluationQuestion, tally: &Tally) -> Option<f64> {
    if asked.kind != Kind::Scale {
        return None;
    }
    let numbers = tally
        .counts
        .iter()
        .filter_map(|(value, people)| Some((value.parse::<i64>().ok()?, *people)));
    let (sum, count) =
        numbers.fold((0, 0), |(sum, all), (value, people)| (sum + value * people, all + people));
    (count > 0).then(|| wide(sum) / wide(count))
}

/// A mean from 0 for the lowest of its scale to 100 for the highest.
pub fn of_scale(asked: &EvaluationQuestion, mean: f64) -> f64 {
    let scale = scale(asked);
    (mean - f64::from(scale.from)) / f64::from((scale.to - scale.from).max(1)) * 100.0
}

/// The mean of a test in per cent of its points; none while nobody has answered.
pub fn mean_percent(
    questions: &[EvaluationQuestion],
    tallies: &BTreeMap<String, Tally>,
    anonymous: bool,
) -> Option<f64> {
    let people = tallies.values().map(|tally| tally.people).max().filter(|count| *count > 0)?;
    let points: i64 = questions
        .iter()
        .filter_map(|it| Some(i64::from(it.points?) * tallies.get(&it.key)?.correct))
        .sum();
    Some(mean_of_points(questions, (points, people), anonymous))
}

/// What was gained by those who took both tests, by the points of each before and after: the difference
/// of two means that are told like those of the tests themselves.
pub fn gained_by(
    both: &[(i32, i32)],
    (before, after): (&[EvaluationQuestion], &[EvaluationQuestion]),
    hidden: bool,
) -> Option<Gained> {
    let people = i64::try_from(both.len()).ok().filter(|count| *count > 0)?;
    let earlier: i64 = both.iter().map(|(points, _)| i64::from(*points)).sum();
    let later: i64 = both.iter().map(|(_, points)| i64::from(*points)).sum();
    let earlier = mean_of_points(before, (earlier, people), hidden);
    Some(gained(earlier, mean_of_points(after, (later, people), hidden)))
}

/// The points of so many people together, as a mean in per cent.
fn mean_of_points(
    questions: &[EvaluationQuestion],
    (points, people): (i64, i64),
    hidden: bool,
) -> f64 {
    let max = f64::from(max_points(questions).max(1));
    let whole = wide(points) * 100.0 / (wide(people) * max);
    if !hidden {
        return to_tenths(whole);
    }
    let most = questions.iter().filter_map(|it| it.points).max().unwrap_or(0);
    rounded(whole, people, f64::from(most) * 100.0 / max)
}

fn to_hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn asked(value: Value) -> EvaluationQuestion {
        let mut whole = json!({"key": "a", "kind": "scale", "label": {"en": "A"}});
        let Value::Object(more) = value else { panic!("{value}") };
        whole.as_object_mut().unwrap().extend(more);
        serde_json::from_value(whole).unwrap()
    }

    fn tally(question: &EvaluationQuestion, answers: &[Value]) -> Tally {
        let mut tally = Tally::default();
        for answer in answers {
            tally.add(question, (!answer.is_null()).then_some(answer));
        }
        tally
    }

    #[test]
    fn with_names_all_is_told_and_without_names_nothing_that_shows_few() {
        let question = asked(json!({}));
        let answers = ["5", "5", "5", "5", "5", "4", "3", "5", "4", "4"].map(|it| json!(it));
        let tally = tally(&question, &answers);
        let told = super::question(&question, &tally, false);
        let counts: Vec<i64> = told.distribution.iter().map(|it| it.people).collect();
        assert_eq!((told.answers, told.mean, counts), (Some(10), Some(4.5), vec![0, 0, 1, 3, 6]));
        let told = super::question(&question, &tally, true);
        assert_eq!((told.answers, told.mean), (None, Some(4.5)));
        assert!(told.distribution.is_empty() && !told.withheld, "one of them said 3");
        let answers = ["5", "5", "5", "5", "5", "5", "2", "2", "2", "2", "2"].map(|it| json!(it));
        let told = super::question(&question, &super::tests::tally(&question, &answers), true);
        let counts: Vec<i64> = told.distribution.iter().map(|it| it.people).collect();
        assert_eq!((told.answers, counts), (Some(11), vec![0, 5, 0, 0, 6]));
        let open: Vec<Value> = answers.into_iter().chain([json!(null)]).collect();
        let told = super::question(&question, &super::tests::tally(&question, &open), true);
        assert!(told.distribution.is_empty(), "one of them left it open");
    }

    #[test]
    fn four_answers_tell_nothing_and_neither_do_four_texts() {
        let question = asked(json!({}));
        let four = tally(&question, &["5", "5", "5", "5"].map(|it| json!(it)));
        let told = super::question(&question, &four, true);
        assert!(told.withheld && told.mean.is_none() && told.distribution.is_empty());
        let text = asked(json!({"kind": "text"}));
        let words = ["d", "b", "a", "c", "e"].map(|it| json!(it));
        assert!(super::question(&text, &tally(&text, &words[..4]), true).texts.is_empty());
        let told = super::question(&text, &tally(&text, &words), true);
        assert_eq!(told.texts, ["a", "b", "c", "d", "e"]);
    }

    /// How many texts can be counted on the page, if any are shown.
    fn texts_shown(question: &EvaluationQuestion, wrote: i64, people: i64) -> usize {
        let answers = (0..people).map(|it| if it < wrote { json!("word") } else { Value::Null });
        let answers: Vec<Value> = answers.collect();
        super::question(question, &tally(question, &answers), true).texts.len()
    }

    #[test]
    fn from_the_texts_that_are_shown_no_few_follow_who_wrote_or_did_not() {
        let text = asked(json!({"kind": "text"}));
        for people in LEAST..=20 {
            let mut by_shown: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
            for wrote in 0..=people {
                let shown = texts_shown(&text, wrote, people);
                by_shown.entry(shown).or_default().push(wrote);
            }
            for (shown, all) in by_shown {
                let few = |count: i64| (1..LEAST).contains(&count);
                let follows = all.len() == 1 && (few(all[0]) || few(people - all[0]));
                assert!(!follows, "{shown} of {people}: {all:?}");
            }
        }
        let shown = [(5, 6), (6, 6), (5, 10), (15, 20), (16, 20)];
        let shown = shown.map(|(wrote, people)| texts_shown(&text, wrote, people));
        assert_eq!(shown, [0, 6, 5, 15, 0]);
    }

    #[test]
    fn the_gain_is_that_of_those_who_took_both_tests() {
        let of_ten =
            asked(json!({"kind": "yes_no", "points": 10, "correct": ["yes"], "required": true}));
        let test = [of_ten];
        let found = gained_by(&[(4, 8), (6, 7)], (&test, &test), false).unwrap();
        assert_eq!(found, Gained { before: 50.0, after: 75.0, gain: 25.0, normalized: Some(0.5) });
        assert_eq!(gained_by(&[], (&test, &test), false), None);
    }

    #[test]
    fn a_gain_that_is_handed_on_is_the_difference_of_the_means_beside_it() {
        let question = |key: &str| {
            asked(json!({"key": key, "kind": "yes_no", "points": 1, "correct": ["yes"]}))
        };
        let test = ["a", "b", "c", "d"].map(question);
        let both = [(0, 3), (1, 3), (0, 3), (1, 3), (1, 3), (1, 3)];
        let exact = gained_by(&both, (&test, &test), false).unwrap();
        assert_eq!((exact.before, exact.after, exact.gain), (16.7, 75.0, 58.3));
        let told = gained_by(&both, (&test, &test), true).unwrap();
        assert_eq!((told.before, told.after, told.gain), (20.0, 80.0, 60.0));
    }

    #[test]
    fn a_mean_of_a_test_without_names_hides_who_was_wrong() {
        let question = asked(json!({"kind": "yes_no", "points": 1, "correct": ["yes"]}));
        let answers = [true, true, true, true, true, false].map(|it| json!(it));
        let tallies = BTreeMap::from([("a".to_owned(), tally(&question, &answers))]);
        let questions = [question];
        assert_eq!(mean_percent(&questions, &tallies, false), Some(83.3));
        assert_eq!(mean_percent(&questions, &tallies, true), Some(100.0));
    }
}
