//! The organizations and documents of an assessment.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::{Actor, Scope};
use crate::assessments::entity::assessment::Model;
use crate::assessments::entity::{document, organization};
use crate::assessments::rules;
use crate::assessments::types::{AssessmentOrganization, AssessmentOut, OutcomeDocument};
use crate::db::Write;
use crate::error::{Checks, Result};
use crate::ids::{AssessmentId, EventId, MaterialId};
use crate::programmes::rules::check_pairs;
use crate::{events, materials, organizations};

/// The lists that were given; those that were not stay as they are.
pub(super) struct Parts<'a> {
    organizations: Option<&'a [AssessmentOrganization]>,
    documents: Option<Cow<'a, [OutcomeDocument]>>,
}

impl<'a> Parts<'a> {
    pub(super) fn given(
        organizations: Option<&'a [AssessmentOrganization]>,
        documents: Option<&'a [OutcomeDocument]>,
    ) -> Self {
        Self { organizations, documents: documents.map(Cow::Borrowed) }
    }

    /// Leaves to documents that stay what they named before and the caller, who gave none, does not see.
    pub(super) async fn keep(
        &mut self,
        w: &Write,
        by: &Actor,
        before: &[OutcomeDocument],
    ) -> Result<()> {
        let Some(documents) = self.documents.as_mut().filter(|_| by.scope != Scope::Everything)
        else {
            return Ok(());
        };
        let named: Vec<MaterialId> = before.iter().filter_map(|own| own.material_id).collect();
        let seen = Seen::of(w, by, named).await?;
        for own in documents.to_mut() {
            let same = |old: &&OutcomeDocument| (old.kind, &old.title) == (own.kind, &own.title);
            let Some(old) = before.iter().find(same) else { continue };
            let (event, material) = seen.hidden(old);
            own.event_id = own.event_id.or(event);
            own.material_id = own.material_id.or(material);
        }
        Ok(())
    }

    /// The names of the lists that were given, for the audit log.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let organizations = self.organizations.map(|_| "organizations".to_owned());
        organizations.into_iter().chain(self.documents.as_ref().map(|_| "documents".to_owned()))
    }

    /// Notes what is wrong with the lists. What documents named before may stay.
    pub(super) async fn check(
        &self,
        w: &Write,
        by: &Actor,
        checks: &mut Checks,
        before: &[OutcomeDocument],
    ) -> Result<()> {
        let given = self.organizations.unwrap_or_default();
        check_pairs(checks, "organizations", given.iter().map(|o| (o.organization_id, o.role)));
        let ids = given.iter().map(|organization| organization.organization_id);
        let there = organizations::service::held(w, ids).await?;
        for (index, organization) in given.iter().enumerate() {
            let pointer = format!("organizations/{index}/organization_id");
            let known = there.contains(&organization.organization_id);
            checks.require(known, &pointer, "unknown", "There is no such organization.");
        }
        let documents = self.documents.as_deref().unwrap_or_default();
        rules::check_documents(checks, documents);
        check_events(w, by, checks, (before, documents)).await?;
        check_materials(w, by, checks, (before, documents)).await
    }

    /// Writes the given lists over those on record.
    pub(super) async fn replace(&self, w: &Write, id: AssessmentId) -> Result<()> {
        if let Some(organizations) = self.organizations {
            let of = organization::Column::AssessmentId.eq(id);
            organization::Entity::delete_many().filter(of).exec(w).await?;
            let rows =
                organizations.iter().zip(1..).map(|(given, position)| organization::ActiveModel {
                    assessment_id: Set(id),
                    organization_id: Set(given.organization_id),
                    role: Set(given.role),
                    position: Set(position),
                });
            organization::Entity::insert_many(rows).exec_without_returning(w).await?;
        }
        if let Some(documents) = &self.documents {
            let of = document::Column::AssessmentId.eq(id);
            document::Entity::delete_many().filter(of).exec(w).await?;
            let rows = documents.iter().zip(1..).map(|(given, position)| document::ActiveModel {
                assessment_id: Set(id),
                position: Set(position),
                kind: Set(given.kind),
                title: Set(given.title.clone()),
                dated: Set(given.dated.clone()),
                url: Set(given.url.clone()),
                event_id: Set(given.event_id),
                material_id: Set(given.material_id),
            });
            document::Entity::insert_many(rows).exec_without_returning(w).await?;
        }
        Ok(())
    }
}

/// What the documents of an assessment are, before and after.
type Documents<'a> = (&'a [OutcomeDocument], &'a [OutcomeDocument]);

/// What documents name now and did not name before, with their places.
fn fresh<I: PartialEq>(
    (before, after): Documents<'_>,
    of: impl Fn(&OutcomeDocument) -> Option<I>,
) -> Vec<(usize, I)> {
    let named = after.iter().enumerate().filter_map(|(index, own)| Some((index, of(own)?)));
    named.filter(|(_, id)| before.iter().all(|own| of(own).as_ref() != Some(id))).collect()
}

async fn check_events(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    documents: Documents<'_>,
) -> Result<()> {
    let new = fresh(documents, |own| own.event_id);
    if new.is_empty() {
        return Ok(());
    }
    let found = events::service::by_ids(w, by, new.iter().map(|(_, id)| *id)).await?;
    for (index, id) in new {
        let known = found.iter().any(|event| event.id == id);
        let pointer = format!("documents/{index}/event_id");
        checks.require(known, &pointer, "unknown", "There is no such event.");
    }
    Ok(())
}

async fn check_materials(
    w: &Write,
    by: &Actor,
    checks: &mut Checks,
    documents: Documents<'_>,
) -> Result<()> {
    let new = fresh(documents, |own| own.material_id);
    if new.is_empty() {
        return Ok(());
    }
    let found = materials::service::seen(w, by, new.iter().map(|(_, id)| *id)).await?;
    for (index, id) in new {
        let pointer = format!("documents/{index}/material_id");
        let known = found.contains(&id);
        checks.require(known, &pointer, "unknown", "There is no such material.");
    }
    Ok(())
}

/// What a caller sees of what documents name.
struct Seen<'a> {
    by: &'a Actor,
    materials: BTreeSet<MaterialId>,
}

impl<'a> Seen<'a> {
    async fn of(db: &impl ConnectionTrait, by: &'a Actor, named: Vec<MaterialId>) -> Result<Self> {
        Ok(Self { by, materials: materials::service::seen(db, by, named).await? })
    }

    /// What a document names and the caller does not see.
    fn hidden(&self, own: &OutcomeDocument) -> (Option<EventId>, Option<MaterialId>) {
        let event = own.event_id.filter(|id| !self.by.scope.contains_event(*id));
        (event, own.material_id.filter(|id| !self.materials.contains(id)))
    }
}

/// What stands beside an assessment, in order.
#[derive(Debug, Default)]
pub(super) struct Beside {
    organizations: Vec<AssessmentOrganization>,
    pub documents: Vec<OutcomeDocument>,
}

/// What stands beside each of several assessments, by two queries.
pub(super) async fn beside(
    db: &impl ConnectionTrait,
    ids: &[AssessmentId],
) -> Result<HashMap<AssessmentId, Beside>> {
    let mut all: HashMap<AssessmentId, Beside> = HashMap::new();
    let of = organization::Column::AssessmentId.is_in(ids.iter().copied());
    let select = organization::Entity::find().filter(of);
    for row in select.order_by_asc(organization::Column::Position).all(db).await? {
        let one = AssessmentOrganization { organization_id: row.organization_id, role: row.role };
        all.entry(row.assessment_id).or_default().organizations.push(one);
    }
    let of = document::Column::AssessmentId.is_in(ids.iter().copied());
    let select = document::Entity::find().filter(of);
    for row in select.order_by_asc(document::Column::Position).all(db).await? {
        all.entry(row.assessment_id).or_default().documents.push(row.into());
    }
    Ok(all)
}

/// The same as far as the caller sees it; one query more for those who do not see everything.
pub(super) async fn beside_as_seen(
    db: &impl ConnectionTrait,
    by: &Actor,
    ids: &[AssessmentId],
) -> Result<HashMap<AssessmentId, Beside>> {
    let mut all = beside(db, ids).await?;
    if by.scope == Scope::Everything {
        return Ok(all);
    }
    let documents = all.values().flat_map(|own| &own.documents);
    let named: Vec<MaterialId> = documents.filter_map(|own| own.material_id).collect();
    let seen = Seen::of(db, by, named).await?;
    for own in all.values_mut().flat_map(|own| &mut own.documents) {
        let (event, material) = seen.hidden(own);
        own.event_id = own.event_id.filter(|_| event.is_none());
        own.material_id = own.material_id.filter(|_| material.is_none());
    }
    Ok(all)
}

/// The documents of one.
pub(super) async fn documents_of(w: &Write, id: AssessmentId) -> Result<Vec<OutcomeDocument>> {
    let select = document::Entity::find().filter(document::Column::AssessmentId.eq(id));
    let rows = select.order_by_asc(document::Column::Position).all(w).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// An assessment as callers see it.
pub(super) fn out(row: Model, beside: Beside) -> AssessmentOut {
    AssessmentOut {
        id: row.id,
        version: row.version,
        event_id: row.event_id,
        programme_id: row.programme_id,
        kind: row.kind,
        status: row.status,
        title: row.title,
        description: row.description,
        method: row.method,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        claimed_countries: row.claimed_countries,
        countries: row.countries.0,
        dimensions: row.dimensions.0,
        organizations: beside.organizations,
        documents: beside.documents,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}
