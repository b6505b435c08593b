//! Who wants a row that another write of this server holds waits here, one after the other, and not in
//! PostgreSQL: there each that waits has a process, and each that goes wakes some of them.
//!
//! This keeps nobody out: whoever has waited long goes on and waits there, where two that wait for each
//! other are found out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use uuid::Uuid;

/// How long one waits here.
const PATIENCE: Duration = Duration::from_millis(250);

/// From how many rows on those are forgotten that nobody wants any more.
const MANY: usize = 1_000;

/// The rows that somebody has wanted lately.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<Uuid, Arc<tokio::sync::Mutex<()>>>>);

/// Held until a write has ended.
pub(super) type Turn = OwnedMutexGuard<()>;

impl Turns {
    /// The turn at a row, unless it takes long.
    pub(super) async fn wait(&self, row: Uuid) -> Option<Turn> {
        let turn = self.at(row);
        tokio::time::timeout(PATIENCE, turn.lock_owned()).await.ok()
    }

    fn at(&self, row: Uuid) -> Arc<tokio::sync::Mutex<()>> {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if rows.len() >= MANY {
            rows.retain(|_, turn| Arc::strong_count(turn) > 1);
        }
        rows.entry(row).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_at_a_time_has_the_turn_and_nobody_waits_for_it_without_end() {
        let (turns, row) = (Turns::default(), Uuid::from_u128(1));
        let first = turns.wait(row).await;
        assert!(first.is_some());
        assert!(turns.wait(Uuid::from_u128(2)).await.is_some(), "another row");
        assert!(turns.wait(row).await.is_none(), "it goes on without");
        let (second, ()) = tokio::join!(turns.wait(row), async { drop(first) });
        assert!(second.is_some());
    }

    #[tokio::test]
    async fn what_nobody_wants_any_more_is_forgotten() {
        let turns = Turns::default();
        let held = turns.wait(Uuid::from_u128(0)).await;
        for row in 1..=2 * MANY as u128 {
            turns.wait(Uuid::from_u128(row)).await.unwrap();
        }
        let rows = turns.0.lock().unwrap();
        assert!(rows.len() <= MANY && rows.contains_key(&Uuid::from_u128(0)));
        assert!(held.is_some());
    }
}
