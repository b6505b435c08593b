//! Places in an order: from 1 and without gaps, whatever comes, moves or goes.

/// The rows from one place to another, both included, that step aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The first place.
    pub from: i32,
    /// The last place.
    pub to: i32,
    /// One up or one down.
    pub by: i32,
}

impl Shift {
    fn of(from: i32, to: i32, by: i32) -> Option<Self> {
        (from <= to).then_some(Self { from, to, by })
    }
}

/// The place of a newcomer among `count`, and who makes room: at the end unless another place is
/// wanted; beyond the end is the end.
pub fn inserted(wanted: Option<i32>, count: i32) -> (i32, Option<Shift>) {
    let place = wanted.unwrap_or(count + 1).clamp(1, count + 1);
    (place, Shift::of(place, count, 1))
}

/// The new place of who stood at `from` among `count`, and who makes room.
pub fn moved(from: i32, wanted: i32, count: i32) -> (i32, Option<Shift>) {
    let to = wanted.clamp(1, count.max(1));
    let shift = if to < from { Shift::of(to, from - 1, 1) } else { Shift::of(from + 1, to, -1) };
    (to, shift)
}

/// Who closes the gap that is left at `place` among `count`.
pub fn removed(place: i32, count: i32) -> Option<Shift> {
    Shift::of(place + 1, count, -1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Insert(Option<i32>),
        Move(usize, i32),
        Remove(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            prop::option::of(-1..9i32).prop_map(Step::Insert),
            (0..6usize, -1..9i32).prop_map(|(who, to)| Step::Move(who, to)),
            (0..6usize).prop_map(Step::Remove),
        ]
    }

    fn apply(places: &mut [(u32, i32)], shift: Option<Shift>) {
        let Some(Shift { from, to, by }) = shift else { return };
        for (_, place) in places.iter_mut().filter(|(_, place)| (from..=to).contains(place)) {
            *place += by;
        }
    }

    /// What a plain list does.
    fn plainly(list: &mut Vec<u32>, step: Step, newcomer: u32) {
        let place = |wanted: i32, max: usize| usize::try_from(wanted - 1).unwrap_or(0).min(max);
        match step {
            Step::Insert(wanted) => {
                let at = wanted.map_or(list.len(), |wanted| place(wanted, list.len()));
                list.insert(at, newcomer);
            }
            Step::Move(who, to) if who < list.len() => {
                let moving = list.remove(who);
                list.insert(place(to, list.len()), moving);
            }
            Step::Remove(who) if who < list.len() => {
                list.remove(who);
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn places_follow_a_plain_list_and_leave_no_gap(steps in prop::collection::vec(step(), 0..30)) {
            let mut list: Vec<u32> = Vec::new();
            let mut places: Vec<(u32, i32)> = Vec::new();
            for (newcomer, step) in steps.into_iter().enumerate() {
                let newcomer = u32::try_from(newcomer).unwrap();
                let count = i32::try_from(places.len()).unwrap();
                match step {
                    Step::Insert(wanted) => {
                        let (place, shift) = inserted(wanted, count);
                        apply(&mut places, shift);
                        places.push((newcomer, place));
                    }
                    Step::Move(who, to) if who < list.len() => {
                        let at = places.iter().position(|(id, _)| *id == list[who]).unwrap();
                        let (place, shift) = moved(places[at].1, to, count);
                        apply(&mut places, shift);
                        places[at].1 = place;
                    }
                    Step::Remove(who) if who < list.len() => {
                        let at = places.iter().position(|(id, _)| *id == list[who]).unwrap();
                        let (_, place) = places.remove(at);
                        apply(&mut places, removed(place, count));
                    }
                    _ => {}
                }
                plainly(&mut list, step, newcomer);
                places.sort_by_key(|(_, place)| *place);
                let ids: Vec<u32> = places.iter().map(|(id, _)| *id).collect();
                prop_assert_eq!(&ids, &list);
                prop_assert!(places.iter().zip(1..).all(|((_, place), number)| *place == number));
            }
        }
    }
}
