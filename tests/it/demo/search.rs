//! What somebody who has read one of the documents would look for, in its own words.

use super::{all, event, path_of, with_demo};
use crate::support::TestApp;

/// Where it is looked for, and what.
const SOUGHT: &[(&str, &str)] = &[
    // The seminar of 2008.
    ("organizations", "UNPOG"),
    ("organizations", "Government of Turkmenistan"),
    ("organizations", "UNDESA"),
    ("organizations", "UNDP"),
    ("organizations", "MOPAS"),
    ("organizations", "Ministry of Public Administration and Security Affairs"),
    ("organizations", "OCED Policy Centre in Korea"),
    ("programmes", "UNGC e-government programme"),
    ("programmes", "developing Member States"),
    ("events", "regional seminar"),
    ("events", "ICT Central Asia"),
    ("events", "Ashgabat"),
    ("events", "Intersectoral Governance and National Innovation Policies"),
    ("events", "open forum"),
    ("events", "November 2008"),
    ("events", "national ICT programmes within national development strategies"),
    ("events", "12 senior government officials"),
    ("events", "high interest"),
    ("events", "local media"),
    ("panels", "innovation/ICT programme as a part of the national development strategy"),
    ("panels", "Intersectoral governance mechanisms"),
    ("panels", "regulatory framework and Public-Private Partnership"),
    ("panels", "Korean ICT experience"),
    ("panels", "electronic/mobile-Government Knowledge Repository"),
    ("panels", "concept emGKR"),
    ("items", "expand emGKR Central Asia"),
    ("coverage", "local media"),
    ("people", "Senior official of Azerbaijan"),
    ("people", "Senior official of Kyrgyzstan"),
    ("people", "Senior official of Tajikistan"),
    ("people", "Senior official of Turkmenistan"),
    ("people", "Senior official of Uzbekistan"),
    ("people", "Observers Ministry of Public Administration"),
    ("people", "Observers OCED Policy Centre"),
    ("recommendations", "UNDESA partnership MOPAS"),
    ("recommendations", "UNDESA UNPOG establishment of the emGKR"),
    ("recommendations", "preparatory meeting 2009"),
    ("recommendations", "Kyrgyzstan"),
    // The expert group meeting.
    ("events", "egm"),
    ("events", "reci"),
    ("events", "dsc"),
    ("events", "12:00 PM - 15:00 PM UTC +7"),
    ("events", "SPECA countries"),
    ("events", "digital transformation economy business social cultural values"),
    ("events", "information society"),
    ("events", "Bishkek Declaration of SPECA countries"),
    ("events", "Strengthen Regional Cooperation to support Socioeconomic Recovery"),
    ("events", "COVID-19"),
    ("events", "subregional roadmap"),
    ("events", "Digital Solutions Center for North and Central Asia for Sustainable Development"),
    ("events", "SPECA GC and EF 17-18 November 2021"),
    ("events", "Digital Almaty Forum"),
    ("events", "raise funds"),
    ("events", "Information and Communications Technology and Disaster Risk Reduction Division"),
    ("organizations", "ESCAP Secretariat"),
    ("organizations", "MDDIAI"),
    (
        "organizations",
        "Ministry of Digital Development and Aerospace Industry of Republic of Kazakhstan",
    ),
    (
        "organizations",
        "Ministry of Digital Development, Innovations and Aerospace Industry of Kazakhstan",
    ),
    ("programmes", "Central Asia as a Platform"),
    ("programmes", "scenarios"),
    ("programmes", "Memorandum of Agreement (MoA)"),
    ("programmes", "MDDIAI ESCAP"),
    ("programmes", "DA 11th Tranche"),
    ("programmes", "transboundary dimensions of the 2030 Agenda"),
    ("programmes", "regional economic cooperation and integration (RECI) in Asia and the Pacific"),
    ("programmes", "December 2021"),
    ("programmes", "digital maturity"),
    ("programmes", "five Central Asian countries and Mongolia"),
    ("programmes", "flagship initiatives"),
    ("programmes", "connectivity infrastructure transformation"),
    ("recommendations", "project proposals"),
    ("recommendations", "regional interventions"),
    // The first seminar of the project.
    ("organizations", "Astana Civil Service Hub"),
    ("organizations", "ACSH"),
    ("organizations", "Government of the Republic of Korea"),
    ("organizations", "UNDP in Kazakhstan"),
    ("organizations", "Ministry of the Interior and Safety (MOIS)"),
    ("organizations", "National Information Society Agency (NIA) of the Republic of Korea"),
    ("organizations", "Ministry of Economic Affairs and Communications of Estonia"),
    ("organizations", "Ministry of Finance of the Republic of Finland"),
    ("organizations", "Ministry of High-Tech Industry of the Republic of Armenia"),
    ("organizations", "E-Gov Development Center of the Republic of Azerbaijan"),
    ("organizations", "Data Exchange Agency of Georgia"),
    ("organizations", "State Enterprise \"Infocom\""),
    ("organizations", "Ministry of Digital Development of Kyrgyz Republic"),
    ("organizations", "Ministry of Industry and New Technologies of the Republic of Tajikistan"),
    ("people", "Mr. Alikhan Baimenov"),
    ("people", "Chairman of the Astana Civil Service Hub Steering Committee"),
    ("people", "Dr. Kangtak Oh"),
    ("people", "Vice President"),
    ("people", "Mr. Kristo Vaher"),
    ("people", "Government Chief Technology Officer"),
    ("people", "Mr. Juha Sarkio"),
    ("people", "Director-General of the Public Governance Department"),
    ("people", "Ms. Jungyeon Lee"),
    ("people", "Mr. Arshak Kerobyan"),
    ("people", "Mr. Soltan Bayramov"),
    ("people", "Mr. Dimitri Gugunava"),
    ("people", "Digital Governance and Cyber Security Strategic Directions"),
    ("people", "Mr. Kuanysh Zhomart"),
    ("people", "Digital Kazakhstan State Program Department"),
    ("people", "Mr. Chyngyz Sultanov"),
    ("people", "Mr. Abubakr Pirov"),
    ("events", "Civil servants of Central Asia and the Caucasus"),
    ("events", "Governance Innovation and Digitalisation"),
    ("events", "November 4-5"),
    ("events", "Over 70 representatives of government agencies from 12 countries"),
    ("events", "seven participating countries of the project"),
    ("events", "ecosystems and conducive environment"),
    ("events", "experts from Estonia, Finland and Korea"),
    (
        "programmes",
        "Capacity Building for Innovations in Governance and Digitalization of Public Services",
    ),
    ("programmes", "Grant Arrangement Agreement"),
    ("programmes", "Ministry of the Interior and Safety (MOIS)"),
    ("programmes", "leading Korean experts"),
    ("programmes", "study visits to government agencies of the Republic of Korea"),
    ("programmes", "three years"),
    ("items", "COVID-19 pandemic"),
    ("items", "250 billion Korean won"),
    ("items", "cloud data centres"),
    ("items", "national digital agenda 2030"),
    ("items", "IT skills"),
    ("items", "proactive services"),
    ("items", "life-event"),
    ("items", "AI-powered"),
    ("items", "experiments"),
    ("items", "emerging technologies"),
    ("items", "Digital New Deal Policy"),
    ("items", "innovative ecosystem and technologies in the public sector"),
    ("items", "leading practitioners"),
    ("items", "Kangtak Oh"),
    // The proposed regional cooperation.
    ("programmes", "Central Asia and Caucasus: Regional Cooperation on Digital Government"),
    ("programmes", "GovStack"),
    ("programmes", "umbrella"),
    ("programmes", "ICT infrastructure"),
    ("programmes", "UN E-Government Development Index"),
    ("programmes", "Online Service Index Figure 1"),
    ("programmes", "e-participation"),
    ("programmes", "service provision"),
    ("programmes", "General Assembly declaration on the 75th Anniversary of the United Nations"),
    ("programmes", "2030 Agenda"),
    ("programmes", "digital public goods"),
    ("programmes", "SDG social services"),
    ("organizations", "ITU"),
    ("organizations", "National Information Technologies JSC (NITEC)"),
    (
        "organizations",
        "Ministry of Digital Development, Innovation and Aerospace Industry (MDDIAI)",
    ),
];

const EVENTS: [&str; 3] = ["ashgabat-2008", "egm-2021", "governance-innovation-2021"];

/// The lists in which `what` stands: one, or one of each event or panel.
async fn lists(app: &TestApp, what: &str) -> Vec<String> {
    let of_events = match what {
        "panels" | "items" => "panels",
        "coverage" => "media-coverage",
        one => return vec![format!("/{one}")],
    };
    let mut paths = Vec::new();
    for slug in EVENTS {
        paths.push(path_of(&event(app, slug).await, of_events));
    }
    if what != "items" {
        return paths;
    }
    let mut items = Vec::new();
    for path in paths {
        let panels = all(app, &path).await;
        let of =
            panels.iter().map(|panel| format!("/panels/{}/items", panel["id"].as_str().unwrap()));
        items.extend(of);
    }
    items
}

#[tokio::test]
async fn a_search_for_what_the_four_documents_say_finds_it() {
    let app = with_demo().await;
    let mut lost = Vec::new();
    for kind in [
        "organizations",
        "programmes",
        "events",
        "people",
        "recommendations",
        "panels",
        "items",
        "coverage",
    ] {
        let paths = lists(&app, kind).await;
        for (_, words) in SOUGHT.iter().filter(|(of, _)| *of == kind) {
            let q = serde_urlencoded::to_string([("q", words)]).unwrap();
            let mut found = false;
            for path in &paths {
                found = found || !all(&app, &format!("{path}?{q}")).await.is_empty();
            }
            if !found {
                lost.push((kind, words));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
    let nonsense = all(&app, "/programmes?q=nothing+of+the+kind").await;
    assert!(nonsense.is_empty(), "a search that finds everything finds nothing");
}

#[tokio::test]
async fn a_search_minds_neither_case_nor_accents() {
    let app = with_demo().await;
    for words in ["kangtak OH", "S%C3%A4rkio"] {
        assert_eq!(all(&app, &format!("/people?q={}", words.replace(' ', "+"))).await.len(), 1);
    }
}
