//! Applying a change: what is left out stays, null clears.
//!
//! A field that can be empty is a [`Change`]; an `Option` is one that always has a value, and null
//! is wrong there. The description of the API is derived from that, so that no change can take
//! null and do nothing.

use chrono::NaiveTime;

use crate::db::List;
use crate::wall_time::WallTime;

/// A field that can be cleared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// Left out: it stays as it is.
    #[default]
    Undefined,
    /// Null: it is cleared.
    Null,
    /// This takes its place.
    Value(T),
}

impl<T> Change<T> {
    /// What was given.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Undefined | Self::Null => None,
        }
    }

    /// Whether something was given.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Writes it over `value`; null leaves `empty`.
    pub fn apply_or(&self, value: &mut T, empty: T)
    where
        T: Clone,
    {
        match self {
            Self::Undefined => {}
            Self::Null => *value = empty,
            Self::Value(new) => value.clone_from(new),
        }
    }

    /// Whether it was left out.
    pub fn is_undefined(&self) -> bool {
        matches!(self, Self::Undefined)
    }
}

impl<T> Change<Vec<T>> {
    /// The list that takes the place of the one before; null is one without anything.
    pub fn list(&self) -> Option<&[T]> {
        match self {
            Self::Undefined => None,
            Self::Null => Some(&[]),
            Self::Value(list) => Some(list),
        }
    }
}

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

impl<T: Clone> Patch<Option<T>> for Change<T> {
    fn apply(&self, value: &mut Option<T>) {
        match self {
            Self::Undefined => {}
            Self::Null => *value = None,
            Self::Value(new) => *value = Some(new.clone()),
        }
    }
}

/// A list without anything is what null leaves.
impl<T: Clone> Patch<List<T>> for Change<Vec<T>> {
    fn apply(&self, value: &mut List<T>) {
        if let Some(list) = self.list() {
            *value = list.to_vec().into();
        }
    }
}

impl Patch<Option<NaiveTime>> for Change<WallTime> {
    fn apply(&self, value: &mut Option<NaiveTime>) {
        match self {
            Self::Undefined => {}
            Self::Null => *value = None,
            Self::Value(new) => *value = Some((*new).into()),
        }
    }
}
