use serde_json::{Value, json};

use super::Hall;

fn link(page: &str, certificate: &Value) -> String {
    format!("{page}/certificates/{}", certificate["id"].as_str().unwrap())
}

#[tokio::test]
async fn whoever_has_one_finds_it_on_the_page_of_their_registration() {
    let hall = Hall::start().await;
    let (anna, bek) = (hall.page(&hall.anna).await, hall.page(&hall.bek).await);
    let before = hall.door.app.raw("GET", &anna).expect(200).await.text();
    assert!(!before.contains("Certificate of"), "{before}");
    let given = hall.give(&[&hall.anna]).await.remove(0);
    let page = hall.door.app.raw("GET", &anna).expect(200).await.text();
    let own = link(&anna, &given);
    assert!(page.contains("Certificate of participation (PDF)"), "{page}");
    assert!(page.contains(&format!("href=\"{own}\"")), "{page}");
    let file = hall.door.app.raw("GET", &own).expect(200).await;
    assert_eq!(file.header("cache-control"), "no-store");
    assert!(file.header("content-disposition").ends_with("-C001.pdf\""));
    assert!(crate::lists::pdf(&file)[0].contains("Anna"));
    // Another one's link leads to none but their own, and none leads to what is no certificate.
    hall.door.app.raw("GET", &link(&bek, &given)).expect(404).await;
    hall.door.app.raw("GET", &format!("{anna}/certificates/x")).expect(404).await;
    hall.door.app.raw("GET", &format!("{anna}x/certificates/x")).expect(404).await;
    hall.revoke(&given).await;
    hall.door.app.raw("GET", &own).expect(404).await;
    let after = hall.door.app.raw("GET", &anna).expect(200).await.text();
    assert!(!after.contains("Certificate of"), "{after}");
}

async fn follow_up(hall: &Hall, more: Value) -> Value {
    let mut body = json!({"name": "Certificates", "subject": "Your certificate", "body": "Attached.",
        "audience": {"registration_status": ["confirmed"]}, "attach": ["certificate"]});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    hall.door.app.post(&hall.door.at("follow-ups"), body).json_of(201).await
}

#[tokio::test]
async fn a_follow_up_brings_it_to_those_alone_who_have_a_valid_one() {
    let hall = Hall::start().await;
    let given = hall.give(&[&hall.anna, &hall.bek]).await;
    hall.revoke(&given[1]).await;
    let made = follow_up(&hall, json!({})).await;
    let own = format!("/follow-ups/{}", made["id"].as_str().unwrap());
    let audience = hall.door.app.get(&format!("{own}/audience")).json_of(200).await;
    assert_eq!(audience["items"].as_array().unwrap().len(), 1);
    let body = json!({"person_id": hall.anna["person_id"]});
    let seen = hall.door.app.post(&format!("{own}/preview"), body).json_of(200).await;
    assert_eq!(seen["attachments"][0]["media_type"], "application/pdf");
    hall.door.app.act(&format!("{own}/send-now")).expect(200).await;
    convoke::worker::tick(&hall.door.app.app.context).await.unwrap();
    hall.door.app.deliver().await;
    let letters = hall.door.app.mails_to("anna@example.org");
    let files = letters.last().unwrap().files();
    let [(name, kind, _)] = files.as_slice() else { panic!("one file: {files:?}") };
    assert!(name.ends_with("-C001.pdf"), "{name}");
    assert_eq!(kind, "application/pdf");
    for nobody in ["bek@example.org", "chen@example.org"] {
        assert_eq!(hall.door.app.mails_to(nobody).len(), 0, "{nobody}");
    }
    let sent = hall.door.app.get(&own).json_of(200).await;
    assert_eq!((&sent["status"], &sent["recipients"]), (&json!("sent"), &json!(1)));
}

#[tokio::test]
async fn who_has_both_kinds_gets_both_beside_the_agenda() {
    let hall = Hall::start().await;
    hall.give(&[&hall.anna]).await;
    hall.issue(json!({"kind": "completion"})).await;
    let made = follow_up(&hall, json!({"attach": ["agenda", "certificate"]})).await;
    let own = format!("/follow-ups/{}", made["id"].as_str().unwrap());
    hall.door.app.act(&format!("{own}/send-now")).expect(200).await;
    convoke::worker::tick(&hall.door.app.app.context).await.unwrap();
    hall.door.app.deliver().await;
    let files = hall.door.app.mails_to("anna@example.org").last().unwrap().files();
    let kinds: Vec<&str> = files.iter().map(|(_, kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["text/calendar", "application/pdf", "application/pdf"]);
}

#[tokio::test]
async fn what_follows_an_invitation_brings_no_certificate() {
    let hall = Hall::start().await;
    let early = json!({"name": "x", "subject": "x", "body": "x", "attach": ["agenda", "certificate"],
        "audience": {"invitation_status": ["sent"]}, "anchor": "invitation_sent", "offset_days": 1});
    let refused = hall.door.app.post(&hall.door.at("follow-ups"), early).expect(422).await;
    assert_eq!(refused.pointers(), ["/attach/1"]);
}
