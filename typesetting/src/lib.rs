//! Papers: typed data in, the bytes of a PDF or a DOCX out.
//!
//! It knows nothing of seminars: whoever asks says every word that stands on a paper, in the language
//! that the paper names. What is given is data and never markup; a template reads no file, no clock and
//! no network, and no font but those in `fonts/`. A letter that none of these has is shown as its code,
//! and never as an empty box. Setting a paper takes its time: call it where it holds nobody up.

mod document;
mod docx;
mod glyphs;
mod paper;
mod pdf;
mod world;

pub use document::{Bar, Block, Chart, Column, Document, Group, LINE_BREAK, Run, Section, Table};
pub use docx::docx;
pub use glyphs::missing;
pub use paper::{
    Badge, BadgeLayout, Badges, Certificate, Delegation, Editable, Fact, Letter,
    ListOfParticipants, Paper, Part, Participant, Picture, Signature,
};
pub use pdf::pdf;

/// Why a paper could not be set. It is a fault of this program, whatever stands in the data.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The template or what it made of the data.
    #[error("the paper cannot be set: {0}")]
    Set(String),
    /// The data does not become JSON.
    #[error("the data of the paper cannot be written: {0}")]
    Data(#[from] serde_json::Error),
    /// The file does not become a package.
    #[error("the paper cannot be packed: {0}")]
    Packed(#[from] zip::result::ZipError),
    /// The same.
    #[error("the paper cannot be packed: {0}")]
    Written(#[from] std::io::Error),
}
