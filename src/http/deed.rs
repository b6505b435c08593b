//! A deed over HTTP: one write that holds the effect and, where a key was given, its answer.

use std::future::Future;
use std::sync::Arc;

use poem_openapi::types::ToJSON;
use serde_json::Value;

use super::Problem;
use super::answers::{Acted, Created, CreatedOnce, Found, Once, Resource, Told};
use super::repeat::{self, Holding, Kept, Repeat};
use crate::access::Actor;
use crate::context::Context;
use crate::db::Write;
use crate::error::{AppError, Result};

/// How often a deed is prepared in all.
const PREPARED: usize = 5;

/// What a deed came to.
pub(super) enum Outcome<T> {
    Done(T),
    Again(Kept),
}

impl Context {
    /// Runs a deed that makes something: 201 with its address.
    pub async fn create<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        deed: F,
    ) -> Result<Created<T>, Problem>
    where
        T: Resource,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        Ok(self.once(by, repeat, Kept::created, deed).await?.into())
    }

    /// Runs a deed for which something is prepared outside of its write: 201 with its address. Where what
    /// was prepared holds no more the deed comes to nothing, and it is prepared again. For a request that
    /// was answered before nothing is prepared.
    pub async fn create_prepared<T, P, Before, Preparing, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        prepare: Before,
        deed: F,
    ) -> Result<Created<T>, Problem>
    where
        T: Resource,
        P: Send + Sync,
        Before: Fn() -> Preparing + Send + Sync,
        Preparing: Future<Output = Result<P>> + Send,
        F: Fn(Write, Arc<P>) -> Fut + Send + Sync,
        Fut: Future<Output = Result<Option<T>>> + Send,
    {
        let _holding = Holding::take(&self.in_flight, by, repeat.as_ref())?;
        let (repeat, deed) = (repeat.as_ref(), &deed);
        if let Some(repeat) = repeat {
            let recall = move |w: Write| async move { repeat::recall(&w, by, repeat).await };
            if let Some(kept) = self.db.write(recall).await? {
                return Ok(Outcome::Again(kept).into());
            }
        }
        for _ in 0..PREPARED {
            let prepared = &Arc::new(prepare().await?);
            let run = move |w: Write| async move {
                if let Some(kept) = recalled(&w, by, repeat).await? {
                    return Ok(Some(Outcome::Again(kept)));
                }
                let Some(done) = deed(w.clone(), prepared.clone()).await? else { return Ok(None) };
                if let Some(repeat) = repeat {
                    repeat::keep(&w, by, repeat, &Kept::created(&done)).await?;
                }
                Ok(Some(Outcome::Done(done)))
            };
            if let Some(outcome) = self.db.write(run).await? {
                return Ok(outcome.into());
            }
        }
        let detail =
            "What this is made of changed again and again meanwhile; try again in a moment.";
        Err(AppError::conflict("request.overtaken", detail).into())
    }

    /// Runs a deed that makes something unless it is there: 201 or 200 with its address.
    pub async fn create_once<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        deed: F,
    ) -> Result<CreatedOnce<T>, Problem>
    where
        T: Resource,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<Once<T>>> + Send,
    {
        Ok(self.once(by, repeat, Kept::created_once, deed).await?.into())
    }

    /// Runs an action on something: 200 with what it is now.
    pub async fn act<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        deed: F,
    ) -> Result<Acted<T>, Problem>
    where
        T: Resource,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        Ok(self.once(by, repeat, Kept::acted, deed).await?.into())
    }

    /// Runs a change of what `look` shows: 200 with what it is now. A change after which it shows
    /// what it showed before is taken back with all that it wrote, so that version, audit log and
    /// mails stay as they are.
    pub async fn change<T, L, Look, F, Fut>(&self, look: L, deed: F) -> Result<Found<T>, Problem>
    where
        T: Resource,
        L: Fn(Write) -> Look + Send + Sync,
        Look: Future<Output = Result<T>> + Send,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        let (look, deed) = (&look, &deed);
        let change = move |w: Write| async move {
            let before = look(w.clone()).await;
            if before.as_ref().is_err_and(|error| error.kind.is_ours()) {
                return before;
            }
            w.mark().await?;
            let after = deed(w.clone()).await?;
            // Not before the deed, whose own refusal says more.
            let before = before?;
            if !is_unchanged(&before, &after) {
                return Ok(after);
            }
            w.undo().await?;
            Ok(before)
        };
        Ok(Found(self.db.write(change).await?))
    }

    /// Runs an action on many things: 200 with what came of it.
    pub async fn tell<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        deed: F,
    ) -> Result<Told<T>, Problem>
    where
        T: ToJSON + Send,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        Ok(self.once(by, repeat, Kept::told, deed).await?.into())
    }

    /// Runs what changes nothing: 200 with what it shows. A write is opened for the key alone.
    pub async fn look<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        look: F,
    ) -> Result<Told<T>, Problem>
    where
        T: ToJSON + Send,
        F: Fn() -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        match repeat {
            None => Ok(Outcome::Done(look().await?).into()),
            repeat => self.tell(by, repeat, |_| look()).await,
        }
    }

    /// Runs an action on many things that takes several writes, after each of which it may break off
    /// and be begun again: 200 with what came of it. Its answer is kept once all is done.
    pub async fn tell_at_length<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        deed: F,
    ) -> Result<Told<T>, Problem>
    where
        T: ToJSON + Send,
        F: FnOnce() -> Fut + Send,
        Fut: Future<Output = Result<T>> + Send,
    {
        let _holding = Holding::take(&self.in_flight, by, repeat.as_ref())?;
        let Some(repeat) = repeat.as_ref() else { return Ok(Outcome::Done(deed().await?).into()) };
        let recall = move |w: Write| async move { repeat::recall(&w, by, repeat).await };
        if let Some(kept) = self.db.write(recall).await? {
            return Ok(Outcome::Again(kept).into());
        }
        let done = deed().await?;
        let answer = &Kept::told(&done);
        let keep = move |w: Write| async move { repeat::keep(&w, by, repeat, answer).await };
        self.db.write(keep).await?;
        Ok(Outcome::Done(done).into())
    }

    /// Makes something with a secret, which is never kept: a repeat is told the id alone (409).
    pub async fn create_secret<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        deed: F,
    ) -> Result<Created<T>, Problem>
    where
        T: Resource,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        let location = |made: &T| Kept { body: String::new(), ..Kept::created(made) };
        match self.once(by, repeat, location, deed).await? {
            Outcome::Again(kept) => Err(AppError::conflict(
                "idempotency.secret",
                format!(
                    "This was made before, at {}. Its secret was shown once and is not kept.",
                    kept.location.unwrap_or_default()
                ),
            )
            .into()),
            done @ Outcome::Done(_) => Ok(done.into()),
        }
    }

    async fn once<T, F, Fut>(
        &self,
        by: &Actor,
        repeat: Option<Repeat>,
        answer: impl Fn(&T) -> Kept + Send + Sync,
        deed: F,
    ) -> Result<Outcome<T>>
    where
        T: Send,
        F: Fn(Write) -> Fut + Send + Sync,
        Fut: Future<Output = Result<T>> + Send,
    {
        let _holding = Holding::take(&self.in_flight, by, repeat.as_ref())?;
        let (repeat, answer, deed) = (repeat.as_ref(), &answer, &deed);
        self.db
            .write(move |w| async move {
                let Some(repeat) = repeat else { return Ok(Outcome::Done(deed(w).await?)) };
                if let Some(kept) = repeat::recall(&w, by, repeat).await? {
                    return Ok(Outcome::Again(kept));
                }
                let done = deed(w.clone()).await?;
                repeat::keep(&w, by, repeat, &answer(&done)).await?;
                Ok(Outcome::Done(done))
            })
            .await
    }
}

async fn recalled(w: &Write, by: &Actor, repeat: Option<&Repeat>) -> Result<Option<Kept>> {
    match repeat {
        Some(repeat) => repeat::recall(w, by, repeat).await,
        None => Ok(None),
    }
}

/// Whether a change left a thing as it was, but for what every change touches. What was read two
/// versions before was changed by somebody else too, between the look and the lock.
fn is_unchanged<T: Resource>(before: &T, after: &T) -> bool {
    after.version() == before.version() + 1 && shown(before) == shown(after)
}

fn shown<T: Resource>(thing: &T) -> Option<Value> {
    let mut shown = thing.to_json();
    if let Some(Value::Object(fields)) = &mut shown {
        fields.remove("version");
        fields.remove("updated_at");
    }
    shown
}
