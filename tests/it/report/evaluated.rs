use serde_json::json;

use crate::evaluations::{Asked, reaction};

async fn told(asked: &Asked) -> String {
    let path = asked.door.at("report?format=md&language=en");
    asked.door.app.get(&path).expect(200).await.text()
}

async fn of(people: usize, anonymous: bool) -> Asked {
    let asked = Asked::of(people, reaction(), json!({"anonymous": anonymous})).await;
    for number in 0..people {
        let said = [("whole", "4"), ("again", "yes"), ("words", "mine alone")];
        asked.say(number, &said).await;
    }
    asked
}

#[tokio::test]
async fn what_was_answered_is_told_once_the_form_is_closed() {
    for anonymous in [true, false] {
        let asked = of(6, anonymous).await;
        let open = told(&asked).await;
        assert!(open.contains("What do you think? (Opinion of the event)"), "{open}");
        assert!(open.contains("**Answered:** 6") && open.contains("Still open"), "{open}");
        assert!(!open.contains("4 / 5"), "{open}");
        asked.close().await;
        let closed = told(&asked).await;
        assert!(closed.contains("| How was it as a whole? | 4 / 5 |"), "{closed}");
        assert!(closed.contains("Evaluation in full"), "{closed}");
        assert!(!closed.contains("Still open"), "{closed}");
        // What somebody wrote with their name stays with the organizers.
        assert_eq!(closed.contains("mine alone"), anonymous, "{closed}");
    }
}

#[tokio::test]
async fn of_fewer_than_five_nothing_is_told_with_names_or_without() {
    for anonymous in [true, false] {
        let asked = of(4, anonymous).await;
        asked.close().await;
        let closed = told(&asked).await;
        assert!(closed.contains("**Answered:** 4"), "{closed}");
        assert!(closed.contains("Fewer than five have answered"), "{closed}");
        for hidden in ["4 / 5", "mine alone", "How was it as a whole?"] {
            assert!(!closed.contains(hidden), "{hidden}: {closed}");
        }
    }
}
