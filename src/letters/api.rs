//! Letters over HTTP.

use poem::Request;
use poem_openapi::OpenApi;
use poem_openapi::param::{Header, Path, Query};

use super::service::{About, Issued};
use super::types::{LetterCreate, LetterOut};
use super::{paper, rules, service};
use crate::context::Context;
use crate::http::{
    Auth, Body, CreatedOnce, Format, FormatOf, IdempotencyKey, Offered, Once, Organize, Problem,
    Read, Rendered, Resource, Tag, wanted,
};
use crate::ids::{InvitationId, RegistrationId};
use crate::{events, invitations, registrations};

/// Letters.
pub struct LettersApi(pub Context);

impl Resource for LetterOut {
    fn path(&self) -> String {
        match (self.invitation_id, self.registration_id) {
            (Some(id), _) => format!("invitations/{id}/letter"),
            (None, Some(id)) => format!("registrations/{id}/visa-letter"),
            (None, None) => format!("events/{}", self.event_id),
        }
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Offered for LetterOut {
    const FORMATS: &'static [Format] = &[Format::Json, Format::Pdf];
}

impl From<Issued> for Once<LetterOut> {
    fn from(issued: Issued) -> Self {
        if issued.is_new { Self::Made(issued.letter) } else { Self::There(issued.letter) }
    }
}

#[OpenApi(prefix_path = "/api/v1")]
impl LettersApi {
    /// Issue an invitation on paper
    ///
    /// Gives the letter its reference number, counted for each event, and its day; both stay. 201 is a
    /// new letter. 200 is one that was issued before: who signs it, and its language, become what you
    /// say now. `GET` has it as `pdf`, with the names of those who hold the event (lead, co-organizers,
    /// host), its contact, and a line to sign on. It mails nobody. An invitation that was declined,
    /// has expired or was revoked is not printed (409).
    #[oai(
        path = "/invitations/:id/letter",
        method = "post",
        operation_id = "issue_invitation_letter",
        tag = "Tag::Invitations"
    )]
    async fn issue_invitation_letter(
        &self,
        by: Auth<Organize>,
        id: Path<InvitationId>,
        idempotency_key: IdempotencyKey,
        body: Body<LetterCreate>,
    ) -> Result<CreatedOnce<LetterOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { Ok(service::invite(&w, by, id, input).await?.into()) };
        self.0.create_once(by, repeat, deed).await
    }

    /// An invitation on paper
    ///
    /// In the language in which it was issued; 404 before it was. What it says of the person and the
    /// event is as it is now.
    #[oai(
        path = "/invitations/:id/letter",
        method = "get",
        operation_id = "get_invitation_letter",
        tag = "Tag::Invitations"
    )]
    async fn get_invitation_letter(
        &self,
        by: Auth<Read>,
        id: Path<InvitationId>,
        /// `json` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<LetterOut>>>,
        request: &Request,
    ) -> Result<Rendered<LetterOut>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let row = invitations::service::find(db, &by, id.0).await?;
        let about = About::Invitation(row.id);
        if format == Format::Json {
            return Ok(Rendered::Json(service::get(db, about).await?));
        }
        let letter = service::find(db, about).await?;
        let event = events::service::find(db, &by, row.event_id).await?;
        let paper = paper::invitation(db, &event, &row, &letter, self.0.db.clock().now()).await?;
        let name = format!("{}-{}.pdf", event.slug, letter.number);
        Ok(Rendered::pdf(&name, move || paper.into()).await?)
    }

    /// Issue a visa support letter
    ///
    /// As with the invitation on paper, for a registration that is confirmed and comes to the place
    /// (409). The numbers of both are of one row.
    #[oai(
        path = "/registrations/:id/visa-letter",
        method = "post",
        operation_id = "issue_visa_letter",
        tag = "Tag::Registrations"
    )]
    async fn issue_visa_letter(
        &self,
        by: Auth<Organize>,
        id: Path<RegistrationId>,
        idempotency_key: IdempotencyKey,
        body: Body<LetterCreate>,
    ) -> Result<CreatedOnce<LetterOut>, Problem> {
        let (by, id, input) = (&*by, id.0, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { Ok(service::support(&w, by, id, input).await?.into()) };
        self.0.create_once(by, repeat, deed).await
    }

    /// A visa support letter
    ///
    /// In the language in which it was issued; 404 before it was. It says who comes, as what, when and
    /// where, and what was answered to the fields of the set `travel_and_visa`: citizenship,
    /// where the visa is applied for, the days of arrival and departure.
    #[oai(
        path = "/registrations/:id/visa-letter",
        method = "get",
        operation_id = "get_visa_letter",
        tag = "Tag::Registrations"
    )]
    async fn get_visa_letter(
        &self,
        by: Auth<Read>,
        id: Path<RegistrationId>,
        /// `json` or `pdf`; it goes before `Accept`.
        format: Query<Option<FormatOf<LetterOut>>>,
        /// The number of the passport, which is to stand in the PDF: what somebody answered to a
        /// sensitive field is not taken into a letter by itself, and is read at
        /// `/registrations/{id}/sensitive-answers`. Here it is kept and logged nowhere, and stands in no
        /// address.
        #[oai(name = "Passport-Number")]
        passport_number: Header<Option<String>>,
        request: &Request,
    ) -> Result<Rendered<LetterOut>, Problem> {
        let (db, format) = (self.0.db.read(), wanted(request, format.as_ref())?);
        let passport = passport_number.0.as_deref();
        passport.map_or(Ok(()), rules::check_passport)?;
        let row = registrations::service::find(db, &by, id.0).await?;
        let about = About::Registration(row.id);
        if format == Format::Json {
            return Ok(Rendered::Json(service::get(db, about).await?));
        }
        let letter = service::find(db, about).await?;
        let event = events::service::find(db, &by, row.event_id).await?;
        let paper = paper::visa(db, &event, &row, &letter, passport).await?;
        let name = format!("{}-{}.pdf", event.slug, letter.number);
        Ok(Rendered::pdf(&name, move || paper.into()).await?)
    }
}
