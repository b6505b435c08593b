//! What became of mails, noted in the database: whatever gathers during one write goes into the next.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::task::JoinSet;
use tokio::time::sleep;
use uuid::Uuid;

use super::{Inner, Mailroom};
use crate::error::Result;
use crate::mail::entity::Model;
use crate::mail::outbox::{self, Finish};

/// How often to try to note what became of a mail before leaving it to the end of its lease.
const TRIES: u32 = 6;

/// What became of one mail.
pub(super) struct Note {
    pub holder: Uuid,
    pub mail: Arc<Model>,
    pub finish: Finish,
}

/// What is to be noted, and what is being noted.
pub(super) struct Notes {
    room: Mailroom,
    waiting: Vec<Note>,
    writing: JoinSet<()>,
    /// The holders of what is being noted.
    held: Vec<Uuid>,
}

impl Notes {
    pub fn new(room: Mailroom) -> Self {
        Self { room, waiting: Vec::new(), writing: JoinSet::new(), held: Vec::new() }
    }

    /// How many mails are done and not noted yet.
    pub fn len(&self) -> usize {
        self.waiting.len() + self.held.len()
    }

    pub fn holders(&self) -> impl Iterator<Item = Uuid> {
        self.waiting.iter().map(|note| note.holder).chain(self.held.iter().copied())
    }

    pub fn add(&mut self, note: Note) {
        self.waiting.push(note);
        self.start();
    }

    /// Waits until what is being noted is; never ends while there is nothing to note.
    pub async fn written(&mut self) {
        match self.writing.join_next().await {
            Some(_) => self.held.clear(),
            None => std::future::pending().await,
        }
        self.start();
    }

    fn start(&mut self) {
        if self.writing.is_empty() && !self.waiting.is_empty() {
            let notes = std::mem::take(&mut self.waiting);
            self.held = notes.iter().map(|note| note.holder).collect();
            self.writing.spawn(write(self.room.clone(), notes));
        }
    }
}

/// Notes all in one write; where that cannot be, each by itself, so that none harms another.
async fn write(room: Mailroom, notes: Vec<Note>) {
    let all: Vec<_> = notes.iter().map(|it| (it.holder, it.mail.id, &it.finish)).collect();
    match outbox::finish_all(&room.0.db, &room.0.settings, &all).await {
        Ok(kept) => notes.iter().zip(kept).for_each(|(note, kept)| tell(note, &Ok(kept))),
        Err(error) => {
            tracing::warn!(%error, "outcomes cannot be noted together");
            join_all(notes.iter().map(|note| write_one(&room, note))).await;
        }
    }
}

async fn write_one(room: &Mailroom, note: &Note) {
    let Inner { db, settings, .. } = &*room.0;
    for attempt in 1..=TRIES {
        let noted = outbox::finish(db, settings, note.holder, note.mail.id, &note.finish).await;
        tell(note, &noted);
        if noted.is_ok() {
            break;
        }
        sleep(Duration::from_millis(100) * 2u32.pow(attempt)).await;
    }
}

fn tell(Note { mail, finish, .. }: &Note, noted: &Result<bool>) {
    let (outcome, attempts) = (finish.outcome.name(), mail.attempts);
    match noted {
        Ok(true) => {
            tracing::info!(mail = %mail.id, template = mail.template, attempts, outcome);
        }
        Ok(false) => tracing::warn!(mail = %mail.id, "the lease was lost while it was sent"),
        Err(error) => tracing::error!(mail = %mail.id, %error, "the outcome is not noted"),
    }
}
