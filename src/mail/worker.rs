//! What empties the outbox: leases mails, writes and sends each in a task of its own, and notes
//! what became of it.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{Interval, MissedTickBehavior, interval, sleep};
use uuid::Uuid;

use super::entity::Model;
use super::files::{self, Enclosed};
use super::links::LinkKeys;
use super::mime::{self, sender_name};
use super::outbox::{self, Finish, Passed};
use super::render::{Input, Rendered, Renderer};
use super::rules::{Outcome, Reply};
use super::settings::MailSettings;
use super::suppressions;
use super::templates::TemplateFault;
use super::transport::{LastLook, Transport};
use crate::db::Database;
use crate::error::{AppError, Result};
use crate::ids::MailId;

/// How often to try to note what became of a mail before leaving it to the end of its lease.
const TRIES_TO_FINISH: u32 = 6;

/// The part that sends. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mailroom(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Database,
    settings: MailSettings,
    keys: LinkKeys,
    renderer: Renderer,
    transport: Transport,
}

impl Mailroom {
    /// Reads the templates; a broken one is an error here and not when somebody waits for it.
    pub fn new(
        db: Database,
        settings: MailSettings,
        keys: LinkKeys,
        transport: Transport,
    ) -> Result<Self> {
        let renderer = Renderer::new(settings.templates_dir.as_deref(), &settings.public_url);
        let renderer = renderer.map_err(|fault| unwritable(&fault))?;
        Ok(Self(Arc::new(Inner { db, settings, keys, renderer, transport })))
    }

    /// Writes mails.
    pub fn renderer(&self) -> &Renderer {
        &self.0.renderer
    }

    /// A mail as its reader sees it, with its links.
    pub fn render(&self, mail: &Model) -> Result<Rendered> {
        let mut links = BTreeMap::new();
        let public_url = &self.0.settings.public_url;
        for (name, link) in &mail.content.links {
            links.insert(name.clone(), self.0.keys.url(public_url, link)?);
        }
        if mail.bulk {
            let link = self.0.keys.url(public_url, &suppressions::link(mail))?;
            links.insert("unsubscribe".to_owned(), link);
        }
        let input = self.input(mail, links);
        self.0.renderer.render(&input).map_err(|fault| unwritable(&fault))
    }

    /// The whole message of a mail as it would go out now, but for a signature: it is to be looked at.
    pub fn message(&self, mail: &Model, rendered: &Rendered, files: &[Enclosed]) -> Result<String> {
        let Inner { db, settings, keys, .. } = &*self.0;
        let settings = MailSettings { dkim: None, ..settings.clone() };
        let message = mime::message(&settings, keys, mail, rendered, files, db.clock().now())?;
        Ok(String::from_utf8_lossy(&message.bytes).into_owned())
    }

    /// The subject of a mail: as it was sent, else as it would be now.
    pub fn subject(&self, mail: &Model) -> String {
        if !mail.subject.is_empty() {
            return mail.subject.clone();
        }
        self.0.renderer.subject(&self.input(mail, BTreeMap::new())).unwrap_or_default()
    }

    fn input<'a>(&'a self, mail: &'a Model, links: BTreeMap<String, String>) -> Input<'a> {
        Input {
            template: &mail.template,
            language: &mail.language,
            body: &mail.content.body,
            links,
            sender: sender_name(&self.0.settings, mail),
        }
    }

    /// Leases what is due once and sends it; says how many that were.
    pub async fn step(&self) -> Result<usize> {
        let mut desk = Desk::new(self.clone());
        let count = desk.lease().await?;
        desk.drain().await;
        Ok(count)
    }

    /// Sends until `shutdown`, then finishes what is in flight and leaves the rest queued.
    pub async fn run(&self, shutdown: impl Future<Output = ()> + Send) {
        let mut desk = Desk::new(self.clone());
        let mut poll = ticks(self.0.settings.poll);
        tokio::pin!(shutdown);
        loop {
            if desk.is_hungry()
                && let Err(error) = desk.lease().await
            {
                tracing::error!(%error, "the outbox cannot be read");
                desk.look(false);
            }
            desk.start();
            tokio::select! {
                () = &mut shutdown => break,
                Some(done) = desk.tasks.join_next_with_id() => desk.done(done),
                _ = desk.renewal.tick() => desk.renew().await,
                () = self.0.db.mail_queued() => desk.look(true),
                _ = poll.tick() => desk.look(true),
            }
        }
        desk.put_back().await;
        desk.drain().await;
    }

    /// One mail, from its row to what became of it.
    async fn deliver(self, holder: Uuid, mail: Arc<Model>) {
        let (room, row) = (self.clone(), mail.clone());
        let attempt = tokio::spawn(async move { room.attempt(&row).await });
        // A panic in a library ends this send alone.
        let finish = attempt.await.unwrap_or_else(|_| {
            Finish::only(Outcome::Unanswered(Reply::instead("sending it broke off; see the log")))
        });
        for attempt in 1..=TRIES_TO_FINISH {
            if self.note(holder, &mail, &finish).await {
                break;
            }
            sleep(Duration::from_millis(100) * 2u32.pow(attempt)).await;
        }
    }

    /// Notes what became of a mail. False if the database could not take it.
    async fn note(&self, holder: Uuid, mail: &Model, finish: &Finish) -> bool {
        let Inner { db, settings, .. } = &*self.0;
        let (outcome, attempts) = (finish.outcome.name(), mail.attempts);
        let noted = outbox::finish(db, settings, holder, mail.id, finish).await;
        match &noted {
            Ok(true) => {
                tracing::info!(mail = %mail.id, template = mail.template, attempts, outcome);
            }
            Ok(false) => tracing::warn!(mail = %mail.id, "the lease was lost while it was sent"),
            Err(error) => tracing::error!(mail = %mail.id, %error, "the outcome is not noted"),
        }
        noted.is_ok()
    }

    /// What becomes of a mail instead that was called off, maybe since it was leased. Where the
    /// database cannot say it, the mail goes out: it was wanted when it was leased.
    async fn called_off(&self, mail: &Model) -> Option<Outcome> {
        let is_off = mail.cancel_requested
            || outbox::is_called_off(self.0.db.read(), mail.id).await.unwrap_or(false);
        is_off.then(|| Outcome::Cancelled(mail.in_doubt.then(Reply::called_off)))
    }

    /// What becomes of a mail instead, whose reader gets none of its kind. Where the database cannot
    /// say it, a mail to many waits; any other goes out, as most do that somebody waits for.
    async fn held_back(&self, mail: &Model) -> Option<Outcome> {
        match suppressions::holding(self.0.db.read(), mail).await {
            Ok(None) => None,
            Ok(Some(id)) => {
                let perhaps = if mail.in_doubt { suppressions::rules::PERHAPS } else { "" };
                let text = format!("{}{perhaps}", suppressions::rules::refusal(id));
                Some(Outcome::Suppressed(Reply::instead(text)))
            }
            Err(error) => mail.bulk.then(|| Outcome::Deferred(Reply::instead(error.to_string()))),
        }
    }

    async fn attempt(&self, mail: &Model) -> Finish {
        let now = self.0.db.clock().now();
        if let Some(outcome) = self.called_off(mail).await {
            return Finish::only(outcome);
        }
        if mail.not_after.is_some_and(|end| end < now) {
            return Finish::only(Outcome::Expired);
        }
        if let Some(outcome) = self.held_back(mail).await {
            return Finish::only(outcome);
        }
        let rendered = match self.render(mail) {
            Ok(rendered) => rendered,
            Err(error) => return Finish::only(Outcome::Failed(Reply::instead(error.detail))),
        };
        let subject = Some(rendered.subject.clone());
        let files = match files::read(self.0.db.read(), &mail.content.files).await {
            Ok(files) => files,
            Err(error) => {
                return Finish::only(Outcome::Deferred(Reply::instead(error.to_string())));
            }
        };
        let Inner { settings, keys, .. } = &*self.0;
        let outgoing = match mime::message(settings, keys, mail, &rendered, &files, now) {
            Ok(outgoing) => outgoing,
            Err(error) => {
                let outcome = Outcome::Failed(Reply::instead(error.to_string()));
                return Finish { outcome, subject, message_id: None };
            }
        };
        let outcome = match mime::wire_check(&outgoing.bytes) {
            Ok(()) => self.0.transport.send(&outgoing, &Look { room: self, mail }).await,
            Err(fault) => Outcome::Failed(Reply::instead(format!("not sent: {fault}"))),
        };
        Finish { outcome, subject, message_id: Some(outgoing.message_id) }
    }
}

/// Whether a mail is still wanted, once the relay is ready for it.
struct Look<'a> {
    room: &'a Mailroom,
    mail: &'a Model,
}

#[async_trait::async_trait]
impl LastLook for Look<'_> {
    async fn refused(&self) -> Option<Outcome> {
        match self.room.called_off(self.mail).await {
            None => self.room.held_back(self.mail).await,
            called_off => called_off,
        }
    }
}

fn unwritable(fault: &TemplateFault) -> AppError {
    AppError::conflict("mail.unwritable", fault.to_string())
}

fn ticks(period: Duration) -> Interval {
    let mut ticks = interval(period.max(Duration::from_millis(10)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// The mails one worker holds: some wait for a connection, some are in flight.
struct Desk {
    room: Mailroom,
    waiting: VecDeque<(Uuid, Model)>,
    tasks: JoinSet<()>,
    in_flight: HashMap<Id, (Uuid, String)>,
    renewal: Interval,
    /// Whether there may be more answers to people in the outbox.
    look_for_answers: bool,
    /// Whether there may be more of all else.
    look_for_others: bool,
    /// The domains that the last look passed over.
    passed: Vec<String>,
}

impl Desk {
    fn new(room: Mailroom) -> Self {
        Self {
            waiting: VecDeque::new(),
            tasks: JoinSet::new(),
            in_flight: HashMap::new(),
            renewal: ticks(room.0.settings.lease / 3),
            look_for_answers: true,
            look_for_others: true,
            passed: Vec::new(),
            room,
        }
    }

    /// Whether connections stand idle for which there may be mail. For an answer to somebody they do
    /// as long as no answer waits for them.
    fn is_hungry(&self) -> bool {
        let answers = self.look_for_answers && self.has_room_beside(Model::is_answer);
        answers || self.is_hungry_for_others()
    }

    fn is_hungry_for_others(&self) -> bool {
        self.look_for_others && self.has_room_beside(|_| true)
    }

    /// Whether there are connections beside those that such mails wait for.
    fn has_room_beside(&self, which: impl Fn(&Model) -> bool) -> bool {
        let ready = |(_, mail): &&(Uuid, Model)| !self.is_full(&mail.domain) && which(mail);
        self.tasks.len() + self.waiting.iter().filter(ready).count() < self.room.0.settings.workers
    }

    fn look(&mut self, may_find_more: bool) {
        (self.look_for_answers, self.look_for_others) = (may_find_more, may_find_more);
    }

    fn is_full(&self, domain: &str) -> bool {
        self.open_to(domain) >= self.room.0.settings.per_domain
    }

    fn open_to(&self, domain: &str) -> usize {
        self.in_flight.values().filter(|(_, it)| it == domain).count()
    }

    /// Leases what is due, but nothing more for a domain that has as much waiting as it can take: of
    /// answers as many answers. Answers go before all else, which goes as it was leased.
    async fn lease(&mut self) -> Result<usize> {
        let Inner { db, settings, .. } = &*self.room.0;
        let (answers, others) = (self.full(Model::is_answer), self.full(|_| true));
        let all_others = !self.is_hungry_for_others();
        let n = (settings.workers * 4).max(8);
        let passed = Passed { answers: &answers, others: &others, all_others };
        let lease = outbox::lease(db, settings, n, &passed).await?;
        let count = lease.mails.len();
        self.look_for_answers = count == n;
        self.look_for_others = if all_others { self.look_for_others } else { count == n };
        self.passed = others;
        self.waiting.extend(lease.mails.into_iter().map(|mail| (lease.holder, mail)));
        self.waiting.make_contiguous().sort_by_key(|(_, mail)| !mail.is_answer());
        Ok(count)
    }

    /// The domains that have all their connections, and such mails waiting for more.
    fn full(&self, which: impl Fn(&Model) -> bool) -> Vec<String> {
        let waiting = self.waiting.iter().filter(|(_, mail)| which(mail));
        let domains: BTreeSet<&String> = waiting.map(|(_, mail)| &mail.domain).collect();
        domains.into_iter().filter(|domain| self.is_full(domain)).cloned().collect()
    }

    /// Starts what there are connections for, in order, past domains that have theirs.
    fn start(&mut self) {
        while self.tasks.len() < self.room.0.settings.workers {
            let next = self.waiting.iter().position(|(_, mail)| !self.is_full(&mail.domain));
            let Some((holder, mail)) = next.and_then(|at| self.waiting.remove(at)) else { break };
            let domain = mail.domain.clone();
            let task = self.tasks.spawn(self.room.clone().deliver(holder, Arc::new(mail)));
            self.in_flight.insert(task.id(), (holder, domain));
        }
    }

    fn done(&mut self, done: Result<(Id, ()), JoinError>) {
        let task = done.map_or_else(|broken| broken.id(), |(id, ())| id);
        let Some((_, domain)) = self.in_flight.remove(&task) else { return };
        if self.passed.contains(&domain) && !self.waiting.iter().any(|(_, it)| it.domain == domain)
        {
            self.look(true);
        }
    }

    async fn renew(&mut self) {
        let Inner { db, settings, .. } = &*self.room.0;
        let waiting = self.waiting.iter().map(|(holder, _)| *holder);
        let mut holders: Vec<Uuid> =
            self.in_flight.values().map(|(holder, _)| *holder).chain(waiting).collect();
        holders.sort_unstable();
        holders.dedup();
        if holders.is_empty() {
            return;
        }
        if let Err(error) = outbox::renew(db, &holders, settings.lease).await {
            tracing::error!(%error, "leases cannot be renewed");
        }
    }

    /// Gives back what has not been started.
    async fn put_back(&mut self) {
        let mut by_holder: BTreeMap<Uuid, Vec<MailId>> = BTreeMap::new();
        for (holder, mail) in self.waiting.drain(..) {
            by_holder.entry(holder).or_default().push(mail.id);
        }
        for (holder, ids) in by_holder {
            if let Err(error) = outbox::release(&self.room.0.db, holder, &ids).await {
                tracing::warn!(%error, "mails stay leased until their lease ends");
            }
        }
    }

    /// Works until nothing is left.
    async fn drain(&mut self) {
        loop {
            self.start();
            tokio::select! {
                done = self.tasks.join_next_with_id() => match done {
                    Some(done) => self.done(done),
                    None => break,
                },
                _ = self.renewal.tick() => self.renew().await,
            }
        }
    }
}
