//! Files that mails carry: kept once under their digest, and named by the mails.

pub mod entity;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::db::Write;
use crate::error::{AppError, Result};
use crate::text;
use entity::{Column, Entity, Model};

/// How many bytes the files of one mail may have together. Relays take 10 MB and more, but a mail
/// that goes to hundreds should not need them.
pub const FILES_MAX: usize = 2 * 1024 * 1024;

/// A file for mails to carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, in letters that every program takes.
    pub name: String,
    /// Its content type with all parameters.
    pub media_type: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl NewFile {
    /// It, as a mail carries it; for one that stands in no outbox.
    pub fn enclosed(&self) -> Enclosed {
        Enclosed { file: self.named(), content: self.content.clone() }
    }

    /// It, as mails will name it.
    fn named(&self) -> FileRef {
        let digest = text::hex(&Sha256::digest(&self.content));
        FileRef { name: self.name.clone(), media_type: self.media_type.clone(), digest }
    }
}

/// A file as mails name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// Its name.
    pub name: String,
    /// Its content type with all parameters.
    pub media_type: String,
    /// Where its bytes are found.
    pub digest: String,
}

/// A file with its bytes, ready to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name and type.
    pub file: FileRef,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Whether one mail can carry these files together.
pub fn fit(files: &[NewFile]) -> bool {
    files.iter().map(|file| file.content.len()).sum::<usize>() <= FILES_MAX
}

/// Keeps a file for the mails of this write and of later ones; the same bytes are kept once.
pub async fn keep(w: &Write, file: &NewFile) -> Result<FileRef> {
    let digest = text::hex(&Sha256::digest(&file.content));
    let row = Model { digest: digest.clone(), content: file.content.clone(), created_at: w.now() };
    let once = OnConflict::column(Column::Digest).do_nothing().to_owned();
    let insert = Entity::insert(row.into_active_model().reset_all()).on_conflict(once);
    match insert.exec_without_returning(w).await {
        Ok(_) | Err(DbErr::RecordNotInserted) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(FileRef { name: file.name.clone(), media_type: file.media_type.clone(), digest })
}

/// The files with their bytes.
pub async fn read(db: &impl ConnectionTrait, files: &[FileRef]) -> Result<Vec<Enclosed>> {
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        let row = Entity::find_by_id(file.digest.as_str()).one(db).await?;
        let row = row.ok_or_else(|| AppError::not_found("file"))?;
        all.push(Enclosed { file: file.clone(), content: row.content });
    }
    Ok(all)
}
