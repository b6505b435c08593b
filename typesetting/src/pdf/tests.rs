use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform};

use super::*;
use crate::{
    Badge, BadgeLayout, Badges, Certificate, Delegation, Letter, ListOfParticipants, Part,
    Participant, Signature,
};

const NAMES: [&str; 5] =
    ["Нұрсұлтан Әбішұлы", "გიორგი მაისურაძე", "Հայկ Սարգսյան", "오강탁", "Бат-Эрдэнэ Өлзий"];

fn person(number: usize, name: &str) -> Participant {
    Participant {
        number: number.try_into().unwrap(),
        honorific: Some("H.E.".to_owned()),
        name: name.to_owned(),
        position: Some("Head of unit".to_owned()),
        organization: Some("Ministry".to_owned()),
    }
}

fn list(language: &str, names: &[String]) -> ListOfParticipants {
    let people = names.iter().zip(1..).map(|(name, number)| person(number, name)).collect();
    ListOfParticipants {
        language: language.to_owned(),
        title: "List of participants".to_owned(),
        subject: "Open data in practice".to_owned(),
        lines: vec!["25–27 May 2026".to_owned()],
        page: "Page {page} of {pages}".to_owned(),
        headings: ["No.", "Full name", "Position", "Organization"].map(str::to_owned),
        parts: vec![Part {
            heading: "Delegations".to_owned(),
            delegations: vec![Delegation { heading: Some("Kazakhstan".to_owned()), people }],
        }],
        nobody: "Nobody".to_owned(),
    }
}

fn badges(layout: BadgeLayout, names: &[&str]) -> Badges {
    let badge = |name: &&str| Badge {
        name: (*name).to_owned(),
        organization: Some("Ministry of Digital Development of the Republic".to_owned()),
        country: Some("Kazakhstan".to_owned()),
        role: "Resource person".to_owned(),
        colour: "#7d4a08".to_owned(),
        code: "K7QM-3XWD".to_owned(),
        picture: Some(crate::Picture { size: 29, path: "M4 4h7v1h-7z".to_owned() }),
    };
    Badges {
        language: "en".to_owned(),
        title: "Badges".to_owned(),
        event: "Open data in practice".to_owned(),
        when: "25–27 May 2026, Bishkek".to_owned(),
        layout,
        badges: names.iter().map(badge).collect(),
        nobody: "Nobody".to_owned(),
    }
}

fn letter(name: &str) -> Letter {
    Letter {
        language: "ru".to_owned(),
        title: "Приглашение".to_owned(),
        senders: vec!["Яам".to_owned()],
        contact: vec!["unit@example.org".to_owned()],
        reference: "№ 7".to_owned(),
        date: "25 мая 2026 года".to_owned(),
        addressee: vec![name.to_owned()],
        greeting: "Уважаемый коллега!".to_owned(),
        opening: vec!["Приглашаем вас.".to_owned()],
        facts: vec![crate::Fact { name: "Паспорт".to_owned(), value: "N123".to_owned() }],
        closing: vec![],
        farewell: "С уважением".to_owned(),
        signature: Signature { name: Some("А. Б.".to_owned()), title: None },
        page: "{page}/{pages}".to_owned(),
    }
}

fn certificate(name: &str) -> Certificate {
    Certificate {
        language: "ru".to_owned(),
        title: "Сертификат участника".to_owned(),
        senders: vec!["Яам".to_owned(), "Digital Hub".to_owned()],
        awarded: "Выдан".to_owned(),
        name: name.to_owned(),
        reason: "за участие".to_owned(),
        event: "Open data in practice".to_owned(),
        when: "25–27 мая 2026 года · Астана".to_owned(),
        hours: Some("Часы: 18".to_owned()),
        reference: "№ open-data/C007".to_owned(),
        date: "27 мая 2026 года".to_owned(),
        signature: Signature {
            name: Some("А. Б.".to_owned()), title: Some("Глава".to_owned())
        },
        verify: "Проверить:".to_owned(),
        address: "https://example.org/verify/01234-56789-ABCDE".to_owned(),
        code: "01234-56789-ABCDE".to_owned(),
        picture: Some(crate::Picture { size: 29, path: "M4 4h7v1h-7z".to_owned() }),
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What stands on each page, without the breaks of lines.
pub(super) fn read(paper: impl Into<Paper>) -> Vec<String> {
    let bytes = pdf(&paper.into()).unwrap();
    let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes).unwrap();
    let flat = |page: &String| page.split_whitespace().collect::<Vec<_>>().join(" ");
    pages.iter().map(flat).collect()
}

/// How far letters reach beyond the edges of their pages.
#[derive(Default)]
struct Edges {
    page: Option<MediaBox>,
    number: u32,
    letters: usize,
    beyond: Vec<String>,
}

impl OutputDev for Edges {
    fn begin_page(
        &mut self,
        number: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page = Some(*page);
        self.number = number;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let page = self.page.unwrap();
        self.letters += 1;
        let (left, right) = (at.m31, at.m31 + width * size * at.m11);
        if left < page.llx || right > page.urx || at.m32 < page.lly || at.m32 > page.ury {
            self.beyond
                .push(format!("{letter} at {left:.0} {:.0} on page {}", at.m32, self.number));
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

pub(super) fn stays_within_its_pages(paper: impl Into<Paper>) {
    let document = Document::load_mem(&pdf(&paper.into()).unwrap()).unwrap();
    let mut edges = Edges::default();
    pdf_extract::output_doc(&document, &mut edges).unwrap();
    assert!(edges.letters > 300, "{} letters", edges.letters);
    assert_eq!(edges.beyond, Vec::<String>::new());
}

#[test]
fn names_in_the_scripts_of_the_region_stand_in_lists_badges_and_letters_as_they_are() {
    for language in ["en", "ru", "kk", "uz-Latn", "x-klingon"] {
        let pages = read(list(language, &owned(&NAMES))).join(" ");
        assert!(NAMES.iter().all(|name| pages.contains(name)), "{language}: {pages}");
    }
    for layout in [BadgeLayout::A6, BadgeLayout::Labels] {
        let pages = read(badges(layout, &NAMES)).join(" ");
        assert!(NAMES.iter().all(|name| pages.contains(name)), "{layout:?}: {pages}");
    }
    for name in NAMES {
        assert!(read(letter(name)).join(" ").contains(name), "{name}");
    }
}

#[test]
fn a_name_is_text_whatever_it_looks_like() {
    let names = ["#panic()", "\"] #read(\"x\")", "*A* _B_ $x$ @ref <l>", "= H // c /* d"];
    let text = read(list("en", &owned(&names))).join(" ");
    assert!(names.iter().all(|name| text.contains(name)), "{text}");
    let badge = read(badges(BadgeLayout::A6, &names)).join(" ");
    assert!(names.iter().all(|name| badge.contains(name)), "{badge}");
}

#[test]
fn a_letter_that_no_font_has_stands_as_its_code() {
    let names = owned(&["Ann 😀", "ᠮ", "吳 康鐸"]);
    let text = read(list("en", &names)).join(" ");
    for shown in ["Ann [U+1F600]", "[U+182E]", "吳 康鐸"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[test]
fn a_delegation_that_goes_on_to_another_page_is_named_there_too() {
    let names: Vec<String> = (0..120).map(|n| format!("Aigul N{n}")).collect();
    let pages = read(list("en", &names));
    assert!(pages.len() > 2, "{}", pages.len());
    for (page, number) in pages.iter().zip(1..) {
        assert!(page.contains("Kazakhstan") && page.contains("Full name"), "{page}");
        assert!(page.contains(&format!("Page {number} of {}", pages.len())), "{page}");
    }
    assert!(pages[1].contains("Open data in practice"), "the head of a page: {}", pages[1]);
    assert!(pages.concat().contains("Aigul N119"));
}

#[test]
fn long_names_stay_within_their_pages() {
    let (long, words) = ("Ж".repeat(200), "Wolfeschlegelsteinhausenbergerdorff ".repeat(6));
    let names = owned(&[&long, &words, &"W".repeat(120)]);
    stays_within_its_pages(ListOfParticipants { subject: long.clone(), ..list("ru", &names) });
    for layout in [BadgeLayout::A6, BadgeLayout::Labels] {
        let mut paper = badges(layout, &[&long, &words, "오강탁"]);
        paper.event = "O".repeat(300);
        paper.badges[1].organization = Some("Z".repeat(300));
        paper.badges[2].role = "R".repeat(80);
        stays_within_its_pages(paper);
    }
    stays_within_its_pages(letter(&long));
    for text in [&long, &words] {
        let paper = Certificate {
            senders: vec![text.clone(); 6],
            event: text.repeat(2),
            when: text.clone(),
            reference: text.clone(),
            address: "https://".to_owned() + &"a".repeat(300),
            signature: Signature { name: Some(text.clone()), title: Some(text.clone()) },
            ..certificate(text)
        };
        assert_eq!(read(paper.clone()).len(), 1, "a certificate is one sheet");
        stays_within_its_pages(paper);
    }
}

#[test]
fn badges_have_a_page_each_or_eight_a_sheet_and_no_page_is_empty() {
    let names = ["Aigul"; 9];
    let pages = read(badges(BadgeLayout::A6, &names));
    assert_eq!(pages.len(), 9);
    assert!(pages.iter().all(|page| page.contains("Aigul") && page.contains("K7QM-3XWD")));
    let sheets = read(badges(BadgeLayout::Labels, &names));
    let labels: Vec<usize> =
        sheets.iter().map(|sheet| sheet.matches("K7QM-3XWD").count()).collect();
    assert_eq!(labels, [8, 1]);
    assert_eq!(read(badges(BadgeLayout::A6, &[])), ["Nobody"]);
}

#[test]
fn a_certificate_is_one_sheet_in_any_script_with_nothing_left_out() {
    for name in NAMES {
        let pages = read(certificate(name));
        let [page] = pages.as_slice() else { panic!("one sheet: {pages:?}") };
        for said in [
            name,
            "Сертификат участника",
            "Open data in practice",
            "Часы: 18",
            "А. Б.",
            "01234-56789-ABCDE",
            "№ open-data/C007",
            "https://example.org/verify/",
        ] {
            assert!(page.contains(said), "{said} is not in {page}");
        }
    }
    let bare = Certificate {
        senders: Vec::new(),
        hours: None,
        picture: None,
        signature: Signature { name: None, title: None },
        ..certificate("Анна")
    };
    assert_eq!(read(bare).len(), 1);
}

#[test]
fn a_paper_has_a_language_and_a_title_and_is_tagged_and_comes_out_the_same_each_time() {
    let paper: Paper = list("ru", &owned(&NAMES)).into();
    let bytes = pdf(&paper).unwrap();
    assert_eq!(bytes, pdf(&paper).unwrap());
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"ru");
    assert!(catalog.has(b"StructTreeRoot"));
    let marked = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let metadata = document.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap());
    let metadata = metadata.unwrap().as_stream().unwrap().content.clone();
    let metadata = String::from_utf8(metadata).unwrap();
    assert!(metadata.contains("List of participants: Open data in practice"), "{metadata}");
    assert!(metadata.contains("pdfuaid"), "{metadata}");
}

mod any_input {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn gives_a_paper(name in "[\u{feff}\u{200b}\u{ad}\u{202e}#$\\\\\"\\]а-яა-ჰ가-힣\\PC]{1,24}") {
            prop_assert!(pdf(&letter(&name).into()).is_ok());
        }
    }

    #[test]
    fn a_mark_of_byte_order_is_left_out() {
        assert!(read(letter("\u{feff}Анна"))[0].contains("Анна"));
    }
}
