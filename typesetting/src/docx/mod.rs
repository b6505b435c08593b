//! Papers as DOCX (Office Open XML, ECMA-376): what can go on to be written in.
//!
//! Written by hand, as the writers of it that there are can neither repeat the head of a table on each
//! page nor say the language.

mod list;
mod xml;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Error, ListOfParticipants};
use xml::escaped;

const TYPES: &str = include_str!("../../templates/docx/content_types.xml");
const PACKAGE: &str = include_str!("../../templates/docx/package.xml.rels");
const PARTS: &str = include_str!("../../templates/docx/document.xml.rels");
const STYLES: &str = include_str!("../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../templates/docx/settings.xml");
const CORE: &str = include_str!("../../templates/docx/core.xml");

/// The list as DOCX. The same list gives the same bytes.
pub fn docx(list: &ListOfParticipants) -> Result<Vec<u8>, Error> {
    let language = escaped(&list.language);
    let title = escaped(&format!("{}: {}", list.title, list.subject));
    let core = CORE.replace("{language}", &language).replace("{title}", &title);
    let styles = STYLES.replace("{language}", &language);
    let settings = SETTINGS.replace("{language}", &language);
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("docProps/core.xml", &core),
        ("word/document.xml", &list::document(list)),
        ("word/header1.xml", &list::header(list)),
        ("word/footer1.xml", &list::footer(list)),
        ("word/styles.xml", &styles),
        ("word/settings.xml", &settings),
        ("word/_rels/document.xml.rels", PARTS),
    ])
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
