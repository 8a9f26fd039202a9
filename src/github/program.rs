//! Where the workflows get the program: takes a repository, or none, gives the steps that put it on the path.

/// The file with those steps, which every workflow shares.
pub(super) const PATH: &str = ".github/actions/observatory/action.yml";

/// The same, for whoever looks there which repository was named before.
pub const RELEASES: &str = PATH;

/// What GitHub takes for the repository that a workflow runs in.
const ITSELF: &str = "${{ github.repository }}";

/// Where the program comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// From the source beside the observatory, as the branch to be merged into has it.
    Source,
    /// From a release of the repository itself.
    Own,
    /// From a release of another repository.
    Of(String),
}

impl Program {
    /// A repository as GitHub spells it, `OWNER/NAME`; none where it is no such name.
    pub fn parse(written: &str) -> Option<Self> {
        let (owner, name) = written.split_once('/')?;
        let is_plain = |part: &str, more: &[u8]| {
            let is_sign =
                |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || more.contains(&byte);
            !part.is_empty() && part.len() <= 100 && part.bytes().all(is_sign)
        };
        let is_name = is_plain(name, b"._") && name != "." && name != "..";
        (is_plain(owner, b"") && is_name).then(|| Self::Of(written.to_owned()))
    }

    /// The repository that the file at [`RELEASES`] names, if it names another than its own.
    pub fn named_in(text: &str) -> Option<Self> {
        let line = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("PROGRAM: "))?;
        Self::parse(line.trim_matches('"'))
    }

    /// The steps.
    pub(super) fn text(&self) -> String {
        let of = |repository: &str| {
            include_str!("texts/program-released.yml")
                .replace("@PROGRAM@", repository)
                .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        };
        match self {
            Self::Source => include_str!("texts/program-built.yml").to_owned(),
            Self::Own => of(ITSELF),
            Self::Of(repository) => of(&format!("\"{repository}\"")),
        }
    }

    /// What Dependabot keeps up to date.
    pub(super) fn updates(&self) -> String {
        let actions = include_str!("texts/dependabot.yml");
        match self {
            Self::Source => format!("{actions}{}", include_str!("texts/dependabot-source.yml")),
            Self::Own | Self::Of(_) => actions.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Program;

    #[test]
    fn a_repository_is_a_plain_name_and_is_found_again() {
        for odd in [
            "a",
            "a/",
            "/b",
            "a/b/c",
            "a/..",
            "a b/c",
            "a/$(x)",
            "a/${{ b }}",
            "a_b/c",
            "a/b\n",
        ] {
            assert_eq!(Program::parse(odd), None, "{odd}");
        }
        let program = Program::parse("a-b/c.d_e").expect("it is one");
        assert_eq!(Program::named_in(&program.text()), Some(program));
        assert_eq!(Program::named_in(&Program::Own.text()), None);
        assert_eq!(Program::named_in(&Program::Source.text()), None);
    }
}
