//! Owns file systems made for one test: a small one, one that may only be read, one whose power can be cut.
//! Must not be needed: where the system allows no mounting, a test says that it was skipped.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A mounted file system, gone when dropped.
pub struct Disk {
    folder: TempDir,
    image: Option<PathBuf>,
}

/// What the system would not do, in its own words.
#[derive(Debug)]
pub struct Unable(pub String);

/// Runs a tool of the system.
fn tool(command: &mut Command) -> Result<(), Unable> {
    let said = |output: Output| String::from_utf8_lossy(&output.stderr).trim().to_owned();
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(Unable(said(output))),
        Err(why) => Err(Unable(format!("{}: {why}", command.get_program().display()))),
    }
}

impl Disk {
    /// A file system in memory with room for that many bytes.
    pub fn of_size(bytes: usize) -> Result<Self, Unable> {
        let disk = Self { folder: tempfile::tempdir().expect("a folder"), image: None };
        let size = format!("size={bytes}");
        tool(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(disk.root()))?;
        Ok(disk)
    }

    /// An ext4 file system in a file, as on a disk of its own, with enough room for the journal to be made long beforehand.
    pub fn with_power() -> Result<Self, Unable> {
        let folder = tempfile::tempdir().expect("a folder");
        let image = folder.path().join("image");
        std::fs::File::create(&image).and_then(|file| file.set_len(192 << 20)).expect("an image");
        tool(Command::new("mkfs.ext4").args(["-q", "-F"]).arg(&image))?;
        let disk = Self { folder, image: Some(image) };
        std::fs::create_dir(disk.root()).expect("a folder to mount it on");
        disk.plug_in()?;
        Ok(disk)
    }

    /// Where it is mounted.
    pub fn root(&self) -> PathBuf {
        match self.image {
            Some(_) => self.folder.path().join("disk"),
            None => self.folder.path().to_owned(),
        }
    }

    /// Mounts what lies in the image.
    pub fn plug_in(&self) -> Result<(), Unable> {
        let image = self.image.as_deref().expect("only a disk with an image has power");
        tool(Command::new("mount").args(["-o", "loop"]).arg(image).arg(self.root()))
    }

    /// From here on nothing reaches the disk any more, and what was not flushed is gone: `FS_IOC_SHUTDOWN` without
    /// flushing the file system's own journal.
    pub fn cut_the_power(&self) -> Result<(), Unable> {
        const CUT: &str = r#"open(my $disk, "<", $ARGV[0]) or die "$!\n"; my $how = pack("I", 2);
            ioctl($disk, 0x8004587d, $how) or die "$!\n""#;
        tool(Command::new("perl").args(["-e", CUT]).arg(self.root()))
    }

    /// Takes a disk away.
    pub fn unplug(&self) -> Result<(), Unable> {
        tool(Command::new("umount").arg(self.root()))
    }

    /// From here on it may only be read.
    pub fn protect(&self) -> Result<(), Unable> {
        tool(Command::new("mount").args(["-o", "remount,ro"]).arg(self.root()))
    }

    /// Fills it with that many bytes that can be taken away again.
    pub fn fill(&self, bytes: usize) {
        std::fs::write(self.ballast(), vec![1; bytes]).expect("there is room for the ballast");
    }

    /// Takes the ballast away.
    pub fn make_room(&self) {
        std::fs::remove_file(self.ballast()).expect("the ballast was there");
    }

    fn ballast(&self) -> PathBuf {
        self.root().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let mounted = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
        let is = |root: &Path| mounted.lines().any(|line| line.split(' ').nth(1) == root.to_str());
        if is(&self.root()) {
            // A lazy one, so that a writer still being killed does not leave the mount behind.
            let _ = tool(Command::new("umount").arg("-l").arg(self.root()));
        }
    }
}
