//! Tables of attendance.

pub mod attendance;
pub mod check_in;
pub mod nonce;
pub mod tally;
