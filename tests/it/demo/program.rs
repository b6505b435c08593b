//! `convoke demo`: where to begin, and the mailbox.

use crate::support::database::{TestDatabase, postgres};
use crate::support::demo::Demo;

#[tokio::test]
async fn the_demo_prints_where_to_begin_and_a_second_start_goes_on() {
    let database = TestDatabase::empty().await;
    let demo = Demo::start(&database);
    assert_eq!(demo.get("invitation", "", "").await.0, 200);
    assert_eq!(demo.get("docs", "", "").await.0, 200);
    let token = format!("Authorization: Bearer {}\r\n", demo.line("token"));
    assert_eq!(demo.get("api", "/events", &token).await.0, 200);
    assert!(demo.line("file").contains("new"), "{}", demo.line("file"));
    let (invitation, former) = (demo.line("invitation").to_owned(), demo.line("token").to_owned());
    let token_of = |url: &str| url.rsplit('/').next().unwrap().to_owned();
    demo.stop();

    let again = Demo::start(&database);
    assert!(again.line("file").contains("as you left it"), "{}", again.line("file"));
    assert_eq!(token_of(again.line("invitation")), token_of(&invitation));
    assert_ne!(again.line("token"), former);
    let token = format!("Authorization: Bearer {former}\r\n");
    assert_eq!(again.get("api", "/events", &token).await.0, 200, "the former token still works");
    again.stop();
    if postgres().is_none() {
        for file in ["convoke-demo.db", "convoke-demo.key"] {
            assert!(database.folder.path().join(file).exists(), "{file}");
        }
        assert!(!database.folder.path().join("convoke.db").exists());
    }
}

#[tokio::test]
async fn the_mailbox_shows_mails_to_this_machine_alone() {
    let database = TestDatabase::empty().await;
    let demo = Demo::start(&database);
    let mut list = String::new();
    for _ in 0..100 {
        list = demo.get("mailbox", "", "").await.1;
        if list.contains("aigerim@example.org") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(list.contains("aigerim@example.org"), "the invitation arrives: {list}");
    assert!(list.contains("frame-ancestors 'none'"));
    assert!(list.contains("<a href=\"/demo/mailbox\">Look for new mail</a>"), "{list}");
    assert!(!list.contains("http-equiv"), "no page moves by itself under its reader: {list}");
    let before = list.split("aigerim@example.org").next().unwrap();
    let name = before.rsplit("/demo/mailbox/").next().unwrap().split('"').next().unwrap();
    let (status, letter) = demo.get("mailbox", &format!("/{name}"), "").await;
    assert_eq!(status, 200);
    let link = demo.line("invitation").rsplit('/').next().unwrap();
    assert!(letter.contains(link), "the plain text has the link");
    let (status, html) = demo.get("mailbox", &format!("/{name}/html"), "").await;
    assert_eq!(status, 200);
    assert!(
        html.contains("content-security-policy: default-src 'none'; style-src 'unsafe-inline'")
    );
    assert!(html.contains(link) && html.contains("sandbox allow-popups"));
    assert_eq!(demo.get("mailbox", &format!("/{name}/source"), "").await.0, 200);
    for lost in ["/nothing", "/..%2fconvoke-demo", "/..%2f..%2fetc%2fpasswd/source"] {
        assert_eq!(demo.get("mailbox", lost, "").await.0, 404, "{lost}");
    }
    for header in ["X-Forwarded-For: 192.0.2.7\r\n", "Forwarded: for=192.0.2.7\r\n"] {
        assert_eq!(demo.get("mailbox", "", header).await.0, 404, "{header}");
        assert_eq!(demo.get("mailbox", &format!("/{name}/html"), header).await.0, 404);
    }
    demo.stop();
}
