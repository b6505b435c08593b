//! Writing mails: work for a processor alone, done in a thread of its own, so that whoever waits for
//! an answer waits for no mail to be written.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

use tokio::sync::oneshot;

use crate::error::{AppError, Result};

/// By so much the thread gives way to all others (`nice(2)`): mails are in no hurry.
const GIVES_WAY: i32 = 5;

type Job = Box<dyn FnOnce() + Send>;

/// The thread. It ends with this.
#[derive(Debug)]
pub(super) struct Press(mpsc::Sender<Job>);

impl Press {
    /// Starts it.
    pub fn start() -> Result<Self> {
        let (jobs, waiting) = mpsc::channel::<Job>();
        let work = move || {
            // Where it may not, it is as fast as all others.
            let _ = rustix::process::nice(GIVES_WAY);
            for job in waiting {
                // What breaks off there has no answer; those behind it have.
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
        };
        thread::Builder::new().name("press".into()).spawn(work).map_err(AppError::internal)?;
        Ok(Self(jobs))
    }

    /// What comes of a job; nothing where it breaks off.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (done, result) = oneshot::channel();
        let job = move || {
            let _ = done.send(job());
        };
        self.0.send(Box::new(job)).ok()?;
        result.await.ok()
    }
}
