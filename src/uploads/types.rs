//! Uploads as callers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use crate::ids::UploadId;

/// A file that waits for something to name it.
#[derive(Clone, Debug, Object)]
pub struct UploadOut {
    /// Its id: the handle by which something names it.
    pub id: UploadId,
    /// Its version, as in the `ETag`.
    pub version: i64,
    /// Its name, without folders and without signs that files are not called by; it ends as its kind
    /// does.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Until when something can name it; then it is deleted.
    pub expires_at: DateTime<Utc>,
    /// When it came.
    pub created_at: DateTime<Utc>,
}
