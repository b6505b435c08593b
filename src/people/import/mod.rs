//! People out of a table, and what every table about people has in common: every row is judged by itself,
//! and nobody is overwritten or merged.
//!
//! Whose id or address is on record is known, and stays as they stand there. Who comes without an address
//! and bears a name that is on record may be that person: they are shown, and not made. So the same table
//! once more makes nobody. Nominations and registrations read their rows here, and add what these say
//! beside who somebody is.

pub mod cells;
pub mod columns;
pub mod fields;
pub mod rows;
pub mod service;
pub mod table;
pub mod types;
