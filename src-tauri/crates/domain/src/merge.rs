//! Owns the bringing together of two copies of one review, row by row, from what each row has been in either copy.
//! Must not know files or words: it says what stays beside what, and the app says so to people.
//!
//! A row's *versions* are what the journal says it has been, one after another, in one copy. Nothing but these decides:
//!
//! 1. A copy that has gone on from where the other stands is followed: its version is taken.
//! 2. A copy that has seen the other's version and gone on from it is right to stay as it is.
//! 3. Where both have gone on separately, **accounts stand side by side**: ours stays, theirs comes in as a further account.
//! 4. For any other noun, fields that only one side changed take that side's. A field that both changed keeps ours, and
//!    theirs is handed back as [`Beside`], to be kept in words. Lists that both changed take what either put in, less
//!    what either took out. Places and running clocks are not words: ours stay.
//! 5. A remark about a person, or the notes of an interview, that one copy never had may have been left out before it was given
//!    away: the other's stays. Words that either side may no longer pass on are passed on by none.
//! 6. A row taken away on one side and changed on the other stays; so does whatever another row still stands on.
//!
//! A settled difference is written through theirs (ours → theirs → ours) so that the journal itself knows it was seen:
//! merging the same copy again finds rule 2, and changes nothing.

use crate::decide::{Declined, Draft};
use crate::rules::mentions;
use crate::story_order::in_story_order;
use crate::{Account, Change, Key, Noun, PastAct, PastKind, QuoteId, Refusal, Row, Sharing, Sheet, Shelf};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What the journal calls the bringing together of two copies.
pub const MERGE: &str = "MergePackage";

/// Whether a copy holds what is for the facilitator alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remarks {
    /// Private remarks about people are in it.
    Held,
    /// They were left out before it was given away, so that their absence says nothing.
    LeftOut,
}

/// One copy of a review: its rows, and every version each of them has had there.
#[derive(Debug, Default)]
pub struct Held {
    rows: BTreeMap<Key, Row>,
    versions: BTreeMap<Key, Vec<Option<Row>>>,
}

impl Held {
    /// A copy from its rows and its whole past, oldest first. A merge that was taken back counts as never done, so that
    /// it can be done again.
    pub fn of(sheet: &Sheet, past: &[PastAct]) -> Self {
        let mut versions: BTreeMap<Key, Vec<Option<Row>>> = BTreeMap::new();
        let let_go = merges_taken_back(past);
        let counted = (1..).zip(past).filter(|(n, act)| !let_go.contains(&act.of.unwrap_or(*n)));
        for change in counted.flat_map(|(_, act)| &act.changes) {
            let Some(key) = change.key() else { continue };
            let list = versions.entry(key).or_default();
            let after = change.after.as_ref().map(version);
            // A step that changed only the counting is none, and a row is not there before its first version.
            if list.last().map_or(after.is_some(), |last| *last != after) {
                list.push(after);
            }
        }
        Self { rows: sheet.rows().map(|row| (row.key(), row)).collect(), versions }
    }

    /// Whether that row is here, or ever was.
    pub fn has_known(&self, key: Key) -> bool {
        self.versions.contains_key(&key)
    }

    fn versions(&self, key: Key) -> &[Option<Row>] {
        self.versions.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Whether a remark about that person, or in that interview, was ever written here.
    fn has_remarked(&self, key: Key) -> bool {
        self.versions(key).iter().flatten().any(|row| remark(row).is_some_and(|remark| !remark.is_empty()))
    }
}

/// The merges that are not in force, by their numbers from 1.
fn merges_taken_back(past: &[PastAct]) -> BTreeSet<usize> {
    let mut back = BTreeSet::new();
    for act in past.iter().filter(|act| act.name == MERGE) {
        match (act.kind, act.of) {
            (PastKind::Undid, Some(of)) => drop(back.insert(of)),
            (PastKind::Redid, Some(of)) => drop(back.remove(&of)),
            _ => {}
        }
    }
    back
}

/// A row as it is compared: without its write number, and an event without its place, which the rules choose anew.
fn version(row: &Row) -> Row {
    let mut row = row.clone();
    row.set_rev(0);
    if let Row::Event(event) = &mut row {
        event.position = 0;
    }
    row
}

/// The versions of a person as if nobody had ever written a remark.
fn unremarked(versions: &[Option<Row>]) -> Vec<Option<Row>> {
    let blank = |row: &Option<Row>| row.clone().map(|row| with_remark(row, ""));
    let mut blanked: Vec<Option<Row>> = versions.iter().map(blank).collect();
    blanked.dedup();
    blanked
}

fn with_remark(row: Row, remark: &str) -> Row {
    match row {
        Row::Person(person) => crate::Person { remark: remark.to_owned(), ..*person }.into(),
        Row::Interview(interview) => crate::Interview { text: remark.to_owned(), ..*interview }.into(),
        row => row,
    }
}

/// Gives a person or an interview as they will stand the remark that this copy has of them.
fn keep_remark(after: &mut BTreeMap<Key, Row>, key: Key, told: &Held) {
    if let (Some(row), Some(remark)) = (after.get_mut(&key), told.rows.get(&key).and_then(remark)) {
        *row = with_remark(row.clone(), remark);
    }
}

/// What the facilitator alone wrote about a person, or in an interview.
fn remark(row: &Row) -> Option<&str> {
    match row {
        Row::Person(person) => Some(&person.remark),
        Row::Interview(interview) => Some(&interview.text),
        _ => None,
    }
}

/// What was written on both sides, where ours stays and theirs is to be kept in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The row as it will stand.
    pub ours: Row,
    /// The row as the other copy has it.
    pub theirs: Row,
    /// The fields in which theirs says otherwise; empty where the whole row has no place of its own.
    pub fields: Vec<&'static str>,
    /// The id to keep it under, the same whenever the same difference is met.
    pub id: Uuid,
}

/// How two copies come together. The host may add rows to it, which keep in words what stays beside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Rows to write, new ones or in place of ours.
    pub rows: Vec<Row>,
    /// Rows to take away.
    pub gone: Vec<Key>,
    /// Theirs of accounts told differently on both sides, each under its own new id; ours stay.
    pub copies: Vec<Account>,
    /// Fields written differently on both sides.
    pub beside: Vec<Beside>,
    /// Theirs of every difference that was settled, for the journal.
    seen: BTreeMap<Key, Row>,
}

/// What becomes of one row.
enum Verdict<'a> {
    Ours,
    Theirs,
    /// Both went on from this version, none where each made the row.
    Both(Option<&'a Row>),
}

fn verdict<'a>(ours: &'a [Option<Row>], theirs: &[Option<Row>]) -> Verdict<'a> {
    let common = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let (mine, other) = (ours.get(common..).unwrap_or(&[]), theirs.get(common..).unwrap_or(&[]));
    let (Some(now), Some(there)) = (mine.last(), other.last()) else {
        return if other.is_empty() { Verdict::Ours } else { Verdict::Theirs };
    };
    let base = common.checked_sub(1).and_then(|last| ours.get(last));
    if now == there || mine.contains(there) || base == Some(there) {
        Verdict::Ours
    } else if other.contains(now) || base == Some(now) {
        Verdict::Theirs
    } else {
        Verdict::Both(base.and_then(Option::as_ref))
    }
}

/// Brings another copy into ours. `name` gives a row of another copy an id that follows from what it says.
pub fn merge(ours: &Held, theirs: &Held, name: &dyn Fn(&Row) -> Uuid) -> Merge {
    let here = ours.rows.keys().any(|key| key.noun == Noun::Review);
    let mut merge = Merge::default();
    let mut after = ours.rows.clone();
    let keys: BTreeSet<Key> = ours.rows.keys().chain(theirs.versions.keys()).copied().collect();
    for key in keys {
        // A remark that one copy never had may have been left out on the way there: that it is not there says nothing.
        let remarked = ours.has_remarked(key) && theirs.has_remarked(key);
        let silent = matches!(key.noun, Noun::Person | Noun::Interview) && !remarked;
        let versions = |held: &Held| if silent { unremarked(held.versions(key)) } else { held.versions(key).to_vec() };
        let (mine, other) = (versions(ours), versions(theirs));
        let verdict = if here { verdict(&mine, &other) } else { Verdict::Theirs };
        match (verdict, ours.rows.get(&key), theirs.rows.get(&key)) {
            (Verdict::Ours, ..) | (_, None, None) => {}
            (Verdict::Theirs, _, None) => drop(after.remove(&key)),
            (Verdict::Theirs, _, Some(row)) | (Verdict::Both(_), None, Some(row)) => {
                after.insert(key, row.clone());
            }
            (Verdict::Both(_), Some(_), None) => {}
            (Verdict::Both(base), Some(held), Some(row)) => {
                let settled = merge.settle(base, held, row, &name(&version(row)));
                after.insert(key, settled);
            }
        }
        if silent {
            keep_remark(&mut after, key, if ours.has_remarked(key) { ours } else { theirs });
        }
    }
    leave_out_mirrored(&mut after, ours, theirs, name);
    stand_on(&mut after, ours, theirs);
    merge.heed_consent(&mut after, ours, theirs);
    merge.leave_out_same_links(&mut after, ours, name);
    merge.copies.retain(|copy| !ours.has_known(copy.id.into()));
    merge.beside.retain(|beside| !ours.has_known(Key { noun: Noun::Note, id: beside.id }));
    merge.gone = ours.rows.keys().filter(|key| !after.contains_key(key)).copied().collect();
    merge.rows = after.into_values().filter(|row| ours.rows.get(&row.key()) != Some(row)).collect();
    merge
}

/// Leaves out the accounts and notes in which the other copy keeps what our rows say anyway, and go on saying: a row that
/// follows theirs needs them, for they are then all that is left of ours.
fn leave_out_mirrored(after: &mut BTreeMap<Key, Row>, ours: &Held, theirs: &Held, name: &dyn Fn(&Row) -> Uuid) {
    let comes = |key: &Key| matches!(key.noun, Noun::Account | Noun::Note) && !ours.rows.contains_key(key);
    let new: Vec<Key> = after.keys().filter(|key| comes(key)).copied().collect();
    if new.is_empty() {
        return;
    }
    let said = after.values().filter(|row| row.key().noun != Noun::Line && theirs.has_known(row.key()));
    let said: BTreeSet<Uuid> = said.map(|row| name(&version(row))).collect();
    for key in new.iter().filter(|key| said.contains(&key.id)) {
        after.remove(key);
    }
}

/// Brings back what another row still stands on. Each copy was whole, so one of them has it.
fn stand_on(after: &mut BTreeMap<Key, Row>, ours: &Held, theirs: &Held) {
    let mut wanting: Vec<Key> = after.values().flat_map(mentions).collect();
    while let Some(key) = wanting.pop() {
        if after.contains_key(&key) {
            continue;
        }
        if let Some(row) = ours.rows.get(&key).or_else(|| theirs.rows.get(&key)) {
            wanting.extend(mentions(row));
            after.insert(key, row.clone());
        }
    }
}

impl Merge {
    /// Takes out what passes on words that either copy may no longer pass on.
    fn heed_consent(&mut self, after: &mut BTreeMap<Key, Row>, ours: &Held, theirs: &Held) {
        let withdrawn = |held: &Held, key: Key| matches!(held.rows.get(&key), Some(Row::Quote(quote)) if quote.sharing == Sharing::Withdrawn);
        let kept: BTreeSet<Key> = after.keys().filter(|key| key.noun == Noun::Quote).copied().collect();
        for key in kept {
            if let Some(Row::Quote(quote)) = after.get_mut(&key)
                && (withdrawn(ours, key) || withdrawn(theirs, key))
            {
                quote.sharing = Sharing::Withdrawn;
            }
        }
        let agreed =
            |id: QuoteId| matches!(after.get(&id.into()), Some(Row::Quote(quote)) if quote.sharing == Sharing::Agreed);
        let gone = after.iter().filter(|(_, row)| row.passes_on().is_some_and(|quote| !agreed(quote)));
        let gone: Vec<Key> = gone.map(|(key, _)| *key).collect();
        self.copies.retain(|copy| copy.quote.is_none_or(agreed));
        for key in gone {
            after.remove(&key);
        }
    }

    /// Whether the other copy brings nothing that is not here.
    pub fn is_nothing(&self) -> bool {
        self.rows.is_empty() && self.gone.is_empty() && self.copies.is_empty() && self.beside.is_empty()
    }

    /// Settles a row that both sides went on with, and answers how it stands.
    fn settle(&mut self, base: Option<&Row>, ours: &Row, theirs: &Row, id: &Uuid) -> Row {
        if let (Row::Account(_), Row::Account(account)) = (ours, theirs) {
            self.seen.insert(ours.key(), theirs.clone());
            self.copies.push(Account { id: crate::AccountId(*id), rev: 0, ..Account::clone(account) });
            return ours.clone();
        }
        let (mut settled, mut fields) = ours.blended(base, theirs);
        join_lists(&mut settled, base, theirs, &mut fields);
        fields.retain(|field| !quiet(ours, field));
        if !fields.is_empty() {
            self.seen.insert(ours.key(), theirs.clone());
            self.beside.push(Beside { ours: settled.clone(), theirs: theirs.clone(), fields, id: *id });
        }
        settled
    }

    /// The same link drawn in both copies stays once; a remark on theirs stays beside.
    fn leave_out_same_links(&mut self, after: &mut BTreeMap<Key, Row>, ours: &Held, name: &dyn Fn(&Row) -> Uuid) {
        let mut drawn = BTreeMap::new();
        // Ours come first, so that theirs gives way.
        for mine in [true, false] {
            let links: Vec<crate::Link> = after
                .values()
                .filter_map(|row| match row {
                    Row::Link(link) if ours.rows.contains_key(&row.key()) == mine => Some(crate::Link::clone(link)),
                    _ => None,
                })
                .collect();
            for link in links {
                let row = Row::from(link.clone());
                match drawn.get(&(link.from, link.to, link.kind)) {
                    None => drop(drawn.insert((link.from, link.to, link.kind), row)),
                    Some(first) => {
                        after.remove(&row.key());
                        if !link.remark.is_empty() && !ours.has_known(row.key()) {
                            let id = name(&version(&row));
                            let fields = vec!["remark"];
                            self.beside.push(Beside { ours: first.clone(), theirs: row, fields, id });
                        }
                    }
                }
            }
        }
    }
}

/// Fields that count or place and say nothing: where both sides moved on, ours stay without a word.
fn quiet(row: &Row, field: &str) -> bool {
    let states = matches!(row, Row::AgendaItem(_) | Row::Review(_)) && field == "state";
    states || matches!(field, "position" | "spent_ms" | "running_since" | "made_at" | "taken_at" | "sample")
}

/// Joins the lists that both sides changed, and strikes them off the fields that differ.
fn join_lists(ours: &mut Row, base: Option<&Row>, theirs: &Row, fields: &mut Vec<&'static str>) {
    let mut join = |field: &str| fields.iter().position(|it| *it == field).map(|at| fields.remove(at)).is_some();
    match (ours, theirs, base) {
        (Row::Event(ours), Row::Event(theirs), base) if join("lines") => {
            let base = if let Some(Row::Event(base)) = base { base.lines.as_slice() } else { &[] };
            ours.lines = joined(base, &ours.lines, &theirs.lines);
        }
        (Row::Factor(ours), Row::Factor(theirs), base) if join("events") => {
            let base = if let Some(Row::Factor(base)) = base { base.events.as_slice() } else { &[] };
            ours.events = joined(base, &ours.events, &theirs.events);
        }
        (Row::AgendaItem(ours), Row::AgendaItem(theirs), base) if join("prompts") => {
            let base = if let Some(Row::AgendaItem(base)) = base { base.prompts.as_slice() } else { &[] };
            let known = |prompt: &str| ours.prompts.iter().chain(base).any(|held| held.prompt == prompt);
            // What became of a question is ours to say; a question only they have is not ours to lose.
            let new: Vec<_> = theirs.prompts.iter().filter(|used| !known(&used.prompt)).cloned().collect();
            ours.prompts.extend(new);
        }
        (Row::Review(ours), Row::Review(theirs), base) if join("ground_rules") => {
            let base = if let Some(Row::Review(base)) = base { base.ground_rules.as_slice() } else { &[] };
            ours.ground_rules = joined(base, &ours.ground_rules, &theirs.ground_rules);
        }
        _ => {}
    }
}

/// What either side put in, less what either took out, in our order.
fn joined<T: Clone + PartialEq>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let kept = ours.iter().filter(|it| theirs.contains(it) || !base.contains(it));
    let new = theirs.iter().filter(|it| !ours.contains(it) && !base.contains(it));
    kept.chain(new).cloned().collect()
}

/// Turns a merge into the rows it changes, under the same rules as any act.
///
/// # Errors
/// [`Declined::Refused`] where a rule says no, or there is nothing to change; [`Declined::Unread`] where the shelf could
/// not answer.
pub fn decide_merge<S: Shelf>(merge: &Merge, shelf: &S) -> Result<Vec<Change>, Declined<S::Error>> {
    let mut draft = Draft::over(shelf);
    for key in &merge.gone {
        draft.drop_row(*key)?;
    }
    let copies = merge.copies.iter().cloned().map(Row::from);
    let rows: BTreeMap<Key, Row> = merge.rows.iter().cloned().chain(copies).map(|row| (row.key(), row)).collect();
    for row in in_story_order(rows.into_values()) {
        draft.write_over(row)?;
    }
    let mut changes = draft.settled()?;
    for (key, theirs) in &merge.seen {
        write_through(&mut changes, *key, theirs, shelf)?;
    }
    if changes.is_empty() { Err(Refusal::Nothing.into()) } else { Ok(changes) }
}

/// Writes a row through the other copy's version of it.
fn write_through<S: Shelf>(
    changes: &mut Vec<Change>,
    key: Key,
    theirs: &Row,
    shelf: &S,
) -> Result<(), Declined<S::Error>> {
    let Some(held) = shelf.row(key).map_err(Declined::Unread)? else { return Ok(()) };
    let at = changes.iter().position(|change| change.key() == Some(key));
    let end = match at.map(|at| changes.remove(at)).and_then(|change| change.after) {
        Some(after) => after,
        None => held.clone(),
    };
    let (mut theirs, mut end) = (theirs.clone(), end);
    theirs.set_rev(held.rev() + 1);
    end.set_rev(held.rev() + 2);
    if let (Row::Event(theirs), Row::Event(end)) = (&mut theirs, &end) {
        theirs.position = end.position;
    }
    changes.push(Change { before: Some(held), after: Some(theirs.clone()) });
    changes.push(Change { before: Some(theirs), after: Some(end) });
    Ok(())
}
