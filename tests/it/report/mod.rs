//! The report of an event: what it says in each format and language, what organizers write in it, and
//! the versions that are kept.

mod computed;
mod demo;
mod donor;
mod evaluated;
mod heavy;
mod versions;
mod written;

use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::lists::pdf;
use crate::support::TestApp;
use crate::support::http::Answer;

const FORMATS: [&str; 5] = ["json", "md", "html", "docx", "pdf"];
const LANGUAGES: [&str; 2] = ["en", "ru"];

fn at(event: &Value, rest: &str) -> String {
    format!("/events/{}/report{rest}", event["id"].as_str().unwrap())
}

/// What stands in a report, whichever format it is in.
fn said(answer: &Answer, format: &str) -> String {
    match format {
        "json" => json_said(&answer.json()),
        "md" => answer.text().replace('\\', ""),
        "html" => unmarked(&answer.text()),
        "docx" => unmarked(&part(answer, "word/document.xml")),
        "pdf" => pdf(answer).join(" "),
        other => panic!("{other} is no format"),
    }
}

fn json_said(report: &Value) -> String {
    let mut all = vec![report["title"].clone(), report["subject"].clone()];
    all.extend(report["lines"].as_array().unwrap().iter().cloned());
    for section in report["sections"].as_array().unwrap() {
        all.extend([section["title"].clone(), section["text"].clone()]);
    }
    let all: Vec<&str> = all.iter().map(|text| text.as_str().unwrap()).collect();
    all.join("\n").replace('\\', "")
}

fn part(answer: &Answer, name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of HTML or XML, without its tags.
fn unmarked(markup: &str) -> String {
    let pieces = markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, it)| it));
    let text = pieces.collect::<Vec<_>>().join(" ");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// Letters and digits alone: a paper breaks its lines where it likes.
fn squashed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

async fn report(app: &TestApp, event: &Value, format: &str, more: &str) -> Answer {
    app.get(&at(event, &format!("?format={format}{more}"))).expect(200).await
}

/// The section of a report.
fn section<'a>(report: &'a Value, key: &str) -> Option<&'a Value> {
    report["sections"].as_array().unwrap().iter().find(|section| section["key"] == key)
}
