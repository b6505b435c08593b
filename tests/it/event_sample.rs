//! A real seminar typed in by hand: days, panels and speakers as the report on it names them.

use serde_json::{Value, json};

use crate::support::TestApp;

struct Talk {
    kind: &'static str,
    title: (&'static str, &'static str),
    speaker: [&'static str; 5],
}

const DAY_ONE: &[Talk] = &[
    Talk {
        kind: "opening",
        title: ("Launch of the first seminar", "Открытие первого семинара"),
        speaker: [
            "Mr.",
            "Alikhan Baimenov",
            "Chairman of the Steering Committee",
            "Astana Civil Service Hub",
            "KZ",
        ],
    },
    Talk {
        kind: "presentation",
        title: (
            "Digital government innovation strategy of the Republic of Korea",
            "Стратегия инноваций цифрового правительства Республики Корея",
        ),
        speaker: [
            "Dr.",
            "Kangtak Oh",
            "Vice President",
            "National Information Society Agency (NIA)",
            "KR",
        ],
    },
    Talk {
        kind: "presentation",
        title: (
            "A roadmap for digital transformation and the digital agenda 2030",
            "Дорожная карта цифровой трансформации и цифровая повестка до 2030 года",
        ),
        speaker: [
            "Mr.",
            "Kristo Vaher",
            "Government Chief Technology Officer",
            "Ministry of Economic Affairs and Communications",
            "EE",
        ],
    },
    Talk {
        kind: "presentation",
        title: (
            "Innovation in the Finnish public sector",
            "Инновации в государственном секторе Финляндии",
        ),
        speaker: [
            "Mr.",
            "Juha Sarkio",
            "Director-General of the Public Governance Department",
            "Ministry of Finance",
            "FI",
        ],
    },
    Talk {
        kind: "presentation",
        title: ("The Digital New Deal Policy", "Политика «Цифровой новый курс»"),
        speaker: [
            "Ms.",
            "Jungyeon Lee",
            "Senior Manager",
            "National Information Society Agency (NIA)",
            "KR",
        ],
    },
];

const DAY_TWO: &[Talk] = &[
    Talk {
        kind: "country_presentation",
        title: ("Armenia", "Армения"),
        speaker: [
            "Mr.",
            "Arshak Kerobyan",
            "Head of the Digitalization Department",
            "Ministry of High-Tech Industry",
            "AM",
        ],
    },
    Talk {
        kind: "country_presentation",
        title: ("Azerbaijan", "Азербайджан"),
        speaker: ["Mr.", "Soltan Bayramov", "Deputy Director", "E-Gov Development Center", "AZ"],
    },
    Talk {
        kind: "country_presentation",
        title: ("Georgia", "Грузия"),
        speaker: [
            "Mr.",
            "Dimitri Gugunava",
            "Manager of Digital Governance and Cyber Security Strategic Directions",
            "Data Exchange Agency",
            "GE",
        ],
    },
    Talk {
        kind: "country_presentation",
        title: ("Kazakhstan", "Казахстан"),
        speaker: [
            "Mr.",
            "Kuanysh Zhomart",
            "Head of the Monitoring Activities of the “Digital Kazakhstan” State Program Department",
            "Ministry of Digital Development, Innovations and Aerospace Industry",
            "KZ",
        ],
    },
    Talk {
        kind: "country_presentation",
        title: ("Kyrgyzstan", "Кыргызстан"),
        speaker: [
            "Mr.",
            "Chyngyz Sultanov",
            "Head of Project Management",
            "State Enterprise “Infocom” under the Ministry of Digital Development",
            "KG",
        ],
    },
    Talk {
        kind: "country_presentation",
        title: ("Tajikistan", "Таджикистан"),
        speaker: [
            "Mr.",
            "Abubakr Pirov",
            "Head of the New Technologies Department",
            "Ministry of Industry and New Technologies",
            "TJ",
        ],
    },
];

/// The seminar, announced.
pub async fn seminar(app: &TestApp) -> String {
    let mut organizations = Vec::new();
    for (name, kind, role) in [
        ("Astana Civil Service Hub", "intergovernmental", "lead"),
        ("UNDP in Kazakhstan", "un_entity", "co_organizer"),
        ("National Information Society Agency (NIA)", "government", "partner"),
        ("Government of the Republic of Korea", "government", "donor"),
    ] {
        let id =
            app.post("/organizations", json!({"name": name, "kind": kind})).expect(201).await.id();
        organizations.push(json!({"organization_id": id, "role": role}));
    }
    let event = json!({
        "kind": "seminar", "slug": "governance-innovation",
        "title": {
            "en": "Capacity building seminar on governance innovation and digitalisation",
            "ru": "Семинар по инновациям в государственном управлении и цифровизации",
        },
        "theme": {
            "en": "Ecosystems and conducive environment",
            "ru": "Экосистемы и благоприятная среда",
        },
        "description": {
            "en": "The first seminar of a three-year project. Experts of resource countries show how they build digital services; civil servants of the beneficiary countries compare their own results and plans.",
            "ru": "Первый семинар трёхлетнего проекта. Эксперты делятся опытом создания цифровых услуг, государственные служащие стран-участниц сравнивают результаты и планы.",
        },
        "objectives": [
            {"en": "Compare innovative approaches in governance", "ru": "Сравнить инновационные подходы в управлении"},
            {"en": "Improve how public services are delivered", "ru": "Улучшить оказание государственных услуг"},
        ],
        "time_zone": "Asia/Almaty", "starts_on": "2026-11-04", "ends_on": "2026-11-05",
        "access": "invitation_only", "working_languages": ["en", "ru"],
        "contact": {"unit": "Secretariat", "email": "seminar@example.org"},
        "organizations": organizations,
    });
    let id = app.post("/events", event).expect(201).await.id();
    app.act(&format!("/events/{id}/publish")).expect(200).await;
    let experience = ("Experience of resource countries", "Опыт стран-доноров знаний");
    let results = ("Accomplishments and new goals", "Достижения и новые цели");
    day(app, &id, "2026-11-04", experience, DAY_ONE).await;
    day(app, &id, "2026-11-05", results, DAY_TWO).await;
    id
}

async fn day(app: &TestApp, event: &str, day: &str, title: (&str, &str), talks: &[Talk]) {
    let panel = json!({"title": texts(title), "day": day});
    let panel = app.post(&format!("/events/{event}/panels"), panel).expect(201).await.id();
    for talk in talks {
        let [honorific, full_name, position, organization, country] = talk.speaker;
        let item = json!({"kind": talk.kind, "title": texts(talk.title), "speakers": [{
            "honorific": honorific, "full_name": full_name, "position": position,
            "organization": organization, "country": country,
        }]});
        app.post(&format!("/panels/{panel}/items"), item).expect(201).await;
    }
}

fn texts((en, ru): (&str, &str)) -> Value {
    json!({"en": en, "ru": ru})
}
