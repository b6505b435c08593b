//! Whatever happens in whatever order: no country has more people than seats, the room no more than
//! it holds, nobody is lost, and the log and the mails say what became of each.

use std::collections::BTreeMap;

use convoke::mail::Purpose;
use serde_json::{Value, json};

use super::{Scene, act};
use crate::support::scene::{answer_path, manage_path, register};

const COUNTRIES: [&str; 2] = ["KZ", "KG"];
const STEPS: usize = 80;

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

struct Play {
    it: Scene,
    dice: Dice,
    named: usize,
    capacity: i64,
    merged: usize,
}

impl Play {
    async fn any(&mut self) -> Option<Value> {
        let all = self.it.list("nominations").await;
        (!all.is_empty()).then(|| all[self.dice.below(all.len())].clone())
    }

    /// Does something, which may be refused but never fail.
    async fn step(&mut self) {
        let status = match self.dice.below(13) {
            0 | 1 => self.nominate().await,
            2 | 3 => self.decide("select").await,
            4 => {
                let verb = ["reserve", "decline"][self.dice.below(2)];
                self.decide(verb).await
            }
            5 | 6 => self.answer("accept").await,
            7 => self.answer("decline").await,
            8 => {
                let verb = ["withdraw", "return"][self.dice.below(2)];
                self.own_page(verb).await
            }
            9 => self.organizer().await,
            10 => self.change_quota().await,
            11 => self.merge().await,
            _ => self.change_capacity().await,
        };
        assert!([0, 200, 201, 303, 404, 409, 410].contains(&status), "{status}");
    }

    async fn nominate(&mut self) -> u16 {
        self.named += 1;
        let country = COUNTRIES[self.dice.below(2)];
        let alternate = json!({"alternate": self.dice.below(2) == 0});
        self.it.nominate(&format!("Person{}", self.named), country, alternate).await;
        201
    }

    async fn decide(&mut self, verb: &str) -> u16 {
        let Some(who) = self.any().await else { return 0 };
        self.it.app.post(&act(&who, verb), json!({})).await.status.as_u16()
    }

    async fn answer(&mut self, answer: &str) -> u16 {
        let Some(who) = self.any().await else { return 0 };
        if who["invitation_id"].is_null() {
            return 0;
        }
        let page = answer_path(&self.it.app, &json!({"id": who["invitation_id"]})).await;
        self.it.app.raw("POST", &page).form(&[("answer", answer)]).await.status.as_u16()
    }

    async fn own_page(&mut self, verb: &str) -> u16 {
        let Some(who) = self.any().await else { return 0 };
        let Some(row) = self.it.registration(&who).await else { return 0 };
        let page = manage_path(&self.it.app, &row, Purpose::Manage).await;
        self.it.app.raw("POST", &page).form(&[("action", verb)]).await.status.as_u16()
    }

    async fn organizer(&mut self) -> u16 {
        let Some(who) = self.any().await else { return 0 };
        let Some(row) = self.it.registration(&who).await else { return 0 };
        let verb = ["withdraw", "substitute", "revoke"][self.dice.below(3)];
        let path = format!("/registrations/{}/{verb}", row["id"].as_str().unwrap());
        let (path, body) = match verb {
            "withdraw" => (path, json!({"notify": true})),
            "substitute" => {
                self.named += 1;
                let name = format!("Person{}", self.named);
                let email = format!("{}@example.org", name.to_lowercase());
                (path, json!({"person": {"full_name": name, "email": email}, "notify": true}))
            }
            _ if who["invitation_id"].is_null() => return 0,
            _ => {
                let id = who["invitation_id"].as_str().unwrap();
                (format!("/invitations/{id}/revoke"), json!({}))
            }
        };
        let call =
            if verb == "revoke" { self.it.app.act(&path) } else { self.it.app.post(&path, body) };
        call.await.status.as_u16()
    }

    /// Two who are nominated turn out to be one.
    async fn merge(&mut self) -> u16 {
        let (Some(stays), Some(other)) = (self.any().await, self.any().await) else { return 0 };
        if stays["person_id"] == other["person_id"] {
            return 0;
        }
        let path = format!("/people/{}/merge", stays["person_id"].as_str().unwrap());
        let answer = self.it.app.post(&path, json!({"other_id": other["person_id"]})).await;
        self.merged += usize::from(answer.status == 200);
        answer.status.as_u16()
    }

    async fn change_quota(&mut self) -> u16 {
        let quotas = self.it.list("quotas").await;
        let quota = &quotas[self.dice.below(quotas.len())];
        let path = format!("/quotas/{}", quota["id"].as_str().unwrap());
        let seats = json!({"seats": self.dice.below(4)});
        self.it.app.patch(&path, "*", seats).await.status.as_u16()
    }

    async fn change_capacity(&mut self) -> u16 {
        let event = format!("/events/{}", self.it.event["id"].as_str().unwrap());
        let capacity = i64::try_from(1 + self.dice.below(5)).unwrap();
        let answer = self.it.app.patch(&event, "*", json!({"capacity": capacity})).await;
        if answer.status == 200 {
            self.capacity = capacity;
        }
        answer.status.as_u16()
    }

    /// Fails if anything does not hold.
    async fn hold(&self, what: &str) {
        let all = self.it.list("nominations").await;
        let people = self.count_people().await - self.merged;
        assert_eq!(all.len(), people, "{what}: somebody was lost");
        let rows = register(&self.it.app, &self.it.event, "").await;
        let by_person: BTreeMap<&str, &Value> =
            rows.iter().map(|row| (row["person_id"].as_str().unwrap(), row)).collect();
        let is_in = |row: &Value| {
            ["pending", "confirmed", "waitlisted"].contains(&row["status"].as_str().unwrap())
        };
        let confirmed = rows.iter().filter(|row| row["status"] == "confirmed").count();
        assert!(i64::try_from(confirmed).unwrap() <= self.capacity, "{what}: {confirmed}");
        for quota in self.it.list("quotas").await {
            let of = |row: &&Value| row["country"] == quota["country"];
            let selected = all.iter().filter(of).filter(|row| row["status"] == "selected").count();
            assert_eq!(quota["taken"], json!(selected), "{what}");
            assert!(quota["taken"].as_i64() <= quota["seats"].as_i64(), "{what}: {quota}");
        }
        for nomination in &all {
            let row = by_person.get(nomination["person_id"].as_str().unwrap());
            let comes = row.is_some_and(|row| is_in(row));
            let selected = nomination["status"] == "selected";
            assert!(selected || !comes, "{what}: {nomination} comes without a seat");
            if selected && !comes {
                let invitation = nomination["invitation_id"].as_str().unwrap();
                let invitation = format!("/invitations/{invitation}");
                let invitation = self.it.app.get(&invitation).json_of(200).await;
                assert_eq!(
                    invitation["status"], "sent",
                    "{what}: {nomination} has a seat for nothing"
                );
            }
            self.told(nomination, what).await;
        }
    }

    /// One for each that was nominated or put in somebody's place.
    async fn count_people(&self) -> usize {
        let made = |action: &str| format!("/audit?limit=200&action={action}");
        let mut count = 0;
        for action in ["nomination.create", "nomination.substitute"] {
            let log = self.it.app.get(&made(action)).json_of(200).await;
            count += log["items"].as_array().unwrap().len();
        }
        count
    }

    /// The last that the log says is what holds, and whoever was asked had a letter.
    async fn told(&self, nomination: &Value, what: &str) {
        let mut log = self.it.log(nomination).await;
        // What was merged into it is told of where it went.
        log.retain(|action| action != "nomination.merge");
        let last = log.pop().unwrap();
        let status = match last.as_str() {
            "nomination.create" => "submitted",
            "nomination.select" | "nomination.substitute" => "selected",
            "nomination.reserve" => "reserve",
            "nomination.decline" | "nomination.release" => "declined",
            other => panic!("{what}: {other}"),
        };
        assert_eq!(nomination["status"], status, "{what}: {last}");
        let Some(invitation) = nomination["invitation_id"].as_str() else { return };
        let mails = format!("/mail/messages?about_id={invitation}&kind=invitation");
        let mails = self.it.app.get(&mails).json_of(200).await;
        assert!(!mails["items"].as_array().unwrap().is_empty(), "{what}: no letter");
    }
}

#[tokio::test]
async fn quotas_and_capacity_hold_whatever_the_order_of_events() {
    let (mut given_up, mut merged) = (0, 0);
    for seed in 1..=5 {
        let it = Scene::start(&[("KZ", 2), ("KG", 1)]).await;
        let mut play = Play { it, dice: Dice(seed * 7_919), named: 0, capacity: 20, merged: 0 };
        for step in 0..STEPS {
            play.step().await;
            if step % 5 == 4 {
                play.hold(&format!("seed {seed}, step {step}")).await;
            }
        }
        let log = play.it.app.get("/audit?limit=200&action=nomination.release").json_of(200).await;
        given_up += log["items"].as_array().unwrap().len();
        merged += play.merged;
    }
    assert!(merged > 10, "{merged} merges are too few to tell");
    assert!(given_up > 10, "{given_up} seats given up are too few to tell");
}
