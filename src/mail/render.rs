//! A template and its data into the subject and both parts of a mail.

use std::collections::BTreeMap;
use std::path::Path;

use minijinja::Value;
use minijinja::value::Serde;
use serde_json::{Map, Value as Json, json};

use super::inline::{Inliner, Words};
use super::markdown::{Document, one_line, trimmed};
use super::opaque::guarded;
use super::sandbox;
use super::templates::{TemplateFault, Templates};
use crate::text::Language;

/// The longest subject; a longer one is cut.
const LONGEST_SUBJECT: usize = 200;

/// What a mail is made from.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The template.
    pub template: &'a str,
    /// The reader's language.
    pub language: &'a Language,
    /// The data.
    pub body: &'a Json,
    /// The links, whole.
    pub links: BTreeMap<String, String>,
    /// The name shown as the sender.
    pub sender: &'a str,
}

/// A mail as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The language it is written in.
    pub language: Language,
    /// Subject.
    pub subject: String,
    /// The HTML part, a whole document.
    pub html: String,
    /// The plain part.
    pub text: String,
}

/// Writes mails from templates.
pub struct Renderer {
    templates: Templates,
    public_url: String,
    inliner: Inliner,
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Renderer").field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

impl Renderer {
    /// Reads the templates that are built in and those of `folder` that stand in for them.
    pub fn new(folder: Option<&Path>, public_url: &str) -> Result<Self, TemplateFault> {
        Ok(Self {
            templates: Templates::load(folder)?,
            public_url: public_url.to_owned(),
            inliner: Inliner::new(),
        })
    }

    /// The mails there are templates for, and their languages.
    pub fn templates(&self) -> Vec<(String, Vec<Language>)> {
        let languages = |name: &str| self.templates.languages(name).cloned().collect();
        self.templates.names().map(|name| (name.to_owned(), languages(name))).collect()
    }

    /// Writes a mail.
    pub fn render(&self, input: &Input<'_>) -> Result<Rendered, TemplateFault> {
        let language = self.templates.nearest(input.template, input.language);
        let mut context = self.context(input, &language)?;
        self.put_organizer_text(input, &mut context)?;
        let subject = self.subject_of(input.template, &language, &context)?;
        let key = format!("{}/{language}.md", input.template);
        let body = self.document(&key, &context)?;
        let shown = body.text();
        let personal = input.links.values().any(|link| shown.contains(link.as_str()));
        context.insert("personal".into(), Value::from(personal));
        let footer = self.document(&self.frame_part("_footer", &language), &context)?;
        let frame = Frame { input, language: &language, subject: &subject, body, footer };
        Ok(Rendered {
            html: self.html(&frame)?,
            text: self.text(&frame)?,
            subject,
            language: language.clone(),
        })
    }

    /// Writes the subject alone.
    pub fn subject(&self, input: &Input<'_>) -> Result<String, TemplateFault> {
        let language = self.templates.nearest(input.template, input.language);
        let mut context = self.context(input, &language)?;
        self.put_organizer_text(input, &mut context)?;
        self.subject_of(input.template, &language, &context)
    }

    /// Everything that is wrong with a template: it is written in each of its languages and of
    /// those it must have, from `sample` and with links of these names.
    pub fn check(
        &self,
        template: &str,
        sample: &Json,
        link_names: &[&str],
        languages: &[Language],
    ) -> Vec<TemplateFault> {
        let mut faults = Vec::new();
        for language in languages {
            if !self.templates.languages(template).any(|it| it == language) {
                let file = format!("{template}/{language}.md");
                faults.push(TemplateFault::new(file, "is missing"));
            }
        }
        for language in self.templates.languages(template) {
            let links = self.sample_links(link_names);
            let input = Input { template, language, body: sample, links, sender: "Sample" };
            faults.extend(match self.render(&input) {
                Ok(written) => without_papers(template, &written, sample),
                Err(fault) => Some(fault),
            });
        }
        faults
    }

    /// Links of these names that lead nowhere.
    pub fn sample_links(&self, names: &[&str]) -> BTreeMap<String, String> {
        let link = |name: &&str| ((*name).to_owned(), format!("{}/{name}/sample", self.public_url));
        names.iter().map(link).collect()
    }

    /// An organizer's own text in the frame `follow_up`, as [`Renderer::render`] would write it.
    pub fn render_organizer_text(
        &self,
        subject: &str,
        body: &str,
        data: &Input<'_>,
    ) -> Result<Rendered, TemplateFault> {
        let mut filled = data.body.clone();
        if let Json::Object(fields) = &mut filled {
            fields.insert("organizer".into(), json!({ "subject": subject, "body": body }));
        }
        self.render(&Input { template: "follow_up", body: &filled, ..data.clone() })
    }

    fn context(
        &self,
        input: &Input<'_>,
        language: &Language,
    ) -> Result<BTreeMap<String, Value>, TemplateFault> {
        let empty = Map::new();
        let fields = input.body.as_object().unwrap_or(&empty);
        let mut context: BTreeMap<String, Value> =
            fields.iter().map(|(name, it)| (name.clone(), Value::from(Serde(it)))).collect();
        let mut links = input.links.clone();
        if let Some(slug) = input.body.pointer("/event/slug").and_then(Json::as_str) {
            let page = format!("{}/e/{slug}", self.public_url);
            links.insert("agenda".into(), format!("{page}/agenda.ics"));
            links.insert("event".into(), page);
        }
        context.insert("links".into(), Value::from(links));
        context.insert("sender".into(), Value::from(input.sender));
        context.insert("template".into(), Value::from(input.template));
        context.insert("language".into(), Value::from(language.primary()));
        if context.contains_key("event") {
            let facts = self.fill(&self.frame_part("_facts", language), &context)?;
            context.insert("facts".into(), Value::from_safe_string(facts.trim().to_owned()));
        }
        Ok(context)
    }

    /// Puts the organizer's own words, with their placeholders filled, where the frame wants them.
    fn put_organizer_text(
        &self,
        input: &Input<'_>,
        context: &mut BTreeMap<String, Value>,
    ) -> Result<(), TemplateFault> {
        let own = |part| input.body.pointer(&format!("/organizer/{part}")).and_then(Json::as_str);
        let (Some(subject), Some(body)) = (own("subject"), own("body")) else { return Ok(()) };
        context.remove("organizer");
        let subject = self.organizer_part("subject", "organizer.subject", subject, context)?;
        let body = self.organizer_part("body", "organizer.md", &guarded(body), context)?;
        let filled = BTreeMap::from([
            ("subject", Value::from_safe_string(guarded(&subject).into_owned())),
            ("body", Value::from_safe_string(body)),
        ]);
        context.insert("organizer".into(), Value::from(filled));
        Ok(())
    }

    fn organizer_part(
        &self,
        part: &'static str,
        name: &str,
        source: &str,
        context: &BTreeMap<String, Value>,
    ) -> Result<String, TemplateFault> {
        sandbox::check(part, source)?;
        let filled = self.templates.env.render_named_str(name, source, context.clone());
        filled.map_err(|error| TemplateFault::from_engine(part, &error))
    }

    /// A part of the frame, in the mail's language or in English.
    fn frame_part(&self, name: &str, language: &Language) -> String {
        format!("{name}/{}.md", self.templates.nearest(name, language))
    }

    fn fill(&self, key: &str, context: &BTreeMap<String, Value>) -> Result<String, TemplateFault> {
        let fault = |error: minijinja::Error| TemplateFault::from_engine(key, &error);
        let template = self.templates.env.get_template(key).map_err(fault)?;
        template.render(context.clone()).map_err(fault)
    }

    fn document(
        &self,
        key: &str,
        context: &BTreeMap<String, Value>,
    ) -> Result<Document, TemplateFault> {
        Ok(Document::parse(&self.fill(key, context)?))
    }

    fn subject_of(
        &self,
        template: &str,
        language: &Language,
        context: &BTreeMap<String, Value>,
    ) -> Result<String, TemplateFault> {
        let subject = one_line(&self.fill(&format!("{template}/{language}.subject"), context)?);
        if subject.chars().count() <= LONGEST_SUBJECT {
            return Ok(subject);
        }
        let cut: String = subject.chars().take(LONGEST_SUBJECT - 1).collect();
        Ok(format!("{}…", cut.trim_end()))
    }

    fn html(&self, frame: &Frame<'_>) -> Result<String, TemplateFault> {
        let (mut context, mut words) = (frame.context(), Words::default());
        context.insert("body", Value::from_safe_string(frame.body.html(&mut words)));
        context.insert("footer", Value::from_safe_string(frame.footer.html(&mut words)));
        let shape = self.layout("_layout.html", &context)?;
        let inlined = self.inliner.inline(shape, &words);
        inlined.map_err(|error| TemplateFault::new("_layout.html", error.to_string()))
    }

    fn text(&self, frame: &Frame<'_>) -> Result<String, TemplateFault> {
        let mut context = frame.context();
        context.insert("body", Value::from_safe_string(frame.body.text()));
        context.insert("footer", Value::from_safe_string(frame.footer.text()));
        Ok(format!("{}\n", trimmed(&self.layout("_layout.txt", &context)?)))
    }

    fn layout(&self, key: &str, context: &BTreeMap<&str, Value>) -> Result<String, TemplateFault> {
        let fault = |error: minijinja::Error| TemplateFault::from_engine(key, &error);
        let template = self.templates.env.get_template(key).map_err(fault)?;
        template.render(context.clone()).map_err(fault)
    }
}

/// Who writes a frame of their own knows nothing of the links that mails have brought since, and
/// nobody would miss them.
fn without_papers(template: &str, written: &Rendered, sample: &Json) -> Option<TemplateFault> {
    let url = sample.pointer("/papers/0/url").and_then(Json::as_str)?;
    let file = format!("{template}/{}.md", written.language);
    let message = "does not list `papers`, the links to the materials that the mail carries";
    (!written.text.contains(url)).then(|| TemplateFault::new(file, message))
}

struct Frame<'a> {
    input: &'a Input<'a>,
    language: &'a Language,
    subject: &'a str,
    body: Document,
    footer: Document,
}

impl Frame<'_> {
    /// What both layouts are filled with, besides the parts.
    fn context(&self) -> BTreeMap<&'static str, Value> {
        let event = |field: &str| {
            let path = format!("/event/{field}");
            let text = self.input.body.pointer(&path).and_then(Json::as_str);
            Value::from(text.map(one_line).unwrap_or_default())
        };
        BTreeMap::from([
            ("lang", Value::from(self.language.as_str())),
            ("dir", Value::from(self.language.direction())),
            ("subject", Value::from(self.subject)),
            ("sender", Value::from(one_line(self.input.sender))),
            ("event_title", event("title")),
            ("event_theme", event("theme")),
        ])
    }
}
