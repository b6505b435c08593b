//! A list of choices that is too long to be written for each reader anew.

use serde::{Serialize, Serializer};

use crate::pages::escape;

/// Choices that are the same for everybody, made into HTML once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongList(String);

impl LongList {
    /// What is sent and what is shown of each.
    pub fn new<'a>(choices: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let line =
            |(value, name): (&str, &str)| format!("{}{}</option>\n", opening(value), escape(name));
        Self(choices.into_iter().map(line).collect())
    }
}

fn opening(value: &str) -> String {
    format!("<option value=\"{}\">", escape(value))
}

/// Such a list as it is handed to a template, with one of its choices chosen.
pub(in crate::pages) fn chosen(list: &str, value: &str) -> String {
    let opening = opening(value);
    let Some((before, after)) = list.split_once(&opening) else { return list.to_owned() };
    let open = opening.trim_end_matches('>');
    format!("{before}{open} selected>{after}")
}

impl Serialize for LongList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_chosen_and_nothing_is_markup_that_was_none() {
        let list = LongList::new([("KG", "Kyrgyzstan"), ("CI", "Côte <d'Ivoire>")]);
        let html = chosen(&list.0, "CI");
        let expected = "<option value=\"KG\">Kyrgyzstan</option>\n\
            <option value=\"CI\" selected>Côte &lt;d&#39;Ivoire&gt;</option>\n";
        assert_eq!(html, expected);
        for value in ["", "XX", "\"><script>"] {
            assert_eq!(chosen(&list.0, value), list.0, "{value}");
        }
    }
}
