//! What is read of a file, and what is said of one that cannot be read.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use typesetting::{Letter, Paper, Signature};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The whole text.
fn text_of(kind: Readable, bytes: &[u8]) -> String {
    let read = read(kind, bytes).unwrap();
    assert!(!read.partial, "{kind:?}");
    read.text
}

fn document(text: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{text}</w:body></w:document>");
    packed(&[("word/document.xml", &xml)])
}

#[test]
fn the_words_of_a_document_stand_apart_by_paragraphs_and_without_what_was_deleted() {
    let text = "<w:p><w:r><w:t>Элек</w:t></w:r><w:r><w:t>тронное &amp; &#1105;ж</w:t><w:tab/>\
                <w:t>x</w:t></w:r></w:p><w:p><w:r><w:delText>gone</w:delText></w:r>\
                <w:r><w:t>ქართული</w:t></w:r></w:p>";
    let read = text_of(Readable::Docx, &document(text));
    assert_eq!(read, "Электронное & ёж x\nქართული\n\n");
}

#[test]
fn slides_are_read_by_their_numbers_with_what_is_noted_for_them() {
    let slide = |text: &str| format!("<p:sld><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>");
    let mut parts = vec![("ppt/notesSlides/notesSlide1.xml".to_owned(), slide("noted"))];
    for number in (1..=1000).rev() {
        parts.push((format!("ppt/slides/slide{number}.xml"), slide(&format!("n{number}"))));
    }
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let read = text_of(Readable::Pptx, &packed(&parts));
    let words: Vec<&str> = read.split_whitespace().take(4).collect();
    assert_eq!(words, ["n1", "noted", "n2", "n3"]);
    assert!(read.contains("n1000"));
}

#[test]
fn what_cannot_be_read_says_why() {
    let bomb = document(&format!("<w:p>{}</w:p>", " ".repeat(70 * 1024 * 1024)));
    assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
    for (kind, bytes, why) in [
        (Readable::Docx, bomb.as_slice(), NoText::TooLarge),
        (Readable::Docx, b"PK\x03\x04", NoText::Broken),
        (Readable::Docx, b"\xd0\xcf\x11\xe0 under a password", NoText::Encrypted),
        (Readable::Docx, &document("<w:p>"), NoText::Broken),
        (Readable::Docx, &document("<w:p/>"), NoText::Empty),
        (Readable::Pptx, &document("<w:p/>"), NoText::Empty),
        (Readable::Pdf, b"%PDF-1.7\n%%EOF\n", NoText::Broken),
        (Readable::Plain, b"<svg onload='x'>", NoText::Broken),
        (Readable::Plain, b" - ", NoText::Empty),
    ] {
        assert_eq!(read(kind, bytes), Err(why), "{kind:?}");
    }
}

#[test]
fn an_entity_that_a_file_makes_up_is_not_followed() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
    for n in 1..10 {
        let inner = format!("&a{};", n - 1).repeat(10);
        write!(bomb, "<!ENTITY a{n} \"{inner}\">").unwrap();
    }
    bomb.push_str("]><w:document><w:p><w:t>one &a9; two</w:t></w:p></w:document>");
    let read = text_of(Readable::Docx, &packed(&[("word/document.xml", &bomb)]));
    assert_eq!(read.trim(), "one  two");
}

#[test]
fn markdown_is_read_as_a_reader_sees_it() {
    let source = "# Стратегия\n\nA **bold** [link](https://x.org/hidden)\n\n| a | b |\n|---|---|\n| 1 | ё |\n";
    let text = text_of(Readable::Markdown, source.as_bytes());
    let words: Vec<&str> = text.split_whitespace().collect();
    assert_eq!(words, ["Стратегия", "A", "bold", "link", "a", "b", "1", "ё"]);
    let old = encoding_rs::WINDOWS_1251.encode("Цифровое правительство").0.into_owned();
    assert_eq!(text_of(Readable::Plain, &old), "Цифровое правительство");
    let tags = "a<br>b <b>wo</b>rd\n\n<div\ntitle='hidden'>shown < much<p>more</div>\n\nlast\n";
    let text = text_of(Readable::Markdown, tags.as_bytes());
    let words: Vec<&str> = text.split_whitespace().collect();
    assert_eq!(words, ["a", "b", "word", "shown", "<", "much", "more", "last"]);
}

#[test]
fn a_break_a_tabulator_and_a_hyphen_part_words_however_they_are_written() {
    for sign in ["<w:br/>", "<w:br></w:br>", "<w:tab/>", "<w:tab></w:tab>", "<w:noBreakHyphen/>"] {
        let text = format!("<w:p><w:r><w:t>one</w:t>{sign}<w:t>two</w:t></w:r></w:p>");
        let read = text_of(Readable::Docx, &document(&text));
        let words: Vec<&str> = read.trim().split([' ', '-']).collect();
        assert_eq!(words, ["one", "two"], "{sign}");
    }
}

#[test]
fn of_a_pdf_that_has_more_pages_than_are_read_the_text_is_not_whole() {
    let letter = Letter {
        language: "en".into(),
        title: "Note".into(),
        senders: vec!["Secretariat".into()],
        contact: Vec::new(),
        reference: "N 1".into(),
        date: "1 May 2026".into(),
        addressee: Vec::new(),
        greeting: "Dear all,".into(),
        opening: vec!["A line that is there again and again.".into(); 200],
        facts: Vec::new(),
        closing: Vec::new(),
        farewell: "Yours".into(),
        signature: Signature { name: None, title: None },
        page: "{page}".into(),
    };
    let pdf = typesetting::pdf(&Paper::from(letter)).unwrap();
    let (part, left_out) = pdf::read_pages(&pdf, 1).unwrap();
    assert!(left_out && part.contains("Dear"));
    let (whole, left_out) = pdf::read_pages(&pdf, 100).unwrap();
    assert!(!left_out && whole.len() > part.len());
}

#[test]
fn a_pdf_that_says_in_place_how_it_is_locked_is_under_a_password() {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for object in [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n",
    ] {
        places.push(pdf.len());
        pdf.extend(object.bytes());
    }
    let table = pdf.len();
    pdf.extend(b"xref\n0 3\n0000000000 65535 f \n");
    for place in places {
        writeln!(pdf, "{place:010} 00000 n ").unwrap();
    }
    let lock = "<</Filter/Standard/V 1/R 2/O<00>/U<00>/P -1>>";
    let trailer = format!("trailer<</Size 3/Root 1 0 R/Encrypt {lock}/ID[<00><00>]>>");
    let end = format!("{trailer}\nstartxref\n{table}\n%%EOF");
    pdf.extend(end.bytes());
    assert_eq!(read(Readable::Pdf, &pdf), Err(NoText::Encrypted));
}

#[test]
fn a_text_is_cut_where_it_is_too_long() {
    let Text { text, partial } = read(Readable::Plain, "ж".repeat(TEXT_MAX).as_bytes()).unwrap();
    assert!(partial && text.len() <= TEXT_MAX && text.len() > TEXT_MAX - 4);
}

mod any_input {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn is_read_or_told_why_not(
            bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0_usize..4000, text in "\\PC{0,60}|[<>&;/tp! -]{0,40}",
        ) {
            let mut changed = document(&text);
            let length = changed.len();
            changed[at % length] ^= bytes.first().copied().unwrap_or(1);
            let pdf = [b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n", bytes.as_slice()].concat();
            for kind in [Readable::Pdf, Readable::Docx, Readable::Pptx, Readable::Markdown, Readable::Plain] {
                for bytes in [&bytes, &changed, &pdf, &document(&text), text.as_bytes()] {
                    if let Ok(Text { text, .. }) = read(kind, bytes) {
                        prop_assert!(text.len() <= TEXT_MAX && text.chars().any(char::is_alphanumeric));
                    }
                }
            }
        }
    }
}
