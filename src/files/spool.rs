//! A file while it comes in: in a file of the system that has no name and goes with us, so that
//! whoever sends slowly holds up no write, and however much is sent, little of it is in memory.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use tokio::task::spawn_blocking;

use crate::error::{AppError, Kind, Result};

/// How many bytes a piece has: so much of a file is in memory at a time.
const PIECE: u64 = 128 * 1024;
/// How many of its first bytes are at hand.
const HEAD: usize = 512;

/// A file that is coming in.
#[derive(Debug)]
pub struct Spool {
    file: Arc<File>,
    to: tokio::fs::File,
    head: Vec<u8>,
    size: u64,
    digest: Sha256,
}

/// A file that has come in whole. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Spooled {
    file: Arc<File>,
    head: Vec<u8>,
    size: u64,
    digest: [u8; 32],
}

impl Spool {
    /// An empty file.
    pub async fn begin() -> Result<Self> {
        let made = spawn_blocking(|| {
            let file = tempfile::tempfile()?;
            Ok((file.try_clone()?, file))
        });
        let (file, to) = made.await.map_err(AppError::internal)?.map_err(no_room)?;
        let mut to = tokio::fs::File::from_std(to);
        to.set_max_buf_size(usize::try_from(PIECE).unwrap_or(usize::MAX));
        let (file, head, digest) = (Arc::new(file), Vec::new(), Sha256::new());
        Ok(Self { file, to, head, size: 0, digest })
    }

    /// How many bytes have come.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Takes some bytes.
    pub async fn push(&mut self, bytes: &[u8]) -> Result<()> {
        let missing = HEAD - self.head.len();
        self.head.extend(bytes.iter().take(missing));
        self.size += bytes.len() as u64;
        self.digest.update(bytes);
        self.to.write_all(bytes).await.map_err(no_room)
    }

    /// The whole of it.
    pub async fn end(mut self) -> Result<Spooled> {
        self.to.flush().await.map_err(no_room)?;
        let Self { file, head, size, digest, .. } = self;
        Ok(Spooled { file, head, size, digest: digest.finalize().into() })
    }
}

impl Spooled {
    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Its SHA-256.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// Its first bytes.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// What `look` finds in it, where it holds nobody up.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&File) -> io::Result<T> + Send + 'static,
    ) -> Result<T> {
        let file = self.file.clone();
        let seen = spawn_blocking(move || look(&file)).await;
        seen.map_err(AppError::internal)?.map_err(no_room)
    }

    /// A piece of it, from 0 on; nothing after the last.
    pub async fn piece(&self, number: u32) -> Result<Option<Vec<u8>>> {
        let from = u64::from(number) * PIECE;
        let length = usize::try_from(self.size.saturating_sub(from).min(PIECE)).unwrap_or(0);
        if length == 0 {
            return Ok(None);
        }
        let read = move |file: &File| {
            let mut piece = vec![0; length];
            file.read_exact_at(&mut piece, from)?;
            Ok(piece)
        };
        self.look(read).await.map(Some)
    }
}

/// Where files wait there is no room, or no such place.
fn no_room(cause: io::Error) -> AppError {
    let detail = "There is no room for a file just now. Nothing was kept; try again in a moment.";
    let error = AppError::new(Kind::Unavailable, "file.no_room", detail);
    AppError { cause: Some(cause.into()), ..error }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_comes_out_in_pieces_as_it_came_in() {
        let whole: Vec<u8> = (0..300_000_u32).map(|n| n.to_le_bytes()[0] ^ 7).collect();
        let mut spool = Spool::begin().await.unwrap();
        for part in whole.chunks(7_777) {
            spool.push(part).await.unwrap();
        }
        let file = spool.end().await.unwrap();
        assert_eq!((file.size(), file.head()), (300_000, &whole[..HEAD]));
        assert_eq!(file.digest(), <[u8; 32]>::from(Sha256::digest(&whole)));
        let mut out = Vec::new();
        let mut number = 0;
        while let Some(piece) = file.piece(number).await.unwrap() {
            assert!(piece.len() as u64 <= PIECE);
            out.extend(piece);
            number += 1;
        }
        assert_eq!((out == whole, number), (true, 3));
    }

    #[tokio::test]
    async fn an_empty_file_has_no_piece() {
        let file = Spool::begin().await.unwrap().end().await.unwrap();
        assert_eq!((file.size(), file.piece(0).await.unwrap()), (0, None));
    }
}
