//! Follows the files: reads them anew after every hint that something has changed, and makes the next
//! snapshot where anything has. Takes hints, gives snapshots.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::watch as current;

use crate::load::{Files, Memory, Reader};
use crate::model::Choice;
use crate::path_error::PathError;
use crate::serve::snapshot::Snapshot;
use crate::serve::watch::{Hints, Watch};
use crate::serve::{Notice, Say, tell};
use crate::source::Touched;

/// When nothing has been told for so long after a look at what was, everything is looked at: the system may not have
/// told of all, and by then the clock of any disk tells apart what was written since.
const QUIET: Duration = Duration::from_secs(3);

/// Works until the hints end.
pub(super) fn follow(
    root: &Path,
    choice: Choice,
    mut hints: Hints,
    newest: &current::Sender<Arc<Snapshot>>,
    say: &Say,
) {
    // To watch very many folders takes a while, in which each file that is read is told of: the first page waits for none
    // of that. A second look at everything finds what has changed before the watch.
    let mut watch: Option<Watch> = None;
    let mut reader = Reader::default();
    let mut memory = Memory::default();
    let mut last = None;
    let mut touched = Touched::Any;
    // Nobody can have touched anything before the first look.
    let mut most = None;
    loop {
        for remark in watch.as_mut().map(Watch::remarks).unwrap_or_default() {
            tell(say, Notice::Remark(remark));
        }
        let read = read(&mut reader, root, &touched, &mut hints);
        // An event is but a hint: many tell of nothing that matters here.
        let is_same = matches!((&read, &last), (Ok(read), Some(last)) if read == last);
        if !is_same {
            let before = Arc::clone(&newest.borrow());
            if let Some(next) = before.next(&read, choice, &mut memory) {
                if let Some(notice) = news(&before, &next) {
                    tell(say, notice);
                }
                newest.send_replace(Arc::new(next));
            }
            // To take a large site apart takes a while, which the next edit need not wait for.
            rayon::spawn(move || drop(before));
            last = read.ok();
        }
        let Some(watch) = &mut watch else {
            watch = Some(Watch::begin(root, &hints));
            continue;
        };
        let Some(hint) = hints.wait(most) else {
            return;
        };
        watch.keep_up(&hint);
        most = (hint.touched != Touched::Any).then_some(QUIET);
        touched = hint.touched;
    }
}

/// Reads the files, of which those that are `touched` may have changed. A file that is gone between the walk and the reading is on its way from one name to
/// another, and an empty one is likely to be written at this moment: such are looked at a second time
/// after a moment's quiet.
fn read(
    reader: &mut Reader,
    root: &Path,
    touched: &Touched,
    hints: &mut Hints,
) -> Result<Files, PathError> {
    match reader.read(root, touched) {
        Ok(files) if !has_empty(&files) => Ok(files),
        _ => {
            hints.settle();
            reader.read(root, &Touched::Any)
        }
    }
}

fn has_empty(files: &Files) -> bool {
    [&files.configuration]
        .into_iter()
        .chain(&files.inputs.files)
        .chain(&files.overrides)
        .any(|input| input.bytes.as_ref().is_some_and(Bytes::is_empty))
}

/// What a person at the terminal wants to know of `next`.
fn news(before: &Snapshot, next: &Snapshot) -> Option<Notice> {
    match (&before.faults, &next.faults) {
        (_, Some(faults)) if before.faults != next.faults => {
            Some(Notice::Wrong(faults.report.clone()))
        }
        (Some(_), None) => Some(Notice::Remark("All errors are mended.".to_owned())),
        _ => None,
    }
}
