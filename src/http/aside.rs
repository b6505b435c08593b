//! Work that leaves much behind: done beside, so that nothing of it stays.

use crate::error::{AppError, Result};

/// Does something in a thread of its own, with which the memory is given back of all that it does not
/// hand over: what is allocated by the way in a thread that goes on is kept by it for later.
pub fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T> {
    std::thread::scope(|scope| scope.spawn(work).join())
        .map_err(|_| AppError::internal("what was done in a thread of its own broke off"))
}
