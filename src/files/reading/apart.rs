//! Reading in a process of its own: whatever a file does to what reads it, that process ends and no
//! other one. It holds itself to bounds of memory, time and size, which the system keeps.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::{NoText, Readable, TEXT_MAX, Text, read};

/// What the command is called that reads.
const COMMAND: &str = "read-text";
/// How much memory it may have.
const MEMORY: u64 = 512 * 1024 * 1024;
/// For how many seconds it may compute.
const SECONDS: u64 = 20;
/// How much it may write, complaints and all.
const WRITTEN: u64 = 16 * 1024 * 1024;
/// How many bytes of its last words are looked at.
const LAST_WORDS: u64 = 1024;
/// How long it may take in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to look whether it has ended.
const LOOK: Duration = Duration::from_millis(5);
/// How it ends where it could not do what it is for, and where it was not understood, as by a program
/// of another version.
const FAILED: u8 = 1;
const MISCALLED: u8 = 2;
/// How it ends where some of the text is left out.
const PARTIAL: u8 = 14;
/// Why there is no text, as the process says it when it ends.
const REASONS: [(u8, NoText); 4] =
    [(10, NoText::Encrypted), (11, NoText::Broken), (12, NoText::TooLarge), (13, NoText::Empty)];

/// The text of `file`, read by `program`, which is this one, unless we are `stopping`. An error says that
/// it could not be tried, or not to its end, through no fault of the file.
pub fn read_apart(
    program: &Path,
    kind: Readable,
    file: &File,
    stopping: impl Fn() -> bool,
) -> io::Result<Result<Text, NoText>> {
    let mut input = file.try_clone()?;
    input.rewind()?;
    let (mut output, complaints) = (tempfile::tempfile()?, tempfile::tempfile()?);
    // Of our settings, secrets among them, it needs none.
    let mut child = Command::new(program)
        .args([COMMAND, kind.name()])
        .env_clear()
        .stdin(Stdio::from(input))
        .stdout(Stdio::from(output.try_clone()?))
        .stderr(Stdio::from(complaints.try_clone()?))
        .spawn()?;
    let Some(status) = ended(&mut child, stopping)? else { return Ok(Err(NoText::TooSlow)) };
    let partial = match came_of(status, &last_words(complaints)?)? {
        Ok(partial) => partial,
        Err(reason) => return Ok(Err(reason)),
    };
    output.rewind()?;
    let (mut text, most) = (Vec::new(), u64::try_from(TEXT_MAX).unwrap_or(u64::MAX));
    output.take(most).read_to_end(&mut text)?;
    let text = String::from_utf8(text).map_err(|_| NoText::Broken);
    Ok(text.map(|text| Text { text, partial }))
}

/// How it ended; nothing where it did not in time, and was ended. So it is, with an error, where we stop.
fn ended(child: &mut Child, stopping: impl Fn() -> bool) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let stopped = stopping();
        if stopped || begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return if stopped { Err(ErrorKind::Interrupted.into()) } else { Ok(None) };
        }
        sleep(LOOK);
    }
}

/// What it complained of at last.
fn last_words(mut complaints: File) -> io::Result<String> {
    let size = complaints.seek(SeekFrom::End(0))?;
    complaints.seek(SeekFrom::Start(size.saturating_sub(LAST_WORDS)))?;
    let mut words = Vec::new();
    complaints.take(LAST_WORDS).read_to_end(&mut words)?;
    Ok(String::from_utf8_lossy(&words).into_owned())
}

/// What came of it: whether some of the text is left out, or why there is none.
fn came_of(status: ExitStatus, last_words: &str) -> io::Result<Result<bool, NoText>> {
    const ABORTED: i32 = 6;
    const KILLED: i32 = 9;
    const OUT_OF_TIME: i32 = 24;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(match (code, status.signal()) {
        (Some(0), _) => Ok(false),
        (Some(PARTIAL), _) => Ok(true),
        // Killed are those for which the machine has no memory left, by no bound of ours.
        (Some(FAILED | MISCALLED), _) | (_, Some(KILLED)) => {
            return Err(io::Error::other(format!("what reads texts broke off: {status}")));
        }
        (_, Some(OUT_OF_TIME)) => Err(NoText::TooSlow),
        // It aborts where it gets no more memory, and where what is nested goes too deep.
        (_, Some(ABORTED)) if !last_words.contains("overflow") => Err(NoText::TooLarge),
        _ => {
            let known = REASONS.iter().find(|(own, _)| code == Some(*own));
            Err(known.map_or(NoText::Broken, |(_, reason)| *reason))
        }
    })
}

/// What the process does: reads what stands in its standard input, and writes its text.
pub fn child(kind: &str) -> ExitCode {
    // Where the machine has no memory left, this is to go, and not the server.
    drop(fs::write("/proc/self/oom_score_adj", "1000"));
    // What reads a PDF may panic at each page; nobody hears it.
    std::panic::set_hook(Box::new(|_| {}));
    done(kind).unwrap_or(ExitCode::from(FAILED))
}

fn done(kind: &str) -> Option<ExitCode> {
    bound().ok()?;
    let (kind, mut bytes) = (Readable::named(kind)?, Vec::new());
    io::stdin().lock().read_to_end(&mut bytes).ok()?;
    match read(kind, &bytes) {
        Ok(Text { text, partial }) => {
            let mut output = io::stdout().lock();
            output.write_all(text.as_bytes()).and_then(|()| output.flush()).ok()?;
            Some(if partial { ExitCode::from(PARTIAL) } else { ExitCode::SUCCESS })
        }
        Err(reason) => {
            let known = REASONS.iter().find(|(_, own)| *own == reason)?;
            Some(ExitCode::from(known.0))
        }
    }
}

/// Takes the bounds on, or those that hold already where they are narrower. Who computes for too long is
/// told so a second before the end, by which that is told from being killed.
fn bound() -> io::Result<()> {
    for (resource, current, maximum) in [
        (Resource::As, MEMORY, MEMORY),
        (Resource::Cpu, SECONDS, SECONDS + 1),
        (Resource::Fsize, WRITTEN, WRITTEN),
        (Resource::Core, 0, 0),
    ] {
        let holds = getrlimit(resource).maximum;
        let narrower = |own: u64| Some(holds.map_or(own, |holds| holds.min(own)));
        let limit = Rlimit { current: narrower(current), maximum: narrower(maximum) };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_file_does_to_its_reader_is_held_against_it() {
        let told = |status: i32, words: &str| came_of(ExitStatus::from_raw(status), words).ok();
        let exit = |code: i32| told(code << 8, "");
        assert_eq!(exit(0), Some(Ok(false)));
        assert_eq!(exit(i32::from(PARTIAL)), Some(Ok(true)));
        assert_eq!(exit(10), Some(Err(NoText::Encrypted)));
        assert_eq!(exit(101), Some(Err(NoText::Broken)), "it panicked");
        for code in [1, 2] {
            assert_eq!(exit(code), None, "{code} is our own failure");
        }
        let (aborted, killed, out_of_time) = (6, 9, 24);
        assert_eq!(told(killed, ""), None);
        assert_eq!(told(out_of_time, ""), Some(Err(NoText::TooSlow)));
        let memory = "memory allocation of 134217728 bytes failed";
        assert_eq!(told(aborted, memory), Some(Err(NoText::TooLarge)));
        let stack = "thread 'main' has overflowed its stack\nfatal runtime error: stack overflow";
        assert_eq!(told(aborted, stack), Some(Err(NoText::Broken)));
    }
}
