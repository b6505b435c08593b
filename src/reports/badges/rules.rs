//! The colours of badges: by each, who stands at a door knows a role from afar. The word stands in it
//! too, for whoever does not tell colours apart.

use crate::registrations::types::ParticipantRole;

/// The colour of a role, on which white can be read.
pub fn colour(role: ParticipantRole) -> &'static str {
    match role {
        ParticipantRole::Delegate => "#1b4f8a",
        ParticipantRole::Observer => "#5b4a8a",
        ParticipantRole::Speaker => "#9c2f1c",
        ParticipantRole::ResourcePerson => "#7d4a08",
        ParticipantRole::Organizer => "#1f6b3a",
        ParticipantRole::Guest => "#4a5560",
        ParticipantRole::Media => "#7a1f5c",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The contrast to white (WCAG 2.2, 1.4.3).
    fn contrast_to_white(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
        1.05 / (light + 0.05)
    }

    #[test]
    fn every_role_has_a_colour_of_its_own_on_which_white_can_be_read() {
        let colours: BTreeSet<_> = ParticipantRole::ALL.iter().map(|role| colour(*role)).collect();
        assert_eq!(colours.len(), ParticipantRole::ALL.len());
        for colour in colours {
            assert!(contrast_to_white(colour) > 4.5, "{colour}");
        }
    }
}
