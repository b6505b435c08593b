//! What changed in an event, in words of the reader's language.

use chrono::NaiveTime;

use super::Letterhead;
use crate::events::types::Modality;
use crate::mail::data::ChangeData;
use crate::mail::words;
use crate::text::Language;
use crate::words::catalogue::{self, Catalogue, family};

/// What a reader should know of the way from one state of an event to the next.
pub fn changes(before: &Letterhead, after: &Letterhead, reader: &Language) -> Vec<ChangeData> {
    let texts = catalogue::of(reader);
    let sides = |show: &dyn Fn(&Letterhead) -> String| (show(before), show(after));
    let rows = [
        (texts.say("change-title", []), sides(&|it| it.event.title_for(reader).to_owned())),
        (texts.say("change-dates", []), sides(&|it| days(texts, it))),
        (texts.say("change-start", []), sides(&|it| time(it.event.start_time))),
        (texts.say("change-end", []), sides(&|it| time(it.event.end_time))),
        (texts.say("change-time_zone", []), sides(&|it| zone(it))),
        (texts.say("change-place", []), sides(&|it| it.location(reader))),
        (texts.say("change-format", []), sides(&|it| mode(texts, it.event.modality))),
        (
            texts.say("change-online_url", []),
            sides(&|it| it.event.online_url.clone().unwrap_or_default()),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, (before, after))| before != after);
    rows.map(|(label, (before, after))| ChangeData { label, before, after }).collect()
}

fn days(texts: &Catalogue, it: &Letterhead) -> String {
    words::dates(texts, it.event.starts_on, it.event.ends_on)
}

fn time(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

fn zone(it: &Letterhead) -> String {
    it.event.time_zone.name().replace('_', " ")
}

fn mode(texts: &Catalogue, modality: Modality) -> String {
    texts.say(&family("format-", modality.as_str()), [])
}
