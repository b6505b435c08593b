use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn event() -> WallSpan {
    WallSpan {
        zone: "Asia/Ashgabat".parse().unwrap(),
        starts_on: "2008-11-25".parse().unwrap(),
        start_time: time("09:00"),
        ends_on: "2008-11-27".parse().unwrap(),
        end_time: time("17:00"),
    }
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn panel(id: u128, day: &str, start: &str, end: &str) -> PanelSlot {
    let room = Some("Hall A".to_owned());
    let id = PanelId(Uuid::from_u128(id));
    PanelSlot { id, day: day.parse().ok(), start: time(start), end: time(end), room }
}

fn item(id: u128, panel: u128, start: &str, end: &str, speakers: &[&str]) -> ItemSlot {
    let slot = |name: &&str| SpeakerSlot { person: None, name: (*name).to_owned() };
    ItemSlot {
        id: ItemId(Uuid::from_u128(id)),
        panel: PanelId(Uuid::from_u128(panel)),
        start: time(start),
        end: time(end),
        speakers: speakers.iter().map(slot).collect(),
    }
}

fn kinds(panels: &[PanelSlot], items: &[ItemSlot]) -> Vec<ClashKind> {
    clashes(&event(), panels, items).into_iter().map(|clash| clash.kind).collect()
}

#[test]
fn a_room_is_wanted_twice_only_where_the_times_overlap() {
    let one = panel(1, "2008-11-25", "09:00", "11:00");
    let touching = panel(2, "2008-11-25", "11:00", "12:00");
    assert_eq!(kinds(&[one.clone(), touching], &[]), []);
    let mut over = panel(2, "2008-11-25", "10:00", "12:00");
    over.room = Some(" hall a".to_owned());
    let found = clashes(&event(), &[one.clone(), over.clone()], &[]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].start, found[0].end), (time("10:00"), time("11:00")));
    assert_eq!(found[0].what.as_deref(), Some("Hall A"));
    over.day = "2008-11-26".parse().ok();
    assert_eq!(kinds(&[one.clone(), over.clone()], &[]), []);
    over.day = one.day;
    over.room = None;
    assert_eq!(kinds(&[one, over], &[]), []);
}

#[test]
fn a_speaker_is_wanted_twice_across_panels_by_id_or_by_name() {
    let one = panel(1, "2008-11-25", "09:00", "11:00");
    let mut two = panel(2, "2008-11-25", "09:00", "11:00");
    two.room = None;
    let panels = [one, two];
    let items = [item(1, 1, "", "", &["Dr. Oh"]), item(2, 2, "10:30", "", &["dr. oh", "Kim"])];
    let found = clashes(&event(), &panels, &items);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, ClashKind::Speaker);
    assert_eq!((found[0].start, found[0].items.len()), (time("10:30"), 2));

    let mut namesakes = items.clone();
    namesakes[0].speakers[0].person = Some(PersonId(Uuid::from_u128(1)));
    namesakes[1].speakers[0].person = Some(PersonId(Uuid::from_u128(2)));
    assert_eq!(kinds(&panels, &namesakes), []);
}

#[test]
fn items_of_one_panel_follow_each_other_unless_their_times_say_otherwise() {
    let panels = [panel(1, "2008-11-25", "09:00", "11:00")];
    let untimed = [item(1, 1, "", "", &["Kim"]), item(2, 1, "", "", &["Kim"])];
    assert_eq!(kinds(&panels, &untimed), []);
    let timed =
        [item(1, 1, "09:00", "10:00", &["Kim"]), item(2, 1, "09:30", "10:30", &["Kim", "Kim"])];
    assert_eq!(kinds(&panels, &timed), [ClashKind::Speaker]);
}

#[test]
fn times_outside_the_event_or_the_panel_are_named() {
    let outside = [
        panel(1, "2008-11-24", "", ""),
        panel(2, "2008-11-25", "08:00", "10:00"),
        panel(3, "2008-11-27", "16:00", "18:00"),
    ];
    assert_eq!(kinds(&outside, &[]), [ClashKind::OutsideEvent; 3]);
    let panels = [panel(1, "2008-11-26", "09:00", "11:00")];
    for (start, end, clashes) in [
        ("08:30", "09:30", true),
        ("10:30", "11:30", true),
        ("11:00", "", true),
        ("", "08:00", true),
        ("09:00", "11:00", false),
        ("", "10:00", false),
        ("", "", false),
    ] {
        let found = kinds(&panels, &[item(1, 1, start, end, &[])]);
        assert_eq!(found == [ClashKind::OutsidePanel], clashes, "{start} {end}");
    }
    assert_eq!(kinds(&[panel(1, "2008-11-26", "23:00", "23:30")], &[]), []);
}

#[test]
fn an_end_before_the_beginning_is_named_and_clashes_with_nothing_else() {
    let panels =
        [panel(1, "2008-11-26", "11:00", "10:00"), panel(2, "2008-11-26", "09:00", "12:00")];
    let items = [item(1, 2, "10:00", "10:00", &[])];
    assert_eq!(kinds(&panels, &items), [ClashKind::EndBeforeStart; 2]);
}

#[test]
fn in_an_event_of_one_day_no_day_need_be_given() {
    let mut event = event();
    event.ends_on = event.starts_on;
    let panels = [panel(1, "", "09:00", "11:00"), panel(2, "2008-11-25", "10:00", "12:00")];
    assert_eq!(clashes(&event, &panels, &[]).len(), 1);
    assert_eq!(kinds(&panels, &[]), []);
}

#[test]
fn a_backward_time_and_a_day_outside_the_event_are_refused() {
    let mut checks = Checks::new();
    check_times(&mut checks, time("12:00"), time("12:00"));
    check_day(&mut checks, &event(), "2008-11-28".parse().ok());
    assert_eq!(checks.finish().unwrap_err().fields.len(), 2);
}

proptest! {
    #[test]
    fn two_panels_in_one_room_clash_exactly_if_they_share_a_minute(
        a in 0..600_u32, b in 1..120_u32, c in 0..600_u32, d in 1..120_u32,
    ) {
        let slot = |id, start: u32, length: u32| PanelSlot {
            start: NaiveTime::from_num_seconds_from_midnight_opt(start * 60, 0),
            end: NaiveTime::from_num_seconds_from_midnight_opt((start + length) * 60, 0),
            ..panel(id, "2008-11-26", "", "")
        };
        let found = clashes(&event(), &[slot(1, a, b), slot(2, c, d)], &[]);
        let shared = (a..a + b).any(|minute| (c..c + d).contains(&minute));
        prop_assert_eq!(found.len(), usize::from(shared));
    }
}

#[test]
fn an_event_that_keeps_its_length_was_moved_as_a_whole() {
    let to = |starts_on: &str, ends_on: &str| WallSpan {
        starts_on: starts_on.parse().unwrap(),
        ends_on: ends_on.parse().unwrap(),
        ..event()
    };
    let by = |after: WallSpan| moved_by(&event(), &after).map(|shift| shift.num_days());
    assert_eq!(by(to("2008-12-02", "2008-12-04")), Some(7));
    assert_eq!(by(to("2008-11-24", "2008-11-26")), Some(-1));
    assert_eq!(by(to("2008-11-25", "2008-11-28")), None);
    assert_eq!(by(to("2008-11-26", "2008-11-29")), None);
    assert_eq!(by(WallSpan { start_time: time("10:00"), ..event() }), None);
}
