//! All that a template can see: its neighbours, the fonts, and the data of one paper.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::Error;

/// Under which name a template reads its data.
const DATA: &str = "paper.json";

const TEMPLATES: [(&str, &str); 6] = [
    ("frame.typ", include_str!("../templates/frame.typ")),
    ("participants.typ", include_str!("../templates/participants.typ")),
    ("badges.typ", include_str!("../templates/badges.typ")),
    ("letter.typ", include_str!("../templates/letter.typ")),
    ("certificate.typ", include_str!("../templates/certificate.typ")),
    ("document.typ", include_str!("../templates/document.typ")),
];

/// In the order in which a letter is looked for in them.
const FONTS: [&[u8]; 14] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArmenian-Bold.ttf"),
    include_bytes!("../fonts/NotoSansGeorgian-Regular.ttf"),
    include_bytes!("../fonts/NotoSansGeorgian-Bold.ttf"),
    include_bytes!("../fonts/NotoSansCJKkr-Regular.otf"),
    include_bytes!("../fonts/NotoSansCJKkr-Bold.otf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Bold.ttf"),
    include_bytes!("../fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../fonts/NotoSansThai-Bold.ttf"),
];

/// What is the same for all papers.
pub(crate) struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Which fonts have a letter, a bit a font.
    letters: HashMap<u32, u32>,
    /// What their families are called, each once.
    pub families: Vec<String>,
    templates: Vec<(&'static str, Source)>,
}

/// Made when the first paper is.
pub(crate) static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> =
        FONTS.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    let mut families: Vec<String> = fonts.iter().map(|font| font.info().family.clone()).collect();
    families.dedup();
    let template = |(name, text): (&'static str, &str)| {
        Some((name, Source::new(id_of(name)?, text.to_owned())))
    };
    Shelf {
        library: LazyHash::new(<Library as LibraryExt>::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        letters: letters(&fonts),
        families,
        fonts,
        templates: TEMPLATES.into_iter().filter_map(template).collect(),
    }
});

impl Shelf {
    /// Which fonts have a letter, a bit a font.
    pub fn fonts_with(&self, letter: char) -> u32 {
        self.letters.get(&u32::from(letter)).copied().unwrap_or_default()
    }
}

fn letters(fonts: &[Font]) -> HashMap<u32, u32> {
    let mut letters = HashMap::new();
    for (font, place) in fonts.iter().zip(0..u32::BITS) {
        for letter in font.info().coverage.iter() {
            *letters.entry(letter).or_default() |= 1 << place;
        }
    }
    letters
}

fn id_of(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One paper in the making.
pub(crate) struct Desk {
    main: FileId,
    data: Bytes,
}

impl Desk {
    /// With a template and what it reads.
    pub fn new(template: &str, data: Vec<u8>) -> Result<Self, Error> {
        let known = SHELF.templates.iter().find(|(name, _)| *name == template);
        let (_, source) =
            known.ok_or_else(|| Error::Set(format!("there is no template {template}")))?;
        Ok(Self { main: source.id(), data: Bytes::new(data) })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHELF.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = SHELF.templates.iter().find(|(_, source)| source.id() == id);
        known.map(|(_, source)| source.clone()).ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let is_data = id_of(DATA) == Some(id);
        if is_data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_and_every_template_is_on_the_shelf() {
        assert_eq!(SHELF.fonts.len(), FONTS.len());
        assert_eq!(SHELF.families.len(), FONTS.len() / 2);
        assert_eq!(SHELF.templates.len(), TEMPLATES.len());
    }

    #[test]
    fn a_template_sees_nothing_but_its_neighbours_and_its_data() {
        let desk = Desk::new("letter.typ", b"{}".to_vec()).unwrap();
        assert!(desk.file(id_of(DATA).unwrap()).is_ok());
        for path in ["etc/passwd", "frame.typ.bak", "fonts/NotoSans-Regular.ttf"] {
            assert!(desk.file(id_of(path).unwrap()).is_err(), "{path}");
            assert!(desk.source(id_of(path).unwrap()).is_err(), "{path}");
        }
        let package = "@preview/example:0.1.0".parse().unwrap();
        let path = VirtualPath::new("lib.typ").unwrap();
        let id = RootedPath::new(VirtualRoot::Package(package), path).intern();
        assert!(desk.source(id).is_err());
        assert!(desk.today(None).is_none());
        assert!(Desk::new("other.typ", Vec::new()).is_err());
    }
}
