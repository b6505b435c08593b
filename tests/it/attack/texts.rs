//! Markup of every kind in every text: on pages, in mails, in the demo's mailbox it is shown as the
//! text it is, or as the little that Markdown may say; and nothing of it runs, loads or leads astray.

use std::collections::BTreeSet;

use super::html::read;
use super::scene::Scene;
use crate::support::database::TestDatabase;
use crate::support::process::{Server, convoke};
use crate::support::wire::send;
use crate::support::{Letter, TestApp};

/// Markdown that is meant well, with all that it may be turned into.
const FINE: &str = "# Aims\n\nOne **two** *three* `four` [five](https://example.org) <six@example.org>\n\n\
    - a\n- b\n\n1. c\n2. d\n\n> said\n\n---\n\n| x | y |\n|---|:-:|\n| 1 | 2 |\n\n```\ncode\n```\n\nlast  \nline";

/// One line of what is meant well, for the fields that are one line.
const PLAIN: &str = "Plain words & \"more\"";

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "\"><img src=x onerror=alert(1)>",
    "' onfocus='alert(1)' autofocus='",
    "</title></textarea></style><svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1)) [y](java\tscript:alert(1)) [z](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=) ![i](https://evil.example/pixel.png)",
    "[x](//evil.example) [y](/i/x) [z](\\\\evil.example)",
    "<javascript:alert(1)> <data:text/html,x> <vbscript:x>",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "[x]: javascript:alert(1) \"t\"\n\n[x] [a][x] ![b][x]",
    "<a href=\"javascript:alert(1)\">x</a> <b onclick=x>y</b>",
    "<!-- --><script>x</script><!-- ",
    "<![CDATA[<script>x</script>]]> <?php x ?> <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    "<base href=//evil.example> <meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=x><button formaction=javascript:x>",
    "<style>*{background:url(//evil.example)}</style> <link rel=stylesheet href=//evil.example>",
    "<div style=\"background:url(javascript:x)\">x</div>",
    "```\n</code></pre><script>x</script>\n```\n\n`</code><script>x</script>`",
    "| <script>x</script> | [y](javascript:x) |\n|---|---|\n| \"><img src=x onerror=x> | z |",
    "# <script>x</script>\n\n> <img src=x onerror=x>\n\n- <svg onload=x>",
    "<x <y <img src=x onerror=alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;lt;b",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} <%= 7 %> {{constructor.constructor('x')()}}",
    "\u{202e}<tpircs>\u{202c} \u{feff}<\u{200b}script> ＜script＞alert(1)＜/script＞",
    "<a href=\"mailto:x@example.org?bcc=y@example.org\">x</a> <mailto:x@example.org?body=y>",
    "[[[[[[[[[[x](javascript:x)](javascript:x)](javascript:x)",
    "<<script>script>x<</script>/script>",
];

/// The kinds of tags in the pages and the mails of a scene; nothing in them may be a danger.
async fn kinds(text: &str) -> (BTreeSet<String>, BTreeSet<String>, usize) {
    let app = TestApp::start().await;
    let scene = Scene::play(&app, text).await;
    let (mut of_pages, mut of_mails) = (BTreeSet::new(), BTreeSet::new());
    for (page, answer) in &scene.pages {
        assert!(answer.status.as_u16() < 500, "{text} on {page}: {}", answer.text());
        let tags = read(&answer.text());
        assert_eq!(tags.dangers(), Vec::<String>::new(), "{text} on {page}: {}", answer.text());
        of_pages.extend(tags.kinds());
    }
    let mails = app.catcher.mails();
    assert!(mails.len() > 3, "{text}: only {} mails", mails.len());
    for mail in &mails {
        let html = Letter::read(mail).html();
        let tags = read(&html);
        assert_eq!(tags.dangers(), Vec::<String>::new(), "{text} in a mail: {html}");
        of_mails.extend(tags.kinds());
    }
    (of_pages, of_mails, scene.taken)
}

#[tokio::test]
async fn nothing_that_is_typed_becomes_a_tag_of_its_own() {
    let (mut pages, mut mails, taken) = kinds(PLAIN).await;
    assert!(taken > 60, "only {taken} fields took a text that is meant well");
    // The last is too long for most fields, so that the pages say so beside them.
    for meant_well in [FINE, &"word ".repeat(600)] {
        let (more_pages, more_mails, _) = kinds(meant_well).await;
        pages.extend(more_pages);
        mails.extend(more_mails);
    }
    let deep = [">", "- ", "* [", "*", "_a", "`", "<b>", "![", "1. "].map(|part| part.repeat(1500));
    for text in HOSTILE.iter().copied().chain(deep.iter().map(String::as_str)) {
        let (of_pages, of_mails, taken) = kinds(text).await;
        let least = if text.len() > 1000 { 4 } else { 15 };
        assert!(taken > least, "{text}: only {taken} fields took it");
        let strange: Vec<_> = of_pages.difference(&pages).collect();
        assert!(strange.is_empty(), "{text} on a page: {strange:?}");
        let strange: Vec<_> = of_mails.difference(&mails).collect();
        assert!(strange.is_empty(), "{text} in a mail: {strange:?}");
    }
}

#[tokio::test]
async fn the_mailbox_of_the_demo_shows_hostile_mails_and_does_what_none_of_them_wants() {
    let database = TestDatabase::empty().await;
    let folder = database.folder.path().join("mailbox");
    std::fs::create_dir_all(&folder).unwrap();
    let mut count = 0;
    for text in [HOSTILE[0], HOSTILE[2], HOSTILE[4], HOSTILE[11]] {
        let app = TestApp::start().await;
        Scene::play(&app, text).await;
        for mail in app.catcher.mails() {
            std::fs::write(folder.join(format!("2026-03-02-{count:03}.eml")), mail.bytes).unwrap();
            count += 1;
        }
    }
    let mut command = convoke(&database, &["demo"]);
    command.env("CONVOKE_MAIL_DIR", &folder);
    let server = Server::start(command);
    let get = async |path: &str| send(&server.address, &format!("GET {path}"), &[], "").await;
    let list = get("/demo/mailbox").await.expect(200).body;
    let list = list.replacen("<meta http-equiv=\"refresh\" content=\"5\">", "", 1);
    assert_eq!(read(&list).dangers(), Vec::<String>::new(), "{list}");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".eml");
        let letter = get(&format!("/demo/mailbox/{name}")).await;
        if letter.status == 404 {
            continue;
        }
        let dangers: Vec<String> = read(&letter.body).dangers();
        // The one frame is ours, and what is in it may do nothing.
        assert_eq!(dangers, ["<iframe>"], "{}", letter.body);
        let html = get(&format!("/demo/mailbox/{name}/html")).await.expect(200);
        assert!(html.header("content-security-policy").contains("sandbox allow-popups"));
        let own = html.body.replacen("<base target=\"_blank\">", "", 1);
        assert_eq!(read(&own).dangers(), Vec::<String>::new(), "{own}");
        seen += 1;
    }
    assert!(seen >= count, "{seen} of {count} mails were shown");
}
