//! Documents and presentations of office programs: packages of XML.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use zip::ZipArchive;

use super::{NoText, TEXT_MAX};
use crate::files::unpacking::{Halt, Room};

/// How much XML is unpacked of one file. Pictures are not unpacked at all.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// No file has so many parts.
const PARTS: usize = 20_000;

type Packed<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The text of a document, with its notes.
pub(super) fn document(bytes: &[u8]) -> Result<String, NoText> {
    let parts = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"];
    let mut archive = opened(bytes)?;
    archive.by_name(parts[0]).map_err(|_| NoText::Broken)?;
    let there = |part: &&str| archive.index_for_name(part).is_some();
    let parts = parts.into_iter().filter(there).map(str::to_owned).collect::<Vec<_>>();
    text(&mut archive, &parts)
}

/// The text of all slides by their numbers, each with what is noted for its speaker.
pub(super) fn slides(bytes: &[u8]) -> Result<String, NoText> {
    let mut archive = opened(bytes)?;
    let mut slides: Vec<(u32, bool, String)> = Vec::new();
    for name in archive.file_names() {
        let name = name.map_err(|_| NoText::Broken)?.into_owned();
        let number =
            |prefix: &str| name.strip_prefix(prefix)?.strip_suffix(".xml")?.parse::<u32>().ok();
        let slide = number("ppt/slides/slide").map(|number| (number, false));
        let note = || number("ppt/notesSlides/notesSlide").map(|number| (number, true));
        if let Some((number, is_note)) = slide.or_else(note) {
            slides.push((number, is_note, name));
        }
    }
    slides.sort();
    let parts: Vec<String> = slides.into_iter().map(|(.., name)| name).collect();
    text(&mut archive, &parts)
}

fn opened(bytes: &[u8]) -> Result<Packed<'_>, NoText> {
    // Under a password it is no package but what office programs kept files in before.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(NoText::Encrypted);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NoText::Broken)?;
    if archive.len() > PARTS { Err(NoText::TooLarge) } else { Ok(archive) }
}

/// The text of some parts, one after the other.
fn text(archive: &mut Packed<'_>, parts: &[String]) -> Result<String, NoText> {
    let (mut room, mut text) = (Room::new(UNPACKED), String::new());
    for name in parts {
        let part = archive.by_name(name).map_err(|_| NoText::Broken)?;
        if part.encrypted() {
            return Err(NoText::Encrypted);
        }
        let mut xml = Vec::new();
        room.unpack(part, &mut xml).map_err(|halt| match halt {
            Halt::TooLarge => NoText::TooLarge,
            Halt::Broken => NoText::Broken,
        })?;
        append(&mut text, &xml)?;
        text.push('\n');
        if text.len() > TEXT_MAX {
            break;
        }
    }
    Ok(text)
}

/// Appends what stands in the elements for text (`t` in both kinds); a paragraph ends a line.
fn append(text: &mut String, xml: &[u8]) -> Result<(), NoText> {
    let xml = std::str::from_utf8(xml).map_err(|_| NoText::Broken)?;
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let mut inside = false;
    loop {
        match reader.read_event().map_err(|_| NoText::Broken)? {
            Event::Start(element) if element.local_name().as_ref() == "t" => inside = true,
            Event::Start(element) | Event::Empty(element) => {
                text.extend(sign(element.local_name().as_ref()));
            }
            Event::End(element) => match element.local_name().as_ref() {
                "t" => inside = false,
                "p" => text.push('\n'),
                _ => {}
            },
            Event::Text(words) if inside => text.push_str(&words),
            Event::CData(words) if inside => text.push_str(&words),
            Event::GeneralRef(name) if inside => text.extend(meant(&name)),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if text.len() > TEXT_MAX {
            return Ok(());
        }
    }
}

/// What stands for a tabulator, a break of a line, or a hyphen at which no line breaks.
fn sign(name: &str) -> Option<char> {
    match name {
        "tab" | "br" | "cr" => Some(' '),
        "noBreakHyphen" => Some('-'),
        _ => None,
    }
}

/// The character that a reference means: one of those that XML has, or one by its number. Others would
/// have to be made up by the file itself, and nothing of that is followed.
fn meant(name: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return Some(character);
    }
    match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
