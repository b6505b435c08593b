use std::io::{Cursor, Read as _};

use super::*;
use crate::{Delegation, Part, Participant};

fn list(name: &str) -> ListOfParticipants {
    let person = |number, name: &str| Participant {
        number,
        honorific: Some("H.E.".to_owned()),
        name: name.to_owned(),
        position: None,
        organization: Some("Яам & Со".to_owned()),
    };
    ListOfParticipants {
        language: "ru".to_owned(),
        title: "Список участников".to_owned(),
        subject: "Семинар".to_owned(),
        lines: vec!["25 мая 2026 года".to_owned()],
        page: "Страница {page} из {pages}".to_owned(),
        headings: ["№", "Имя", "Должность", "Организация"].map(str::to_owned),
        parts: vec![Part {
            heading: "Делегации".to_owned(),
            delegations: vec![Delegation {
                heading: Some("Монголия".to_owned()),
                people: vec![person(1, name), person(2, "오강탁")],
            }],
        }],
        nobody: "Никто".to_owned(),
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_document_has_a_language_headings_a_head_that_repeats_and_numbers_of_pages() {
    let bytes = docx(&list("Бат-Эрдэнэ")).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert!(
        document.contains("w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Делегации")
    );
    assert!(
        document.contains("w:val=\"Heading2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Монголия")
    );
    assert!(document.contains("Яам &amp; Со"));
    let footer = part(&bytes, "word/footer1.xml");
    let places = ["Страница ", " PAGE ", " из ", " NUMPAGES "].map(|it| footer.find(it).unwrap());
    assert!(places.is_sorted(), "{footer}");
    assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"ru\""));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>Список участников: Семинар<"));
}

#[test]
fn a_name_is_text_whatever_it_looks_like() {
    let name = "</w:t></w:r>\"<x a='1'>&amp;\u{1}\u{ffff}";
    let document = part(&docx(&list(name)).unwrap(), "word/document.xml");
    let shown = "&lt;/w:t&gt;&lt;/w:r&gt;&quot;&lt;x a='1'&gt;&amp;amp;</w:t>";
    assert!(document.contains(shown), "{document}");
}

#[test]
fn a_list_in_which_nobody_stands_says_so() {
    let empty = ListOfParticipants { parts: Vec::new(), ..list("") };
    let document = part(&docx(&empty).unwrap(), "word/document.xml");
    assert!(document.contains("Никто") && !document.contains("<w:tbl>"));
}
