//! Applying a change: what is left out stays, null clears.

use poem_openapi::types::MaybeUndefined;

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
