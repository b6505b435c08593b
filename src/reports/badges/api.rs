//! Badges over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

use super::service::Wanted;
use super::types::{BadgeLayout, BadgeList, BadgeOut};
use super::{paper, service};
use crate::context::Context;
use crate::countries::CountryCode;
use crate::files::paper::check_length;
use crate::http::{
    Auth, Format, FormatOf, Offered, Problem, ReadAttendance, Rendered, Tag, wanted,
};
use crate::ids::{EventId, RegistrationId};
use crate::pages::Asked;
use crate::registrations::types::ParticipantRole;
use crate::text::Language;
use crate::{events, registrations};

/// Badges.
pub struct BadgesApi(pub Context);

impl Offered for BadgeList {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Pdf];
}

impl Offered for BadgeOut {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Pdf];
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Registrations")]
impl BadgesApi {
    /// The badges of an event
    ///
    /// Of all who are confirmed and come to the place, by name: the name for badges (else the full
    /// name) in whatever script it is written, organization and country on the day, the role by its
    /// word and its colour, and a QR code that holds the registration's code, for check-in. As `pdf`
    /// they are ready to print: `a6` for holders, `labels` for sheets of eight (99.1 × 67.7 mm, such
    /// as Avery L7165); a name that is too long becomes smaller and then breaks. Up to 10,000 on one paper (422).
    #[oai(path = "/events/:id/badges", method = "get", operation_id = "get_badges")]
    #[allow(clippy::too_many_arguments)]
    async fn get_badges(
        &self,
        by: Auth<ReadAttendance>,
        id: Path<EventId>,
        /// Of those in this role alone.
        role: Query<Option<ParticipantRole>>,
        /// Of those for this country alone.
        country: Query<Option<CountryCode>>,
        /// What they are printed on; `a6` when left out.
        layout: Query<Option<BadgeLayout>>,
        /// `json` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<BadgeList>>>,
        /// The language of the badges; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<BadgeList>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let event = events::service::find(db, &by, id.0).await?;
        let reader = Asked::of(request).reader(event.working_languages.iter());
        let whose = Wanted { role: role.0, country: country.0 };
        let list = service::list(db, &event, &whose, &reader).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(list));
        }
        let layout = layout.unwrap_or(BadgeLayout::A6);
        check_length(list.badges.len())?;
        let name = format!("{}-badges.pdf", event.slug);
        let paper = move || paper::paper(&reader, &event, layout, &list.badges).into();
        Ok(Rendered::pdf(&name, paper).await?)
    }

    /// The badge of a registration
    ///
    /// As with those of the event, such as for whoever lost theirs; 409 for somebody who is not
    /// confirmed, or takes part over the network.
    #[oai(path = "/registrations/:id/badge", method = "get", operation_id = "get_badge")]
    async fn get_badge(
        &self,
        by: Auth<ReadAttendance>,
        id: Path<RegistrationId>,
        /// What it is printed on; `a6` when left out.
        layout: Query<Option<BadgeLayout>>,
        /// `json` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<BadgeOut>>>,
        /// The language of the badge; it goes before `Accept-Language`.
        #[oai(name = "language")]
        _language: Query<Option<Language>>,
        request: &Request,
    ) -> Result<Rendered<BadgeOut>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let row = registrations::service::find(db, &by, id.0).await?;
        let event = events::service::find(db, &by, row.event_id).await?;
        let reader = Asked::of(request).reader(event.working_languages.iter());
        let badge = service::one(db, &row, &reader).await?;
        if format == Format::Json {
            return Ok(Rendered::Json(badge));
        }
        let (name, layout) =
            (format!("badge-{}.pdf", badge.code), layout.unwrap_or(BadgeLayout::A6));
        let paper = move || paper::paper(&reader, &event, layout, &[badge]).into();
        Ok(Rendered::pdf(&name, paper).await?)
    }
}
