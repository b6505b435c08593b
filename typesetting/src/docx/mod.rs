//! Papers as DOCX (Office Open XML, ECMA-376): what can go on to be written in.
//!
//! Written by hand, as the writers of it that there are can neither repeat the head of a table on each
//! page nor say the language.

mod document;
mod list;
mod numbering;
mod table;
mod xml;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Editable, Error};
use xml::{BEGIN, LINKS, NAMESPACE, escaped, page_number, paragraph, run};

const TYPES: &str = include_str!("../../templates/docx/content_types.xml");
const PACKAGE: &str = include_str!("../../templates/docx/package.xml.rels");
const PARTS: &str = include_str!("../../templates/docx/document.xml.rels");
const STYLES: &str = include_str!("../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../templates/docx/settings.xml");
const CORE: &str = include_str!("../../templates/docx/core.xml");

/// A page of A4 with its head and foot.
const PAGE: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>\
    <w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1361\" w:right=\"1019\" w:bottom=\"1134\" w:left=\"1019\" w:header=\"567\" \
    w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

/// How wide the text between the margins is, in twentieths of a point.
const WIDTH: u32 = 9868;

/// What makes one DOCX another.
struct Content {
    language: String,
    title: String,
    subject: String,
    page: String,
    body: String,
    /// Where its links lead, by the ids of their relationships.
    links: Vec<(String, String)>,
    numbering: String,
}

/// The paper as DOCX. The same paper gives the same bytes.
pub fn docx(paper: &Editable) -> Result<Vec<u8>, Error> {
    let content = match paper {
        Editable::ListOfParticipants(it) => list::content(it),
        Editable::Document(it) => document::content(it),
    };
    let language = escaped(&content.language);
    let title = escaped(&format!("{}: {}", content.title, content.subject));
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("docProps/core.xml", &CORE.replace("{language}", &language).replace("{title}", &title)),
        ("word/document.xml", &content.document()),
        ("word/header1.xml", &content.header()),
        ("word/footer1.xml", &content.footer()),
        ("word/styles.xml", &STYLES.replace("{language}", &language)),
        ("word/settings.xml", &SETTINGS.replace("{language}", &language)),
        ("word/numbering.xml", &content.numbering),
        ("word/_rels/document.xml.rels", &content.relationships()),
    ])
}

impl Content {
    fn document(&self) -> String {
        let body = &self.body;
        format!(
            "{BEGIN}<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"{LINKS}\"><w:body>{body}{PAGE}\
             </w:body></w:document>"
        )
    }

    /// What stands above each page.
    fn header(&self) -> String {
        let runs = run(&format!("{} · {}", self.subject, self.title), false);
        let head = paragraph("Header", &runs);
        format!("{BEGIN}<w:hdr xmlns:w=\"{NAMESPACE}\">{head}</w:hdr>")
    }

    /// What stands below each page.
    fn footer(&self) -> String {
        let foot = paragraph("Footer", &page_number(&self.page));
        format!("{BEGIN}<w:ftr xmlns:w=\"{NAMESPACE}\">{foot}</w:ftr>")
    }

    fn relationships(&self) -> String {
        let link = |(id, target): &(String, String)| {
            let target = escaped(target);
            format!(
                "<Relationship Id=\"{id}\" Type=\"{LINKS}/hyperlink\" Target=\"{target}\" \
                 TargetMode=\"External\"/>"
            )
        };
        let links: String = self.links.iter().map(link).collect();
        PARTS.replace("</Relationships>", &format!("{links}</Relationships>"))
    }
}

fn packed(files: &[(&str, &str)]) -> Result<Vec<u8>, Error> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        package.start_file(*name, SimpleFileOptions::default())?;
        package.write_all(content.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
