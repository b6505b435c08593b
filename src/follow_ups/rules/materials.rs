//! Which materials a follow-up may carry.

use crate::error::Checks;
use crate::events::rules::fields::check_unique;
use crate::follow_ups::types::Audience;
use crate::ids::MaterialId;
use crate::materials::types::Visibility;
use crate::registrations::types::RegistrationStatus;

/// Notes what stands among the materials twice.
pub fn check_materials(checks: &mut Checks, materials: &[MaterialId]) {
    check_unique(checks, "materials", materials);
}

/// Whether all who get it are confirmed.
fn is_confirmed(audience: &Audience) -> bool {
    let confirmed =
        |asked: &[RegistrationStatus]| asked.iter().all(|it| *it == RegistrationStatus::Confirmed);
    audience.attendance.is_some() || audience.registration_status.as_deref().is_some_and(confirmed)
}

/// Why an audience may not have a material that these see, as a stable code and in words. What is for
/// participants goes to whoever is confirmed when the mail is written, also after their page has ended.
pub fn kept_from(seen_by: Visibility, audience: &Audience) -> Option<(&'static str, &'static str)> {
    match seen_by {
        Visibility::Organizers => Some((
            "for_organizers",
            "is for organizers alone; make it public or for participants first",
        )),
        Visibility::Participants if !is_confirmed(audience) => Some((
            "for_participants",
            "is for those who are confirmed; ask for registration_status confirmed in the audience, \
             or make it public",
        )),
        Visibility::Participants | Visibility::Public => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow_ups::types::Attendance;
    use RegistrationStatus::{Confirmed, Waitlisted};

    #[test]
    fn what_is_for_participants_goes_to_those_alone_who_are_confirmed() {
        let registered = |status: &[RegistrationStatus]| Audience {
            registration_status: Some(status.to_vec()),
            ..Audience::default()
        };
        let came = Audience { attendance: Some(vec![Attendance::Absent]), ..Audience::default() };
        let code = |seen_by, audience: &Audience| kept_from(seen_by, audience).map(|it| it.0);
        for (audience, code_of_theirs) in [
            (registered(&[Confirmed]), None),
            (came, None),
            (registered(&[Confirmed, Waitlisted]), Some("for_participants")),
            (Audience::default(), Some("for_participants")),
        ] {
            assert_eq!(code(Visibility::Public, &audience), None);
            assert_eq!(code(Visibility::Participants, &audience), code_of_theirs, "{audience:?}");
            assert_eq!(code(Visibility::Organizers, &audience), Some("for_organizers"));
        }
    }
}
