//! How much one caller may ask at once.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::error::{AppError, Kind, Result};

/// What the header `RateLimit` says once nothing is left of a share for so many seconds.
pub fn spent(seconds: u64) -> String {
    format!("\"default\";r=0;t={seconds}")
}

/// A limit for each key, or none.
pub struct Limits<K: Hash + Eq + Clone>(Option<Arc<DefaultKeyedRateLimiter<K>>>);

impl<K: Hash + Eq + Clone> Clone for Limits<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K: Hash + Eq + Clone> std::fmt::Debug for Limits<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Limits").field(&self.0.is_some()).finish()
    }
}

impl<K: Hash + Eq + Clone> Limits<K> {
    /// `count` every `period`, with bursts of `burst`; a count of 0 turns the limit off.
    pub fn new(count: u32, period: Duration, burst: u32) -> Self {
        let quota =
            NonZeroU32::new(count).zip(NonZeroU32::new(burst.max(1))).and_then(|(count, burst)| {
                Some(Quota::with_period(period / count.get())?.allow_burst(burst))
            });
        Self(quota.map(|quota| Arc::new(DefaultKeyedRateLimiter::keyed(quota))))
    }

    /// 429 when this key has had its share; the seconds to wait are in the second part.
    pub fn check(&self, key: &K) -> Result<(), (AppError, u64)> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            let error = AppError::new(
                Kind::TooManyRequests,
                "request.too_many",
                "Too many requests from here; wait as long as Retry-After says.",
            );
            (error, wait.as_secs() + 1)
        })
    }

    /// Forgets keys that have long been quiet.
    pub fn tidy(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
        }
    }
}
