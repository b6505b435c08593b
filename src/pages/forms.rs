//! What a form sent: read with a limit, strictly, and kept as it was typed.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use poem::error::ReadBodyError;
use poem::http::header::CONTENT_TYPE;
use poem::{Body, FromRequest, Request, RequestBody};
use uuid::Uuid;

use crate::error::{AppError, Kind, Result};

/// The largest form that is read.
pub const LIMIT: usize = 256 * 1024;
const MOST_VALUES: usize = 1000;
const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// The fields of a form by their names. Fields that nobody asks for are passed over: browsers and
/// their helpers may add some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    fields: BTreeMap<String, Vec<String>>,
    files: BTreeMap<String, FormFile>,
}

/// A file that was chosen in a field, and is kept by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFile {
    /// The handle by which it is known.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
}

impl Form {
    /// Reads a body of the media type that forms send.
    pub async fn read(content_type: Option<&str>, body: Body) -> Result<Self> {
        check_media_type(content_type)?;
        Self::of(&whole(body).await?)
    }

    /// The same of bytes that have been read already.
    pub fn given(content_type: Option<&str>, bytes: &[u8]) -> Result<Self> {
        check_media_type(content_type)?;
        Self::of(bytes)
    }

    fn of(bytes: &[u8]) -> Result<Self> {
        std::str::from_utf8(bytes).map_err(|_| not_text())?.parse()
    }

    /// A form with these fields and values.
    pub fn of_pairs(pairs: Vec<(String, String)>) -> Result<Self> {
        if pairs.len() > MOST_VALUES {
            return Err(AppError::bad_request("form.too_many_fields", "Too many fields."));
        }
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in pairs {
            fields.entry(key).or_default().push(value);
        }
        Ok(Self { fields, files: BTreeMap::new() })
    }

    /// The same with the files that are kept of it, by their fields. What a form says by itself of a
    /// file is never taken for one.
    #[must_use]
    pub fn with_files(self, files: BTreeMap<String, FormFile>) -> Self {
        Self { files, ..self }
    }

    /// The file that is kept of a field.
    pub fn file(&self, key: &str) -> Option<&FormFile> {
        self.files.get(key)
    }

    /// What was typed into `key`, without white space around it; nothing if nothing was.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.raw(key).map(str::trim).filter(|text| !text.is_empty())
    }

    /// What was sent for `key`, as it was sent.
    pub fn raw(&self, key: &str) -> Option<&str> {
        self.all(key).first().map(String::as_str)
    }

    /// All that was sent for `key`, where several can be chosen.
    pub fn all(&self, key: &str) -> &[String] {
        self.fields.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// 400 where something was sent twice that is said once: which of the two was meant is not ours to
    /// guess.
    pub fn check_once(&self, takes_several: impl Fn(&str) -> bool) -> Result<()> {
        let twice =
            |(key, values): (&String, &Vec<String>)| values.len() > 1 && !takes_several(key);
        if self.fields.iter().any(twice) {
            return Err(AppError::bad_request("form.field_twice", "A field was sent twice."));
        }
        Ok(())
    }

    /// Whether the box `key` was ticked.
    pub fn ticked(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// All fields and their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.fields.iter();
        all.flat_map(|(key, values)| values.iter().map(|value| (key.as_str(), value.as_str())))
    }
}

impl std::str::FromStr for Form {
    type Err = AppError;

    fn from_str(body: &str) -> Result<Self> {
        Self::of_pairs(pairs(body).ok_or_else(not_text)?)
    }
}

fn check_media_type(content_type: Option<&str>) -> Result<()> {
    let media_type = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    if media_type.trim().eq_ignore_ascii_case(MEDIA_TYPE) {
        return Ok(());
    }
    let detail = format!("Send the form as {MEDIA_TYPE}.");
    Err(AppError::new(Kind::UnsupportedMediaType, "form.media_type", detail))
}

/// All of a body, which may be as large as a form.
pub async fn whole(body: Body) -> Result<Vec<u8>> {
    let bytes = body.into_bytes_limit(LIMIT).await.map_err(|error| match error {
        ReadBodyError::PayloadTooLarge => AppError::new(
            Kind::TooLarge,
            "form.too_large",
            format!("A form may have up to {LIMIT} bytes."),
        ),
        _ => AppError::bad_request("form.broken_off", "The form did not arrive whole."),
    })?;
    Ok(bytes.to_vec())
}

/// A form that came, or why it cannot be read: the page then tells so in the language of whoever
/// it is for.
#[derive(Debug)]
pub struct Sent(pub Result<Form>);

impl<'a> FromRequest<'a> for Sent {
    async fn from_request(req: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let content_type = req.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        Ok(Self(Form::read(content_type, body.take()?).await))
    }
}

/// What a mail provider posts for a reader who pressed its button (RFC 8058), in either of the forms
/// in which it may; anything else is no such wish.
pub fn is_one_click(content_type: Option<&str>, body: &[u8]) -> bool {
    let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
    let Ok(body) = std::str::from_utf8(body) else { return false };
    if content_type.starts_with("multipart/form-data") {
        let named = |line: &str| line.to_ascii_lowercase().contains("name=\"list-unsubscribe\"");
        let is_value = |line: &str| line.eq_ignore_ascii_case("one-click");
        return body.lines().any(named) && body.lines().any(is_value);
    }
    let fields: Option<Form> = body.trim().parse().ok();
    fields.is_some_and(|form| {
        let mut all = form.iter();
        all.any(|(name, value)| {
            name.eq_ignore_ascii_case("list-unsubscribe") && value.eq_ignore_ascii_case("one-click")
        })
    })
}

fn not_text() -> AppError {
    AppError::bad_request("form.not_utf8", "The form is not UTF-8.")
}

/// Names and values of a query or a form, decoded; nothing if they are not UTF-8.
pub(super) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    text.split('&').filter(|pair| !pair.is_empty()).map(pair).collect()
}

fn pair(text: &str) -> Option<(String, String)> {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    // Browsers send line breaks as CR LF; one kind is enough.
    Some((decode(key)?, decode(value)?.replace("\r\n", "\n")))
}

fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_typed_comes_through_whole() {
        let form: Form = "name=%D0%90%D0%BB%D0%B8%D1%8F+O%E2%80%99Neil&note=a%0D%0Ab&empty=&tick"
            .parse()
            .unwrap();
        assert_eq!(form.text("name"), Some("Алия O’Neil"));
        assert_eq!(form.raw("note"), Some("a\nb"));
        assert_eq!(
            (form.text("empty"), form.raw("empty"), form.raw("none")),
            (None, Some(""), None)
        );
        assert!(form.ticked("tick") && !form.ticked("other"));
    }

    #[test]
    fn a_field_sent_twice_and_bytes_that_are_no_text_are_refused() {
        assert_eq!("a=%ff".parse::<Form>().unwrap_err().code, "form.not_utf8");
        let form: Form = "a=1&a=2&b=3".parse().unwrap();
        assert_eq!(form.check_once(|_| false).unwrap_err().code, "form.field_twice");
        assert!(form.check_once(|key| key == "a").is_ok());
        assert_eq!(form.all("a"), ["1", "2"]);
    }

    #[test]
    fn a_provider_may_post_one_press_of_a_button_in_either_form() {
        let plain = Some("application/x-www-form-urlencoded");
        let parts = Some("multipart/form-data; boundary=x");
        let part = |name: &str, value: &str| {
            format!(
                "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--x--\r\n"
            )
        };
        assert!(is_one_click(plain, b"List-Unsubscribe=One-Click"));
        assert!(is_one_click(plain, b"List-Unsubscribe=One-Click\r\n"));
        assert!(is_one_click(None, b"List-Unsubscribe=One-Click"));
        assert!(is_one_click(parts, part("List-Unsubscribe", "One-Click").as_bytes()));
        assert!(!is_one_click(parts, part("List-Unsubscribe", "Other").as_bytes()));
        assert!(!is_one_click(parts, part("action", "One-Click").as_bytes()));
        for other in ["", "action=stop_all", "List-Unsubscribe", "One-Click", "x=%ff"] {
            assert!(!is_one_click(plain, other.as_bytes()), "{other}");
        }
        assert!(!is_one_click(plain, b"\xff"));
    }

    #[tokio::test]
    async fn a_form_has_a_limit_and_a_media_type() {
        let read = |kind, bytes: Vec<u8>| Form::read(kind, Body::from(bytes));
        let charset = Some("application/x-www-form-urlencoded; charset=UTF-8");
        assert!(read(charset, b"a=1".to_vec()).await.is_ok());
        assert_eq!(read(charset, vec![b'a'; LIMIT]).await.unwrap().iter().count(), 1);
        assert_eq!(read(charset, vec![b'a'; LIMIT + 1]).await.unwrap_err().kind, Kind::TooLarge);
        for kind in [None, Some("application/json"), Some("multipart/form-data; boundary=x")] {
            let error = read(kind, b"a=1".to_vec()).await.unwrap_err();
            assert_eq!(error.kind, Kind::UnsupportedMediaType);
        }
    }

    proptest! {
        #[test]
        fn any_value_survives_the_way(value in "\\PC{0,60}") {
            let sent = percent_encoding::utf8_percent_encode(&value, percent_encoding::NON_ALPHANUMERIC);
            let form: Form = format!("key={sent}").parse().unwrap();
            prop_assert_eq!(form.raw("key"), Some(value.as_str()));
        }
    }

    mod any_input {
        use super::*;

        proptest! {
            #[test]
            fn is_refused_or_comes_back_the_same(body in "\\PC{0,80}|([a-c%=&+;]|%[0-9a-fA-F]{2}){0,40}") {
                let Ok(form) = body.parse::<Form>() else { return Ok(()) };
                let fields: Vec<(&str, &str)> = form.iter().collect();
                let again = serde_urlencoded::to_string(&fields).unwrap();
                prop_assert_eq!(again.parse::<Form>().unwrap(), form);
            }
        }
    }
}
