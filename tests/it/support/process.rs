//! The program as a process.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::database::TestDatabase;

/// The program in a folder of its own, with no settings but these.
pub fn convoke(database: &TestDatabase, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_convoke"));
    command
        .args(arguments)
        .current_dir(database.folder.path())
        .env_clear()
        .env("CONVOKE_DATABASE_URL", &database.url)
        .env("CONVOKE_SECRET_KEY", "a key that is only for the tests of the start")
        .env("CONVOKE_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The same program started by another one, such as `strace`, which gets it as its last words.
pub fn through(wrapper: &[&str], command: &Command) -> Command {
    let mut outer = Command::new(wrapper[0]);
    outer.args(&wrapper[1..]).arg(command.get_program()).args(command.get_args()).env_clear();
    outer.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    outer.current_dir(command.get_current_dir().unwrap());
    outer.stdout(Stdio::piped()).stderr(Stdio::piped());
    outer
}

/// How a program ends that is to end by itself, and soon.
pub fn ended(command: &Command) -> Output {
    through(&["timeout", "--kill-after=1", "60"], command).output().unwrap()
}

/// The secret of a token for everything, made at the command line.
pub fn token(database: &TestDatabase) -> String {
    let mut made = convoke(database, &["token", "create", "--name", "Desk", "--role", "admin"]);
    let output = made.output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server that runs, and its address.
pub struct Server {
    child: Child,
    pub address: String,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// Starts it, and waits until it listens.
    pub fn start(command: Command) -> Self {
        Self::start_until(command, "listening address=")
    }

    /// Starts it, and waits until it says these words; its address is what comes after them.
    pub fn start_until(mut command: Command, words: &'static str) -> Self {
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let log = Arc::new(Mutex::new(String::new()));
        let kept = log.clone();
        let (say, hear) = std::sync::mpsc::channel();
        // Goes on reading, so that the server is never held up by a log that nobody takes.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().unwrap().push_str(&format!("{line}\n"));
                if let Some((_, address)) = line.split_once(words) {
                    say.send(address.trim().to_owned()).ok();
                }
            }
        });
        let address = hear.recv_timeout(Duration::from_mins(1)).expect("the program starts");
        Self { child, address, log }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has said so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Ends it with a signal, and says how it ended.
    pub fn stop(mut self, signal: &str) -> Option<i32> {
        Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

/// Nothing is left running by a test that failed.
impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
    }
}
