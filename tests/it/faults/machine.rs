//! What the tests need of the machine. Where it cannot give it, the test says so; in CI that is a
//! failure, so that nothing goes untested unnoticed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::support::process::through;

/// Says that a test was left out; fails in CI.
pub fn left_out(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "in CI every test runs, but {why}");
    eprintln!("LEFT OUT: {why}");
}

pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

pub fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|it| it.status.success())
}

/// Root may write everything; this takes that right from it.
pub fn as_others_would(command: Command) -> Command {
    if !is_root() {
        return command;
    }
    through(&["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"], &command)
}

fn run(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).status().is_ok_and(|status| status.success())
}

/// A disk of its own, which is soon full.
pub struct Disk {
    pub place: PathBuf,
    fillings: AtomicU64,
}

impl Disk {
    /// None where this user may not mount one.
    pub fn mount(place: PathBuf, size: &str) -> Option<Self> {
        std::fs::create_dir(&place).unwrap();
        let options = format!("size={size}");
        let target = place.to_str().unwrap();
        if !is_root() || !run("mount", &["-t", "tmpfs", "-o", &options, "tmpfs", target]) {
            left_out("only root can mount a small disk (tmpfs) for it to be full");
            return None;
        }
        Some(Self { place, fillings: AtomicU64::new(0) })
    }

    /// Takes all the room that is left.
    pub fn fill(&self) {
        use std::io::Write;
        let number = self.fillings.fetch_add(1, Ordering::Relaxed);
        let mut file = std::fs::File::create(self.place.join(format!("filling-{number}"))).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    /// Gives it back.
    pub fn make_room(&self) {
        for number in 0..self.fillings.load(Ordering::Relaxed) {
            std::fs::remove_file(self.place.join(format!("filling-{number}"))).ok();
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        run("umount", &["--lazy", self.place.to_str().unwrap()]);
    }
}

/// A tracer under which system calls of a process fail, until it is dropped.
pub struct Failing(std::process::Child);

impl Failing {
    /// Makes `calls` fail with an I/O error from now on.
    pub fn attach(process: u32, calls: &str) -> Option<Self> {
        if !has("strace") {
            left_out("strace is not installed (apt-get install strace)");
            return None;
        }
        let inject = format!("inject={calls}:error=EIO");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}")]);
        let child = command.args(["-e", &inject, "-p", &process.to_string()]).spawn().unwrap();
        let failing = Self(child);
        let until = Instant::now() + Duration::from_secs(20);
        while !all_traced(process) {
            if Instant::now() > until {
                left_out("this user may not trace processes (ptrace)");
                return None;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(failing)
    }
}

impl Drop for Failing {
    fn drop(&mut self) {
        // Told to end, it lets the process go on; killed, it would leave it stopped.
        run("kill", &["-TERM", &self.0.id().to_string()]);
        self.0.wait().ok();
    }
}

/// Whether every thread of a process has a tracer.
fn all_traced(process: u32) -> bool {
    let tasks = std::fs::read_dir(Path::new("/proc").join(process.to_string()).join("task"));
    let status = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("status"));
    let traced = |status: String| !status.contains("TracerPid:\t0\n");
    tasks.unwrap().flatten().filter_map(|task| status(task).ok()).all(traced)
}
