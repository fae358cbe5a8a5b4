//! Owns packages at the door: giving a review away whole, looking into one, and taking it in as new or merged.
//! Must not know the bytes of a package (`intake`), nor what decides a merge (`domain`).

mod page;
mod say;

use super::export::plain;
use super::{Bytes, Door, tell};
use crate::trouble::{Doing, Reason};
use crate::{Code, PackageAsk, PackageHolds, PackageMeets, PackageNews, PackageView, PrivateNotes, Taken, Trouble};
use domain::{Change, Declined, Held, Key, MERGE, Merge, Noun, Remarks, ReviewId, Row, Unsound};
use intake::ArchiveFault;
use intake::package::{ENDING, MAX_PACKED, Package, PackageFault};
use std::collections::{BTreeMap, BTreeSet};

/// A package that was looked into and waits for a yes.
pub(super) struct Offered {
    package: Package,
    view: PackageView,
}

/// How a package stands to what the library holds.
enum Meets {
    /// The library has never heard of the review.
    New,
    /// It knows it, and this is how the two come together.
    Known(Merge),
}

impl Door {
    /// Makes the package of a review: everything, or everything but what is for the facilitator alone.
    ///
    /// # Errors
    /// Where the review is not there, or there is more in it than a package may hold.
    pub fn package(&self, ask: &PackageAsk) -> Result<Bytes, Trouble> {
        let sheet = self.sheet(ask.review)?;
        let past = self.past(ask.review)?;
        let mut content = Vec::new();
        for hash in intake::package::hashes(&past).1 {
            let held = self.read_with(self.held()?.content(&hash))?;
            content.extend(held.map(|bytes| (hash, bytes)));
        }
        let whole = Package { review: ask.review, remarks: Remarks::Held, sheet, past, content }.heeding_consent();
        let package = match ask.private_notes {
            PrivateNotes::With => whole,
            PrivateNotes::Without => whole.without_private(),
        };
        let page = page::of(&package.sheet, &self.words);
        let told = |why| self.told(Doing::Packing, of_fault(&why, ""));
        let bytes = intake::package::pack(&package, &page).map_err(told)?;
        let title = package.sheet.reviews.first().map_or("", |review| review.title.as_str());
        Ok(Bytes { name: format!("{}.{ENDING}", plain(title)), bytes })
    }

    /// Looks into a package and says what it holds and how it meets the library. It then waits for
    /// [`Door::take_package`] or [`Door::leave_package`]; nothing is written.
    ///
    /// # Errors
    /// Where it is not whole, or a newer program made it.
    pub fn look_in(&mut self, name: &str, bytes: &[u8]) -> Result<PackageView, Trouble> {
        self.offered = None;
        let opened = intake::package::open(bytes);
        let package = opened.map_err(|why| self.told(Doing::Unpacking, of_fault(&why, name)))?;
        let meets = self.meets(&package)?;
        let view = self.view(name, &package, &meets)?;
        self.offered = Some(Ok(Offered { package, view: view.clone() }));
        Ok(view)
    }

    /// Keeps why the package that the program was started with is not offered, for the window to say once it is there.
    pub fn package_failed(&mut self, why: Trouble) {
        self.offered = Some(Err(why));
    }

    /// The package that waits for an answer; none where there is none.
    ///
    /// # Errors
    /// Where the program was started with one that could not be looked into, until it is left.
    pub fn offered(&self, (): ()) -> Result<Option<PackageView>, Trouble> {
        match &self.offered {
            None => Ok(None),
            Some(Ok(offered)) => Ok(Some(offered.view.clone())),
            Some(Err(why)) => Err(why.clone()),
        }
    }

    /// Lets the waiting package go.
    pub fn leave_package(&mut self, (): ()) -> Result<(), Trouble> {
        self.offered = None;
        Ok(())
    }

    /// Takes the waiting package in: as a new review with its whole past, or merged into the copy here in one act.
    ///
    /// # Errors
    /// Where no package waits, it brings nothing, or the library cannot be written. Nothing is then left of it.
    pub fn take_package(&mut self, (): ()) -> Result<Taken, Trouble> {
        let Some(Ok(offered)) = self.offered.take() else {
            return Err(self.told(Doing::Unpacking, Reason::new(Code::NotFound, "no-package")));
        };
        let taken = self.take(&offered.package);
        if taken.is_err() {
            // Whatever was in the way may be mended, and the same package taken in after all.
            self.offered = Some(Ok(offered));
        }
        taken
    }

    /// What is said where a package should come in as new and its review is here already.
    pub fn package_is_known(&self) -> Trouble {
        self.told(Doing::Unpacking, Reason::new(Code::BadRequest, "package-known"))
    }

    fn take(&mut self, package: &Package) -> Result<Taken, Trouble> {
        let content: Vec<_> = package.content.iter().map(|(_, bytes)| store::Content::of(bytes.clone())).collect();
        match self.meets(package)? {
            Meets::New => self.take_over(package, &content),
            Meets::Known(merge) => self.merge_in(package, &merge, content),
        }
    }

    /// Brings in a review that is not here, with its whole past.
    fn take_over(&mut self, package: &Package, content: &[store::Content]) -> Result<Taken, Trouble> {
        let (review, now) = (package.review, self.stamp().at);
        let library = self.library.as_mut().map_err(|why| why.clone())?;
        let revision = library
            .take_over(review, &package.past, content)
            .map_err(|why| self.told(Doing::Unpacking, tell::of_act(&why, &self.path, |never| match *never {})))?;
        // The meetings of its past are over; only that the library has grown counts here.
        self.since_backup.changed(now, &[]);
        Ok(Taken { review, revision, merged: false, two_accounts: 0, beside: 0 })
    }

    /// Brings a package and the copy here together in one act.
    fn merge_in(&mut self, package: &Package, merge: &Merge, content: Vec<store::Content>) -> Result<Taken, Trouble> {
        let (review, stamp) = (package.review, self.stamp());
        let written = self.written(merge, package, stamp.at);
        let library = self.library.as_mut().map_err(|why| why.clone())?;
        let done = library.act(stamp, MERGE, review, content, |rows| domain::decide_merge(&written, rows));
        let done = done.map_err(|why| {
            let refused = |declined: &Declined<store::StoreError>| match declined {
                Declined::Refused(domain::Refusal::Nothing) => Reason::new(Code::Nothing, "nothing-to-merge"),
                Declined::Refused(refusal) => Reason::of_refusal(refusal, &self.words),
                Declined::Unread(why) => tell::of_store(why, &self.path),
            };
            self.told(Doing::Merging, tell::of_act(&why, &self.path, refused))
        })?;
        self.since_backup.changed(done.at, &done.changes);
        let (two_accounts, beside) = (count(merge.copies.len()), count(merge.beside.len()));
        Ok(Taken { review, revision: done.revision, merged: true, two_accounts, beside })
    }

    fn past(&self, review: ReviewId) -> Result<Vec<domain::PastAct>, Trouble> {
        Ok(store::journal::past(self.read_with(self.held()?.history(review))?))
    }

    fn meets(&self, package: &Package) -> Result<Meets, Trouble> {
        let library = self.held()?;
        self.refuse_foreign(package)?;
        let past = self.past(package.review)?;
        if past.is_empty() {
            return Ok(Meets::New);
        }
        let sheet = self.read_with(library.sheet(package.review))?.unwrap_or_default();
        let ours = Held::of(&sheet, &past);
        let theirs = Held::of(&package.sheet, &package.past);
        Ok(Meets::Known(domain::merge(&ours, &theirs, &say::name)))
    }

    /// Refuses a package that has a row which here belongs to another review: ids are never shared by chance.
    fn refuse_foreign(&self, package: &Package) -> Result<(), Trouble> {
        let library = self.held()?;
        let past = package.past.iter().flat_map(|act| &act.changes).filter_map(Change::key);
        for key in past.collect::<BTreeSet<Key>>() {
            let held = self.read_with(library.row(key))?;
            if held.is_some_and(|row| row.review() != package.review) {
                let reason = Reason::of_refusal(&domain::Refusal::OtherReview { key }, &self.words);
                return Err(self.told(Doing::Unpacking, Reason { id: "package-foreign", ..reason }));
            }
        }
        Ok(())
    }

    fn view(&self, name: &str, package: &Package, meets: &Meets) -> Result<PackageView, Trouble> {
        let sheet = &package.sheet;
        let mut holds: BTreeMap<Noun, u32> = BTreeMap::new();
        sheet.rows().for_each(|row| *holds.entry(row.key().noun).or_default() += 1);
        holds.remove(&Noun::Review);
        let moments = || package.past.iter().map(|act| act.at);
        Ok(PackageView {
            name: name.to_owned(),
            review: package.review,
            title: sheet.reviews.first().map(|review| review.title.clone()).unwrap_or_default(),
            zone: sheet.reviews.first().map(|review| review.zone.clone()).unwrap_or_default(),
            began: moments().min(),
            touched: moments().max(),
            acts: count(package.past.len()),
            private_notes: match package.remarks {
                Remarks::Held => PrivateNotes::With,
                Remarks::LeftOut => PrivateNotes::Without,
            },
            holds: holds.into_iter().map(|(noun, count)| PackageHolds { noun, count }).collect(),
            perspectives: sheet.perspectives.iter().map(|it| it.name.clone()).collect(),
            meets: match meets {
                Meets::New => PackageMeets::New,
                Meets::Known(merge) if merge.is_nothing() => PackageMeets::Same,
                Meets::Known(merge) => self.news(package.review, merge)?,
            },
        })
    }

    /// What a merge would bring, change and take away, noun by noun.
    fn news(&self, review: ReviewId, merge: &Merge) -> Result<PackageMeets, Trouble> {
        let held = self.read_with(self.held()?.sheet(review))?;
        let here: BTreeSet<Key> = held.iter().flat_map(|sheet| sheet.rows()).map(|row| row.key()).collect();
        let mut news: BTreeMap<Noun, PackageNews> = BTreeMap::new();
        let mut of = |noun: Noun, count: fn(&mut PackageNews)| {
            count(news.entry(noun).or_insert(PackageNews { noun, new: 0, changed: 0, gone: 0 }));
        };
        for row in &merge.rows {
            let known = here.contains(&row.key());
            of(row.key().noun, if known { |news| news.changed += 1 } else { |news| news.new += 1 });
        }
        merge.gone.iter().for_each(|key| of(key.noun, |news| news.gone += 1));
        Ok(PackageMeets::Known {
            here: held.and_then(|sheet| sheet.reviews.into_iter().next()).map(|review| review.title),
            news: news.into_values().collect(),
            two_accounts: merge.copies.iter().map(|it| say::shortened(&it.text)).collect(),
            beside: merge.beside.iter().map(|it| say::called(&it.ours)).collect(),
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Why a package is not opened, or not made.
fn of_fault(why: &PackageFault, name: &str) -> Reason {
    const MIB: usize = 1024 * 1024;
    let reason = |id| Reason::new(Code::BadFile, id).with("name", name);
    match why {
        PackageFault::TooLarge | PackageFault::Archive(ArchiveFault::TooLarge | ArchiveFault::TooManyEntries) => {
            reason("package-too-large").with("limit", MAX_PACKED / MIB)
        }
        PackageFault::NotPackage => reason("package-not-one"),
        PackageFault::Newer { found, known } => reason("package-newer").with("found", found).with("known", known),
        PackageFault::Archive(ArchiveFault::NameOutside | ArchiveFault::Link | ArchiveFault::TwoInOne) => {
            reason("package-hostile").with("detail", why)
        }
        PackageFault::Archive(_) | PackageFault::Altered { .. } | PackageFault::Unreadable { .. } => {
            reason("package-damaged").with("detail", why)
        }
        PackageFault::Entries { .. } | PackageFault::Chain { .. } | PackageFault::Rows => {
            reason("package-altered").with("detail", why)
        }
        PackageFault::Past(unsound) => reason("package-past").with("act", act_of(unsound)),
    }
}

fn act_of(unsound: &Unsound) -> usize {
    match unsound {
        Unsound::Rule { act, .. } | Unsound::Discontinuous { act } | Unsound::Turn { act } | Unsound::Name { act } => {
            *act
        }
        Unsound::NoReview => 0,
    }
}

/// A row's own words, where it has some.
fn words_of(row: &Row) -> &str {
    match row {
        Row::Review(it) => &it.title,
        Row::Perspective(it) => &it.name,
        Row::Person(it) => &it.name,
        Row::AgendaItem(it) => &it.title,
        Row::Note(it) => &it.text,
        Row::Interview(it) => &it.text,
        Row::Quote(it) => &it.text,
        Row::Safety(it) => &it.remark,
        Row::Debrief(it) => &it.learned_words,
        Row::Parked(it) => &it.text,
        Row::Source(it) => &it.name,
        Row::Line(it) => it.words(),
        Row::Event(it) => &it.title,
        Row::Account(it) => &it.text,
        Row::Factor(it) => &it.phrase,
        Row::Link(it) => &it.remark,
        Row::Learning(it) => &it.text,
        Row::OpenQuestion(it) => &it.text,
        Row::FollowUp(it) => &it.text,
        Row::Thanks(it) => &it.to_whom,
        Row::Attachment(it) => &it.name,
    }
}
