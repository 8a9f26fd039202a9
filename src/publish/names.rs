//! The names that the tool keeps for itself in and beside an output.

/// The folder inside an output, and the beginning of every name that is the tool's own.
pub(crate) const OWN: &str = ".observatory";
/// The record of what was published, in that folder.
pub(crate) const MANIFEST: &str = "manifest.json";
/// What a build holds locked while it works.
pub(crate) const LOCK: &str = "lock";
/// Where changed files wait until all of them are whole.
pub(crate) const STAGE: &str = "stage";
/// The record that says that renaming has begun, while it waits in the stage.
pub(crate) const BEGUN: &str = "begun.json";
/// The record that says that all is done, while it waits in the stage.
pub(crate) const DONE: &str = "done.json";
