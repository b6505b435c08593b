//! The materials that a follow-up carries.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::db::{Write, json};
use crate::error::{AppError, Checks, Result};
use crate::follow_ups::entity::follow_up::{Column, Entity, Model};
use crate::follow_ups::rules;
use crate::ids::{EventId, MaterialId};
use crate::mail::data::PaperData;
use crate::mail::{self, FileRef, NewFile};
use crate::materials;
use crate::materials::entity::material::Model as Material;
use crate::materials::types::Visibility;
use crate::uploads;
use crate::uploads::entity::upload;

/// A material that is carried, and why it may not be.
struct Carried {
    material: Option<Material>,
    file: Option<upload::Model>,
    why_not: Option<(&'static str, String)>,
}

/// What a follow-up carries, in the order in which it names it.
pub(super) struct Papers(Vec<Carried>);

impl Papers {
    /// Reads them as they are now. What went out, or was called off, is not kept from going out: those
    /// that it could not carry any more are left out.
    pub(super) async fn of(db: &impl ConnectionTrait, row: &Model) -> Result<Self> {
        let found = materials::service::named(db, row.event_id, &row.materials).await?;
        let mut found: BTreeMap<MaterialId, _> =
            found.into_iter().map(|(material, file)| (material.id, (material, file))).collect();
        let carried = row.materials.iter().map(|id| match found.remove(id) {
            None => Carried { material: None, file: None, why_not: Some(gone()) },
            Some((material, file)) => {
                let why_not = rules::kept_from(material.visibility, &row.audience);
                let why_not = why_not.map(|(code, why)| (code, titled(&material, why)));
                Carried { material: Some(material), file, why_not }
            }
        });
        let may_go_out = rules::MAY_GO_OUT.contains(&row.status);
        Ok(Self(carried.filter(|it| may_go_out || it.why_not.is_none()).collect()))
    }

    /// Why it cannot go out with them.
    pub(super) fn obstacles(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|it| it.why_not.as_ref()).map(|(_, why)| why.as_str())
    }

    /// 409 with all that keeps them from being carried.
    pub(super) fn check(&self) -> Result<()> {
        let why: Vec<&str> = self.obstacles().collect();
        if why.is_empty() {
            return Ok(());
        }
        Err(AppError::conflict("follow_up.material", format!("{}.", why.join("; "))))
    }

    /// Whether there are any for those alone who are confirmed.
    pub(super) fn are_for_confirmed(&self) -> bool {
        let mut all = self.0.iter().filter_map(|it| it.material.as_ref());
        all.any(|material| material.visibility == Visibility::Participants)
    }

    /// The files among them.
    pub(super) fn files(&self) -> impl Iterator<Item = &upload::Model> {
        self.0.iter().filter_map(|it| it.file.as_ref())
    }

    /// How large each of the files is.
    pub(super) fn sizes(&self) -> impl Iterator<Item = usize> {
        self.files().map(|file| usize::try_from(file.size).unwrap_or(usize::MAX))
    }

    /// Those that live elsewhere, as the mail names them.
    pub(super) fn elsewhere(&self) -> Vec<PaperData> {
        let elsewhere = self.0.iter().filter_map(|it| {
            let material = it.material.as_ref()?;
            Some(PaperData { title: material.title.clone(), url: material.url.clone()? })
        });
        elsewhere.collect()
    }

    /// The files with their bytes.
    pub(super) async fn read(&self, db: &impl ConnectionTrait) -> Result<Vec<NewFile>> {
        let mut all = Vec::new();
        for file in self.files() {
            all.push(read(db, file).await?);
        }
        Ok(all)
    }

    /// Keeps the files for the mails of this write. One that was kept before is not read again.
    pub(super) async fn keep(&self, w: &Write) -> Result<Vec<FileRef>> {
        let mut kept = Vec::new();
        for file in self.files() {
            let named = FileRef {
                name: file.name.clone(),
                media_type: file.media_type.clone(),
                digest: file.digest.clone(),
            };
            if mail::files::keep_on(w, &named).await? {
                kept.push(named);
            } else {
                kept.push(mail::files::keep(w, &read(w, file).await?).await?);
            }
        }
        Ok(kept)
    }
}

async fn read(db: &impl ConnectionTrait, file: &upload::Model) -> Result<NewFile> {
    let content = uploads::service::whole(db, file).await?;
    Ok(NewFile { name: file.name.clone(), media_type: file.media_type.clone(), content })
}

fn gone() -> (&'static str, String) {
    ("unknown", "There is no such material in this event".to_owned())
}

fn titled(material: &Material, why: &str) -> String {
    format!("The material {:?} {why}", material.title)
}

/// 422 with those that may not be carried.
pub(super) async fn check(db: &impl ConnectionTrait, row: &Model) -> Result<()> {
    let mut checks = Checks::new();
    for (index, carried) in Papers::of(db, row).await?.0.into_iter().enumerate() {
        if let Some((code, why)) = carried.why_not {
            checks.add(format!("materials/{index}"), code, why);
        }
    }
    checks.finish()
}

/// 409 if a follow-up of this event that may still go out carries a material that it may not carry any
/// more; for the processes that change materials, under the event's lock.
pub async fn check_all_that_carry(w: &Write, event: EventId, material: MaterialId) -> Result<()> {
    let rows = Entity::find()
        .filter(Column::EventId.eq(event))
        .filter(Column::Status.is_in(rules::MAY_GO_OUT))
        .filter(json::has(w.get_database_backend(), Column::Materials, &material.to_string()))
        .order_by_asc(Column::Id)
        .all(w)
        .await?;
    for row in rows {
        let own = Model { materials: vec![material].into(), ..row };
        if Papers::of(w, &own).await?.check().is_err() {
            return Err(carried_by(&own.name));
        }
    }
    Ok(())
}

fn carried_by(name: &str) -> AppError {
    let detail = format!(
        "The follow-up {name:?} carries this material and may still go out. Take it out of its \
         materials, or call it off, first."
    );
    AppError::conflict("material.attached", detail)
}
