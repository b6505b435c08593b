//! Documents of sections as text: Markdown that people write becomes blocks, and blocks become
//! Markdown again.

mod markdown;
mod read;

pub use markdown::{markdown, section};
pub use read::{address, blocks};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typesetting::{Block, Run};

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

    proptest! {
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
