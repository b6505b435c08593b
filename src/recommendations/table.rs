//! Recommendations as a table: a row for each addressee, since each answers for itself.

use super::entity::addressee::Model as Addressee;
use super::service::addressees;
use super::types::RecommendationOut;
use crate::error::Result;
use crate::events::entity::event::Model as Event;
use crate::files::sheet::{Cell, Sheet, SheetKind, said, yes_or_no};
use crate::organizations::entity::Model as Organization;
use crate::pages::Reader;
use crate::recommendations::rules::Standing;
use crate::text::Language;

/// A recommendation, its event, and one of its addressees, if it has any.
#[derive(Clone, Debug)]
pub struct Row {
    /// The event.
    pub event: Event,
    /// The recommendation.
    pub recommendation: RecommendationOut,
    /// The addressee, and what it is called.
    pub addressee: Option<(Addressee, Option<Organization>)>,
}

impl Row {
    fn organization(&self) -> Option<&Organization> {
        self.addressee.as_ref()?.1.as_ref()
    }

    /// Whether it is overdue for the addressee, or as a whole where it has none.
    pub fn is_overdue(&self) -> bool {
        let own = self.addressee.as_ref().map(|(own, _)| addressees::standing(own));
        self.recommendation.overdue && own.is_none_or(Standing::is_open)
    }
}

type Column = (&'static str, fn(&Row, &Language) -> Cell);

/// The columns, by the names of the fields.
const COLUMNS: &[Column] = &[
    ("event", |row, reader| Cell::from(row.event.title_for(reader))),
    ("number", |row, _| Cell::Number(row.recommendation.number.into())),
    ("text", |row, reader| Cell::from(row.event.text_for(&row.recommendation.text, reader))),
    ("category", |row, _| said(row.recommendation.category.as_ref())),
    ("organization", |row, reader| Cell::from(row.organization().map(|it| it.name_for(reader)))),
    ("country", |row, _| said(row.organization().and_then(|it| it.country.as_ref()))),
    ("acceptance", |row, _| {
        let own = row.addressee.as_ref().map(|(own, _)| own.acceptance);
        said(Some(&own.unwrap_or(row.recommendation.acceptance)))
    }),
    ("implementation", |row, _| {
        let own = row.addressee.as_ref().map(|(own, _)| own.implementation);
        said(Some(&own.unwrap_or(row.recommendation.implementation)))
    }),
    ("due", |row, _| said(row.recommendation.due.as_ref())),
    ("overdue", |row, _| yes_or_no(row.is_overdue())),
    ("clusters", |row, _| Cell::from(row.recommendation.clusters.join("; "))),
    ("sdg_targets", |row, _| Cell::from(row.recommendation.sdg_targets.join("; "))),
    ("proposed_country", |row, _| said(row.recommendation.proposed_country.as_ref())),
    ("id", |row, _| said(Some(&row.recommendation.id))),
    ("organization_id", |row, _| said(row.addressee.as_ref().map(|(own, _)| &own.organization_id))),
    ("duplicate_of", |row, _| said(row.recommendation.duplicate_of.as_ref())),
    ("carried_from", |row, _| said(row.recommendation.carried_from.as_ref())),
    ("carried_to", |row, _| said(row.recommendation.carried_to.as_ref())),
];

/// A table of recommendations in a reader's language, with its head alone.
pub fn begin(kind: SheetKind, reader: &Reader) -> Result<Sheet> {
    let catalogue = reader.catalogue();
    let head = catalogue.headings(COLUMNS.iter().map(|(name, _)| *name));
    Sheet::new(kind, &catalogue.say("table-recommendations", []), &head)
}

/// A row of it.
pub fn cells(row: &Row, reader: &Language) -> Vec<Cell> {
    COLUMNS.iter().map(|(_, cell)| cell(row, reader)).collect()
}
