//! Writing mails: work for a processor alone, done in threads of its own, so that whoever waits for
//! an answer waits for no mail to be written.

use std::collections::VecDeque;
use std::fmt;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use tokio::sync::oneshot;

use crate::error::{AppError, Result};

type Job = Box<dyn FnOnce() + Send>;

/// The threads. They end with this.
pub(super) struct Press(Arc<Queue>);

#[derive(Default)]
struct Queue {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Default)]
struct Jobs {
    /// What somebody waits for goes first.
    answers: VecDeque<Job>,
    others: VecDeque<Job>,
    is_over: bool,
}

impl Press {
    /// Starts as many as there are processors.
    pub fn start() -> Result<Self> {
        Self::of(thread::available_parallelism().map_or(1, NonZero::get))
    }

    fn of(threads: usize) -> Result<Self> {
        let press = Self(Arc::default());
        for _ in 0..threads {
            let queue = press.0.clone();
            let work = move || queue.work();
            thread::Builder::new().name("press".into()).spawn(work).map_err(AppError::internal)?;
        }
        Ok(press)
    }

    /// What comes of a job; nothing where it breaks off.
    pub async fn run<T: Send + 'static>(
        &self,
        is_answer: bool,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (done, result) = oneshot::channel();
        let job = move || {
            let _ = done.send(job());
        };
        self.0.add(is_answer, Box::new(job));
        result.await.ok()
    }
}

impl Drop for Press {
    fn drop(&mut self) {
        self.0.jobs().is_over = true;
        self.0.changed.notify_all();
    }
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Queue {
    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, is_answer: bool, job: Job) {
        let mut jobs = self.jobs();
        let line = if is_answer { &mut jobs.answers } else { &mut jobs.others };
        line.push_back(job);
        self.changed.notify_one();
    }

    /// Waits for a job; none comes once it is over.
    fn next(&self) -> Option<Job> {
        let mut jobs = self.jobs();
        loop {
            let first = jobs.answers.pop_front();
            let job = first.or_else(|| jobs.others.pop_front());
            if job.is_some() || jobs.is_over {
                return job;
            }
            jobs = self.changed.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn work(&self) {
        while let Some(job) = self.next() {
            // What breaks off there has no answer; those behind it have.
            let _ = catch_unwind(AssertUnwindSafe(job));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn what_breaks_off_has_no_answer_and_what_comes_behind_it_has() {
        let press = Press::of(1).unwrap();
        let broken = press.run(true, || -> u8 { panic!("a fault in a library") });
        let (broken, behind) = tokio::join!(broken, press.run(true, || 7_u8));
        assert_eq!((broken, behind), (None, Some(7)));
    }

    #[tokio::test]
    async fn what_somebody_waits_for_is_written_before_what_came_earlier() {
        let press = Press::of(1).unwrap();
        let (begin, begun) = mpsc::channel::<()>();
        let (written, order) = mpsc::channel();
        let noting = |what: &'static str| {
            let written = written.clone();
            move || written.send(what).unwrap()
        };
        // The thread is held up until all have come.
        let held_up = press.run(true, move || begun.recv().unwrap());
        let (of_many, answer) = (noting("of many"), noting("answer"));
        tokio::join!(held_up, press.run(false, of_many), press.run(true, answer), async {
            begin.send(()).unwrap();
        });
        assert_eq!(order.try_iter().collect::<Vec<_>>(), ["answer", "of many"]);
    }
}
