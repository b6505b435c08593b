//! Mails as their readers see them.

use std::collections::BTreeMap;

use convoke::evaluations::messages::EvaluationAsked;
use convoke::mail::data::{
    ChangeData, EventData, InvitationData, OrganizerText, PersonData, RegistrationData,
};
use convoke::mail::{Input, Mail as _, Rendered, Renderer};
use convoke::nominations::requests::messages::NominationReceived;
use convoke::recommendations::requests::messages::{
    ContactProposed, ProgressAsked, ProgressDigest, ProgressReceived,
};
use convoke::registrations::messages::digest::News;
use convoke::text::Language;
use convoke::words::catalogue;
use serde_json::{Value, json};

/// All there is to fill any mail with.
fn sample() -> Value {
    let asked = serde_json::to_value(NominationReceived::sample()).unwrap();
    let progress = serde_json::to_value(ProgressAsked::sample()).unwrap();
    let received = serde_json::to_value(ProgressReceived::sample()).unwrap();
    let proposed = serde_json::to_value(ContactProposed::sample()).unwrap();
    let told = serde_json::to_value(ProgressDigest::sample()).unwrap();
    let evaluation = serde_json::to_value(EvaluationAsked::sample()).unwrap();
    json!({
        "event": EventData::sample(),
        "person": PersonData::sample(),
        "invitation": InvitationData::sample(),
        "registration": RegistrationData::sample(),
        "request": asked["request"],
        "delegation": asked["delegation"],
        "changes": [ChangeData::sample()],
        "reason": "The hall is being repaired.",
        "can_return": true,
        "replaced": false,
        "named_by": "Ms. Nargiza Sample",
        "named": "Bek Sample",
        "taken_out": false,
        "note_changed": true,
        "digest": News::sample(),
        "organization": progress["organization"],
        "note": progress["note"],
        "tasks": progress["tasks"],
        "more": progress["more"],
        "reporter": received["reporter"],
        "reports": received["reports"],
        "contact": proposed["contact"],
        "progress": told["progress"],
        "evaluation": evaluation["evaluation"],
    })
}

fn renderer() -> Renderer {
    Renderer::new(None, "https://un.example").unwrap()
}

fn links(names: &[&str]) -> BTreeMap<String, String> {
    names.iter().map(|it| ((*it).to_owned(), format!("https://un.example/{it}/token"))).collect()
}

fn render(template: &str, language: &str, body: &Value, names: &[&str]) -> Rendered {
    let language: Language = language.parse().unwrap();
    let sender = "Open Government 2030";
    let input = Input { template, language: &language, body, links: links(names), sender };
    renderer().render(&input).unwrap()
}

/// Each mail and the links it carries.
const MAILS: [(&str, &[&str]); 23] = [
    ("invitation", &["answer"]),
    ("invitation_changed", &["answer"]),
    ("invitation_reminder", &["answer"]),
    ("nomination_request", &["nominate"]),
    ("nomination_reminder", &["nominate"]),
    ("nomination_received", &["nominate"]),
    ("progress_request", &["report"]),
    ("progress_received", &["report"]),
    ("contact_proposed", &[]),
    ("progress_digest", &[]),
    ("evaluation", &["evaluate"]),
    ("confirm_address", &["confirm"]),
    ("registration_confirmed", &["manage"]),
    ("registration_waitlisted", &["manage"]),
    ("registration_promoted", &["manage"]),
    ("registration_pending", &["manage"]),
    ("registration_rejected", &["manage"]),
    ("registration_withdrawn", &["manage"]),
    ("registration_changed", &["manage"]),
    ("registration_kept", &["manage", "answer"]),
    ("event_changed", &["manage"]),
    ("event_cancelled", &["manage"]),
    ("organizer_digest", &[]),
];

fn tags() -> impl Iterator<Item = String> {
    catalogue::all().iter().map(|texts| texts.language().to_string())
}

#[test]
fn every_mail_is_written_in_every_language() {
    let languages: Vec<Language> =
        catalogue::all().iter().map(|texts| texts.language().clone()).collect();
    for (template, links) in MAILS {
        assert_eq!(renderer().check(template, &sample(), links, &languages), []);
    }
    let mut body = sample();
    body["organizer"] = json!(OrganizerText::sample());
    assert_eq!(renderer().check("follow_up", &body, &["manage"], &languages), []);
    assert_eq!(renderer().templates().len(), 24);
}

/// A date ends in a stop of its own in Russian and in Armenian.
#[test]
fn no_sentence_of_any_mail_ends_twice() {
    for taken_out in [false, true] {
        let mut body = sample();
        body["taken_out"] = json!(taken_out);
        for (template, names) in MAILS {
            for language in tags() {
                let text = render(template, &language, &body, names).text;
                assert!(!text.contains(".."), "{template} in {language}: {text}");
            }
        }
    }
}

#[test]
fn every_mail_can_do_without_what_an_event_may_lack() {
    let mut body = sample();
    for field in ["theme", "start_time", "end_time", "venue", "online_url", "contact"] {
        body["event"][field] = Value::Null;
    }
    body["event"]["organizers"] = json!([]);
    body["event"]["modality"] = json!("online");
    body["invitation"]["note"] = Value::Null;
    body["invitation"]["expires"] = Value::Null;
    body["registration"]["code"] = Value::Null;
    body["registration"]["waitlist_position"] = Value::Null;
    for field in ["organization", "seats", "alternates", "note"] {
        body["request"][field] = Value::Null;
    }
    body["reason"] = Value::Null;
    body["note"] = Value::Null;
    body["contact"]["position"] = Value::Null;
    for field in ["acceptance", "implementation", "said"] {
        body["reports"][0][field] = Value::Null;
    }
    for (template, names) in MAILS {
        for language in tags() {
            let text = render(template, &language, &body, names).text;
            assert!(
                !text.contains("none") && !text.contains("null") && !text.contains("  ,"),
                "{text}"
            );
            let leads = |name: &&str| text.contains(&format!("https://un.example/{name}/token"));
            assert!(names.first().is_none_or(leads), "{text}");
        }
    }
}

#[test]
fn both_parts_carry_the_link_and_only_one_the_button() {
    let mail = render("invitation", "ru", &sample(), &["answer"]);
    assert_eq!(mail.subject, "Приглашение: Open Government 2030, 29 апреля – 2 мая 2030 г.");
    assert!(mail.text.contains("Ответить на приглашение:\nhttps://un.example/answer/token"));
    assert!(mail.html.contains("href=\"https://un.example/answer/token\""));
    assert!(mail.html.contains("lang=\"ru\" dir=\"ltr\""));
    assert!(mail.html.contains("prefers-color-scheme: dark"));
    assert!(!mail.html.contains("<img") && !mail.html.contains("<script"));
}

#[test]
fn both_parts_are_headed_by_the_event_and_its_theme() {
    let mut body = sample();
    let mail = render("invitation", "en", &body, &["answer"]);
    let head = "Open Government 2030\nDigital public services that reach everybody\n\nDear Ms.";
    assert!(mail.text.starts_with(head), "{}", mail.text);
    assert!(mail.html.contains(">Digital public services that reach everybody</p>"));
    body["event"]["theme"] = Value::Null;
    let mail = render("invitation", "en", &body, &["answer"]);
    assert!(mail.text.starts_with("Open Government 2030\n\nDear Ms."), "{}", mail.text);
}

#[test]
fn the_organizers_own_words_are_markdown_and_stay_among_themselves() {
    let mut body = sample();
    body["invitation"]["note"] =
        json!("**Welcome.**\r\n\r\n- [papers](https://un.example/p)\n- two\r```\n<script>\n");
    for template in ["invitation", "invitation_changed"] {
        for language in ["en", "ru"] {
            let mail = render(template, language, &body, &["answer"]);
            let (text, html) = (&mail.text, &mail.html);
            assert!(html.contains(">Welcome.</strong>") && html.contains("<li"), "{html}");
            assert!(html.contains("href=\"https://un.example/p\"") && !html.contains("<script"));
            assert!(text.contains("  Welcome.\n\n  - papers <https://un.example/p>\n  - two"));
            assert!(!text.contains("**") && !text.contains("```"), "{text}");
            for part in [text, html] {
                assert!(part.contains("https://un.example/answer/token"), "{part}");
            }
            assert!(html.contains("class=\"button-link\" href=\"https://un.example/answer/"));
        }
    }
}

#[test]
fn an_invitation_that_has_changed_says_no_more_than_what_did() {
    let mut body = sample();
    let write = |body: &Value, language: &str| {
        render("invitation_changed", language, body, &["answer"]).text
    };
    let both = write(&body, "en");
    assert!(both.contains("has changed:\n\n- Start: 09:30 (before: 09:00)"), "{both}");
    assert!(both.contains("The organizers also write to you:\n\n  We would be glad"), "{both}");
    body["note_changed"] = json!(false);
    assert!(!write(&body, "en").contains("We would be glad"), "{}", write(&body, "en"));
    body["note_changed"] = json!(true);
    body["changes"] = json!([]);
    let note = write(&body, "en");
    assert!(!note.contains("has changed"), "{note}");
    assert!(
        note.contains("about your invitation to Open Government 2030:\n\n  We would"),
        "{note}"
    );
    body["invitation"]["note"] = Value::Null;
    assert!(write(&body, "en").contains("no longer holds"), "{}", write(&body, "en"));
    assert!(write(&body, "ru").contains("больше не действует"), "{}", write(&body, "ru"));
}

#[test]
fn of_a_hybrid_event_a_registration_says_in_which_way_one_takes_part() {
    let mut body = sample();
    let room = ["on site", "очно"];
    let network = ["online", "онлайн"];
    let waits = ["in the room", "для очного участия", "online", "для участия онлайн"];
    let sentence = |template: &str, language: &str, body: &Value| {
        let text = render(template, language, body, &["manage"]).text;
        text.split("\n\n").nth(2).unwrap().to_owned()
    };
    for (at, language) in ["en", "ru"].into_iter().enumerate() {
        for template in ["registration_confirmed", "registration_promoted"] {
            body["event"]["modality"] = json!("hybrid");
            body["registration"]["attendance_mode"] = json!("in_person");
            let said = sentence(template, language, &body);
            assert!(said.contains(room[at]) && !said.contains(network[at]), "{said}");
            let text = render(template, language, &body, &["manage"]).text;
            assert!(!text.contains("meet.example.org"), "{text}");
            body["registration"]["attendance_mode"] = json!("online");
            let said = sentence(template, language, &body);
            assert!(said.contains(network[at]) && !said.contains(room[at]), "{said}");
            let text = render(template, language, &body, &["manage"]).text;
            assert!(text.contains("https://meet.example.org/open-government"), "{text}");
            body["event"]["modality"] = json!("online");
            let said = sentence(template, language, &body);
            assert!(!said.contains(network[at]), "{said}");
            let text = render(template, language, &body, &["manage"]).text;
            assert!(text.contains("https://meet.example.org/open-government"), "{text}");
        }
        body["event"]["modality"] = json!("hybrid");
        for (mode, words) in [("in_person", waits[at]), ("online", waits[at + 2])] {
            body["registration"]["attendance_mode"] = json!(mode);
            let said = sentence("registration_waitlisted", language, &body);
            assert!(said.contains(words), "{said}");
        }
        body["event"]["modality"] = json!("in_person");
        let said = sentence("registration_waitlisted", language, &body);
        assert!(waits.iter().all(|words| !said.contains(words)), "{said}");
    }
}

#[test]
fn a_reader_of_another_language_gets_english_and_the_mail_says_so() {
    let mail = render("invitation", "fr", &sample(), &["answer"]);
    assert_eq!(mail.language, Language::english());
    assert!(mail.html.contains("lang=\"en\""));
    let language = |tag| render("invitation", tag, &sample(), &["answer"]).language;
    assert_eq!(language("ru-KZ").as_str(), "ru");
    for tag in ["uz", "uz-Latn", "uz-Cyrl", "uz-UZ"] {
        assert_eq!(language(tag).as_str(), "uz-Latn", "{tag}");
    }
}

#[test]
fn a_hostile_name_is_only_a_name() {
    for name in [
        "{{token}}",
        "{{ links.answer }}",
        "{% raw %}",
        "[x](http://evil)",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "![x](http://evil/p.png)",
        "*a* _b_ `c`",
    ] {
        let mut body = sample();
        body["person"]["salutation"] = json!(name);
        body["event"]["title"] = json!(name);
        let mail = render("invitation", "en", &body, &["answer"]);
        assert!(mail.text.starts_with(&format!("{name}\n")), "{}", mail.text);
        assert!(mail.text.contains(&format!("\n\nDear {name},")), "{}", mail.text);
        assert!(mail.subject.contains(name));
        assert!(!mail.html.contains("<b>bold") && !mail.html.contains("<script"));
        assert!(!mail.html.contains("href=\"http://evil") && !mail.html.contains("<img"));
    }
    let mut body = sample();
    body["person"]["salutation"] = json!("A\r\nBcc: b@example.org\r\n\r\n# B");
    body["event"]["title"] = json!("T\r\nX: y");
    let mail = render("invitation", "en", &body, &["answer"]);
    assert!(mail.text.starts_with("T X: y\n"), "{}", mail.text);
    assert!(mail.text.contains("\n\nDear A Bcc: b@example.org # B,"), "{}", mail.text);
    assert!(mail.subject.starts_with("Invitation: T X: y,"));
}

#[test]
fn an_organizers_text_runs_in_a_sandbox() {
    let body = sample();
    let data = Input {
        template: "follow_up",
        language: &Language::english(),
        body: &body,
        links: links(&["manage"]),
        sender: "Open Government 2030",
    };
    let write = |subject: &str, text: &str| renderer().render_organizer_text(subject, text, &data);
    let mail = write(
        "{{ event.title }}: papers",
        "Dear {{ person.full_name }},\n\n**from {{ event|dates }}**\n\n[Open]({{ links.manage }})",
    )
    .unwrap();
    assert_eq!(mail.subject, "Open Government 2030: papers");
    assert!(
        mail.text.contains("from 29 April – 2 May 2030\n\nOpen:\nhttps://un.example/manage/token")
    );
    assert!(mail.html.contains("<strong"));
    for wrong in [
        "{{ person.nme }}",
        "{{ nobody.name }}",
        "{% for x in changes %}x{% endfor %}",
        "{{ event.title.upper() }}",
        "{% include 'invitation/en.md' %}",
        "{{ 'x' * 9000 }}",
    ] {
        let fault = write("subject", wrong).unwrap_err();
        assert_eq!(fault.template, "body", "{wrong}: {fault}");
    }
    assert_eq!(write("{{ nothing }}", "text").unwrap_err().template, "subject");
}

#[test]
fn a_value_in_code_and_in_an_address_comes_as_itself() {
    let mut body = sample();
    let code = "4MS9-8F4M_*`\u{F0041}";
    body["registration"]["code"] = json!(code);
    let data = Input {
        template: "follow_up",
        language: &Language::english(),
        body: &body,
        links: links(&["manage"]),
        sender: "Open Government 2030",
    };
    let text = "# {{ registration.code }} \u{F0042}\n\nA `{{ registration.code }}` b\n\n```\n\
        {{ registration.code }}\n```\n\n    {{ registration.code }}\n    {{ links.manage }}\n\n\
        <https://un.example/?{{ registration.code }}>\n\n{{ facts }}";
    let subject = "{{ registration.code }} \u{F0042}";
    let mail = renderer().render_organizer_text(subject, text, &data).unwrap();
    assert_eq!(mail.subject, format!("{code} \u{F0042}"));
    let link = "https://un.example/manage/token";
    let wanted = format!(
        "{code} \u{F0042}\n\nA {code} b\n\n{code}\n\n{code}\n{link}\n\nhttps://un.example/?{code}"
    );
    assert!(mail.text.contains(&wanted), "{}", mail.text);
    assert!(mail.text.contains("8 Mangilik Yel Avenue, Astana"), "{}", mail.text);
    assert!(mail.html.contains(&format!(">{code}</code> b")), "{}", mail.html);
    assert!(mail.html.contains(&format!("{code}\n{link}\n</code>")), "{}", mail.html);
    for part in [mail.text, mail.html] {
        assert!(!part.contains('\\'), "{part}");
    }
}

#[test]
fn a_folder_can_replace_one_template_and_a_wrong_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("invitation");
    std::fs::create_dir(&file).unwrap();
    let write = |text: &str| std::fs::write(file.join("en.md"), text).unwrap();
    write("---\nsubject: Come, {{ person.full_name }}\n---\nShort.\n");
    let renderer = Renderer::new(Some(folder.path()), "https://un.example").unwrap();
    let (body, language) = (sample(), Language::english());
    let links = links(&["answer"]);
    let input =
        Input { template: "invitation", language: &language, body: &body, links, sender: "" };
    assert_eq!(renderer.render(&input).unwrap().subject, "Come, Aigul Nurlanova");
    write("---\nsubject: x\n---\n{{ person.nme }}\n");
    let renderer = Renderer::new(Some(folder.path()), "https://un.example").unwrap();
    let faults = renderer.check("invitation", &sample(), &["answer"], &[]);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].to_string().contains("invitation/en.md: line 4: "), "{}", faults[0]);
    for broken in [
        "no head",
        "---\nsubject: x\n---\n{{ unclosed",
        "---\nfrom: x\n---\n",
        "---\nsubject: {% if %}\n---\n",
    ] {
        write(broken);
        assert!(Renderer::new(Some(folder.path()), "").is_err(), "{broken}");
    }
}
