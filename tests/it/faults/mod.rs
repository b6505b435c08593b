//! What goes wrong around the program. What it has acknowledged is kept, what it cannot do it says,
//! and it comes back by itself.

mod clock;
mod doctor;
mod house;
mod http;
mod killed;
mod machine;
mod migrating;
mod postgres;
mod sqlite;
