//! Fields of a report: groups of lines such as `Status: 5.1.1` (RFC 3464, section 2.1.1), and the
//! codes in what a server said.

use crate::mail::rules::is_enhanced;

/// The fields of one group, in their order, their names in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// What stands in the first field of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All groups of a text; lines that are no fields are passed over.
pub(super) fn groups(text: &str) -> Vec<Fields> {
    let mut groups = vec![Fields::default()];
    for line in text.lines() {
        let Some(group) = groups.last_mut() else { break };
        if line.trim().is_empty() {
            groups.push(Fields::default());
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            group.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    groups.retain(|group| !group.0.is_empty());
    groups
}

/// The address in a field such as `rfc822; aigul@example.org`.
pub(super) fn address(value: &str) -> &str {
    let value = value.split_once(';').map_or(value, |(_, address)| address);
    value.trim().trim_start_matches('<').trim_end_matches('>').trim()
}

/// What is set in, and the words that are set in further under it: without a form of its own, a
/// report names each address so, and why under it.
pub(super) fn set_in(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(usize, String, Vec<&str>)> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let (depth, line) = (line.len() - line.trim_start().len(), line.trim());
        if depth == 0 || line.is_empty() {
            goes_on = false;
            continue;
        }
        match found.last_mut().filter(|(head, ..)| goes_on && depth > *head) {
            Some((_, _, words)) => words.push(line),
            None => found.push((depth, line.to_owned(), Vec::new())),
        }
        goes_on = true;
    }
    found.into_iter().map(|(_, head, words)| (head, words.join(" "))).collect()
}

/// The first code of SMTP in a text, and the enhanced one right behind it.
pub(super) fn codes(text: &str) -> (Option<u16>, Option<String>) {
    let apart = |c: char| c.is_whitespace() || matches!(c, '-' | ';' | ':' | '(' | ')' | '#' | '<');
    let words: Vec<&str> = text.split(apart).filter(|word| !word.is_empty()).collect();
    let is_code = |word: &&str| {
        word.len() == 3
            && word.starts_with(['4', '5'])
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some(at) = words.iter().position(is_code) else { return (None, None) };
    let code: Option<&str> = words.get(at).copied();
    let enhanced = words.get(at + 1).filter(|word| is_enhanced(word));
    let fits = |word: &&&str| code.is_some_and(|code| code.get(..1) == word.get(..1));
    (code.and_then(|code| code.parse().ok()), enhanced.filter(fits).map(|&word| word.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_with_the_lines_that_go_on() {
        let text = "Reporting-MTA: dns; mx.example\r\n\r\nfinal-recipient: rfc822; a@b.example\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n no such\r\n\tuser\r\nno field\r\n\r\n\r\n";
        let groups = groups(text);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[1].get("final-recipient").map(address), Some("a@b.example"));
        assert_eq!(groups[1].get("diagnostic-code"), Some("smtp; 550 5.1.1 no such user"));
        assert_eq!(groups[1].get("action"), None);
    }

    #[test]
    fn the_words_under_an_address_are_its_own() {
        let text = "Failed:\r\n\r\n  a@b.example\r\n    host x\r\n    said no\r\n  c@d.example\r\n\r\n    alone\r\n\r\nEnd.";
        let found = set_in(text);
        let found: Vec<_> = found.iter().map(|(head, words)| (&**head, &**words)).collect();
        assert_eq!(found, [("a@b.example", "host x said no"), ("c@d.example", ""), ("alone", "")]);
        assert_eq!(set_in("nothing\nis set in"), []);
    }

    #[test]
    fn an_enhanced_code_counts_behind_the_code_that_it_belongs_to() {
        let enhanced = |text| codes(text).1;
        assert_eq!(codes("smtp; 550 5.1.1 no such user"), (Some(550), Some("5.1.1".into())));
        assert_eq!(codes("smtp; 550-5.1.1 The account"), (Some(550), Some("5.1.1".into())));
        assert_eq!(codes("smtp;550 5.1.10 RESOLVER"), (Some(550), Some("5.1.10".into())));
        assert_eq!(codes("x-unix; user unknown"), (None, None));
        assert_eq!(enhanced("Exim 4.94.2 said 550 no"), None);
        assert_eq!(enhanced("450 5.1.1"), None);
        assert_eq!(codes("552 5.2.2 (#5.2.2)"), (Some(552), Some("5.2.2".into())));
    }
}
