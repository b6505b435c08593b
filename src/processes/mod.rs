//! What spans several parts: cancelling an event touches registrations, follow-ups and mail.
//!
//! A process calls the services of the parts in one write; it owns no table and decides nothing
//! that a part's rules decide.

mod answer_invitation;
pub mod api;
mod cancel_event;
mod change_agenda;
mod change_focal_point;
mod change_material;
mod change_person;
mod clone_event;
mod concerned;
mod confirm_address;
mod decide_many;
mod decide_registration;
mod delete_organization;
mod delete_panel;
mod expire_invitations;
mod follow_nominations;
mod forget_unverified;
mod import;
mod invite;
mod invitee;
mod issue_certificates;
mod merge_people;
mod move_event;
mod name_delegate;
mod name_delegation;
mod name_substitute;
pub mod pages;
mod refresh_mails;
mod remind_by_rule;
mod remind_invitation;
mod revoke_invitation;
mod select_nomination;
mod sign_up;
mod wake_copy;

pub use answer_invitation::{Given, answer_on_behalf};
pub use cancel_event::cancel_event;
pub use change_agenda::{change_item, change_panel};
pub use change_focal_point::change_focal_point;
pub use change_material::{change_material, delete_material};
pub use change_person::change_person;
pub use clone_event::clone_event;
pub use confirm_address::{confirm_address, names_themselves};
pub use decide_many::{ForAll, decide_many};
pub use decide_registration::{
    approve_registration, register, reject_registration, substitute_registration,
    withdraw_registration,
};
pub use delete_organization::delete_organization;
pub use delete_panel::delete_panel;
pub use expire_invitations::expire_invitations;
pub use follow_nominations::{has_lost, pass_on_seats};
pub use forget_unverified::forget_unverified;
pub use import::{Register, import_nominations, import_people, import_registrations};
pub use invite::{invite, invite_many};
pub use issue_certificates::issue_certificates;
pub use merge_people::merge_people;
pub use move_event::move_event;
pub use name_delegation::{is_decided, name_delegation};
pub use remind_by_rule::{Reminded, remind_by_rule};
pub use remind_invitation::remind_invitation;
pub use revoke_invitation::revoke_invitation;
pub use select_nomination::{nominate, select_nomination};
pub use sign_up::{SignUp, sign_up};
pub use wake_copy::{Woken, wake_copy};
