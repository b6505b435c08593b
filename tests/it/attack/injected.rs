//! Line breaks and other controls in every text: no header of a mail, no line of a calendar and no
//! header of an answer comes from them.

use std::collections::BTreeSet;

use convoke::mail::mime;
use mail_parser::MessageParser;

use super::scene::Scene;
use crate::support::{Letter, TestApp};

const LINES: &[&str] = &[
    "A\r\nX-Evil: 1\r\nBcc: evil@example.org\r\n\r\nbody",
    "A\nX-Evil: 1\nATTENDEE:mailto:evil@example.org\nEND:VEVENT\nBEGIN:VEVENT",
    "A\rX-Evil: 1\rB",
    "A\u{2028}X-Evil: 1\u{2029}B\u{85}X-Evil: 2",
    "A\u{b}X-Evil: 1\u{c}B",
    "A\0X-Evil: 1",
    "=?utf-8?q?A=0D=0AX-Evil:_1?= B",
    "A%0d%0aX-Evil:%201",
    "A\\nX-Evil: 1\\r\\nEND:VCALENDAR",
    "A;X-EVIL=1:mailto:evil@example.org,B\"C",
    ".\r\n.\r\nMAIL FROM:<evil@example.org>",
    "A \t X-Evil",
];

/// The names of the headers at the top of a mail.
fn headers(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("\r\n\t", " ");
    head.split("\r\n").map(|line| line.split(':').next().unwrap().to_lowercase()).collect()
}

/// The names of the lines of a calendar, once long lines are put together.
fn lines(calendar: &str) -> BTreeSet<String> {
    let text = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    assert!(
        !text.replace("\r\n", "").contains(['\r', '\n']),
        "a line break of another kind: {text}"
    );
    text.lines().map(|line| line.split([':', ';']).next().unwrap().to_owned()).collect()
}

/// All that the mails and calendars of a scene consist of.
async fn parts(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let app = TestApp::start().await;
    let scene = Scene::play(&app, text).await;
    let (mut of_mails, mut of_calendars) = (BTreeSet::new(), BTreeSet::new());
    for (page, answer) in &scene.pages {
        let evil = answer.headers.keys().find(|name| name.as_str().starts_with("x-evil"));
        assert_eq!(evil, None, "{text:?} on {page}");
    }
    let mails = app.catcher.mails();
    assert!(mails.len() > 3, "{text:?}: only {} mails", mails.len());
    for mail in &mails {
        assert_eq!(mime::wire_check(&mail.bytes), Ok(()), "{text:?}");
        of_mails.extend(headers(&mail.bytes));
        let read = MessageParser::default().parse(&mail.bytes).unwrap();
        let to: Vec<_> = read.to().unwrap().iter().filter_map(|to| to.address()).collect();
        let envelope: Vec<_> = mail.envelope.to().iter().map(ToString::to_string).collect();
        assert_eq!((to.len(), to), (1, envelope.iter().map(String::as_str).collect()), "{text:?}");
        assert!(read.bcc().is_none() && read.cc().is_none(), "{text:?}");
        assert_eq!(read.from().unwrap().iter().count(), 1, "{text:?}");
        assert!(!Letter::read(mail).subject().contains(char::is_control), "{text:?}");
        for part in &read.parts {
            use mail_parser::MimeHeaders;
            let calendar = part.content_type().is_some_and(|it| it.subtype() == Some("calendar"));
            if calendar {
                of_calendars.extend(lines(&String::from_utf8_lossy(part.contents())));
            }
        }
    }
    for (_, calendar) in &scene.calendars {
        of_calendars.extend(lines(calendar));
        let unfolded = icalendar::parser::unfold(calendar);
        let read = icalendar::parser::read_calendar(&unfolded).unwrap();
        let entries = read.components.iter().filter(|it| it.name == "VEVENT").count();
        assert_eq!(entries, 1, "{text:?}: {calendar}");
    }
    (of_mails, of_calendars)
}

#[tokio::test]
async fn no_text_becomes_a_header_a_recipient_or_a_line_of_a_calendar() {
    let (mails, calendars) = parts("Plain words").await;
    assert!(mails.contains("subject") && calendars.contains("SUMMARY"), "{mails:?} {calendars:?}");
    for text in LINES {
        let (of_mails, of_calendars) = parts(text).await;
        let strange: Vec<_> = of_mails.difference(&mails).collect();
        assert!(strange.is_empty(), "{text:?} in a mail: {strange:?}");
        let strange: Vec<_> = of_calendars.difference(&calendars).collect();
        assert!(strange.is_empty(), "{text:?} in a calendar: {strange:?}");
    }
}
