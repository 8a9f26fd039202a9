//! The `observatory` program.

use std::cell::Cell;
use std::process::ExitCode;
use std::ptr;

use ahash::random_state::{RandomSource, set_random_source};
use mimalloc::MiMalloc;

/// Rendering takes and gives back memory in small pieces, by the million: with this a build takes a quarter less time.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Where each table gets what tells its hashes from another's. Templates make tables by the million, and the counter that
/// `ahash` has is one for all threads, which then wait for each other. The secret of a run is still of the system.
struct Seeds;

impl RandomSource for Seeds {
    fn gen_hasher_seed(&self) -> usize {
        thread_local!(static LAST: Cell<usize> = const { Cell::new(0) });
        LAST.with(|last| {
            let next = last.get().wrapping_add(ptr::from_ref(last).addr());
            last.set(next);
            next
        })
    }
}

fn main() -> ExitCode {
    // It fails only where a table was made before, and then the seeds are those of `ahash`.
    let _ = set_random_source(Seeds);
    observatory::command::main()
}
