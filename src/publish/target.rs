//! Where to publish. Takes the folder that was asked for and gives a [`Target`] that is safe to write
//! into, or a [`Refusal`] that says why not: a folder that holds anything else is never published over.

use std::error::Error;
use std::path::{Component, Path, PathBuf};
use std::{fmt, fs, io};

use crate::path_error::{Doing, PathError};
use crate::publish::names;

/// The folders of an observatory that a site must never be published over.
#[derive(Debug, Clone)]
pub struct ProjectFolders {
    /// Where `observatory.toml` stands.
    pub root: PathBuf,
    /// What the site is made from: `sightings/`, `templates/`. They need not exist.
    pub sources: Vec<PathBuf>,
}

/// A folder that may be published to. It may not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    output: PathBuf,
}

impl Target {
    /// Resolves `output` (relative to the process's folder) and makes sure that nothing but a site
    /// stands there. `home` is the home folder of whoever runs this, where it is known.
    ///
    /// # Errors
    /// A [`Refusal`] where publishing there could harm other files.
    pub fn vet(
        project: &ProjectFolders,
        output: &Path,
        home: Option<&Path>,
    ) -> Result<Target, Refusal> {
        let refuse = |why| Refusal {
            asked: output.to_owned(),
            why,
        };
        let place = resolve(output).map_err(refuse)?;
        refuse_by_name(&place, project, home).map_err(refuse)?;
        refuse_by_content(&place).map_err(refuse)?;
        Ok(Target { output: place })
    }

    /// The folder, absolute and with every symbolic link on the way to it resolved.
    pub fn output(&self) -> &Path {
        &self.output
    }
}

/// A folder that must not be published to: which was asked for, and why not.
#[derive(Debug)]
pub struct Refusal {
    asked: PathBuf,
    why: Why,
}

#[derive(Debug)]
enum Why {
    Root,
    Home,
    AroundProject(PathBuf),
    Source(PathBuf),
    Link,
    Git,
    Reserved,
    NotAFolder(PathBuf),
    Occupied(String),
    Unreadable(PathError),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NEXT: &str = "Name a folder for the site alone, such as `site`.";
        write!(f, "will not publish to {}: ", self.asked.display())?;
        match &self.why {
            Why::Root => write!(f, "it is the root of a disk. {NEXT}"),
            Why::Home => write!(f, "it is a home folder, or holds one. {NEXT}"),
            Why::AroundProject(root) => write!(
                f,
                "it is or holds the folder of the observatory itself, {}. {NEXT}",
                root.display()
            ),
            Why::Source(source) => write!(
                f,
                "it is, holds or lies in {}, which the site is made from. {NEXT}",
                source.display()
            ),
            Why::Link => write!(
                f,
                "it is a symbolic link, so the site would replace files somewhere else. Name the folder that it leads to, or remove the link."
            ),
            Why::Git => write!(
                f,
                "it holds or lies in a `.git`, so it is a repository of its own. Publish to a folder inside that repository, or to another place."
            ),
            Why::Reserved => write!(
                f,
                "names that begin with `.observatory` are kept for the tool's own files. {NEXT}"
            ),
            Why::NotAFolder(path) => write!(
                f,
                "{} is not a folder. Move it away, or name another folder.",
                path.display()
            ),
            Why::Occupied(name) => write!(
                f,
                "it holds `{name}`, and no site was published there before. Move what it holds away, or name a new or an empty folder."
            ),
            Why::Unreadable(error) => write!(f, "{error}"),
        }
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.why {
            Why::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

/// Follows a path as the system would, as far as it exists, and takes the rest as it is written.
fn resolve(asked: &Path) -> Result<PathBuf, Why> {
    let absolute = std::path::absolute(asked)
        .doing("find", asked)
        .map_err(Why::Unreadable)?;
    if ends_in_link(&absolute) {
        return Err(Why::Link);
    }
    let mut place = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir => place.push(part),
            Component::Normal(name) => {
                let next = place.join(name);
                place = match next.canonicalize() {
                    Ok(real) => real,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => next,
                    Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                        return Err(Why::NotAFolder(place));
                    }
                    Err(error) => return Err(Why::Unreadable(PathError::new("open", next, error))),
                };
            }
        }
    }
    Ok(place)
}

fn ends_in_link(path: &Path) -> bool {
    // Built anew from its parts, because a final `/` would make the system look behind the link.
    let path: PathBuf = path.components().collect();
    path.symlink_metadata()
        .is_ok_and(|found| found.is_symlink())
}

fn refuse_by_name(place: &Path, project: &ProjectFolders, home: Option<&Path>) -> Result<(), Why> {
    if place.parent().is_none() {
        return Err(Why::Root);
    }
    if names_in(place).any(|name| name.starts_with(names::OWN.as_bytes())) {
        return Err(Why::Reserved);
    }
    if names_in(place).any(|name| name.eq_ignore_ascii_case(b".git")) {
        return Err(Why::Git);
    }
    let root = resolve(&project.root).unwrap_or_else(|_| project.root.clone());
    if root.starts_with(place) {
        return Err(Why::AroundProject(project.root.clone()));
    }
    for source in &project.sources {
        // A source that cannot be resolved (a link, say) is still compared as it is written.
        let real = source
            .canonicalize()
            .or_else(|_| resolve(source))
            .unwrap_or_else(|_| source.clone());
        if real.starts_with(place) || place.starts_with(&real) {
            return Err(Why::Source(source.clone()));
        }
    }
    if is_home(place, home) {
        return Err(Why::Home);
    }
    Ok(())
}

fn names_in(place: &Path) -> impl Iterator<Item = &[u8]> {
    place.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.as_encoded_bytes()),
        _ => None,
    })
}

/// A fresh home may hold nothing but dotfiles, so its content alone does not give it away.
fn is_home(place: &Path, home: Option<&Path>) -> bool {
    let own = home.is_some_and(|home| {
        let real = home.canonicalize().unwrap_or_else(|_| home.to_owned());
        real.starts_with(place)
    });
    let of_somebody = place == Path::new("/root")
        || place.parent().is_some_and(|parent| {
            parent == Path::new("/home")
                || parent.ends_with("Users")
                    && parent.parent().is_some_and(|top| top.parent().is_none())
        });
    own || of_somebody
}

fn refuse_by_content(place: &Path) -> Result<(), Why> {
    let unreadable = |error| Why::Unreadable(PathError::new("read the folder", place, error));
    let found = match place.symlink_metadata() {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unreadable(error)),
    };
    // What stands here is the end of a resolved path; a link can only be one that leads nowhere.
    if found.is_symlink() {
        return Err(Why::Link);
    }
    if !found.is_dir() {
        return Err(Why::NotAFolder(place.to_owned()));
    }
    let mut stranger: Option<String> = None;
    for entry in fs::read_dir(place).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        if name.eq_ignore_ascii_case(".git") {
            return Err(Why::Git);
        }
        let harmless = name == "README.md" || name.as_encoded_bytes().starts_with(b".");
        if !harmless {
            // The first by name, so that the message is the same on every machine.
            let name = name.to_string_lossy().into_owned();
            stranger = Some(stranger.map_or(name.clone(), |other| other.min(name)));
        }
    }
    match stranger {
        Some(name) if !was_published(place) => Err(Why::Occupied(name)),
        _ => Ok(()),
    }
}

/// Whether the tool's record stands in a folder. A damaged record counts: it is still the tool's.
fn was_published(place: &Path) -> bool {
    let own = place.join(names::OWN);
    let is_folder = own.symlink_metadata().is_ok_and(|found| found.is_dir());
    let record = own.join(names::MANIFEST);
    is_folder && record.symlink_metadata().is_ok_and(|found| found.is_file())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use tempfile::TempDir;

    use super::{ProjectFolders, Target};

    const NEXT: &str = "Name a folder for the site alone, such as `site`.";

    /// A home with an observatory in it: `home/garden/{observatory.toml,sightings,templates}`.
    struct Scene {
        _scratch: TempDir,
        home: PathBuf,
        root: PathBuf,
    }

    fn scene() -> Scene {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let home = scratch
            .path()
            .canonicalize()
            .expect("it exists")
            .join("home");
        let root = home.join("garden");
        for folder in ["sightings/2020", "templates"] {
            fs::create_dir_all(root.join(folder)).expect("a folder");
        }
        fs::write(root.join("observatory.toml"), "title = \"A garden\"").expect("a file");
        Scene {
            _scratch: scratch,
            home,
            root,
        }
    }

    impl Scene {
        fn vet(&self, output: impl AsRef<Path>) -> Result<PathBuf, String> {
            let project = ProjectFolders {
                root: self.root.clone(),
                sources: vec![self.root.join("sightings"), self.root.join("templates")],
            };
            Target::vet(&project, &self.root.join(output), Some(&self.home))
                .map(|target| target.output().to_owned())
                .map_err(|refusal| refusal.to_string())
        }

        fn refused(&self, output: &str, why: &str) {
            let asked = self.root.join(output);
            assert_eq!(
                self.vet(output),
                Err(format!("will not publish to {}: {why}", asked.display()))
            );
        }

        fn write(&self, path: &str) {
            let path = self.root.join(path);
            fs::create_dir_all(path.parent().expect("it lies in the observatory"))
                .expect("a folder");
            fs::write(path, "words").expect("a file");
        }
    }

    #[test]
    fn a_new_folder_is_taken_however_deep() {
        let scene = scene();
        assert_eq!(scene.vet("site"), Ok(scene.root.join("site")));
        assert_eq!(
            scene.vet("out/2020/../site/"),
            Ok(scene.root.join("out/site"))
        );
        assert_eq!(scene.vet("../elsewhere"), Ok(scene.home.join("elsewhere")));
    }

    #[test]
    fn an_empty_folder_or_one_with_a_readme_and_dotfiles_is_taken() {
        let scene = scene();
        fs::create_dir(scene.root.join("site")).expect("a folder");
        assert!(scene.vet("site").is_ok());
        scene.write("site/README.md");
        scene.write("site/.gitignore");
        scene.write("site/.observatory/lock");
        assert_eq!(scene.vet("site"), Ok(scene.root.join("site")));
    }

    #[test]
    fn a_folder_in_use_is_refused_unless_the_tool_made_it() {
        let scene = scene();
        scene.write("site/zebra.html");
        scene.write("site/holiday.jpg");
        scene.refused(
            "site",
            "it holds `holiday.jpg`, and no site was published there before. Move what it holds away, or name a new or an empty folder.",
        );
        scene.write("site/.observatory/manifest.json");
        assert_eq!(scene.vet("site"), Ok(scene.root.join("site")));
    }

    #[test]
    fn the_root_of_a_disk_is_refused() {
        scene().refused("/", &format!("it is the root of a disk. {NEXT}"));
        scene().refused("/tmp/..", &format!("it is the root of a disk. {NEXT}"));
    }

    #[test]
    fn homes_are_refused_even_with_only_dotfiles_in_them() {
        let scene = scene();
        let refusal = format!("it is a home folder, or holds one. {NEXT}");
        let project = ProjectFolders {
            root: scene.root.clone(),
            sources: Vec::new(),
        };
        let empty = scene.root.join("guests/ann");
        fs::create_dir_all(&empty).expect("a folder");
        for output in [empty.as_path(), empty.parent().expect("guests")] {
            let error = Target::vet(&project, output, Some(&empty)).expect_err("a home");
            assert!(error.to_string().ends_with(&refusal), "{error}");
        }
        for output in ["/home/somebody-else", "/Users/somebody-else"] {
            scene.refused(output, &refusal);
        }
        assert!(Target::vet(&project, &empty.join("site"), Some(&empty)).is_ok());
    }

    #[test]
    fn the_observatory_and_what_holds_it_are_refused() {
        let scene = scene();
        let why = format!(
            "it is or holds the folder of the observatory itself, {}. {NEXT}",
            scene.root.display()
        );
        for output in ["", ".", "..", "../..", "site/..", "missing/../."] {
            scene.refused(output, &why);
        }
    }

    #[test]
    fn the_sources_and_what_is_in_them_are_refused() {
        let scene = scene();
        for (output, source) in [
            ("sightings", "sightings"),
            ("sightings/2020", "sightings"),
            ("sightings/new/site", "sightings"),
            ("site/../templates/", "templates"),
        ] {
            let why = format!(
                "it is, holds or lies in {}, which the site is made from. {NEXT}",
                scene.root.join(source).display()
            );
            scene.refused(output, &why);
        }
    }

    #[test]
    fn a_folder_that_holds_a_source_elsewhere_is_refused() {
        let scene = scene();
        let shared = scene.home.join("shared/templates");
        fs::create_dir_all(&shared).expect("a folder");
        let project = ProjectFolders {
            root: scene.root.clone(),
            sources: vec![shared.clone()],
        };
        let error = Target::vet(&project, &scene.home.join("shared"), None)
            .expect_err("it holds the templates");
        assert!(
            error.to_string().contains("it is, holds or lies in"),
            "{error}"
        );
    }

    #[test]
    fn a_repository_is_refused_and_so_is_its_inside() {
        let scene = scene();
        let why = "it holds or lies in a `.git`, so it is a repository of its own. Publish to a folder inside that repository, or to another place.";
        scene.write("site/.git/HEAD");
        scene.write("site/.observatory/manifest.json");
        scene.refused("site", why);
        scene.refused("site/.git", why);
        scene.refused("site/.git/hooks/site", why);
        scene.write("worktree/.git");
        scene.refused("worktree", why);
    }

    #[test]
    fn a_file_and_what_would_lie_in_it_are_refused() {
        let scene = scene();
        scene.write("notes.txt");
        let why = format!(
            "{} is not a folder. Move it away, or name another folder.",
            scene.root.join("notes.txt").display()
        );
        scene.refused("notes.txt", &why);
        scene.refused("notes.txt/site", &why);
    }

    #[test]
    fn the_tools_own_names_are_refused() {
        let why = format!(
            "names that begin with `.observatory` are kept for the tool's own files. {NEXT}"
        );
        scene().refused(".observatory-site", &why);
        scene().refused("site/.observatory/stage", &why);
    }

    #[test]
    #[cfg(unix)]
    fn links_are_refused_and_links_on_the_way_are_seen_through() {
        use std::os::unix::fs::symlink;
        let scene = scene();
        let why = "it is a symbolic link, so the site would replace files somewhere else. Name the folder that it leads to, or remove the link.";
        fs::create_dir(scene.home.join("elsewhere")).expect("a folder");
        for (link, to) in [
            ("site", scene.home.join("elsewhere")),
            ("dangling", scene.home.join("nowhere")),
            ("itself", scene.root.join("itself")),
        ] {
            symlink(to, scene.root.join(link)).expect("a link");
            scene.refused(link, why);
            scene.refused(&format!("{link}/"), why);
        }
        assert_eq!(
            scene.vet("site/garden"),
            Ok(scene.home.join("elsewhere/garden"))
        );
        symlink(scene.root.join("sightings"), scene.home.join("words")).expect("a link");
        assert!(
            scene
                .vet("../words/site")
                .expect_err("it lies in the sightings")
                .contains("it is, holds or lies in")
        );
        let error = scene.vet("itself/site").expect_err("it leads nowhere");
        assert!(error.contains("could not open"), "{error}");
    }
}
