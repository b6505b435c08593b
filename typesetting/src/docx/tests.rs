use std::io::{Cursor, Read as _};

use super::*;
use crate::{
    Bar, Block, Chart, Column, Delegation, Document, Group, ListOfParticipants, Part, Participant,
    Run, Section, Table,
};

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
    let bytes = docx(&list("Бат-Эрдэнэ").into()).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert!(
        document.contains("w:val=\"Heading1\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Делегации")
    );
    assert!(
        document.contains("w:val=\"GroupHead\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Монголия")
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
    let document = part(&docx(&list(name).into()).unwrap(), "word/document.xml");
    let shown = "&lt;/w:t&gt;&lt;/w:r&gt;&quot;&lt;x a='1'&gt;&amp;amp;</w:t>";
    assert!(document.contains(shown), "{document}");
}

#[test]
fn a_list_in_which_nobody_stands_says_so() {
    let empty = ListOfParticipants { parts: Vec::new(), ..list("") };
    let document = part(&docx(&empty.into()).unwrap(), "word/document.xml");
    assert!(document.contains("Никто") && !document.contains("<w:tbl>"));
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: "ru".to_owned(),
        title: "Отчёт".to_owned(),
        subject: "Семинар".to_owned(),
        lines: vec!["25 мая".to_owned()],
        page: "{page}".to_owned(),
        contents: "Содержание".to_owned(),
        annexes: "Приложения".to_owned(),
        sections: vec![
            Section::new("a", "Участие".to_owned(), false, blocks),
            Section::new("b", "Приложение 1".to_owned(), true, vec![Block::text("конец")]),
        ],
        nothing: String::new(),
    }
}

#[test]
fn a_document_has_headings_lists_tables_that_break_well_bars_and_links() {
    let link = Run { link: Some("https://example.org/?a&b".to_owned()), ..Run::plain("link") };
    let list = |start| Block::List { start, items: vec![vec![Block::text("one")], vec![]] };
    let row = vec![vec![Run::plain("1")], vec![Run::plain("two\u{2028}lines")]];
    let groups = vec![Group { heading: Some("Страна".to_owned()), rows: vec![row] }];
    let columns = vec![Column::numbers("№", 1), Column::words("Имя", 3)];
    let bars = [("KZ", 4), ("KG", 1)].map(|(label, value)| Bar { label: label.to_owned(), value });
    let chart = Chart {
        title: "По странам".to_owned(),
        label: "Страна".to_owned(),
        value: "Человек".to_owned(),
        bars: bars.to_vec(),
    };
    let bytes = docx(
        &document(vec![
            Block::heading("Ниже"),
            Block::Paragraph { runs: vec![link, Run::bold("<b>")] },
            list(None),
            list(Some(5)),
            list(Some(1)),
            Block::Table(Table { columns, groups }),
            Block::Chart(chart),
            Block::note("заметка"),
        ])
        .into(),
    )
    .unwrap();
    let text = part(&bytes, "word/document.xml");
    for known in [
        "w:val=\"Heading1\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"section1\"/><w:r>",
        "<w:t xml:space=\"preserve\">Участие</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>",
        "w:val=\"Heading3\"/>",
        "w:val=\"Annex\"/>",
        "<w:hyperlink r:id=\"link1\"",
        "&lt;b&gt;",
        "<w:numId w:val=\"1\"/>",
        "<w:numId w:val=\"3\"/>",
        "<w:tblHeader/>",
        "two</w:t><w:br/>",
        "w:val=\"Note\"/>",
        "<w:pStyle w:val=\"Bar\"/><w:ind w:right=\"0\"/>",
    ] {
        assert!(text.contains(known), "{known} is not in {text}");
    }
    assert_eq!(text.matches("<w:tr>").count(), text.matches("<w:cantSplit/>").count());
    assert_eq!(text.matches("<w:tblHeader/>").count(), 2);
    let links = part(&bytes, "word/_rels/document.xml.rels");
    assert!(links.contains("Target=\"https://example.org/?a&amp;b\" TargetMode=\"External\""));
    let lists = part(&bytes, "word/numbering.xml");
    assert!(lists.contains("<w:startOverride w:val=\"5\"/>"), "{lists}");
}

#[test]
fn a_row_that_may_be_taller_than_a_page_goes_on_over_it_and_others_stay_whole() {
    let row = |text: String| vec![vec![Run::plain("Казахстан")], vec![Run::plain(text)]];
    let columns = vec![Column::words("Страна", 1), Column::words("Вывод", 3)];
    let lines = "a\u{2028}".repeat(80);
    let rows = vec![row("вывод ".repeat(700)), row("вывод ".repeat(20)), row(lines)];
    let bytes = docx(&document(vec![Block::Table(Table::new(columns, rows))]).into()).unwrap();
    let text = part(&bytes, "word/document.xml");
    let rows: Vec<&str> = text.split("<w:tr>").skip(1).collect();
    let whole: Vec<bool> = rows.iter().map(|row| row.contains("<w:cantSplit/>")).collect();
    assert_eq!(whole, [true, false, true, false], "the head and the short one stay whole");
}

#[test]
fn the_contents_are_a_field_with_the_titles_in_it_until_the_pages_have_numbers() {
    let bytes = docx(&document(vec![Block::heading("Ниже")]).into()).unwrap();
    let text = part(&bytes, "word/document.xml");
    let parts = [
        "Содержание",
        "<w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/>",
        " TOC \\o &quot;1-1&quot; \\h \\z \\u </w:instrText>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:hyperlink w:anchor=\"section1\" w:history=\"1\">",
        "Участие",
        "Приложения",
        "<w:hyperlink w:anchor=\"section2\" w:history=\"1\">",
        "Приложение 1",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "w:name=\"section1\"/>",
        "w:val=\"Annex\"/><w:outlineLvl w:val=\"0\"/>",
        "w:name=\"section2\"/>",
    ];
    let places: Vec<usize> = parts.map(|part| text.find(part).unwrap()).into();
    assert!(places.is_sorted(), "{places:?} {text}");
    assert_eq!(text.matches("<w:fldChar ").count(), 3);
    assert!(part(&bytes, "word/styles.xml").contains("w:styleId=\"TOC1\""));
    let empty = Document { sections: Vec::new(), ..document(Vec::new()) };
    let text = part(&docx(&empty.into()).unwrap(), "word/document.xml");
    assert!(!text.contains("fldChar"), "{text}");
}

#[test]
fn a_table_with_nothing_in_it_is_left_out_and_one_of_headings_alone_is_not() {
    let columns = |heading: &str| vec![Column::words(heading, 1)];
    let named = Group { heading: Some("Открытие".to_owned()), rows: Vec::new() };
    let tables = [
        Table::default(),
        Table::new(columns(""), Vec::new()),
        Table::new(columns("Имя"), Vec::new()),
        Table { columns: columns(""), groups: vec![named] },
    ];
    let bytes = docx(&document(tables.map(Block::Table).to_vec()).into()).unwrap();
    let text = part(&bytes, "word/document.xml");
    assert_eq!(text.matches("<w:tbl>").count(), 2, "{text}");
    assert!(text.contains("Имя") && text.contains("Открытие"), "{text}");
}

#[test]
fn what_names_the_rows_of_a_table_is_no_heading_of_the_document() {
    let bytes = docx(&list("Анна").into()).unwrap();
    let styles = part(&bytes, "word/styles.xml");
    let style = styles.split("w:styleId=\"GroupHead\"").nth(1).unwrap();
    let style = style.split("</w:style>").next().unwrap();
    assert!(style.contains("<w:keepNext/>") && !style.contains("outlineLvl"), "{style}");
    let used = part(&bytes, "word/document.xml");
    for name in used.split("<w:pStyle w:val=\"").skip(1).map(|it| it.split('"').next().unwrap()) {
        assert!(styles.contains(&format!("w:styleId=\"{name}\"")), "{name} is no style");
    }
}
