//! An SQLite file that is locked, full, read-only, gone, or on a disk that fails.

mod failing;
mod full;
mod gone;
mod locked;
mod read_only;
