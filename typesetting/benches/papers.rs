//! How long papers take: `cargo bench -p typesetting`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::time::Instant;

use typesetting::{
    Badge, BadgeLayout, Badges, Delegation, Editable, ListOfParticipants, Paper, Part, Participant,
    docx, pdf,
};

const NAMES: [&str; 6] = [
    "Нұрсұлтан Әбішұлы Қайратов",
    "გიორგი მაისურაძე",
    "Հայկ Սարգսյան",
    "오강탁",
    "Бат-Эрдэнэ Өлзий",
    "Aigul Sadykova",
];

fn person(n: usize) -> Participant {
    Participant {
        number: n.try_into().unwrap(),
        honorific: n.is_multiple_of(50).then(|| "H.E.".to_owned()),
        name: format!("{} {n}", NAMES[n % NAMES.len()]),
        position: Some("Head of the department of digital services".to_owned()),
        organization: Some("Ministry of Digital Development and Communications".to_owned()),
    }
}

fn list(people: usize) -> ListOfParticipants {
    let delegation = |from: usize| Delegation {
        heading: Some(format!("Country {from}")),
        people: (from..(from + 50).min(people)).map(person).collect(),
    };
    ListOfParticipants {
        language: "en".to_owned(),
        title: "List of participants".to_owned(),
        subject: "Open data in practice".to_owned(),
        lines: vec!["25–27 May 2026".to_owned()],
        page: "Page {page} of {pages}".to_owned(),
        headings: ["No.", "Full name", "Position", "Organization"].map(str::to_owned),
        parts: vec![Part {
            heading: "Delegations".to_owned(),
            delegations: (0..people).step_by(50).map(delegation).collect(),
        }],
        nobody: String::new(),
    }
}

fn badges(people: usize, layout: BadgeLayout) -> Badges {
    let badge = |n: usize| Badge {
        name: format!("{} {n}", NAMES[n % NAMES.len()]),
        organization: Some("Ministry of Digital Development and Communications".to_owned()),
        country: Some("Kazakhstan".to_owned()),
        role: "Delegate".to_owned(),
        colour: "#1b4f8a".to_owned(),
        code: format!("K7QM-{n:04}"),
        picture: None,
    };
    Badges {
        language: "en".to_owned(),
        title: "Badges".to_owned(),
        event: "Open data in practice".to_owned(),
        when: "25–27 May 2026, Bishkek".to_owned(),
        layout,
        badges: (0..people).map(badge).collect(),
        nobody: String::new(),
    }
}

fn measured(what: &str, work: impl Fn() -> Vec<u8>) {
    let mut times: Vec<_> = (0..3)
        .map(|_| {
            let start = Instant::now();
            let bytes = work();
            (start.elapsed(), bytes.len())
        })
        .collect();
    times.sort();
    println!("{what}: {:.2} s, {} KiB", times[1].0.as_secs_f64(), times[1].1 / 1024);
}

fn main() {
    let start = Instant::now();
    pdf(&list(1).into()).unwrap();
    println!("the first paper, fonts and all: {:.2} s", start.elapsed().as_secs_f64());
    for people in [100, 1_000, 5_000] {
        let (paper, list) = (Paper::from(list(people)), Editable::from(list(people)));
        measured(&format!("list of {people} as PDF"), || pdf(&paper).unwrap());
        measured(&format!("list of {people} as DOCX"), || docx(&list).unwrap());
    }
    for layout in [BadgeLayout::A6, BadgeLayout::Labels] {
        let paper = Paper::from(badges(500, layout));
        measured(&format!("500 badges, {layout:?}"), || pdf(&paper).unwrap());
    }
}
