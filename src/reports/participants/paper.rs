//! The list of participants as a paper.

use fluent_bundle::FluentArgs;
use typesetting::{Delegation, ListOfParticipants as Paper, Part, Participant};

use super::types::{ListOfParticipants, ListedParticipant, ParticipantPart};
use crate::events::entity::event::Model as Event;
use crate::files::paper::number_of_page;
use crate::pages::Reader;
use crate::pages::catalogue::{Catalogue, family};
use crate::reports::words;

/// The list as a paper in the language of the reader.
pub fn paper(reader: &Reader, event: &Event, list: &ListOfParticipants) -> Paper {
    let (catalogue, language) = (reader.catalogue(), reader.language());
    let lines = [words::dates(event, language), words::place(event, language)];
    let heading = |name| catalogue.text(&family("column-", name), &FluentArgs::new());
    Paper {
        language: language.to_string(),
        title: catalogue.say("table-participants", []),
        subject: list.title.clone(),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        page: number_of_page(catalogue),
        headings: ["number", "full_name", "position", "organization"].map(heading),
        parts: parts(catalogue, &list.participants),
        nobody: catalogue.say("paper-nobody", []),
    }
}

/// Those in official order, by their parts.
fn parts(catalogue: &Catalogue, people: &[ListedParticipant]) -> Vec<Part> {
    let part = |people: &[ListedParticipant]| {
        let part = people.first()?.part;
        let heading = catalogue.text(&family("participants-", part.as_str()), &FluentArgs::new());
        Some(Part { heading, delegations: delegations(catalogue, part, people) })
    };
    people.chunk_by(|one, next| one.part == next.part).filter_map(part).collect()
}

/// Delegates by their countries; the others stand by themselves.
fn delegations(
    catalogue: &Catalogue,
    part: ParticipantPart,
    people: &[ListedParticipant],
) -> Vec<Delegation> {
    if part != ParticipantPart::Delegations {
        return vec![Delegation { heading: None, people: people.iter().map(by_itself).collect() }];
    }
    let delegation = |people: &[ListedParticipant]| {
        let country = people.first().and_then(|first| first.country_name.clone());
        let heading = country.unwrap_or_else(|| catalogue.say("paper-other_delegates", []));
        Delegation { heading: Some(heading), people: people.iter().map(of_country).collect() }
    };
    people.chunk_by(|one, next| one.country_name == next.country_name).map(delegation).collect()
}

fn of_country(person: &ListedParticipant) -> Participant {
    shown(person, person.organization.clone())
}

/// With the country beside the organization, as no heading names it.
fn by_itself(person: &ListedParticipant) -> Participant {
    let whose = [person.organization.as_deref(), person.country_name.as_deref()];
    shown(person, Some(words::joined(whose)).filter(|whose| !whose.is_empty()))
}

fn shown(person: &ListedParticipant, organization: Option<String>) -> Participant {
    Participant {
        number: person.number,
        honorific: person.honorific.clone(),
        name: person.full_name.clone(),
        position: person.position.clone(),
        organization,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RegistrationId;
    use crate::registrations::types::ParticipantRole;
    use crate::reports::participants::rules::part_of;
    use crate::text::Language;
    use uuid::Uuid;

    fn person(
        role: ParticipantRole,
        country: Option<&str>,
        body: Option<&str>,
    ) -> ListedParticipant {
        ListedParticipant {
            number: 1,
            part: part_of(role),
            registration_id: RegistrationId(Uuid::nil()),
            role,
            country: None,
            country_name: country.map(str::to_owned),
            honorific: None,
            full_name: "A".to_owned(),
            position: None,
            organization: body.map(str::to_owned),
            rank: None,
        }
    }

    #[test]
    fn delegates_stand_below_their_country_and_the_others_name_it_beside_their_organization() {
        use ParticipantRole::{Delegate, Guest, Observer};
        let people = [
            person(Delegate, Some("Georgia"), Some("Ministry")),
            person(Delegate, Some("Georgia"), None),
            person(Delegate, Some("Mongolia"), None),
            person(Delegate, None, Some("Hub")),
            person(Observer, Some("Estonia"), Some("ESCAP")),
            person(Observer, None, None),
            person(Guest, Some("Estonia"), None),
        ];
        let reader = Reader::of(&Language::english());
        let parts = parts(reader.catalogue(), &people);
        let said = |part: &Part| {
            let of = |it: &Delegation| {
                let people: Vec<_> = it.people.iter().map(|who| who.organization.clone()).collect();
                (it.heading.clone().unwrap_or_default(), people.len(), people[0].clone())
            };
            (part.heading.clone(), part.delegations.iter().map(of).collect::<Vec<_>>())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            parts.iter().map(said).collect::<Vec<_>>(),
            [
                (
                    "Delegations".to_owned(),
                    vec![
                        ("Georgia".to_owned(), 2, some("Ministry")),
                        ("Mongolia".to_owned(), 1, None),
                        ("Other delegates".to_owned(), 1, some("Hub")),
                    ]
                ),
                ("Observers".to_owned(), vec![(String::new(), 2, some("ESCAP, Estonia"))]),
                ("Guests".to_owned(), vec![(String::new(), 1, some("Estonia"))]),
            ]
        );
    }
}
