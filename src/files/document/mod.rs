//! Documents of sections as text: Markdown that people write becomes blocks, and blocks become
//! Markdown again.

mod flat;
mod markdown;
mod read;

pub use crate::pages::markdown::{CELLS, cells};
pub use flat::flat;
pub use markdown::{markdown, section};
pub use read::{address, blocks, blocks_with};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typesetting::{Block, Column, Run, Table};

    use super::*;

    fn written(blocks: &[Block]) -> String {
        section(blocks, 1)
    }

    #[test]
    fn what_was_written_comes_back_as_it_was() {
        let text = "## Aims\n\nOne **bold** and *other* `code` [here](<https://example.org/a?b=1>).\n\n\
                    - one\n\n- two\n\n  1. deep\n  2. deeper\n\n> said\n\n| A | B |\n| --- | --- |\n| 1 | \\<b\\> |\n";
        assert_eq!(blocks(&written(&blocks(text))), blocks(text));
        assert_eq!(written(&blocks(text)), text);
    }

    #[test]
    fn a_mark_before_a_link_makes_no_picture_of_it_and_a_bar_ends_a_cell_alone() {
        let link = Run { link: Some("https://example.org/".to_owned()), ..Run::plain("here") };
        let block = vec![Block::Paragraph { runs: vec![Run::plain("Look!"), link] }];
        assert_eq!(written(&block), "Look\\![here](<https://example.org/>)\n");
        assert_eq!(blocks(&written(&block)), block);
        let text = "this | that";
        assert_eq!(written(&[Block::text(text)]), "this | that\n");
        let two_lines = Block::text("a | b\u{2028}:- | -\u{2028}| c");
        assert_eq!(blocks(&written(std::slice::from_ref(&two_lines))), [two_lines]);
        let cells = vec![vec![Run::plain(text)], vec![Run { code: true, ..Run::plain("a|b") }]];
        let columns = vec![Column::words("x", 1), Column::words("y|z", 1)];
        let table = written(&[Block::Table(Table::new(columns, vec![cells]))]);
        assert_eq!(table, "| x | y\\|z |\n| --- | --- |\n| this \\| that | `a\\|b` |\n");
        let all = blocks(&table);
        let [Block::Table(read)] = all.as_slice() else { panic!("{table}") };
        assert_eq!(read.groups[0].rows[0][0], [Run::plain(text)]);
        assert_eq!(read.columns[1].heading, "y|z");
    }

    #[test]
    fn lists_one_behind_the_other_stay_two() {
        let item = |text: &str| vec![Block::text(text)];
        let list = |start| Block::List { start, items: vec![item("a"), item("b")] };
        let all = [None, None, None, Some(1), Some(1), Some(7)].map(list).to_vec();
        let text = written(&all);
        assert!(
            !text.contains("<!--") && text.starts_with("- a\n- b\n\n* a\n* b\n\n- a\n"),
            "{text}"
        );
        assert_eq!(blocks(&text), all);
    }

    /// Texts with marks in them, and letters at their edges.
    fn word() -> impl Strategy<Value = String> {
        "[a-z0-9][a-z0-9#*_`<>&|!~+=:.()\\[\\]-]{0,8}[a-z0-9]"
    }

    /// Something that looks or leads otherwise, and a text behind it.
    fn stretch() -> impl Strategy<Value = [Run; 2]> {
        (word(), 0..6_u8, word(), 0..3_u8).prop_map(|(text, how, behind, end)| {
            let link = || Some("https://example.org/a".to_owned());
            let plain = Run::plain(text);
            let run = match how {
                0 => Run { bold: true, ..plain },
                1 => Run { italic: true, ..plain },
                2 => Run { bold: true, italic: true, ..plain },
                3 => Run { code: true, ..plain },
                4 => Run { link: link(), ..plain },
                _ => Run { link: link(), bold: true, ..plain },
            };
            let end = ["", " ", "!"][usize::from(end)];
            [run, Run::plain(format!(" {behind}\u{2028}{behind} {behind}{end}"))]
        })
    }

    fn paragraph() -> impl Strategy<Value = Block> {
        (word(), prop::collection::vec(stretch(), 0..4)).prop_map(|(first, rest)| {
            let mut runs = vec![Run::plain(format!("{first} "))];
            runs.extend(rest.into_iter().flatten());
            if let Some(last) = runs.last_mut() {
                last.text = last.text.trim_end_matches([' ', '!']).to_owned();
            }
            Block::Paragraph { runs }
        })
    }

    fn item() -> impl Strategy<Value = Vec<Block>> {
        (paragraph(), prop::option::of(paragraph())).prop_map(|(first, deeper)| {
            let deeper = deeper.map(|it| Block::List { start: None, items: vec![vec![it]] });
            [first].into_iter().chain(deeper).collect()
        })
    }

    fn block() -> impl Strategy<Value = Block> {
        let start = prop::option::of(0..200_u64);
        let list = (start, prop::collection::vec(item(), 1..4))
            .prop_map(|(start, items)| Block::List { start, items });
        prop_oneof![paragraph(), list]
    }

    proptest! {
        #[test]
        fn blocks_that_are_written_and_read_are_the_blocks_they_were(
            all in prop::collection::vec(block(), 1..5),
        ) {
            prop_assert_eq!(blocks(&written(&all)), all);
        }

        #[test]
        fn a_text_is_text_whatever_it_looks_like(text in "[a-z#*_`<>&|\\[\\]()!~+=:/ .0-9\\\\-]{1,40}") {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!text.is_empty());
            let block = vec![Block::Paragraph { runs: vec![Run::plain(text)] }];
            prop_assert_eq!(blocks(&written(&block)), block);
        }

        #[test]
        fn any_text_becomes_blocks_without_tags_or_scripts_in_links(text in "[<>a-z\\[\\]()!\"'&:/ *#`|\n>0-9.-]{0,200}") {
            let kept = serde_json::to_string(&blocks(&text)).unwrap();
            prop_assert!(!kept.contains("\"link\":\"javascript"));
        }
    }
}
