//! The official order: delegations by the names of their countries in the language of the paper, within
//! one whoever is addressed as an Excellency first, the others as their country has named them, then by
//! name; then observers, resource persons, organizers,
//! guests and media.

use super::types::{ListedParticipant, ParticipantPart};
use crate::countries::names;
use crate::registrations::types::ParticipantRole;
use crate::text::{Language, fold};

/// In which part of the list somebody in this role stands.
pub fn part_of(role: ParticipantRole) -> ParticipantPart {
    match role {
        ParticipantRole::Delegate => ParticipantPart::Delegations,
        ParticipantRole::Observer => ParticipantPart::Observers,
        ParticipantRole::Speaker | ParticipantRole::ResourcePerson => {
            ParticipantPart::ResourcePersons
        }
        ParticipantRole::Organizer => ParticipantPart::Organizers,
        ParticipantRole::Guest => ParticipantPart::Guests,
        ParticipantRole::Media => ParticipantPart::Media,
    }
}

/// Puts people into official order and gives them their numbers.
pub fn in_order(people: &mut [ListedParticipant], language: &Language) {
    people.sort_by_cached_key(|person| place(person, language));
    for (person, number) in people.iter_mut().zip(1..) {
        person.number = number;
    }
}

/// What decides on a place, the weightiest first. A name that is missing stands behind all others.
type Place = (ParticipantPart, Name, Name, bool, i32, Vec<u32>, String, String);
type Name = (bool, Vec<u32>);

fn place(person: &ListedParticipant, language: &Language) -> Place {
    let name = |text: Option<&str>| -> Name {
        text.map_or((true, Vec::new()), |text| (false, names::sort_key(text, language)))
    };
    let (country, body) = (person.country_name.as_deref(), person.organization.as_deref());
    let nothing: Name = (false, Vec::new());
    let (first, second) = match person.part {
        // Those who come for no country stand behind the delegations, by their organizations.
        ParticipantPart::Delegations if country.is_none() => (name(None), name(body)),
        ParticipantPart::Delegations => (name(country), nothing),
        ParticipantPart::Observers | ParticipantPart::Organizers | ParticipantPart::Media => {
            (name(body), nothing)
        }
        ParticipantPart::ResourcePersons | ParticipantPart::Guests => (nothing.clone(), nothing),
    };
    let leads = person.honorific.as_deref().is_some_and(is_excellency);
    let own = names::sort_key(&person.full_name, language);
    let id = person.registration_id.to_string();
    let rank = person.rank.filter(|_| person.part == ParticipantPart::Delegations);
    let rank = rank.unwrap_or(i32::MAX);
    (person.part, first, second, !leads, rank, own, person.full_name.clone(), id)
}

/// Whether somebody is addressed as an Excellency: heads of delegations are, and stand first.
fn is_excellency(honorific: &str) -> bool {
    let folded = fold(honorific);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let whole =
        |word: &&str| word.starts_with("excellenc") || word.starts_with("превосходительств");
    matches!(words.as_slice(), ["he" | "еп", ..] | ["h", "e", ..] | ["е", "п", ..])
        || words.iter().any(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RegistrationId;
    use uuid::Uuid;

    fn person(name: &str, role: ParticipantRole, country: &str, body: &str) -> ListedParticipant {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        ListedParticipant {
            number: 0,
            part: part_of(role),
            registration_id: RegistrationId(Uuid::nil()),
            role,
            country: None,
            country_name: some(country),
            honorific: None,
            full_name: name.to_owned(),
            position: None,
            organization: some(body),
            rank: None,
        }
    }

    fn order(mut people: Vec<ListedParticipant>, language: &str) -> String {
        in_order(&mut people, &language.parse().unwrap());
        let numbers: Vec<u64> = people.iter().map(|person| person.number).collect();
        assert_eq!(numbers, (1..=people.len() as u64).collect::<Vec<_>>());
        people.iter().map(|person| person.full_name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn delegations_stand_by_country_and_the_others_behind_them_in_their_order() {
        use ParticipantRole::{
            Delegate, Guest, Media, Observer, Organizer, ResourcePerson, Speaker,
        };
        let people = vec![
            person("Media", Media, "", "Kabar"),
            person("Guest", Guest, "Estonia", ""),
            person("Organizer", Organizer, "", "Hub"),
            person("Speaker", Speaker, "Estonia", "A"),
            person("Expert", ResourcePerson, "", "Z"),
            person("Observer2", Observer, "", "World Bank"),
            person("Observer3", Observer, "Albania", ""),
            person("Observer1", Observer, "", "ESCAP"),
            person("Nowhere2", Delegate, "", "B"),
            person("Nowhere1", Delegate, "", "A"),
            person("Uzbek", Delegate, "Uzbekistan", "A"),
            person("Kazakh", Delegate, "Kazakhstan", "Z"),
        ];
        let expected = "Kazakh Uzbek Nowhere1 Nowhere2 Observer1 Observer2 Observer3 Expert Speaker \
                        Organizer Guest Media";
        assert_eq!(order(people.clone(), "en"), expected);
        let mut turned = people;
        turned.reverse();
        assert_eq!(order(turned, "en"), expected);
    }

    #[test]
    fn within_a_delegation_the_order_of_its_country_goes_before_the_alphabet() {
        let mut people: Vec<_> = ["Asel", "Bek", "Chen", "Dana"]
            .map(|name| person(name, ParticipantRole::Delegate, "Kazakhstan", ""))
            .into();
        people[3].rank = Some(1);
        people[1].rank = Some(2);
        people[2].honorific = Some("H.E.".to_owned());
        assert_eq!(order(people.clone(), "en"), "Chen Dana Bek Asel");
        for person in &mut people {
            person.part = ParticipantPart::Observers;
        }
        assert_eq!(order(people, "en"), "Chen Asel Bek Dana", "others were not named in an order");
    }

    #[test]
    fn within_a_delegation_an_excellency_stands_first_and_the_others_by_name() {
        let mut people: Vec<_> = ["Zhanar", "Ёлкин", "Абаев", "Яна", "Asel"]
            .map(|name| person(name, ParticipantRole::Delegate, "Казахстан", ""))
            .into();
        people[3].honorific = Some("Е. П. г-жа".to_owned());
        people[0].honorific = Some("Ms.".to_owned());
        assert_eq!(order(people, "ru"), "Яна Абаев Ёлкин Asel Zhanar");
    }

    #[test]
    fn an_excellency_is_known_however_that_is_written() {
        for honorific in
            ["H.E.", "H. E. Mr.", "HE", "His Excellency", "Е.П.", "Её Превосходительство"]
        {
            assert!(is_excellency(honorific), "{honorific}");
        }
        for honorific in ["Mr.", "Dr.", "Hе", "Hon.", "", "Prof. E. H."] {
            assert!(!is_excellency(honorific), "{honorific}");
        }
    }
}
