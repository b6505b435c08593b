use std::io::{Cursor, Read as _};

use serde_json::{Value, json};

use super::participants::{address, comes, delegate, forum};
use super::pdf;
use crate::support::TestApp;
use crate::support::http::Answer;
use crate::support::scene::event;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A part of a DOCX.
fn part(answer: &Answer, name: &str) -> String {
    assert_eq!(answer.header("content-type"), DOCX);
    let mut package = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of a DOCX, a line a paragraph.
fn docx(answer: &Answer) -> Vec<String> {
    let document = part(answer, "word/document.xml");
    let paragraph = |xml: &str| -> String {
        let runs = xml.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|run| run.split("</w:t>").next().unwrap()).collect()
    };
    document.split("</w:p>").map(paragraph).filter(|line| !line.is_empty()).collect()
}

/// Where each of the texts stands, in which they must stand one behind the other.
fn in_order(text: &str, expected: &[&str]) {
    let mut at = 0;
    for said in expected {
        let found = text[at..].find(said);
        at += found.unwrap_or_else(|| panic!("{said} is not behind the others in {text}"))
            + said.len();
    }
}

async fn list(app: &TestApp, event: &Value, language: &str) -> Vec<String> {
    let list = app.get(&format!("{}?language={language}", address(event))).json_of(200).await;
    let all = list["participants"].as_array().unwrap().iter();
    all.map(|who| who["full_name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_list_is_a_paper_with_the_same_people_in_the_same_order_in_each_language() {
    let app = TestApp::start().await;
    let forum = forum(&app).await;
    for (language, title, parts) in [
        (
            "en",
            "List of participants",
            ["Delegations", "Armenia", "Republic of Korea", "Observers"],
        ),
        ("ru", "Список участников", ["Делегации", "Армения", "Республика Корея", "Наблюдатели"]),
    ] {
        let names = list(&app, &forum, language).await;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let path = format!("{}?language={language}&format=", address(&forum));
        let paper = app.get(&format!("{path}pdf")).expect(200).await;
        let text = pdf(&paper).join(" ");
        in_order(&text, &names);
        in_order(&text, &parts);
        assert!(text.contains(title) && text.contains("ESCAP"), "{text}");
        assert!(!text.contains("Silent") && !text.contains("example.org"), "{text}");
        let document = app.get(&format!("{path}docx")).expect(200).await;
        let text = docx(&document).join("\n");
        in_order(&text, &names);
        in_order(&text, &parts);
        assert!(text.contains(title) && text.contains("ESCAP"), "{text}");
        assert!(!text.contains("Silent") && !text.contains("example.org"), "{text}");
        let own = format!("<w:lang w:val=\"{language}\"");
        assert!(part(&document, "word/styles.xml").contains(&own));
        let slug = forum["slug"].as_str().unwrap();
        for (answer, ending) in [(paper, "pdf"), (document, "docx")] {
            let name = format!("attachment; filename=\"{slug}-participants.{ending}\"");
            assert_eq!(answer.header("content-disposition"), name);
        }
    }
}

#[tokio::test]
async fn a_paper_says_what_it_is_of_and_how_many_pages_it_has() {
    let app = TestApp::start().await;
    let venue = json!({"name": "House of Ministries", "city": "Astana", "country": "KZ"});
    let event = event(&app, json!({"venue": venue})).await;
    comes(&app, &event, "#panic() 😀", ["KG", "\"] *A*", "$x$ <b>"], delegate(Value::Null), true)
        .await;
    let paper = app.get(&address(&event)).header("accept", "application/pdf").expect(200).await;
    let text = pdf(&paper).join(" ");
    for said in [
        "Digital government",
        "25–27 May 2026",
        "House of Ministries, Astana, Kazakhstan",
        "Page 1 of 1",
        "Kyrgyzstan",
        "#panic() [U+1F600]",
        "\"] *A*",
        "$x$ <b>",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let document = app.get(&address(&event)).header("accept", DOCX).expect(200).await;
    assert!(docx(&document).contains(&"#panic() 😀".to_owned()));
    let head = part(&document, "word/document.xml");
    assert!(head.contains("<w:tblHeader/>") && head.contains("$x$ &lt;b&gt;"));
    assert!(part(&document, "word/footer1.xml").contains(" NUMPAGES "));
}

#[tokio::test]
async fn a_paper_on_which_nobody_stands_says_so() {
    let app = TestApp::start().await;
    let event = event(&app, json!({})).await;
    let paper = app.get(&format!("{}?format=pdf&language=ru", address(&event))).expect(200).await;
    assert!(pdf(&paper)[0].contains("В этом списке пока никого нет."));
    let document = app.get(&format!("{}?format=docx", address(&event))).expect(200).await;
    assert!(docx(&document).contains(&"Nobody stands in this list yet.".to_owned()));
}
