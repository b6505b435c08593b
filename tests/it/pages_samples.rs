//! Sample views of every page, in every state that looks different.

use std::sync::LazyLock;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use convoke::error::{AppError, FieldError, Kind};
use convoke::pages::views::*;
use convoke::pages::{Form, Page, Reader, SafeHtml, message, refusal, show};
use convoke::text::Language;
use fluent_bundle::FluentArgs;
use typesetting::{Bar, Block, Chart, Document, Section};

/// Name and page of every sample, for `reader`.
pub fn all(reader: &Reader) -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    events(reader, &mut pages);
    invitations(reader, &mut pages);
    delegations(reader, &mut pages);
    progress(reader, &mut pages);
    evaluations(reader, &mut pages);
    registrations(reader, &mut pages);
    unsubscribing(reader, &mut pages);
    verifying(reader, &mut pages);
    messages(reader, &mut pages);
    pages
}

fn russian(reader: &Reader) -> bool {
    reader.language() == &Language::russian()
}

fn either(reader: &Reader, en: &str, ru: &str) -> String {
    if russian(reader) { ru.to_owned() } else { en.to_owned() }
}

/// A text that there is in English alone.
fn foreign(reader: &Reader, text: &str) -> Worded<SafeHtml> {
    Worded::new(SafeHtml::from_markdown(text), &Language::english(), reader.language())
}

fn moment(text: &str) -> Moment {
    Moment::new(text.parse::<DateTime<Utc>>().unwrap(), Tz::Asia__Almaty)
}

fn summary(r: &Reader) -> EventSummary {
    let tag = |tag: &str| tag.parse::<Language>().unwrap();
    EventSummary {
        slug: "river-data-forum".into(),
        kind: "seminar",
        status: "published",
        title: either(
            r,
            "Shared river data: a seminar for ministries of water and of digital development",
            "Общие данные о реках: семинар для министерств водного хозяйства и цифрового развития",
        )
        .into(),
        theme: Some(
            either(r, "From measuring to deciding together", "От измерений к совместным решениям")
                .into(),
        ),
        when: When::new(
            ("2026-04-01".parse().unwrap(), "2026-04-03".parse().unwrap()),
            ("09:30:00".parse().ok(), "17:00:00".parse().ok()),
            Tz::Asia__Almaty,
        ),
        venue: Some(VenueView {
            name: Some(either(r, "House of Example, Hall 2", "Дом Примера, зал 2")),
            address: Some(either(r, "1 Sample Street", "ул. Образцовая, 1")),
            city: Some(either(r, "Almaty", "Алматы")),
            country: Some(either(r, "Kazakhstan", "Казахстан")),
        }),
        modality: "hybrid",
        organizations: vec![
            OrganizationView {
                name: either(r, "Example Commission for Rivers", "Комиссия-пример по рекам"),
                roles: vec!["lead", "donor"],
            },
            OrganizationView {
                name: either(r, "Ministry of Samples", "Министерство образцов"),
                roles: vec!["host"],
            },
            OrganizationView {
                name: either(r, "Sample Fund", "Фонд образцов"),
                roles: vec!["donor"],
            },
        ],
        hosts: vec![
            either(r, "Example Commission for Rivers", "Комиссия-пример по рекам"),
            either(r, "Ministry of Samples", "Министерство образцов"),
        ],
        contact: Some(Contact {
            unit: Some(either(r, "Seminar secretariat", "Секретариат семинара")),
            email: Some("seminar@example.org".into()),
        }),
        working_languages: vec![tag("en"), tag("ru"), tag("uz-Latn")],
    }
}

fn speaker(r: &Reader) -> SpeakerView {
    SpeakerView {
        name: either(r, "H.E. Ms. Aigul Sample", "г-жа Айгуль Образцова"),
        role: "chair",
        position: Some(either(r, "Deputy Minister", "заместитель министра")),
        organization: Some(either(r, "Ministry of Samples", "Министерство образцов")),
        country: Some(either(r, "Kazakhstan", "Казахстан")),
    }
}

fn agenda(r: &Reader) -> Vec<DayView> {
    let at = |text: &str| text.parse().ok();
    let kinds = [
        "opening",
        "keynote",
        "presentation",
        "country_presentation",
        "discussion",
        "visit",
        "break",
        "closing",
    ];
    let roles = ["speaker", "moderator", "panellist", "chair", "rapporteur", "discussant"];
    let items = kinds.iter().enumerate().map(|(at_index, kind)| ItemView {
        kind,
        title: either(r, "What the gauges tell us", "О чём говорят гидропосты").into(),
        summary: foreign(r, if at_index == 1 { "With *figures* of ten years." } else { "" }),
        start_time: at(&format!("{:02}:00:00", 9 + at_index)),
        end_time: at(&format!("{:02}:45:00", 9 + at_index)),
        host: (*kind == "visit").then(|| either(r, "Gauge station no. 7", "Гидропост № 7")),
        speakers: roles
            .iter()
            .filter(|_| at_index == 0)
            .map(|role| SpeakerView { role, ..speaker(r) })
            .collect(),
    });
    let panel = PanelView {
        title: either(r, "Panel 1: One river, many data", "Секция 1. Одна река, много данных")
            .into(),
        description: foreign(r, "[Background](https://example.org/paper)"),
        start_time: at("09:30:00"),
        end_time: at("17:00:00"),
        room: Some("2".into()),
        items: items.collect(),
    };
    let bare = PanelView {
        items: Vec::new(),
        start_time: None,
        end_time: None,
        room: None,
        ..panel.clone()
    };
    vec![DayView::new("2026-04-01".parse().ok(), vec![panel]), DayView::new(None, vec![bare])]
}

fn events(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let text = "Rivers do not stop at borders, **data** often do.\n\n## What to bring\n\n- one example\n- <b>no markup</b>\n\nSee [the paper](https://example.org/).";
    let full = EventView {
        event: summary(r),
        description: foreign(r, text),
        objectives: vec![
            either(r, "To agree on a common format", "Согласовать общий формат").into(),
        ],
        agenda: agenda(r),
        sign_up: SignUp::Open { closes: Some(moment("2026-03-20T18:59:00Z")) },
        places: vec![
            ModePlaces { mode: "in_person", places: Places::WaitingList, left: Some(0) },
            ModePlaces { mode: "online", places: Places::Free, left: Some(88) },
        ],
        references: vec![
            LinkView::new(
                either(r, "Concept note", "Концепция"),
                Some("https://example.org/note".into()),
            )
            .dated(Some("2026-02".into())),
            LinkView::new("Never a script", Some("javascript:alert(1)".into())),
        ],
        materials: materials(r, "/e/open-government"),
        later_meetings: vec![
            LinkView::new(either(r, "Second forum", "Второй форум"), None)
                .dated(Some("2027".into())),
        ],
    };
    let states = [
        ("open", SignUp::Open { closes: None }),
        ("waiting", SignUp::WaitingList),
        ("not-yet", SignUp::NotYet { opens: moment("2026-03-10T04:00:00Z") }),
        ("full", SignUp::Full),
        ("closed", SignUp::Closed),
        ("invited", SignUp::ByInvitation),
        ("cancelled", SignUp::Cancelled),
        ("over", SignUp::Over),
    ];
    for (name, sign_up) in states {
        let mut event = summary(r);
        event.status = if name == "cancelled" { "cancelled" } else { "published" };
        let bare = EventView {
            event: EventSummary {
                venue: None,
                modality: "online",
                theme: None,
                contact: None,
                ..event
            },
            description: Worded::default(),
            objectives: Vec::new(),
            agenda: Vec::new(),
            sign_up,
            places: Vec::new(),
            references: Vec::new(),
            materials: Vec::new(),
            later_meetings: Vec::new(),
        };
        pages.push((format!("event-{name}"), show(r, &bare)));
    }
    let alone = AgendaView { event: summary(r), agenda: agenda(r) };
    pages.push(("agenda".into(), show(r, &alone)));
    pages.push(("statistics".into(), show(r, &statistics(r))));
    pages.push(("overview".into(), show(r, &overview(r))));
    let none = OverviewView { events: Vec::new(), charts: Vec::new(), ..overview(r) };
    pages.push(("overview-empty".into(), show(r, &none)));
    pages.push(("document".into(), show(r, &DocumentView::of(&document(r)))));
    pages.push(("event".into(), show(r, &full)));
}

fn document(r: &Reader) -> Document {
    let text = "One **two** [three](https://example.org)\n\n## Below\n\n- a\n\n  1. b\n\n> said\n\n\
                | x | y |\n| --- | --- |\n| 1 | <b>2</b> |\n";
    let mut blocks = convoke::files::document::blocks(text);
    let bar = |label: &str, value| Bar { label: label.to_owned(), value };
    blocks.push(Block::Chart(Chart {
        title: either(r, "Participants, by country", "Участники по странам"),
        label: either(r, "Country", "Страна"),
        value: either(r, "People", "Человек"),
        bars: vec![bar("Kazakhstan", 9), bar("Uzbekistan", 2)],
    }));
    let section = |key, annex| {
        let title = either(r, "Overview", "Общие сведения");
        Section::new(key, title, annex, blocks.clone())
    };
    Document {
        language: r.language().to_string(),
        title: either(r, "Summary report", "Итоговый отчёт"),
        subject: either(r, "Shared river data", "Общие данные о реках"),
        lines: vec![either(r, "Almaty", "Алматы")],
        page: String::new(),
        contents: either(r, "Contents", "Содержание"),
        annexes: either(r, "Annexes", "Приложения"),
        sections: vec![section("overview", false), section("annex_agenda", true)],
        nothing: String::new(),
    }
}

fn statistics(r: &Reader) -> StatisticsView {
    let day = |day: &str| day.parse().unwrap();
    let days = [(day("2026-03-02"), 3), (day("2026-03-03"), 1), (day("2026-04-20"), 8)].into();
    let countries = [("Kazakhstan", "Казахстан", 9), ("Uzbekistan", "Узбекистан", 2)];
    let countries = countries.map(|(en, ru, people)| (either(r, en, ru), people));
    let seat = |seats, women_share| SeatLine {
        country: either(r, "Kazakhstan", "Казахстан"),
        seats,
        selected: 2,
        women: 1,
        women_share,
    };
    StatisticsView {
        event: summary(r),
        registrations: 12,
        confirmed: 11,
        claims: vec![
            ClaimLine { name: "participants", claimed: 70, counted: 11 },
            ClaimLine { name: "countries", claimed: 2, counted: 2 },
        ],
        note: Some("over 70".to_owned()),
        over_time: TimeLine::of(&days),
        charts: BarChart::of("country", countries).into_iter().collect(),
        seats: vec![seat(Some(3), Some(40)), seat(None, None)],
    }
}

fn overview(r: &Reader) -> OverviewView {
    let countries = [("Kazakhstan", "Казахстан", 9), ("Uzbekistan", "Узбекистан", 2)];
    let countries = countries.map(|(en, ru, people)| (either(r, en, ru), people));
    let line = |status, came, from: &[(String, i64)]| OverviewLine {
        title: either(r, "Shared river data", "Общие данные о реках").into(),
        status,
        starts_on: "2026-04-01".parse().unwrap(),
        ends_on: "2026-04-03".parse().unwrap(),
        invited: 40,
        confirmed: 12,
        participants: 11,
        came,
        countries: from.iter().map(|(name, _)| name.clone()).collect(),
    };
    OverviewView {
        title: either(r, "Rivers and data", "Реки и данные").into(),
        events: vec![
            line("completed", Some(10), &countries),
            line("published", None, &countries[..1]),
            line("draft", None, &[]),
            line("cancelled", None, &[]),
        ],
        people: 21,
        came_back: 3,
        came_back_percent: Some("14.3".to_owned()),
        charts: BarChart::of("country", countries).into_iter().collect(),
    }
}

static COUNTRIES: LazyLock<LongList> =
    LazyLock::new(|| LongList::new([("KZ", "Kazakhstan"), ("UZ", "Uzbekistan")]));

/// A field in which a file stands.
fn photo(r: &Reader) -> FieldView {
    let name = "Фотография с очень длинным именем, которое не помещается в строку.png".to_owned();
    let field = FieldView::new("photo", either(r, "Photo", "Фотография"), FieldKind::File);
    FieldView {
        file: Some(FieldFile { handle: uuid::Uuid::nil().to_string(), name, kilobytes: 812 }),
        note: Some(convoke::uploads::pages::help(r)),
        ..field
    }
}

fn form(r: &Reader) -> FormView {
    use FieldKind as K;
    let label = |en, ru| either(r, en, ru);
    let mode = |code: &str, en, ru| (code.to_owned(), either(r, en, ru));
    FormView::new(vec![
        FieldView::new("full_name", label("Full name", "Полное имя"), K::Text).required().help(
            label("As it should stand in the list of participants.", "Как в списке участников."),
        ),
        FieldView::new("email", label("E-mail", "Эл. почта"), K::Email).required(),
        FieldView::new("position", label("Position", "Должность"), K::Text),
        FieldView::new("country", label("Country", "Страна"), K::Select)
            .required()
            .list(Some(&COUNTRIES)),
        FieldView::new(
            "attendance_mode",
            label("How will you take part?", "Как Вы будете участвовать?"),
            K::Choice,
        )
        .required()
        .options(vec![mode("in_person", "In person", "Очно"), mode("online", "Online", "Онлайн")]),
        FieldView::new(
            "needs",
            label("Anything we should prepare for you?", "Что нам подготовить для Вас?"),
            K::Textarea,
        ),
        photo(r),
        FieldView::new(
            "listed",
            label("Show me in the list of participants", "Показать меня в списке участников"),
            K::Checkbox,
        ),
    ])
}

/// A form with one field, labelled as pages label it.
fn one(r: &Reader, key: &str, kind: FieldKind) -> FormView {
    let label = r.catalogue().find(&format!("field-{key}"), &FluentArgs::new());
    FormView::new(vec![FieldView::new(key, label.unwrap(), kind)])
}

fn wrong(r: &Reader) -> FormView {
    let typed: Form = "full_name=&email=aigul%40%22%3E%3Cb%3E&position=Head&country=XX&needs=%3C%2Ftextarea%3E%0D%0Aa&listed=yes".parse().unwrap();
    let errors = ["required", "email", "choice"];
    let keys = ["full_name", "email", "attendance_mode"];
    let errors: Vec<FieldError> = keys
        .iter()
        .zip(errors)
        .map(|(key, code)| FieldError::new(*key, code, "In English."))
        .collect();
    form(r).filled(&typed).marked(&errors, r)
}

fn invitations(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let open = InvitationView {
        withdrawn: None,
        given_back: false,
        event: summary(r),
        person_name: either(r, "Ms. Nargiza Example", "Наргиза Примерова"),
        role: "delegate",
        masked_email: "n•••@example.org".into(),
        answer_by: Some(moment("2026-03-25T13:00:00Z")),
        answer: None,
        note: SafeHtml::from_markdown("Your travel is paid by the organizers."),
        named: None,
        places: Places::Free,
        form: form(r),
        decline: one(r, "reason", FieldKind::Textarea),
        substitute: one(r, "substitute_email", FieldKind::Email),
        choice: None,
        errors: Vec::new(),
        registered: None,
    };
    let answer = |answer, fresh| AnswerView {
        answer,
        at: moment("2026-03-03T10:00:00Z"),
        reason: (answer == "declined").then(|| "<i>Busy</i>".to_owned()),
        fresh,
    };
    let accepted = InvitationView {
        answer: Some(answer("accepted", Some("accepted"))),
        registered: Some(OwnView { url: r.link("/r/abc"), status: "confirmed", role: "delegate" }),
        ..open.clone()
    };
    for status in ["confirmed", "pending", "waitlisted"] {
        let own = OwnView { url: r.link("/r/abc"), status, role: "observer" };
        let view = InvitationView { registered: Some(own), ..open.clone() };
        pages.push((format!("invitation-registered-{status}"), show(r, &view)));
    }
    for role in ["observer", "speaker", "resource_person", "media", "organizer", "guest"] {
        pages.push((
            format!("invitation-{role}"),
            show(r, &InvitationView { role, ..accepted.clone() }),
        ));
    }
    let others = [
        ("", open.clone()),
        (
            "-wrong",
            InvitationView { form: wrong(r), places: Places::WaitingList, ..open.clone() }
                .summed_up(),
        ),
        (
            "-unchosen",
            InvitationView {
                choice: Some(r.catalogue().say("answer-missing", [])),
                ..open.clone()
            }
            .summed_up(),
        ),
        (
            "-substituted",
            InvitationView {
                answer: Some(answer("declined", Some("substituted"))),
                named: Some(NamedView { name: "<b>Bek</b>".into(), state: "asked" }),
                ..open.clone()
            },
        ),
        (
            "-settled",
            InvitationView {
                answer: Some(answer("declined", None)),
                named: Some(NamedView { name: "Bek".into(), state: "comes" }),
                ..open.clone()
            },
        ),
        ("-taken", InvitationView { places: Places::Taken, answer_by: None, ..open.clone() }),
        ("-accepted", accepted),
        ("-declined", InvitationView { answer: Some(answer("declined", None)), ..open }),
    ];
    for (name, view) in others {
        pages.push((format!("invitation{name}"), show(r, &view)));
    }
}

fn registrations(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let sign_up =
        SignUpView { event: summary(r), closes: None, places: Places::Free, form: form(r) };
    pages.push(("register".into(), show(r, &sign_up)));
    let again = SignUpView {
        form: wrong(r),
        places: Places::WaitingList,
        closes: Some(moment("2026-03-20T10:00:00Z")),
        ..sign_up
    };
    pages.push(("register-wrong".into(), show(r, &again)));
    for (status, notice) in [
        ("unverified", None),
        ("taken_out", None),
        ("replaced", None),
        ("pending", Some(Notice::Accepted)),
        ("confirmed", Some(Notice::Confirmed)),
        ("waitlisted", Some(Notice::Returned)),
        ("rejected", None),
        ("withdrawn", Some(Notice::Withdrawn)),
    ] {
        let words = status;
        let out = matches!(words, "taken_out" | "replaced");
        let status = if out { "withdrawn" } else { words };
        let here = !matches!(status, "rejected" | "withdrawn");
        let view = RegistrationView {
            event: summary(r),
            person_name: either(r, "Ms. Nargiza Example", "Наргиза Примерова"),
            role: "delegate",
            masked_email: "n•••@example.org".into(),
            status,
            words,
            code: "K7QF-2MXD".into(),
            qr: (status == "confirmed").then(|| QrView::of("K7QF-2MXD")).flatten(),
            reason: (status == "rejected").then(|| "<b>Too late</b>".into()),
            waitlist_place: Some(4),
            online: Some(LinkView::new("Room", Some("https://meet.example.org/1".into()))),
            certificates: if status == "confirmed" { certificates() } else { Vec::new() },
            materials: if status == "confirmed" { materials(r, "/r/token") } else { Vec::new() },
            note: SafeHtml::default(),
            notice,
            form: (here || status == "unverified")
                .then(|| if status == "pending" { wrong(r) } else { form(r) }),
            editable_until: Some(moment("2026-05-27T19:00:00Z")),
            is_closed: false,
            can_confirm: status == "unverified",
            named: here.then(|| NamedView { name: "<b>Bek</b>".into(), state: "asked" }),
            can_withdraw: here,
            can_return: words == "withdrawn",
        };
        pages.push((format!("registration-{words}"), show(r, &view)));
    }
}

fn materials(r: &Reader, base: &str) -> Vec<MaterialLine> {
    let english = Language::english();
    let title = |text: &str| Worded::new(text.to_owned(), &english, r.language());
    vec![
        MaterialLine::new(title("Strategies <2030>"), Some(format!("{base}/materials/1")))
            .of_kind(Some("PDF"))
            .at(Some(title("Where <people> give up")))
            .with_rights(Some("CC BY 4.0 <Institute>".into())),
        MaterialLine::new(title("Recording"), None).elsewhere(Some("https://example.org/v".into())),
        MaterialLine::new("Nowhere".to_owned().into(), None).elsewhere(Some("data:x".into())),
    ]
}

fn certificates() -> Vec<CertificateLine> {
    let line = |kind| CertificateLine { kind, href: format!("/r/token/certificates/{kind}") };
    vec![line("participation"), line("completion")]
}

fn verifying(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let view = VerifyView {
        name: "გიორგი <b>მაისურაძე</b>".into(),
        event: summary(r).title,
        starts_on: "2026-05-25".parse().unwrap(),
        ends_on: "2026-05-27".parse().unwrap(),
    };
    pages.push(("verify".into(), show(r, &view)));
    for code in ["revoked", "unknown", "mistyped"] {
        let kind = if code == "revoked" { Kind::Gone } else { Kind::NotFound };
        let error = AppError::new(kind, format!("certificate.{code}"), "");
        pages.push((format!("verify-{code}"), refusal(error, r)));
    }
}

fn messages(r: &Reader, pages: &mut Vec<(String, Page)>) {
    use Outcome as O;
    let all = [
        ("link-sent", O::LinkSent),
        ("not-found", O::NotFound),
        ("withdrawn", O::Withdrawn),
        ("replaced", O::Replaced),
        ("by-invitation", O::ByInvitation),
        ("full", O::Full),
        ("not-yet-open", O::NotYetOpen),
        ("request-revoked", O::RequestRevoked),
        ("closed", O::Closed),
        ("cancelled", O::Cancelled),
        ("conflict", O::Conflict),
        ("over", O::Over),
        ("forbidden", O::Forbidden),
        ("bad-form", O::BadForm),
        ("too-large", O::TooLarge),
        ("method", O::MethodNotAllowed),
        ("too-many", O::TooMany),
        ("unavailable", O::Unavailable),
    ];
    let about =
        |name| matches!(name, "by-invitation" | "full" | "closed" | "not-yet-open" | "cancelled");
    for (name, outcome) in all {
        let view = MessageView::new(outcome);
        let view = if about(name) { view.about(summary(r)) } else { view };
        let opens = (name == "not-yet-open").then(|| moment("2026-03-10T04:00:00Z"));
        let view = view.opening(opens);
        pages.push((format!("message-{name}"), message(r, &view)));
    }
    let internal = MessageView::new(O::Internal).with_request_id(Some("01931f9c-7a51".into()));
    pages.push(("message-internal".into(), message(r, &internal)));
    pages.push(("message-expired".into(), message(r, &MessageView::expired_with_new_link())));
    pages.push((
        "message-check-mail".into(),
        message(r, &MessageView::check_mail("n•••@example.org")),
    ));
}

fn task(r: &Reader, number: i32, history: Vec<EntryView>) -> TaskView {
    let id = format!("01931f9c-7a51-7000-8000-00000000000{number}");
    let field = |name: &str, en: &str, ru: &str, kind| {
        FieldView::new(format!("{name}_{id}"), either(r, en, ru), kind)
    };
    TaskView {
        number,
        text: foreign(r, "Publish the *register of services* as open data. <b>Now</b>"),
        goes_on: number > 1,
        repeats: number > 3,
        later: (number % 2 == 0).then(|| "<b>Next</b> forum".to_owned()),
        due: Some("2027-03".to_owned()),
        overdue: number == 1,
        soon: number == 2,
        acceptance: "partially_accepted",
        implementation: "overtaken_by_events",
        earlier: if history.is_empty() { 0 } else { 30 },
        seen: history.len() + if history.is_empty() { 0 } else { 30 },
        history,
        fields: vec![
            field("acceptance", "Acceptance", "Отношение", FieldKind::Select),
            field("text", "What has been done", "Что сделано", FieldKind::Textarea),
        ],
        id,
    }
}

fn progress(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let link = |text: &str, url: &str| LinkView::new(text, Some(url.to_owned()));
    let register = "https://example.org/register";
    let entry = EntryView {
        at: moment("2026-09-12T06:20:00Z"),
        by: Some("<b>Dana</b> Example".to_owned()),
        acceptance: Some("accepted"),
        implementation: Some("in_progress"),
        text: foreign(r, "The first **thousand** entries are online.").text,
        evidence: vec![link(register, register), link("Never a script", "javascript:alert(1)")],
    };
    let ours = EntryView { by: None, acceptance: None, evidence: Vec::new(), ..entry.clone() };
    let contact = FormView::new(vec![
        FieldView::new("full_name", either(r, "Full name", "Полное имя"), FieldKind::Text)
            .required(),
    ]);
    let open = ProgressView {
        event: summary(r),
        organization: either(r, "Ministry of Samples", "Министерство образцов"),
        notice: None,
        open: vec![task(r, 1, vec![entry, ours]), task(r, 2, Vec::new())],
        closed: vec![task(r, 3, Vec::new()), task(r, 4, Vec::new()), task(r, 5, Vec::new())],
        more: 7,
        lost: Vec::new(),
        errors: Vec::new(),
        contact,
        proposed: vec!["<b>Erlan</b>".to_owned()],
    };
    let ended = TaskView { fields: Vec::new(), ..task(r, 6, Vec::new()) };
    let over = ProgressView { open: Vec::new(), closed: vec![ended], more: 0, ..open.clone() };
    let wrong = SummaryLine { key: Some("full_name".into()), text: "?".into() };
    let lost = vec![vec!["<b>Half</b> of it is done.".to_owned(), register.to_owned()]];
    let noticed = |notice| ProgressView { notice: Some(notice), ..open.clone() };
    let nothing = ProgressView {
        open: Vec::new(),
        closed: Vec::new(),
        more: 0,
        proposed: Vec::new(),
        ..open.clone()
    };
    for (name, view) in [
        ("", open.clone()),
        ("-wrong", ProgressView { errors: vec![wrong], ..open.clone() }),
        ("-saved", noticed(ProgressNotice::Saved)),
        ("-changed", noticed(ProgressNotice::Changed)),
        ("-gone", ProgressView { lost, ..open.clone() }),
        ("-nothing-said", noticed(ProgressNotice::Nothing)),
        ("-named", noticed(ProgressNotice::Named)),
        ("-done", ProgressView { open: Vec::new(), ..open.clone() }),
        ("-over", over),
        ("-empty", nothing),
    ] {
        pages.push((format!("progress{name}"), show(r, &view)));
    }
}

fn evaluations(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let title = either(r, "What do you think of it?", "Что Вы об этом думаете?");
    let step = |number: i32| (number.to_string(), format!("{number} – <b>good</b>"));
    let label = either(r, "How was it as a whole?", "Как было в целом?");
    let whole = FieldView::new("whole", label.clone(), FieldKind::Choice).required();
    let mut words = FieldView::new("words", either(r, "Words", "Слова"), FieldKind::Textarea);
    words.note = Some(either(r, "About: Panel 1", "О чём: Панель 1"));
    let form = FormView::new(vec![whole.options((1..=5).map(step).collect()), words]);
    let open = EvaluationView {
        event: summary(r),
        title: title.clone().into(),
        introduction: Some(foreign(r, "It takes **two** minutes.")),
        anonymous: true,
        closes: Some(moment("2026-09-12T06:20:00Z")),
        answered: false,
        notice: None,
        version: 3,
        form: form.clone(),
    };
    let wrong = FieldError::new("whole", "choice", "Choose one.");
    let named = EvaluationView { anonymous: false, ..open.clone() };
    let said =
        EvaluationView { notice: Some(EvaluationNotice::Saved), answered: true, ..open.clone() };
    let nothing = EvaluationView { notice: Some(EvaluationNotice::Nothing), ..open.clone() };
    for (name, view) in [
        ("", open.clone()),
        ("-wrong", EvaluationView { form: form.marked(&[wrong], r), ..open.clone() }),
        ("-named-saved", EvaluationView { anonymous: false, ..said.clone() }),
        ("-named", named),
        ("-counted", said),
        ("-nothing", nothing),
    ] {
        pages.push((format!("evaluation{name}"), show(r, &view)));
    }
    let bars = [("1 / 2 / 3", 5), ("4", 8), ("5", 11)];
    let bars = bars.map(|(label, people)| (label.to_owned(), people));
    let question = QuestionView {
        label: label.into(),
        about: Some(either(r, "About: Panel 1", "О чём: Панель 1")),
        withheld: false,
        mean: Some("4.2".to_owned()),
        correct: Some("45.8".to_owned()),
        chart: BarChart::in_order("answers", bars),
        texts: vec!["<b>bold</b>".to_owned(), "Short.".to_owned()],
    };
    let hidden =
        QuestionView { withheld: true, chart: None, texts: Vec::new(), ..question.clone() };
    let share = |label: &str| ShareLine { label: label.to_owned(), percent: "80".to_owned() };
    let before = Some("40".to_owned());
    let points = PointsLine {
        full_name: "<b>Dana</b> Example".to_owned(),
        points: 7,
        percent: "70".to_owned(),
        before: None,
    };
    let test = TestView {
        max_points: 10,
        mean: Some("65".to_owned()),
        people: Some(12),
        before: before.clone(),
        after: Some("70".to_owned()),
        gain: Some("30".to_owned()),
        each: vec![PointsLine { before, ..points.clone() }, points],
    };
    let told = ResultsView {
        event: summary(r),
        title: title.into(),
        kind: "post_test",
        anonymous: false,
        invited: 30,
        answered: 24,
        withheld: None,
        questions: vec![question, hidden],
        days: vec![share("2026-04-01")],
        speakers: vec![share("Dana Example")],
        test: Some(test),
    };
    let withheld = |why| ResultsView {
        kind: "reaction",
        anonymous: true,
        withheld: Some(why),
        questions: Vec::new(),
        days: Vec::new(),
        speakers: Vec::new(),
        test: None,
        ..told.clone()
    };
    for (name, view) in [
        ("", told.clone()),
        (
            "-anonymous",
            ResultsView { kind: "application", anonymous: true, test: None, ..told.clone() },
        ),
        ("-before", ResultsView { kind: "pre_test", ..told.clone() }),
        ("-open", withheld("open")),
        ("-few", withheld("few")),
    ] {
        pages.push((format!("results{name}"), show(r, &view)));
    }
}

fn delegations(r: &Reader, pages: &mut Vec<(String, Page)>) {
    let line = |name: &str, alternate: bool| DelegateLine {
        full_name: name.to_owned(),
        position: Some(either(r, "Head of Unit", "начальник отдела")),
        organization: alternate.then(|| either(r, "Ministry of Samples", "Министерство образцов")),
        alternate,
    };
    let row = |number, entry: Option<&str>| DelegateRow {
        number,
        entry: entry.map(str::to_owned),
        fields: vec![
            FieldView::new(
                format!("row{number}_full_name"),
                either(r, "Full name", "Полное имя"),
                FieldKind::Text,
            )
            .required(),
        ],
    };
    let form = |errors| DelegationForm {
        rows: vec![row(1, Some("01931f9c-7a51-7000-8000-000000000001")), row(2, None)],
        edition: 3,
        file: Some(FieldView::new(
            "note_verbale",
            either(r, "File with the note verbale", "Файл с вербальной нотой"),
            FieldKind::File,
        )),
        errors,
    };
    let open = DelegationView {
        event: summary(r),
        country: either(r, "Kazakhstan", "Казахстан"),
        organization: Some(either(r, "Ministry of Samples", "Министерство образцов")),
        seats: Some(2),
        alternates: Some(1),
        until: moment("2026-03-20T18:59:00Z"),
        note: SafeHtml::from_markdown("Please think of **women and men** alike."),
        notice: None,
        fixed: vec![line("<b>Aigul</b>", false)],
        named: 1,
        meanwhile: Vec::new(),
        note_verbale: Some(FileLine {
            name: "<b>Note</b> 7.pdf".to_owned(),
            kilobytes: 312,
            received: moment("2026-03-12T06:20:00Z"),
        }),
        form: Some(form(Vec::new())),
    };
    let wrong = SummaryLine { key: Some("row1_full_name".into()), text: "1: ?".into() };
    let changed = Some(DelegationNotice::Changed);
    let others = [
        ("", open.clone()),
        ("-wrong", DelegationView { form: Some(form(vec![wrong])), ..open.clone() }),
        ("-saved", DelegationView { notice: Some(DelegationNotice::Saved), ..open.clone() }),
        (
            "-changed",
            DelegationView { notice: changed, meanwhile: vec![line("Bek", true)], ..open.clone() },
        ),
        ("-emptied", DelegationView { notice: changed, ..open.clone() }),
        ("-closed", DelegationView { form: None, ..open.clone() }),
        (
            "-closed-empty",
            DelegationView {
                form: None,
                fixed: Vec::new(),
                organization: None,
                seats: None,
                alternates: None,
                note: SafeHtml::default(),
                ..open
            },
        ),
    ];
    for (name, view) in others {
        pages.push((format!("delegation{name}"), show(r, &view)));
    }
}

fn unsubscribing(r: &Reader, pages: &mut Vec<(String, Page)>) {
    for (name, stopped, by_others) in [
        ("nothing", Stopped::Nothing, false),
        ("event", Stopped::Event, false),
        ("all", Stopped::All, true),
    ] {
        let masked_email = "a***@example.org".to_owned();
        let can_take_back = stopped != Stopped::Nothing;
        let event = summary(r);
        let view = UnsubscribeView { event, masked_email, stopped, can_take_back, by_others };
        pages.push((format!("unsubscribe-{name}"), show(r, &view)));
    }
}
