//! What of the program itself only the start needed is given back to the system.
//!
//! A page of the program's file that was once touched stays in the process's memory, and each brings its
//! neighbours along, so that most of what is there after the start is never looked at again. Whatever is,
//! comes back from the file's pages, which the system keeps for as long as it has room for them.

use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// When what the start needed is over, and on a slow machine too.
const AFTER_THE_START: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(10)];

/// How often what was needed for a while, such as a report that was set, is given back.
const AT_TIMES: Duration = Duration::from_mins(10);

/// Gives back what is not needed, again and again. Only Linux tells what may be; elsewhere nothing is.
pub(super) async fn keep_small() {
    for wait in AFTER_THE_START.into_iter().chain(std::iter::repeat(AT_TIMES)) {
        sleep(wait).await;
        // In a thread of its own, since the kernel looks at each page that it tells of. Should it break
        // off, all stays as it was.
        spawn_blocking(|| own_pages().into_iter().for_each(give_back)).await.ok();
    }
}

/// The pages of the program's file in this process that are as they are in the file.
fn own_pages() -> Vec<Range<usize>> {
    let program = std::fs::read_link("/proc/self/exe");
    let mappings = std::fs::read_to_string("/proc/self/smaps");
    match (program, mappings) {
        (Ok(program), Ok(mappings)) => unchanged(&mappings, &program),
        _ => Vec::new(),
    }
}

/// The mappings of a file that nobody can write to and of which nothing was ever written, from what the
/// kernel tells of all (`proc_pid_smaps(5)`): what is written is a copy, in memory or swapped out.
fn unchanged(mappings: &str, file: &Path) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut mapped = None;
    for line in mappings.lines() {
        if let Some(head) = Head::read(line) {
            mapped = head.of(file).then_some((head.pages, 0));
        } else if NO_COPIES.iter().any(|none| is_told(line, none)) {
            mapped = mapped.map(|(pages, told)| (pages, told + 1));
        } else if line.starts_with(LAST) {
            let whole = mapped.take().filter(|(_, told)| *told == NO_COPIES.len());
            found.extend(whole.map(|(pages, _)| pages));
        }
    }
    found
}

/// What is told of a mapping without copies, each once.
const NO_COPIES: [&str; 2] = ["Anonymous: 0 kB", "Swap: 0 kB"];
/// What is told last.
const LAST: &str = "VmFlags:";

fn is_told(line: &str, told: &str) -> bool {
    line.split_whitespace().eq(told.split(' '))
}

/// The first line of what is told of a mapping.
struct Head<'a> {
    pages: Range<usize>,
    rights: &'a str,
    path: &'a str,
}

impl<'a> Head<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (pages, rest) = line.split_once(' ')?;
        let (start, end) = pages.split_once('-')?;
        let at = |hex| usize::from_str_radix(hex, 16).ok();
        let (rights, rest) = rest.split_once(' ')?;
        let path = rest.find('/').map_or("", |begin| &rest[begin..]);
        Some(Self { pages: at(start)?..at(end)?, rights, path })
    }

    fn of(&self, file: &Path) -> bool {
        Path::new(self.path) == file && matches!(self.rights, "r-xp" | "r--p")
    }
}

#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "the one call by which pages are given back is unsafe for those written to"
)]
fn give_back(pages: Range<usize>) {
    use rustix::mm::{Advice, madvise};

    let start = std::ptr::with_exposed_provenance_mut(pages.start);
    // SAFETY: these are whole pages of a private mapping of a file, which nobody may write to and of which
    // there is no copy that was written to, in memory or swapped out (`unchanged`): what is read of them
    // next is the file's, as before.
    let given = unsafe { madvise(start, pages.len(), Advice::LinuxDontNeed) };
    if let Err(error) = given {
        tracing::debug!(%error, "the program's pages stay in memory");
    }
}

#[cfg(not(target_os = "linux"))]
fn give_back(_: Range<usize>) {}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a mapping.
    fn told(head: &str, anonymous: u32, swap: u32) -> String {
        format!(
            "{head}\nRss:                  64 kB\nAnonymous:            {anonymous} kB\n\
             Swap:                  {swap} kB\nSwapPss:               0 kB\nVmFlags: rd mr mw me\n"
        )
    }

    #[test]
    fn only_what_was_never_written_of_the_program_itself_is_given_back() {
        let own = |pages: &str, rights: &str| {
            format!("{pages} {rights} 00010000 fe:00 42                 /usr/local/bin/convoke")
        };
        let all = [
            told(&own("55d0-55e0", "r--p"), 0, 0),
            told(&own("55e0-55f0", "r-xp"), 0, 0),
            told(&own("55f0-5600", "r--p"), 60, 0),
            told(&own("5600-5610", "r--p"), 0, 60),
            told(&own("5610-5620", "rw-p"), 0, 0),
            told("5620-5630 rw-p 00000000 00:00 0", 0, 0),
            told("7f00-7f10 r-xp 00000000 fe:00 7         /usr/lib/libc.so.6", 0, 0),
            told("7f10-7f20 r-xp 00000000 00:00 0         [vdso]", 0, 0),
        ];
        let found = unchanged(&all.concat(), Path::new("/usr/local/bin/convoke"));
        assert_eq!(found, [0x55d0..0x55e0, 0x55e0..0x55f0]);
        assert!(unchanged(&all.concat(), Path::new("/usr/local/bin/other")).is_empty());
        let half_told = all[0].replace("Swap:", "Swop:");
        assert!(unchanged(&half_told, Path::new("/usr/local/bin/convoke")).is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_program_finds_its_own_pages_and_goes_on_without_them() {
        let pages = own_pages();
        assert!(pages.iter().any(|pages| pages.contains(&(give_back as *const () as usize))));
        pages.into_iter().for_each(give_back);
        assert!(own_pages().len() > 1, "what is read once more comes from the file");
    }
}
