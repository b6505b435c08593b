//! How many took part in several events, by what they have in common.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, RelationTrait as _,
};

use crate::attendance::entity::attendance;
use crate::error::Result;
use crate::ids::EventId;
use crate::organizations::entity as organization;
use crate::registrations::entity::{self as registration, Column, Entity};
use crate::reports::rules::{APART, UNKNOWN};
use crate::reports::types::Counts;

/// How many took part who have something in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Turnout {
    /// What they have in common; empty where it is not known, and of all.
    pub value: String,
    /// Who takes part, once for each event.
    pub participants: i64,
    /// Those of them who came at all.
    pub attended: i64,
    /// The people behind them, each once.
    pub people: i64,
    /// The organizations on record that they are from, each once.
    pub organizations: i64,
    /// The certificates that were issued and not revoked, to observers and others too.
    pub certificates: i64,
}

/// How many took part in some events: in all, and by what they have in common.
#[derive(Clone, Debug, Default)]
pub struct Turnouts {
    /// In all.
    pub whole: Turnout,
    /// By country, as on the day.
    pub by_country: Vec<Turnout>,
    /// By gender.
    pub by_gender: Vec<Turnout>,
    /// By the kind of their organization.
    pub by_organization_kind: Vec<Turnout>,
}

impl Turnouts {
    /// Counts them; four queries, however many there are.
    pub async fn read(db: &impl ConnectionTrait, events: &[EventId]) -> Result<Self> {
        let whole = select(events, None).one(db).await?.unwrap_or_default();
        let by = |value| select(events, Some(value)).all(db);
        Ok(Self {
            whole,
            by_country: by("COALESCE(registrations.country, '')").await?,
            by_gender: by("COALESCE(people.gender, '')").await?,
            by_organization_kind: by("COALESCE(organizations.kind, '')").await?,
        })
    }
}

/// One of the figures of each, by what they have in common; without those of whom there are none.
pub fn counts(rows: &[Turnout], figure: impl Fn(&Turnout) -> i64) -> Counts {
    let named = |row: &Turnout| {
        let name = if row.value.is_empty() { UNKNOWN } else { &row.value };
        (name.to_owned(), figure(row))
    };
    rows.iter().map(named).filter(|(_, count)| *count > 0).collect()
}

fn select(
    events: &[EventId],
    value: Option<&'static str>,
) -> sea_orm::Selector<sea_orm::SelectModel<Turnout>> {
    let apart = APART.map(|role| format!("'{role}'")).join(", ");
    let taking_part =
        format!("registrations.status = 'confirmed' AND registrations.role NOT IN ({apart})");
    let count = |what: &str, more: &str, then: &str| {
        Expr::cust(format!("COUNT({what} CASE WHEN {taking_part}{more} THEN {then} END)"))
    };
    let certificates = "CAST(COALESCE(SUM((SELECT COUNT(*) FROM certificates \
        WHERE certificates.registration_id = registrations.id \
        AND certificates.revoked_at IS NULL)), 0) AS BIGINT)";
    let organization: RelationDef = Entity::belongs_to(organization::Entity)
        .from(Column::OrganizationId)
        .to(organization::Column::Id)
        .into();
    let shown = Entity::find()
        .select_only()
        .expr_as(Expr::cust(value.unwrap_or("CAST('' AS TEXT)")), "value")
        .expr_as(count("", "", "1"), "participants")
        .expr_as(count("", " AND attendances.times > 0", "1"), "attended")
        .expr_as(count("DISTINCT", "", "registrations.person_id"), "people")
        .expr_as(count("DISTINCT", "", "registrations.organization_id"), "organizations")
        .expr_as(Expr::cust(certificates), "certificates")
        .join(JoinType::InnerJoin, registration::Relation::Person.def())
        .join(JoinType::LeftJoin, organization)
        .join(JoinType::LeftJoin, attendance::Relation::Registration.def().rev())
        .filter(Column::EventId.is_in(events.iter().copied()));
    let shown = match value {
        Some(value) => shown.group_by(Expr::cust(value)).order_by_asc(Expr::cust(value)),
        None => shown,
    };
    shown.into_model()
}
