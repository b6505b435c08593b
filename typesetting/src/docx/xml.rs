//! Texts in XML, and the few elements that papers are made of.

/// How each part of a package begins.
pub(super) const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The names of a text document.
pub(super) const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The names of relationships.
pub(super) const LINKS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A text as it stands in an element or an attribute. What XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A run of text, bold or not.
pub(super) fn run(text: &str, bold: bool) -> String {
    let how = if bold { "<w:rPr><w:b/><w:bCs/></w:rPr>" } else { "" };
    format!("<w:r>{how}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// A paragraph of runs in a style.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// How a field begins that the reader's program works out once it opens the document; what stands there
/// until then follows, and [`FIELD_END`].
pub(super) fn field_begin(instruction: &str) -> String {
    let instruction = escaped(instruction);
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    )
}

/// How it ends.
pub(super) const FIELD_END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

/// A field that the reader's program works out, such as the number of the page.
fn field(instruction: &str) -> String {
    format!("<w:fldSimple w:instr=\" {instruction} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
}

/// How the number of a page is said, with the fields in their places.
pub(super) fn page_number(said: &str) -> String {
    let mut runs = String::new();
    let mut rest = said;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        runs.push_str(&run(before, false));
        match name {
            "page" => runs.push_str(&field("PAGE")),
            "pages" => runs.push_str(&field("NUMPAGES")),
            other => runs.push_str(&run(other, false)),
        }
        rest = after;
    }
    runs + &run(rest, false)
}
