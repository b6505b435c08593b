//! What a browser finds at the address of the server, and where there is nothing.

use crate::support::TestApp;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

#[tokio::test]
async fn the_address_of_the_server_says_what_it_is_and_where_its_description_is() {
    let app = TestApp::start().await;
    for (language, text) in [("en", "open the link in your mail"), ("ru", "ссылку из письма")]
    {
        let page = app.raw("GET", &format!("/?language={language}")).expect(200).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("content-language"), language);
        assert!(page.text().contains("href=\"/docs\"") && page.text().contains(text));
    }
    app.raw("GET", "/docs").expect(200).await;
    app.raw("HEAD", "/").expect(200).await;
}

#[tokio::test]
async fn where_nothing_is_a_browser_gets_a_page_and_a_program_a_problem() {
    let app = TestApp::start().await;
    for path in ["/nowhere", "/docs/nowhere", "/demo/mailbox", "/%FF", "/ical"] {
        let lost = app.raw("GET", path).header("accept", BROWSER).header("accept-language", "ru");
        let lost = lost.expect(404).await;
        assert_eq!(lost.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert!(lost.text().contains("Страница не найдена"), "{path}");
        for accept in ["*/*", "application/json", "text/htmlx"] {
            let lost = app.raw("GET", path).header("accept", accept).expect(404).await;
            assert_eq!(lost.header("content-type"), "application/problem+json", "{path} {accept}");
        }
    }
    for path in ["/api", "/api/v1/nowhere"] {
        let lost = app.raw("GET", path).header("accept", BROWSER).expect(404).await;
        assert_eq!(lost.header("content-type"), "application/problem+json", "{path}");
    }
    let refused = app.raw("POST", "/").header("accept", BROWSER).expect(405).await;
    assert_eq!(refused.header("allow"), "GET, HEAD, OPTIONS");
}
