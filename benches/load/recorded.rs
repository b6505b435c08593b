//! The queries of one request, as the house asks them.

use std::sync::{Arc, Mutex};

use convoke::clock::Clock;
use convoke::db::Database;
use poem::{Endpoint, Request};
use sea_orm::Statement;

use super::house;

/// Those of each path, asked by a token that was read a moment before.
pub async fn queries(url: &str, token: &str, paths: &[&str]) -> Vec<Vec<Statement>> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let watch = seen.clone();
    let note = move |statement: &Statement| watch.lock().unwrap().push(statement.clone());
    let db = Database::watched(url, Clock::System, note).await.unwrap();
    let routes = convoke::app::routes(&house::on(db.clone(), url)).unwrap();
    let mut queries = Vec::new();
    for path in paths {
        for _ in 0..2 {
            seen.lock().unwrap().clear();
            let request = Request::builder().uri_str(path);
            let request = request.header("authorization", format!("Bearer {token}")).finish();
            let answer = routes.call(request).await.map(poem::IntoResponse::into_response);
            assert!(answer.unwrap().status().is_success(), "{path}");
        }
        queries.push(std::mem::take(&mut *seen.lock().unwrap()));
    }
    db.close().await.unwrap();
    queries
}
