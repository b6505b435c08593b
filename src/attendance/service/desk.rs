//! The desk at which people are checked in: what it knows of those who are told of, and what it
//! writes down in the end. Few statements, however many are told at once.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};

use super::attendees::{self, Attendee, out};
use super::{CHUNK, KIND};
use crate::access::Actor;
use crate::agenda::entity::panel;
use crate::attendance::entity::check_in::{Column, Entity, Model};
use crate::attendance::entity::nonce;
use crate::attendance::rules::{self, Book, Entered, Known, Place, Told, Who};
use crate::attendance::types::{CheckInCreate, CheckInOut, CheckInOutcome};
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::{AppError, FieldError, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::ids::{CheckInId, EventId, PanelId, RegistrationId};

/// A check-in, and what came of telling of it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The check-in as it is now.
    pub check_in: CheckInOut,
    /// What came of it.
    pub outcome: CheckInOutcome,
}

/// Checks somebody in, once.
pub async fn check_in(
    w: &Write,
    by: &Actor,
    event: EventId,
    input: &CheckInCreate,
) -> Result<Checked> {
    let mut desk = Desk::open(w, by, event).await?;
    let told = rules::told(input, w.now())?;
    desk.look_up(&[&told]).await?;
    let Entered { id, outcome } = desk.enter(&told)?;
    desk.close().await?;
    let row = desk.rows.remove(&id).ok_or_else(|| AppError::internal("a check-in got lost"))?;
    let whose = desk.people.remove(&row.registration_id);
    let whose = whose.ok_or_else(|| AppError::internal("a registration got lost"))?;
    Ok(Checked { check_in: out(row, whose), outcome })
}

/// What is known at the desk of an event, which is locked.
pub(super) struct Desk<'a> {
    w: &'a Write,
    by: &'a Actor,
    event: Event,
    book: Book,
    rows: BTreeMap<CheckInId, Model>,
    people: HashMap<RegistrationId, Attendee>,
    ids: HashMap<RegistrationId, RegistrationId>,
    codes: HashMap<String, RegistrationId>,
    /// The panels that are named, with the day of each that has one.
    panels: HashMap<PanelId, Option<NaiveDate>>,
    /// Those that are to be written, in the order in which they were told.
    made: Vec<CheckInId>,
    nonces: Vec<(String, CheckInId)>,
}

impl<'a> Desk<'a> {
    pub(super) async fn open(w: &'a Write, by: &'a Actor, event: EventId) -> Result<Self> {
        Ok(Self {
            w,
            by,
            event: events::service::lock(w, by, event).await?,
            book: Book::default(),
            rows: BTreeMap::new(),
            people: HashMap::new(),
            ids: HashMap::new(),
            codes: HashMap::new(),
            panels: HashMap::new(),
            made: Vec::new(),
            nonces: Vec::new(),
        })
    }

    /// Reads all that is known of those who are told of.
    pub(super) async fn look_up(&mut self, told: &[&Told]) -> Result<()> {
        self.look_up_people(told).await?;
        let of_people: Vec<RegistrationId> = self.people.keys().copied().collect();
        for ids in of_people.chunks(CHUNK) {
            let standing = Column::RegistrationId.is_in(ids.iter().copied());
            self.read(Condition::all().add(standing).add(Column::UndoneAt.is_null())).await?;
        }
        self.look_up_nonces(told).await?;
        self.look_up_panels(told).await
    }

    async fn look_up_people(&mut self, told: &[&Told]) -> Result<()> {
        let mut ids: Vec<RegistrationId> = Vec::new();
        let mut codes: Vec<&str> = Vec::new();
        for one in told {
            match &one.who {
                Who::Registration(id) => ids.push(*id),
                Who::Code(code) => codes.push(code),
            }
        }
        let named = attendees::named(self.w, self.event.id, &ids, &codes).await?;
        (self.people, self.ids, self.codes) = (named.people, named.ids, named.codes);
        Ok(())
    }

    async fn look_up_nonces(&mut self, told: &[&Told]) -> Result<()> {
        let nonces: Vec<&str> = told.iter().filter_map(|one| one.nonce.as_deref()).collect();
        for nonces in nonces.chunks(CHUNK) {
            let found = nonce::Entity::find()
                .filter(nonce::Column::EventId.eq(self.event.id))
                .filter(nonce::Column::Nonce.is_in(nonces.iter().copied()))
                .all(self.w)
                .await?;
            let known = |id: &CheckInId| self.rows.contains_key(id);
            let more = found.iter().map(|row| row.check_in_id).filter(|id| !known(id));
            let more: Vec<CheckInId> = more.collect();
            if !more.is_empty() {
                self.read(Condition::all().add(Column::Id.is_in(more))).await?;
            }
            for row in found {
                self.book.add_nonce(row.nonce, row.check_in_id);
            }
        }
        Ok(())
    }

    async fn look_up_panels(&mut self, told: &[&Told]) -> Result<()> {
        let named: HashSet<PanelId> =
            told.iter().filter_map(|one| one.place.and_then(Place::panel)).collect();
        let named: Vec<PanelId> = named.into_iter().collect();
        for ids in named.chunks(CHUNK) {
            let found = panel::Entity::find()
                .select_only()
                .columns([panel::Column::Id, panel::Column::Day])
                .filter(panel::Column::EventId.eq(self.event.id))
                .filter(panel::Column::Id.is_in(ids.iter().copied()));
            self.panels
                .extend(found.into_tuple::<(PanelId, Option<NaiveDate>)>().all(self.w).await?);
        }
        Ok(())
    }

    async fn read(&mut self, which: Condition) -> Result<()> {
        for row in Entity::find().filter(which).all(self.w).await? {
            let (registration, place) = (row.registration_id, row.place());
            let stands = row.undone_at.is_none();
            self.book.add(row.id, Known { registration, place, at: row.at, stands });
            self.rows.insert(row.id, row);
        }
        Ok(())
    }

    /// Decides on one that is told; nothing is written before [`Desk::close`].
    pub(super) fn enter(&mut self, told: &Told) -> Result<Entered> {
        let whose = self.whose(&told.who)?;
        let (registration, status) = (whose.id, whose.status);
        let nonce = told.nonce.as_deref();
        if let Some(entered) = self.book.repeated(nonce, registration, told.place)? {
            return Ok(entered);
        }
        rules::check_event(self.event.status)?;
        rules::check_status(status)?;
        let place = self.place(told)?;
        let fresh = self.w.new_id();
        let entered = self.book.enter(fresh, (registration, place), told.at, nonce);
        if let Some(nonce) = &told.nonce {
            self.nonces.push((nonce.clone(), entered.id));
        }
        if entered.outcome == CheckInOutcome::CheckedIn {
            self.made.push(fresh);
            self.rows.insert(fresh, self.row(fresh, registration, place, told));
        }
        Ok(entered)
    }

    /// Whose check-in it is that was entered.
    pub(super) fn registration(&self, id: CheckInId) -> Option<RegistrationId> {
        self.rows.get(&id).map(|row| row.registration_id)
    }

    fn whose(&self, who: &Who) -> Result<&Attendee> {
        let (id, field, message) = match who {
            Who::Registration(id) => {
                (self.ids.get(id), "registration_id", "This event has no such registration.")
            }
            Who::Code(code) => (
                self.codes.get(code),
                "code",
                "Nobody is registered for this event under this code. Look whether it is another \
                 event's, or find the person by their name among those who are expected.",
            ),
        };
        let found = id.and_then(|id| self.people.get(id));
        let unknown = || AppError::invalid(vec![FieldError::new(field, "unknown", message)]);
        found.ok_or_else(unknown)
    }

    fn place(&self, told: &Told) -> Result<Place> {
        let (span, now) = (self.event.span(), self.w.now());
        let Some(place) = told.place else {
            return Ok(Place::Day(rules::day_of(&span, told.at)?));
        };
        let day = match place {
            Place::Day(day) => {
                rules::check_day(&span, day, now)?;
                Some(day)
            }
            Place::Panel(id) => {
                let day = self.day_of(id)?;
                rules::check_panel(&span, day, now)?;
                day
            }
        };
        rules::check_instant(&span, day, told.at)?;
        Ok(place)
    }

    fn day_of(&self, panel: PanelId) -> Result<Option<NaiveDate>> {
        let message = "This event has no such panel.";
        let unknown = || AppError::invalid(vec![FieldError::new("panel_id", "unknown", message)]);
        self.panels.get(&panel).copied().ok_or_else(unknown)
    }

    fn row(&self, id: CheckInId, whose: RegistrationId, place: Place, told: &Told) -> Model {
        Model {
            id,
            version: 1,
            event_id: self.event.id,
            registration_id: whose,
            day: place.day(),
            panel_id: place.panel(),
            at: told.at,
            nonce: told.nonce.clone(),
            recorded_by: self.by.display_name().to_owned(),
            undone_at: None,
            undone_by: None,
            created_at: self.w.now(),
            updated_at: self.w.now(),
        }
    }

    /// Writes down what was entered.
    pub(super) async fn close(&mut self) -> Result<()> {
        let mut entries = self.write_earlier().await?;
        let made: Vec<Model> =
            self.made.iter().filter_map(|id| self.rows.get(id)).cloned().collect();
        for chunk in made.chunks(CHUNK) {
            let rows = chunk.iter().map(|row| row.clone().into_active_model().reset_all());
            Entity::insert_many(rows).exec_without_returning(self.w).await?;
        }
        for chunk in self.nonces.chunks(CHUNK) {
            let event_id = self.event.id;
            let rows = chunk.iter().cloned().map(|(nonce, check_in_id)| {
                nonce::Model { event_id, nonce, check_in_id }.into_active_model().reset_all()
            });
            nonce::Entity::insert_many(rows).exec_without_returning(self.w).await?;
        }
        let created = |row: &Model| Entry::new("check_in.create", KIND, row.id);
        entries.extend(made.iter().map(|row| created(row).of(self.event.id)));
        audit::record_many(self.w, self.by, &entries).await
    }

    /// Moves back the instants of those of whom an earlier one was told.
    async fn write_earlier(&mut self) -> Result<Vec<Entry>> {
        let made: HashSet<CheckInId> = self.made.iter().copied().collect();
        let mut entries = Vec::new();
        for row in self.rows.values_mut() {
            let told = self.book.get(row.id).map_or(row.at, |known| known.at);
            if told == row.at {
                continue;
            }
            row.at = told;
            if made.contains(&row.id) {
                continue;
            }
            row.version += 1;
            row.updated_at = self.w.now();
            db::update(self.w, row.clone()).await?;
            let entry = Entry::new("check_in.update", KIND, row.id).of(self.event.id);
            entries.push(entry.fields(vec!["at".to_owned()]));
        }
        Ok(entries)
    }
}
