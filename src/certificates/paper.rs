//! A certificate as it is printed: always the same, of what was put down when it was issued.

use fluent_bundle::FluentArgs;
use typesetting::{Certificate, Picture, Signature};

use super::entity::Model;
use super::rules::code::grouped;
use crate::error::Result;
use crate::files::paper;
use crate::mail::NewFile;
use crate::pages::Reader;
use crate::pages::catalogue::family;
use crate::pages::dates;
use crate::pages::views::QrView;

/// The type under which it goes out.
const PDF_TYPE: &str = "application/pdf";

/// What stands on it.
pub fn paper(row: &Model) -> Certificate {
    let reader = Reader::of(&row.language);
    let (catalogue, language) = (reader.catalogue(), reader.language());
    let kind = |family: String| catalogue.text(&family, &FluentArgs::new());
    let dates = dates::date_range(language, row.starts_on, row.ends_on);
    let when = [Some(dates), row.place.clone()];
    let hours =
        row.hours.map(|hours| catalogue.say("certificate-hours", [("hours", hours.into())]));
    let reference = row.reference.clone();
    Certificate {
        language: language.to_string(),
        title: kind(family("certificate-", row.kind.as_str())),
        senders: row.organizers.0.clone(),
        awarded: catalogue.say("certificate-awarded", []),
        name: row.name.clone(),
        reason: kind(family("certificate-for-", row.kind.as_str())),
        event: row.event_title.clone(),
        when: when.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        hours,
        reference: catalogue.say("letter-reference", [("reference", reference.into())]),
        date: dates::date(language, row.issued_on),
        signature: Signature {
            name: row.signatory_name.clone(),
            title: row.signatory_title.clone(),
        },
        verify: catalogue.say("certificate-verify", []),
        address: row.address.clone(),
        code: grouped(&row.code),
        picture: QrView::of(&row.address).map(|it| Picture { size: it.size, path: it.path }),
    }
}

/// What its file is called.
pub fn file_name(row: &Model) -> String {
    format!("{}.pdf", row.reference.replace('/', "-"))
}

/// It as a file, set where that holds nobody up.
pub async fn file(row: Model) -> Result<NewFile> {
    let name = file_name(&row);
    let content = paper::pdf(move || paper(&row).into()).await?;
    Ok(NewFile { name, media_type: PDF_TYPE.to_owned(), content })
}
