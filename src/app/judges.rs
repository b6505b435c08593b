//! What the parts of the field say of bodies in which something is wrong by itself.

use crate::agenda::rules::{item_faults, panel_faults};
use crate::events::rules as events;
use crate::follow_ups::rules as follow_ups;
use crate::http::Judges;
use crate::organizations::rules as organizations;
use crate::people::rules as people;
use crate::programmes::rules as programmes;

/// All of them.
pub(super) fn judges() -> Judges {
    Judges::default()
        .with(&["EventCreate", "EventPatch"], events::faults)
        .with(&["FollowUpCreate"], follow_ups::faults)
        .with(&["FollowUpPatch"], follow_ups::texts_faults)
        .with(&["OrganizationCreate", "OrganizationPatch"], organizations::faults)
        .with(&["PersonCreate", "PersonPatch"], people::faults)
        .with(&["ProgrammeCreate", "ProgrammePatch"], programmes::faults)
        .with(&["PanelCreate", "PanelPatch"], panel_faults)
        .with(&["ItemCreate", "ItemPatch"], item_faults)
}
