//! What is different between two editions of a report, section by section and line by line.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};
use typesetting::{Block, Document, Section};

use super::types::{ChangedLine, ChangedSection, LineChange, SectionChange, SectionKey};
use crate::files::document;

/// How many lines around a change are given.
const AROUND: usize = 3;

/// How long the lines of a section are compared for; what is left then is told as new as a whole.
const LONGEST: Duration = Duration::from_millis(300);

/// The lines of the head that differ: the title, the subject, and what else stands in it. The last line
/// names the version, which is always another.
pub fn of_heads(before: Option<&Document>, after: &Document) -> Vec<ChangedLine> {
    let text = |document: &Document| {
        let lines = document.lines.split_last().map_or(&[][..], |(_, lines)| lines);
        let all = [&document.title, &document.subject].into_iter().chain(lines);
        let all: Vec<&str> = all.map(String::as_str).collect();
        all.join("\n") + "\n"
    };
    lines(&before.map(text).unwrap_or_default(), &text(after))
}

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
        (Some(before), Some(after)) if told(key, before) == told(key, after) => return None,
        (Some(_), Some(_)) => SectionChange::Changed,
    };
    let text = |section: Option<&Section>| {
        section.map_or_else(String::new, |section| document::section(&told(key, section), 1))
    };
    let lines = lines(&text(before.as_ref()), &text(after.as_ref()));
    let title = after.or(before).map_or_else(String::new, |section| section.title);
    Some(ChangedSection { key, title, change, lines })
}

/// What is compared of a section: of the list of participants not the running numbers, all of which
/// change where somebody comes in.
fn told(key: SectionKey, section: &Section) -> Vec<Block> {
    let mut blocks = section.blocks.clone();
    if key != SectionKey::AnnexParticipants {
        return blocks;
    }
    for block in &mut blocks {
        if let Block::Table(table) = block
            && table.columns.first().is_some_and(|column| column.number)
        {
            table.columns.remove(0);
            let rows = table.groups.iter_mut().flat_map(|group| &mut group.rows);
            rows.filter(|row| !row.is_empty()).for_each(|row| drop(row.remove(0)));
        }
    }
    blocks
}

fn lines(before: &str, after: &str) -> Vec<ChangedLine> {
    let diff = TextDiff::configure().timeout(LONGEST).diff_lines(before, after);
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
    use typesetting::{Column, Run, Table};

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

    fn list(names: &[&str]) -> Document {
        let cell = |text: String| vec![Run::plain(text)];
        let rows = names.iter().zip(1..);
        let rows = rows.map(|(name, n): (_, i32)| vec![cell(n.to_string()), cell((*name).into())]);
        let columns = vec![Column::numbers("No.", 1), Column::words("Name", 4)];
        let table = Block::Table(Table::new(columns, rows.collect()));
        let key = SectionKey::AnnexParticipants.as_str();
        let sections = vec![Section::new(key, "List".to_owned(), true, vec![table])];
        Document { sections, ..document(&[]) }
    }

    #[test]
    fn whoever_comes_into_a_list_is_told_and_not_all_who_stand_behind() {
        let (before, after) = (list(&["Anna", "Chen"]), list(&["Anna", "Bek", "Chen"]));
        let found = between(Some(&before), &after);
        assert_eq!(found.len(), 1);
        let new: Vec<&str> = found[0]
            .lines
            .iter()
            .filter(|line| line.change != LineChange::Same)
            .map(|line| line.text.as_str())
            .collect();
        assert_eq!(new, ["| Bek |"]);
    }

    #[test]
    fn heads_are_compared_but_for_the_line_that_names_the_version() {
        let head = |subject: &str, version: &str| Document {
            title: "Report".to_owned(),
            subject: subject.to_owned(),
            lines: vec!["25 May".to_owned(), version.to_owned()],
            ..document(&[])
        };
        let (first, second) = (head("Seminar", "Version 1"), head("Forum", "Version 2"));
        assert!(of_heads(Some(&first), &head("Seminar", "Version 2")).is_empty());
        let found = of_heads(Some(&first), &second);
        let said: Vec<String> =
            found.iter().map(|line| format!("{} {}", line.change, line.text)).collect();
        assert_eq!(said, ["same Report", "removed Seminar", "added Forum", "same 25 May"]);
        assert_eq!(of_heads(None, &first).len(), 3);
    }

    #[test]
    fn two_long_texts_that_have_nothing_in_common_are_compared_in_time() {
        let text = |start: usize| {
            let all: Vec<String> = (0..20_000).map(|n| (start + n * 7).to_string()).collect();
            all.join("\n") + "\n"
        };
        let (one, other) = (text(0), text(3));
        let found = lines(&one, &other);
        assert_eq!(found.len(), 40_000);
    }
}
