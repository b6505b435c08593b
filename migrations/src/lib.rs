//! The schema of Convoke, a file a change.

use sea_orm_migration::prelude::*;

mod m20261122_000003_mail;

/// All migrations, in their order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261122_000003_mail::Migration)]
    }
}
