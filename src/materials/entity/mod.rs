//! The tables of materials.

pub mod material;
pub mod text;
