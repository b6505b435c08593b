//! Keeping files, naming them, and giving them out again.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::{self, Stream};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait,
    IntoActiveModel as _, QueryFilter, QueryOrder as _, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::piece;
use super::entity::upload::{Column, Entity, Model};
use super::rules::{self, FileKind, Looks, clean_name};
use super::types::UploadOut;
use crate::access::{Actor, Who};
use crate::db::{self, Write};
use crate::error::{AppError, Result};
use crate::files::package::{self, Package};
use crate::files::reading;
use crate::files::spool::Spooled;
use crate::ids::UploadId;
use crate::text;

/// What it is called.
const KIND: &str = "upload";
/// How many files that came by the page of one link wait at most: there is no end to how often
/// somebody can send a form that is not right yet.
const MOST_WAITING: u64 = 10;
/// So many go in one write: each may be 25 MiB, for which all others wait on SQLite.
const MOST_AT_ONCE: u64 = 1;

/// A file that has come, and what it is.
#[derive(Debug)]
pub struct Arrived {
    name: String,
    kind: FileKind,
    file: Spooled,
}

impl Arrived {
    /// What a file of this name is by its content, of the kinds that are taken; an error says what is
    /// wrong with it.
    pub async fn judge(name: &str, file: Spooled, taken: &[FileKind]) -> Result<Self> {
        if file.size() == 0 {
            return Err(rules::empty());
        }
        let kind = match rules::looks(file.head()) {
            Looks::Like(kind) => Some(kind),
            Looks::Package => match file.look(package::kind_of).await? {
                Some(Package::Docx) => Some(FileKind::Docx),
                Some(Package::Pptx) => Some(FileKind::Pptx),
                None if rules::is_package_named(name, taken) => {
                    return Err(rules::broken_package(taken));
                }
                None => None,
            },
            Looks::Else => match rules::text_named(name).filter(|kind| taken.contains(kind)) {
                Some(_) if file.size() > rules::LARGEST_TEXT => {
                    return Err(rules::too_large(rules::LARGEST_TEXT));
                }
                Some(kind) if file.look(is_text).await? => Some(kind),
                _ => None,
            },
        };
        let kind = kind.filter(|kind| taken.contains(kind));
        let kind = kind.ok_or_else(|| rules::wrong_kind(file.head(), taken))?;
        Ok(Self { name: clean_name(name, kind), kind, file })
    }

    /// The SHA-256 of its content.
    pub fn digest(&self) -> [u8; 32] {
        self.file.digest()
    }
}

/// Whether a small file is nothing but text.
fn is_text(file: &File) -> io::Result<bool> {
    let mut bytes = vec![0; usize::try_from(file.metadata()?.len()).unwrap_or(0)];
    file.read_exact_at(&mut bytes, 0)?;
    Ok(reading::text_of(&bytes).is_some())
}

/// Keeps a file for a day, for whoever uploads it to name.
pub async fn create(w: &Write, by: &Actor, file: &Arrived) -> Result<UploadOut> {
    let row = insert(w, file, Some(owner(by)), Some(w.now() + rules::UNNAMED_FOR)).await?;
    out(row).ok_or_else(not_found)
}

/// Keeps a file that came by the page of a link for a day, until what came with it is right too. Of
/// those that wait there the newest stay.
pub async fn hold(w: &Write, by: &Actor, file: &Arrived) -> Result<Model> {
    let owner = owner(by);
    let others = Entity::find().select_only().column(Column::Id).filter(Column::Owner.eq(owner));
    let others: Vec<UploadId> = others
        .order_by_desc(Column::Id)
        .offset(MOST_WAITING - 1)
        .limit(MOST_WAITING)
        .into_tuple()
        .all(w)
        .await?;
    if !others.is_empty() {
        Entity::delete_many().filter(Column::Id.is_in(others)).exec(w).await?;
    }
    insert(w, file, Some(owner), Some(w.now() + rules::UNNAMED_FOR)).await
}

/// Has what came by the page of one link, and waits there, wait at the page of another.
pub async fn hand_over(w: &Write, from: Uuid, to: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Owner, Expr::value(to))
        .filter(Column::Owner.eq(from))
        .exec(w)
        .await?;
    Ok(())
}

/// Who alone can name what they have sent: a token, whoever holds a link, or the program itself, which
/// is none of them.
fn owner(by: &Actor) -> Uuid {
    match by.who {
        Who::Token { id, .. } => id.0,
        Who::Participant(link) => link,
        Who::System(_) => Uuid::nil(),
    }
}

/// Keeps a file that is named as it comes.
pub async fn keep(w: &Write, file: &Arrived) -> Result<Model> {
    insert(w, file, None, None).await
}

async fn insert(
    w: &Write,
    file: &Arrived,
    owner: Option<Uuid>,
    expires_at: Option<DateTime<Utc>>,
) -> Result<Model> {
    let row = Model {
        id: w.new_id(),
        version: 1,
        name: file.name.clone(),
        media_type: file.kind.media_type().to_owned(),
        size: i64::try_from(file.file.size()).map_err(AppError::internal)?,
        digest: text::hex(&file.digest()),
        owner,
        expires_at,
        created_at: w.now(),
        updated_at: w.now(),
    };
    let row = db::insert(w, row).await?;
    for number in 0.. {
        let Some(content) = file.file.piece(number).await? else { break };
        let number = i32::try_from(number).map_err(AppError::internal)?;
        let piece = piece::Model { upload_id: row.id, number, content }.into_active_model();
        piece::Entity::insert(piece.reset_all()).exec_without_returning(w).await?;
    }
    Ok(row)
}

fn not_found() -> AppError {
    AppError::not_found(KIND)
}

/// A file that its owner can still name.
fn theirs(by: &Actor, id: UploadId, now: DateTime<Utc>) -> Select<Entity> {
    let own = Entity::find_by_id(id).filter(Column::Owner.eq(owner(by)));
    own.filter(Column::ExpiresAt.gt(now))
}

/// A file that waits for its owner to name it.
pub async fn get(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: UploadId,
    now: DateTime<Utc>,
) -> Result<UploadOut> {
    let found = theirs(by, id, now).one(db).await?;
    found.and_then(out).ok_or_else(not_found)
}

/// The same as it is kept; nothing where there is none.
pub async fn waiting(
    db: &impl ConnectionTrait,
    by: &Actor,
    id: UploadId,
    now: DateTime<Utc>,
) -> Result<Option<Model>> {
    Ok(theirs(by, id, now).one(db).await?)
}

fn out(row: Model) -> Option<UploadOut> {
    Some(UploadOut {
        id: row.id,
        version: row.version,
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.digest,
        expires_at: row.expires_at?,
        created_at: row.created_at,
    })
}

/// Names a file, as the field `field` of a body asks for it: from now on it stays.
pub async fn claim(w: &Write, by: &Actor, id: UploadId, field: &str) -> Result<Model> {
    let unknown = || AppError::invalid(vec![rules::gone(field, "unknown")]);
    let found = theirs(by, id, w.now()).lock_exclusive().one(w).await?;
    let row = found.ok_or_else(unknown)?;
    let (version, updated_at) = (row.version + 1, w.now());
    db::update(w, Model { expires_at: None, owner: None, version, updated_at, ..row }).await
}

/// Files by what names them.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UploadId>,
) -> Result<Vec<Model>> {
    let ids: Vec<UploadId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(Column::Id.is_in(ids)).all(db).await?)
}

/// Deletes a file that nothing names any more, with its pieces.
pub async fn delete(w: &Write, id: UploadId) -> Result<()> {
    Entity::delete_by_id(id).exec(w).await?;
    Ok(())
}

/// Deletes some of those that nothing has named in time; says how many.
pub async fn forget_unnamed(w: &Write) -> Result<u64> {
    let old = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ExpiresAt.lte(w.now()))
        .limit(MOST_AT_ONCE);
    let old: Vec<UploadId> = old.into_tuple().all(w).await?;
    // Named meanwhile by whoever was faster, it stays.
    let theirs = Entity::delete_many().filter(Column::Id.is_in(old));
    Ok(theirs.filter(Column::ExpiresAt.lte(w.now())).exec(w).await?.rows_affected)
}

/// The content of a file at once; for one that is small.
pub async fn whole(db: &impl ConnectionTrait, row: &Model) -> Result<Vec<u8>> {
    let pieces = piece::Entity::find().filter(piece::Column::UploadId.eq(row.id));
    let pieces = pieces.order_by_asc(piece::Column::Number).all(db).await?;
    let pieces: Vec<&[u8]> = pieces.iter().map(|piece| piece.content.as_slice()).collect();
    let content = pieces.concat();
    if i64::try_from(content.len()).is_ok_and(|size| size == row.size) {
        return Ok(content);
    }
    Err(AppError::internal("a file lacks pieces"))
}

/// The content of a file, piece after piece; an error where it goes while it is read.
pub fn content(
    db: &DatabaseConnection,
    row: &Model,
) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    let (db, id, left) = (db.clone(), row.id, row.size);
    stream::try_unfold((db, 0, left), move |(db, number, left)| async move {
        if left <= 0 {
            return Ok(None);
        }
        let found = piece::Entity::find_by_id((id, number)).one(&db).await;
        let piece = found.map_err(std::io::Error::other)?;
        let piece = piece.ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let left = left - i64::try_from(piece.content.len()).unwrap_or(left);
        Ok(Some((Bytes::from(piece.content), (db, number + 1, left))))
    })
}
