//! How fast a site is built: by this program, by Hugo, and by a loop that only writes the bytes. See README.md here.

mod floor;
mod hugo;
#[path = "../made/mod.rs"]
mod made;
mod run;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use floor::Bytes;
use made::Size;
use run::{Taken, run, settle};

type Outcome<T> = Result<T, Box<dyn Error>>;

struct Asked {
    size: Size,
    rounds: usize,
    /// Where Hugo is; without it only the other two are measured.
    hugo: Option<PathBuf>,
    /// The program to measure, such as one of another version.
    program: PathBuf,
    folder: PathBuf,
}

fn main() -> Outcome<()> {
    let asked = asked()?;
    let garden = asked.folder.join("observatory");
    println!(
        "Making {} sightings in {}",
        asked.size.sightings,
        asked.folder.display()
    );
    made::write(asked.size, &garden)?;
    let other = asked.folder.join("hugo");
    if asked.hugo.is_some() {
        hugo::write(asked.size, &other)?;
    }
    let outputs = asked.folder.join("published");
    let _ = fs::remove_dir_all(&outputs);
    fs::create_dir_all(&outputs)?;

    let mut ours = Vec::new();
    let mut again = Vec::new();
    let mut theirs = Vec::new();
    let mut floors = Vec::new();
    let mut bytes = None;
    for round in 0..asked.rounds {
        // Always a folder that was never there: a folder made again after its removal is slower on ext4.
        let output = outputs.join(format!("observatory-{round}"));
        settle();
        ours.push(run(&mut build(&asked.program, &garden, &output))?);
        again.push(run(&mut build(&asked.program, &garden, &output))?);
        if bytes.is_none() {
            bytes = Some(Bytes::read(&output)?);
        }
        if let Some(hugo) = &asked.hugo {
            let output = outputs.join(format!("hugo-{round}"));
            let mut command = Command::new(hugo);
            command
                .arg("--source")
                .arg(&other)
                .arg("--destination")
                .arg(&output);
            command.args(["--quiet", "--noBuildLock"]);
            settle();
            theirs.push(run(&mut command)?);
        }
        if let Some(bytes) = &bytes {
            let output = outputs.join(format!("floor-{round}"));
            settle();
            floors.push(Taken {
                wall: bytes.write(&output)?,
                ..Taken::default()
            });
        }
    }
    let bytes = bytes.ok_or("no round was asked for")?;
    println!(
        "{} files, {} bytes, medians of {} rounds in turn",
        bytes.count(),
        bytes.length(),
        asked.rounds
    );
    line("observatory build", &ours);
    line("the same, nothing changed", &again);
    line("hugo", &theirs);
    line("a loop that writes the bytes", &floors);
    if !theirs.is_empty() {
        let one_to_the_other = median(&theirs).as_secs_f64() / median(&ours).as_secs_f64();
        println!("hugo takes {one_to_the_other:.1} times as long as observatory");
        if let Some((hugo, ours)) = processor(&theirs).zip(processor(&ours)) {
            println!("and {:.1} times the processor seconds", hugo / ours);
        }
        let hugo = Bytes::read(&outputs.join("hugo-0"))?;
        println!(
            "hugo writes {} files, {} bytes",
            hugo.count(),
            hugo.length()
        );
    }
    let above = median(&ours).as_secs_f64() / median(&floors).as_secs_f64();
    println!("observatory takes {above:.2} times as long as the loop");
    fs::remove_dir_all(&outputs)?;
    Ok(())
}

fn build(program: &Path, garden: &Path, output: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg("-C")
        .arg(garden)
        .arg("build")
        .arg("--output")
        .arg(output);
    command.args(["--today", "2026-11-01"]);
    command
}

fn median(runs: &[Taken]) -> Duration {
    let mut walls: Vec<Duration> = runs.iter().map(|taken| taken.wall).collect();
    walls.sort();
    let middle = walls.len().saturating_sub(1) / 2;
    walls.get(middle).copied().unwrap_or_default()
}

/// The median of the processor seconds, where the system tells them.
fn processor(runs: &[Taken]) -> Option<f64> {
    let mut seconds: Vec<f64> = runs.iter().filter_map(|taken| taken.processor).collect();
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len().saturating_sub(1) / 2).copied()
}

fn line(name: &str, runs: &[Taken]) {
    let Some(first) = runs.first() else {
        return;
    };
    let least = runs
        .iter()
        .map(|taken| taken.wall)
        .min()
        .unwrap_or_default();
    let processor = processor(runs);
    let processor = processor.map_or(String::new(), |seconds| {
        format!(", processor {seconds:6.2} s")
    });
    let memory = runs
        .iter()
        .filter_map(|taken| taken.memory)
        .max()
        .filter(|_| first.memory.is_some());
    let memory = memory.map_or(String::new(), |bytes| {
        format!(", memory {} MB", bytes / 1_000_000)
    });
    println!(
        "{name:30} {:7.3} s (least {:7.3}){processor}{memory}",
        median(runs).as_secs_f64(),
        least.as_secs_f64()
    );
}

fn asked() -> Outcome<Asked> {
    let mut size = Size::of(10_000);
    let mut rounds = 5;
    let mut hugo = None;
    let mut program = PathBuf::from(env!("CARGO_BIN_EXE_observatory"));
    let mut folder = None;
    let mut typed = env::args().skip(1);
    while let Some(flag) = typed.next() {
        // Cargo adds it to every program that it runs as a benchmark.
        if flag == "--bench" {
            continue;
        }
        let value = typed.next().ok_or(format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--sightings" => size.sightings = value.parse()?,
            "--places" => size.places = value.parse()?,
            "--themes" => size.themes = value.parse()?,
            "--rounds" => rounds = value.parse()?,
            "--hugo" => hugo = Some(PathBuf::from(value)),
            "--program" => program = PathBuf::from(value),
            "--folder" => folder = Some(PathBuf::from(value)),
            _ => {
                return Err(format!(
                    "{flag} is not known; README.md in benches/peers lists what is"
                )
                .into());
            }
        }
    }
    let folder = folder.unwrap_or_else(|| {
        let name = format!("peers/{}-{}-{}", size.sightings, size.places, size.themes);
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
    });
    fs::create_dir_all(&folder)?;
    Ok(Asked {
        size,
        rounds,
        hugo,
        program,
        folder: fs::canonicalize(folder)?,
    })
}
