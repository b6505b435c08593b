//! Reading a report, writing its sections, keeping its versions.

mod compose;
mod sections;
mod versions;

use crate::error::{AppError, Result};

pub use compose::current;
pub use sections::{give_back, section, write};
pub use versions::{Prepared, changes, keep, list, prepare, shown, version};

/// Does what takes its time, as a long report does, on a thread where it holds nobody up.
pub async fn at_ease<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(AppError::internal)
}
