//! The places on the waiting lists, as follow-ups tell them.

use convoke::registrations::types::AttendanceMode::{InPerson, Online};
use convoke::registrations::types::RegistrationStatus::Waitlisted;
use serde_json::json;

use super::scene::Scene;

#[tokio::test]
async fn everybody_is_told_the_place_on_the_list_of_their_own_mode() {
    let it = Scene::with(json!({"modality": "hybrid"})).await;
    for (number, (name, mode)) in
        [("r1", InPerson), ("o1", Online), ("o2", Online), ("r2", InPerson), ("o3", Online)]
            .into_iter()
            .enumerate()
    {
        let person = it.named(name).await;
        it.registered_as(person, Waitlisted, |row| {
            (row.attendance_mode, row.waitlist_seq) = (mode, Some(number as i64 + 1));
        })
        .await;
    }
    let made = json!({
        "audience": {"registration_status": ["waitlisted"]},
        "subject": "Place {{ registration.waitlist_position }}",
    });
    let made = it.follow_up(made).await;
    it.send_now(&made).await;
    // Also where a chunk holds but some of those who wait.
    it.chunk(&made, 2).await;
    it.step().await;
    it.app.deliver().await;
    for (name, place) in [("r1", 1), ("r2", 2), ("o1", 1), ("o2", 2), ("o3", 3)] {
        let subject = it.app.mail_to(&format!("{name}@example.org")).subject();
        assert_eq!(subject, format!("Place {place}"), "{name}");
        let path = format!("/events/{}/registrations", it.event);
        let rows = it.app.get(&path).json_of(200).await;
        let mut rows = rows["items"].as_array().unwrap().iter();
        let row = rows.find(|row| row["full_name"] == name).unwrap();
        assert_eq!(row["waitlist_position"], place, "as in the register");
    }
}
