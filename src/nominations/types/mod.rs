//! Quotas and nominations as callers see them.

mod balance;
mod nomination;
mod quota;

pub use balance::{CountryBalance, NominationBalance};
pub use nomination::{
    NominationCreate, NominationDecline, NominationFilter, NominationOut, NominationPatch,
    NominationSelect, NominationStatus,
};
pub use quota::{QuotaCreate, QuotaFilter, QuotaOut, QuotaPatch};
