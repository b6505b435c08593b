//! A PostgreSQL that goes away, has no connection left, or waits for somebody else.

mod cluster;
mod held;
mod restarted;
mod used_up;
