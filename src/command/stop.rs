//! Why a verb ended early, and the exit code that says so.

use crate::path_error::PathError;

/// The kinds of wrong that end a run.
#[derive(Debug)]
pub(super) enum Stop {
    /// Sightings or vocabularies have errors; they have been told already.
    Content,
    /// It could not run at all.
    CannotRun(String),
    /// Another build holds the output.
    Busy(String),
    /// Somebody pressed Ctrl-C at a question.
    Interrupted,
    /// Nobody reads the result any more.
    ReaderGone,
    /// Configuration or templates are broken; that has been told already.
    Told,
}

impl Stop {
    pub(super) fn cannot_run(message: impl Into<String>) -> Self {
        Self::CannotRun(message.into())
    }

    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Content => 1,
            Self::CannotRun(_) | Self::Told => 2,
            Self::Busy(_) => 75,
            // As a shell reports what Ctrl-C ended.
            Self::Interrupted => 130,
            Self::ReaderGone => 0,
        }
    }

    pub(super) fn message(&self) -> Option<&str> {
        match self {
            Self::CannotRun(message) | Self::Busy(message) => Some(message),
            Self::Interrupted => Some("stopped; nothing was written"),
            Self::Content | Self::ReaderGone | Self::Told => None,
        }
    }
}

impl From<PathError> for Stop {
    fn from(error: PathError) -> Self {
        Self::CannotRun(error.to_string())
    }
}
