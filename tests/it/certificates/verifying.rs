use serde_json::{Value, json};

use super::{Hall, verify_path};
use crate::support::TestApp;

/// What a reader sees between `<main>` and `</main>`, in one line.
fn seen(page: &str) -> String {
    let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let main = main.split_once('>').unwrap().1;
    let mut text = String::new();
    let mut inside = false;
    for c in main.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_page_confirms_name_event_and_dates_and_shows_no_more() {
    let hall = Hall::start().await;
    let given = hall.give(&[&hall.anna]).await.remove(0);
    let answer = hall.door.app.raw("GET", &verify_path(&given)).expect(200).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-robots-tag"), "noindex");
    let page = answer.text();
    assert_eq!(
        seen(&page),
        "This certificate is valid It was issued to the person named here, for this event. \
         Full name Anna Event Digital government Dates 25–27 May 2026"
    );
    let mut kept = vec![given["id"].clone(), given["reference"].clone(), given["place"].clone()];
    kept.extend([hall.anna["code"].clone(), hall.anna["id"].clone()]);
    kept.extend([hall.anna["person_id"].clone(), hall.door.event["id"].clone()]);
    kept.extend(["anna@example.org", "Ministry", "Secretariat", "Delegate"].map(Value::from));
    for kept in kept {
        assert!(!page.contains(kept.as_str().unwrap()), "{kept} is on {page}");
    }
}

#[tokio::test]
async fn the_page_is_there_in_every_language_and_escapes_what_people_are_called() {
    let hall = Hall::start().await;
    let name = json!({"badge_name": "<b>გიორგი</b> {{ 7 * 7 }}"});
    let person = format!("/people/{}", hall.anna["person_id"].as_str().unwrap());
    hall.door.app.patch(&person, "*", name).expect(200).await;
    let given = hall.give(&[&hall.anna]).await.remove(0);
    for (language, said) in [
        ("en", "This certificate is valid"),
        ("ru", "Этот сертификат действителен"),
        ("kk", "Бұл сертификат жарамды"),
        ("ky", "Бул сертификат жарактуу"),
        ("tg", "Ин сертификат эътибор дорад"),
        ("tk", "Bu sertifikat hakyky"),
        ("uz-Latn", "Bu sertifikat haqiqiy"),
        ("az", "Bu sertifikat etibarlıdır"),
        ("hy", "Այս վկայագիրը վավեր է"),
        ("ka", "ეს სერტიფიკატი ძალაშია"),
        ("mn", "Энэ гэрчилгээ хүчинтэй"),
    ] {
        let path = format!("{}?language={language}", verify_path(&given));
        let page = hall.door.app.raw("GET", &path).expect(200).await.text();
        assert!(seen(&page).starts_with(said), "{language}: {}", seen(&page));
        assert!(page.contains("&lt;b&gt;გიორგი&lt;/b&gt; {{ 7 * 7 }}"), "{page}");
    }
}

#[tokio::test]
async fn a_code_is_read_however_it_is_typed_and_a_slip_is_told_from_one_that_there_is_not() {
    let hall = Hall::start().await;
    let given = hall.give(&[&hall.anna]).await.remove(0);
    let code = given["code"].as_str().unwrap();
    let read = async |code: &str, status: u16| {
        let path = format!("/verify/{}", code.replace(' ', "%20"));
        seen(&hall.door.app.raw("GET", &path).expect(status).await.text())
    };
    for typed in [code.to_lowercase(), code.replace('-', ""), code.replace('-', " ")] {
        assert!(read(&typed, 200).await.contains("Anna"), "{typed}");
    }
    let like = code.replace('0', "o").replace('1', "l");
    assert!(read(&like, 200).await.contains("Anna"), "{like}");
    let last = code.chars().last().unwrap();
    let slip = format!("{}{}", &code[..code.len() - 1], if last == '7' { '8' } else { '7' });
    for slip in [slip.as_str(), "7", "nonsense", "%F0%9F%98%80"] {
        assert!(read(slip, 404).await.starts_with("This code cannot be right"), "{slip}");
    }
    assert!(read("00000-00000-00000", 404).await.starts_with("There is no such certificate"));
    hall.revoke(&given).await;
    let page = read(code, 410).await;
    assert!(page.starts_with("This certificate is no longer valid"), "{page}");
    assert!(!page.contains("Anna") && !page.contains("Digital"), "{page}");
    hall.door.app.raw("POST", &verify_path(&given)).expect(405).await;
    hall.door.app.raw("GET", "/verify").expect(404).await;
}

#[tokio::test]
async fn who_tries_many_codes_is_told_to_wait_and_who_mistypes_is_not() {
    let app = TestApp::start_with(&[("CONVOKE_PAGE_FAILURES_PER_MINUTE", "3")]).await;
    for _ in 0..5 {
        app.raw("GET", "/verify/00000-00000-00001").expect(404).await;
    }
    for _ in 0..3 {
        app.raw("GET", "/verify/00000-00000-00000").expect(404).await;
    }
    let refused = app.raw("GET", "/verify/00000-00000-00000").expect(429).await;
    assert_eq!(refused.header("retry-after"), "60");
    app.raw("GET", "/verify/00000-00000-00001").expect(404).await;
}

#[tokio::test]
async fn a_certificate_is_printed_in_the_language_of_whoever_gets_it_and_in_any_script() {
    let hall = Hall::start().await;
    let mut seats = Vec::new();
    for (name, language) in [
        ("Nurlan Akhmetov", "en"),
        ("Нұрсұлтан Әбішұлы", "ru"),
        ("გიორგი მაისურაძე", "ka"),
        ("오강탁", "en"),
        ("Հայկ Սարգսյան", "hy"),
        ("Бат-Эрдэнэ Өлзий", "mn"),
    ] {
        let person = json!({"full_name": name, "preferred_language": language});
        let body = json!({"person": person, "notify": false});
        let path = hall.door.at("registrations");
        seats.push(hall.door.app.post(&path, body).json_of(201).await);
    }
    let ids: Vec<&Value> = seats.iter().map(|row| &row["id"]).collect();
    let signed = json!({"threshold": 0, "registration_ids": ids, "hours": 18, "kind": "completion",
        "signatory_name": "Айгүл Садыкова", "signatory_title": "Head of the Secretariat"});
    assert_eq!(hall.issue(signed).await.json()["issued"], 6);
    let all = hall.list("sort=number&kind=completion").await;
    for (name, words) in [
        ("Nurlan Akhmetov", ["Certificate of completion", "Digital government", "25–27 May 2026"]),
        (
            "Нұрсұлтан Әбішұлы",
            ["Сертификат о завершении", "Цифровое правительство", "25–27 мая 2026"],
        ),
        ("გიორგი მაისურაძე", ["დასრულების სერტიფიკატი", "Digital government", "2026"]),
        ("오강탁", ["Certificate of completion", "Digital government", "25–27 May 2026"]),
        ("Հայկ Սարգսյան", ["Ավարտման վկայագիր", "Digital government", "2026"]),
        ("Бат-Эрдэнэ Өлзий", ["Төгссөний гэрчилгээ", "Digital government", "2026"]),
    ] {
        let own = all.iter().find(|row| row["name"] == name).unwrap();
        let text = hall.printed(own).await;
        let code = own["code"].as_str().unwrap();
        let reference = own["reference"].as_str().unwrap();
        let more = [name, code, reference, "18", "Айгүл Садыкова", "House of Ministries, Astana"];
        for said in words.into_iter().chain(more) {
            assert!(text.contains(said), "{said} is not in {text}");
        }
    }
}
