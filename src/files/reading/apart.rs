//! Reading in a process of its own: whatever a file does to what reads it, that process ends and no
//! other one. It holds itself to bounds of memory, time and size, which the system keeps.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::{NoText, Readable, TEXT_MAX, read};

/// What the command is called that reads.
const COMMAND: &str = "read-text";
/// How much memory it may have.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// For how many seconds it may compute.
const SECONDS: u64 = 20;
/// How long it may take in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to look whether it has ended.
const LOOK: Duration = Duration::from_millis(5);
/// Why there is no text, as the process says it when it ends.
const REASONS: [(u8, NoText); 4] =
    [(10, NoText::Encrypted), (11, NoText::Broken), (12, NoText::TooLarge), (13, NoText::Empty)];

/// The text of `file`, read by `program`, which is this one. An error says that it could not be tried.
pub fn read_apart(
    program: &Path,
    kind: Readable,
    file: &File,
) -> io::Result<Result<String, NoText>> {
    let mut input = file.try_clone()?;
    input.rewind()?;
    let mut output = tempfile::tempfile()?;
    // Of our settings, secrets among them, it needs none.
    let mut child = Command::new(program)
        .args([COMMAND, kind.name()])
        .env_clear()
        .stdin(Stdio::from(input))
        .stdout(Stdio::from(output.try_clone()?))
        .stderr(Stdio::null())
        .spawn()?;
    let Some(status) = ended(&mut child)? else { return Ok(Err(NoText::TooSlow)) };
    if let Some(reason) = reason(status) {
        return Ok(Err(reason));
    }
    output.rewind()?;
    let (mut text, most) = (Vec::new(), u64::try_from(TEXT_MAX).unwrap_or(u64::MAX));
    output.take(most).read_to_end(&mut text)?;
    Ok(String::from_utf8(text).map_err(|_| NoText::Broken))
}

/// How it ended; nothing where it did not in time, and was ended.
fn ended(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        sleep(LOOK);
    }
}

fn reason(status: ExitStatus) -> Option<NoText> {
    const OUT_OF_MEMORY: i32 = 6;
    const OUT_OF_TIME: [i32; 2] = [9, 24];
    match (status.code(), status.signal()) {
        (Some(0), _) => None,
        (_, Some(signal)) if OUT_OF_TIME.contains(&signal) => Some(NoText::TooSlow),
        (_, Some(OUT_OF_MEMORY)) => Some(NoText::TooLarge),
        (code, _) => {
            let known = REASONS.iter().find(|(own, _)| code == Some(i32::from(*own)));
            Some(known.map_or(NoText::Broken, |(_, reason)| *reason))
        }
    }
}

/// What the process does: reads what stands in its standard input, and writes its text.
pub fn child(kind: &str) -> ExitCode {
    let done = bound().ok().and_then(|()| Readable::named(kind)).and_then(|kind| {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).ok()?;
        let text = read(kind, &bytes);
        let written = |text: &String| io::stdout().lock().write_all(text.as_bytes()).ok();
        match text {
            Ok(text) => written(&text).map(|()| ExitCode::SUCCESS),
            Err(reason) => {
                let known = REASONS.iter().find(|(_, own)| *own == reason)?;
                Some(ExitCode::from(known.0))
            }
        }
    });
    done.unwrap_or(ExitCode::FAILURE)
}

/// Takes the bounds on.
fn bound() -> io::Result<()> {
    let text = u64::try_from(TEXT_MAX).unwrap_or(u64::MAX);
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Fsize, text),
        (Resource::Core, 0),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}
