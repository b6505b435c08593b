//! The tables of uploads.

pub mod piece;
pub mod upload;
