//! Who may do what: the table in which every operation stands.

use convoke::access::types::Role;

use Needs::{Administer, Organize, Read};
use Reach::{Book, Event, Everything, Group, Own, Somebody};

/// What a role must be good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Read,
    Organize,
    Administer,
}

impl Needs {
    pub fn is_met_by(self, role: Role) -> bool {
        match self {
            Read => matches!(role, Role::Admin | Role::Organizer | Role::Viewer),
            Organize => matches!(role, Role::Admin | Role::Organizer),
            Administer => role == Role::Admin,
        }
    }
}

/// What a token that is limited to other events meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Of another event there is nothing: 404.
    Event,
    /// It concerns everybody: 403.
    Everything,
    /// Read by all, changed by nobody who is limited: 403.
    Book,
    /// The same, and the one that is asked for does not exist.
    Group,
    /// People and programmes that only others know: 404, and 403 where something is changed.
    Somebody,
    /// What is theirs alone: no trace of another event.
    Own,
}

pub const TABLE: &[(&str, Needs, Reach)] = &[
    ("list_audit", Administer, Own),
    ("list_countries", Read, Book),
    ("get_country", Read, Book),
    ("list_country_groups", Read, Book),
    ("create_country_group", Organize, Book),
    ("delete_country_group", Organize, Group),
    ("get_country_group", Read, Group),
    ("update_country_group", Organize, Group),
    ("list_events", Read, Own),
    ("create_event", Organize, Everything),
    ("delete_event", Organize, Event),
    ("get_event", Read, Event),
    ("update_event", Organize, Event),
    ("get_agenda", Read, Event),
    ("archive_event", Organize, Event),
    ("cancel_event", Organize, Event),
    ("clone_event", Organize, Event),
    ("complete_event", Organize, Event),
    ("list_follow_ups", Read, Event),
    ("create_follow_up", Organize, Event),
    ("create_follow_ups_from_plan", Organize, Event),
    ("list_invitations", Read, Event),
    ("create_invitation", Organize, Event),
    ("create_invitations", Organize, Event),
    ("list_media_coverage", Read, Event),
    ("create_media_coverage", Organize, Event),
    ("list_panels", Read, Event),
    ("create_panel", Organize, Event),
    ("publish_event", Organize, Event),
    ("list_event_recommendations", Read, Event),
    ("create_recommendation", Organize, Event),
    ("get_registration_form", Read, Event),
    ("update_registration_form", Organize, Event),
    ("add_registration_form_set", Organize, Event),
    ("list_registration_form_sets", Read, Own),
    ("list_registrations", Read, Event),
    ("create_registration", Organize, Event),
    ("get_event_statistics", Read, Event),
    ("delete_follow_up", Organize, Event),
    ("get_follow_up", Read, Event),
    ("update_follow_up", Organize, Event),
    ("cancel_follow_up", Organize, Event),
    ("preview_follow_up", Read, Event),
    ("schedule_follow_up", Organize, Event),
    ("send_follow_up_now", Organize, Event),
    ("dry_run_follow_up", Read, Event),
    ("list_follow_up_audience", Read, Event),
    ("list_follow_up_recipients", Read, Event),
    ("list_follow_up_plans", Read, Book),
    ("create_follow_up_plan", Organize, Book),
    ("delete_follow_up_plan", Organize, Book),
    ("get_follow_up_plan", Read, Book),
    ("update_follow_up_plan", Organize, Book),
    ("get_job", Read, Event),
    ("get_invitation", Read, Event),
    ("update_invitation", Organize, Event),
    ("answer_invitation", Organize, Event),
    ("remind_invitation", Organize, Event),
    ("revoke_invitation", Organize, Event),
    ("send_invitation", Organize, Event),
    ("delete_item", Organize, Event),
    ("get_item", Read, Event),
    ("update_item", Organize, Event),
    ("list_bounces", Read, Everything),
    ("create_bounce", Organize, Everything),
    ("get_bounce", Read, Everything),
    ("list_mails", Read, Own),
    ("retry_failed_mails", Organize, Own),
    ("get_mail", Read, Event),
    ("cancel_mail", Organize, Event),
    ("preview_mail", Organize, Event),
    ("retry_mail", Organize, Event),
    ("list_suppressions", Read, Everything),
    ("create_suppression", Organize, Everything),
    ("lift_suppression", Organize, Everything),
    ("get_suppression", Read, Everything),
    ("list_mail_templates", Read, Own),
    ("preview_mail_template", Read, Own),
    ("delete_media_coverage", Organize, Event),
    ("get_media_coverage", Read, Event),
    ("update_media_coverage", Organize, Event),
    ("list_organizations", Read, Book),
    ("create_organization", Organize, Book),
    ("delete_organization", Organize, Book),
    ("get_organization", Read, Book),
    ("update_organization", Organize, Book),
    ("delete_panel", Organize, Event),
    ("get_panel", Read, Event),
    ("update_panel", Organize, Event),
    ("list_items", Read, Event),
    ("create_item", Organize, Event),
    ("list_people", Read, Own),
    ("create_person", Organize, Everything),
    ("delete_person", Organize, Somebody),
    ("get_person", Read, Somebody),
    ("update_person", Organize, Somebody),
    ("list_programmes", Read, Own),
    ("create_programme", Organize, Everything),
    ("delete_programme", Organize, Somebody),
    ("get_programme", Read, Somebody),
    ("update_programme", Organize, Somebody),
    ("list_recommendations", Read, Own),
    ("delete_recommendation", Organize, Event),
    ("get_recommendation", Read, Event),
    ("update_recommendation", Organize, Event),
    ("list_progress", Read, Event),
    ("create_progress", Organize, Event),
    ("get_progress", Read, Event),
    ("get_registration", Read, Event),
    ("update_registration", Organize, Event),
    ("approve_registration", Organize, Event),
    ("promote_registration", Organize, Event),
    ("reject_registration", Organize, Event),
    ("substitute_registration", Organize, Event),
    ("withdraw_registration", Organize, Event),
    ("list_tokens", Administer, Everything),
    ("create_token", Administer, Everything),
    ("revoke_token", Administer, Everything),
    ("get_token", Administer, Everything),
];
