use serde_json::json;

use crate::evaluations::{Asked, open, reaction, test};

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

#[tokio::test]
async fn the_numbers_of_a_test_with_names_are_rounded_alike_and_the_report_says_so_once() {
    let right = [("capital", "astana"), ("seas", "aral"), ("seas", "caspian")];
    let before = Asked::of(6, test("pre_test", json!({})), json!({})).await;
    for number in 0..6 {
        let capital = if number == 0 { "astana" } else { "almaty" };
        before.say(number, &[("capital", capital)]).await;
    }
    before.close().await;
    let form = open(&before.door, test("post_test", json!({}))).await;
    let after = Asked { form, ..before };
    for number in 0..6 {
        after.say(number, if number < 4 { &right } else { &right[1..] }).await;
    }
    after.close().await;
    let exact = after.results().await["test"]["gain"]["gain"].clone();
    assert_eq!(exact, json!(83.3));
    let closed = told(&after).await;
    for line in
        ["**Mean, in per cent:** 0", "**Mean, in per cent:** 100", "**Before, in per cent:** 0"]
    {
        assert!(closed.contains(line), "{line}: {closed}");
    }
    assert!(closed.contains("**After, in per cent:** 100"), "{closed}");
    assert!(closed.contains("**Gain:** 100"), "{closed}");
    assert_eq!(closed.matches("Means and gains are rounded").count(), 1, "{closed}");
}

#[tokio::test]
async fn a_decimal_has_a_comma_in_russian() {
    let asked = Asked::of(6, reaction(), json!({})).await;
    for number in 0..6 {
        asked.say(number, &[("whole", if number < 3 { "4" } else { "5" })]).await;
    }
    asked.close().await;
    assert!(told(&asked).await.contains("4.5 / 5"));
    let path = asked.door.at("report?format=md&language=ru");
    let russian = asked.door.app.get(&path).expect(200).await.text();
    assert!(russian.contains("4,5 / 5") && !russian.contains("4.5 /"), "{russian}");
}
