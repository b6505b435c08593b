//! What dimensions and their scales must be.

use super::{TEXT_MAX, TITLE_MAX};
use crate::assessments::types::{AssessmentDimension, AssessmentScale};
use crate::error::Checks;
use crate::text::{Texts, check_long_texts, key_fault, title_faults};

/// How long the name of a level may be.
const LABEL_MAX: usize = 100;

/// Notes what is wrong with the dimensions of an assessment.
pub(super) fn check(checks: &mut Checks, dimensions: &[AssessmentDimension]) {
    for (index, own) in dimensions.iter().enumerate() {
        let at = |field: &str| format!("dimensions/{index}/{field}");
        let before = &dimensions[..index];
        checks.extend(key_fault(&at("key"), &own.key));
        let fresh = before.iter().all(|other| other.key != own.key);
        let message = "A dimension above has this key; each has one of its own.";
        checks.require(fresh, &at("key"), "duplicate", message);
        checks.extend(title_faults(&at("title"), &own.title, TITLE_MAX));
        check_long_texts(checks, &at("description"), own.description.as_ref(), TEXT_MAX);
        if let Some(scale) = &own.scale {
            check_scale(checks, &at("scale"), scale);
        }
    }
}

fn check_scale(checks: &mut Checks, base: &str, scale: &AssessmentScale) {
    let rises = scale.minimum < scale.maximum;
    let message = "must lie above minimum";
    checks.require(rises, &format!("{base}/maximum"), "range", message);
    let labels = format!("{base}/labels");
    let fits = scale.labels.is_empty() || !rises || scale.labels.len() == scale.levels();
    checks.require(
        fits,
        &labels,
        "count",
        "give one for each of up to 20 levels, from the lowest, or none",
    );
    for (index, label) in scale.labels.iter().enumerate() {
        checks.extend(title_faults(&format!("{labels}/{index}"), label, LABEL_MAX));
    }
}

impl AssessmentScale {
    /// How many levels it has.
    fn levels(&self) -> usize {
        usize::try_from(self.maximum - self.minimum + 1).unwrap_or(0)
    }

    /// Whether it has this level.
    pub fn has(&self, level: i32) -> bool {
        (self.minimum..=self.maximum).contains(&level)
    }

    /// What a level is called, where it has a name.
    pub fn label(&self, level: i32) -> Option<&Texts> {
        let place = usize::try_from(level - self.minimum).ok()?;
        self.labels.get(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dimension(key: &str, scale: Option<(i32, i32, usize)>) -> AssessmentDimension {
        let scale = scale.map(|(minimum, maximum, labels)| AssessmentScale {
            minimum,
            maximum,
            labels: vec![Texts::english("Level"); labels],
        });
        AssessmentDimension {
            key: key.to_owned(),
            title: Texts::english("T"),
            description: None,
            scale,
        }
    }

    fn wrong(dimensions: &[AssessmentDimension]) -> Vec<String> {
        let mut checks = Checks::new();
        check(&mut checks, dimensions);
        checks.into_faults().into_iter().map(|fault| fault.pointer).collect()
    }

    #[test]
    fn a_dimension_has_a_key_of_its_own_and_a_title() {
        assert_eq!(wrong(&[dimension("a", None), dimension("b_2", None)]), [""; 0]);
        let blank = AssessmentDimension { title: Texts::default(), ..dimension("c", None) };
        let given = [dimension("a", None), dimension("a", None), dimension("B", None), blank];
        let expected = ["/dimensions/1/key", "/dimensions/2/key", "/dimensions/3/title"];
        assert_eq!(wrong(&given), expected);
    }

    #[test]
    fn a_scale_rises_and_names_all_of_its_levels_or_none() {
        for fine in [(1, 5, 0), (1, 5, 5), (0, 1, 2)] {
            assert_eq!(wrong(&[dimension("a", Some(fine))]), [""; 0], "{fine:?}");
        }
        let few = dimension("a", Some((1, 5, 4)));
        assert_eq!(wrong(&[few]), ["/dimensions/0/scale/labels"]);
        for flat in [(5, 5, 1), (5, 1, 0)] {
            let found = wrong(&[dimension("a", Some(flat))]);
            assert_eq!(found, ["/dimensions/0/scale/maximum"], "{flat:?}");
        }
    }

    #[test]
    fn levels_have_their_names_from_the_lowest() {
        let labels = ["Low", "High"].map(Texts::english).into();
        let scale = AssessmentScale { minimum: 3, maximum: 4, labels };
        assert_eq!(scale.label(4), Some(&Texts::english("High")));
        assert_eq!((scale.label(2), scale.label(5)), (None, None));
        assert!(scale.has(3) && scale.has(4) && !scale.has(2) && !scale.has(5));
    }
}
