//! Papers as files: set where they hold nobody up, and a few at a time.

use tokio::sync::Semaphore;
use typesetting::{Editable, Error, Paper};

use crate::error::{AppError, Kind, Result};
use crate::pages::catalogue::Catalogue;

/// How many people may stand on one paper, which is held in memory as a whole until it is written.
pub const PEOPLE: usize = 10_000;

/// Each paper keeps a core busy, and some hundred MiB where it is long; those that wait are kept whole.
static PRESS: Press = Press::new(2, 32);

/// Where papers are set.
struct Press {
    room: Semaphore,
    places: Semaphore,
}

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

/// A paper as PDF; what stands on it is put together where it is set.
pub async fn pdf(paper: impl FnOnce() -> Paper + Send + 'static) -> Result<Vec<u8>> {
    PRESS.set(move || typesetting::pdf(&paper())).await
}

/// The same as DOCX.
pub async fn docx(paper: impl FnOnce() -> Editable + Send + 'static) -> Result<Vec<u8>> {
    PRESS.set(move || typesetting::docx(&paper())).await
}

impl Press {
    /// How many are set at once, and how many are there with those that wait.
    const fn new(at_once: usize, places: usize) -> Self {
        Self { room: Semaphore::const_new(at_once), places: Semaphore::const_new(places) }
    }

    /// Whoever asks and leaves does not leave room for others before the work is done.
    async fn set(
        &'static self,
        work: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Vec<u8>> {
        let place = self.places.try_acquire().map_err(|_| busy())?;
        let room = self.room.acquire().await.map_err(AppError::internal)?;
        let set = tokio::task::spawn_blocking(move || {
            let bytes = work();
            drop(room);
            bytes
        });
        let bytes = set.await;
        drop(place);
        bytes.map_err(AppError::internal)?.map_err(AppError::internal)
    }
}

fn busy() -> AppError {
    let detail = "Many papers are being set just now; ask again in a moment.";
    AppError::new(Kind::Unavailable, "paper.busy", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn papers_are_set_in_turn_on_threads_of_their_own_and_who_finds_no_place_is_told_so() {
        static PRESS: Press = Press::new(1, 2);
        let here = std::thread::current().id();
        let (done, held) = std::sync::mpsc::channel::<()>();
        let first = tokio::spawn(PRESS.set(move || {
            held.recv().unwrap();
            Ok(vec![u8::from(std::thread::current().id() != here)])
        }));
        let second = tokio::spawn(PRESS.set(|| Ok(vec![2])));
        while PRESS.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = PRESS.set(|| Ok(vec![3])).await.unwrap_err();
        assert_eq!((refused.kind, &*refused.code), (Kind::Unavailable, "paper.busy"));
        assert!(!second.is_finished());
        done.send(()).unwrap();
        assert_eq!(
            (first.await.unwrap().unwrap(), second.await.unwrap().unwrap()),
            (vec![1], vec![2])
        );
        assert_eq!(PRESS.set(|| Ok(vec![3])).await.unwrap(), [3]);
    }

    #[test]
    fn a_paper_is_made_of_ten_thousand_people_at_most() {
        assert!(check_length(PEOPLE).is_ok());
        assert_eq!(check_length(PEOPLE + 1).unwrap_err().code, "list.too_long");
    }
}
