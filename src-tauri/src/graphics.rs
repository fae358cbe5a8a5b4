//! Owns the way round graphics drivers that show an empty window.
//! Must not be used unasked: drawing without the card is slower for everybody else.

use std::io;

/// Starts the program anew with the webview's own switch for drawing without shared graphics memory.
///
/// The switch has to be in the environment before the first thread begins, which only a fresh process can promise.
///
/// # Errors
/// What the system says when the program cannot be started again. On success this does not return.
#[cfg(target_os = "linux")]
pub fn restart_safely() -> io::Result<()> {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return Ok(());
    }
    let again =
        std::process::Command::new(std::env::current_exe()?).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
    Err(again)
}

/// Other systems' webviews have no such switch and no such need.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn restart_safely() -> io::Result<()> {
    Ok(())
}
