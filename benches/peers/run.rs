//! One run of a program, with what it took.

use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Taken {
    /// By the clock.
    pub(crate) wall: Duration,
    /// Processor seconds of all its threads, in it and in the system; none where the system does not tell.
    pub(crate) processor: Option<f64>,
    /// The most memory that it had at once, in bytes; none where the system does not tell.
    pub(crate) memory: Option<u64>,
}

/// Lets the system write to the disk what is still to be written, so that nobody waits for what another wrote.
pub(crate) fn settle() {
    // Where there is no such program, the times differ more.
    let _ = Command::new("sync").status();
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> io::Result<Taken> {
    let before = of_children();
    let begun = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let id = child.id();
    let mut memory = None;
    let status = loop {
        memory = peak(id).max(memory);
        match child.try_wait()? {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    let wall = begun.elapsed();
    if !status.success() {
        let said = child.stderr.take().map(io::read_to_string).transpose()?;
        let said = said.unwrap_or_default();
        return Err(io::Error::other(format!("{command:?} failed:\n{said}")));
    }
    let processor = of_children()
        .zip(before)
        .map(|(after, before)| after - before);
    Ok(Taken {
        wall,
        processor,
        memory,
    })
}

/// Processor seconds of all children that have ended, as Linux tells them.
fn of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split(' ').collect();
    let ticks = fields.get(13)?.parse::<f64>().ok()? + fields.get(14)?.parse::<f64>().ok()?;
    // Linux shows times in hundredths of a second to every program, whatever it counts in itself.
    Some(ticks / 100.0)
}

fn peak(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}
