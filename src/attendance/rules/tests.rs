use super::*;
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2026-05-25T04:00:00Z")
}

fn span() -> WallSpan {
    WallSpan {
        zone: "Asia/Almaty".parse().unwrap(),
        starts_on: "2026-05-25".parse().unwrap(),
        start_time: None,
        ends_on: "2026-05-27".parse().unwrap(),
        end_time: None,
    }
}

fn by_code(code: &str) -> CheckInCreate {
    CheckInCreate { code: Some(code.to_owned()), ..CheckInCreate::default() }
}

fn wrong(input: &CheckInCreate) -> Vec<String> {
    let error = told(input, now()).unwrap_err();
    error.fields.iter().map(|it| format!("{} {}", it.pointer, it.code)).collect()
}

#[test]
fn a_code_is_taken_however_it_is_typed() {
    for typed in ["K7QM-3XWD", " k7qm 3xwd", "k7qm3xwd"] {
        let told = told(&by_code(typed), now()).unwrap();
        assert_eq!(told.who, Who::Code("K7QM-3XWD".to_owned()), "{typed}");
        assert_eq!((told.place, told.at), (None, now()));
    }
}

#[test]
fn one_person_and_one_place_are_named_and_all_that_is_wrong_is_said() {
    assert_eq!(wrong(&CheckInCreate::default()), ["/registration_id required"]);
    let id = Some(Uuid::nil().into());
    assert_eq!(
        wrong(&CheckInCreate { registration_id: id, ..by_code("K7QM-3XWD") }),
        ["/code ambiguous"]
    );
    let all = CheckInCreate {
        code: Some("hello".to_owned()),
        registration_id: None,
        day: Some(span().starts_on),
        panel_id: Some(Uuid::nil().into()),
        at: Some(at("2026-05-25T04:11:00Z")),
        nonce: Some(" \u{7}".to_owned()),
    };
    let expected = ["/code code", "/panel_id ambiguous", "/at ahead", "/nonce required"];
    assert_eq!(wrong(&all), expected);
}

#[test]
fn a_device_may_have_been_offline_and_its_clock_some_minutes_ahead() {
    for (instant, fine) in [
        ("2026-05-25T04:10:00Z", true),
        ("2026-05-25T04:10:01Z", false),
        ("2026-05-24T01:00:00Z", true),
        ("1970-01-01T00:00:00Z", true),
        ("0001-01-01T00:00:00Z", false),
    ] {
        let input = CheckInCreate { at: Some(at(instant)), ..by_code("K7QM-3XWD") };
        assert_eq!(told(&input, now()).is_ok(), fine, "{instant}");
    }
}

#[test]
fn without_a_day_it_is_that_of_the_instant_where_the_event_is() {
    let day =
        |instant| day_of(&span(), at(instant)).map_err(|error| error.fields[0].pointer.clone());
    assert_eq!(day("2026-05-24T19:00:00Z"), Ok(span().starts_on));
    assert_eq!(day("2026-05-24T18:59:59Z"), Err("/day".to_owned()));
    assert_eq!(day("2026-05-27T18:59:59Z"), Ok(span().ends_on));
    assert_eq!(day("2026-05-27T19:00:00Z"), Err("/day".to_owned()));
    assert!(check_day(&span(), span().ends_on, at("2026-05-27T04:00:00Z")).is_ok());
    let detail = check_day(&span(), "2026-05-28".parse().unwrap(), at("2026-05-28T04:00:00Z"))
        .unwrap_err()
        .detail;
    assert!(detail.contains("from 2026-05-25 to 2026-05-27"), "{detail}");
}

#[test]
fn nobody_has_come_yet_to_a_day_that_has_not_begun() {
    let second = "2026-05-26".parse().unwrap();
    // Midnight in Almaty, and ten minutes for a clock that is ahead of ours.
    let begun = |now| check_day(&span(), second, at(now)).is_ok();
    assert!(begun("2026-05-25T18:50:00Z"));
    assert!(!begun("2026-05-25T18:49:59Z"));
    assert!(check_panel(&span(), Some(second), at("2026-05-25T18:50:00Z")).is_ok());
    assert!(check_panel(&span(), Some(second), at("2026-05-25T18:49:59Z")).is_err());
    assert!(check_panel(&span(), None, at("2026-01-01T00:00:00Z")).is_ok());
}

#[test]
fn an_instant_long_before_the_event_comes_from_a_wrong_clock() {
    assert!(check_instant(&span(), None, at("2026-05-23T18:50:00Z")).is_ok());
    assert!(check_instant(&span(), None, at("2026-05-23T18:49:59Z")).is_err());
    assert!(check_instant(&span(), None, at("2026-06-30T00:00:00Z")).is_ok());
    let second = Some("2026-05-26".parse().unwrap());
    assert!(check_instant(&span(), second, at("2026-05-25T18:50:00Z")).is_ok());
    assert!(check_instant(&span(), second, at("2026-05-25T18:49:59Z")).is_err());
}

#[test]
fn only_who_is_confirmed_is_checked_in_and_only_to_an_event_that_is_held() {
    use EventStatus::{Archived, Cancelled, Completed, Draft, Published};
    for status in RegistrationStatus::ALL {
        let refused = check_status(*status).err();
        assert_eq!(refused.is_none(), *status == RegistrationStatus::Confirmed, "{status}");
        assert!(refused.is_none_or(|error| error.detail.contains(status.as_str())), "{status}");
    }
    for (status, fine) in [
        (Draft, false),
        (Published, true),
        (Completed, true),
        (Cancelled, false),
        (Archived, false),
    ] {
        assert_eq!(check_event(status).is_ok(), fine, "{status}");
    }
}

#[test]
fn nothing_is_undone_twice() {
    assert!(check_undo(None).is_ok());
    assert_eq!(check_undo(Some(now())).unwrap_err().code, "check_in.state");
}
