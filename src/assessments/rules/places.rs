//! Where a finding stands: a country in a dimension, or all countries in one.

use crate::assessments::entity::assessment::Model;
use crate::country_code::CountryCode;
use crate::error::{AppError, Checks, Result};
use crate::ids::FindingId;

/// Where a finding stands, and at which level.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The finding.
    pub id: FindingId,
    /// The key of the dimension.
    pub dimension: String,
    /// The country; none: all together.
    pub country: Option<CountryCode>,
    /// The level.
    pub level: Option<i32>,
}

/// Notes a dimension or a country that the assessment has not, and a level that the scale has not.
pub fn check_place(
    checks: &mut Checks,
    of: &Model,
    (dimension, country, level): (&str, Option<&CountryCode>, Option<i32>),
) {
    let message = "The assessment does not cover this country.";
    let covers = country.is_none_or(|own| of.countries.contains(own));
    checks.require(covers, "country", "unknown", message);
    let Some(dimension) = of.dimensions.iter().find(|own| own.key == dimension) else {
        return checks.add("dimension", "unknown", "The assessment has no such dimension.");
    };
    match (&dimension.scale, level) {
        (None, Some(_)) => {
            let message = "This dimension has no scale: say it in the text.";
            checks.add("level", "no_scale", message);
        }
        (Some(scale), Some(level)) if !scale.has(level) => {
            let message = format!("give a level from {} to {}", scale.minimum, scale.maximum);
            checks.add("level", "range", message);
        }
        _ => {}
    }
}

/// The findings that have no place once the assessment says this. 409 where that is not wanted, and
/// where one would stay at a level that its scale has no more.
pub fn displaced(after: &Model, places: &[Place], may_go: bool) -> Result<Vec<FindingId>> {
    let scale_of = |own: &Place| {
        let covers = own.country.as_ref().is_none_or(|country| after.countries.contains(country));
        after.dimensions.iter().find(|it| covers && it.key == own.dimension)
    };
    let mut gone = Vec::new();
    for own in places {
        match (scale_of(own), own.level) {
            (None, _) => gone.push(own.id),
            (Some(dimension), Some(level)) => {
                let fits = dimension.scale.as_ref().is_some_and(|scale| scale.has(level));
                if !fits {
                    return Err(level_lost(&dimension.key));
                }
            }
            (Some(_), None) => {}
        }
    }
    if gone.is_empty() || may_go { Ok(gone) } else { Err(has_findings(gone.len())) }
}

fn has_findings(count: usize) -> AppError {
    let detail = format!(
        "Findings: {count} are of a country or a dimension that would go. Delete them first, or send \
         remove_findings with true, and they go too."
    );
    AppError::conflict("assessment.has_findings", detail)
}

fn level_lost(dimension: &str) -> AppError {
    let detail = format!(
        "A finding in the dimension {dimension} has a level that the scale would have no more. Change \
         its level first."
    );
    AppError::conflict("assessment.level_lost", detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessments::rules::sample::assessment;
    use crate::assessments::types::AssessmentScale;
    use uuid::Uuid;

    fn place(n: u128, dimension: &str, country: Option<&str>, level: Option<i32>) -> Place {
        Place {
            id: Uuid::from_u128(n).into(),
            dimension: dimension.to_owned(),
            country: country.map(|code| code.parse().unwrap()),
            level,
        }
    }

    fn wrong(dimension: &str, country: Option<&str>, level: Option<i32>) -> Vec<String> {
        let (of, country) = (assessment(&["KZ", "KG"]), country.map(|code| code.parse().unwrap()));
        let mut checks = Checks::new();
        check_place(&mut checks, &of, (dimension, country.as_ref(), level));
        checks.into_faults().into_iter().map(|it| format!("{} {}", it.pointer, it.code)).collect()
    }

    #[test]
    fn a_finding_is_of_a_country_and_a_dimension_that_there_are_and_on_the_scale() {
        assert_eq!(wrong("text", Some("KZ"), None), [""; 0]);
        assert_eq!(wrong("scaled", None, Some(5)), [""; 0]);
        assert_eq!(wrong("other", Some("MN"), None), ["/country unknown", "/dimension unknown"]);
        assert_eq!(wrong("text", Some("KZ"), Some(1)), ["/level no_scale"]);
        assert_eq!(wrong("scaled", Some("KZ"), Some(6)), ["/level range"]);
    }

    #[test]
    fn what_has_findings_is_given_up_only_with_them() {
        let of = assessment(&["KZ"]);
        let stays = [place(1, "text", Some("KZ"), None), place(2, "scaled", None, Some(1))];
        assert!(displaced(&of, &stays, false).unwrap().is_empty());
        let goes = [place(3, "text", Some("KG"), None), place(4, "gone", None, Some(9))];
        let refused = displaced(&of, &goes, false).unwrap_err();
        assert_eq!(refused.code, "assessment.has_findings");
        assert_eq!(displaced(&of, &goes, true).unwrap(), [goes[0].id, goes[1].id]);
    }

    #[test]
    fn no_finding_is_left_at_a_level_that_there_is_not() {
        let mut of = assessment(&["KZ"]);
        let found = [place(1, "scaled", Some("KZ"), Some(4))];
        assert!(displaced(&of, &found, false).is_ok());
        let less = AssessmentScale { minimum: 1, maximum: 3, labels: Vec::new() };
        for scale in [Some(less), None] {
            of.dimensions.0[1].scale = scale;
            let refused = displaced(&of, &found, true).unwrap_err();
            assert_eq!(refused.code, "assessment.level_lost");
        }
    }
}
