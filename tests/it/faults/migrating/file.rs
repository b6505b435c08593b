//! On SQLite a process that is killed leaves what it had written to its files until then. So it is run
//! once, with all that it does to them written down; that is done again, a call at a time, beside it,
//! and what is there after each is opened as the next process would. The file of memory that is shared
//! (`-shm`) is left out: who is first to open a database begins it anew.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::Path;

use convoke::db::schema::SchemaState;
use tempfile::TempDir;

use super::{has_done_all, open, pictured};
use crate::support::database::TestDatabase;
use crate::support::process::{convoke, ended, said, through};

const FILE: &str = "convoke.db";
/// All calls that can change a file which is not mapped; `?` as not every kind of machine has each.
const CALLS: &str = "trace=?pwrite64,?pwritev,?pwritev2,?ftruncate,?fallocate,?unlink,?unlinkat,\
    ?rename,?renameat,?renameat2,?copy_file_range";

enum What {
    Written(u64, Vec<u8>),
    CutTo(u64),
    Gone,
}

/// One call that changes one file.
struct Call {
    file: String,
    what: What,
}

/// What stands between the quotes, all of it as `\x2f\x74`.
fn bytes(hex: &str) -> Vec<u8> {
    hex.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

impl Call {
    /// From a line such as `12 pwrite64(9<\x2f>, "\x00", 1, 4095) = 1`, if it is about the database.
    fn read(line: &str) -> Option<Self> {
        let (_, call) = line.split_once(' ')?;
        let (name, arguments) = call.trim_start().split_once('(')?;
        let arguments = arguments.rsplit_once(" = ").map_or(arguments, |(before, _)| before);
        let arguments = arguments.trim_end_matches(" <unfinished ...>").trim_end();
        let (opened, quoted) = (arguments.split(['<', '>']).nth(1), arguments.split('"').nth(1));
        let named = name.starts_with("unlink") || name.starts_with("rename");
        let path = String::from_utf8(bytes(if named { quoted? } else { opened? })).unwrap();
        let file = path.rsplit('/').next()?.to_owned();
        if !file.starts_with(FILE) || file.ends_with("-shm") {
            return None;
        }
        let number = || arguments.trim_end_matches(')').rsplit(", ").next()?.parse().ok();
        let what = match name {
            "pwrite64" => What::Written(number()?, bytes(quoted?)),
            "ftruncate" => What::CutTo(number()?),
            "unlink" | "unlinkat" => What::Gone,
            _ => panic!("how this is done again is not known here: {name}"),
        };
        Some(Self { file, what })
    }

    fn again(&self, folder: &Path) {
        let path = folder.join(&self.file);
        let file = || OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        match &self.what {
            What::Written(at, bytes) => file().unwrap().write_all_at(bytes, *at).unwrap(),
            What::CutTo(length) => file().unwrap().set_len(*length).unwrap(),
            // It may not have been there.
            What::Gone => drop(std::fs::remove_file(&path)),
        }
    }
}

/// Runs it, and says what it did to its files.
fn recorded(database: &TestDatabase) -> Vec<Call> {
    let record = database.folder.path().join("calls");
    let mut strace = vec!["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1000000"];
    strace.extend(["-e", CALLS, "-o", record.to_str().unwrap()]);
    let output = ended(&through(&strace, &convoke(database, &["migrate"])));
    assert!(output.status.success(), "{}", said(&output));
    std::fs::read_to_string(record).unwrap().lines().filter_map(Call::read).collect()
}

/// In memory, where there is such a place: a disk would be waited for thousands of times.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join(FILE).display())
}

/// What was left, to be opened without harm to it.
fn copied(left: &Path) -> TempDir {
    let copy = folder();
    for file in std::fs::read_dir(left).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

/// Lets the next migration be done, and looks at what is there after each of its writes. Says how many
/// these are.
pub async fn killed_at_each_write(database: &TestDatabase) -> usize {
    let before = pictured(&database.url).await;
    let left = folder();
    let (file, beside) = (database.folder.path().join(FILE), left.path().join(FILE));
    std::fs::copy(&file, &beside).unwrap();
    let calls = recorded(database);
    let written = std::fs::read(file).unwrap();
    let after = pictured(&database.url).await;
    let mut done = Vec::new();
    for call in &calls {
        call.again(left.path());
        let copy = copied(left.path());
        let db = open(&url(copy.path())).await;
        done.push(has_done_all(&db, &before, &after).await);
        db.migrate().await.unwrap();
        assert_eq!(db.schema_state().await.unwrap(), SchemaState::Current);
        db.close().await.unwrap();
    }
    // What was done stays done, and nothing was passed over that the program did.
    assert!(done.is_sorted() && done.first() == Some(&false) && done.last() == Some(&true));
    assert!(written == std::fs::read(beside).unwrap());
    calls.len()
}
