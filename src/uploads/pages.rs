//! What pages ask of a file, and what they say of one that stands.

use super::entity::upload::Model;
use super::rules::{KINDS_OF_PAGE, LARGEST_OF_PAGE, kind_names};
use crate::pages::Reader;
use crate::pages::views::{FieldKind, FieldView, FileLine, Moment};
use crate::zone::TimeZone;

/// A field in which a file is chosen.
pub fn field(reader: &Reader, key: &str, label: String) -> FieldView {
    let field = FieldView::new(key, label, FieldKind::File);
    FieldView { accept: Some(accept()), ..field.help(help(reader)) }
}

/// How the names of files end that can be chosen, as browsers want it.
pub fn accept() -> String {
    let endings =
        KINDS_OF_PAGE.iter().flat_map(|kind| kind.endings()).map(|ending| format!(".{ending}"));
    endings.collect::<Vec<_>>().join(",")
}

/// Which files can be chosen.
pub fn help(reader: &Reader) -> String {
    let most = LARGEST_OF_PAGE / 1024 / 1024;
    let values = [("kinds", kind_names(KINDS_OF_PAGE).into()), ("size", most.into())];
    reader.catalogue().say("file-help", values)
}

/// What is said of a file that stands.
pub fn line(file: &Model, zone: TimeZone) -> FileLine {
    FileLine {
        name: file.name.clone(),
        kilobytes: (file.size + 1023) / 1024,
        received: Moment::new(file.created_at, zone.tz()),
    }
}
