use super::*;
use crate::error::Kind;
use proptest::prelude::*;

fn schedule() -> Schedule {
    Schedule {
        span: WallSpan {
            zone: "Europe/Tallinn".parse().unwrap(),
            starts_on: "2026-04-01".parse().unwrap(),
            start_time: "09:00:00".parse().ok(),
            ends_on: "2026-04-03".parse().unwrap(),
            end_time: "17:00:00".parse().ok(),
        },
        opens_on: None,
        closes_on: None,
        capacity: Some(12),
        online_capacity: None,
    }
}

fn wrong(schedule: &Schedule) -> Vec<String> {
    let mut checks = Checks::new();
    check_schedule(&mut checks, schedule);
    let fields = checks.finish().err().map(|error| error.fields).unwrap_or_default();
    fields.into_iter().map(|field| format!("{} {}", field.pointer, field.code)).collect()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn a_move_that_the_state_does_not_allow_names_those_that_it_does() {
    use EventStatus::{Archived, Cancelled, Completed, Draft, Published};
    assert!(check_move(Draft, Published).is_ok());
    assert!(check_move(Cancelled, Archived).is_ok());
    let error = check_move(Published, Archived).unwrap_err();
    assert_eq!((error.kind, error.code.as_ref()), (Kind::Conflict, "event.state"));
    assert_eq!(error.detail, "This event is published; what can be done now: complete, cancel.");
    let error = check_move(Archived, Draft).unwrap_err();
    assert_eq!(error.detail, "This event is archived; nothing more can be done with it.");
    assert!(check_move(Completed, Cancelled).is_err());
}

#[test]
fn every_state_but_the_last_leads_to_the_archive_and_none_back() {
    for from in EventStatus::ALL {
        assert!(!allowed(*from).contains(from));
        assert!(!allowed(*from).contains(&EventStatus::Draft));
        assert_eq!(allowed(*from).is_empty(), *from == EventStatus::Archived);
    }
}

#[test]
fn an_archived_event_is_read_only_and_a_cancelled_one_keeps_what_it_was() {
    assert!(check_edit(EventStatus::Completed, ["starts_on", "title"]).is_ok());
    assert!(check_edit(EventStatus::Cancelled, ["references", "claimed"]).is_ok());
    assert!(check_edit(EventStatus::Cancelled, ["references", "starts_on"]).is_err());
    assert!(check_edit(EventStatus::Archived, ["references"]).is_err());
    assert!(check_edit(EventStatus::Archived, []).is_ok());
    assert!(check_edit(EventStatus::Draft, ["slug"]).is_ok());
    for status in [EventStatus::Published, EventStatus::Completed] {
        assert_eq!(check_edit(status, ["slug"]).unwrap_err().code, "event.slug_in_use");
    }
}

#[test]
fn dates_and_times_stand_in_order() {
    assert_eq!(wrong(&schedule()), Vec::<String>::new());
    let mut backwards = schedule();
    backwards.span.ends_on = "2026-03-31".parse().unwrap();
    assert_eq!(wrong(&backwards), ["/ends_on before_start"]);
    let mut one_day = schedule();
    one_day.span.ends_on = one_day.span.starts_on;
    one_day.span.end_time = one_day.span.start_time;
    assert_eq!(wrong(&one_day), ["/end_time before_start"]);
    let mut night = schedule();
    night.span.end_time = "01:00:00".parse().ok();
    assert_eq!(wrong(&night), Vec::<String>::new(), "an end time on a later day is free");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let mut all = schedule();
    all.span.starts_on = "2026-03-29".parse().unwrap();
    all.span.start_time = "03:30:00".parse().ok();
    all.closes_on = "2026-04-04".parse().ok();
    all.opens_on = "2026-04-05".parse().ok();
    all.capacity = Some(-1);
    assert_eq!(
        wrong(&all),
        [
            "/registration/closes_on after_end",
            "/registration/opens_on after_close",
            "/start_time skipped_hour",
            "/capacity out_of_range"
        ]
    );
    all.span.ends_on = NaiveDate::MAX;
    assert!(wrong(&all).contains(&"/ends_on out_of_range".to_owned()));
}

#[test]
fn a_past_event_may_be_published_for_the_record_but_not_without_a_title() {
    let mut past = schedule();
    past.span.starts_on = "2008-11-25".parse().unwrap();
    past.span.ends_on = "2008-11-27".parse().unwrap();
    assert!(check_publish(&Texts::english("Seminar"), &past).is_ok());
    let error = check_publish(&Texts::default(), &past).unwrap_err();
    assert_eq!(error.fields[0].pointer, "/title");
}

#[test]
fn an_event_is_completed_from_its_start_on() {
    let span = schedule().span;
    assert!(check_complete(&span, at("2026-04-01T05:59:59Z")).is_err());
    assert!(check_complete(&span, at("2026-04-01T06:00:00Z")).is_ok());
}

#[test]
fn registration_is_open_until_the_event_starts_unless_it_says_otherwise() {
    let mut event = schedule();
    assert_eq!(event.window(at("2020-01-01T00:00:00Z")), Window::Open);
    assert_eq!(event.window(at("2026-04-01T06:00:00Z")), Window::Closed);
    event.opens_on = "2026-03-10".parse().ok();
    event.closes_on = "2026-03-20".parse().ok();
    assert_eq!(event.window(at("2026-03-09T21:59:59Z")), Window::NotYet);
    assert_eq!(event.window(at("2026-03-09T22:00:00Z")), Window::Open);
    assert_eq!(event.window(at("2026-03-20T21:59:59Z")), Window::Open);
    assert_eq!(event.window(at("2026-03-20T22:00:00Z")), Window::Closed);
}

#[test]
fn a_slug_is_chosen_in_small_letters_and_made_from_any_title() {
    for fine in ["egm-2021", "a", "2008"] {
        assert!(slug_fault("slug", fine).is_none(), "{fine}");
    }
    let id = "0197a2b4-0000-7000-8000-000000000000";
    for wrong in ["", "-a", "a-", "a--b", "A", "a b", "семинар", "a/b", id, &"a".repeat(65)]
    {
        assert!(slug_fault("slug", wrong).is_some(), "{wrong}");
    }
    assert_eq!(slug_candidate("Семинар", 1), "seminar");
    assert_eq!(slug_candidate("Объявление", 2), "obyavlenie-2");
    assert_eq!(slug_candidate("…", 1), "event");
    assert_eq!(slug_candidate(&"щ".repeat(64), 12), format!("{}s-12", "shch".repeat(15)));
    assert_eq!(slug_candidate("ICT & Governance", 3), "ict-governance-3");
}

#[test]
fn a_slug_is_made_from_the_title_in_english_or_else_in_latin_letters() {
    let title = |texts: &[(&str, &str)]| {
        Texts::new(texts.iter().map(|(tag, text)| (tag.parse().unwrap(), (*text).to_owned())))
    };
    let (kazakh, uzbek) = (("kk", "Семинар"), ("uz-Latn", "Seminar: oʻquv"));
    assert_eq!(title_of_slug(&title(&[kazakh, uzbek, ("en", "Seminar")])), "Seminar");
    assert_eq!(title_of_slug(&title(&[kazakh, uzbek])), "Seminar: oʻquv");
    assert_eq!(title_of_slug(&title(&[kazakh, ("ru", "Форум")])), "Семинар");
}

proptest! {
    #[test]
    fn every_slug_that_is_made_is_one_that_may_be_chosen(title in "\\PC{0,120}", n in 1_usize..2000) {
        let slug = slug_candidate(&title, n);
        prop_assert!(slug_fault("slug", &slug).is_none(), "{}", slug);
    }
}
