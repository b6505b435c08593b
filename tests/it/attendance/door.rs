//! What people show at the door.

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::Door;
use crate::support::scene::manage_path;

async fn page(it: &Door, seat: &Value, language: &str) -> String {
    let path = manage_path(&it.app, seat, Purpose::Manage).await;
    it.app.raw("GET", &format!("{path}?language={language}")).expect(200).await.text()
}

#[tokio::test]
async fn whoever_is_confirmed_has_their_code_as_a_picture_that_the_page_may_show() {
    let it = Door::start().await;
    let anna = it.seat("Anna", json!({})).await;
    let code = anna["code"].as_str().unwrap();
    for (language, label, help) in [
        ("en", format!("QR code that holds {code}"), "Show this at the door"),
        ("ru", format!("QR-код, в котором записано {code}"), "Покажите это на входе"),
    ] {
        let shown = page(&it, &anna, language).await;
        assert!(shown.contains(&format!("<p class=\"code\">{code}</p>")), "{shown}");
        assert!(shown.contains(&format!("<svg class=\"qr\" role=\"img\" aria-label=\"{label}\"")));
        assert!(shown.contains(help), "{shown}");
        assert!(!shown.contains("style=") && !shown.contains("<script"), "{shown}");
    }
}

#[tokio::test]
async fn whoever_has_no_place_or_does_not_come_to_the_door_has_none() {
    let it = Door::with(
        json!({"modality": "hybrid", "capacity": 1, "registration": {"waitlist": true}}),
    )
    .await;
    it.seat("Anna", json!({})).await;
    let waiting = it.seat("Bek", json!({})).await;
    let online = it.seat("Chen", json!({"attendance_mode": "online"})).await;
    for seat in [&waiting, &online] {
        let shown = page(&it, seat, "en").await;
        assert!(shown.contains(seat["code"].as_str().unwrap()));
        assert!(!shown.contains("<svg"), "{shown}");
    }
}
