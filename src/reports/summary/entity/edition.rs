//! What versions of reports say, in each language.

use sea_orm::entity::prelude::*;

use crate::ids::ReportVersionId;
use crate::reports::summary::types::{Edition, ReportLanguage};

/// A row of `report_editions`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_editions")]
pub struct Model {
    /// The version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: ReportVersionId,
    /// The language.
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: ReportLanguage,
    /// What stands in it.
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Edition,
}

crate::belongs_to! {
    /// The version.
    Version: VersionId => super::version,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::document;
    use crate::pages::SafeHtml;
    use crate::reports::summary::types::SectionKey;

    /// As it was kept in format 1. It is never changed: what is kept must always be read.
    const FIRST: &str = include_str!("kept_1.json");

    #[test]
    fn what_was_kept_in_the_first_format_is_read_and_set_in_every_format() {
        let kept: Edition = serde_json::from_str(FIRST).unwrap();
        assert_eq!((kept.format, kept.written.as_slice()), (1, &[SectionKey::Needs][..]));
        let paper = &kept.document;
        let html: Vec<String> = paper
            .sections
            .iter()
            .map(|section| SafeHtml::from_blocks(&section.blocks).as_str().to_owned())
            .collect();
        let pdf = typesetting::pdf(&paper.clone().into()).unwrap();
        let pdf = pdf_extract::extract_text_from_mem(&pdf).unwrap();
        let pdf = pdf.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in [document::markdown(paper), html.concat(), pdf] {
            for said in [
                "Seminar",
                "Aims",
                "registrars",
                "the page",
                "deeper",
                "A remark",
                "Kyrgyzstan",
                "Giorgi Maisuradze",
            ] {
                assert!(text.contains(said), "{said} is not in {text}");
            }
        }
        assert!(typesetting::docx(&paper.clone().into()).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn what_a_later_field_was_not_kept_with_has_a_value_all_the_same() {
        let bare = r#"{"document": {"language": "en", "title": "Report", "sections": [
            {"key": "needs", "title": "Needs", "blocks": [{"kind": "table", "columns": [{"width": 1}], "groups": [{"rows": [[[{}]]]}]},
            {"kind": "list"}, {"kind": "note"}, {"kind": "paragraph"}]}]}}"#;
        let kept: Edition = serde_json::from_str(bare).unwrap();
        assert_eq!(kept.document.sections[0].blocks.len(), 4);
        assert!(typesetting::pdf(&kept.document.into()).unwrap().starts_with(b"%PDF"));
    }
}
