use poem::Route;
use poem::endpoint::make_sync;
use poem::http::StatusCode;
use serde_json::json;

use super::*;
use crate::http::Judges;

#[tokio::test]
async fn a_handler_that_panics_is_answered_with_a_problem_that_names_its_request() {
    let broken = make_sync(|_| -> Response { panic!("of the test's own") });
    let nothing = Description::new(Bytes::from_static(br#"{"paths": {}}"#)).unwrap();
    let contract = Contract::new(Arc::new(nothing), Judges::default());
    let routes = around(Route::new().at("/api/v1/things", broken), contract, Vec::new());
    let request = Request::builder().uri_str("/api/v1/things").header("x-request-id", "request-1");
    let answer = routes.get_response(request.finish()).await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert_eq!(answer.headers()["x-request-id"], "request-1");
    let text = answer.into_body().into_string().await.unwrap();
    let problem: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&problem["code"], &problem["request_id"]),
        (&json!("internal"), &json!("request-1"))
    );
    assert!(!text.contains("the test's own"), "{text}");
}
