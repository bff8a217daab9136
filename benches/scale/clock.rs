//! CPU time of one thread and of children, and peak memory of a process, as Linux counts them.
#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::fs;

use mimalloc::MiMalloc;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Runs of everything that is measured; the middle one counts.
const RUNS: usize = 5;

/// Seconds that this thread has spent on a CPU, in user and system code together.
fn cpu() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts CPU time");
    let nanoseconds = text.split(' ').next().and_then(|word| word.parse::<u64>().ok());
    std::time::Duration::from_nanos(nanoseconds.expect("the first word is a number")).as_secs_f64()
}

/// CPU seconds of a work that is done once, and what it gives.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = cpu();
    let done = work();
    (cpu() - start, done)
}

/// CPU seconds of some works, each the middle of five runs. The works take turns, so that whatever
/// else the machine does falls on all of them.
pub(crate) fn medians(works: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut runs = vec![Vec::new(); works.len()];
    for _ in 0..RUNS {
        for (work, runs) in works.iter_mut().zip(&mut runs) {
            let start = cpu();
            work();
            runs.push(cpu() - start);
        }
    }
    runs.into_iter().map(middle).collect()
}

/// The middle one.
pub(crate) fn middle(mut runs: Vec<f64>) -> f64 {
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

/// CPU seconds of the processes that this one ran and waited for.
pub(crate) fn children() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").expect("Linux counts CPU time");
    // The name of the program, in brackets, may hold blanks; cutime and cstime are 16 and 17 (proc(5)).
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields[at - 3].parse::<f64>().expect("the field is a number");
    (ticks(16) + ticks(17)) / 100.0
}

/// Lets [`peak`] count from what this process holds now (proc(5), `clear_refs`).
pub(crate) fn forget_peak() {
    fs::write("/proc/self/clear_refs", "5").expect("Linux counts memory");
}

/// The most memory that this process has held, in MiB.
pub(crate) fn peak() -> f64 {
    let text = fs::read_to_string("/proc/self/status").expect("Linux counts memory");
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).and_then(|word| word.parse::<f64>().ok());
    kib.expect("the line holds a number") / 1024.0
}
