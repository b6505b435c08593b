//! A form that may bring files, which is read once it is known whom it is for: whoever guesses at
//! links sends us nothing. A file goes by little and little to where files wait.

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::{self, Stream};
use multer::{Constraints, Field, Multipart, SizeLimit};
use poem::http::header::CONTENT_TYPE;
use poem::{Body, FromRequest, Request, RequestBody};

use super::forms::{Form, LIMIT};
use crate::error::{AppError, Kind, Result};
use crate::files::spool::{Spool, Spooled};

/// How much more than a file may have is read and passed over, so that whoever chose one that is too
/// large sees their form again: a browser shows no answer before all is sent.
const PASSED_OVER: u64 = 32 * 1024 * 1024;
/// What has not arrived whole.
const BROKEN_OFF: &str = "form.broken_off";

/// A file that a form brings.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The field of the form.
    pub field: String,
    /// What the file is called where it comes from.
    pub name: String,
    /// What is in it; nothing where that is too much.
    pub content: Option<Spooled>,
}

/// A form that nobody has read yet.
#[derive(Debug)]
pub struct Unread {
    content_type: Option<String>,
    body: Body,
}

impl<'a> FromRequest<'a> for Unread {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let content_type = request.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
        Ok(Self { content_type: content_type.map(str::to_owned), body: body.take()? })
    }
}

impl Unread {
    /// What was typed, and the files that were chosen in these fields, one in each, of which each may have
    /// `most` bytes. Others are passed over.
    pub async fn read(self, fields: &[String], most: u64) -> Result<(Form, Vec<SentFile>)> {
        let content_type = self.content_type.as_deref();
        let Some(boundary) = content_type.and_then(|it| multer::parse_boundary(it).ok()) else {
            return Ok((Form::read(content_type, self.body).await?, Vec::new()));
        };
        let pieces = one_at_a_time(Box::pin(self.body.into_bytes_stream()));
        let files = most * u64::try_from(fields.len().max(1)).map_err(AppError::internal)?;
        let limit = SizeLimit::new().whole_stream(files + LIMIT as u64 + PASSED_OVER);
        let limits = Constraints::new().size_limit(limit);
        let mut parts = Multipart::with_constraints(pieces, boundary, limits);
        let mut read = Read { fields, most, pairs: Vec::new(), typed: 0, files: Vec::new() };
        loop {
            match read.next(&mut parts).await {
                Ok(true) => {}
                Ok(false) => break,
                // The rest is not looked at; what stands before it was typed.
                Err(error) if !error.kind.is_ours() && read.has_too_large() => break,
                Err(error) => return Err(error),
            }
        }
        Ok((Form::of_pairs(read.pairs)?, read.files))
    }
}

/// The pieces with a pause after each: else all that has arrived already would be gathered before a
/// part of it is given out. None before the first: of a form that ends where its first boundary was
/// waited for, the reader says that it is broken.
fn one_at_a_time<S: Stream + Unpin + Send>(pieces: S) -> impl Stream<Item = S::Item> + Send
where
    S::Item: Send,
{
    stream::unfold((pieces, false), |(mut pieces, begun)| async move {
        if begun {
            tokio::task::yield_now().await;
        }
        pieces.next().await.map(|piece| (piece, (pieces, true)))
    })
}

/// What was read so far.
struct Read<'a> {
    fields: &'a [String],
    most: u64,
    pairs: Vec<(String, String)>,
    typed: usize,
    files: Vec<SentFile>,
}

impl Read<'_> {
    fn has_too_large(&self) -> bool {
        self.files.iter().any(|file| file.content.is_none())
    }

    /// The next part, if there is one.
    async fn next(&mut self, parts: &mut Multipart<'_>) -> Result<bool> {
        let Some(part) = parts.next_field().await.map_err(|error| unreadable(&error))? else {
            return Ok(false);
        };
        let field = part.name().unwrap_or_default().to_owned();
        self.count(field.len())?;
        match part.file_name().map(str::to_owned) {
            None => self.text(field, part).await?,
            Some(name) => self.file(field, name, part).await?,
        }
        Ok(true)
    }

    /// Counts what is kept of a form beside its files.
    fn count(&mut self, bytes: usize) -> Result<()> {
        self.typed += bytes;
        if self.typed <= LIMIT {
            return Ok(());
        }
        let detail = format!("What is typed into a form may have up to {LIMIT} bytes.");
        Err(AppError::new(Kind::TooLarge, "form.too_large", detail))
    }

    async fn text(&mut self, field: String, mut part: Field<'_>) -> Result<()> {
        let mut bytes = Vec::new();
        while let Some(piece) = piece(&mut part).await? {
            self.count(piece.len())?;
            bytes.extend_from_slice(&piece);
        }
        let text = String::from_utf8(bytes);
        let text =
            text.map_err(|_| AppError::bad_request("form.not_utf8", "The form is not UTF-8."))?;
        // As with forms of the other kind.
        self.pairs.push((field, text.replace("\r\n", "\n")));
        Ok(())
    }

    async fn file(&mut self, field: String, name: String, mut part: Field<'_>) -> Result<()> {
        let is_first = self.files.iter().all(|file| file.field != field);
        if !is_first || !self.fields.contains(&field) {
            while piece(&mut part).await?.is_some() {}
            return Ok(());
        }
        let name = unescaped(&name);
        let mut spool = Some(Spool::begin().await?);
        let mut size = 0;
        while let Some(piece) = piece(&mut part).await? {
            size += piece.len() as u64;
            match &mut spool {
                Some(to) if size <= self.most => to.push(&piece).await?,
                Some(_) => {
                    spool = None;
                    let (field, name) = (field.clone(), name.clone());
                    self.files.push(SentFile { field, name, content: None });
                }
                None => {}
            }
        }
        // A field in which nothing was chosen is sent too, without a name.
        if let Some(spool) = spool
            && (size > 0 || !name.is_empty())
        {
            let content = Some(spool.end().await?);
            self.files.push(SentFile { field, name, content });
        }
        Ok(())
    }
}

/// A name as it was before a browser wrote it into the head of its part (HTML, multipart/form-data).
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

async fn piece(part: &mut Field<'_>) -> Result<Option<Bytes>> {
    part.chunk().await.map_err(|error| unreadable(&error))
}

fn unreadable(error: &multer::Error) -> AppError {
    if matches!(error, multer::Error::StreamSizeExceeded { .. }) {
        return AppError::new(Kind::TooLarge, "form.too_large", "The form is too large.");
    }
    AppError::bad_request(BROKEN_OFF, "The form did not arrive whole.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MULTIPART: &str = "multipart/form-data; boundary=x";

    fn part(head: &str, content: &str) -> String {
        format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    }

    async fn read(body: String) -> Result<(Form, Vec<SentFile>)> {
        let unread = Unread { content_type: Some(MULTIPART.to_owned()), body: body.into() };
        unread.read(&["note".to_owned()], 1000).await
    }

    #[tokio::test]
    async fn what_was_typed_and_what_was_chosen_come_apart() {
        let body = part("name=\"full_name\"", "Алия\r\nO’Neil")
            + &part("name=\"note\"; filename=\"Нота %227%22.pdf\"", "%PDF-")
            + &part("name=\"note\"; filename=\"Another.pdf\"", "%PDF-2")
            + &part("name=\"other\"; filename=\"b.pdf\"", "%PDF-3")
            + "--x--\r\n";
        let (form, files) = read(body).await.unwrap();
        assert_eq!(form.raw("full_name"), Some("Алия\nO’Neil"));
        let [file] = files.as_slice() else { panic!("{files:?}") };
        assert_eq!((file.field.as_str(), file.name.as_str()), ("note", "Нота \"7\".pdf"));
        assert_eq!(file.content.as_ref().unwrap().head(), b"%PDF-");
    }

    #[tokio::test]
    async fn of_a_file_that_is_too_large_stays_its_name_and_all_that_was_typed() {
        let body = part("name=\"a\"", "1")
            + &part("name=\"note\"; filename=\"n.pdf\"", &"x".repeat(1001))
            + &part("name=\"b\"", "2")
            + "--x--\r\n";
        let (form, files) = read(body).await.unwrap();
        assert_eq!((form.raw("a"), form.raw("b")), (Some("1"), Some("2")));
        assert!(files[0].content.is_none());
    }

    #[tokio::test]
    async fn a_form_that_breaks_off_or_holds_no_text_is_refused() {
        let broken = read(part("name=\"a\"", "1")).await.unwrap_err();
        assert_eq!(broken.code, BROKEN_OFF);
        let cut = read("--x\r\nContent-Disp".to_owned()).await.unwrap_err();
        assert_eq!(cut.code, BROKEN_OFF);
        let much = part("name=\"a\"", &"1".repeat(LIMIT + 1)) + "--x--\r\n";
        assert_eq!(read(much).await.unwrap_err().kind, Kind::TooLarge);
        let names = part(&format!("name=\"{}\"", "n".repeat(1000)), "").repeat(LIMIT / 1000 + 1);
        assert_eq!(read(names + "--x--\r\n").await.unwrap_err().kind, Kind::TooLarge);
    }

    mod any_input {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn is_a_form_or_none(body in "(--x|\r\n|--|Content-Disposition: form-data; name=a|; filename=\"b\"|\\PC{0,9}){0,20}") {
                let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                if let Err(error) = runtime.block_on(read(body)) {
                    prop_assert!(!error.kind.is_ours(), "{error:?}");
                }
            }
        }
    }
}
