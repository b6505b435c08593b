//! What is different between two editions of a report, section by section and line by line.

use similar::{ChangeTag, TextDiff};
use typesetting::{Document, Section};

use super::types::{ChangedLine, ChangedSection, LineChange, SectionChange, SectionKey};
use crate::files::document;

/// How many lines around a change are given.
const AROUND: usize = 3;

/// The sections that differ, in the order of the sections. Before the first edition there was nothing.
pub fn between(before: Option<&Document>, after: &Document) -> Vec<ChangedSection> {
    let of = |document: Option<&Document>, key: SectionKey| -> Option<Section> {
        document?.sections.iter().find(|section| section.key == key.as_str()).cloned()
    };
    let changed = |key: &SectionKey| changed(*key, of(before, *key), of(Some(after), *key));
    SectionKey::ALL.iter().filter_map(changed).collect()
}

fn changed(
    key: SectionKey,
    before: Option<Section>,
    after: Option<Section>,
) -> Option<ChangedSection> {
    let change = match (&before, &after) {
        (None, None) => return None,
        (None, Some(_)) => SectionChange::Added,
        (Some(_), None) => SectionChange::Removed,
        (Some(before), Some(after)) if before.blocks == after.blocks => return None,
        (Some(_), Some(_)) => SectionChange::Changed,
    };
    let text = |section: Option<&Section>| {
        section.map_or_else(String::new, |section| document::section(&section.blocks, 1))
    };
    let lines = lines(&text(before.as_ref()), &text(after.as_ref()));
    let title = after.or(before).map_or_else(String::new, |section| section.title);
    Some(ChangedSection { key, title, change, lines })
}

fn lines(before: &str, after: &str) -> Vec<ChangedLine> {
    let diff = TextDiff::from_lines(before, after);
    let groups = diff.grouped_ops(AROUND);
    let changes = groups.iter().flatten().flat_map(|op| diff.iter_changes(op));
    let line = changes.map(|change| ChangedLine {
        change: match change.tag() {
            ChangeTag::Equal => LineChange::Same,
            ChangeTag::Insert => LineChange::Added,
            ChangeTag::Delete => LineChange::Removed,
        },
        text: change.value().trim_end_matches('\n').to_owned(),
    });
    line.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use typesetting::Block;

    fn document(sections: &[(SectionKey, &str)]) -> Document {
        let section = |(key, text): &(SectionKey, &str)| {
            Section::new(key.as_str(), key.to_string(), false, document::blocks(text))
        };
        Document {
            language: "en".to_owned(),
            title: String::new(),
            subject: String::new(),
            lines: Vec::new(),
            page: String::new(),
            contents: String::new(),
            annexes: String::new(),
            sections: sections.iter().map(section).collect(),
            nothing: String::new(),
        }
    }

    #[test]
    fn a_section_that_is_new_gone_or_says_something_else_is_given_with_its_lines() {
        use SectionKey::{Background, Media, Needs, Overview};
        let before = document(&[(Overview, "same"), (Background, "one\n\ntwo"), (Needs, "gone")]);
        let after = document(&[(Overview, "same"), (Background, "one\n\nthree"), (Media, "new")]);
        let said = |changed: &ChangedSection| {
            let lines: Vec<String> = changed
                .lines
                .iter()
                .filter(|line| !line.text.is_empty())
                .map(|line| format!("{} {}", line.change, line.text))
                .collect();
            (changed.key, changed.change, lines.join(", "))
        };
        let found: Vec<_> = between(Some(&before), &after).iter().map(said).collect();
        assert_eq!(
            found,
            [
                (
                    Background,
                    SectionChange::Changed,
                    "same one, removed two, added three".to_owned()
                ),
                (Needs, SectionChange::Removed, "removed gone".to_owned()),
                (Media, SectionChange::Added, "added new".to_owned()),
            ]
        );
        assert_eq!(between(None, &after).len(), 3);
        assert!(between(Some(&after), &after).is_empty());
        assert_eq!(between(None, &after)[0].lines[0].change, LineChange::Added);
        let blocks = vec![Block::text("same")];
        assert_eq!(after.sections[0].blocks, blocks);
    }
}
