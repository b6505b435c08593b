//! Calls and answers.

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use poem::endpoint::BoxEndpoint;
use poem::http::{HeaderMap, Method, StatusCode};
use poem::{Body, Endpoint, Request, RequestBuilder, Response};
use serde_json::Value;

/// A call that is being put together; await it.
pub struct Call<'a> {
    endpoint: &'a BoxEndpoint<'static, Response>,
    request: RequestBuilder,
    bearer: Option<String>,
    body: Body,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl<'a> Call<'a> {
    pub fn new(endpoint: &'a BoxEndpoint<'static, Response>, method: &str, path: &str) -> Self {
        let request =
            Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri_str(path);
        Self { endpoint, request, bearer: None, body: Body::empty() }
    }

    /// With this token, instead of any before.
    pub fn bearer(mut self, secret: &str) -> Self {
        self.bearer = Some(secret.to_owned());
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub fn json(self, body: Value) -> Self {
        self.text("application/json", &body.to_string())
    }

    pub fn text(mut self, media: &str, body: &str) -> Self {
        self.request = self.request.content_type(media);
        self.body = Body::from_string(body.to_owned());
        self
    }

    pub fn bytes(mut self, media: &str, body: impl Into<Vec<u8>>) -> Self {
        self.request = self.request.content_type(media);
        self.body = Body::from_vec(body.into());
        self
    }

    /// A body that comes piece by piece.
    pub fn stream(mut self, media: &str, body: Body) -> Self {
        self.request = self.request.content_type(media);
        self.body = body;
        self
    }

    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.text("application/x-www-form-urlencoded", &body)
    }

    /// The answer, which must have this status.
    pub async fn expect(self, status: u16) -> Answer {
        let answer = self.await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
        answer
    }

    /// The JSON of an answer that must have this status.
    pub async fn json_of(self, status: u16) -> Value {
        self.expect(status).await.json()
    }
}

impl<'a> IntoFuture for Call<'a> {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let request = match self.bearer {
                Some(secret) => self.request.header("authorization", format!("Bearer {secret}")),
                None => self.request,
            };
            let request = request.body(self.body);
            let response = self.endpoint.get_response(request).await;
            let (parts, body) = response.into_parts();
            let bytes = body.into_vec().await.unwrap();
            Answer { status: parts.status, headers: parts.headers, bytes }
        })
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn etag(&self) -> String {
        let etag = self.header("etag");
        assert!(!etag.is_empty(), "no ETag");
        etag.to_owned()
    }

    pub fn id(&self) -> String {
        self.json()["id"].as_str().expect("an id").to_owned()
    }

    /// The pointers of all fields that a problem names, sorted.
    pub fn pointers(&self) -> Vec<String> {
        let json = self.json();
        let errors = json["errors"].as_array().expect("errors");
        let mut pointers: Vec<String> =
            errors.iter().map(|error| error["pointer"].as_str().unwrap().to_owned()).collect();
        pointers.sort();
        pointers
    }
}
