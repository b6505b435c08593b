//! That programmes form one tree, and that their dates, known only in part, stand in order.

use crate::db::PartialDate;
use crate::error::FieldError;

pub use crate::tree::would_circle;

/// What is wrong with the dates: an end that lies before the beginning, however both are meant.
pub fn dates_fault(
    starts_on: Option<&PartialDate>,
    ends_on: Option<&PartialDate>,
) -> Option<FieldError> {
    let before = ends_on?.last_day() < starts_on?.first_day();
    before.then(|| FieldError::new("ends_on", "before_start", "must not lie before starts_on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_in_the_year_of_the_beginning_is_fine() {
        let fault = |start: &str, end: &str| {
            dates_fault(Some(&start.parse().unwrap()), Some(&end.parse().unwrap())).is_some()
        };
        assert!(!fault("2018", "2021-12"));
        assert!(!fault("2021-07-15", "2021"));
        assert!(!fault("2021", "2021-01-01"));
        assert!(fault("2021", "2020-12-31"));
        assert!(fault("2021-07", "2021-06"));
        assert!(dates_fault(None, Some(&"2021".parse().unwrap())).is_none());
    }
}
