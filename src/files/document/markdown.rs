//! Blocks as Markdown, with tables as `GitHub` has them.

use typesetting::{Block, Chart, Column, Document, LINE_BREAK, Run, Table};

/// A document as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}: {}\n\n", escaped(&document.title), escaped(&document.subject));
    for line in &document.lines {
        out.extend([format!("{}  \n", escaped(line))]);
    }
    if document.sections.is_empty() {
        return out + "\n" + &escaped(&document.nothing) + "\n";
    }
    for (name, annexes) in [(&document.contents, false), (&document.annexes, true)] {
        let all = document.sections.iter().filter(|section| section.annex == annexes);
        let titles: Vec<String> = all.map(|it| format!("- {}\n", escaped(&it.title))).collect();
        if !titles.is_empty() {
            out.extend([format!("\n**{}**\n\n{}", escaped(name), titles.concat())]);
        }
    }
    for it in &document.sections {
        let body = section(&it.blocks, 2);
        out.extend([format!("\n## {}\n\n{body}", escaped(&it.title))]);
    }
    out
}

/// Blocks as Markdown, with their headings `lower` levels lower than a section by itself has them.
pub fn section(blocks: &[Block], lower: usize) -> String {
    let mut all = Vec::with_capacity(blocks.len());
    let (mut is_behind, mut other) = (false, false);
    for block in blocks {
        let is_list = matches!(block, Block::List { .. });
        // Of two lists one behind the other the second has other marks, or they would be one.
        other = is_behind && is_list && !other;
        is_behind = is_list;
        all.push(one(block, lower, other));
    }
    all.join("\n")
}

fn one(block: &Block, lower: usize, other: bool) -> String {
    match block {
        Block::Heading { level, runs } => {
            let marks = "#".repeat(usize::from(*level) + lower - 1);
            format!("{marks} {}\n", line(runs))
        }
        Block::Paragraph { runs } => at_start(&said(runs)) + "\n",
        Block::List { start, items } => {
            let item = |(at, blocks): (u64, &Vec<Block>)| {
                let mark = mark(start.map(|start| start.saturating_add(at)), other);
                indented(&mark, &" ".repeat(mark.len()), &section(blocks, lower))
            };
            let is_tight = items.iter().all(|blocks| blocks.len() == 1);
            let items: Vec<String> = (0..).zip(items).map(item).collect();
            items.join(if is_tight { "" } else { "\n" })
        }
        Block::Table(it) => table(it),
        Block::Chart(it) => chart(it),
        Block::Note { blocks } => indented("> ", "> ", &section(blocks, lower)),
    }
}

/// What stands before an item, in one of two ways. A number of ten digits would be none.
fn mark(number: Option<u64>, other: bool) -> String {
    match number.map(|number| number.min(999_999_999)) {
        None => if other { "* " } else { "- " }.to_owned(),
        Some(number) => format!("{number}{} ", if other { ')' } else { '.' }),
    }
}

fn indented(first: &str, rest: &str, text: &str) -> String {
    let line = |(at, line): (usize, &str)| {
        let before = if at == 0 { first } else { rest };
        format!("{}\n", format!("{before}{line}").trim_end())
    };
    let text = if text.is_empty() { "\n" } else { text };
    text.lines().enumerate().map(line).collect()
}

fn table(it: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = it.columns.iter().map(|column| in_cell(&escaped(&column.heading))).collect();
    let rule = |column: &Column| if column.number { "---:" } else { "---" }.to_owned();
    let mut out = row(heads) + &row(it.columns.iter().map(rule).collect());
    for group in &it.groups {
        if let Some(heading) = &group.heading {
            let mut cells = vec![String::new(); it.columns.len()];
            if let Some(first) = cells.first_mut() {
                *first = format!("**{}**", in_cell(&escaped(heading)));
            }
            out.push_str(&row(cells));
        }
        let cells = |cells: &Vec<Vec<Run>>| cells.iter().map(|it| in_cell(&said(it))).collect();
        out.extend(group.rows.iter().map(|it| row(cells(it))));
    }
    out
}

fn chart(it: &Chart) -> String {
    let columns = vec![Column::words(&*it.label, 1), Column::numbers(&*it.value, 1)];
    let row = |bar: &typesetting::Bar| {
        [bar.label.clone(), bar.value.to_string()].map(|text| vec![Run::plain(text)]).to_vec()
    };
    let rows = it.bars.iter().map(row).collect();
    format!("**{}**\n\n{}", escaped(&it.title), table(&Table::new(columns, rows)))
}

/// Runs on one line.
fn line(runs: &[Run]) -> String {
    on_one_line(&said(runs))
}

fn on_one_line(written: &str) -> String {
    written.replace("\\\n", " ")
}

/// What stands in a cell: on one line, and no mark in it begins the next cell.
fn in_cell(written: &str) -> String {
    on_one_line(written).replace(['\r', '\n'], " ").replace('|', "\\|")
}

fn said(runs: &[Run]) -> String {
    let mut out = String::new();
    for it in runs {
        let next = run(it);
        // With the mark before it a link would be a picture.
        if next.starts_with('[') && out.ends_with('!') {
            out.pop();
            out.push_str("\\!");
        }
        out.push_str(&next);
    }
    out
}

fn run(it: &Run) -> String {
    let inner = it.text.trim_matches(|c: char| c.is_whitespace());
    if inner.is_empty() {
        return it.text.replace(LINE_BREAK, "\\\n");
    }
    let (before, behind) = it.text.split_once(inner).unwrap_or_default();
    let mut out = if it.code { code(inner) } else { escaped(inner) };
    for (is_so, mark) in [(it.italic, "*"), (it.bold, "**")] {
        if is_so {
            out = format!("{mark}{out}{mark}");
        }
    }
    if let Some(target) = &it.link {
        out = format!("[{out}](<{target}>)");
    }
    let broken = |text: &str| text.replace(LINE_BREAK, "\\\n");
    format!("{}{out}{}", broken(before), broken(behind))
}

/// In as many marks as it takes.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{marks}{space}{}{space}{marks}", text.replace(LINE_BREAK, " "))
}

/// A text that Markdown takes for nothing else.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            LINE_BREAK => out.push_str("\\\n"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' => {
                out.extend(['\\', letter]);
            }
            _ => out.push(letter),
        }
    }
    out
}

/// The same where a line begins: there are more marks for it.
fn at_start(text: &str) -> String {
    text.split('\n').map(begun).collect::<Vec<_>>().join("\n")
}

fn begun(line: &str) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    let is_mark = line.starts_with(['#', '+', '-', '=', ':', '|']);
    if is_mark { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_row_in_which_it_stands() {
        let cell = |text: &str| vec![vec![Run::plain(text)]];
        let rows =
            vec![cell("one\ntwo"), cell("three\r\nfour"), cell("five\u{2028}six"), cell("a|b")];
        let written = table(&Table::new(vec![Column::words("Note", 1)], rows));
        let rows: Vec<&str> = written.lines().skip(2).collect();
        assert_eq!(rows, ["| one two |", "| three  four |", "| five six |", "| a\\|b |"]);
    }
}
