use serde_json::Value;

use super::{FORMATS, LANGUAGES, report, said, section, squashed};
use crate::support::TestApp;

/// What the documents say, in both languages, and what is said in each of them alone.
type Said = (&'static str, &'static [&'static str], [&'static [&'static str]; 2]);

const SAID: [Said; 3] = [
    (
        "ashgabat-2008",
        &[
            "Regional seminar on ICT challenges in Central Asia",
            "Intersectoral Governance and National Innovation Policies",
            "Ashgabat",
            "Elaboration and implementation of national innovation/ICT programme as a part of the national development strategy",
            "Intersectoral governance mechanisms for innovation/ICT programme formulation and implementation including regulatory framework and Public-Private Partnership",
            "Korean ICT experience in relation to the electronic/mobile-Government Knowledge Repository",
            "12 senior government officials",
            "Ministry of Public Administration and Security Affairs",
            "Policy Centre",
            "UNDESA sets up a partnership with MOPAS",
            "UNDESA and UNPOG go on working towards the establishment of the emGKR",
            "A preparatory meeting on the emGKR is held in 2009 in one of the participating countries",
            "UNGC e-government programme",
            "Local media took notice",
            "Broadcast by some local media",
        ],
        [
            &[
                "Summary report",
                "25–27 November 2008",
                "Turkmenistan",
                "Azerbaijan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan",
                "Observers came from",
                "Without an addressee",
                "Proposed country: Kyrgyzstan",
                "Annex 1. Agenda",
                "By invitation only",
                "Media coverage",
            ],
            &[
                "Итоговый отчёт",
                "25–27 ноября 2008 года",
                "Туркменистан",
                "Азербайджан",
                "Узбекистан",
                "Наблюдатели прибыли от",
                "Без адресата",
                "Предложенная страна",
                "Приложение 1. Программа",
                "Только по приглашению",
                "Освещение в СМИ",
            ],
        ],
    ),
    (
        "governance-innovation-2021",
        &[
            "First capacity building seminar on Governance Innovation and Digitalisation",
            "Ecosystems and conducive environment",
            "Capacity Building for Innovations in Governance and Digitalization of Public Services",
            "Grant Arrangement Agreement",
            "UNDP in Kazakhstan (UNDP); Ministry of the Interior and Safety (MOIS)",
            "Dr. Kangtak Oh, Vice President, National Information Society Agency",
            "Mr. Kristo Vaher, Government Chief Technology Officer",
            "Mr. Juha Sarkio, Director-General of the Public Governance Department",
            "Ms. Jungyeon Lee, Senior Manager",
            "Mr. Arshak Kerobyan, Head of the Digitalization Department",
            "Mr. Soltan Bayramov, Deputy Director",
            "Mr. Dimitri Gugunava",
            "Mr. Kuanysh Zhomart",
            "Mr. Chyngyz Sultanov",
            "Mr. Abubakr Pirov",
            "“Over 70” representatives",
        ],
        [
            &[
                "4–5 November 2021",
                "Claimed: 70; Counted: 11",
                "neither was corrected",
                "Finland",
                "Claimed are 12 countries, entered for the event are 9",
                "Armenia, Azerbaijan, Georgia, Kazakhstan, Kyrgyzstan, Tajikistan",
                "from 2021",
            ],
            &[
                "4–5 ноября 2021 года",
                "ни одно не исправлено",
                "Финляндия",
                "Эстония",
                "Заявлено стран: 12; внесено для мероприятия: 9",
                "Азербайджан, Армения, Грузия, Казахстан",
            ],
        ],
    ),
    (
        "egm-2021",
        &[
            "Expert group meeting on a roadmap for the Digital Solutions Center",
            "Addressing the transboundary dimensions of the 2030 Agenda",
            "Bishkek Declaration of SPECA countries",
            "Memorandum of Agreement between MDDIAI and ESCAP",
            "Exchange of views on the subregional roadmap",
            "SPECA GC and EF",
            "Digital Almaty Forum",
            "Information and Communications Technology and Disaster Risk Reduction Division",
            "project proposals",
            "Research on the Digital Solutions Center for Sustainable Development",
            "in three dimensions",
            "connectivity, infrastructure and transformation",
            "Areas in which the two act together; it guides their activities",
        ],
        [
            &[
                "15 November 2021",
                "12:00–15:00",
                "20 November 2020",
                "February 2022",
                "By invitation only",
                "Beneficiary countries: Mongolia",
            ],
            &[
                "15 ноября 2021 года",
                "12:00–15:00",
                "20 ноября 2020 года",
                "Только по приглашению",
                "Страны-бенефициары: Монголия",
            ],
        ],
    ),
];

async fn with_demo() -> TestApp {
    let app = TestApp::start().await;
    assert!(convoke::demo::load(&app.app.context.db).await.unwrap().now);
    app
}

async fn event(app: &TestApp, slug: &str) -> Value {
    let all = app.get("/events?limit=200").json_of(200).await;
    let all = all["items"].as_array().unwrap().clone();
    all.into_iter().find(|event| event["slug"] == slug).unwrap()
}

#[tokio::test]
async fn the_reports_of_three_documents_say_what_these_say_in_each_format_and_language() {
    let app = with_demo().await;
    for (slug, both, alone) in SAID {
        let event = event(&app, slug).await;
        for format in FORMATS {
            for (language, own) in LANGUAGES.into_iter().zip(alone) {
                let answer = report(&app, &event, format, &format!("&language={language}")).await;
                let text = squashed(&said(&answer, format));
                for it in both.iter().chain(own) {
                    assert!(text.contains(&squashed(it)), "{slug}.{format} in {language}: {it}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_report_flags_where_claims_and_counts_differ_and_nowhere_else() {
    let app = with_demo().await;
    for (slug, differs) in
        [("ashgabat-2008", false), ("governance-innovation-2021", true), ("egm-2021", false)]
    {
        let event = event(&app, slug).await;
        let answer = report(&app, &event, "md", "&language=en").await.text();
        assert_eq!(answer.contains("neither was corrected"), differs, "{slug}: {answer}");
        assert_eq!(answer.contains("| **−59** |"), differs, "{slug}: {answer}");
    }
    let ashgabat = event(&app, "ashgabat-2008").await;
    let json = report(&app, &ashgabat, "json", "").await.json();
    let figures = section(&json, "participation").unwrap()["text"].as_str().unwrap();
    assert!(figures.contains("| Participants | 12 | 12 | 0 |"), "{figures}");
    assert!(figures.contains("| Countries | 5 | 5 | 0 |"), "{figures}");
}

#[tokio::test]
async fn recommendations_stand_below_each_of_their_addressees() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let json = report(&app, &ashgabat, "json", "").await.json();
    let blocks = &section(&json, "recommendations").unwrap()["blocks"];
    let groups = blocks[0]["groups"].as_array().unwrap();
    let said: Vec<(&str, Vec<&str>)> = groups
        .iter()
        .map(|group| {
            let rows = group["rows"].as_array().unwrap().iter();
            let numbers = rows.map(|row| row[0][0]["text"].as_str().unwrap());
            (group["heading"].as_str().unwrap(), numbers.collect())
        })
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(said[0].1, ["1", "2"], "{said:?}");
    assert_eq!(said[1].1, ["2"], "{said:?}");
    assert_eq!(said[2], ("Without an addressee", vec!["3"]));
}

#[tokio::test]
async fn a_section_of_which_nothing_is_known_is_left_out_and_annexes_are_counted() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let json = report(&app, &ashgabat, "json", "").await.json();
    let keys: Vec<&str> =
        json["sections"].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap()).collect();
    let expected = [
        "overview",
        "background",
        "objectives",
        "organization",
        "participation",
        "proceedings",
        "needs",
        "recommendations",
        "media",
        "follow_up",
        "annex_agenda",
    ];
    assert_eq!(keys, expected, "nobody agreed to stand in a list");
    let progress = report(&app, &ashgabat, "json", "&stage=progress").await.json();
    assert_eq!(progress["title"], "Progress report");
    assert_eq!(section(&progress, "annex_agenda"), None);
    assert!(section(&progress, "recommendations").is_some());
}

#[tokio::test]
async fn a_paper_is_tagged_and_has_a_language_a_title_and_numbers_of_pages() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let answer = report(&app, &ashgabat, "pdf", "&language=ru").await;
    let document = pdf_extract::Document::load_mem(&answer.bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"ru");
    assert!(catalog.has(b"StructTreeRoot"));
    let pages = crate::lists::pdf(&answer);
    assert!(pages.len() > 2, "{pages:?}");
    let last = format!("{} из {}", pages.len(), pages.len());
    assert!(pages.last().unwrap().contains(&last), "{pages:?}");
    let name = "attachment; filename=\"ashgabat-2008-summary-report-ru.pdf\"";
    assert_eq!(answer.header("content-disposition"), name);
}
