//! How fast the preview is: from its start to the first page, and from a save to the page that shows it.
//! `cargo bench --bench preview -- --sightings 10000 --edits 200`.
//!
//! An edit is seen as a browser sees it: the event that something is new, then the page anew. A page that does not show
//! the edit ends the program.

#[path = "../made/mod.rs"]
mod made;

use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use made::{Sighting, Size, Words};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What is edited, in turn, and the page that shows it.
const KINDS: [&str; 10] = [
    "title",
    "account",
    "place",
    "themes",
    "list of words",
    "new file",
    "another name",
    "file taken away",
    "template",
    "settings",
];

/// Where an edit is seen: the page, and whether its mark stands there.
struct Seen {
    page: String,
    is_there: bool,
}

fn main() -> Outcome<()> {
    let (mut sightings, mut edits) = (10_000, 200);
    let mut program = PathBuf::from(env!("CARGO_BIN_EXE_observatory"));
    let mut typed = env::args().skip(1);
    while let Some(flag) = typed.next() {
        // Cargo adds it to every program that it runs as a benchmark.
        if flag == "--bench" {
            continue;
        }
        let value = typed.next().ok_or(format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--sightings" => sightings = value.parse()?,
            "--edits" => edits = value.parse()?,
            "--program" => program = value.into(),
            _ => return Err(format!("{flag} is none of --sightings, --edits, --program").into()),
        }
    }
    let size = Size::of(sightings);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("preview-{sightings}"));
    // What the last run edited is made anew.
    let _ = fs::remove_dir_all(&root);
    made::write(size, &root)?;
    let words = Words::of(size);
    let all: Vec<Sighting> = made::sightings(size, &words).collect();

    let begun = Instant::now();
    let (preview, address) = Preview::start(&program, &root)?;
    until_whole(&address)?;
    println!(
        "{sightings} sightings: the first page after {:.0} ms",
        millis(begun.elapsed())
    );

    let mut events = Events::listen(&address)?;
    let mut taken: Vec<(usize, Duration)> = Vec::new();
    for edit in 0..edits {
        let kind = edit % KINDS.len();
        let told = &all[(edit * 7919) % all.len()];
        let mark = format!("edited-{edit}");
        // A new file keeps its mark while it gets another name and goes.
        let seen = match kind {
            5..=7 => file(&root, &words, told, kind, edit - (kind - 5))?,
            _ => save(&root, &words, told, kind, &mark)?,
        };
        let mark = match kind {
            5..=7 => format!("edited-{}", edit - (kind - 5)),
            _ => mark,
        };
        let saved = Instant::now();
        loop {
            events.next()?;
            if get(&address, &seen.page)?.contains(&mark) == seen.is_there {
                break;
            }
        }
        taken.push((kind, saved.elapsed()));
    }
    let checkout = checkout(&root, &words, &all, &address, &mut events)?;
    drop(preview);
    println!("{checkout}");
    for (kind, name) in KINDS.iter().enumerate() {
        let of_kind = taken
            .iter()
            .filter(|(of, _)| *of == kind)
            .map(|(_, time)| *time);
        line(name, of_kind.collect());
    }
    line("all", taken.iter().map(|(_, time)| *time).collect());
    Ok(())
}

/// Changes a thousand files at once, as a checkout does, and tells how often an open page loads again.
fn checkout(
    root: &Path,
    words: &Words,
    all: &[Sighting],
    address: &str,
    events: &mut Events,
) -> Outcome<String> {
    let changed = &all[..all.len().min(1000)];
    for told in changed {
        let mut told = told.clone();
        told.title = "checked-out".to_owned();
        let file = format!("sightings/{}/{}.md", told.year, told.id());
        fs::write(root.join(file), made::file(&told, words))?;
    }
    let last = changed.last().ok_or("there are sightings")?;
    let page = format!("sightings/{}.html", last.id());
    let mut loads = 0;
    while !get(address, &page)?.contains("checked-out") {
        events.next()?;
        loads += 1;
    }
    Ok(format!(
        "a checkout of {} files: an open page loads {loads} times",
        changed.len()
    ))
}

/// Makes a file, gives it another name, or takes it away.
fn file(root: &Path, words: &Words, like: &Sighting, kind: usize, first: usize) -> Outcome<Seen> {
    let path = |name| root.join(format!("sightings/{name}-{first}.md"));
    let page = |name| format!("sightings/{name}-{first}.html");
    match kind {
        5 => {
            let mut told = like.clone();
            told.title = format!("edited-{first}");
            put(root, &path("new"), &made::file(&told, words))?;
        }
        6 => fs::rename(path("new"), path("moved"))?,
        _ => fs::remove_file(path("moved"))?,
    }
    Ok(Seen {
        page: page(if kind == 5 { "new" } else { "moved" }),
        is_there: kind < 7,
    })
}

/// Writes a file whole at once, as most editors save.
fn put(root: &Path, path: &Path, text: &str) -> Outcome<()> {
    let staged = root.join(".saved");
    fs::write(&staged, text)?;
    fs::rename(staged, path)?;
    Ok(())
}

/// Saves an edit, and gives the page that has to show its mark.
fn save(root: &Path, words: &Words, told: &Sighting, kind: usize, mark: &str) -> Outcome<Seen> {
    let file = format!("sightings/{}/{}.md", told.year, told.id());
    let page = format!("sightings/{}.html", told.id());
    let mut told = told.clone();
    let (file, text, page) = match kind {
        0 => {
            told.title = mark.to_owned();
            (file, made::file(&told, words), page)
        }
        1 => {
            told.account.push_str(mark);
            (file, made::file(&told, words), page)
        }
        2 => {
            // At another place, told of in its title so that the page shows when it has come.
            told.place = (told.place + 1) % words.places.len();
            told.title = mark.to_owned();
            (file, made::file(&told, words), page)
        }
        3 => {
            let next = |theme: &usize| (theme + 1) % words.themes.len();
            told.themes = told.themes.iter().map(next).collect();
            told.title = mark.to_owned();
            (file, made::file(&told, words), page)
        }
        4 => {
            let file = "sightings/themes.toml".to_owned();
            let text = fs::read_to_string(root.join(&file))?;
            let first = words.themes[0].name.clone();
            let line = text.lines().find(|line| line.starts_with("name"));
            let line = line.unwrap_or(&first);
            let text = text.replacen(line, &format!("name = \"{mark}\""), 1);
            (file, text, "themes/index.html".to_owned())
        }
        8 => {
            fs::create_dir_all(root.join("templates"))?;
            let file = "templates/about.html".to_owned();
            let text = format!("<html><body>{mark}</body></html>");
            (file, text, "about.html".to_owned())
        }
        _ => {
            let file = "observatory.toml".to_owned();
            let text = fs::read_to_string(root.join(&file))?;
            let line = text.lines().next().unwrap_or_default();
            let text = text.replacen(line, &format!("title = \"{mark}\""), 1);
            (file, text, "index.html".to_owned())
        }
    };
    put(root, &root.join(file), &text)?;
    Ok(Seen {
        page,
        is_there: true,
    })
}

/// A preview that runs until it is dropped.
struct Preview(Child);

impl Preview {
    fn start(program: &Path, root: &Path) -> Outcome<(Self, String)> {
        let mut child = Command::new(program)
            .arg("-C")
            .arg(root)
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take().ok_or("it has an output")?;
        let preview = Self(child);
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().strip_prefix("Serving http://");
        let address = address.ok_or("it tells its address first")?;
        Ok((preview, address.trim_end_matches('/').to_owned()))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks for the first page until it is there.
fn until_whole(address: &str) -> Outcome<String> {
    loop {
        let page = get(address, "index.html")?;
        if page.starts_with("HTTP/1.1 200") {
            return Ok(page);
        }
    }
}

fn ask(address: &str, path: &str) -> Outcome<TcpStream> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    Ok(stream)
}

fn get(address: &str, path: &str) -> Outcome<String> {
    let mut answer = Vec::new();
    ask(address, path)?.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// What an open page listens to.
struct Events(BufReader<TcpStream>);

impl Events {
    /// Listens, and hears what is newest now.
    fn listen(address: &str) -> Outcome<Self> {
        let mut events = Self(BufReader::new(ask(address, ".observatory/events")?));
        events.next()?;
        Ok(events)
    }

    /// Waits for something new.
    fn next(&mut self) -> Outcome<()> {
        let mut line = String::new();
        while !line.starts_with("event: change") {
            line.clear();
            if self.0.read_line(&mut line)? == 0 {
                return Err("the preview ended".into());
            }
        }
        Ok(())
    }
}

fn line(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |of_hundred: usize| {
        let last = times.len().saturating_sub(1);
        millis(
            times
                .get(last * of_hundred / 100)
                .copied()
                .unwrap_or_default(),
        )
    };
    println!(
        "{name:14} {:4} edits: half of them within {:6.0} ms, 95 of 100 within {:6.0} ms",
        times.len(),
        at(50),
        at(95)
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
