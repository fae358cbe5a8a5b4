//! Owns the one door to a library: apply, read, export; and with it transactions, time, ids, audience and error words.
//! Must not know windows, terminals or SQL: the shell and the command line are its two hosts.

pub mod bindings;
pub mod deck;
pub mod file;
pub mod sample;

mod door;
mod trouble;
mod wire;
mod words;

pub use door::{Added, Brought, Bytes, Door, Export, Format, Host, Library};
pub use trouble::{Code, Trouble, WireTrouble};
pub use wire::*;
