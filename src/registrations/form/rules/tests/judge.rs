//! Which answers are taken, and what stays of those before.

use super::{any_field, field, form};
use crate::registrations::form::rules::{Answered, By, Judge, Who, form_faults};
use crate::registrations::form::types::{FormField, RegistrationForm, Versions};
use crate::registrations::types::{AttendanceMode, Consent, ParticipantRole};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn asked(fields: Vec<FormField>, version: i32) -> RegistrationForm {
    let versions = fields.iter().map(|field| (field.key.clone(), version)).collect();
    RegistrationForm { fields, versions: Versions(versions), ..RegistrationForm::default() }
}

fn delegate() -> Who {
    Who { role: ParticipantRole::Delegate, mode: Some(AttendanceMode::InPerson) }
}

fn given(answers: Value) -> BTreeMap<String, Value> {
    serde_json::from_value(answers).unwrap()
}

fn judged(
    form: &RegistrationForm,
    (by, who): (By, Who),
    before: &Answered,
    answers: Value,
) -> Result<Answered, Vec<String>> {
    let now = "2026-03-02T08:00:00Z".parse().unwrap();
    let judged = Judge { form, who, by, before, now }.judge(&given(answers));
    judged.map_err(|faults| {
        faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect()
    })
}

fn organizer(form: &RegistrationForm, answers: Value) -> Result<Answered, Vec<String>> {
    judged(form, (By::Organizer, delegate()), &Answered::default(), answers)
}

fn participant(form: &RegistrationForm, answers: Value) -> Result<Answered, Vec<String>> {
    judged(form, (By::Participant, delegate()), &Answered::default(), answers)
}

#[test]
fn a_date_does_not_lie_before_the_one_that_its_field_names() {
    let leaves = json!({"not_before": "arrives"});
    let dates = form(json!([field("arrives", "date", json!({})), field("leaves", "date", leaves)]));
    assert_eq!(form_faults(&dates), []);
    let dates = asked(dates, 1);
    let said = |arrives, leaves| {
        participant(&dates, json!({"arrives": arrives, "leaves": leaves})).map(|_| ())
    };
    for (arrives, leaves) in [
        (json!("2026-05-24"), json!("2026-05-24")),
        (json!("2026-12-31"), json!("2027-01-01")),
        (json!(null), json!("2026-05-24")),
        (json!("2026-05-24"), json!(null)),
    ] {
        assert_eq!(said(arrives, leaves), Ok(()));
    }
    let early = Err(vec!["/answers/leaves not_before".to_owned()]);
    assert_eq!(said(json!("2026-05-24"), json!("2026-05-23")), early);
    assert_eq!(
        organizer(&dates, json!({"arrives": "2027-01-01", "leaves": "2026-12-31"})).err(),
        early.err()
    );
    // Of a date that is wrong itself nothing follows.
    let wrong = said(json!("soon"), json!("2026-05-23"));
    assert_eq!(wrong, Err(vec!["/answers/arrives date".to_owned()]));
}

#[test]
fn only_dates_above_are_named_for_an_order() {
    let private = json!({"organizers_only": true});
    let after = |key: &str, other: &str| field(key, "date", json!({"not_before": other}));
    let text = field("d", "text", json!({"not_before": "a"}));
    let fields = json!([
        field("a", "date", json!({})),
        field("t", "text", json!({})),
        field("p", "date", private),
        after("b", "b"),
        after("c", "t"),
        text,
        after("e", "p"),
        after("f", "a")
    ]);
    let faults = form_faults(&form(fields));
    let faults: Vec<_> = faults.iter().map(|it| format!("{} {}", it.pointer, it.code)).collect();
    assert_eq!(
        faults,
        [
            "/fields/3/not_before unknown",
            "/fields/4/not_before unfit",
            "/fields/5/not_before unfit",
            "/fields/6/not_before organizers_only",
        ]
    );
}

#[test]
fn an_answer_is_of_the_kind_of_its_field() {
    let right = [
        ("text", json!("Law")),
        ("long_text", json!("One\nTwo")),
        ("number", json!(12)),
        ("number", json!(-1.5)),
        ("date", json!("2028-02-29")),
        ("yes_no", json!(false)),
        ("one_of", json!("b")),
        ("several_of", json!(["a", "b"])),
        ("country", json!("KG")),
    ];
    for (kind, value) in right {
        let form = asked(form(json!([field("x", kind, json!({}))])), 3);
        let taken = organizer(&form, json!({"x": value})).unwrap();
        assert_eq!((&taken.answers["x"], taken.versions.0["x"]), (&value, 3), "{kind}");
    }
    let wrong = [
        ("text", json!("a\nb"), "control_character"),
        ("text", json!(" "), "required"),
        ("text", json!(5), "type"),
        ("text", json!("я".repeat(501)), "too_long"),
        ("long_text", json!("a\u{0}b"), "control_character"),
        ("long_text", json!(["a"]), "type"),
        ("number", json!("12"), "number"),
        ("number", json!(1e16), "number"),
        ("date", json!("2027-02-29"), "date"),
        ("date", json!("+026-01-01"), "date"),
        ("date", json!("26-1-1"), "date"),
        ("yes_no", json!("yes"), "type"),
        ("consent", json!(1), "type"),
        ("one_of", json!("c"), "choice"),
        ("one_of", json!(["a"]), "choice"),
        ("several_of", json!("a"), "type"),
        ("several_of", json!(["a", "c"]), "choice"),
        ("country", json!("kg"), "country"),
    ];
    for (kind, value, code) in wrong {
        let form = asked(form(json!([field("x", kind, json!({}))])), 1);
        for judged in [organizer, participant] {
            let found = judged(&form, json!({"x": value}));
            assert_eq!(found, Err(vec![format!("/answers/x {code}")]), "{kind} {value}");
        }
    }
}

#[test]
fn nothing_chosen_is_no_answer_and_what_is_chosen_stands_in_the_order_of_the_options() {
    let form = asked(form(json!([field("x", "several_of", json!({}))])), 1);
    assert_eq!(organizer(&form, json!({"x": []})).unwrap(), Answered::default());
    assert_eq!(organizer(&form, json!({"x": null})).unwrap(), Answered::default());
    let twice = organizer(&form, json!({"x": ["b", "a", "b"]})).unwrap();
    assert_eq!(twice.answers["x"], json!(["a", "b"]));
}

#[test]
fn what_must_be_answered_organizers_may_leave_out() {
    let fields = json!([
        field("topic", "text", json!({"required": true})),
        field("diet", "several_of", json!({"required": true})),
        field("photos", "consent", json!({"required": true})),
        field("hotel", "text", json!({"organizers_only": true})),
    ]);
    let form = asked(form(fields), 1);
    assert!(organizer(&form, json!({})).is_ok());
    assert!(organizer(&form, json!({"photos": false})).is_ok());
    let missing = ["/answers/topic required", "/answers/diet required", "/answers/photos required"];
    let empty = json!({"diet": [], "photos": false});
    for answers in [json!({}), empty] {
        assert_eq!(participant(&form, answers), Err(missing.map(str::to_owned).to_vec()));
    }
}

#[test]
fn what_is_not_asked_is_refused_from_organizers_and_dropped_where_people_say_it() {
    let fields = json!([
        field("visa", "yes_no", json!({})),
        field(
            "passport",
            "country",
            json!({"required": true, "show_if": {"field": "visa", "is": [true]}})
        ),
        field("talk", "text", json!({"required": true, "show_if": {"role": ["speaker"]}})),
        field("screen", "text", json!({"show_if": {"attendance_mode": ["online"]}})),
        field("inner", "text", json!({"show_if": {"field": "passport", "is": ["KG"]}})),
    ]);
    let form = asked(form(fields), 1);
    let all = json!({"visa": false, "passport": "KG", "talk": "T", "screen": "S", "inner": "I"});
    let refused =
        ["passport", "talk", "screen", "inner"].map(|key| format!("/answers/{key} not_asked"));
    assert_eq!(organizer(&form, all.clone()), Err(refused.to_vec()));
    let kept = participant(&form, all).unwrap();
    assert_eq!(json!(kept.answers), json!({"visa": false}));
    let missing = participant(&form, json!({"visa": true}));
    assert_eq!(missing, Err(vec!["/answers/passport required".to_owned()]));
    let whole = json!({"visa": true, "passport": "KG", "inner": "I"});
    assert_eq!(json!(participant(&form, whole.clone()).unwrap().answers), whole);
    let speaker = Who { role: ParticipantRole::Speaker, ..delegate() };
    let missing = judged(&form, (By::Participant, speaker), &Answered::default(), json!({}));
    assert_eq!(missing, Err(vec!["/answers/talk required".to_owned()]));
    let wrong = organizer(&form, json!({"visa": "maybe", "passport": "KG"}));
    assert_eq!(wrong, Err(vec!["/answers/visa type".to_owned()]), "what follows is not known");
}

#[test]
fn an_unknown_key_is_refused_unless_it_stands_there_already() {
    let form = asked(form(json!([field("x", "text", json!({}))])), 2);
    let pointers = ["/answers/a~1b unknown".to_owned(), "/answers/y unknown".to_owned()];
    assert_eq!(organizer(&form, json!({"y": 1, "a/b": 2})), Err(pointers.to_vec()));
    let before = Answered {
        answers: given(json!({"gone": 5, "x": "old"})),
        versions: Versions([("gone".to_owned(), 4), ("x".to_owned(), 1)].into()),
        ..Answered::default()
    };
    let by = (By::Organizer, delegate());
    let same = judged(&form, by, &before, json!({"gone": 5, "x": "old"})).unwrap();
    assert_eq!(same, before, "with the versions that were answered");
    let other = judged(&form, by, &before, json!({"gone": 6}));
    assert_eq!(other, Err(vec!["/answers/gone unknown".to_owned()]));
    let renewed = judged(&form, by, &before, json!({"x": "new"})).unwrap();
    assert_eq!((json!(renewed.answers), renewed.versions.0["x"]), (json!({"x": "new"}), 2));
    let own = judged(&form, (By::Participant, delegate()), &before, json!({})).unwrap();
    assert_eq!(json!(own.answers), json!({"gone": 5}), "what is asked no more stays");
}

#[test]
fn a_consent_is_kept_with_the_version_of_its_text_and_the_moment_at_which_it_was_given() {
    let fields = form(json!([field("photos", "consent", json!({}))]));
    let list = Consent {
        purpose: "list_of_participants".to_owned(),
        version: "2026-11".to_owned(),
        given: true,
        at: "2026-03-01T00:00:00Z".parse().unwrap(),
    };
    let photos = |version: &str, given| Consent {
        purpose: "photos".to_owned(),
        version: version.to_owned(),
        given,
        ..list.clone()
    };
    let before =
        Answered { consents: vec![list.clone(), photos("1", true)], ..Answered::default() };
    let by = (By::Participant, delegate());
    let consents = |version, answers| {
        judged(&asked(fields.clone(), version), by, &before, answers).unwrap().consents
    };
    assert_eq!(consents(1, json!({"photos": true})), before.consents);
    assert_eq!(consents(1, json!({})), before.consents, "nothing was said of it");
    for (version, answer) in [(1, false), (2, true)] {
        let after = consents(version, json!({"photos": answer}));
        assert_eq!(after[0], list);
        assert_eq!((after[1].given, after[1].version.as_str()), (answer, &*version.to_string()));
        assert_eq!(after[1].at.to_rfc3339(), "2026-03-02T08:00:00+00:00");
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop_oneof![Just("a"), Just("b"), Just("KG"), Just("2026-05-25"), Just("\u{0}"), Just("")]
            .prop_map(Value::from),
        proptest::sample::subsequence(vec!["a", "b", "x"], 0..=3).prop_map(Value::from),
        Just(json!({"a": [1]})),
    ]
}

proptest! {
    #[test]
    fn no_answer_is_kept_to_what_is_not_asked_whoever_gives_it(
        fields in proptest::collection::vec(any_field(), 0..5),
        answers in proptest::collection::btree_map("[a-e]", any_value(), 0..5),
        participant in any::<bool>(),
    ) {
        if !form_faults(&fields).is_empty() {
            return Ok(());
        }
        let form = asked(fields, 1);
        let by = if participant { By::Participant } else { By::Organizer };
        let Ok(kept) = judged(&form, (by, delegate()), &Answered::default(), json!(answers)) else {
            return Ok(());
        };
        let agreed = |key: &str| kept.consents.iter().any(|it| it.purpose == key && it.given);
        for (key, answer) in &kept.answers {
            prop_assert_eq!(kept.versions.0.get(key), Some(&1));
            prop_assert!(!answer.is_null());
            let field = form.fields.iter().find(|field| field.key == *key).unwrap();
            prop_assert!(!(participant && field.organizers_only));
            let Some(condition) = &field.show_if else { continue };
            let Some(above) = condition.field.as_deref() else { continue };
            let is = condition.is.clone().unwrap_or_default();
            let holds = match kept.answers.get(above) {
                Some(Value::Array(chosen)) => chosen.iter().any(|one| is.contains(one)),
                Some(one) => is.contains(one),
                None => is.contains(&json!(agreed(above))),
            };
            prop_assert!(holds, "{} is kept without what it follows from", key);
        }
    }
}
