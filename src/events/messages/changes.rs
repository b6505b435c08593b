//! What changed in an event, in words of the reader's language.

use chrono::NaiveTime;

use super::Letterhead;
use crate::events::types::Modality;
use crate::mail::data::ChangeData;
use crate::mail::words;
use crate::text::Language;

/// What a reader should know of the way from one state of an event to the next.
pub fn changes(before: &Letterhead, after: &Letterhead, reader: &Language) -> Vec<ChangeData> {
    let russian = reader.primary() == "ru";
    let label = |english: &str, in_russian: &str| {
        if russian { in_russian.to_owned() } else { english.to_owned() }
    };
    let sides = |show: &dyn Fn(&Letterhead) -> String| (show(before), show(after));
    let rows = [
        (label("Title", "Название"), sides(&|it| it.event.title_for(reader).to_owned())),
        (label("Dates", "Даты"), sides(&|it| days(russian, it))),
        (label("Start", "Начало"), sides(&|it| time(it.event.start_time))),
        (label("End", "Окончание"), sides(&|it| time(it.event.end_time))),
        (label("Time zone", "Часовой пояс"), sides(&|it| zone(it))),
        (label("Place", "Место"), sides(&|it| it.location(reader))),
        (label("Format", "Формат"), sides(&|it| mode(russian, it.event.modality).to_owned())),
        (
            label("Address of the online meeting", "Адрес онлайн-встречи"),
            sides(&|it| it.event.online_url.clone().unwrap_or_default()),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, (before, after))| before != after);
    rows.map(|(label, (before, after))| ChangeData { label, before, after }).collect()
}

fn days(russian: bool, it: &Letterhead) -> String {
    words::dates(russian, it.event.starts_on, it.event.ends_on)
}

fn time(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

fn zone(it: &Letterhead) -> String {
    it.event.time_zone.name().replace('_', " ")
}

fn mode(russian: bool, modality: Modality) -> &'static str {
    match (modality, russian) {
        (Modality::InPerson, false) => "on site",
        (Modality::InPerson, true) => "очно",
        (Modality::Online, false) => "online",
        (Modality::Online, true) => "онлайн",
        (Modality::Hybrid, false) => "on site and online",
        (Modality::Hybrid, true) => "очно и онлайн",
    }
}
