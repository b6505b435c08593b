//! Who may do what: bearer tokens with a role and a scope.
//!
//! Owns the tokens. A secret is shown once and stored as a hash; a revoked or expired token is
//! refused on the next request. What a person does by a link in a mail is done by a
//! [`Who::Participant`], who has no role at all: the link names the one thing they may touch.

mod entity;
mod known;
mod links;
mod scope;
pub mod service;
pub mod types;

use std::net::IpAddr;

use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::ids::{EventId, ProgrammeId, TokenId};
pub use known::KnownTokens;
pub use links::Links;
pub use scope::programmes_below;
pub use types::{Role, TokenScope};

/// Who does something, with what rights, and from where.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who it is.
    pub who: Who,
    /// What they may do; participants have none.
    pub role: Option<Role>,
    /// Where they may do it.
    pub scope: Scope,
    /// The request they did it with, for the audit log.
    pub origin: Origin,
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The holder of a token.
    Token {
        /// Its id.
        id: TokenId,
        /// The name it was given.
        name: String,
    },
    /// Somebody who followed a link from a mail, or the public page; the row that the link names.
    Participant(Uuid),
    /// The program itself: `worker`, `demo`, `command line`.
    System(&'static str),
}

/// The request behind a deed.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The request's id.
    pub request_id: Option<String>,
    /// The address it came from.
    pub remote: Option<IpAddr>,
}

/// Which programmes and events a caller sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    Everything,
    /// These alone, and all that hangs on them.
    Limited {
        /// Programmes, with all below them.
        programmes: Vec<ProgrammeId>,
        /// Events, those of the programmes among them.
        events: Vec<EventId>,
    },
}

/// What an operation asks of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// To read what organizers read.
    Read,
    /// To change what organizers change.
    Organize,
    /// To see who is expected and who came.
    ReadAttendance,
    /// To check people in.
    CheckIn,
    /// Tokens and settings.
    Administer,
}

impl Actor {
    /// The program itself, with all rights.
    pub fn system(name: &'static str) -> Self {
        Self {
            who: Who::System(name),
            role: Some(Role::Admin),
            scope: Scope::Everything,
            origin: Origin::default(),
        }
    }

    /// Somebody who holds the link of row `link_id`.
    pub fn participant(link_id: Uuid, origin: Origin) -> Self {
        Self { who: Who::Participant(link_id), role: None, scope: Scope::Everything, origin }
    }

    /// 403 unless the role has the permission.
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.role.is_some_and(|role| role.grants(permission)) {
            return Ok(());
        }
        let role = self.role.map_or("none", Role::as_str);
        Err(AppError::forbidden(
            "access.role",
            format!("This token has the role {role}, which may not do this."),
        ))
    }

    /// 403 for what belongs to no event and is therefore closed to a token limited to some.
    pub fn require_unlimited(&self) -> Result<()> {
        match self.scope {
            Scope::Everything => Ok(()),
            Scope::Limited { .. } => Err(AppError::forbidden(
                "access.scope",
                "This token is limited to some programmes or events; this concerns all of them.",
            )),
        }
    }

    /// The same, seeing one more event.
    #[must_use]
    pub fn with_event(mut self, event: EventId) -> Self {
        if let Scope::Limited { events, .. } = &mut self.scope {
            events.push(event);
        }
        self
    }

    /// The token behind the deed.
    pub fn token_id(&self) -> Option<TokenId> {
        match self.who {
            Who::Token { id, .. } => Some(id),
            _ => None,
        }
    }

    /// Whether it is somebody who followed a link, or the public page.
    pub fn is_participant(&self) -> bool {
        matches!(self.who, Who::Participant(_))
    }

    /// A name for records that people read: "by whom".
    pub fn display_name(&self) -> &str {
        match &self.who {
            Who::Token { name, .. } => name,
            Who::Participant(_) => "participant",
            Who::System(name) => name,
        }
    }
}

impl Role {
    /// Whether the role has the permission.
    pub fn grants(self, permission: Permission) -> bool {
        match permission {
            Permission::Read => matches!(self, Self::Admin | Self::Organizer | Self::Viewer),
            Permission::Organize => matches!(self, Self::Admin | Self::Organizer),
            Permission::ReadAttendance => true,
            Permission::CheckIn => self != Self::Viewer,
            Permission::Administer => self == Self::Admin,
        }
    }
}

impl Scope {
    /// Whether an event lies within the scope.
    pub fn contains_event(&self, event: EventId) -> bool {
        match self {
            Self::Everything => true,
            Self::Limited { events, .. } => events.contains(&event),
        }
    }
}
