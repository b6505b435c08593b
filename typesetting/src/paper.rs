//! What stands on a paper.

use serde::Serialize;

use crate::document::Document;

/// A paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Paper {
    /// A list of participants.
    ListOfParticipants(ListOfParticipants),
    /// Badges.
    Badges(Badges),
    /// A letter.
    Letter(Letter),
    /// A certificate.
    Certificate(Certificate),
    /// A document of sections.
    Document(Document),
}

/// A paper that can be written on, and so be had as DOCX.
#[derive(Clone, Debug, PartialEq)]
pub enum Editable {
    /// A list of participants.
    ListOfParticipants(ListOfParticipants),
    /// A document of sections.
    Document(Document),
}

impl From<ListOfParticipants> for Editable {
    fn from(list: ListOfParticipants) -> Self {
        Self::ListOfParticipants(list)
    }
}

impl From<Document> for Editable {
    fn from(document: Document) -> Self {
        Self::Document(document)
    }
}

impl From<Document> for Paper {
    fn from(document: Document) -> Self {
        Self::Document(document)
    }
}

impl From<ListOfParticipants> for Paper {
    fn from(list: ListOfParticipants) -> Self {
        Self::ListOfParticipants(list)
    }
}

impl From<Badges> for Paper {
    fn from(badges: Badges) -> Self {
        Self::Badges(badges)
    }
}

impl From<Letter> for Paper {
    fn from(letter: Letter) -> Self {
        Self::Letter(letter)
    }
}

impl From<Certificate> for Paper {
    fn from(certificate: Certificate) -> Self {
        Self::Certificate(certificate)
    }
}

/// A list of participants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListOfParticipants {
    /// The language of all words that are not names, as a tag (BCP 47).
    pub language: String,
    /// What the paper is called.
    pub title: String,
    /// Of what it is.
    pub subject: String,
    /// What else stands in its head, line by line.
    pub lines: Vec<String>,
    /// How the number of a page is said, with `{page}` and `{pages}` where they stand in it.
    pub page: String,
    /// What stands above the number, the name, the position and the organization.
    pub headings: [String; 4],
    /// Its parts, in their order.
    pub parts: Vec<Part>,
    /// What is said where nobody stands in it.
    pub nobody: String,
}

/// A part of a list of participants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is called.
    pub heading: String,
    /// Its delegations; one without a name where people stand in it by themselves.
    pub delegations: Vec<Delegation>,
}

/// Those who come together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Delegation {
    /// What it is called. Either all of a part are called something, or it has one alone.
    pub heading: Option<String>,
    /// Who is in it.
    pub people: Vec<Participant>,
}

/// Somebody in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// The place in the list.
    pub number: u64,
    /// How they are addressed.
    pub honorific: Option<String>,
    /// The name.
    pub name: String,
    /// The position.
    pub position: Option<String>,
    /// For whom they come.
    pub organization: Option<String>,
}

/// What badges are printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BadgeLayout {
    /// A page of A6 for each, to be put into a holder.
    A6,
    /// Sheets of A4 with eight labels of 99.1 × 67.7 mm.
    Labels,
}

/// Badges, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badges {
    /// The language of all words that are not names, as a tag (BCP 47).
    pub language: String,
    /// What the paper is called.
    pub title: String,
    /// The event, as it stands on each.
    pub event: String,
    /// When and where it is, in one line.
    pub when: String,
    /// What they are printed on.
    pub layout: BadgeLayout,
    /// The badges.
    pub badges: Vec<Badge>,
    /// What is said where there is none.
    pub nobody: String,
}

/// A badge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The name.
    pub name: String,
    /// For whom they come.
    pub organization: Option<String>,
    /// For which country.
    pub country: Option<String>,
    /// As what they come.
    pub role: String,
    /// The colour of that, as `#rrggbb`, on which white can be read.
    pub colour: String,
    /// What the picture says, for whoever types it.
    pub code: String,
    /// The code as a picture.
    pub picture: Option<Picture>,
}

/// A picture made of dark squares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// How many squares wide and high it is.
    pub size: usize,
    /// The dark ones, as the path of an SVG.
    pub path: String,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// The language of all words that are not names, as a tag (BCP 47).
    pub language: String,
    /// What it is called, also as a file.
    pub title: String,
    /// Who writes it, the leading ones first.
    pub senders: Vec<String>,
    /// How they are reached, line by line.
    pub contact: Vec<String>,
    /// The reference number, with the word for it.
    pub reference: String,
    /// The day on which it was given.
    pub date: String,
    /// To whom it is, line by line.
    pub addressee: Vec<String>,
    /// The words with which it begins.
    pub greeting: String,
    /// Paragraphs before the facts.
    pub opening: Vec<String>,
    /// Facts, each with its name.
    pub facts: Vec<Fact>,
    /// Paragraphs behind the facts.
    pub closing: Vec<String>,
    /// The words with which it ends.
    pub farewell: String,
    /// Who signs it.
    pub signature: Signature,
    /// How the number of a page is said, with `{page}` and `{pages}` where they stand in it.
    pub page: String,
}

/// A fact in a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// Who signs a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// The name; none where it is written by hand.
    pub name: Option<String>,
    /// The position.
    pub title: Option<String>,
}

/// A certificate, on one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// The language of all words that are not names, as a tag (BCP 47).
    pub language: String,
    /// What it is called.
    pub title: String,
    /// Who gives it, the leading ones first.
    pub senders: Vec<String>,
    /// The words before the name.
    pub awarded: String,
    /// The name.
    pub name: String,
    /// The words before the event.
    pub reason: String,
    /// The event.
    pub event: String,
    /// When and where it was, in one line.
    pub when: String,
    /// How long it was, with the word for it.
    pub hours: Option<String>,
    /// The reference number, with the word for it.
    pub reference: String,
    /// The day on which it was given.
    pub date: String,
    /// Who signs it.
    pub signature: Signature,
    /// The words before the address.
    pub verify: String,
    /// Where it is confirmed.
    pub address: String,
    /// By which code.
    pub code: String,
    /// The address as a picture.
    pub picture: Option<Picture>,
}
