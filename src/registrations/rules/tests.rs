use super::*;
use crate::error::Kind;
use proptest::prelude::*;

fn open() -> Door {
    Door {
        status: EventStatus::Published,
        access: Access::Public,
        window: Window::Open,
        over: false,
        approval: Approval::Automatic,
        waitlist: true,
    }
}

fn by(source: RegistrationSource) -> Newcomer {
    Newcomer { role: ParticipantRole::Delegate, source, skip_approval: false }
}

fn seats(capacity: i32, confirmed: u64, waiting: u64) -> Seats {
    Seats::new(Some(capacity), confirmed, waiting)
}

const EMPTY: Seats = Seats { capacity: None, confirmed: 0, waiting: 0 };

use RegistrationSource::{Invitation, Organizer, Public};

#[test]
fn a_seat_is_given_while_there_is_one_and_nobody_waits() {
    let decide = |seats| decide(&open(), &seats, &by(Public));
    assert_eq!(decide(EMPTY), Decision::Confirmed);
    assert_eq!(decide(seats(12, 11, 0)), Decision::Confirmed);
    assert_eq!(decide(seats(12, 12, 0)), Decision::Waitlisted);
    assert_eq!(decide(seats(12, 11, 1)), Decision::Waitlisted, "nobody overtakes");
    assert_eq!(decide(seats(-1, 0, 0)), Decision::Waitlisted);
}

#[test]
fn without_a_waiting_list_a_full_event_refuses() {
    let door = Door { waitlist: false, ..open() };
    for approval in [Approval::Automatic, Approval::Manual] {
        let door = Door { approval, ..door };
        let decision = decide(&door, &seats(1, 1, 0), &by(Invitation));
        assert_eq!(decision, Decision::Refused(Refusal::Full));
    }
    let error = AppError::from(Refusal::Full);
    assert_eq!((error.kind, error.code.as_ref()), (Kind::Conflict, "registration.full"));
}

#[test]
fn an_invitation_may_skip_the_approval_but_not_the_queue() {
    let door = Door { approval: Approval::Manual, ..open() };
    assert_eq!(decide(&door, &EMPTY, &by(Invitation)), Decision::Pending);
    let skipping = Newcomer { skip_approval: true, ..by(Invitation) };
    assert_eq!(decide(&door, &EMPTY, &skipping), Decision::Confirmed);
    assert_eq!(decide(&door, &seats(1, 1, 0), &skipping), Decision::Waitlisted);
    assert_eq!(decide(&door, &seats(1, 1, 0), &by(Organizer)), Decision::Waitlisted);
}

#[test]
fn organizers_take_no_seat_and_never_wait() {
    let door = Door { approval: Approval::Manual, waitlist: false, ..open() };
    let organizer = |source| Newcomer { role: ParticipantRole::Organizer, ..by(source) };
    assert_eq!(decide(&door, &seats(0, 0, 3), &organizer(Invitation)), Decision::Confirmed);
    assert_eq!(decide(&door, &seats(0, 0, 3), &organizer(Organizer)), Decision::Confirmed);
}

#[test]
fn the_public_comes_inside_the_window_and_the_invited_outside_it_too() {
    let refusal = |door: &Door, source| super::door(door, &by(source)).err();
    for (window, why) in [(Window::NotYet, Refusal::NotYetOpen), (Window::Closed, Refusal::Closed)]
    {
        let door = Door { window, ..open() };
        assert_eq!(refusal(&door, Public), Some(why));
        assert_eq!(refusal(&door, Invitation), None);
    }
    let door = Door { access: Access::InvitationOnly, ..open() };
    assert_eq!(refusal(&door, Public), Some(Refusal::ByInvitation));
    assert_eq!(AppError::from(Refusal::ByInvitation).kind, Kind::Forbidden);
}

#[test]
fn an_event_that_is_not_on_lets_in_only_whom_an_organizer_records() {
    let refusal =
        |status, over, source| super::door(&Door { status, over, ..open() }, &by(source)).err();
    assert_eq!(refusal(EventStatus::Draft, false, Invitation), Some(Refusal::NotPublished));
    assert_eq!(refusal(EventStatus::Published, true, Invitation), Some(Refusal::Over));
    assert_eq!(refusal(EventStatus::Completed, true, Public), Some(Refusal::Over));
    assert_eq!(refusal(EventStatus::Completed, true, Organizer), None);
    assert_eq!(refusal(EventStatus::Cancelled, false, Organizer), Some(Refusal::Cancelled));
    assert_eq!(refusal(EventStatus::Archived, true, Organizer), Some(Refusal::Over));
}

#[test]
fn one_attends_as_the_event_offers() {
    use AttendanceMode::{InPerson, Online};
    assert!(mode_fault("attendance_mode", Modality::InPerson, Online).is_some());
    assert!(mode_fault("attendance_mode", Modality::Hybrid, Online).is_none());
    assert_eq!(default_mode(Modality::Online), Online);
    assert_eq!(default_mode(Modality::Hybrid), InPerson);
}

#[test]
fn who_attends_in_a_mode_that_is_dropped_moves_to_the_other() {
    use AttendanceMode::{InPerson, Online};
    assert_eq!(moved_mode(Modality::InPerson, Online), Some(InPerson));
    assert_eq!(moved_mode(Modality::Online, InPerson), Some(Online));
    for (modality, mode) in [(Modality::Online, Online), (Modality::Hybrid, Online)] {
        assert_eq!(moved_mode(modality, mode), None);
    }
}

#[test]
fn there_cannot_be_fewer_seats_than_confirmed_people() {
    assert!(check_capacity(Some(12), 12).is_ok() && check_capacity(None, 12).is_ok());
    assert_eq!(check_capacity(Some(11), 12).unwrap_err().code, "registration.capacity_taken");
}

#[test]
fn a_move_that_the_state_does_not_allow_names_those_that_it_does() {
    let error = check(RegistrationStatus::Withdrawn, Move::Approve).unwrap_err();
    assert_eq!(error.code, "registration.state");
    assert_eq!(
        error.detail,
        "This registration is withdrawn; what can be done now: register again."
    );
    assert!(check(RegistrationStatus::Rejected, Move::Approve).is_ok());
    assert!(check(RegistrationStatus::Confirmed, Move::Promote).is_err());
}

#[test]
fn only_the_first_is_promoted_and_only_into_a_free_seat() {
    assert!(check_promote(&seats(2, 1, 2), 1).is_ok());
    assert_eq!(check_promote(&seats(2, 1, 2), 2).unwrap_err().code, "registration.not_first");
    assert_eq!(check_promote(&seats(2, 2, 2), 1).unwrap_err().code, "registration.full");
}

#[derive(Clone, Debug)]
enum Step {
    Register { invited: bool },
    Move(usize, Move),
    Capacity(i32),
    Approval(Approval),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    use Move::{Approve, Promote, Reject, Return, Withdraw};
    let moves = prop::sample::select(vec![Withdraw, Approve, Reject, Return, Promote]);
    let step = prop_oneof![
        4 => any::<bool>().prop_map(|invited| Step::Register { invited }),
        4 => (0..24_usize, moves).prop_map(|(who, step)| Step::Move(who, step)),
        1 => (0..6_i32).prop_map(Step::Capacity),
        1 => prop::sample::select(Approval::ALL).prop_map(Step::Approval),
    ];
    prop::collection::vec(step, 1..60)
}

/// A register kept by nothing but the rules.
struct Register {
    door: Door,
    capacity: i32,
    people: Vec<RegistrationStatus>,
    /// Who went to the list, in this order; whoever leaves it is taken out.
    queue: Vec<usize>,
}

impl Register {
    fn new(waitlist: bool) -> Self {
        let door = Door { waitlist, ..open() };
        Self { door, capacity: 2, people: vec![], queue: vec![] }
    }

    fn count(&self, status: RegistrationStatus) -> u64 {
        self.people.iter().filter(|own| **own == status).count() as u64
    }

    fn seats(&self) -> Seats {
        let confirmed = self.count(RegistrationStatus::Confirmed);
        seats(self.capacity, confirmed, self.count(RegistrationStatus::Waitlisted))
    }

    fn set(&mut self, index: usize, status: RegistrationStatus) {
        self.queue.retain(|other| *other != index);
        if status == RegistrationStatus::Waitlisted {
            self.queue.push(index);
        }
        self.people[index] = status;
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Register { invited } => {
                let newcomer = Newcomer { skip_approval: *invited, ..by(Invitation) };
                if let Ok(status) = decide(&self.door, &self.seats(), &newcomer).status() {
                    self.people.push(RegistrationStatus::Unverified);
                    self.set(self.people.len() - 1, status);
                }
            }
            Step::Move(index, step) if *index < self.people.len() => self.go(*index, *step),
            Step::Capacity(seats) => {
                let confirmed = self.count(RegistrationStatus::Confirmed);
                if check_capacity(Some(*seats), confirmed).is_ok() {
                    self.capacity = *seats;
                }
            }
            Step::Approval(approval) => self.door.approval = *approval,
            Step::Move(..) => {}
        }
        let free = self.seats().free().map_or(0, |free| usize::try_from(free).unwrap());
        for index in self.queue.iter().take(free).copied().collect::<Vec<_>>() {
            self.set(index, RegistrationStatus::Confirmed);
        }
    }

    fn go(&mut self, index: usize, step: Move) {
        if check(self.people[index], step).is_err() {
            return;
        }
        let status = match step {
            Move::Withdraw => Ok(RegistrationStatus::Withdrawn),
            Move::Reject => Ok(RegistrationStatus::Rejected),
            Move::Approve => place(&self.seats(), true, self.door.waitlist).status(),
            Move::Promote => {
                let before = self.queue.iter().position(|other| *other == index).unwrap();
                let position = before as u64 + 1;
                let free = check_promote(&self.seats(), position);
                free.map(|()| RegistrationStatus::Confirmed).map_err(|_| Refusal::Full)
            }
            _ => decide(&self.door, &self.seats(), &by(Invitation)).status(),
        };
        if let Ok(status) = status {
            self.set(index, status);
        }
    }

    fn holds(&self) -> bool {
        let seats = self.seats();
        seats.capacity.is_some_and(|capacity| seats.confirmed <= capacity)
            && (self.queue.is_empty() || seats.free() == Some(0))
            && seats.waiting == self.queue.len() as u64
    }
}

proptest! {
    #[test]
    fn no_sequence_oversells_or_leaves_a_seat_free_while_somebody_waits(steps in steps(), waitlist: bool) {
        let mut register = Register::new(waitlist);
        for step in &steps {
            register.take(step);
            prop_assert!(register.holds(), "after {:?}", step);
        }
    }
}
