//! Papers as files: set where they hold nobody up, and a few at a time.

use tokio::sync::Semaphore;
use typesetting::{Error, ListOfParticipants, Paper};

use crate::error::{AppError, Kind, Result};
use crate::pages::catalogue::Catalogue;

/// How many people may stand on one paper, which is held in memory as a whole until it is written.
const PEOPLE: usize = 10_000;

/// How many papers are set at once: each keeps a core busy, and some hundred MiB where it is long.
static ROOM: Semaphore = Semaphore::const_new(2);

/// How the number of a page is said in a language, with its places open.
pub fn number_of_page(catalogue: &Catalogue) -> String {
    catalogue.say("paper-page", [("page", "{page}".into()), ("pages", "{pages}".into())])
}

/// 422 where more people would stand on a paper than one is made of.
pub fn check_length(people: usize) -> Result<()> {
    if people <= PEOPLE {
        return Ok(());
    }
    let detail = format!(
        "{people} people would stand on this paper, which is made of {PEOPLE} at most: filter it, or \
         take another format."
    );
    Err(AppError::new(Kind::Invalid, "list.too_long", detail))
}

/// A paper as PDF.
pub async fn pdf(paper: Paper) -> Result<Vec<u8>> {
    set(move || typesetting::pdf(&paper)).await
}

/// A list of participants as DOCX.
pub async fn docx(list: ListOfParticipants) -> Result<Vec<u8>> {
    set(move || typesetting::docx(&list)).await
}

/// Whoever asks and leaves does not leave room for others before the work is done.
async fn set(work: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static) -> Result<Vec<u8>> {
    let room = ROOM.acquire().await.map_err(AppError::internal)?;
    let set = tokio::task::spawn_blocking(move || {
        let bytes = work();
        drop(room);
        bytes
    });
    set.await.map_err(AppError::internal)?.map_err(AppError::internal)
}
