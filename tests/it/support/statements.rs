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

    /// The same but for those by which a token is looked up and its use is noted: how often that is
    /// done goes by the clock of the machine, and not by what is asked for.
    pub fn but_the_tokens(&self) -> Vec<String> {
        self.all().into_iter().filter(|sql| !is_of_the_token(sql)).collect()
    }

    /// The same with their values.
    pub fn with_values(&self) -> Vec<Statement> {
        self.0.lock().unwrap().clone()
    }
}

/// Whether it looks up by its secret who asks, or notes that they did.
pub fn is_of_the_token(sql: &str) -> bool {
    let noted = sql.starts_with("UPDATE \"tokens\"") && sql.contains("\"last_used_at\"");
    sql.starts_with("SELECT") && sql.contains("\"tokens\".\"secret_hash\" =") || noted
}
