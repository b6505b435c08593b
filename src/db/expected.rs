//! Which version of a row a change is meant for.

use crate::error::{AppError, Kind, Result};

/// What `If-Match` said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there (`*`, or nothing where nothing is required).
    Any,
    /// One of these.
    OneOf(Vec<i64>),
}

impl Expected {
    /// 412 unless the row is still what the caller last read.
    pub fn check(&self, version: i64) -> Result<()> {
        match self {
            Self::OneOf(versions) if !versions.contains(&version) => Err(AppError::new(
                Kind::PreconditionFailed,
                "precondition.stale",
                "Somebody changed this since you read it. Read it again and repeat the change with the new ETag.",
            )),
            _ => Ok(()),
        }
    }
}
