use super::*;
use crate::registrations::form::rules::{By, Judge, form_faults};
use crate::registrations::types::ParticipantRole;
use proptest::prelude::*;
use serde_json::json;

fn form(fields: Value) -> RegistrationForm {
    let fields: Vec<FormField> = serde_json::from_value(fields).unwrap();
    assert!(form_faults(&fields).is_empty());
    RegistrationForm { fields, ..RegistrationForm::default() }
}

/// A form with a field of every kind, each under the name of its kind.
fn every_kind() -> RegistrationForm {
    let label = |text: &str| json!({"en": text});
    let options =
        json!([{"value": "a", "label": {"en": "A"}}, {"value": "b b", "label": {"en": "B"}}]);
    let fields = FormFieldKind::ALL.iter().map(|kind| {
        let options = if kind.has_options() { options.clone() } else { json!([]) };
        let key = format!("of_{kind}");
        json!({"key": key, "kind": kind, "label": label(kind.as_str()), "options": options})
    });
    form(fields.collect())
}

fn typed_into(sent: &str, whole: bool) -> Value {
    json!(typed(&every_kind(), &sent.parse().unwrap(), whole, &Answered::default()))
}

#[test]
fn what_is_typed_is_read_as_what_it_stands_for() {
    let sent = "of_text=+Law+&of_long_text=a%0D%0Ab&of_number=1+200%2C5&of_date=2026-05-25\
                &of_yes_no=no&of_one_of=b+b&of_several_of=b+b&of_several_of=a&of_country=KG\
                &of_consent=yes";
    let expected = json!({
        "of_text": "Law", "of_long_text": "a\nb", "of_number": 1200.5, "of_date": "2026-05-25",
        "of_yes_no": false, "of_one_of": "b b", "of_several_of": ["b b", "a"], "of_country": "KG",
        "of_consent": true,
    });
    assert_eq!(typed_into(sent, true), expected);
    assert_eq!(typed_into("of_text=&of_number=", true), json!({"of_consent": false}));
    assert_eq!(typed_into("", false), json!({}), "what was not sent was not said");
    for (text, number) in
        [("7", json!(7)), ("-0,5", json!(-0.5)), ("1e5", json!("1e5")), ("inf", json!("inf"))]
    {
        assert_eq!(typed_into(&format!("of_number={text}"), false)["of_number"], number);
    }
}

proptest! {
    #[test]
    fn whatever_is_posted_is_taken_or_named(
        keys in proptest::sample::subsequence(FormFieldKind::ALL.to_vec(), 0..9),
        values in proptest::collection::vec("\\PC{0,12}|yes|no|a|b b|KG|[0-9,.e+-]{1,9}", 9),
        whole in any::<bool>(),
    ) {
        let pairs = keys.iter().zip(&values).map(|(kind, value)| (format!("of_{kind}"), value));
        let sent = serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap();
        let form = every_kind();
        let before = Answered::default();
        let given = typed(&form, &sent.parse().unwrap(), whole, &before);
        let who = Who { role: ParticipantRole::Delegate, mode: None };
        let now = "2026-03-02T08:00:00Z".parse().unwrap();
        let judge = Judge { form: &form, who, by: By::Participant, before: &before, now };
        match judge.judge(&given) {
            Ok(kept) => prop_assert!(kept.answers.keys().all(|key| given.contains_key(key))),
            Err(faults) => {
                let named = |key: &String| faults.iter().any(|it| it.pointer == format!("/answers/{key}"));
                prop_assert!(given.keys().any(named));
            }
        }
    }
}

#[test]
fn what_is_answered_stands_in_its_field_again() {
    let form = every_kind();
    let sent =
        "of_text=Law&of_number=12&of_date=2026-05-25&of_yes_no=yes&of_several_of=a&of_consent=yes";
    let before = Answered::default();
    let given = typed(&form, &sent.parse().unwrap(), true, &before);
    let who = Who { role: ParticipantRole::Delegate, mode: None };
    let now = "2026-03-02T08:00:00Z".parse().unwrap();
    let judge = Judge { form: &form, who, by: By::Participant, before: &before, now };
    let kept = judge.judge(&given).unwrap();
    let shown = |key: &str, kind| {
        let mut view = FieldView::new(key, "Label", kind);
        fill(&mut view, &form, &kept);
        (view.value, view.values)
    };
    let one = |text: &str| (text.to_owned(), Vec::new());
    assert_eq!(shown("of_text", FieldKind::Text), one("Law"));
    assert_eq!(shown("of_number", FieldKind::Number), one("12"));
    assert_eq!(shown("of_date", FieldKind::Date), one("2026-05-25"));
    assert_eq!(shown("of_yes_no", FieldKind::Select), one("yes"));
    assert_eq!(shown("of_consent", FieldKind::Checkbox), one("yes"));
    assert_eq!(shown("of_several_of", FieldKind::Choices), (String::new(), vec!["a".to_owned()]));
    let mut another = form.clone();
    another.versions.0.insert("of_consent".to_owned(), 2);
    let mut view = FieldView::new("of_consent", "Label", FieldKind::Checkbox);
    fill(&mut view, &another, &kept);
    assert_eq!(view.value, "", "a consent to one text is none to another");
}
