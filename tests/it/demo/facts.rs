//! What the documents say word for word stands so in the demo.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{all, event, path_of, with_demo};
use crate::support::TestApp;

/// Honorific, name, position, organization and country, in the order of the report.
const SPEAKERS: [[&str; 5]; 11] = [
    [
        "Mr.",
        "Alikhan Baimenov",
        "Chairman of the Astana Civil Service Hub Steering Committee",
        "Astana Civil Service Hub",
        "",
    ],
    [
        "Dr.",
        "Kangtak Oh",
        "Vice President",
        "National Information Society Agency (NIA) of the Republic of Korea",
        "KR",
    ],
    [
        "Mr.",
        "Kristo Vaher",
        "Government Chief Technology Officer",
        "Ministry of Economic Affairs and Communications of Estonia",
        "EE",
    ],
    [
        "Mr.",
        "Juha Sarkio",
        "Director-General of the Public Governance Department",
        "Ministry of Finance of the Republic of Finland",
        "FI",
    ],
    [
        "Ms.",
        "Jungyeon Lee",
        "Senior Manager",
        "National Information Society Agency (NIA) of the Republic of Korea",
        "KR",
    ],
    [
        "Mr.",
        "Arshak Kerobyan",
        "Head of the Digitalization Department",
        "Ministry of High-Tech Industry of the Republic of Armenia",
        "AM",
    ],
    [
        "Mr.",
        "Soltan Bayramov",
        "Deputy Director",
        "E-Gov Development Center of the Republic of Azerbaijan",
        "AZ",
    ],
    [
        "Mr.",
        "Dimitri Gugunava",
        "Manager of Digital Governance and Cyber Security Strategic Directions",
        "Data Exchange Agency of Georgia",
        "GE",
    ],
    [
        "Mr.",
        "Kuanysh Zhomart",
        "Head of the Monitoring Activities of the “Digital Kazakhstan” State Program Department",
        "Ministry of Digital Development, Innovations and Aerospace Industry of the Republic of Kazakhstan",
        "KZ",
    ],
    [
        "Mr.",
        "Chyngyz Sultanov",
        "Head of Project Management",
        "State Enterprise \"Infocom\" under the Ministry of Digital Development of Kyrgyz Republic",
        "KG",
    ],
    [
        "Mr.",
        "Abubakr Pirov",
        "Head of the New Technologies Department",
        "Ministry of Industry and New Technologies of the Republic of Tajikistan",
        "TJ",
    ],
];

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[tokio::test]
async fn every_speaker_bears_the_title_that_the_report_prints() {
    let app = with_demo().await;
    let seminar = event(&app, "governance-innovation-2021").await;
    let mut found = Vec::new();
    for panel in all(&app, &path_of(&seminar, "panels")).await {
        for item in all(&app, &format!("/panels/{}/items", text(&panel["id"]))).await {
            found.extend(item["speakers"].as_array().unwrap().clone());
        }
    }
    let fields = ["honorific", "full_name", "position", "organization", "country"];
    let found: Vec<[&str; 5]> =
        found.iter().map(|speaker| fields.map(|field| text(&speaker[field]))).collect();
    assert_eq!(found, SPEAKERS);
}

#[tokio::test]
async fn the_three_panels_of_2008_bear_their_titles() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let panels = all(&app, &path_of(&ashgabat, "panels")).await;
    let titles: Vec<&str> = panels.iter().map(|panel| text(&panel["title"]["en"])).collect();
    assert_eq!(
        titles,
        [
            "Elaboration and implementation of national innovation/ICT programme as a part of the national development strategy",
            "Intersectoral governance mechanisms for innovation/ICT programme formulation and implementation including regulatory framework and Public-Private Partnership",
            "Korean ICT experience in relation to the electronic/mobile-Government Knowledge Repository",
        ]
    );
}

/// Organizations by their ids.
async fn names(app: &TestApp) -> BTreeMap<String, String> {
    let organizations = all(app, "/organizations").await;
    let pair = |one: &Value| (text(&one["id"]).to_owned(), text(&one["name"]).to_owned());
    organizations.iter().map(pair).collect()
}

/// Role and organization, each.
fn roles<'a>(of: &'a Value, names: &'a BTreeMap<String, String>) -> Vec<(&'a str, &'a str)> {
    let entries = of["organizations"].as_array().unwrap().iter();
    entries.map(|one| (text(&one["role"]), names[text(&one["organization_id"])].as_str())).collect()
}

#[tokio::test]
async fn organizations_have_the_roles_that_the_documents_give_them() {
    let app = with_demo().await;
    let names = names(&app).await;
    let korea = "Government of the Republic of Korea";
    let hub = "Astana Civil Service Hub";
    let mddiai = "Ministry of Digital Development, Innovations and Aerospace Industry of the Republic of Kazakhstan";
    for (slug, expected) in [
        (
            "ashgabat-2008",
            vec![
                ("lead", "UNPOG"),
                ("host", "Government of Turkmenistan"),
                ("co_organizer", "UNDESA"),
                ("co_organizer", "UNDP"),
            ],
        ),
        ("egm-2021", vec![("co_organizer", "ESCAP"), ("co_organizer", mddiai)]),
        (
            "governance-innovation-2021",
            vec![
                ("co_organizer", hub),
                ("co_organizer", "UNDP"),
                ("co_organizer", korea),
                ("donor", korea),
            ],
        ),
    ] {
        assert_eq!(roles(&event(&app, slug).await, &names), expected, "{slug}");
    }
    for (words, expected) in [
        (
            "Capacity Building for Innovations",
            vec![
                ("donor", korea),
                ("implementer", hub),
                ("implementer", "UNDP"),
                ("partner", "Ministry of the Interior and Safety"),
                ("partner", "National Information Society Agency"),
            ],
        ),
        ("Central Asia as a Platform", vec![("implementer", "ESCAP"), ("implementer", mddiai)]),
        (
            "Regional Cooperation on Digital Government",
            vec![
                ("organizer", "ITU"),
                ("organizer", mddiai),
                ("organizer", "National Information Technologies JSC"),
            ],
        ),
    ] {
        let q = serde_urlencoded::to_string([("q", words)]).unwrap();
        let found = all(&app, &format!("/programmes?{q}")).await;
        assert_eq!(roles(&found[0], &names), expected, "{words}");
    }
}

#[tokio::test]
async fn what_is_printed_strangely_is_kept_as_it_is_printed() {
    let app = with_demo().await;
    let egm = event(&app, "egm-2021").await;
    assert!(text(&egm["notes"]).contains("“12:00 PM - 15:00 PM UTC +7” is as printed"));
    let declaration = &egm["references"][0];
    assert_eq!(
        declaration["title"],
        "Bishkek Declaration of SPECA countries: “Strengthen Regional Cooperation to support Socioeconomic Recovery in the Wake of COVID-19”"
    );
    assert_eq!(declaration["dated"], "2020-11-20");
    let project = all(&app, "/programmes?q=Capacity+Building+for+Innovations&kind=project").await;
    assert!(
        text(&project[0]["description"]["en"])
            .contains("seven participating countries and names six of them as beneficiaries")
    );
    let seminar = event(&app, "governance-innovation-2021").await;
    assert!(text(&seminar["claimed"]["note"]).contains("six of the seven countries"));
    let research = all(&app, "/programmes?q=Central+Asia+as+a+Platform").await;
    let parties = json!([
        "Ministry of Digital Development, Innovations and Aerospace Industry of Kazakhstan (MDDIAI)",
        "ESCAP",
    ]);
    assert_eq!(research[0]["agreements"][0]["parties"], parties);
    let mddiai = all(&app, "/organizations?q=MDDIAI").await;
    let spellings = json!([
        "Ministry of Digital Development, Innovations and Aerospace Industry of Kazakhstan",
        "Ministry of Digital Development and Aerospace Industry of Republic of Kazakhstan",
        "Ministry of Digital Development, Innovation and Aerospace Industry",
    ]);
    assert_eq!(mddiai[0]["aliases"], spellings);
}

#[tokio::test]
async fn what_no_document_says_is_not_stated_as_a_fact() {
    let app = with_demo().await;
    let mois = &all(&app, "/organizations?q=MOIS").await[0];
    assert_eq!((&mois["country"], &mois["parent_id"]), (&Value::Null, &Value::Null));
    let ashgabat = event(&app, "ashgabat-2008").await;
    let reading =
        "that the OECD is meant, by which word the organization is found too, is our reading";
    assert!(text(&ashgabat["notes"]).contains(reading));
    for (slug, told) in
        [("ashgabat-2008", true), ("egm-2021", false), ("governance-innovation-2021", false)]
    {
        let page = app.raw("GET", &format!("/e/{slug}")).expect(200).await.text();
        assert_eq!(page.contains("in person"), told, "{slug}: whether people met in a room");
    }
}

#[tokio::test]
async fn needs_and_barriers_are_what_the_documents_say_and_no_country_is_made_up() {
    let app = with_demo().await;
    let ashgabat = event(&app, "ashgabat-2008").await;
    let needs = all(&app, "/capacity-needs").await;
    assert_eq!(needs.len(), 1, "the report lists no elements");
    assert_eq!((&needs[0]["event_id"], &needs[0]["country"]), (&ashgabat["id"], &Value::Null));
    let recommended = all(&app, &path_of(&ashgabat, "recommendations")).await;
    let answers: Vec<&Value> = recommended.iter().map(|it| &it["id"]).collect();
    assert_eq!(needs[0]["recommendation_ids"], json!(answers));
    let initiatives = all(&app, "/programmes?status=proposed").await;
    assert_eq!(initiatives.len(), 1);
    let own = format!("/barriers?programme_id={}", initiatives[0]["id"].as_str().unwrap());
    let barriers = all(&app, &own).await;
    let categories: Vec<&str> =
        barriers.iter().map(|it| it["category"].as_str().unwrap()).collect();
    assert_eq!(categories, ["coordination", "funding", "uptake"]);
    assert!(barriers.iter().all(|it| it["country"].is_null() && it["event_id"].is_null()));
}

#[tokio::test]
async fn the_study_of_six_countries_in_three_dimensions_names_one_and_quotes_no_finding() {
    let app = with_demo().await;
    let studies = all(&app, "/assessments").await;
    assert_eq!(studies.len(), 1, "no other document tells of one");
    let study = &studies[0];
    let egm = event(&app, "egm-2021").await;
    assert_eq!((&study["programme_id"], &study["event_id"]), (&egm["programme_id"], &Value::Null));
    assert_eq!((&study["starts_on"], &study["ends_on"]), (&Value::Null, &Value::Null));
    let names = names(&app).await;
    let mddiai = "Ministry of Digital Development, Innovations and Aerospace Industry of the Republic of Kazakhstan";
    assert_eq!(roles(study, &names), [("implementer", "ESCAP"), ("implementer", mddiai)]);
    let documents = study["documents"].as_array().unwrap();
    let strategy = text(&documents[0]["title"]);
    assert!(strategy.ends_with("connectivity, infrastructure, and transformation in Central Asia"));
    assert_eq!((documents.len(), &documents[0]["kind"]), (1, &json!("strategy")));
    assert!(documents[0]["dated"].is_null() && documents[0]["url"].is_null());
    let own = format!("/assessments/{}", text(&study["id"]));
    let matrix = app.get(&format!("{own}/matrix")).json_of(200).await;
    let columns: Vec<&str> =
        matrix["dimensions"].as_array().unwrap().iter().map(|it| text(&it["title"])).collect();
    assert_eq!(columns, ["Digital connectivity", "Infrastructure", "Digital transformation"]);
    assert_eq!((&matrix["claimed_countries"], &matrix["named_countries"]), (&json!(6), &json!(1)));
    assert_eq!(matrix["countries_differ"], true);
    let rows = matrix["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["name"]), (1, &json!("Mongolia")));
    assert_eq!((&matrix["cells"], &matrix["filled"]), (&json!(3), &json!(0)));
    assert!(all(&app, &format!("{own}/findings")).await.is_empty());
    let page = app.get(&format!("{own}/matrix?format=html&language=ru")).expect(200).await.text();
    assert!(page.contains("Монголия") && page.contains("Digital connectivity"), "{page}");
}
