//! A form as a browser sends it that brings files.

use super::TestApp;
use super::http::Call;

/// Its parts so far.
#[derive(Clone, Default)]
pub struct Multipart(Vec<u8>);

const MEDIA_TYPE: &str = "multipart/form-data; boundary=----x7";

impl Multipart {
    /// With these fields.
    pub fn of(fields: &[(&str, &str)]) -> Self {
        fields.iter().fold(Self::default(), |form, (name, value)| form.text(name, value))
    }

    fn part(mut self, head: &str, content: &[u8]) -> Self {
        let head = format!("------x7\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        self.0.extend_from_slice(head.as_bytes());
        self.0.extend_from_slice(content);
        self.0.extend_from_slice(b"\r\n");
        self
    }

    pub fn text(self, field: &str, value: &str) -> Self {
        self.part(&format!("name=\"{field}\""), value.as_bytes())
    }

    pub fn file(self, field: &str, name: &str, content: &[u8]) -> Self {
        self.part(&format!("name=\"{field}\"; filename=\"{name}\""), content)
    }

    pub fn to<'a>(&self, app: &'a TestApp, page: &str) -> Call<'a> {
        let whole = [self.0.as_slice(), b"------x7--\r\n"].concat();
        app.raw("POST", page).bytes(MEDIA_TYPE, whole)
    }
}
