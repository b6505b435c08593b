//! What a file is called.

use super::FileKind;

/// How long a name may be, in characters.
const NAME_MAX: usize = 150;
/// What a file is called that says no name.
const UNNAMED: &str = "file";

/// The name without folders, without what turns or breaks the line in which it stands, and without what
/// no file of some system can be called by. It always is one, and ends as its kind does: what is
/// opened by its ending is opened as what it is.
pub fn clean_name(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |c: &char| !c.is_control() && !is_unseen(*c) && !"\"<>|:*?;%".contains(*c);
    let name: String = last.chars().filter(shown).collect();
    let (stem, ending) = split(&name, kind);
    let stem = trimmed(stem);
    let room = NAME_MAX - 1 - ending.chars().count();
    let stem: String = stem.chars().take(room).collect();
    let stem = match trimmed(&stem) {
        "" => UNNAMED,
        stem => stem,
    };
    format!("{stem}.{ending}")
}

/// The name before its ending, and an ending of its kind: its own, if it is one.
fn split(name: &str, kind: FileKind) -> (&str, String) {
    let usual = kind.endings().first().copied().unwrap_or_default();
    let own = name.trim_end().rsplit_once('.').filter(|(_, ending)| {
        kind.endings().iter().any(|known| known.eq_ignore_ascii_case(ending))
    });
    own.map_or((name, usual.to_owned()), |(stem, ending)| (stem, ending.to_owned()))
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c.is_whitespace())
}

/// Marks that are not seen, and those that turn the direction of writing.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_leads_to_no_folder_breaks_no_line_and_ends_as_its_kind_does() {
        for (name, clean) in [
            ("Note verbale.pdf", "Note verbale.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\notes\\Note.PDF", "Note.PDF"),
            ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
            ("note\u{202e}fdp.exe", "notefdp.exe.pdf"),
            ("page.html", "page.html.pdf"),
            ("Нота №7.pdf", "Нота №7.pdf"),
            (".pdf", "file.pdf"),
            (" .. ", "file.pdf"),
            ("", "file.pdf"),
        ] {
            assert_eq!(clean_name(name, FileKind::Pdf), clean, "{name:?}");
        }
        assert_eq!(clean_name("scan.jpeg", FileKind::Jpeg), "scan.jpeg");
        let long = clean_name(&format!("{}.docx", "я".repeat(300)), FileKind::Docx);
        assert!(long.chars().count() == NAME_MAX && long.ends_with("я.docx"), "{long}");
    }

    proptest! {
        #[test]
        fn any_name_becomes_one_that_stands_in_one_line(
            name in "\\PC{0,300}|[./\\\\\r\n\u{202e}a]{0,20}|.{145,155}",
        ) {
            let clean = clean_name(&name, FileKind::Jpeg);
            prop_assert!(clean.chars().count() <= NAME_MAX, "{clean}");
            let ending = clean.rsplit('.').next().unwrap().to_lowercase();
            prop_assert!(ending == "jpg" || ending == "jpeg", "{clean}");
            prop_assert!(!clean.contains(['/', '\\', '\r', '\n', '"', '\u{202e}']), "{clean}");
            prop_assert_eq!(clean_name(&clean, FileKind::Jpeg), clean);
        }
    }
}
