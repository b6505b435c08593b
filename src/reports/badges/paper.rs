//! Badges as they are printed.

use typesetting::{Badge, BadgeLayout as Layout, Badges, Picture};

use super::types::{BadgeLayout, BadgeOut};
use crate::events::entity::event::Model as Event;
use crate::pages::Reader;
use crate::pages::views::QrView;
use crate::reports::words;

impl From<BadgeLayout> for Layout {
    fn from(layout: BadgeLayout) -> Self {
        match layout {
            BadgeLayout::A6 => Self::A6,
            BadgeLayout::Labels => Self::Labels,
        }
    }
}

/// Badges in the language of the reader.
pub fn paper(reader: &Reader, event: &Event, layout: BadgeLayout, badges: &[BadgeOut]) -> Badges {
    let (catalogue, language) = (reader.catalogue(), reader.language());
    let (title, dates) = (event.title_for(language), words::dates(event, language));
    let when = words::joined([Some(dates.as_str()), event.venue_city.as_deref()]);
    Badges {
        language: language.to_string(),
        title: format!("{}: {title}", catalogue.say("paper-badges", [])),
        event: title.to_owned(),
        when,
        layout: layout.into(),
        badges: badges.iter().map(badge).collect(),
        nobody: catalogue.say("paper-no_badges", []),
    }
}

fn badge(badge: &BadgeOut) -> Badge {
    Badge {
        name: badge.name.clone(),
        organization: badge.organization.clone(),
        country: badge.country_name.clone(),
        role: badge.role_name.clone(),
        colour: badge.colour.clone(),
        code: badge.code.clone(),
        picture: QrView::of(&badge.code).map(|it| Picture { size: it.size, path: it.path }),
    }
}
