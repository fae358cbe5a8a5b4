//! Owns how the web view keeps house with its memory.
//! Must not be called once a thread runs: it writes the environment, which the web view's own processes begin with.

/// What JavaScriptCore is asked for by its own switches, each with why.
///
/// * A line of a meeting is drawn, stands for a minute and goes. To a collector by generations it is old by then and stays until
///   the rare collection of everything, so that the heap of an hour was four times what it held. Looked at whole each time it is
///   twice; that takes no longer, as the whole is small: the pauses are 4 to 6 ms as before.
/// * Each answer that is told ahead and each piece of news is a script of its own that runs once; the cache of what was compiled
///   would keep the last two thousand of them.
/// * The last of its compilers keeps much about code that runs for seconds on end, and no screen here does.
///
/// After 1,000 notes both windows took 1.14 to 1.18 of what they took after 20, and 1.10 with these (`make bench ONLY=meeting`).
/// A web view that no longer knows a switch says so on its error stream and goes on. Source: `JavaScriptCore/runtime/OptionsList.h`.
#[cfg(target_os = "linux")]
const SWITCHES: [(&str, &str); 3] = [("JSC_useGenerationalGC", "0"), ("JSC_useFTLJIT", "0"), ("JSC_useCodeCache", "0")];

/// Asks the web view to hold little memory over a long meeting. What somebody has set in the environment stays as it is.
#[cfg(target_os = "linux")]
pub fn spare() {
    for (name, value) in SWITCHES {
        // The environment refuses a name without letters or one with a sign of equality, and these are neither.
        let _ = webkit2gtk::glib::setenv(name, value, false);
    }
}

/// Other systems' web views have no such switches.
#[cfg(not(target_os = "linux"))]
pub fn spare() {}
