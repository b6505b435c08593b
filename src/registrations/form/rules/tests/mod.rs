mod judge;

use super::*;
use crate::registrations::form::types::{ShowIf, Versions};
use crate::text::{Language, Texts};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A form as somebody might send it.
pub fn form(fields: Value) -> Vec<FormField> {
    serde_json::from_value(fields).unwrap()
}

/// A field with the least that it needs, and `more` over that.
pub fn field(key: &str, kind: &str, more: Value) -> Value {
    let mut field = json!({"key": key, "kind": kind, "label": {"en": format!("Label of {key}")}});
    if ["one_of", "several_of"].contains(&kind) {
        field["options"] = json!([
            {"value": "a", "label": {"en": "A"}}, {"value": "b", "label": {"en": "B"}}]);
    }
    if let (Value::Object(field), Value::Object(more)) = (&mut field, more) {
        field.extend(more);
    }
    field
}

fn faults_of(fields: Value) -> Vec<String> {
    let faults = form_faults(&form(fields)).into_iter();
    faults.map(|fault| format!("{} {}", fault.pointer, fault.code)).collect()
}

#[test]
fn a_form_of_every_kind_with_every_condition_is_fine() {
    let fields = json!([
        field("visa", "yes_no", json!({"required": true})),
        field("passport_country", "country", json!({"show_if": {"field": "visa", "is": [true]}})),
        field("diet", "several_of", json!({})),
        field("diet_more", "long_text", json!({"show_if": {"field": "diet", "is": ["b"]}})),
        field("work_in", "one_of", json!({"show_if": {"role": ["speaker", "delegate"]}})),
        field("nights", "number", json!({"show_if": {"attendance_mode": ["in_person"]}})),
        field(
            "arrives_on",
            "date",
            json!({"show_if": {"field": "passport_country", "is": ["KG"]}})
        ),
        field("photos", "consent", json!({"help": {"en": "We publish them."}})),
        field("hotel", "text", json!({"organizers_only": true})),
    ]);
    assert_eq!(faults_of(fields), [""; 0]);
}

#[test]
fn keys_are_plain_and_of_one_field_alone() {
    for (key, code) in [
        ("", "key"),
        ("Diet", "key"),
        ("1st", "key"),
        ("_a", "key"),
        ("a-b", "key"),
        ("диета", "key"),
        ("email", "reserved"),
        ("answer", "reserved"),
        ("country", "reserved"),
        ("substitute_email", "reserved"),
        ("list_of_participants", "reserved"),
    ] {
        let found = faults_of(json!([field(key, "text", json!({}))]));
        assert_eq!(found, [format!("/fields/0/key {code}")], "{key}");
    }
    assert_eq!(
        faults_of(json!([field(&"a".repeat(41), "text", json!({}))])),
        ["/fields/0/key key"]
    );
    let twice = json!([field("a", "text", json!({})), field("a", "date", json!({}))]);
    assert_eq!(faults_of(twice), ["/fields/1/key duplicate"]);
}

#[test]
fn options_are_there_where_one_chooses_and_nowhere_else() {
    let option = |value: &str| json!({"value": value, "label": {"en": "O"}});
    let with = |kind: &str, options: Value| {
        faults_of(json!([field("a", kind, json!({"options": options}))]))
    };
    assert_eq!(with("one_of", json!([])), ["/fields/0/options required"]);
    assert_eq!(with("text", json!([option("a")])), ["/fields/0/options unfit"]);
    let twice = with("several_of", json!([option("a"), option("a"), option(" ")]));
    assert_eq!(
        twice,
        ["/fields/0/options/1/value duplicate", "/fields/0/options/2/value required"]
    );
    let many: Vec<Value> = (0..201).map(|n| option(&n.to_string())).collect();
    assert_eq!(with("one_of", json!(many)), ["/fields/0/options too_many"]);
}

#[test]
fn a_condition_names_what_stands_above_and_can_be_answered_so() {
    let below = |show_if: Value| {
        faults_of(json!([
            field("first", "one_of", json!({})),
            field("hidden", "yes_no", json!({"organizers_only": true})),
            field("words", "text", json!({})),
            field("last", "text", json!({"show_if": show_if})),
            field("later", "yes_no", json!({})),
        ]))
    };
    let at = |what: &str| [format!("/fields/3/show_if{what}")];
    assert_eq!(below(json!({"field": "first", "is": ["a"]})), [""; 0]);
    assert_eq!(below(json!({})), at(" required"));
    assert_eq!(below(json!({"field": "first"})), at("/is required"));
    assert_eq!(below(json!({"field": "first", "is": []})), at("/is too_short"));
    assert_eq!(below(json!({"field": "first", "is": ["a", "c"]})), at("/is/1 choice"));
    assert_eq!(below(json!({"field": "first", "is": [true]})), at("/is/0 choice"));
    assert_eq!(below(json!({"field": "last", "is": ["a"]})), at("/field later"));
    assert_eq!(below(json!({"field": "later", "is": [true]})), at("/field later"));
    assert_eq!(below(json!({"field": "none", "is": [true]})), at("/field unknown"));
    assert_eq!(below(json!({"field": "words", "is": ["a"]})), at("/field unfit"));
    assert_eq!(below(json!({"field": "hidden", "is": [true]})), at("/field organizers_only"));
    assert_eq!(below(json!({"role": ["speaker"], "is": ["a"]})), at("/is unfit"));
}

#[test]
fn what_nobody_sees_who_registers_asks_them_nothing() {
    let unseen = |kind: &str, required: bool| {
        faults_of(json!([field("a", kind, json!({"organizers_only": true, "required": required}))]))
    };
    assert_eq!(unseen("text", false), [""; 0]);
    assert_eq!(unseen("text", true), ["/fields/0/required unfit"]);
    assert_eq!(unseen("consent", false), ["/fields/0/organizers_only unfit"]);
}

fn next(
    before: (&[FormField], &Versions),
    after: &[FormField],
    last: &[(&str, i32)],
) -> Vec<(String, i32)> {
    let last: BTreeMap<String, i32> = last.iter().map(|(key, n)| ((*key).to_owned(), *n)).collect();
    next_versions(before, after, &last).0.into_iter().collect()
}

#[test]
fn a_field_that_asks_something_else_is_a_new_version_and_one_that_was_moved_is_not() {
    let before = form(json!([
        field("a", "text", json!({})),
        field("b", "one_of", json!({})),
        field("c", "consent", json!({})),
        field("d", "text", json!({})),
    ]));
    let versions = Versions(
        [("a", 1), ("b", 3), ("c", 1), ("d", 2)].map(|(key, n)| (key.to_owned(), n)).into(),
    );
    let after = form(json!([
        field("d", "text", json!({"help": {"en": "Help"}, "required": true})),
        field("b", "one_of", json!({"options": [{"value": "a", "label": {"en": "A"}}]})),
        field("c", "consent", json!({"help": {"en": "Another text"}})),
        field("a", "long_text", json!({})),
        field("e", "text", json!({})),
    ]));
    let last = [("a", 1), ("b", 3), ("c", 1), ("d", 2), ("e", 4)];
    let next = next((&before, &versions), &after, &last);
    let next: Vec<(&str, i32)> = next.iter().map(|(key, n)| (key.as_str(), *n)).collect();
    let why = "e was asked before, and is asked again";
    assert_eq!(next, [("a", 2), ("b", 4), ("c", 2), ("d", 2), ("e", 5)], "{why}");
}

/// Any field that can be read, most of them wrong.
pub fn any_field() -> impl Strategy<Value = FormField> {
    let kind = proptest::sample::select(FormFieldKind::ALL);
    let key = proptest::sample::select(vec!["a", "b", "c", "d", "email", "Wrong"]);
    let value = prop_oneof![
        Just(json!(true)),
        Just(json!(false)),
        Just(json!("a")),
        Just(json!("KG")),
        Just(json!(1))
    ];
    let is = proptest::option::of(proptest::collection::vec(value, 0..3));
    let asked = proptest::option::of(proptest::sample::select(vec!["a", "b", "c", "d"]));
    let show_if = proptest::option::of((asked, is).prop_map(|(field, is)| ShowIf {
        field: field.map(str::to_owned),
        is,
        ..ShowIf::default()
    }));
    let options = proptest::sample::subsequence(vec!["a", "b", "c"], 0..=3);
    let is = (any::<bool>(), any::<bool>(), any::<bool>());
    (key, kind, options, show_if, is).prop_map(
        |(key, kind, options, show_if, (required, organizers_only, sensitive))| FormField {
            key: key.to_owned(),
            kind,
            label: Texts::new([(Language::english(), format!("Label of {key}"))]),
            help: None,
            required,
            options: options
                .into_iter()
                .map(|value| FormOption { value: value.to_owned(), label: Texts::english(value) })
                .collect(),
            show_if,
            not_before: None,
            retention_days: sensitive.then_some(1),
            organizers_only,
            sensitive,
        },
    )
}

proptest! {
    #[test]
    fn a_form_that_is_taken_has_no_circle(fields in proptest::collection::vec(any_field(), 0..6)) {
        if !form_faults(&fields).is_empty() {
            return Ok(());
        }
        let place = |key: &str| fields.iter().position(|field| field.key == key);
        for (index, field) in fields.iter().enumerate() {
            prop_assert_eq!(place(&field.key), Some(index));
            if let Some(asked) = field.show_if.as_ref().and_then(|it| it.field.as_deref()) {
                let above = place(asked).unwrap();
                prop_assert!(above < index);
                prop_assert!(!fields[above].sensitive || field.sensitive);
            }
        }
    }

    #[test]
    fn the_version_of_a_key_never_falls(
        first in proptest::collection::vec(any_field(), 0..5),
        second in proptest::collection::vec(any_field(), 0..5),
    ) {
        let nothing = Versions::default();
        let one = next_versions((&[], &nothing), &first, &BTreeMap::new());
        let two = next_versions((&first, &one), &second, &one.0);
        for (key, version) in &two.0 {
            let before = one.0.get(key).copied().unwrap_or(0);
            prop_assert!(*version == before || *version == before + 1);
        }
    }
}
