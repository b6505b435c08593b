//! Reports, corrections, links, carrying forward and merges in any order: nothing that was reported is
//! lost, and everybody stands where their reports have put them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::scene::event;

#[derive(Clone, Debug)]
enum Deed {
    Make { event: usize, who: usize },
    Report { which: usize, who: usize, acceptance: Option<usize>, implementation: Option<usize> },
    Link { which: usize, first: Option<usize> },
    Carry { which: usize, event: usize },
    CarryAll { event: usize },
    Delete { which: usize },
    Address { which: usize, who: usize },
    Merge,
}

const ACCEPTANCES: [&str; 5] = ["pending", "accepted", "partially_accepted", "rejected", "noted"];
const IMPLEMENTATIONS: [&str; 5] =
    ["not_started", "in_progress", "implemented", "overtaken_by_events", "no_longer_applicable"];

fn deed() -> impl Strategy<Value = Deed> {
    let which = || 0..12_usize;
    let maybe = || prop::option::of(0..5_usize);
    prop_oneof![
        3 => (0..3_usize, 0..4_usize).prop_map(|(event, who)| Deed::Make { event, who }),
        6 => (which(), 0..3_usize, maybe(), maybe()).prop_map(
            |(which, who, acceptance, implementation)| Deed::Report {
                which, who, acceptance, implementation,
            }
        ),
        3 => (which(), prop::option::of(which())).prop_map(|(which, first)| Deed::Link { which, first }),
        3 => (which(), 0..3_usize).prop_map(|(which, event)| Deed::Carry { which, event }),
        1 => (1..3_usize).prop_map(|event| Deed::CarryAll { event }),
        1 => which().prop_map(|which| Deed::Delete { which }),
        1 => (which(), 0..4_usize).prop_map(|(which, who)| Deed::Address { which, who }),
        1 => Just(Deed::Merge),
    ]
}

struct World {
    app: TestApp,
    events: Vec<String>,
    organizations: [String; 2],
    people: Vec<String>,
    /// What was reported and answered with a 201, by its id.
    reported: BTreeMap<String, Value>,
}

impl World {
    async fn start() -> Self {
        let app = TestApp::start().await;
        let mut events: Vec<String> = Vec::new();
        for _ in 0..3 {
            let made = event(&app, json!({"previous_event_id": events.last()})).await;
            events.push(made["id"].as_str().unwrap().to_owned());
        }
        let organization = async |name: &str| {
            let body = json!({"name": name, "kind": "government"});
            app.post("/organizations", body).expect(201).await.id()
        };
        let organizations = [organization("A").await, organization("B").await];
        let mut people = Vec::new();
        for n in 0..3 {
            let body = json!({"full_name": format!("P{n}")});
            people.push(app.post("/people", body).expect(201).await.id());
        }
        Self { app, events, organizations, people, reported: BTreeMap::new() }
    }

    async fn all(&self) -> Vec<Value> {
        let list = self.app.get("/recommendations?limit=200").json_of(200).await;
        list["items"].as_array().unwrap().clone()
    }

    fn addressees(&self, who: usize) -> Vec<Value> {
        let own = self.organizations.iter().enumerate();
        let own = own.filter(|(place, _)| who & (1 << place) != 0);
        own.map(|(_, id)| json!({"organization_id": id})).collect()
    }

    /// Does it; what the rules refuse changes nothing.
    async fn perform(&mut self, deed: &Deed) {
        let rows = self.all().await;
        let one_of = |which: usize| rows.get(which % rows.len().max(1));
        let path =
            |which: usize| Some(format!("/recommendations/{}", one_of(which)?["id"].as_str()?));
        let answer = match deed {
            Deed::Make { event, who } => {
                let body = json!({"text": "Do", "addressees": self.addressees(*who),
                                  "source": {"person_id": self.people.last()}});
                let path = format!("/events/{}/recommendations", self.events[*event]);
                self.app.post(&path, body).await
            }
            Deed::Report { which, who, acceptance, implementation } => {
                let Some(path) = path(*which) else { return };
                let body = json!({
                    "organization_id": self.organizations.get(*who), "text": "So it is.",
                    "acceptance": acceptance.map(|own| ACCEPTANCES[own]),
                    "implementation": implementation.map(|own| IMPLEMENTATIONS[own]),
                });
                let answer = self.app.post(&format!("{path}/progress"), body).await;
                if answer.status == 201 {
                    self.reported.insert(answer.id(), answer.json());
                }
                answer
            }
            Deed::Link { which, first } => {
                let Some(path) = path(*which) else { return };
                let first = first.and_then(one_of).map(|row| row["id"].clone());
                self.app.patch(&path, "*", json!({"duplicate_of": first})).await
            }
            Deed::Carry { which, event } => {
                let Some(path) = path(*which) else { return };
                let body = json!({"event_id": self.events[*event]});
                self.app.post(&format!("{path}/carry-forward"), body).await
            }
            Deed::CarryAll { event } => {
                let path = format!("/events/{}/carry-forward", self.events[*event]);
                self.app.post(&path, json!({})).await
            }
            Deed::Delete { which } => {
                let Some(path) = path(*which) else { return };
                self.app.delete(&path).await
            }
            Deed::Address { which, who } => {
                let Some(path) = path(*which) else { return };
                let body = json!({"addressees": self.addressees(*who)});
                self.app.patch(&path, "*", body).await
            }
            Deed::Merge => {
                if self.people.len() < 2 {
                    return;
                }
                let other = self.people.pop();
                let path = format!("/people/{}/merge", self.people.last().unwrap());
                self.app.post(&path, json!({"other_id": other})).await
            }
        };
        assert!(answer.status.as_u16() < 500, "{deed:?}: {}", answer.text());
    }

    async fn check(&self) {
        let rows = self.all().await;
        let by_id: BTreeMap<&str, &Value> =
            rows.iter().map(|row| (row["id"].as_str().unwrap(), row)).collect();
        let mut found = 0;
        for row in &rows {
            let id = row["id"].as_str().unwrap();
            if let Some(first) = row["duplicate_of"].as_str() {
                assert_eq!(by_id[first]["duplicate_of"], Value::Null, "a chain");
                assert!(by_id[first]["duplicates"].as_array().unwrap().contains(&row["id"]));
            }
            if let Some(to) = row["carried_to"].as_str() {
                assert_eq!(by_id[to]["carried_from"], row["id"]);
            }
            if let Some(from) = row["carried_from"].as_str() {
                assert_eq!(by_id[from]["carried_to"], row["id"]);
            }
            let path = format!("/recommendations/{id}/progress?limit=200");
            let entries = self.app.get(&path).json_of(200).await;
            let entries = entries["items"].as_array().unwrap();
            for entry in entries {
                assert_eq!(self.reported.get(entry["id"].as_str().unwrap()), Some(entry));
            }
            found += entries.len();
            let whole = [json!({"organization_id": null, "acceptance": row["acceptance"],
                                "implementation": row["implementation"]})];
            let addressees = row["addressees"].as_array().unwrap();
            let stand = if addressees.is_empty() { &whole[..] } else { addressees };
            for own in stand {
                for field in ["acceptance", "implementation"] {
                    let expected = self.last(&by_id, row, &own["organization_id"], field);
                    assert_eq!(own[field], expected, "{field} of {own} in {row:#}");
                }
            }
        }
        assert_eq!(found, self.reported.len(), "an entry is lost");
    }

    /// What was said last of it: here, or, by those who went on with it, before it was carried here; else
    /// where everything begins.
    fn last(
        &self,
        by_id: &BTreeMap<&str, &Value>,
        row: &Value,
        organization: &Value,
        field: &str,
    ) -> Value {
        let said = self.reported.values().rev().find(|entry| {
            entry["recommendation_id"] == row["id"]
                && entry["organization_id"] == *organization
                && !entry[field].is_null()
        });
        if let Some(entry) = said {
            return entry[field].clone();
        }
        let start = || json!(if field == "acceptance" { "pending" } else { "not_started" });
        let Some(before) = row["carried_from"].as_str().and_then(|id| by_id.get(id)) else {
            return start();
        };
        let went_on = |own: &Value| {
            let done =
                !["not_started", "in_progress"].contains(&own["implementation"].as_str().unwrap());
            own["organization_id"] == *organization && !done && own["acceptance"] != "rejected"
        };
        let addressees = before["addressees"].as_array().unwrap();
        if !organization.is_null() && !addressees.iter().any(went_on) {
            return start();
        }
        self.last(by_id, before, organization, field)
    }
}

#[test]
fn no_order_of_deeds_loses_an_entry_or_leaves_somebody_where_their_entries_did_not_put_them() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let cases = prop::collection::vec(deed(), 10..45);
    let mut runner = TestRunner::new(Config::with_cases(10));
    let result = runner.run(&cases, |deeds| {
        runtime.block_on(async {
            let mut world = World::start().await;
            for deed in &deeds {
                world.perform(deed).await;
            }
            world.check().await;
        });
        Ok(())
    });
    result.unwrap();
}
