//! Owns what every noun gets from the list of nouns: its struct and id, and the sum types that hold any row.
//! Must not know a noun by name.

use crate::Noun;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Names one row of any noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Key {
    /// Its noun.
    pub noun: Noun,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
}

/// Declares every noun once: its struct, its id, and the sum types that hold "any row".
macro_rules! nouns {
    ($($(#[$doc:meta])* $Name:ident $Id:ident $name:literal $plural:ident {
        $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
    })+) => {
        $(
            #[doc = concat!("The id of one ", $name, ", a UUIDv7.")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
            #[serde(transparent)]
            #[ts(type = "string")]
            pub struct $Id(pub Uuid);

            impl std::fmt::Display for $Id {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
            }

            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
            pub struct $Name {
                /// Which one.
                pub id: $Id,
                /// Counts the writes of this row; a write must carry the number it last saw.
                #[ts(type = "number")]
                pub rev: i64,
                $($(#[$field_doc])* pub $field: $type,)*
            }
        )+

        /// The name of a noun: the same word in SQL, JSON, TypeScript and the glossary.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Noun { $(#[doc = concat!("See [`", stringify!($Name), "`].")] #[serde(rename = $name)] $Name),+ }

        impl Noun {
            /// Every noun, parents before what refers to them.
            pub const ALL: &'static [Self] = &[$(Self::$Name),+];
            /// The word in SQL and JSON.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$Name => $name),+ } }
            /// The name as it appears in act names, such as `WriteFollowUp`.
            pub const fn title(self) -> &'static str { match self { $(Self::$Name => stringify!($Name)),+ } }
        }

        /// One row of any noun: the unit of change, of the journal and of merging. It is as small as a pointer and a word,
        /// because an import hands a hundred thousand of them from step to step.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(tag = "noun", content = "row")]
        pub enum Row { $(#[doc = concat!("See [`", stringify!($Name), "`].")] #[serde(rename = $name)] $Name(Box<$Name>)),+ }

        impl Row {
            /// Which row this is.
            pub fn key(&self) -> Key { match self { $(Self::$Name(row) => Key { noun: Noun::$Name, id: row.id.0 }),+ } }
            /// How often it has been written.
            pub fn rev(&self) -> i64 { match self { $(Self::$Name(row) => row.rev),+ } }
            pub(crate) fn set_rev(&mut self, rev: i64) { match self { $(Self::$Name(row) => row.rev = rev),+ } }
            /// This row with what only the other side changed since `base`, and the fields that both changed differently.
            pub(crate) fn blended(&self, base: Option<&Self>, theirs: &Self) -> (Self, Vec<&'static str>) {
                match (self, theirs) {
                    $((Self::$Name(ours), Self::$Name(theirs)) => {
                        let base = match base { Some(Self::$Name(base)) => Some(base), _ => None };
                        let (mut row, mut both) = ($Name::clone(ours), Vec::new());
                        $(if ours.$field != theirs.$field {
                            if base.is_some_and(|base| base.$field == ours.$field) {
                                row.$field = theirs.$field.clone();
                            } else if base.is_none_or(|base| base.$field != theirs.$field) {
                                both.push(stringify!($field));
                            }
                        })+
                        (row.into(), both)
                    })+
                    _ => (self.clone(), Vec::new()),
                }
            }
        }

        $(impl From<$Name> for Row { fn from(row: $Name) -> Self { Self::$Name(Box::new(row)) } })+

        /// Every row of one review, grouped by noun: what a screen, a handout or an export reads.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(default)]
        pub struct Sheet { $(#[doc = concat!("Rows of [`", stringify!($Name), "`], oldest id first unless they carry a position.")] pub $plural: Vec<$Name>),+ }

        impl FromIterator<Row> for Sheet {
            /// Lays rows of different keys into a sheet, in the order they come.
            fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
                let mut sheet = Self::default();
                for row in rows {
                    match row { $(Row::$Name(row) => sheet.$plural.push(*row)),+ }
                }
                sheet
            }
        }

        impl Sheet {
            /// All rows, parents before what refers to them.
            pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
                std::iter::empty()$(.chain(self.$plural.iter().cloned().map(Row::from)))+
            }
            /// The same, handed over.
            pub fn into_rows(self) -> impl Iterator<Item = Row> {
                std::iter::empty()$(.chain(self.$plural.into_iter().map(Row::from)))+
            }
            /// Puts a row in, replacing the row of the same key.
            pub fn put(&mut self, row: Row) {
                match row { $(Row::$Name(row) => match self.$plural.iter_mut().find(|held| held.id == row.id) {
                    Some(held) => *held = *row,
                    None => self.$plural.push(*row),
                }),+ }
            }
            /// Takes a row out; absent rows stay absent.
            pub fn take(&mut self, key: Key) {
                match key.noun { $(Noun::$Name => self.$plural.retain(|held| held.id.0 != key.id)),+ }
            }
            /// The row of that key, where the sheet holds it.
            pub fn get(&self, key: Key) -> Option<Row> {
                match key.noun { $(Noun::$Name => self.$plural.iter().find(|held| held.id.0 == key.id).cloned().map(Row::from)),+ }
            }
        }

        $(impl From<$Id> for Key { fn from(id: $Id) -> Self { Self { noun: Noun::$Name, id: id.0 } } })+
    };
}
pub(crate) use nouns;
