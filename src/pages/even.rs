//! Answers whose time tells nothing.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Longer than the work of any of these answers takes on a machine that is not overwhelmed.
const STEP: Duration = Duration::from_millis(200);

/// Does the work, and answers a whole number of steps after it was begun: whether a person was found
/// or had to be made is some milliseconds of difference, and nobody is to measure it.
pub async fn evenly<T>(work: impl Future<Output = T>) -> T {
    let begun = Instant::now();
    let done = work.await;
    sleep_until(begun + whole_steps(begun.elapsed())).await;
    done
}

fn whole_steps(taken: Duration) -> Duration {
    let steps = taken.as_nanos() / STEP.as_nanos() + 1;
    STEP * u32::try_from(steps).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_of_any_length_is_answered_at_a_whole_step() {
        for (work, answer) in
            [(0, 200), (3, 200), (199, 200), (200, 400), (201, 400), (1_050, 1_200)]
        {
            let taken = Duration::from_millis(work);
            assert_eq!(whole_steps(taken), Duration::from_millis(answer), "{work} ms");
        }
    }
}
