//! What a report is computed from: all that is on record of an event, read once for one language.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use fluent_bundle::FluentValue;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use typesetting::{Block, Run};

use crate::access::Actor;
use crate::agenda::service::Outline;
use crate::countries::{CountryCode, names};
use crate::db::PartialDate;
use crate::db::page::PageQuery;
use crate::error::{Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::events::types::EventCountry;
use crate::files::document;
use crate::ids::{EventId, OrganizationId};
use crate::pages::catalogue::family;
use crate::pages::views::EventSummary;
use crate::pages::{Reader, dates};
use crate::programmes;
use crate::programmes::types::ProgrammeOut;
use crate::recommendations;
use crate::recommendations::table::Row as Recommendation;
use crate::recommendations::types::RecommendationFilter;
use crate::registrations;
use crate::registrations::types::{ParticipantRole, RegistrationStatus};
use crate::reports::participants;
use crate::reports::participants::types::ListOfParticipants;
use crate::reports::types::{Counts, EventStatistics};
use crate::reports::{rules, service, words};
use crate::text::Texts;

/// How many programmes above each other are told of.
const ABOVE: usize = 8;
/// How many organizations of observers are named.
const OBSERVERS: u64 = 200;

/// What is on record of an event.
pub struct Facts {
    /// In whose language.
    pub reader: Reader,
    /// The event.
    pub event: Event,
    /// Its facts in words.
    pub summary: EventSummary,
    /// Its countries.
    pub countries: Vec<EventCountry>,
    /// The programme under which it is held, and those above that one.
    pub programmes: Vec<ProgrammeOut>,
    /// What is counted, and what is claimed.
    pub statistics: EventStatistics,
    /// Those who took part, by country.
    pub by_country: Counts,
    /// The organizations of observers.
    pub observers: Vec<String>,
    /// The agenda.
    pub outline: Outline,
    /// Its recommendations, once for each addressee.
    pub recommendations: Vec<Recommendation>,
    /// Who agreed to be listed.
    pub participants: ListOfParticipants,
    names: BTreeMap<OrganizationId, String>,
}

impl Facts {
    /// Reads them, of an event that the caller has found.
    pub async fn read(
        db: &DatabaseConnection,
        by: &Actor,
        event: &Event,
        reader: Reader,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let language = reader.language();
        let parts = events::service::parts_of(db, &[event.id]).await?.remove(&event.id);
        let programmes = programmes_of(db, by, event).await?;
        let tallies = registrations::service::tallies(db, event.id).await?;
        let outline = Outline::read(db, event.clone()).await?;
        let all = (&PageQuery::default(), &RecommendationFilter::default());
        let recommendations =
            recommendations::service::whole(db, by, now, Some(event.id), all).await?;
        let named = programmes.iter().flat_map(|it| &it.organizations);
        let named = named.map(|it| it.organization_id);
        let hosts = outline.items().filter_map(|whole| whole.item.host_organization_id);
        let counterparts = recommendations.iter().flat_map(|it| &it.recommendation.counterparts);
        let ids = named.chain(hosts).chain(counterparts.filter_map(|it| it.organization_id));
        let names =
            events::pages::organization_names(db, ids.collect::<Vec<_>>(), language).await?;
        Ok(Self {
            summary: events::pages::summary(db, event, language, now).await?,
            countries: parts.map(|parts| parts.countries).unwrap_or_default(),
            statistics: service::statistics(db, event, now).await?,
            by_country: rules::participants_by_country(&tallies),
            observers: observers(db, event.id).await?,
            participants: participants::service::list(db, event, language).await?,
            event: event.clone(),
            programmes,
            outline,
            recommendations,
            names,
            reader,
        })
    }

    /// Words of the report.
    pub fn say(&self, key: &str) -> String {
        self.reader.catalogue().say(key, [])
    }

    /// The same with a value in them.
    pub fn say_of(&self, key: &str, name: &'static str, value: impl Into<String>) -> String {
        self.say_with(key, [(name, value.into())])
    }

    /// The same with values in them.
    pub fn say_with<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, String); N],
    ) -> String {
        let values = values.map(|(name, value)| (name, FluentValue::from(value)));
        self.reader.catalogue().say(key, values)
    }

    /// The word for a choice, in a family of words.
    pub fn word(&self, start: &str, choice: &str) -> String {
        self.say(&family(start, choice))
    }

    /// A text in the language of the report, else in the event's own.
    pub fn text<'a>(&'a self, texts: &'a Texts) -> &'a str {
        self.event.text_for(texts, self.reader.language())
    }

    /// The blocks of a long text.
    pub fn long(&self, texts: Option<&Texts>) -> Vec<Block> {
        texts.map(|texts| document::blocks(self.text(texts))).unwrap_or_default()
    }

    /// A country's name.
    pub fn country(&self, code: &CountryCode) -> String {
        names::name_of(code, self.reader.language()).to_owned()
    }

    /// What an organization is called.
    pub fn organization(&self, id: OrganizationId) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }

    /// A date, as far as it is known.
    pub fn partial(&self, date: &PartialDate) -> String {
        let text = date.to_string();
        dates::partial_date(self.reader.language(), &text).unwrap_or(text)
    }

    /// When the event was.
    pub fn dates(&self) -> String {
        words::dates(&self.event, self.reader.language())
    }

    /// Where it was; empty where nobody said.
    pub fn place(&self) -> String {
        words::place(&self.event, self.reader.language())
    }

    /// The names of those who held it.
    pub fn organizers(&self) -> String {
        let all = self.summary.organizations.iter().map(|it| it.name.as_str());
        all.collect::<Vec<_>>().join("; ")
    }

    /// A paper or a meeting with its date, leading to where it can be read.
    pub fn link(&self, title: &str, url: Option<&str>, dated: Option<&PartialDate>) -> Vec<Run> {
        let link = url.and_then(document::address);
        let mut runs = vec![Run { link, ..Run::plain(title) }];
        runs.extend(dated.map(|date| Run::plain(format!(" ({})", self.partial(date)))));
        runs
    }
}

/// The programme of an event and those above it, as far as the caller may see them.
async fn programmes_of(
    db: &DatabaseConnection,
    by: &Actor,
    event: &Event,
) -> Result<Vec<ProgrammeOut>> {
    let mut all = Vec::new();
    let mut next = event.programme_id;
    while let Some(id) = next.filter(|_| all.len() < ABOVE) {
        match programmes::service::show(db, by, id).await {
            Ok(found) => {
                next = found.parent_id;
                all.push(found);
            }
            Err(error) if error.kind == Kind::NotFound => break,
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

/// The organizations of those who were confirmed as observers.
async fn observers(db: &DatabaseConnection, event: EventId) -> Result<Vec<String>> {
    use registrations::entity::{Column, Entity};
    let all = Entity::find()
        .select_only()
        .column(Column::Organization)
        .filter(Column::EventId.eq(event))
        .filter(Column::Status.eq(RegistrationStatus::Confirmed))
        .filter(Column::Role.eq(ParticipantRole::Observer))
        .filter(Column::Organization.is_not_null())
        .distinct()
        .order_by_asc(Column::Organization)
        .limit(OBSERVERS);
    Ok(all.into_tuple().all(db).await?)
}
