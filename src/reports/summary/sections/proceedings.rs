//! What was said, panel by panel, with the speakers as they were on the day.

use typesetting::{Block, Run};

use super::inside;
use crate::agenda::entity::speaker;
use crate::agenda::service::{ItemOutline, PanelOutline};
use crate::agenda::types::ItemKind;
use crate::pages::dates;
use crate::reports::summary::facts::Facts;
use crate::reports::wording::Wording as _;
use crate::reports::words::joined;

pub(super) fn blocks(it: &Facts) -> Vec<Block> {
    it.outline.panels.iter().flat_map(|panel| panel_blocks(it, panel)).collect()
}

fn panel_blocks(it: &Facts, whole: &PanelOutline) -> Vec<Block> {
    let mut all = vec![Block::heading(it.text(&whole.panel.title))];
    let when = when(it, whole);
    if !when.is_empty() {
        all.push(Block::text(when));
    }
    all.extend(inside(it.long(whole.panel.description.as_ref())));
    let items = whole.items.iter().filter(|whole| whole.item.kind != ItemKind::Break);
    let items: Vec<Vec<Block>> = items.map(|whole| item(it, whole)).collect();
    if !items.is_empty() {
        all.push(Block::List { start: None, items });
    }
    all
}

/// The day, the time and the room of a panel, as far as they are known.
pub(super) fn when(it: &Facts, whole: &PanelOutline) -> String {
    let language = it.reader.language();
    let panel = &whole.panel;
    let day = whole.day.map(|day| dates::date(language, day));
    let times = panel
        .start_time
        .is_some()
        .then(|| dates::time_range(language, panel.start_time, panel.end_time));
    joined([day.as_deref(), times.as_deref(), panel.room.as_deref()])
}

fn item(it: &Facts, whole: &ItemOutline) -> Vec<Block> {
    let item = &whole.item;
    let kind = it.word("item-", item.kind.as_str());
    let host = item.host_organization_id.and_then(|id| it.organization(id));
    let more = joined([Some(kind.as_str()), host]);
    let mut all = vec![Block::Paragraph {
        runs: vec![Run::bold(it.text(&item.title)), Run::plain(format!(" ({more})"))],
    }];
    all.extend(inside(it.long(item.abstract_text.as_ref())));
    if !whole.speakers.is_empty() {
        all.push(Block::list(whole.speakers.iter().map(|who| vec![Run::plain(speaker(it, who))])));
    }
    all
}

/// `Dr. Kangtak Oh, Vice President, National Information Society Agency, Republic of Korea (speaker)`.
pub(super) fn speaker(it: &Facts, who: &speaker::Model) -> String {
    let name = who.honorific.iter().chain([&who.full_name]).map(String::as_str);
    let name = name.collect::<Vec<_>>().join(" ");
    let country = who.country.as_ref().map(|code| it.country(code));
    let more = [who.job_title.as_deref(), who.organization.as_deref(), country.as_deref()];
    let said = joined([Some(name.as_str())].into_iter().chain(more));
    format!("{said} ({})", it.word("speaker-", who.role.as_str()))
}
