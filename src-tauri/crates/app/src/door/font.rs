//! Owns the font somebody chose for scripts that are not built in: it is looked at, used, and remembered by its path.
//! Must not know what is printed with it, nor copy it anywhere.

use super::Door;
use crate::file::name_of;
use crate::trouble::{Doing, Reason};
use crate::words::Words;
use crate::{Code, FontView, Trouble};
use report::{Faces, UnusableFont};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No font file of a script is larger; what is larger is something else.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The faces papers are set in, and the chosen font among them.
#[derive(Clone, Default)]
pub(super) struct Font {
    pub(super) faces: Faces,
    pub(super) view: Option<FontView>,
}

impl Font {
    /// The font that was chosen for this library. One that is gone or changed is told, and the built-in faces are used.
    pub(super) fn remembered(library: &Path) -> Self {
        let Ok(path) = std::fs::read_to_string(place_of(library)) else { return Self::default() };
        let path = PathBuf::from(path.trim_end_matches('\n'));
        Self::at(&path).unwrap_or_else(|trouble| Self {
            faces: Faces::built_in(),
            view: Some(FontView { file: name_of(&path), trouble: Some(trouble.into()) }),
        })
    }

    fn at(path: &Path) -> Result<Self, Trouble> {
        let bytes = read(path).map_err(|why| told(Reason::new(Code::NotFound, "font-unread"), path, &why))?;
        let faces = Faces::with(bytes).map_err(|why| told(of_unusable(why), path, &why))?;
        Ok(Self { faces, view: Some(FontView { file: name_of(path), trouble: None }) })
    }
}

impl Door {
    /// Draws what the built-in fonts cannot with this font file, until the door is closed.
    ///
    /// # Errors
    /// Where the file cannot be read, drawn with, or put into a PDF; the font in use stays the one it was.
    pub fn use_font(&mut self, path: &Path) -> Result<FontView, Trouble> {
        self.font = Font::at(path)?;
        Ok(FontView { file: name_of(path), trouble: None })
    }

    /// The same, and remembers it beside the library for the next time.
    ///
    /// # Errors
    /// As [`Self::use_font`], and where its place cannot be written down.
    pub fn choose_font(&mut self, path: &Path) -> Result<FontView, Trouble> {
        let font = Font::at(path)?;
        let place = place_of(&self.path);
        let unkept = |why: &io::Error| crate::unwritten(&place, why);
        let text = path.to_str().ok_or_else(|| unkept(&io::ErrorKind::InvalidFilename.into()))?;
        crate::file::write_beside(&place, text.as_bytes()).map_err(|why| unkept(&why))?;
        self.font = font;
        Ok(FontView { file: name_of(path), trouble: None })
    }

    /// Goes back to the built-in fonts.
    pub fn forget_font(&mut self, (): ()) -> Result<(), Trouble> {
        let place = place_of(&self.path);
        match std::fs::remove_file(&place) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(crate::unwritten(&place, &why)),
            _ => {
                self.font = Font::default();
                Ok(())
            }
        }
    }

    /// The font somebody chose; none where only the built-in ones are used.
    pub fn font(&self) -> Option<&FontView> {
        self.font.view.as_ref()
    }
}

/// Where the path of the chosen font is written down.
fn place_of(library: &Path) -> PathBuf {
    library.with_file_name("handout-font.txt")
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn of_unusable(why: UnusableFont) -> Reason {
    let reason = |id| Reason::new(Code::BadFile, id);
    match why {
        UnusableFont::NotAFont => reason("font-not-one"),
        UnusableFont::NoOutlines => reason("font-no-outlines"),
        UnusableFont::Variable => reason("font-variable"),
        UnusableFont::NotAllowed => reason("font-not-allowed"),
    }
}

fn told(reason: Reason, path: &Path, why: &dyn std::error::Error) -> Trouble {
    reason.with("name", name_of(path)).with("detail", why).told(&Words::english(), Doing::ReadingFont)
}
