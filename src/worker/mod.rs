//! What runs by the clock, inside `serve` and alone: the mails, and a schedule of small steps.
//!
//! Each step is safe to run on several servers at once, and to be killed anywhere. A step that
//! fails is logged once, until it works again, and holds up no other.

mod steps;

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

use crate::context::Context;
use crate::error::Result;
use steps::Step;

/// How often to look whether something is due.
const BEAT: Duration = Duration::from_secs(5);

/// What is in flight when we are told to stop has so long to end.
const LAST_WORK: Duration = Duration::from_secs(25);

/// Sends mails and keeps schedules until `stopping`; then finishes what is in flight.
pub async fn run(context: Context, stopping: watch::Receiver<bool>) {
    tracing::info!("mails and schedules are worked on");
    let room = context.mailroom.clone();
    let work = async {
        let schedule = |slow| keep_schedule(&context, stopping.clone(), slow);
        tokio::join!(room.run(said(stopping.clone())), schedule(false), schedule(true))
    };
    let deadline = async {
        said(stopping.clone()).await;
        sleep(LAST_WORK).await;
    };
    tokio::select! {
        _ = work => {}
        () = deadline => tracing::warn!("some mails were still on their way; they go out again"),
    }
}

/// Ends when we are told to stop.
async fn said(mut stopping: watch::Receiver<bool>) {
    drop(stopping.wait_for(|stop| *stop).await);
}

/// Everything that is due by the clock, once. The first failure is told after all have run.
pub async fn tick(context: &Context) -> Result<()> {
    let mut first = Ok(());
    let (_told, stopping) = watch::channel(false);
    for step in Step::ALL {
        let done = step.run(context, &stopping).await;
        first = first.and(done.map(drop));
    }
    first
}

/// Keeps the schedule of the slow steps, or of the others: none of those waits for a slow one.
async fn keep_schedule(context: &Context, stopping: watch::Receiver<bool>, slow: bool) {
    let mut schedule = Schedule::default();
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let stop = said(stopping.clone());
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = beat.tick() => {}
            () = context.db.work_due(), if !slow => {}
        }
        for step in Step::ALL.iter().filter(|step| step.is_slow() == slow) {
            if *stopping.borrow() {
                return;
            }
            schedule.run(*step, context, &stopping).await;
        }
    }
}

/// When each step ran last, and which of them fail just now.
#[derive(Debug, Default)]
struct Schedule(BTreeMap<Step, (Instant, bool)>);

impl Schedule {
    async fn run(&mut self, step: Step, context: &Context, stopping: &watch::Receiver<bool>) {
        let last = self.0.get(&step).copied();
        if last.is_some_and(|(at, _)| at.elapsed() < step.every()) {
            return;
        }
        let failed = last.is_some_and(|(_, failed)| failed);
        let fails = match attempt(step, context, stopping).await {
            Ok(0) => false,
            Ok(count) => {
                tracing::info!(count, "{}", step.name());
                false
            }
            Err(error) => {
                if !failed {
                    tracing::error!(error, "not done, and tried again: {}", step.name());
                }
                true
            }
        };
        if failed && !fails {
            tracing::info!("works again: {}", step.name());
        }
        self.0.insert(step, (Instant::now(), fails));
    }
}

/// In a task of its own, so that a panic ends one step alone.
async fn attempt(
    step: Step,
    context: &Context,
    stopping: &watch::Receiver<bool>,
) -> Result<u64, String> {
    let (context, stopping) = (context.clone(), stopping.clone());
    match tokio::spawn(async move { step.run(&context, &stopping).await }).await {
        Ok(done) => done.map_err(|error| match &error.cause {
            Some(cause) => format!("{error}: {cause}"),
            None => error.to_string(),
        }),
        Err(broken) => Err(broken.to_string()),
    }
}
