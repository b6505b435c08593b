//! Sets of fields that ship, to be added to a form and changed there.

use super::types::FormSetOut;
use crate::error::{AppError, Result};

const SHIPPED: &str = include_str!("sets.json");

/// All of them.
pub fn all() -> Result<Vec<FormSetOut>> {
    Ok(serde_json::from_str(SHIPPED)?)
}

/// The one of this name.
pub fn find(name: super::types::FormSetName) -> Result<FormSetOut> {
    let found = all()?.into_iter().find(|set| set.name == name);
    found.ok_or_else(|| AppError::internal("a set of fields is missing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registrations::form::rules::form_faults;
    use crate::registrations::form::types::FormSetName;
    use crate::text::Language;

    #[test]
    fn every_set_is_a_form_in_english_and_russian_and_all_fit_into_one() {
        let sets = all().unwrap();
        let names: Vec<FormSetName> = sets.iter().map(|set| set.name).collect();
        assert_eq!(names, FormSetName::ALL);
        let fields: Vec<_> = sets.into_iter().flat_map(|set| set.fields).collect();
        assert_eq!(form_faults(&fields), []);
        for field in &fields {
            let labels = field.options.iter().map(|option| &option.label);
            for texts in labels.chain([&field.label]).chain(&field.help) {
                for language in [Language::english(), Language::russian()] {
                    assert!(texts.in_language(&language).is_some(), "{}", field.key);
                }
            }
            assert!(field.retention_days.is_some(), "{}", field.key);
        }
    }
}
