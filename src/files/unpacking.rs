//! How much is unpacked of a package that anybody may have made. What its parts say of their size may
//! not be so: what counts is what comes out.

use std::io::{self, Read, Write};

/// So much may still be unpacked.
#[derive(Debug)]
pub(super) struct Room(u64);

/// Why a part did not come out whole.
#[derive(Debug)]
pub(super) enum Halt {
    /// There is more than may be unpacked.
    TooLarge,
    /// It is broken.
    Broken,
}

impl Room {
    /// For so many bytes.
    pub(super) fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// Unpacks a part into `to`.
    pub(super) fn unpack(&mut self, part: impl Read, to: &mut impl Write) -> Result<(), Halt> {
        let unpacked = io::copy(&mut part.take(self.0 + 1), to).map_err(|error| why(&error))?;
        self.0 = self.0.checked_sub(unpacked).ok_or(Halt::TooLarge)?;
        Ok(())
    }
}

/// What there is no memory for is too large, and nothing about it is broken.
fn why(error: &io::Error) -> Halt {
    if error.kind() == io::ErrorKind::OutOfMemory { Halt::TooLarge } else { Halt::Broken }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_no_memory_for_is_too_large() {
        assert!(matches!(why(&io::ErrorKind::OutOfMemory.into()), Halt::TooLarge));
        assert!(matches!(why(&io::ErrorKind::InvalidData.into()), Halt::Broken));
    }

    #[test]
    fn all_parts_share_the_room() {
        let mut room = Room::new(5);
        let mut out = Vec::new();
        room.unpack(&b"abc"[..], &mut out).unwrap();
        room.unpack(&b"de"[..], &mut out).unwrap();
        assert_eq!(out, b"abcde");
        assert!(matches!(room.unpack(&b"f"[..], &mut out), Err(Halt::TooLarge)));
    }
}
