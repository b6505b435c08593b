use super::*;
use crate::zone::WallSpan;
use proptest::prelude::*;

fn schedule() -> Schedule {
    Schedule {
        span: WallSpan {
            zone: "Asia/Almaty".parse().unwrap(),
            starts_on: "2026-04-01".parse().unwrap(),
            start_time: time("09:00"),
            ends_on: "2026-04-02".parse().unwrap(),
            end_time: None,
        },
        opens_on: None,
        closes_on: "2026-03-20".parse().ok(),
        capacity: None,
        online_capacity: None,
    }
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn due(anchor: Anchor, days: i32, at_time: Option<NaiveTime>) -> DateTime<Utc> {
    let sent = Some(at("2026-03-02T20:30:00Z"));
    let moment = moment(anchor, &schedule(), sent).unwrap();
    due_at(moment, days, at_time, schedule().span.zone)
}

#[test]
fn a_follow_up_counts_calendar_days_in_the_zone_of_the_event() {
    assert_eq!(due(Anchor::EventStart, -1, time("18:00")), at("2026-03-31T13:00:00Z"));
    assert_eq!(due(Anchor::EventStart, -1, None), at("2026-03-31T04:00:00Z"));
    assert_eq!(due(Anchor::EventEnd, 1, time("09:00")), at("2026-04-03T04:00:00Z"));
    assert_eq!(due(Anchor::EventEnd, 0, None), at("2026-04-02T19:00:00Z"));
    assert_eq!(due(Anchor::RegistrationClose, -3, time("10:00")), at("2026-03-17T05:00:00Z"));
    assert_eq!(due(Anchor::InvitationSent, 7, None), at("2026-03-09T20:30:00Z"));
    assert_eq!(due(Anchor::InvitationSent, 7, time("09:00")), at("2026-03-10T04:00:00Z"));
}

#[test]
fn an_invitation_that_was_not_sent_is_no_anchor() {
    assert_eq!(moment(Anchor::InvitationSent, &schedule(), None), None);
}

#[test]
fn without_a_closing_day_registration_closes_when_the_event_starts() {
    let open = Schedule { closes_on: None, ..schedule() };
    let start = moment(Anchor::EventStart, &open, None);
    assert_eq!(moment(Anchor::RegistrationClose, &open, None), start);
}

#[test]
fn an_hour_that_the_change_leaves_out_moves_to_the_next_that_exists() {
    let eve = Moment::At("2026-03-28".parse().unwrap(), time("12:00").unwrap());
    let zone = "Europe/Berlin".parse().unwrap();
    assert_eq!(due_at(eve, 1, time("02:30"), zone), at("2026-03-29T01:00:00Z"));
    assert_eq!(due_at(eve, 1, None, zone), at("2026-03-29T10:00:00Z"), "the hour, not 24 of them");
}

#[test]
fn what_is_late_goes_out_once_within_its_grace_and_its_sense() {
    let (due, grace) = (at("2026-03-31T13:00:00Z"), Duration::hours(24));
    let start = Some(at("2026-04-01T04:00:00Z"));
    let late = |now, ends| lateness(due, at(now), grace, ends);
    assert_eq!(late("2026-03-31T12:59:59Z", None), Lateness::NotYet);
    assert_eq!(late("2026-03-31T13:00:00Z", start), Lateness::Send);
    assert_eq!(late("2026-04-01T13:00:00Z", None), Lateness::Send);
    assert_eq!(late("2026-04-01T13:00:01Z", None), Lateness::Missed);
    assert_eq!(late("2026-04-01T04:00:00Z", start), Lateness::Missed);
}

#[test]
fn what_is_said_before_the_start_has_no_sense_after_it() {
    let before = due(Anchor::EventStart, -1, None);
    assert_eq!(
        sense_ends(Anchor::EventStart, before, &schedule()),
        Some(at("2026-04-01T04:00:00Z"))
    );
    let after = due(Anchor::EventStart, 1, None);
    assert_eq!(sense_ends(Anchor::EventStart, after, &schedule()), None);
    assert_eq!(sense_ends(Anchor::InvitationSent, before, &schedule()), None);
}

#[test]
fn what_a_move_puts_into_the_past_is_missed() {
    let now = at("2026-03-02T08:00:00Z");
    let before = at("2026-03-02T07:59:00Z");
    assert_eq!(moved(FollowUpStatus::Scheduled, before, now), FollowUpStatus::Missed);
    let later = at("2026-03-02T08:01:00Z");
    assert_eq!(moved(FollowUpStatus::Scheduled, later, now), FollowUpStatus::Scheduled);
    assert_eq!(moved(FollowUpStatus::Sent, before, now), FollowUpStatus::Sent);
}

#[test]
fn what_was_sent_is_changed_no_more() {
    let error = check(FollowUpStatus::Sent, Move::Edit).unwrap_err();
    assert_eq!(error.detail, "This follow-up is sent; nothing more can be done with it.");
    assert!(check(FollowUpStatus::Scheduled, Move::Schedule).is_err());
    assert!(check(FollowUpStatus::Missed, Move::SendNow).is_ok());
}

#[test]
fn a_timing_is_an_instant_or_an_anchor_or_none() {
    let codes = |timing: Timing| -> Vec<String> {
        let mut checks = Checks::new();
        check_timing(&mut checks, &timing);
        let fields = checks.finish().err().map(|error| error.fields).unwrap_or_default();
        fields.into_iter().map(|field| format!("{} {}", field.pointer, field.code)).collect()
    };
    assert_eq!(codes(Timing::default()), Vec::<String>::new());
    let send_at = Some(at("2026-03-02T08:00:00Z"));
    let anchor = Some(Anchor::EventEnd);
    assert_eq!(codes(Timing { send_at, anchor, ..Timing::default() }), ["/send_at ambiguous"]);
    let loose = Timing { offset_days: Some(1), at_time: time("09:00"), ..Timing::default() };
    assert_eq!(codes(loose), ["/offset_days without_anchor", "/at_time without_anchor"]);
    let far = Timing { anchor, offset_days: Some(i32::MIN), ..Timing::default() };
    assert_eq!(codes(far), ["/offset_days out_of_range"]);
}

#[test]
fn a_follow_up_is_scheduled_for_a_time_to_come() {
    let now = at("2026-03-02T08:00:00Z");
    let timed = Timing { send_at: Some(now), ..Timing::default() };
    let code =
        |timing: Timing, due| check_schedule(&timing, due, now).err().map(|error| error.code);
    assert_eq!(code(Timing::default(), None).as_deref(), Some("follow_up.no_time"));
    assert_eq!(code(timed, Some(now)).as_deref(), Some("follow_up.time_passed"));
    assert_eq!(code(timed, Some(now + Duration::seconds(1))), None);
}

proptest! {
    #[test]
    fn a_follow_up_is_sent_at_most_in_one_stretch_of_time(
        due in 0..1000_i64, grace in 0..100_i64, sense in prop::option::of(0..1200_i64),
    ) {
        let time = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let at = |now| lateness(time(due), time(now), Duration::seconds(grace), sense.map(time));
        let mut last = Lateness::NotYet;
        for now in 0..1200 {
            let next = at(now);
            let forward = matches!(
                (last, next),
                (Lateness::NotYet, _) | (Lateness::Send, Lateness::Send | Lateness::Missed)
                    | (Lateness::Missed, Lateness::Missed)
            );
            prop_assert!(forward, "{:?} then {:?}", last, next);
            last = next;
        }
    }
}
