//! What empties the outbox: leases mails, writes and sends each in a task of its own, and notes
//! what became of them.

mod desk;
mod look;
mod notes;

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use desk::Desk;
use look::Look;

use super::entity::Model;
use super::files::{self, Enclosed};
use super::links::LinkKeys;
use super::mime::{self, sender_name};
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
        Ok(Self(Arc::new(Inner { db, settings, keys, renderer, transport })))
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
        let (mail, now) = (&*mail, self.0.db.clock().now());
        if mail.not_after.is_some_and(|end| end < now) {
            return Finish::only(Outcome::Expired);
        }
        let rendered = match self.render(mail) {
            Ok(rendered) => rendered,
            Err(error) => return Finish::only(Outcome::Failed(Reply::instead(error.detail))),
        };
        let subject = Some(rendered.subject.clone());
        let files = match files::read(self.0.db.read(), &mail.content.files).await {
            Ok(files) => files,
            Err(error) => {
                return Finish::only(Outcome::Deferred(Reply::instead(error.to_string())));
            }
        };
        let Inner { settings, keys, .. } = &*self.0;
        let outgoing = match mime::message(settings, keys, mail, &rendered, &files, now) {
            Ok(outgoing) => outgoing,
            Err(error) => {
                let outcome = Outcome::Failed(Reply::instead(error.to_string()));
                return Finish { outcome, subject, message_id: None };
            }
        };
        let outcome = match mime::wire_check(&outgoing.bytes) {
            Ok(()) => self.0.transport.send(&outgoing, &Look { db: &self.0.db, mail }).await,
            Err(fault) => Outcome::Failed(Reply::instead(format!("not sent: {fault}"))),
        };
        Finish { outcome, subject, message_id: Some(outgoing.message_id) }
    }
}

fn unwritable(fault: &TemplateFault) -> AppError {
    AppError::conflict("mail.unwritable", fault.to_string())
}
