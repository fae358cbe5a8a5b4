//! Owns how the web view draws: the way round drivers that show an empty window, and machines that have no card.
//! Must not take the card from anybody who has one, unless asked: drawing without it is slower for them.

use std::io;
use tauri::WebviewWindow;

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

/// Lets the processor draw straight where no card would: otherwise it plays a card, and every frame is put together whole.
///
/// On two cores without a card a map of 300 factors was carried at 16 ms a frame instead of 50, and one pushed frame in twenty
/// took 70 ms instead of 365; the lines of dashes drawn in stretches then made it 27 (`make bench ONLY=moving`).
///
/// # Errors
/// What the window says when it has no web view.
#[cfg(target_os = "linux")]
pub fn suit(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if has_a_card() {
        return Ok(());
    }
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether the system offers something to draw with: a node that programs may render through.
#[cfg(target_os = "linux")]
fn has_a_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

/// Other systems' web views see to this themselves.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn suit(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
