//! Documents of sections as PDF.

use super::tests::{read, stays_within_its_pages};
use crate::{Bar, Block, Chart, Column, Document, Group, Run, Section, Table};

fn document(blocks: Vec<Block>) -> Document {
    let annex = Section::new("annex", "Annex 1. Agenda".to_owned(), true, vec![Block::text("end")]);
    Document {
        language: "ru".to_owned(),
        title: "Итоговый отчёт".to_owned(),
        subject: "Open data in practice".to_owned(),
        lines: vec!["25–27 мая 2026 года".to_owned(), "Астана".to_owned()],
        page: "Страница {page} из {pages}".to_owned(),
        contents: "Содержание".to_owned(),
        annexes: "Приложения".to_owned(),
        sections: vec![Section::new("overview", "Общие сведения".to_owned(), false, blocks), annex],
        nothing: "Ничего".to_owned(),
    }
}

fn cell(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

fn table(rows: usize) -> Block {
    let columns = vec![Column::numbers("№", 1), Column::words("Имя", 6)];
    let row = |n: usize| vec![cell(&n.to_string()), cell(&format!("Aigul N{n}"))];
    let groups =
        vec![Group { heading: Some("Kazakhstan".to_owned()), rows: (0..rows).map(row).collect() }];
    Block::Table(Table { columns, groups })
}

fn chart(bars: &[(&str, u64)]) -> Block {
    let bar = |(label, value): &(&str, u64)| Bar { label: (*label).to_owned(), value: *value };
    Block::Chart(Chart {
        title: "По странам".to_owned(),
        label: "Страна".to_owned(),
        value: "Человек".to_owned(),
        bars: bars.iter().map(bar).collect(),
    })
}

#[test]
fn all_that_a_document_is_made_of_stands_in_it_as_text_in_any_script() {
    let link =
        Run { link: Some("https://example.org/a".to_owned()), ..Run::bold("გიორგი") };
    let deep = Block::List {
        start: Some(3),
        items: vec![vec![Block::text("Հայկ"), Block::note("오강탁")]],
    };
    let blocks = vec![
        Block::Paragraph { runs: vec![link, Run::plain(" one\u{2028}two")] },
        Block::heading("Heading"),
        Block::Heading { level: 4, runs: cell("Deeper") },
        Block::List {
            start: None, items: vec![vec![Block::text("Нұрсұлтан"), deep], vec![]]
        },
        table(3),
        Block::Table(Table::new(
            vec![Column::words("", 1), Column::words("", 2)],
            vec![vec![cell("Дата"), cell("25 мая")]],
        )),
        chart(&[("Казахстан", 12), ("Грузия", 3), ("Никто", 0)]),
        Block::note("#panic() $x$ <b>"),
    ];
    let pages = read(document(blocks.clone()));
    let text = pages.join(" ");
    for said in [
        "Итоговый отчёт",
        "Содержание",
        "Общие сведения",
        "Приложения",
        "გიორგი one two",
        "Heading",
        "Deeper",
        "Нұрсұлтан",
        "3. Հայկ",
        "오강탁",
        "Kazakhstan",
        "Aigul N2",
        "Дата 25 мая",
        "Казахстан 12",
        "#panic() $x$ <b>",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    let last = pages.last().unwrap();
    assert!(last.contains("Annex 1. Agenda end"), "an annex begins a page: {last}");
    assert!(last.contains(&format!("Страница {} из {}", pages.len(), pages.len())), "{last}");
    stays_within_its_pages(document(blocks));
}

#[test]
fn a_table_that_goes_on_to_another_page_has_its_head_there_too() {
    let pages = read(document(vec![table(120)]));
    let with_rows: Vec<&String> = pages.iter().filter(|page| page.contains("Aigul N")).collect();
    assert!(with_rows.len() > 2, "{}", with_rows.len());
    assert!(with_rows.iter().all(|page| page.contains("Имя") && page.contains("Kazakhstan")));
}

#[test]
fn long_words_and_many_bars_stay_within_their_pages() {
    let long = "Ж".repeat(300);
    let bars: Vec<(&str, u64)> = (0..90).map(|n| (long.as_str(), n * n)).collect();
    let blocks = vec![
        Block::heading(long.clone()),
        Block::text(long.clone()),
        Block::list([cell(&long)]),
        Block::Table(Table::new(
            vec![Column::words("Ж".repeat(100), 6), Column::numbers("x", 20)],
            vec![vec![cell(&long), cell(&"9".repeat(90))]],
        )),
        chart(&bars),
        chart(&bars[..9]),
        Block::Table(Table::new(
            vec![Column::words("x", 1), Column::words("y", 3)],
            vec![vec![cell("1"), cell(&"Слова и слова. ".repeat(900))]; 2],
        )),
        Block::note(long.clone()),
    ];
    let mut all = document(blocks);
    all.subject = long.clone();
    all.lines.push(long.clone());
    all.sections[1].title = long;
    stays_within_its_pages(all);
}

#[test]
fn a_cell_that_is_taller_than_a_page_goes_on_on_the_next_to_its_last_word() {
    let words = format!("{}E1", "слово ".repeat(1_666));
    let lines = format!("{}E2", "a\u{2028}".repeat(150));
    assert!(words.chars().count() > 9_990);
    let row = |text: &str| vec![cell("1"), cell(text)];
    let columns = vec![Column::words("x", 1), Column::words("y", 1)];
    let rows = vec![row(&words), row(&lines), row("E3")];
    let all = document(vec![Block::Table(Table::new(columns, rows))]);
    let text = read(all.clone()).join(" ");
    for last in ["E1", "E2", "E3"] {
        assert!(text.contains(last), "{last} is not in {text}");
    }
    stays_within_its_pages(all);
}

fn remark_by_remark(words: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for n in 0..60 {
        blocks.extend((0..n % 4).map(|_| Block::text("between")));
        let name = format!("K{n}x");
        blocks.push(match n % 3 {
            0 => Block::heading(name),
            1 => Block::Table(Table::new(
                vec![Column::words("Имя", 1)],
                vec![vec![cell(&name)], vec![cell("Aigul")]],
            )),
            _ => chart(&[(name.as_str(), 3)]),
        });
        blocks.push(Block::note(format!("B{n}x {words}E{n}x")));
    }
    blocks
}

/// Where on a page each remark falls differs, as what stands between them does. A letter is one, however
/// many bytes it takes: the second has a thousand.
#[test]
fn a_remark_stays_whole_and_on_the_page_of_what_it_is_about_in_any_script() {
    for words in ["and goes on with words ".repeat(12), "и так далее словами ".repeat(50)]
    {
        let blocks = remark_by_remark(&words);
        let pages = read(document(blocks.clone()));
        assert!(pages.len() > 10, "{}", pages.len());
        for n in 0..60 {
            let on = |mark: &str| pages.iter().position(|page| page.contains(mark));
            let places = ["K", "B", "E"].map(|letter| on(&format!("{letter}{n}x")));
            assert!(places[0].is_some(), "{n}");
            assert!(places.iter().all(|place| *place == places[0]), "{n}: {places:?}");
        }
        stays_within_its_pages(document(blocks));
    }
}

#[test]
fn a_remark_that_is_taller_than_a_page_goes_on_on_the_next_to_its_last_word() {
    let long = format!("{}E1", "слово ".repeat(1_666));
    let lines = format!("{}E2", "a\u{2028}".repeat(150));
    let all = document(vec![table(60), Block::note(long), Block::note(lines), table(2)]);
    let text = read(all.clone()).join(" ");
    for last in ["Aigul N59", "E1", "E2"] {
        assert!(text.contains(last), "{last} is not in {text}");
    }
    stays_within_its_pages(all);
}

fn empty_group(name: &str) -> Group {
    Group { heading: Some(name.to_owned()), rows: Vec::new() }
}

#[test]
fn a_document_without_sections_says_so_and_one_without_content_is_a_paper_all_the_same() {
    let empty = Document { sections: Vec::new(), ..document(Vec::new()) };
    assert!(read(empty)[0].contains("Ничего"));
    let blocks = vec![
        Block::Paragraph { runs: Vec::new() },
        Block::List { start: None, items: Vec::new() },
        Block::Table(Table::default()),
        chart(&[]),
        Block::Note { blocks: Vec::new() },
        Block::Table(Table::new(vec![Column::words("x", 1)], Vec::new())),
        Block::Table(Table {
            columns: vec![Column::words("x", 1), Column::words("y", 1)],
            groups: vec![empty_group("Opening"), empty_group("Closing")],
        }),
    ];
    let text = read(document(blocks)).join(" ");
    assert!(["Общие сведения", "Opening", "Closing"].iter().all(|it| text.contains(it)), "{text}");
}

/// `CONVOKE_PREVIEW_DIR=/tmp/papers cargo test -p typesetting` writes one to be looked at.
#[test]
#[expect(clippy::disallowed_methods, reason = "a wish of whoever runs the tests, no setting")]
fn a_document_can_be_written_out_and_looked_at() {
    let bars = [("Казахстан", 42), ("Кыргызстан", 17), ("Грузия", 3), ("Республика Корея", 1)];
    let quote = Block::note("“12 senior government officials” from five countries.");
    let all = document(vec![
        Block::text("Заявленные и подсчитанные числа расходятся. ".repeat(9)),
        Block::heading("გიორგი მაისურაძე"),
        Block::list([cell("Нұрсұлтан"), cell("Հայկ Սարգսյան")]),
        chart(&bars),
        quote,
        table(60),
    ]);
    let (pdf, docx) = (super::pdf(&all.clone().into()).unwrap(), crate::docx(&all.into()).unwrap());
    assert!(pdf.starts_with(b"%PDF") && docx.starts_with(b"PK"));
    if let Some(folder) = std::env::var_os("CONVOKE_PREVIEW_DIR").map(std::path::PathBuf::from) {
        std::fs::write(folder.join("document.pdf"), pdf).unwrap();
        std::fs::write(folder.join("document.docx"), docx).unwrap();
    }
}
