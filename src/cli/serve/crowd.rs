//! How many connections there are, and which of them leaves when another one comes.
//!
//! Connections cost files and memory, and whoever opens many and says nothing must not keep the
//! others out. So there is a most, and when it is reached the one goes that has kept us waiting for
//! longest: an idle one, or one whose request does not come to its end.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Context;
use std::time::Duration;

use futures_util::task::AtomicWaker;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

/// More would cost memory and serve nobody.
const MOST: u64 = 2000;

/// Files that we need for ourselves: the database, mails, the runtime.
const RESERVED: u64 = 40;

/// Whoever is asked to leave has so long before the next one is asked too.
const A_MOMENT: Duration = Duration::from_millis(50);

/// All connections that are open. Cheap to clone.
#[derive(Clone)]
pub(super) struct Crowd(Arc<Inner>);

struct Inner {
    most: usize,
    beginning: Instant,
    members: Mutex<Members>,
    left: Notify,
}

#[derive(Default)]
struct Members {
    next: u64,
    here: HashMap<u64, Arc<Member>>,
}

struct Member {
    /// Since when it has kept us waiting, in milliseconds from the beginning.
    since: AtomicU64,
    dismissed: AtomicBool,
    task: AtomicWaker,
}

/// The place of one connection; free again when this is dropped.
pub(super) struct Seat {
    crowd: Crowd,
    number: u64,
    member: Arc<Member>,
}

/// How many connections the system has files for.
pub(super) fn most() -> usize {
    let now = getrlimit(Resource::Nofile);
    let given = now.current.unwrap_or(u64::MAX);
    let wanted = now.maximum.unwrap_or(u64::MAX).min(MOST + RESERVED);
    let raised = given < wanted
        && setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), ..now }).is_ok();
    let files = if raised { wanted } else { given };
    let most = files.saturating_sub(RESERVED).max(files / 3).min(MOST);
    usize::try_from(most).unwrap_or(usize::MAX)
}

impl Crowd {
    /// One of at most so many.
    pub(super) fn of(most: usize) -> Self {
        let (beginning, members, left) = (Instant::now(), Mutex::default(), Notify::new());
        Self(Arc::new(Inner { most, beginning, members, left }))
    }

    /// Waits until there is room for another one, and sees to it that there will be.
    pub(super) async fn room(&self) {
        while self.members().here.len() >= self.0.most {
            self.dismiss_one();
            let _ = timeout(A_MOMENT, self.0.left.notified()).await;
        }
    }

    /// Another one has come.
    pub(super) fn enter(&self) -> Seat {
        let member = Arc::new(Member {
            since: AtomicU64::new(self.now()),
            dismissed: AtomicBool::new(false),
            task: AtomicWaker::new(),
        });
        let mut members = self.members();
        let number = members.next;
        members.next += 1;
        members.here.insert(number, member.clone());
        Seat { crowd: self.clone(), number, member }
    }

    fn dismiss_one(&self) {
        let members = self.members();
        let staying = members.here.values().filter(|it| !it.dismissed.load(Ordering::Relaxed));
        if let Some(longest) = staying.min_by_key(|it| it.since.load(Ordering::Relaxed)) {
            tracing::debug!(connections = members.here.len(), "the longest idle one is closed");
            longest.dismissed.store(true, Ordering::Release);
            longest.task.wake();
        }
    }

    fn members(&self) -> MutexGuard<'_, Members> {
        self.0.members.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.0.beginning.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

impl Seat {
    /// From now on it keeps us waiting: it has begun a request, or has got its answer.
    pub(super) fn waits(&self) {
        self.member.since.store(self.crowd.now(), Ordering::Relaxed);
    }

    /// An error once it has to go; until then, wakes the task when it will have to.
    pub(super) fn check(&self, context: &Context<'_>) -> io::Result<()> {
        self.member.task.register(context.waker());
        let dismissed = self.member.dismissed.load(Ordering::Acquire);
        if dismissed { Err(io::ErrorKind::ConnectionAborted.into()) } else { Ok(()) }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.crowd.members().here.remove(&self.number);
        self.crowd.0.left.notify_one();
    }
}
