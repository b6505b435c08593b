//! What tests are worth, and what was gained between two.

/// A share in per cent, to one decimal.
pub fn percent(part: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { to_tenths(wide(part) * 100.0 / wide(whole)) }
}

/// A number that fits any count exactly that there can be.
pub fn wide(count: i64) -> f64 {
    f64::from(i32::try_from(count).unwrap_or(i32::MAX))
}

/// To one decimal.
pub fn to_tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// The mean of some numbers; none of none.
pub fn mean(numbers: &[f64]) -> Option<f64> {
    let count = i64::try_from(numbers.len()).ok().filter(|count| *count > 0)?;
    Some(numbers.iter().sum::<f64>() / wide(count))
}

/// What was gained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gained {
    /// The mean before.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// The difference.
    pub gain: f64,
    /// What share of what could be gained was.
    pub normalized: Option<f64>,
}

/// What lies between two means in per cent.
pub fn gained(before: f64, after: f64) -> Gained {
    let left = 100.0 - before;
    let normalized = (left > 0.0).then(|| ((after - before) / left * 100.0).round() / 100.0);
    let (gain, before, after) = (to_tenths(after - before), to_tenths(before), to_tenths(after));
    Gained { before, after, gain, normalized }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gain_is_what_lies_between_two_means() {
        let found = gained(50.0, 75.0);
        assert_eq!(found, Gained { before: 50.0, after: 75.0, gain: 25.0, normalized: Some(0.5) });
        assert_eq!(gained(100.0, 90.0).normalized, None, "nothing was left to be gained");
        assert_eq!(gained(50.0, 40.0).normalized, Some(-0.2));
    }

    #[test]
    fn a_share_has_one_decimal() {
        assert_eq!((percent(1, 3), percent(2, 3), percent(0, 0)), (33.3, 66.7, 0.0));
    }
}
