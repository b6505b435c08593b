//! The mails one worker holds: some wait for a connection, some are in flight, of some it is still to
//! be noted what became of them.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{Interval, MissedTickBehavior, interval};
use uuid::Uuid;

use super::notes::{Note, Notes};
use super::{Inner, Mailroom, look};
use crate::error::{AppError, Result};
use crate::ids::MailId;
use crate::mail::entity::Model;
use crate::mail::outbox::{self, Finish, Passed};
use crate::mail::rules::{Outcome, Reply};

/// How many mails may be on their way for each connection, those with it of which it is not yet
/// noted what became of them: a crash sends them twice.
const ON_THEIR_WAY: usize = 3;

/// So many mails for each connection are leased before it stands idle.
const AHEAD: usize = 2;

/// A mail that was just leased.
struct Leased {
    holder: Uuid,
    mail: Arc<Model>,
    /// What becomes of it instead.
    instead: Option<Outcome>,
}

/// What there may be more of in the outbox.
struct MayBe {
    /// Answers to people.
    answers: bool,
    /// All else.
    others: bool,
}

pub(super) struct Desk {
    room: Mailroom,
    leasing: JoinSet<Result<Vec<Leased>>>,
    waiting: VecDeque<(Uuid, Arc<Model>)>,
    sending: JoinSet<Finish>,
    in_flight: HashMap<Id, (Uuid, Arc<Model>)>,
    notes: Notes,
    renewal: Interval,
    renewing: JoinSet<()>,
    poll: Interval,
    may_be: MayBe,
    /// Whether the last look was for all else too.
    looked_for_others: bool,
    /// The domains that the last look passed over.
    passed: Vec<String>,
    /// Whether the last look found nothing but for these.
    only_for_passed: bool,
}

impl Desk {
    pub fn new(room: Mailroom) -> Self {
        Self {
            leasing: JoinSet::new(),
            waiting: VecDeque::new(),
            sending: JoinSet::new(),
            in_flight: HashMap::new(),
            notes: Notes::new(room.clone()),
            renewal: ticks(room.0.settings.lease / 3),
            renewing: JoinSet::new(),
            poll: ticks(room.0.settings.poll),
            may_be: MayBe { answers: true, others: true },
            looked_for_others: false,
            passed: Vec::new(),
            only_for_passed: false,
            room,
        }
    }

    /// Does whatever comes next. False once `shutdown` is over.
    pub async fn turn(&mut self, shutdown: impl Future<Output = ()>) -> bool {
        if self.is_hungry() {
            self.begin_lease();
        }
        self.start();
        tokio::select! {
            () = shutdown => return false,
            Some(leased) = self.leasing.join_next() => {
                if let Err(error) = self.leased(leased) {
                    tracing::error!(%error, "the outbox cannot be read");
                }
            }
            Some(done) = self.sending.join_next_with_id() => self.done(done),
            () = self.notes.written() => {}
            _ = self.renewal.tick() => self.renew(),
            () = self.room.0.db.mail_queued() => self.told_of_more(),
            _ = self.poll.tick() => self.look(true),
        }
        true
    }

    /// Whether there will soon be connections idle for which there may be mail. For an answer to
    /// somebody there are, as long as no answers wait for them.
    fn is_hungry(&self) -> bool {
        let answers = self.may_be.answers && self.has_room_beside(Model::is_answer);
        self.leasing.is_empty() && (answers || self.is_hungry_for_others())
    }

    fn is_hungry_for_others(&self) -> bool {
        self.may_be.others && self.has_room_beside(|_| true)
    }

    /// Whether there will be connections beside those that such mails wait for.
    fn has_room_beside(&self, which: impl Fn(&Model) -> bool) -> bool {
        let ready = |(_, mail): &&(_, Arc<Model>)| !self.is_full(&mail.domain) && which(mail);
        let busy = self.sending.len() + self.waiting.iter().filter(ready).count();
        busy < AHEAD * self.room.0.settings.workers
    }

    /// While many mails are written for domains that have all their connections, it looks past all of
    /// them no more often than without being told.
    fn told_of_more(&mut self) {
        self.may_be.answers = true;
        self.may_be.others |= !self.only_for_passed;
    }

    fn look(&mut self, may_find_more: bool) {
        self.may_be = MayBe { answers: may_find_more, others: may_find_more };
    }

    fn is_full(&self, domain: &str) -> bool {
        self.open_to(domain) >= self.room.0.settings.per_domain
    }

    fn open_to(&self, domain: &str) -> usize {
        self.in_flight.values().filter(|(_, mail)| mail.domain == domain).count()
    }

    /// How many are leased at a time.
    fn size(&self) -> usize {
        (self.room.0.settings.workers * 4).max(8)
    }

    /// Leases what is due and waits for it; says how many that were.
    pub async fn lease(&mut self) -> Result<usize> {
        self.begin_lease();
        self.lease_ended().await
    }

    async fn lease_ended(&mut self) -> Result<usize> {
        match self.leasing.join_next().await {
            Some(leased) => self.leased(leased),
            None => Ok(0),
        }
    }

    /// Leases what is due, but nothing more for a domain that has as much waiting as it can take: of
    /// answers as many answers.
    fn begin_lease(&mut self) {
        let (answers, others) = (self.full(Model::is_answer), self.full(|_| true));
        self.looked_for_others = self.is_hungry_for_others();
        self.may_be.answers = false;
        self.may_be.others &= !self.looked_for_others;
        self.passed.clone_from(&others);
        let all_others = !self.looked_for_others;
        self.leasing.spawn(lease(self.room.clone(), self.size(), answers, others, all_others));
    }

    /// Answers go before all else, which goes as it was leased.
    fn leased(&mut self, done: Result<Result<Vec<Leased>>, JoinError>) -> Result<usize> {
        let leased = done.map_err(AppError::internal)??;
        let (count, may_be_more) = (leased.len(), leased.len() == self.size());
        self.may_be.answers |= may_be_more;
        self.may_be.others |= may_be_more && self.looked_for_others;
        if self.looked_for_others {
            let is_other = |it: &Leased| !it.mail.is_answer();
            self.only_for_passed = !self.passed.is_empty() && !leased.iter().any(is_other);
        }
        for Leased { holder, mail, instead } in leased {
            match instead {
                Some(outcome) => {
                    self.notes.add(Note { holder, mail, finish: Finish::only(outcome) });
                }
                None => self.waiting.push_back((holder, mail)),
            }
        }
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
        let workers = self.room.0.settings.workers;
        while self.sending.len() < workers
            && self.sending.len() + self.notes.len() < ON_THEIR_WAY * workers
        {
            let next = self.waiting.iter().position(|(_, mail)| !self.is_full(&mail.domain));
            let Some((holder, mail)) = next.and_then(|at| self.waiting.remove(at)) else { break };
            let task = self.sending.spawn(self.room.clone().attempt(mail.clone()));
            self.in_flight.insert(task.id(), (holder, mail));
        }
    }

    fn done(&mut self, done: Result<(Id, Finish), JoinError>) {
        // A panic in a library ends this send alone.
        let (task, finish) = done.unwrap_or_else(|broken| {
            let reply = Reply::instead("sending it broke off; see the log");
            (broken.id(), Finish::only(Outcome::Unanswered(reply)))
        });
        let Some((holder, mail)) = self.in_flight.remove(&task) else { return };
        let is_waited_for = self.waiting.iter().any(|(_, it)| it.domain == mail.domain);
        if self.passed.contains(&mail.domain) && !is_waited_for {
            self.look(true);
        }
        self.notes.add(Note { holder, mail, finish });
    }

    /// Holds on to all that is held, beside whatever else goes on.
    fn renew(&mut self) {
        let waiting = self.waiting.iter().map(|(holder, _)| *holder);
        let in_flight = self.in_flight.values().map(|(holder, _)| *holder);
        let mut holders: Vec<Uuid> = waiting.chain(in_flight).chain(self.notes.holders()).collect();
        holders.sort_unstable();
        holders.dedup();
        while self.renewing.try_join_next().is_some() {}
        if self.renewing.is_empty() && !holders.is_empty() {
            self.renewing.spawn(renew(self.room.clone(), holders));
        }
    }

    /// Gives back what has not been started.
    pub async fn put_back(&mut self) {
        if let Err(error) = self.lease_ended().await {
            tracing::error!(%error, "the outbox cannot be read");
        }
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

    /// Works until nothing is left of what is leased.
    pub async fn drain(&mut self) {
        self.start();
        while !self.sending.is_empty() || self.notes.len() > 0 {
            tokio::select! {
                Some(done) = self.sending.join_next_with_id() => self.done(done),
                () = self.notes.written() => {}
                _ = self.renewal.tick() => self.renew(),
            }
            self.start();
        }
    }
}

async fn lease(
    room: Mailroom,
    n: usize,
    answers: Vec<String>,
    others: Vec<String>,
    all_others: bool,
) -> Result<Vec<Leased>> {
    let Inner { db, settings, .. } = &*room.0;
    let passed = Passed { answers: &answers, others: &others, all_others };
    let outbox::Lease { holder, mails } = outbox::lease(db, settings, n, &passed).await?;
    let instead = look::first(db, &mails).await;
    let leased = |(mail, instead)| Leased { holder, mail: Arc::new(mail), instead };
    Ok(mails.into_iter().zip(instead).map(leased).collect())
}

async fn renew(room: Mailroom, holders: Vec<Uuid>) {
    let Inner { db, settings, .. } = &*room.0;
    if let Err(error) = outbox::renew(db, &holders, settings.lease).await {
        tracing::error!(%error, "leases cannot be renewed");
    }
}

fn ticks(period: Duration) -> Interval {
    let mut ticks = interval(period.max(Duration::from_millis(10)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
