//! The report of a programme over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use super::service;
use super::types::DonorReportOut;
use crate::context::Context;
use crate::db::PartialDate;
use crate::http::{Auth, Format, FormatOf, Offered, Problem, Read, Rendered, Tag, wanted};
use crate::ids::ProgrammeId;
use crate::reports::across::rules::Period;
use crate::reports::api::{handed_on, reader};
use crate::reports::summary::types::ReportLanguage;

/// The report of a programme.
pub struct DonorApi(pub Context);

impl Offered for DonorReportOut {
    const FORMATS: &'static [Format] =
        &[Format::Json, Format::Markdown, Format::Html, Format::Docx, Format::Pdf];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Reports")]
impl DonorApi {
    /// The report of a programme to its donors
    ///
    /// As it is now, over its events and those of all programmes below it that the token sees, that have
    /// begun and are neither drafts nor called off: what the programme is, who took part by country,
    /// gender and kind of organization, how far its indicators are from their baselines to their targets,
    /// how far the recommendations are, what may be told of closed evaluations, and what is claimed beside
    /// what is counted. `from` and `to` leave the events that ended then, and of the values that were
    /// entered the one dated last until `to`; a target is that of the whole programme all the same.
    /// Indicators are those of the programme itself. Of the programmes above it those that the token sees
    /// are told of like it, and the others by their titles alone; where it names no donors, the nearest
    /// that does says who pays. As `json`, with all figures; as `md`, `html`, `docx`
    /// and `pdf` to be handed on. At most 2,000 events (409) and 100 evaluations; of more
    /// (`more_forms`) there is neither a mean of opinions nor one of gains.
    #[oai(path = "/programmes/:id/donor-report", method = "get", operation_id = "get_donor_report")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the request")]
    async fn get_donor_report(
        &self,
        by: Auth<Read>,
        id: Path<ProgrammeId>,
        /// `json`, `md`, `html`, `docx` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<DonorReportOut>>>,
        /// `en` or `ru`; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<ReportLanguage>>,
        /// Events that ended on its first day or later.
        from: Query<Option<PartialDate>>,
        /// Events that ended on its last day or before.
        to: Query<Option<PartialDate>>,
        request: &Request,
    ) -> Result<Rendered<DonorReportOut>, Problem> {
        let format = wanted(request, format.as_ref())?;
        let (db, now) = (self.0.db.read(), self.0.db.clock().now());
        let period = Period { from: from.0, to: to.0 };
        let reader = reader(request, []);
        let made = service::make(db, &by, id.0, period, (reader.clone(), now)).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(service::shown(id.0, made).await?));
        }
        let name = made.file_name(format.name());
        Ok(handed_on(format, &name, &reader, made.document).await?)
    }
}
