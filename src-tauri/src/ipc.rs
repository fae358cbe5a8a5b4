//! Owns the wire to the screens: decode a call, pass it through the door off the UI thread, encode the answer.
//! Must not know what any command means, and must never put content into an event.
//!
//! Commands, all with the argument `request`: `read` and `apply` take `{name, input}`; `export` takes
//! `{review, what, audience, format}` and answers `{file}` or null when the dialog was left; `bring_in` takes
//! `{review}` (an id or null) and answers `{brought}`, `"package"` where the file is one and now waits, or null (see
//! `bringing.rs` for what is heard meanwhile);
//! `salvage_file` answers what came back from a library file, or null; `choose_font` answers `{file}` or null; `open_package` answers what is in a package, or null; `save_package` takes
//! `{review, private_notes}` and answers like `export`. Each refuses with `{code, message, next}`.
//! `save_map` takes `{review, form}` and answers like `export`; `bring_map` takes `{review}` and answers what a map that was read back
//! changed, or null.
//! `read_room` and `turn_wall` are the wall's, see `room.rs`.
//! `apply` also takes `ahead`, a channel or null: a short answer is told there first.
//! After every change all windows hear `changed` with `{revision}` and read what they may see themselves.

use crate::ask;
use crate::bringing::OnItsWay;
use crate::words::Words;
use app::{
    Bring, Brought, Bytes, Door, Export, FontView, MapFileAsk, MapTaken, PackageAsk, PackageView, Request, SalvageView,
    Trouble, WireTrouble,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::{Channel, InvokeResponseBody, JavaScriptChannelId, Response};
use tauri::{AppHandle, Emitter, Manager, Webview, WebviewWindow};

/// Where the calls of all windows wait for the one door.
///
/// A plain mutex is not fair, so two calls on their way at once may pass in any order. The screens therefore send one
/// change at a time, and the core refuses an older version of a row.
pub struct Hall(Arc<Mutex<Option<Door>>>);

impl Hall {
    /// A hall before an open door.
    pub fn new(door: Door) -> Self {
        Self(Arc::new(Mutex::new(Some(door))))
    }

    /// Passes through the door; none once the library has been closed for good.
    pub fn with<T>(&self, call: impl FnOnce(&mut Door) -> T) -> Option<T> {
        // A call that panicked has rolled back its transaction, so the next one may pass.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(call)
    }
}

/// A file that was written for the person.
#[derive(Debug, Serialize)]
pub struct Written {
    /// Its name without folders.
    file: String,
}

/// What a file is brought into.
#[derive(Debug, Deserialize)]
pub struct Into {
    /// The review; none makes a new one.
    review: Option<app::ReviewId>,
}

/// What became of a file that the person chose.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CameIn {
    /// Its lines are in a review.
    Brought(Brought),
    /// It is a package: it was looked into, and waits for a yes as one from `open_package` does.
    Package,
}

/// The only thing an event may say.
#[derive(Clone, Copy, Debug, Serialize)]
struct Changed {
    revision: i64,
}

/// Answers a command that only reads.
#[tauri::command]
pub async fn read(app: AppHandle, request: Request) -> Result<Value, WireTrouble> {
    let rest = at_the_door(&app, move |door| app::begin(door, request)).await?;
    Ok(off_the_ui_thread(&app, rest).await??)
}

/// From so many bytes on an answer is not told ahead: a channel would fetch it as well, and nothing would be won.
const SHORT: usize = 8_192;

/// Carries out a command that changes the library, then tells every window the new revision.
///
/// A call's own answer is fetched like a file, in several steps between which the page goes on: after a note is typed it would
/// first draw the note, and say only a frame later that it is saved. Told `ahead`, half of the answers come before that frame.
#[tauri::command]
pub async fn apply(
    app: AppHandle,
    webview: Webview,
    request: Request,
    ahead: Option<JavaScriptChannelId>,
) -> Result<Response, WireTrouble> {
    let ahead: Option<Channel> = ahead.map(|page| page.channel_on(webview));
    let answer = at_the_door(&app, move |door| app::apply(door, request)).await?;
    let text = answer.to_string();
    if let Some(ahead) = ahead.filter(|_| text.len() < SHORT) {
        // A page that is no longer there is told nothing, on either way.
        let _ = ahead.send(InvokeResponseBody::Json(text.clone()));
    }
    if let Some(revision) = revision_in(&answer) {
        came_about(&app, revision);
    }
    Ok(Response::new(text))
}

/// Makes a handout, asks where to save it, and writes it whole or not at all.
#[tauri::command]
pub async fn export(app: AppHandle, window: WebviewWindow, request: Export) -> Result<Option<Written>, WireTrouble> {
    let press = at_the_door(&app, move |door| door.press(request.review, request.what, request.audience)).await?;
    let made = off_the_ui_thread(&app, move || press.export(request.format)).await??;
    save(app, window, made).await
}

/// Asks where to save a file that was made, and writes it.
async fn save(app: AppHandle, window: WebviewWindow, made: Bytes) -> Result<Option<Written>, WireTrouble> {
    let name = made.name.clone();
    let Some(path) = off_the_ui_thread(&app, move || ask::where_to_save(&window, &name)).await? else {
        return Ok(None);
    };
    let written = off_the_ui_thread(&app, move || {
        app::file::write_beside(&path, &made.bytes).map_err(|why| app::unwritten(&path, &why))?;
        let file = path.file_name().map_or(made.name, |name| name.to_string_lossy().into_owned());
        Ok::<Written, Trouble>(Written { file })
    })
    .await?;
    Ok(Some(written?))
}

/// Asks for a file and takes it in; unreadable parts are kept as they are, with the reason. A package is looked into.
#[tauri::command]
pub async fn bring_in(app: AppHandle, window: WebviewWindow, request: Into) -> Result<Option<CameIn>, WireTrouble> {
    let Some(path) = off_the_ui_thread(&app, move || ask::what_to_open(&window)).await? else {
        return Ok(None);
    };
    if app::file::is_package(&path) {
        look_in(&app, path).await?;
        return Ok(Some(CameIn::Package));
    }
    let way = OnItsWay::begin(&app);
    // Only what is written needs the door: while a long file is being read, everything else goes on.
    let (file, way) = off_the_ui_thread(&app, move || {
        let bytes = app::file::read_for_import(&path)?;
        let name = app::file::name_of(&path);
        let bring = Bring { name: &name, bytes, review: request.review, zone: None, read_as: None };
        let file = app::read_file(bring, &|progress| way.tell(progress))?;
        Ok::<_, Trouble>((file, way))
    })
    .await??;
    let brought = at_the_door(&app, move |door| door.take_in(file, &|progress| way.tell(progress))).await?;
    came_about(&app, brought.revision);
    Ok(Some(CameIn::Brought(brought)))
}

/// Asks for a font file, and draws with it what the built-in fonts cannot, from now on.
#[tauri::command]
pub async fn choose_font(app: AppHandle, window: WebviewWindow) -> Result<Option<FontView>, WireTrouble> {
    let Some(path) = off_the_ui_thread(&app, move || ask::which_font(&window)).await? else {
        return Ok(None);
    };
    at_the_door(&app, move |door| door.choose_font(&path)).await.map(Some)
}

/// Asks for a package and looks into it; it then waits for `take_package` or `leave_package`. Nothing is written.
#[tauri::command]
pub async fn open_package(app: AppHandle, window: WebviewWindow) -> Result<Option<PackageView>, WireTrouble> {
    let Some(path) = off_the_ui_thread(&app, move || ask::which_package(&window)).await? else {
        return Ok(None);
    };
    look_in(&app, path).await.map(Some)
}

/// Looks into the package at that path, which then waits at the door.
async fn look_in(app: &AppHandle, path: PathBuf) -> Result<PackageView, WireTrouble> {
    let name = app::file::name_of(&path);
    // Only what is compared with the library needs the door: a slow disk holds nobody else up.
    let bytes = off_the_ui_thread(app, move || app::file::read_package(&path)).await??;
    at_the_door(app, move |door| door.look_in(&name, &bytes)).await
}

/// Asks for a library file and gets its words back into a new one, which then waits for `use_salvaged`.
#[tauri::command]
pub async fn salvage_file(app: AppHandle, window: WebviewWindow) -> Result<Option<SalvageView>, WireTrouble> {
    let Some(path) = off_the_ui_thread(&app, move || ask::which_library(&window)).await? else {
        return Ok(None);
    };
    at_the_door(&app, move |door| door.salvage_file(&path)).await.map(Some)
}

/// Makes a package, asks where to save it, and writes it whole or not at all.
#[tauri::command]
pub async fn save_package(
    app: AppHandle,
    window: WebviewWindow,
    request: PackageAsk,
) -> Result<Option<Written>, WireTrouble> {
    let made = at_the_door(&app, move |door| door.package(&request)).await?;
    save(app, window, made).await
}

/// Makes a file of the map, asks where to save it, and writes it whole or not at all.
#[tauri::command]
pub async fn save_map(
    app: AppHandle,
    window: WebviewWindow,
    request: MapFileAsk,
) -> Result<Option<Written>, WireTrouble> {
    let made = at_the_door(&app, move |door| door.map_file(&request)).await?;
    save(app, window, made).await
}

/// Asks for a map as JSON or DOT and takes it into a review, as one act that can be undone.
#[tauri::command]
pub async fn bring_map(
    app: AppHandle,
    window: WebviewWindow,
    request: app::Which,
) -> Result<Option<MapTaken>, WireTrouble> {
    let Some(path) = off_the_ui_thread(&app, move || ask::which_map(&window)).await? else {
        return Ok(None);
    };
    let name = app::file::name_of(&path);
    let bytes = off_the_ui_thread(&app, move || app::file::read_for_import(&path)).await??;
    let taken = at_the_door(&app, move |door| door.take_map(request.review, &name, &bytes)).await?;
    came_about(&app, taken.revision);
    Ok(Some(taken))
}

/// Closes the library at the very end, so that nothing is left beside it.
pub fn close(app: &AppHandle) {
    let door = app.state::<Hall>().0.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(Err(trouble)) = door.map(Door::close) {
        eprintln!("{trouble}");
    }
}

/// Tells the windows to look again although nothing was written.
pub fn tell_again(app: &AppHandle) {
    if let Some(Ok(revision)) = app.state::<Hall>().with(|door| door.revision()) {
        tell_changed(app, revision);
    }
}

/// What follows a change: the windows hear of it, and what can wait is done once nobody does.
fn came_about(app: &AppHandle, revision: i64) {
    tell_changed(app, revision);
    crate::snapshots::if_due(app);
    crate::preparing::go_on(app);
}

fn tell_changed(app: &AppHandle, revision: i64) {
    // A window that is just going away needs no news; nothing is lost, for the library has it.
    let _ = app.emit("changed", Changed { revision });
    app.state::<crate::room::Shared>().stir();
}

/// The library's revision, in a receipt or in an answer that holds one.
fn revision_in(answer: &Value) -> Option<i64> {
    answer.get("revision").or_else(|| answer.pointer("/receipt/revision"))?.as_i64()
}

pub(crate) async fn at_the_door<T, F>(app: &AppHandle, call: F) -> Result<T, WireTrouble>
where
    T: Send + 'static,
    F: FnOnce(&mut Door) -> Result<T, Trouble> + Send + 'static,
{
    let hall = Arc::clone(&app.state::<Hall>().0);
    let passed = off_the_ui_thread(app, move || {
        // A call that panicked has rolled back its transaction, so the next one may pass.
        let mut door = hall.lock().unwrap_or_else(PoisonError::into_inner);
        door.as_mut().map(call)
    })
    .await?;
    let Some(answer) = passed else {
        return Err(app.state::<Words>().closing().into());
    };
    answer.map_err(WireTrouble::from)
}

pub(crate) async fn off_the_ui_thread<T, F>(app: &AppHandle, work: F) -> Result<T, WireTrouble>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.map_err(|_| app.state::<Words>().stopped().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_revision_is_found_wherever_an_answer_holds_its_receipt() {
        let cases = [
            (json!({ "revision": 7, "changes": [] }), Some(7)),
            (json!({ "review": "x", "receipt": { "revision": 8 } }), Some(8)),
            (json!({ "access": { "kind": "full" }, "reviews": [] }), None),
            (json!(null), None),
        ];
        for (answer, revision) in cases {
            assert_eq!(revision_in(&answer), revision, "{answer} must tell the windows exactly its own revision");
        }
    }

    #[test]
    fn an_event_holds_a_revision_and_nothing_else() {
        let told = serde_json::to_value(Changed { revision: 3 }).expect("a number can be written");
        assert_eq!(told, json!({ "revision": 3 }), "any window may listen, so an event must carry no content");
    }
}
