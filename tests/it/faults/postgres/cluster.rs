//! A server of PostgreSQL of a test's own, which it may kill.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::faults::machine::{is_root, left_out};
use crate::support::database::TestDatabase;
use crate::support::process::{convoke, said};

pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
    options: String,
}

/// The newest programs of the server that are installed.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut bins: Vec<PathBuf> = versions.flatten().map(|it| it.path().join("bin")).collect();
    bins.retain(|bin| bin.join("initdb").exists());
    bins.sort();
    bins.pop()
}

impl Cluster {
    /// Starts one with these settings; none where its programs are not installed.
    pub fn start(options: &str) -> Option<Self> {
        let Some(programs) = programs() else {
            left_out("PostgreSQL's programs are not below /usr/lib/postgresql");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            let owner = Command::new("chown").arg("postgres").arg(folder.path()).status();
            assert!(owner.unwrap().success());
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let options = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off {options}",
            folder.path().display()
        );
        let cluster = Self { folder, programs, port, options };
        let data = cluster.data();
        let made = cluster.run("initdb", &["-D", &data, "-U", "convoke", "-A", "trust"]);
        assert!(made.status.success(), "{}", said(&made));
        cluster.go_on();
        Some(cluster)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// PostgreSQL refuses to run as root.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.args(arguments).current_dir("/").stdin(Stdio::null());
        // What it starts would keep a pipe open for as long as it runs.
        let log = std::fs::File::create(self.folder.path().join("said")).unwrap();
        let status = command.stdout(log.try_clone().unwrap()).stderr(log).status().unwrap();
        let stderr = std::fs::read(self.folder.path().join("said")).unwrap();
        Output { status, stdout: Vec::new(), stderr }
    }

    /// Starts the server again.
    pub fn go_on(&self) {
        let log = self.folder.path().join("data/log.txt").display().to_string();
        let data = self.data();
        let arguments = ["-D", &data, "-l", &log, "-w", "-t", "60", "-o", &self.options, "start"];
        let until = Instant::now() + Duration::from_mins(1);
        loop {
            // The processes of one that was killed take a moment to notice.
            let started = self.run("pg_ctl", &arguments);
            if started.status.success() {
                return;
            }
            let log = std::fs::read_to_string(&log).unwrap_or_default();
            assert!(Instant::now() < until, "{}\n{log}", said(&started));
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Ends it at once, as a machine without power would.
    pub fn kill(&self) {
        let pid = std::fs::read_to_string(Path::new(&self.data()).join("postmaster.pid")).unwrap();
        let killed = Command::new("kill").args(["-KILL", pid.lines().next().unwrap()]).status();
        assert!(killed.unwrap().success());
    }

    /// Ends it and all its sessions without waiting for anybody.
    pub fn stop(&self) {
        let data = self.data();
        self.run("pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]);
    }

    /// A database on it with the schema as it is.
    pub fn database(&self) -> TestDatabase {
        let url = format!("postgres://convoke@127.0.0.1:{}/postgres", self.port);
        let database = TestDatabase { url, folder: tempfile::tempdir().unwrap() };
        let migrated = convoke(&database, &["migrate"]).output().unwrap();
        assert!(migrated.status.success(), "{}", said(&migrated));
        database
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.stop();
    }
}
