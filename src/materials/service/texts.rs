//! Reading the texts of files: begun by one worker, kept by it alone, and begun again by another one
//! where it did not come to its end. One that cannot be tried rests, and the others go on.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::StreamExt as _;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue, ColumnTrait, Condition, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, QuerySelect,
};
use tokio::sync::watch;

use super::is_pending;
use crate::db::{self, Database, Write};
use crate::error::{AppError, Result};
use crate::files::reading::{NoText, Readable, read_apart};
use crate::files::spool::Spool;
use crate::ids::MaterialId;
use crate::materials::entity::material::{Column, Entity, Model};
use crate::materials::entity::text;
use crate::materials::rules;
use crate::materials::rules::words::{Kept, kept, searched};
use crate::materials::types::{TextReason, TextStatus};
use crate::uploads;
use crate::uploads::entity::upload;

/// How long whoever reads a file may take before another one may begin.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often a file is begun: one that ends whoever reads it is let be.
const ATTEMPTS: i32 = 3;
/// How long one rests that could not be tried, through no fault of its own: so long at first, and by as
/// much longer each time.
const REST: TimeDelta = TimeDelta::minutes(1);
/// How often one is tried that cannot be: with its rests, for more than half a day.
const UNTRIED: i32 = 40;

/// A file that is begun to be read.
struct Task {
    material: MaterialId,
    file: upload::Model,
    kind: Readable,
    lease: DateTime<Utc>,
}

/// What came of it.
type Outcome = Result<Kept, NoText>;

/// Keeps room for the text of a new material, which is found by its title meanwhile.
pub(super) async fn begin(w: &Write, row: &Model) -> Result<()> {
    let text = text::Model {
        number: 0,
        material_id: row.id,
        title: searched(&row.title),
        folded: String::new(),
        body: String::new(),
    };
    let mut text = text.into_active_model().reset_all();
    text.number = ActiveValue::NotSet;
    text.insert(w).await?;
    Ok(())
}

/// Reads the text of the next file of which it is to be read, if there is one; says whether it could be
/// tried. `program` is this one, which does it in a process of its own; that ends when we are told to
/// stop, and the file is as if it had not been begun.
pub async fn read_next(
    db: &Database,
    program: &Path,
    stopping: &watch::Receiver<bool>,
) -> Result<Option<Result<()>>> {
    let taken = db.write(|w| async move { take(&w).await }).await?;
    let task = match taken {
        Taken::Nothing => return Ok(None),
        Taken::GivenUp => return Ok(Some(Ok(()))),
        Taken::Task(task) => task,
    };
    let task = &*task;
    match outcome(db, program, task, stopping.clone()).await {
        Ok(outcome) => {
            let outcome = &outcome;
            db.write(move |w| async move { keep(&w, task, outcome).await }).await?;
            Ok(Some(Ok(())))
        }
        Err(error) => {
            let failed = !*stopping.borrow();
            db.write(move |w| async move { give_back(&w, task, failed).await }).await?;
            Ok(failed.then_some(Err(error)))
        }
    }
}

enum Taken {
    Nothing,
    GivenUp,
    Task(Box<Task>),
}

/// Begins with the next one that nobody else is at.
async fn take(w: &Write) -> Result<Taken> {
    let free =
        Condition::any().add(Column::TextLease.is_null()).add(Column::TextLease.lte(w.now()));
    let next = Entity::find()
        .filter(Column::TextStatus.eq(TextStatus::Pending))
        .filter(free)
        .order_by_asc(Column::Id)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let Some(row) = next.one(w).await? else { return Ok(Taken::Nothing) };
    let file = super::file_of(w, &row).await?;
    let readable = file.and_then(|file| Some((rules::readable(&file.media_type)?, file)));
    let may_be_tried = row.text_attempts < ATTEMPTS && row.text_untried < UNTRIED;
    let Some((kind, file)) = readable.filter(|_| may_be_tried) else {
        let (text_status, reason) = (TextStatus::None, Some(TextReason::GivenUp));
        changed(w, Model { text_status, text_reason: reason, text_lease: None, ..row }).await?;
        return Ok(Taken::GivenUp);
    };
    let (lease, text_attempts) = (w.now() + LEASE, row.text_attempts + 1);
    let material = row.id;
    db::update(w, Model { text_lease: Some(lease), text_attempts, ..row }).await?;
    Ok(Taken::Task(Box::new(Task { material, file, kind, lease })))
}

/// Reads it, where nobody waits for that.
async fn outcome(
    db: &Database,
    program: &Path,
    task: &Task,
    stopping: watch::Receiver<bool>,
) -> Result<Outcome> {
    let mut spool = Spool::begin().await?;
    let mut content = Box::pin(uploads::service::content(db.read(), &task.file));
    while let Some(piece) = content.next().await {
        spool.push(&piece.map_err(AppError::internal)?).await?;
    }
    let (program, kind) = (program.to_owned(), task.kind);
    let file = spool.end().await?;
    let read = file.look(move |file| {
        let read = read_apart(&program, kind, file, || *stopping.borrow())?;
        Ok(read.map(|read| {
            let kept = kept(&read.text);
            Kept { partial: kept.partial || read.partial, ..kept }
        }))
    });
    read.await
}

/// The row, if whoever has begun is still the one to end it.
async fn ours(w: &Write, task: &Task) -> Result<Option<Model>> {
    let row = Entity::find_by_id(task.material).lock_exclusive().one(w).await?;
    Ok(row.filter(|row| is_pending(row) && row.text_lease == Some(task.lease)))
}

/// Keeps what came of it.
async fn keep(w: &Write, task: &Task, outcome: &Outcome) -> Result<()> {
    let Some(row) = ours(w, task).await? else { return Ok(()) };
    let row = match outcome {
        Ok(kept) => {
            let texts = text::Entity::update_many()
                .col_expr(text::Column::Folded, kept.folded.clone().into())
                .col_expr(text::Column::Body, kept.body.clone().into());
            texts.filter(text::Column::MaterialId.eq(row.id)).exec(w).await?;
            Model { text_status: TextStatus::Read, text_partial: kept.partial, ..row }
        }
        Err(why) => {
            let text_reason = Some(rules::reason(*why));
            Model { text_status: TextStatus::None, text_reason, ..row }
        }
    };
    changed(w, Model { text_lease: None, ..row }).await
}

/// Gives it back as if it had not been begun; where it could not be tried, to rest.
async fn give_back(w: &Write, task: &Task, failed: bool) -> Result<()> {
    let Some(row) = ours(w, task).await? else { return Ok(()) };
    let text_attempts = row.text_attempts - 1;
    let text_untried = row.text_untried + i32::from(failed);
    let text_lease = failed.then(|| w.now() + REST * text_untried);
    db::update(w, Model { text_attempts, text_untried, text_lease, ..row }).await.map(drop)
}

/// What callers see of it has changed.
async fn changed(w: &Write, row: Model) -> Result<()> {
    let row = Model { version: row.version + 1, updated_at: w.now(), ..row };
    db::update(w, row).await.map(drop)
}
