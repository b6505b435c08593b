//! Who calls: one bearer scheme, and extractors that stand for a permission.

use std::marker::PhantomData;
use std::ops::Deref;

use poem::{Request, RequestBody, Result, http::header};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::query::Query;
use super::{Contract, Problem, request};
use crate::access::{Actor, Permission, service};
use crate::context::Context;
use crate::error::{AppError, Kind};

const SCHEME: &str = "bearer";

/// The caller, who has the permission that `P` stands for.
#[derive(Debug)]
pub struct Auth<P>(Actor, PhantomData<P>);

/// A permission as a type.
pub trait Grant: Send + Sync {
    /// The permission.
    const PERMISSION: Permission;
}

/// To read.
#[derive(Debug)]
pub struct Read;
/// To change what organizers change.
#[derive(Debug)]
pub struct Organize;
/// To see who is expected and who came.
#[derive(Debug)]
pub struct ReadAttendance;
/// To check people in.
#[derive(Debug)]
pub struct CheckIn;
/// To manage tokens and settings.
#[derive(Debug)]
pub struct Administer;

impl Grant for Read {
    const PERMISSION: Permission = Permission::Read;
}
impl Grant for Organize {
    const PERMISSION: Permission = Permission::Organize;
}
impl Grant for ReadAttendance {
    const PERMISSION: Permission = Permission::ReadAttendance;
}
impl Grant for CheckIn {
    const PERMISSION: Permission = Permission::CheckIn;
}
impl Grant for Administer {
    const PERMISSION: Permission = Permission::Administer;
}

impl<P> Deref for Auth<P> {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.0
    }
}

impl<'a, P: Grant> ApiExtractor<'a> for Auth<P> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        registry.create_security_scheme(
            SCHEME,
            MetaSecurityScheme {
                ty: "http",
                description: Some("A token from `convoke token create` or `POST /tokens`."),
                name: None,
                key_in: None,
                scheme: Some("bearer"),
                bearer_format: None,
                flows: None,
                openid_connect_url: None,
            },
        );
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![SCHEME]
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let actor = authenticate(request).await.map_err(Problem::from)?;
        actor.token_id().into_iter().for_each(request::note_token);
        check_share(request, &actor)?;
        actor.require(P::PERMISSION).map_err(Problem::from)?;
        check_query(request).map_err(Problem::from)?;
        Ok(Self(actor, PhantomData))
    }
}

/// 400 for a query that the operation does not know; lists look at theirs themselves.
fn check_query(request: &Request) -> Result<(), AppError> {
    let contract = request.data::<Contract>();
    let list = contract.is_some_and(|c| c.is_list(request.method(), request.uri().path()));
    if list { Ok(()) } else { Query::judged(request).map(drop) }
}

async fn authenticate(request: &Request) -> Result<Actor, AppError> {
    let context = request.data::<Context>().ok_or_else(|| AppError::internal("no context"))?;
    let secret = bearer(request).ok_or_else(|| {
        AppError::new(
            Kind::Unauthorized,
            "access.no_token",
            "Send a token: `Authorization: Bearer <token>`.",
        )
    })?;
    service::authenticate(&context.db, &context.tokens, secret, request::origin()).await
}

/// 429 when the token has had its share.
fn check_share(request: &Request, actor: &Actor) -> Result<()> {
    let limits = request.data::<Context>().map(|context| &context.limits.requests);
    let Some((limits, token)) = limits.zip(actor.token_id()) else { return Ok(()) };
    limits.check(&token).map_err(|(error, wait)| Problem::from(error).retry_after(wait).into())
}

fn bearer(request: &Request) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}
