//! The questions of an evaluation, as fields of a form: what is asked, shown, read and judged is so as
//! on the form of a registration.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Checks, FieldError};
use crate::evaluations::types::{
    EvaluationKind, EvaluationQuestion, EvaluationQuestionKind as Kind, EvaluationScale,
    EvaluationSubject,
};
use crate::registrations::form::rules::form_faults;
use crate::registrations::form::types::{FormField, FormFieldKind, FormOption, RegistrationForm};
use crate::text::{Texts, check_title};

/// How many questions a form has at most.
pub const QUESTIONS_MAX: usize = 60;
/// How many of them are answered in one's own words at most.
const TEXTS_MAX: usize = 5;
/// How long such an answer is at most: those of an anonymous form are written anew with each that comes.
pub const TEXT_MAX: usize = 1000;
/// How many steps a scale has at least: of two, the mean would tell who few chose.
const STEPS_MIN: i32 = 3;
/// How many it has at most.
const STEPS_MAX: i32 = 11;
/// How long a label of an end of a scale may be.
const END_MAX: usize = 100;
/// The values of an answer by yes or no.
pub const YES: &str = "yes";
/// See [`YES`].
pub const NO: &str = "no";

/// What an evaluation asks, as a form.
pub fn form_of(questions: &[EvaluationQuestion]) -> RegistrationForm {
    RegistrationForm {
        fields: questions.iter().map(|it| field(it, options(it))).collect(),
        ..RegistrationForm::default()
    }
}

fn field(question: &EvaluationQuestion, options: Vec<FormOption>) -> FormField {
    FormField {
        key: question.key.clone(),
        kind: match question.kind {
            Kind::Scale | Kind::OneOf => FormFieldKind::OneOf,
            Kind::SeveralOf => FormFieldKind::SeveralOf,
            Kind::YesNo => FormFieldKind::YesNo,
            Kind::Text => FormFieldKind::LongText,
        },
        label: question.label.clone(),
        help: question.help.clone(),
        required: question.required,
        options,
        show_if: None,
        not_before: None,
        retention_days: None,
        organizers_only: false,
        sensitive: false,
    }
}

/// The scale of a question; 1 to 5 where none is given.
pub fn scale(question: &EvaluationQuestion) -> EvaluationScale {
    let usual = EvaluationScale { from: 1, to: 5, from_label: None, to_label: None };
    question.scale.clone().unwrap_or(usual)
}

/// What there is to choose from: of a scale its numbers, with what the first and the last mean.
fn options(question: &EvaluationQuestion) -> Vec<FormOption> {
    if question.kind != Kind::Scale {
        return question.options.clone();
    }
    let scale = scale(question);
    let step = |number: i32| {
        let meaning = match number {
            it if it == scale.from => scale.from_label.as_ref(),
            it if it == scale.to => scale.to_label.as_ref(),
            _ => None,
        };
        FormOption { value: number.to_string(), label: step_label(number, meaning) }
    };
    (scale.from..=scale.to.min(scale.from + STEPS_MAX)).map(step).collect()
}

fn step_label(number: i32, meaning: Option<&Texts>) -> Texts {
    let Some(meaning) = meaning else { return Texts::english(number.to_string()) };
    let texts =
        meaning.iter().map(|(language, text)| (language.clone(), format!("{number} – {text}")));
    Texts::new(texts)
}

/// The values that answers to a question can have, lowest first; of a text none.
pub fn values(question: &EvaluationQuestion) -> Vec<String> {
    match question.kind {
        Kind::YesNo => vec![YES.to_owned(), NO.to_owned()],
        Kind::Text => Vec::new(),
        _ => options(question).into_iter().map(|option| option.value).collect(),
    }
}

/// Which values an answer chooses; of a text none.
pub fn chosen(question: &EvaluationQuestion, answer: &Value) -> Vec<String> {
    match answer {
        Value::Bool(true) => vec![YES.to_owned()],
        Value::Bool(false) => vec![NO.to_owned()],
        Value::String(text) if question.kind != Kind::Text => vec![text.clone()],
        Value::Array(all) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// All that is wrong with the questions of an evaluation of a kind, as far as that is known.
pub fn faults(kind: Option<EvaluationKind>, questions: &[EvaluationQuestion]) -> Vec<FieldError> {
    let mut checks = Checks::new();
    let some = !questions.is_empty();
    checks.require(some, "questions", "required", "Ask at least one question.");
    let few = questions.len() <= QUESTIONS_MAX;
    checks.require(few, "questions", "too_many", "Ask at most 60 questions.");
    let texts = questions.iter().filter(|it| it.kind == Kind::Text).count();
    let message = "Ask at most 5 questions that are answered in one's own words.";
    checks.require(texts <= TEXTS_MAX, "questions", "too_many_texts", message);
    let plain = |it: &EvaluationQuestion| {
        let numbers = |number: i32| {
            let label = Texts::english(number.to_string());
            FormOption { value: number.to_string(), label }
        };
        let options = match it.kind {
            Kind::Scale => (1..3).map(numbers).collect(),
            _ => it.options.clone(),
        };
        field(it, options)
    };
    let fields: Vec<FormField> = questions.iter().map(plain).collect();
    checks.extend(form_faults(&fields).into_iter().map(of_questions));
    for (index, question) in questions.iter().enumerate() {
        let mut own = Checks::new();
        check_scale(&mut own, question);
        check_about(&mut own, question.about.as_ref());
        check_key(&mut own, kind, question);
        checks.extend(own.into_faults().into_iter().map(|fault| of_question(index, fault)));
    }
    let worth = kind.is_some_and(EvaluationKind::is_test) && some && max_points(questions) == 0;
    let message = "A test has at least one question with points and the right answer.";
    checks.require(!worth, "questions", "no_points", message);
    checks.into_faults()
}

fn of_questions(fault: FieldError) -> FieldError {
    let pointer = fault.pointer.replacen("/fields", "/questions", 1);
    FieldError { pointer, ..fault }
}

fn of_question(index: usize, fault: FieldError) -> FieldError {
    FieldError { pointer: format!("/questions/{index}{}", fault.pointer), ..fault }
}

fn check_scale(checks: &mut Checks, question: &EvaluationQuestion) {
    if question.kind != Kind::Scale {
        let message = "Only `scale` has a scale; leave this out.";
        return checks.require(question.scale.is_none(), "scale", "unfit", message);
    }
    let message = "A scale has its numbers; leave this out.";
    checks.require(question.options.is_empty(), "options", "unfit", message);
    let Some(scale) = &question.scale else { return };
    let low = (0..=10).contains(&scale.from);
    checks.require(low, "scale/from", "range", "Give 0 to 10.");
    let wide = scale.to >= scale.from.saturating_add(STEPS_MIN - 1) && scale.to <= 10;
    let message =
        "A scale has three steps at least; give a number so far above `from`, of at most 10.";
    checks.require(wide, "scale/to", "range", message);
    let ends = [("scale/from_label", &scale.from_label), ("scale/to_label", &scale.to_label)];
    for (at, label) in ends {
        check_title(checks, at, label.as_ref(), END_MAX);
    }
}

fn check_about(checks: &mut Checks, about: Option<&EvaluationSubject>) {
    let Some(about) = about else { return };
    let named = [about.day.is_some(), about.panel_id.is_some(), about.item_id.is_some()];
    let one = named.into_iter().filter(|it| *it).count() == 1;
    checks.require(one, "about", "ambiguous", "Name one of day, panel_id and item_id.");
    let fits = about.speaker.is_none() || about.item_id.is_some();
    checks.require(fits, "about/speaker", "unfit", "Name the item_id whose speaker this is.");
}

fn check_key(checks: &mut Checks, kind: Option<EvaluationKind>, question: &EvaluationQuestion) {
    let has_points = question.points.is_some();
    let test = kind.is_none_or(EvaluationKind::is_test);
    checks.require(
        test || !has_points,
        "points",
        "unfit",
        "Only tests have points; leave this out.",
    );
    let fits = question.kind != Kind::Text || !has_points;
    let message = "What is answered in one's own words has no right answer; leave this out.";
    checks.require(fits, "points", "unfit", message);
    let known = values(question);
    if has_points && question.kind != Kind::Text {
        let some = !question.correct.is_empty();
        checks.require(some, "correct", "required", "Give the right answer.");
        let one = question.kind == Kind::SeveralOf || question.correct.len() <= 1;
        checks.require(one, "correct", "too_many", "One answer is given to this; name one.");
    } else {
        let message = "Only a question with points has a right answer; leave this out.";
        checks.require(question.correct.is_empty() || !fits, "correct", "unfit", message);
    }
    for (index, value) in question.correct.iter().enumerate().filter(|_| has_points) {
        let pointer = format!("correct/{index}");
        let message = "This is no answer that can be given.";
        checks.require(known.contains(value), &pointer, "choice", message);
    }
}

/// Which texts are longer than they may be here, also where a registration could hold them.
pub fn too_long(
    questions: &[EvaluationQuestion],
    given: &BTreeMap<String, Value>,
) -> Vec<FieldError> {
    let texts = questions.iter().filter(|it| it.kind == Kind::Text);
    let fault = |it: &EvaluationQuestion| {
        let text = given.get(&it.key)?.as_str()?;
        let message = format!("must have at most {TEXT_MAX} characters");
        let pointer = format!("answers/{}", it.key);
        let long = text.chars().count() > TEXT_MAX;
        long.then(|| FieldError::new(pointer, "too_long", message))
    };
    texts.filter_map(fault).collect()
}

/// How many points a test has.
pub fn max_points(questions: &[EvaluationQuestion]) -> i32 {
    questions.iter().filter_map(|it| it.points).sum()
}

/// Whether an answer is right; none is not.
pub fn is_correct(question: &EvaluationQuestion, answer: Option<&Value>) -> bool {
    let Some(answer) = answer.filter(|_| question.points.is_some()) else { return false };
    let mut given = chosen(question, answer);
    let mut correct = question.correct.clone();
    given.sort();
    correct.sort();
    correct.dedup();
    given == correct
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn question(value: Value) -> EvaluationQuestion {
        let mut whole = json!({"key": "a", "kind": "scale", "label": {"en": "A"}});
        let Value::Object(more) = value else { panic!("{value}") };
        whole.as_object_mut().unwrap().extend(more);
        serde_json::from_value(whole).unwrap()
    }

    fn codes(kind: EvaluationKind, value: Value) -> Vec<(String, String)> {
        let faults = faults(Some(kind), &[question(value)]);
        faults.into_iter().map(|it| (it.pointer, it.code.into_owned())).collect()
    }

    #[test]
    fn a_question_that_nobody_could_answer_or_judge_is_refused_at_its_place() {
        let ab =
            json!([{"value": "a", "label": {"en": "A"}}, {"value": "b", "label": {"en": "B"}}]);
        for (kind, value, pointer, code) in [
            (EvaluationKind::Reaction, json!({"scale": {"from": 3, "to": 4}}), "scale/to", "range"),
            (EvaluationKind::Reaction, json!({"options": ab}), "options", "unfit"),
            (EvaluationKind::Reaction, json!({"kind": "one_of"}), "options", "required"),
            (EvaluationKind::Reaction, json!({"points": 1, "correct": ["1"]}), "points", "unfit"),
            (EvaluationKind::Reaction, json!({"key": "A"}), "key", "key"),
            (EvaluationKind::Reaction, json!({"about": {}}), "about", "ambiguous"),
            (
                EvaluationKind::Reaction,
                json!({"about": {"day": "2026-01-01", "speaker": 1}}),
                "about/speaker",
                "unfit",
            ),
            (EvaluationKind::PostTest, json!({"points": 2}), "correct", "required"),
            (
                EvaluationKind::PostTest,
                json!({"points": 2, "correct": ["9"]}),
                "correct/0",
                "choice",
            ),
            (
                EvaluationKind::PreTest,
                json!({"kind": "text", "points": 2, "correct": ["x"]}),
                "points",
                "unfit",
            ),
        ] {
            let found = codes(kind, value.clone());
            let expected = (format!("/questions/0/{pointer}"), code.to_owned());
            assert!(found.contains(&expected), "{value}: {found:?}");
        }
        assert_eq!(codes(EvaluationKind::Reaction, json!({})), []);
        assert_eq!(codes(EvaluationKind::PreTest, json!({}))[0].1, "no_points");
        assert_eq!(codes(EvaluationKind::PreTest, json!({"points": 1, "correct": ["5"]})), []);
    }

    #[test]
    fn of_several_right_answers_all_are_wanted_and_no_other() {
        let options = json!(["a", "b", "c"].map(|it| json!({"value": it, "label": {"en": it}})));
        let several = json!({"kind": "several_of", "options": options, "points": 2,
                             "correct": ["c", "a"]});
        let question = question(several);
        for (answer, right) in [
            (json!(["a", "c"]), true),
            (json!(["a"]), false),
            (json!(["a", "b", "c"]), false),
            (json!([]), false),
        ] {
            assert_eq!(is_correct(&question, Some(&answer)), right, "{answer}");
        }
        assert!(!is_correct(&question, None));
    }

    #[test]
    fn the_ends_of_a_scale_say_what_they_mean() {
        let ends = json!({"from": 1, "to": 3, "from_label": {"en": "poor", "ru": "плохо"}});
        let form = form_of(&[question(json!({"scale": ends}))]);
        let labels: Vec<&str> = form.fields[0].options.iter().map(|it| it.label.pick([])).collect();
        assert_eq!(labels, ["1 – poor", "2", "3"]);
    }
}
