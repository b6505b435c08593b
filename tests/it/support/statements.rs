//! What an application asks of its database.

use std::sync::{Arc, Mutex};

use sea_orm::Statement;

/// All statements so far.
#[derive(Clone, Default)]
pub struct Statements(Arc<Mutex<Vec<Statement>>>);

impl Statements {
    pub fn note(&self, statement: &Statement) {
        self.0.lock().unwrap().push(statement.clone());
    }

    /// Forgets those so far.
    pub fn forget(&self) {
        self.0.lock().unwrap().clear();
    }

    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().iter().map(|statement| statement.sql.clone()).collect()
    }

    /// The same with their values.
    pub fn with_values(&self) -> Vec<Statement> {
        self.0.lock().unwrap().clone()
    }
}
