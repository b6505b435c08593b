//! Blocks of a document as HTML that is safe to show.

use typesetting::{Block, Chart, LINE_BREAK, Run, Table};

use super::escape;
use super::markdown::{SafeHtml, leads_outside};

impl SafeHtml {
    /// The HTML of the blocks of a section, whose own title is a heading of the second level.
    pub fn from_blocks(blocks: &[Block]) -> Self {
        Self::made(blocks.iter().map(block).collect())
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, runs } => {
            let level = level.saturating_add(1).clamp(3, 6);
            format!("<h{level}>{}</h{level}>\n", said(runs))
        }
        Block::Paragraph { runs } => format!("<p>{}</p>\n", said(runs)),
        Block::List { start, items } => list(*start, items),
        Block::Table(it) => table(it),
        Block::Chart(it) => chart(it),
        Block::Note { blocks } => format!("<blockquote>\n{}</blockquote>\n", all(blocks)),
    }
}

fn all(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn list(start: Option<u64>, items: &[Vec<Block>]) -> String {
    let item = |blocks: &Vec<Block>| match blocks.as_slice() {
        [Block::Paragraph { runs }] => format!("<li>{}</li>\n", said(runs)),
        blocks => format!("<li>\n{}</li>\n", all(blocks)),
    };
    let items: String = items.iter().map(item).collect();
    match start {
        None => format!("<ul>\n{items}</ul>\n"),
        Some(1) => format!("<ol>\n{items}</ol>\n"),
        Some(first) => format!("<ol start=\"{first}\">\n{items}</ol>\n"),
    }
}

fn table(it: &Table) -> String {
    let number = |at: usize| {
        let is_number = it.columns.get(at).is_some_and(|column| column.number);
        if is_number { " class=\"number\"" } else { "" }
    };
    let mut out = "<div class=\"wide\" tabindex=\"0\">\n<table>\n".to_owned();
    if it.has_head() {
        out.push_str("<thead><tr>");
        for (at, column) in it.columns.iter().enumerate() {
            let heading = escape(&column.heading);
            out.extend([format!("<th scope=\"col\"{}>{heading}</th>", number(at))]);
        }
        out.push_str("</tr></thead>\n");
    }
    for group in &it.groups {
        out.push_str("<tbody>\n");
        if let Some(heading) = &group.heading {
            let (span, heading) = (it.columns.len(), escape(heading));
            let head = format!("<th scope=\"rowgroup\" colspan=\"{span}\">{heading}</th>");
            out.extend([format!("<tr>{head}</tr>\n")]);
        }
        for row in &group.rows {
            out.push_str("<tr>");
            for (at, runs) in row.iter().enumerate() {
                let cell = said(runs);
                let (open, close) = if at == 0 && !it.has_head() {
                    ("<th scope=\"row\">".to_owned(), "</th>")
                } else {
                    (format!("<td{}>", number(at)), "</td>")
                };
                out.extend([&open, cell.as_str(), close]);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
    }
    out + "</table>\n</div>\n"
}

fn chart(it: &Chart) -> String {
    let bars = it.bars.iter().zip(it.lengths()).map(|(bar, width)| {
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td><svg viewBox=\"0 0 1000 60\" \
             preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width}\" \
             height=\"60\"/></svg></td></tr>\n",
            escape(&bar.label),
            bar.value
        )
    });
    let (title, bars) = (escape(&it.title), bars.collect::<String>());
    format!("<table class=\"bars\">\n<caption>{title}</caption>\n{bars}</table>\n")
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(run).collect()
}

fn run(it: &Run) -> String {
    let mut out = escape(&it.text).replace(LINE_BREAK, "<br>");
    for (is_so, tag) in [(it.code, "code"), (it.italic, "em"), (it.bold, "strong")] {
        if is_so {
            out = format!("<{tag}>{out}</{tag}>");
        }
    }
    match it.link.as_deref().filter(|target| leads_outside(target)) {
        Some(target) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer\">{out}</a>", escape(target))
        }
        None => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use typesetting::{Bar, Column};

    #[test]
    fn what_looks_like_markup_is_text_and_a_script_is_no_link() {
        let evil =
            Run { link: Some("javascript:alert(1)".to_owned()), ..Run::bold("<b>\u{2028}x") };
        let html = SafeHtml::from_blocks(&[Block::Paragraph { runs: vec![evil] }]);
        assert_eq!(html.as_str(), "<p><strong>&lt;b&gt;<br>x</strong></p>\n");
    }

    #[test]
    fn a_table_says_what_its_cells_belong_to_and_a_chart_is_read_without_its_picture() {
        let row = vec![vec![Run::plain("Kyrgyzstan")], vec![Run::plain("4")]];
        let columns = vec![Column::words("Country", 2), Column::numbers("People", 1)];
        let html = SafeHtml::from_blocks(&[Block::Table(Table::new(columns, vec![row]))]);
        assert!(html.as_str().contains("<th scope=\"col\" class=\"number\">People</th>"));
        assert!(html.as_str().contains("<td>Kyrgyzstan</td><td class=\"number\">4</td>"));
        let bars = vec![Bar { label: "KG".to_owned(), value: 4 }];
        let chart =
            Chart { title: "By country".into(), label: String::new(), value: String::new(), bars };
        let html = SafeHtml::from_blocks(&[Block::Chart(chart)]);
        assert!(html.as_str().contains("<caption>By country</caption>"));
        assert!(html.as_str().contains("<th scope=\"row\">KG</th><td>4</td>"));
    }
}
