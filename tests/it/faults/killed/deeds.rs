//! What people do, and what they were told of it.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard};

use convoke::clock::Clock;
use convoke::db::Database;
use convoke::ids::InvitationId;
use convoke::invitations::{entity::Entity, messages};
use convoke::mail::LinkKeys;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use sea_orm::EntityTrait;

use super::found::Found;
use crate::support::wire::Client;

/// What [`crate::support::process::convoke`] gives the program.
const KEY: &str = "a key that is only for the tests of the start";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    Accept,
    Decline,
    Withdraw,
}

#[derive(Clone, Debug)]
struct Deed {
    who: InvitationId,
    what: What,
    path: String,
}

#[derive(Default)]
struct State {
    todo: VecDeque<Deed>,
    asked: HashSet<(InvitationId, What)>,
    told: HashSet<(InvitationId, What)>,
    broken_off: usize,
}

pub struct Deeds(Mutex<State>);

impl Deeds {
    /// Each of the invited answers once, in a random order; one in six declines.
    pub async fn of_all_invited(url: &str, chance: &mut StdRng) -> Self {
        let db = Database::connect(url, Clock::System).await.unwrap();
        let mut rows = Entity::find().all(db.read()).await.unwrap();
        db.close().await.unwrap();
        rows.shuffle(chance);
        let keys = LinkKeys::new(KEY).unwrap();
        let deed = |(n, row)| {
            let path = format!("/i/{}", keys.token(&messages::link(row)).unwrap());
            let what = if n % 6 == 5 { What::Decline } else { What::Accept };
            Deed { who: row.id, what, path }
        };
        let todo = rows.iter().enumerate().map(deed).collect();
        Self(Mutex::new(State { todo, ..State::default() }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn next(&self) -> Option<Deed> {
        let mut state = self.state();
        let deed = state.todo.pop_front()?;
        state.asked.insert((deed.who, deed.what));
        Some(deed)
    }

    /// Gives some of the answers, one after the other, until the server is gone.
    pub async fn give(&self, address: &str, count: usize) {
        let client = Client { address: address.to_owned(), token: String::new() };
        for _ in 0..count {
            let Some(deed) = self.next() else { return };
            let fields: &[(&str, &str)] = match deed.what {
                What::Accept => &[("answer", "accept"), ("country", "KZ")],
                What::Decline => &[("answer", "decline")],
                What::Withdraw => &[("action", "withdraw")],
            };
            let Ok(got) = client.try_form(&deed.path, fields).await else {
                return self.broken_off(deed);
            };
            let location = got.header("location").to_owned();
            got.expect(303);
            self.told(&deed, &location);
        }
    }

    /// Whoever got no answer tries again some time later.
    fn broken_off(&self, deed: Deed) {
        let mut state = self.state();
        state.broken_off += 1;
        state.todo.push_back(deed);
    }

    /// Some of those who come change their mind.
    fn told(&self, deed: &Deed, location: &str) {
        let mut state = self.state();
        state.told.insert((deed.who, deed.what));
        if deed.what == What::Accept && state.told.len().is_multiple_of(4) {
            let path = location.split('?').next().unwrap().to_owned();
            state.todo.push_front(Deed { who: deed.who, what: What::Withdraw, path });
        }
    }

    /// How many answers were acknowledged, and how many requests the kills broke off.
    pub fn counts(&self) -> (usize, usize) {
        let state = self.state();
        (state.told.len(), state.broken_off)
    }

    /// Whatever somebody was told is there: the answer, the place, the mail, the log.
    pub fn assert_kept(&self, found: &Found) {
        let state = self.state();
        for (who, what) in &state.told {
            match what {
                What::Decline => found.assert_declined(*who),
                What::Withdraw => found.assert_withdrawn(*who),
                What::Accept if state.asked.contains(&(*who, What::Withdraw)) => {
                    found.assert_accepted(*who);
                }
                What::Accept => found.assert_coming(*who),
            }
        }
    }
}
