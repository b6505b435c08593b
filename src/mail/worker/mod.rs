//! What empties the outbox: leases mails, writes and sends each in a task of its own, and notes
//! what became of them.

mod desk;
mod look;
mod notes;
mod press;

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use desk::Desk;
use look::Look;
use press::Press;

use super::entity::Model;
use super::files::{self, Enclosed};
use super::links::LinkKeys;
use super::mime::{self, Outgoing, sender_name};
use super::outbox::Finish;
use super::render::{Input, Rendered, Renderer};
use super::rules::{Outcome, Reply};
use super::settings::MailSettings;
use super::suppressions;
use super::templates::TemplateFault;
use super::transport::Transport;
use crate::db::Database;
use crate::error::{AppError, Result};

/// The part that sends. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mailroom(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Database,
    settings: MailSettings,
    keys: LinkKeys,
    renderer: Renderer,
    press: Press,
    transport: Transport,
}

impl Mailroom {
    /// Reads the templates; a broken one is an error here and not when somebody waits for it.
    pub fn new(
        db: Database,
        settings: MailSettings,
        keys: LinkKeys,
        transport: Transport,
    ) -> Result<Self> {
        let renderer = Renderer::new(settings.templates_dir.as_deref(), &settings.public_url);
        let renderer = renderer.map_err(|fault| unwritable(&fault))?;
        let press = Press::start()?;
        Ok(Self(Arc::new(Inner { db, settings, keys, renderer, press, transport })))
    }

    /// Writes mails.
    pub fn renderer(&self) -> &Renderer {
        &self.0.renderer
    }

    /// A mail as its reader sees it, with its links.
    pub fn render(&self, mail: &Model) -> Result<Rendered> {
        let mut links = BTreeMap::new();
        let public_url = &self.0.settings.public_url;
        for (name, link) in &mail.content.links {
            links.insert(name.clone(), self.0.keys.url(public_url, link)?);
        }
        if mail.bulk {
            let link = self.0.keys.url(public_url, &suppressions::link(mail))?;
            links.insert("unsubscribe".to_owned(), link);
        }
        let input = self.input(mail, links);
        self.0.renderer.render(&input).map_err(|fault| unwritable(&fault))
    }

    /// The whole message of a mail as it would go out now, but for a signature: it is to be looked at.
    pub fn message(&self, mail: &Model, rendered: &Rendered, files: &[Enclosed]) -> Result<String> {
        let Inner { db, settings, keys, .. } = &*self.0;
        let settings = MailSettings { dkim: None, ..settings.clone() };
        let message = mime::message(&settings, keys, mail, rendered, files, db.clock().now())?;
        Ok(String::from_utf8_lossy(&message.bytes).into_owned())
    }

    /// The subject of a mail: as it was sent, else as it would be now.
    pub fn subject(&self, mail: &Model) -> String {
        if !mail.subject.is_empty() {
            return mail.subject.clone();
        }
        self.0.renderer.subject(&self.input(mail, BTreeMap::new())).unwrap_or_default()
    }

    fn input<'a>(&'a self, mail: &'a Model, links: BTreeMap<String, String>) -> Input<'a> {
        Input {
            template: &mail.template,
            language: &mail.language,
            body: &mail.content.body,
            links,
            sender: sender_name(&self.0.settings, mail),
        }
    }

    /// Leases what is due once and sends it; says how many that were.
    pub async fn step(&self) -> Result<usize> {
        let mut desk = Desk::new(self.clone());
        let count = desk.lease().await?;
        desk.drain().await;
        Ok(count)
    }

    /// Sends until `shutdown`, then finishes what is in flight and leaves the rest queued.
    pub async fn run(&self, shutdown: impl Future<Output = ()> + Send) {
        let mut desk = Desk::new(self.clone());
        tokio::pin!(shutdown);
        while desk.turn(shutdown.as_mut()).await {}
        desk.put_back().await;
        desk.drain().await;
    }

    /// One attempt to bring a mail to its reader.
    async fn attempt(self, mail: Arc<Model>) -> Finish {
        let now = self.0.db.clock().now();
        if mail.not_after.is_some_and(|end| end < now) {
            return Finish::only(Outcome::Expired);
        }
        let files = match files::read(self.0.db.read(), &mail.content.files).await {
            Ok(files) => files,
            Err(error) => {
                return Finish::only(Outcome::Deferred(Reply::instead(error.to_string())));
            }
        };
        let (room, row) = (self.clone(), mail.clone());
        let write = move || room.write(&row, &files, now);
        let written = self.0.press.run(mail.is_answer(), write).await;
        let Written { subject, message } = written.unwrap_or_else(Written::broken_off);
        let outgoing = match message {
            Ok(outgoing) => outgoing,
            Err(outcome) => return Finish { outcome, subject, message_id: None },
        };
        let look = Look { db: &self.0.db, mail: &mail };
        let outcome = self.0.transport.send(&outgoing, &look).await;
        Finish { outcome, subject, message_id: Some(outgoing.message_id) }
    }

    /// The whole message, signed and checked.
    fn write(&self, mail: &Model, files: &[Enclosed], now: DateTime<Utc>) -> Written {
        let Inner { settings, keys, .. } = &*self.0;
        let rendered = match self.render(mail) {
            Ok(rendered) => rendered,
            Err(error) => return Written::failed(error.detail),
        };
        let subject = Some(rendered.subject.clone());
        let outgoing = match mime::message(settings, keys, mail, &rendered, files, now) {
            Ok(outgoing) => outgoing,
            Err(error) => return Written { subject, ..Written::failed(error.to_string()) },
        };
        match mime::wire_check(&outgoing.bytes) {
            Ok(()) => Written { subject, message: Ok(outgoing) },
            Err(fault) => Written { subject, ..Written::failed(format!("not sent: {fault}")) },
        }
    }
}

/// A mail to be sent, or what becomes of it instead.
struct Written {
    subject: Option<String>,
    message: Result<Outgoing, Outcome>,
}

impl Written {
    fn failed(why: String) -> Self {
        Self { subject: None, message: Err(Outcome::Failed(Reply::instead(why))) }
    }

    /// A panic in a library ends this mail's attempt alone.
    fn broken_off() -> Self {
        let reply = Reply::instead("writing it broke off; see the log");
        Self { subject: None, message: Err(Outcome::Deferred(reply)) }
    }
}

fn unwritable(fault: &TemplateFault) -> AppError {
    AppError::conflict("mail.unwritable", fault.to_string())
}
