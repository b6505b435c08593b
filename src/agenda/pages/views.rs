//! An agenda in the words of a reader.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;

use crate::agenda::entity::speaker;
use crate::agenda::service::{ItemOutline, Outline, PanelOutline};
use crate::countries::names::name_of;
use crate::error::Result;
use crate::events::pages::{organization_names, worded};
use crate::ids::OrganizationId;
use crate::pages::SafeHtml;
use crate::pages::views::{DayView, ItemView, PanelView, SpeakerView, Worded};
use crate::text::{Language, Texts};

/// The days of an agenda.
pub async fn days(
    db: &impl ConnectionTrait,
    outline: &Outline,
    reader: &Language,
) -> Result<Vec<DayView>> {
    let hosts = outline.items().filter_map(|whole| whole.item.host_organization_id);
    let words = Words { outline, reader, hosts: organization_names(db, hosts, reader).await? };
    let day = |(day, panels): (_, Vec<&PanelOutline>)| {
        DayView::new(day, panels.into_iter().map(|panel| words.panel(panel)).collect())
    };
    Ok(outline.days().into_iter().map(day).collect())
}

struct Words<'a> {
    outline: &'a Outline,
    reader: &'a Language,
    hosts: BTreeMap<OrganizationId, String>,
}

impl Words<'_> {
    fn line(&self, texts: &Texts) -> Worded {
        worded(&self.outline.event, texts, self.reader)
    }

    fn long(&self, texts: Option<&Texts>) -> Worded<SafeHtml> {
        let long = |texts| self.line(texts).map(|text| SafeHtml::from_markdown(&text));
        texts.map(long).unwrap_or_default()
    }

    fn panel(&self, whole: &PanelOutline) -> PanelView {
        let panel = &whole.panel;
        PanelView {
            title: self.line(&panel.title),
            description: self.long(panel.description.as_ref()),
            start_time: panel.start_time,
            end_time: panel.end_time,
            room: panel.room.clone(),
            items: whole.items.iter().map(|item| self.item(item)).collect(),
        }
    }

    fn item(&self, whole: &ItemOutline) -> ItemView {
        let item = &whole.item;
        ItemView {
            kind: item.kind.as_str(),
            title: self.line(&item.title),
            summary: self.long(item.abstract_text.as_ref()),
            start_time: item.start_time,
            end_time: item.end_time,
            host: item.host_organization_id.and_then(|id| self.hosts.get(&id).cloned()),
            speakers: whole.speakers.iter().map(|who| self.speaker(who)).collect(),
        }
    }

    fn speaker(&self, who: &speaker::Model) -> SpeakerView {
        let name = who.honorific.iter().chain([&who.full_name]);
        SpeakerView {
            name: name.map(String::as_str).collect::<Vec<_>>().join(" "),
            role: who.role.as_str(),
            position: who.job_title.clone(),
            organization: who.organization.clone(),
            country: who.country.as_ref().map(|code| name_of(code, self.reader).to_owned()),
        }
    }
}
