//! The steps of the schedule.

use std::time::Duration;

use tokio::sync::watch;

use crate::access::Actor;
use crate::audit::seals;
use crate::context::Context;
use crate::db::Database;
use crate::error::Result;
use crate::evaluations;
use crate::events;
use crate::follow_ups;
use crate::http;
use crate::invitations;
use crate::jobs;
use crate::mail;
use crate::materials;
use crate::nominations;
use crate::nominations::requests;
use crate::processes;
use crate::recommendations::requests as progress_requests;
use crate::registrations;
use crate::registrations::form;
use crate::uploads;

/// Something that is done again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Follow-ups that are due.
    FollowUps,
    /// Evaluations that open or close, and those who are asked.
    Evaluations,
    /// Invitees who are reminded by the rule of their event.
    Reminders,
    /// Focal points who have named nobody, as the time runs out.
    RequestReminders,
    /// Focal points who are asked how far recommendations are.
    ProgressRequests,
    /// Contacts of events who are told how their recommendations stand.
    ProgressDigests,
    /// Contacts of events who are told what happened in the register.
    Digests,
    /// Invitations that ended without an answer.
    Expiries,
    /// Seats of countries whose invitees did not answer in time.
    Seats,
    /// Invitations to cancelled events whose letter was called off on its way.
    Unsent,
    /// Registrations whose address was never confirmed.
    Unverified,
    /// Answers to registration forms that are kept no longer.
    Answers,
    /// Notes verbales that are kept no longer.
    NotesVerbales,
    /// Mails that a wrong clock had put off.
    PutOffMails,
    /// Answers kept for repeated requests, reports on mails that came back, and jobs that ended.
    OldAnswers,
    /// Files that no mail carries any more.
    UnnamedFiles,
    /// Uploads that nothing named in time.
    UnnamedUploads,
    /// Files of materials whose text is to be read.
    Texts,
    /// Entries of the audit log that bear no seal.
    Seals,
    /// Callers who have long been quiet.
    QuietCallers,
}

impl Step {
    /// All of them.
    pub(super) const ALL: &'static [Self] = &[
        Self::FollowUps,
        Self::Evaluations,
        Self::Reminders,
        Self::RequestReminders,
        Self::ProgressRequests,
        Self::ProgressDigests,
        Self::Digests,
        Self::Expiries,
        Self::Seats,
        Self::Unsent,
        Self::Unverified,
        Self::Answers,
        Self::NotesVerbales,
        Self::PutOffMails,
        Self::OldAnswers,
        Self::UnnamedFiles,
        Self::UnnamedUploads,
        Self::Texts,
        Self::Seals,
        Self::QuietCallers,
    ];

    /// Whether it may take so long that others should not wait for it.
    pub(super) fn is_slow(self) -> bool {
        self == Self::Texts
    }

    /// What the log calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FollowUps => "mails of follow-ups queued",
            Self::Evaluations => "evaluations opened and closed, and people asked",
            Self::Reminders => "invitees reminded by the rule of their event",
            Self::RequestReminders => "focal points reminded of whom they are to name",
            Self::ProgressRequests => "focal points asked how far recommendations are",
            Self::ProgressDigests => "contacts told how the recommendations of their event stand",
            Self::Digests => "contacts told what happened in the register of their event",
            Self::Expiries => "invitations expired",
            Self::Seats => "seats of countries passed on",
            Self::Unsent => "invitations drafts again that were called off on their way",
            Self::Unverified => "registrations without a confirmed address forgotten",
            Self::Answers => "registrations whose answers are kept no longer",
            Self::NotesVerbales => "notes verbales deleted that are kept no longer",
            Self::PutOffMails => "mails brought back that a clock had put off which ran ahead",
            Self::OldAnswers => {
                "kept answers forgotten after 7 days, and reports on mails and ended jobs after 90"
            }
            Self::UnnamedFiles => "files forgotten that no mail carries any more",
            Self::UnnamedUploads => "uploads deleted that nothing named within a day",
            Self::Texts => "texts of materials read",
            Self::Seals => "seals set on the audit log",
            Self::QuietCallers => "quiet callers forgotten",
        }
    }

    /// How long it rests after it ran.
    pub(super) fn every(self) -> Duration {
        match self {
            Self::FollowUps | Self::Evaluations | Self::Texts => Duration::ZERO,
            Self::Reminders
            | Self::RequestReminders
            | Self::Digests
            | Self::Expiries
            | Self::Seats
            | Self::Unsent
            | Self::PutOffMails
            | Self::QuietCallers => Duration::from_mins(1),
            Self::ProgressRequests | Self::ProgressDigests => Duration::from_mins(10),
            Self::Unverified
            | Self::Answers
            | Self::NotesVerbales
            | Self::OldAnswers
            | Self::UnnamedUploads
            | Self::Seals => Duration::from_hours(1),
            Self::UnnamedFiles => Duration::from_hours(24),
        }
    }

    /// Does it; says how many rows that concerned. What takes long ends early when we are `stopping`.
    pub(super) async fn run(
        self,
        context: &Context,
        stopping: &watch::Receiver<bool>,
    ) -> Result<u64> {
        let (db, by) = (&context.db, &Actor::system("worker"));
        match self {
            Self::FollowUps => {
                let pace = follow_ups::service::Pace::usual(context.settings.follow_up_grace);
                Ok(follow_ups::service::step(db, pace).await? as u64)
            }
            Self::Evaluations => {
                evaluations::service::step(db, context.settings.follow_up_grace).await
            }
            Self::Reminders => remind(db, by).await,
            Self::RequestReminders => remind_of_requests(db, by).await,
            Self::ProgressRequests => ask_for_progress(db, by).await,
            Self::ProgressDigests => tell_of_progress(db).await,
            Self::Digests => tell_contacts(db).await,
            Self::Expiries => {
                let deed = move |w| async move { processes::expire_invitations(&w, by).await };
                db.write(deed).await
            }
            Self::Seats => pass_on_seats(db, by).await,
            Self::Unsent => {
                let deed = move |w| async move { invitations::service::unsend_late(&w, by).await };
                db.write(deed).await
            }
            Self::Unverified => forget_unverified(db, by).await,
            Self::Answers => delete_answers(db, by).await,
            Self::NotesVerbales => delete_notes_verbales(db, by).await,
            Self::PutOffMails => {
                let settings = &context.settings.mail;
                db.write(move |w| async move { mail::bring_back(&w, settings).await }).await
            }
            Self::OldAnswers => {
                let answers = db.write(|w| async move { http::forget_old(&w).await }).await?;
                let reports =
                    db.write(|w| async move { mail::bounces::forget_old(&w).await }).await?;
                let ended =
                    db.write(|w| async move { jobs::service::forget_old(&w).await }).await?;
                Ok(answers + reports + ended)
            }
            Self::UnnamedFiles => {
                let unnamed = &mail::files::unnamed(db.read(), db.clock().now()).await?;
                db.write(move |w| async move { mail::files::forget(&w, unnamed).await }).await
            }
            Self::UnnamedUploads => forget_uploads(db).await,
            Self::Texts => read_texts(context, stopping).await,
            Self::Seals => set_seals(db).await,
            Self::QuietCallers => {
                context.limits.tidy();
                Ok(0)
            }
        }
    }
}

/// A file after the other, until there are no more or we are told to stop. What fails for one is tried
/// again later and holds up no other.
async fn read_texts(context: &Context, stopping: &watch::Receiver<bool>) -> Result<u64> {
    let (db, program) = (&context.db, &context.settings.program);
    let (mut all, mut first) = (0, Ok(()));
    while let Some(read) = materials::service::read_next(db, program, stopping).await? {
        all += u64::from(read.is_ok());
        first = first.and(read);
        if *stopping.borrow() {
            break;
        }
    }
    first.map(|()| all)
}

/// Some of an event in each write, until all have been looked at; none of an event whose hour has not
/// come. What fails for one event is tried again at the next step and holds up no other.
async fn remind(db: &Database, by: &Actor) -> Result<u64> {
    let (mut all, now) = (0, db.clock().now());
    let mut events = events::service::with_reminders(db.read(), now).await?;
    events.retain(|event| invitations::service::reminds_at(event, now));
    for event in events.iter().map(|event| event.id) {
        let mut after = None;
        loop {
            let deed =
                move |w| async move { processes::remind_by_rule(&w, by, event, after).await };
            let reminded = match db.write(deed).await {
                Ok(reminded) => reminded,
                Err(error) => {
                    tracing::error!(%event, %error, "the invitees of an event cannot be reminded");
                    break;
                }
            };
            all += reminded.count;
            after = reminded.last;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(all)
}

/// A request in each write. What fails for one is tried again at the next step and holds up no other.
async fn remind_of_requests(db: &Database, by: &Actor) -> Result<u64> {
    let mut all = 0;
    for (event, id) in requests::service::awaiting(db.read(), db.clock().now()).await? {
        let deed =
            move |w| async move { requests::service::remind_by_rule(&w, by, event, id).await };
        match db.write(deed).await {
            Ok(count) => all += count,
            Err(error) => tracing::error!(%event, %error, "focal points cannot be reminded"),
        }
    }
    Ok(all)
}

/// An organization in each write. What fails for one is tried again at the next step and holds up no
/// other.
async fn ask_for_progress(db: &Database, by: &Actor) -> Result<u64> {
    let mut all = 0;
    for round in progress_requests::service::with_rounds(db.read(), db.clock().now()).await? {
        let deed =
            move |w| async move { progress_requests::service::ask_by_rule(&w, by, round).await };
        match db.write(deed).await {
            Ok(count) => all += count,
            Err(error) => {
                let event = round.0;
                tracing::error!(%event, %error, "focal points cannot be asked for progress");
            }
        }
    }
    Ok(all)
}

/// An event in each write. What fails for one event is tried again at the next step and holds up no
/// other.
async fn tell_of_progress(db: &Database) -> Result<u64> {
    let mut all = 0;
    for event in progress_requests::service::with_digest_due(db.read(), db.clock().now()).await? {
        let deed =
            move |w| async move { progress_requests::service::tell_contact(&w, event).await };
        match db.write(deed).await {
            Ok(count) => all += count,
            Err(error) => tracing::error!(%event, %error, "the contact of an event cannot be told"),
        }
    }
    Ok(all)
}

/// An event in each write. What fails for one event is tried again at the next step and holds up no
/// other.
async fn tell_contacts(db: &Database) -> Result<u64> {
    let mut all = 0;
    for event in registrations::service::with_digest_due(db.read(), db.clock().now()).await? {
        let deed = move |w| async move { registrations::service::tell_contact(&w, event).await };
        match db.write(deed).await {
            Ok(count) => all += count,
            Err(error) => tracing::error!(%event, %error, "the contact of an event cannot be told"),
        }
    }
    Ok(all)
}

/// An event in each write. What fails for one event is tried again at the next step and holds up no
/// other.
async fn pass_on_seats(db: &Database, by: &Actor) -> Result<u64> {
    let (mut all, now) = (0, db.clock().now());
    for event in nominations::service::with_selected(db.read(), now).await? {
        if !processes::has_lost(db.read(), &event, now).await? {
            continue;
        }
        let event = event.id;
        let deed = move |w| async move { processes::pass_on_seats(&w, by, event).await };
        match db.write(deed).await {
            Ok(count) => all += count,
            Err(error) => tracing::error!(%event, %error, "seats of an event cannot be passed on"),
        }
    }
    Ok(all)
}

/// Some in each write, until all have been looked at.
async fn forget_unverified(db: &Database, by: &Actor) -> Result<u64> {
    let (mut all, mut after) = (0, None);
    loop {
        let deed = move |w| async move { processes::forget_unverified(&w, by, after).await };
        let forgotten = db.write(deed).await?;
        all += forgotten.rows.len() as u64;
        after = forgotten.last;
        if after.is_none() {
            return Ok(all);
        }
    }
}

/// Of some registrations of an event in each write, until there are none left.
async fn delete_answers(db: &Database, by: &Actor) -> Result<u64> {
    let mut all = 0;
    for event in form::service::with_retention(db.read(), db.clock().now()).await? {
        let deed = move |w| async move { form::service::delete_answers(&w, by, event).await };
        loop {
            let count = db.write(deed).await?;
            all += count;
            if count == 0 {
                break;
            }
        }
    }
    Ok(all)
}

/// One in each write. What fails for one is tried again at the next step and holds up no other.
async fn delete_notes_verbales(db: &Database, by: &Actor) -> Result<u64> {
    let (mut all, now) = (0, db.clock().now());
    for (event, id) in requests::service::with_old_note_verbale(db.read(), now).await? {
        let deed = move |w| async move {
            requests::service::delete_old_note_verbale(&w, by, event, id).await
        };
        match db.write(deed).await {
            Ok(count) => all += count,
            Err(error) => tracing::error!(%event, %error, "a note verbale cannot be deleted"),
        }
    }
    Ok(all)
}

/// Some in each write, until there are none left.
async fn forget_uploads(db: &Database) -> Result<u64> {
    let mut all = 0;
    loop {
        let count = db.write(|w| async move { uploads::service::forget_unnamed(&w).await }).await?;
        all += count;
        if count == 0 {
            return Ok(all);
        }
    }
}

/// One in each write, until no entry is left to set one on.
async fn set_seals(db: &Database) -> Result<u64> {
    let mut count = 0;
    while let Some(seal) = db.write(|w| async move { seals::set(&w).await }).await? {
        tracing::info!(number = seal.number, digest = seal.digest, "the audit log is sealed");
        count += 1;
    }
    Ok(count)
}
