//! Applying a change: what is left out stays, null clears.

use chrono::NaiveTime;

pub use poem_openapi::types::MaybeUndefined;

use crate::db::List;
use crate::wall_time::WallTime;

/// A field of a change.
pub trait Patch<T> {
    /// Writes it over `value` where it was given.
    fn apply(&self, value: &mut T);
}

impl<T: Clone> Patch<T> for Option<T> {
    fn apply(&self, value: &mut T) {
        if let Some(new) = self {
            value.clone_from(new);
        }
    }
}

impl<T: Clone> Patch<Option<T>> for MaybeUndefined<T> {
    fn apply(&self, value: &mut Option<T>) {
        match self {
            Self::Undefined => {}
            Self::Null => *value = None,
            Self::Value(new) => *value = Some(new.clone()),
        }
    }
}

/// A list without anything is what null leaves.
impl<T: Clone> Patch<List<T>> for MaybeUndefined<Vec<T>> {
    fn apply(&self, value: &mut List<T>) {
        match self {
            Self::Undefined => {}
            Self::Null => *value = List::default(),
            Self::Value(new) => *value = new.clone().into(),
        }
    }
}

impl Patch<Option<NaiveTime>> for MaybeUndefined<WallTime> {
    fn apply(&self, value: &mut Option<NaiveTime>) {
        match self {
            Self::Undefined => {}
            Self::Null => *value = None,
            Self::Value(new) => *value = Some((*new).into()),
        }
    }
}
