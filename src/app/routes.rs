//! Every route, in one place.

mod docs;
mod pages;
mod plain;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use poem::endpoint::{BoxEndpoint, EndpointExt};
use poem::error::NotFoundError;
use poem::middleware::CatchPanic;
use poem::{Endpoint, IntoResponse, Request, Response, get};
use poem_openapi::{LicenseObject, OpenApi, OpenApiService};
use serde_json::Value;

use super::judges::judges;
use crate::administration::api::AdministrationApi;
use crate::administration::mail::api::MailApi;
use crate::administration::mail::bounces::BouncesApi;
use crate::administration::mail::suppressions::SuppressionsApi;
use crate::agenda::api::AgendaApi;
use crate::assessments::api::{AssessmentsApi, FindingsApi};
use crate::attendance::api::AttendanceApi;
use crate::certificates::api::CertificatesApi;
use crate::config::Network;
use crate::context::Context;
use crate::countries::api::CountriesApi;
use crate::countries::indicators::api::CountryIndicatorsApi;
use crate::error::Result;
use crate::evaluations::api::EvaluationsApi;
use crate::events::api::{CoverageApi, EventsApi};
use crate::follow_ups::api::{FollowUpPlansApi, FollowUpsApi, RecipientsApi};
use crate::http::request::{RouteName, Track};
use crate::http::{
    Contract, Description, allow, aside, catch_all, harmless, is_text, openapi, panicked,
    timed_out, unless_known,
};
use crate::invitations::api::InvitationsApi;
use crate::letters::api::LettersApi;
use crate::materials::api::MaterialsApi;
use crate::materials::practices::api::PracticesApi;
use crate::nominations::api::{NominationsApi, QuotasApi};
use crate::nominations::requests::api::NominationRequestsApi;
use crate::organizations::api::OrganizationsApi;
use crate::pages::edge;
use crate::people::api::PeopleApi;
use crate::people::focal_points::api::FocalPointsApi;
use crate::processes::api::{
    AgendaProcessesApi, AnswersApi, CertificateProcessesApi, EventProcessesApi, ImportsApi,
    InvitationProcessesApi, MaterialProcessesApi, NominationProcessesApi, OrganizationProcessesApi,
    PersonProcessesApi, RegistrationProcessesApi,
};
use crate::programmes::api::ProgrammesApi;
use crate::programmes::indicators::api::ProgrammeIndicatorsApi;
use crate::recommendations::api::RecommendationsApi;
use crate::recommendations::chain::api::ChainApi;
use crate::recommendations::dashboard::api::DashboardApi;
use crate::recommendations::needs::api::NeedsApi;
use crate::recommendations::requests::api::ProgressRequestsApi;
use crate::registrations::api::RegistrationsApi;
use crate::registrations::files::api::RegistrationFilesApi;
use crate::registrations::form::api::RegistrationFormsApi;
use crate::registrations::sensitive::api::SensitiveAnswersApi;
use crate::reports::api::ReportsApi;
use crate::reports::badges::api::BadgesApi;
use crate::reports::donor::api::DonorApi;
use crate::reports::overview::api::OverviewApi;
use crate::reports::participants::api::ParticipantsApi;
use crate::reports::summary::api::SummaryApi;
use crate::uploads::api::UploadsApi;

/// The parts of the API. A tuple holds at most sixteen: nest another when it is full.
fn parts(context: &Context) -> impl OpenApi + 'static {
    (
        (
            AdministrationApi(context.clone()),
            MailApi(context.clone()),
            SuppressionsApi(context.clone()),
            BouncesApi(context.clone()),
            UploadsApi(context.clone()),
            MaterialsApi(context.clone()),
            MaterialProcessesApi(context.clone()),
            PracticesApi(context.clone()),
        ),
        CountriesApi(context.clone()),
        OrganizationsApi(context.clone()),
        (PeopleApi(context.clone()), FocalPointsApi(context.clone())),
        (
            ProgrammesApi(context.clone()),
            ProgrammeIndicatorsApi(context.clone()),
            DonorApi(context.clone()),
            OverviewApi(context.clone()),
        ),
        (
            EventsApi(context.clone()),
            CoverageApi(context.clone()),
            EventProcessesApi(context.clone()),
            AgendaProcessesApi(context.clone()),
            PersonProcessesApi(context.clone()),
            OrganizationProcessesApi(context.clone()),
            ImportsApi(context.clone()),
            ReportsApi(context.clone()),
            ParticipantsApi(context.clone()),
            BadgesApi(context.clone()),
            SummaryApi(context.clone()),
            LettersApi(context.clone()),
        ),
        (
            FollowUpsApi(context.clone()),
            RecipientsApi(context.clone()),
            FollowUpPlansApi(context.clone()),
            RecommendationsApi(context.clone()),
            ProgressRequestsApi(context.clone()),
            DashboardApi(context.clone()),
            EvaluationsApi(context.clone()),
            ChainApi(context.clone()),
            NeedsApi(context.clone()),
            CountryIndicatorsApi(context.clone()),
            AssessmentsApi(context.clone()),
            FindingsApi(context.clone()),
        ),
        AgendaApi(context.clone()),
        (
            QuotasApi(context.clone()),
            NominationsApi(context.clone()),
            NominationProcessesApi(context.clone()),
            NominationRequestsApi(context.clone()),
        ),
        taking_part(context),
    )
}

/// From the invitation to the certificate.
fn taking_part(context: &Context) -> impl OpenApi + 'static {
    (
        InvitationsApi(context.clone()),
        InvitationProcessesApi(context.clone()),
        AnswersApi(context.clone()),
        RegistrationsApi(context.clone()),
        RegistrationProcessesApi(context.clone()),
        RegistrationFormsApi(context.clone()),
        SensitiveAnswersApi(context.clone()),
        RegistrationFilesApi(context.clone()),
        AttendanceApi(context.clone()),
        CertificatesApi(context.clone()),
        CertificateProcessesApi(context.clone()),
    )
}

fn service(context: &Context) -> OpenApiService<impl OpenApi + 'static, ()> {
    OpenApiService::new(parts(context), "Convoke", env!("CARGO_PKG_VERSION"))
        .description(include_str!("description.md"))
        .license(LicenseObject::new("Apache-2.0").identifier("Apache-2.0"))
}

/// Bodies to try, by the names of their schemas.
const EXAMPLES: &str = include_str!("examples.json");

/// The OpenAPI document as it was last written down; a test holds it against what is derived.
const WRITTEN: &str = include_str!("../../openapi.json");

/// The OpenAPI document, derived from the code.
pub fn description(context: &Context) -> Result<Value> {
    Ok(openapi::finish(&service(context).spec(), EXAMPLES)?)
}

/// The OpenAPI document as it is served. Where code may be ahead of what is written down it is derived;
/// a release serves what is part of it, as deriving takes time and leaves memory behind at each start.
fn served(context: &Context) -> Result<Bytes> {
    if !cfg!(debug_assertions) {
        return Ok(Bytes::from_static(WRITTEN.as_bytes()));
    }
    Ok(description(context)?.to_string().into())
}

/// The document as it is served and judges; servers in one process have one.
fn described(context: &Context) -> Result<Arc<Description>> {
    static DESCRIBED: Mutex<Option<Arc<Description>>> = Mutex::new(None);
    let mut described = DESCRIBED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = &*described {
        return Ok(known.clone());
    }
    let new = Arc::new(Description::new(aside(|| served(context))??)?);
    Ok(described.insert(new).clone())
}

/// All routes.
pub fn routes(context: &Context) -> Result<BoxEndpoint<'static, Response>> {
    let limit = context.settings.request_timeout;
    let service = service(context);
    let contract = Contract::new(described(context)?, judges(context.db.clock()));
    let api = service
        .data(contract.clone())
        .data(context.clone())
        .around(move |endpoint, request| in_time(endpoint, request, limit));
    let all = pages::page_routes(context)
        .at("/healthz", get(plain::healthy))
        .at("/readyz", get(plain::ready).data(context.clone()))
        .at("/openapi.json", get(plain::openapi).data(contract.clone()))
        .nest_no_strip("/api", api);
    let all = docs::mount(all).data(edge::TimeLimit(limit));
    Ok(around(all, contract, context.settings.trusted_proxies.clone()))
}

/// What all routes have around them: a request gets its id, an error its form, a panic an answer.
fn around(
    routes: impl Endpoint<Output = Response> + 'static,
    contract: Contract,
    trusted_proxies: Vec<Network>,
) -> BoxEndpoint<'static, Response> {
    routes
        .with(CatchPanic::new().with_handler(|_| panicked()))
        .around(answered)
        .around(harmless)
        .around(unless_known)
        .around(move |endpoint, request: Request| {
            let contract = contract.clone();
            async move {
                let path = request.uri().path().to_owned();
                let mut response = endpoint.get_response(request).await;
                allow(&contract, &path, &mut response);
                name(&contract, &path, &mut response);
                Ok(response)
            }
        })
        .with(Track { trusted_proxies })
        .map_to_response()
        .boxed()
}

/// Makes a page of an error that reaches the outermost edge, where pages are, and else a problem.
async fn answered<E: Endpoint>(endpoint: Arc<E>, request: Request) -> poem::Result<Response> {
    let reader = pages::wants_page(&request).then(|| edge::reader(&request));
    let outcome = if is_text(request.uri().path()) {
        endpoint.call(request).await
    } else {
        Err(NotFoundError.into())
    };
    Ok(match (outcome, reader) {
        (Ok(response), _) => response.into_response(),
        (Err(error), Some(reader)) => edge::fallback(error, &reader),
        (Err(error), None) => catch_all(error).await,
    })
}

/// Gives the log the template of an operation; pages have named theirs before.
fn name(contract: &Contract, path: &str, response: &mut Response) {
    if response.data::<RouteName>().is_none()
        && let Some(template) = contract.template(path)
    {
        response.extensions_mut().insert(RouteName(template.to_owned().into()));
    }
}

async fn in_time<E: Endpoint>(
    endpoint: Arc<E>,
    request: Request,
    limit: Duration,
) -> poem::Result<Response> {
    match tokio::time::timeout(limit, endpoint.call(request)).await {
        Ok(answer) => Ok(answer?.into_response()),
        Err(_) => Ok(timed_out()),
    }
}

#[cfg(test)]
mod tests;
