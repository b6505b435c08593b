//! People.

use sea_orm::entity::prelude::*;

use crate::countries::CountryCode;
use crate::db::List;
use crate::ids::{OrganizationId, PersonId};
use crate::mail::EmailAddress;
use crate::people::types::Gender;
use crate::text::Language;

/// A row of `people`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    /// Raised by every change; the `ETag`.
    pub version: i64,
    /// The name as the person writes it; for an unnamed person, what is known.
    pub full_name: String,
    /// The full name, folded, to sort by.
    pub name_sort: String,
    /// Whether the source gives no name, so that lists say so instead of inventing one.
    pub unnamed: bool,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// The name in the person's own script.
    pub native_name: Option<String>,
    /// The name for badges and certificates.
    pub badge_name: Option<String>,
    /// Honorific, free text.
    pub honorific: Option<String>,
    /// The address as it was given.
    pub email: Option<EmailAddress>,
    /// The address by which people are told apart; unique.
    pub email_canonical: Option<String>,
    /// Further addresses by which they are found, as they were given; mail goes to none of them.
    #[sea_orm(column_type = "JsonBinary")]
    pub other_emails: List<EmailAddress>,
    /// Phone.
    pub phone: Option<String>,
    /// Gender; none where it is not recorded.
    pub gender: Option<Gender>,
    /// Position.
    pub position: Option<String>,
    /// Organization.
    pub organization_id: Option<OrganizationId>,
    /// Country.
    pub country: Option<CountryCode>,
    /// The language in which the person is written to.
    pub preferred_language: Option<Language>,
    /// Names, honorific, addresses and position, folded for search.
    pub search: String,
    /// Whether nothing is known of them but what somebody typed with a sign-up that nobody has
    /// confirmed.
    pub provisional: bool,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it was last changed.
    pub updated_at: DateTimeUtc,
}

impl Model {
    /// All addresses by which they are found, the one to which mail goes first.
    pub fn addresses(&self) -> impl Iterator<Item = &EmailAddress> {
        self.email.iter().chain(self.other_emails.iter())
    }

    /// Whether this is one of them; case makes no difference.
    pub fn is_found_by(&self, email: &EmailAddress) -> bool {
        self.addresses().any(|it| it.canonical() == email.canonical())
    }
}

crate::belongs_to! {
    /// The person's organization.
    Organization: OrganizationId => crate::organizations::entity,
}
