//! Owns the step from an act to the rows it changes, or to a refusal.
//! Must not know where rows lie: it asks a [`Shelf`], and it writes nothing.

use crate::rules::{Without, check, mentions, without};
use crate::story_order::in_story_order;
use crate::whereabouts::Whereabouts;
use crate::{
    Account, Act, AgendaItem, AgendaItemId, AgendaMove, Basis, Change, ClockMove, Confidence, Event, EventId, FromLine,
    Gap, ItemState, Key, Noun, Quote, Refusal, Review, ReviewId, ReviewState, Row, Sharing, SheetRows, Shelf, Stamp,
    StartReview, Voice, WhenKind,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Why an act did not happen.
#[derive(Debug)]
pub enum Declined<E> {
    /// A rule says no.
    Refused(Refusal),
    /// The rows could not be read.
    Unread(E),
}

impl<E> From<Refusal> for Declined<E> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Turns an act into the rows it changes. Nothing is written here; the caller writes all of it or none.
///
/// # Errors
/// [`Declined::Refused`] where a rule says no, [`Declined::Unread`] where the shelf could not answer.
pub fn decide<S: Shelf>(act: Act, shelf: &S, stamp: Stamp) -> Result<Vec<Change>, Declined<S::Error>> {
    let mut draft = Draft::over(shelf);
    match act {
        Act::StartReview(start) => draft.start_review(start)?,
        Act::AddSheet { review, rows } => draft.add_rows(review, rows)?,
        Act::Write(row) => draft.write(row)?,
        Act::Remove(key) => draft.remove(key)?,
        Act::MoveAgendaItem(to) => draft.move_agenda_item(&to)?,
        Act::TurnClock(turn) => draft.turn_clock(&turn, stamp)?,
        Act::PromoteLine(from) => draft.promote_line(&from)?,
    }
    draft.finish()
}

/// The changes of one act as they grow, seen over the shelf so that later steps see earlier ones.
pub(crate) struct Draft<'a, S: Shelf> {
    shelf: &'a S,
    changes: Vec<Change>,
    /// Where the change of a row stands among them.
    of: Whereabouts,
    /// The places events already take, read once for the whole act.
    places: Option<BTreeMap<i64, EventId>>,
    /// For the nouns of an act of many rows, the id above which the shelf holds none.
    highest: BTreeMap<Noun, Uuid>,
}

impl<'a, S: Shelf> Draft<'a, S> {
    pub(crate) fn over(shelf: &'a S) -> Self {
        Self { shelf, changes: Vec::new(), of: Whereabouts::default(), places: None, highest: BTreeMap::new() }
    }

    fn now(&self, key: Key) -> Result<Option<Row>, Declined<S::Error>> {
        match self.change(key) {
            Some(change) => Ok(change.after.clone()),
            None if self.highest.get(&key.noun).is_some_and(|highest| key.id > *highest) => Ok(None),
            None => self.shelf.row(key).map_err(Declined::Unread),
        }
    }

    fn change(&self, key: Key) -> Option<&Change> {
        self.of.place(key).and_then(|place| self.changes.get(place))
    }

    /// Every row of that noun as it will stand: held rows with their changes, then the rows this act makes.
    fn all(&self, noun: Noun, review: ReviewId) -> Result<Vec<Row>, Declined<S::Error>> {
        let held = self.shelf.rows(noun, review).map_err(Declined::Unread)?;
        let made = self.changes.iter().filter(|change| change.before.is_none());
        let made = made.filter_map(|change| change.after.clone());
        let made = made.filter(|row| row.key().noun == noun && row.review() == review);
        let kept = held.into_iter().filter_map(|row| match self.change(row.key()) {
            Some(change) => change.after.clone(),
            None => Some(row),
        });
        Ok(kept.chain(made).collect())
    }

    /// Writes a row that came from outside: its `rev` must be the one it was last seen with.
    fn write(&mut self, mut row: Row) -> Result<(), Declined<S::Error>> {
        if let Row::Event(event) = &mut row {
            self.place(event)?;
        }
        let key = row.key();
        let held = self.now(key)?;
        match &held {
            Some(held) if held.review() != row.review() => return Err(Refusal::OtherReview { key }.into()),
            Some(held) if held.rev() != row.rev() => {
                return Err(Refusal::Stale { key, held: held.rev(), sent: row.rev() }.into());
            }
            // Somebody else took it away meanwhile; writing it again would silently bring it back.
            None if row.rev() != 0 => return Err(Refusal::Missing { key }.into()),
            _ => {}
        }
        // What else has to follow; only such rows are kept for it, as an import writes a hundred thousand others.
        let leader = match (&held, &row) {
            (Some(Row::Event(held)), Row::Event(event)) if held.position != event.position => Some(row.clone()),
            (Some(Row::Quote(held)), Row::Quote(quote)) if held.sharing != quote.sharing => Some(row.clone()),
            _ => None,
        };
        self.put(held, row)?;
        match leader {
            Some(Row::Event(event)) => self.bring_along(&event),
            Some(Row::Quote(quote)) if quote.sharing != Sharing::Agreed => self.take_back(&quote),
            _ => Ok(()),
        }
    }

    /// Takes words that may no longer be passed on out of wherever they were: the notes and accounts made from them.
    fn take_back(&mut self, quote: &Quote) -> Result<(), Declined<S::Error>> {
        for noun in [Noun::Note, Noun::Account] {
            for row in self.all(noun, quote.review)?.into_iter().filter(|row| row.passes_on() == Some(quote.id)) {
                self.record(row.key(), Some(row), None);
            }
        }
        Ok(())
    }

    /// Writes a row in place of the one that is held, whatever its write number: the caller has looked at both.
    pub(crate) fn write_over(&mut self, mut row: Row) -> Result<(), Declined<S::Error>> {
        row.set_rev(self.now(row.key())?.map_or(0, |held| held.rev()));
        self.write(row)
    }

    /// Takes away that row alone; what points at it is the caller's to settle, and checked at the end.
    pub(crate) fn drop_row(&mut self, key: Key) -> Result<(), Declined<S::Error>> {
        let row = self.found(key)?;
        self.record(key, Some(row), None);
        Ok(())
    }

    /// Moves the events that are only known to come after this one, so that they stay behind it.
    fn bring_along(&mut self, moved: &Event) -> Result<(), Declined<S::Error>> {
        let after = WhenKind::After { event: Some(moved.id) };
        for row in self.all(Noun::Event, moved.review)? {
            let Row::Event(held) = row else { continue };
            // What this act has moved already is left alone, so that a ring of "after" comes to rest.
            if held.at.known != after || self.of.place(held.id.into()).is_some() {
                continue;
            }
            let mut event = held.clone();
            self.place(&mut event)?;
            self.put(Some(Row::Event(held)), Row::Event(event.clone()))?;
            self.bring_along(&event)?;
        }
        Ok(())
    }

    /// Gives an event its place in the story, so that every reader sorts by one number and numbers alike.
    fn place(&mut self, event: &mut Event) -> Result<(), Declined<S::Error>> {
        let mut places = match self.places.take() {
            Some(places) => places,
            None => self
                .all(Noun::Event, event.review)?
                .into_iter()
                .filter_map(|row| match row {
                    Row::Event(held) => Some((held.position, held.id)),
                    _ => None,
                })
                .collect(),
        };
        places.retain(|_, id| *id != event.id);
        let behind = |other: EventId| places.iter().find(|(_, id)| **id == other).map(|(place, _)| place + 1);
        let mut place = match (event.at.starts(), &event.at.known) {
            (Some(at), _) => at.timestamp_millis(),
            (None, WhenKind::After { event: Some(other) }) if behind(*other).is_some() => behind(*other).unwrap_or(1),
            (None, _) if event.position != 0 => event.position.clamp(-FARTHEST, FARTHEST),
            (None, _) => places.keys().next_back().map_or(1, |last| last + 1),
        };
        while places.contains_key(&place) {
            place += 1;
        }
        places.insert(place, event.id);
        event.position = place;
        self.places = Some(places);
        Ok(())
    }

    /// Records a change of a row whose current state is already known.
    fn put(&mut self, held: Option<Row>, mut row: Row) -> Result<(), Declined<S::Error>> {
        if held.as_ref() == Some(&row) {
            return Ok(());
        }
        check(&row)?;
        row.set_rev(held.as_ref().map_or(0, Row::rev) + 1);
        self.record(row.key(), held, Some(row));
        Ok(())
    }

    fn record(&mut self, key: Key, held: Option<Row>, after: Option<Row>) {
        match self.of.place(key).and_then(|place| self.changes.get_mut(place)) {
            Some(change) => change.after = after,
            None => {
                self.of.add(key, self.changes.len());
                self.changes.push(Change { before: held, after });
            }
        }
    }

    fn found(&self, key: Key) -> Result<Row, Declined<S::Error>> {
        self.now(key)?.ok_or(Declined::Refused(Refusal::Missing { key }))
    }

    fn start_review(&mut self, start: StartReview) -> Result<(), Declined<S::Error>> {
        self.write(start.review.into())?;
        start.agenda.into_iter().try_for_each(|item| self.write(item.into()))
    }

    fn add_rows(&mut self, review: ReviewId, SheetRows(rows): SheetRows) -> Result<(), Declined<S::Error>> {
        let rows = in_story_order(rows.into_iter());
        for noun in rows.iter().map(|row| row.key().noun).collect::<BTreeSet<_>>() {
            let highest = self.shelf.highest(noun).map_err(Declined::Unread)?;
            self.highest.extend(highest.map(|highest| (noun, highest)));
        }
        for row in rows {
            if row.review() != review {
                return Err(Refusal::OtherReview { key: row.key() }.into());
            }
            self.write(row)?;
        }
        Ok(())
    }

    /// Removes a row and settles everything that points at it, however far that goes.
    fn remove(&mut self, key: Key) -> Result<(), Declined<S::Error>> {
        let row = self.found(key)?;
        let review = row.review();
        if key.noun == Noun::Review {
            for noun in Noun::ALL.iter().rev() {
                for row in self.all(*noun, review)? {
                    self.record(row.key(), Some(row), None);
                }
            }
            return Ok(());
        }
        let mut rows = BTreeMap::new();
        for noun in Noun::ALL {
            rows.extend(self.all(*noun, review)?.into_iter().map(|row| (row.key(), row)));
        }
        let mut going = vec![key];
        while let Some(gone) = going.pop() {
            let Some(row) = rows.remove(&gone) else { continue };
            self.record(gone, Some(row), None);
            let touched: Vec<Row> = rows.values().filter(|row| mentions(row).contains(&gone)).cloned().collect();
            for held in touched {
                match without(&held, gone) {
                    Without::Goes => going.push(held.key()),
                    Without::Stays(after) => {
                        let key = held.key();
                        self.put(Some(held), *after)?;
                        rows.extend(self.now(key)?.map(|row| (key, row)));
                    }
                }
            }
        }
        Ok(())
    }

    fn agenda(&self, review: ReviewId) -> Result<Vec<AgendaItem>, Declined<S::Error>> {
        let mut items: Vec<AgendaItem> = self
            .all(Noun::AgendaItem, review)?
            .into_iter()
            .filter_map(|row| match row {
                Row::AgendaItem(item) => Some(*item),
                _ => None,
            })
            .collect();
        items.sort_by_key(|item| (item.position, item.id));
        Ok(items)
    }

    fn agenda_item(&self, id: AgendaItemId) -> Result<AgendaItem, Declined<S::Error>> {
        match self.found(id.into())? {
            Row::AgendaItem(item) => Ok(*item),
            _ => Err(Refusal::Missing { key: id.into() }.into()),
        }
    }

    fn change_item(
        &mut self,
        held: AgendaItem,
        change: impl FnOnce(&mut AgendaItem),
    ) -> Result<(), Declined<S::Error>> {
        let mut item = held.clone();
        change(&mut item);
        self.put(Some(held.into()), item.into())
    }

    fn move_agenda_item(&mut self, to: &AgendaMove) -> Result<(), Declined<S::Error>> {
        let moved = self.agenda_item(to.item)?;
        let mut items = self.agenda(moved.review)?;
        items.retain(|item| item.id != moved.id);
        items.insert(usize::try_from(to.to).unwrap_or(usize::MAX).min(items.len()), moved);
        for (place, item) in (0i64..).zip(items) {
            self.change_item(item, |item| item.position = place)?;
        }
        Ok(())
    }

    fn turn_clock(&mut self, turn: &ClockMove, stamp: Stamp) -> Result<(), Declined<S::Error>> {
        match turn {
            ClockMove::GoTo { item } => {
                let target = self.agenda_item(*item)?;
                self.leave_current(target.review, Some(target.id), stamp)?;
                self.change_item(target.clone(), |item| {
                    item.state = ItemState::Now;
                    item.running_since = item.running_since.or(Some(stamp.at));
                })?;
                self.set_review_state(target.review, ReviewState::Meet)
            }
            ClockMove::Pause { review } => {
                for item in self.agenda(*review)? {
                    self.change_item(item, |item| stop(item, stamp))?;
                }
                Ok(())
            }
            ClockMove::Resume { review } => {
                for item in self.agenda(*review)?.into_iter().filter(|item| item.state == ItemState::Now) {
                    self.change_item(item, |item| item.running_since = item.running_since.or(Some(stamp.at)))?;
                }
                Ok(())
            }
            ClockMove::Add { item, minutes } => {
                let held = self.agenda_item(*item)?;
                let sum = (i32::from(held.minutes) + i32::from(*minutes)).clamp(1, 480);
                self.change_item(held, |item| item.minutes = u16::try_from(sum).unwrap_or(1))
            }
            ClockMove::Skip { item } => {
                let held = self.agenda_item(*item)?;
                self.change_item(held, |item| {
                    stop(item, stamp);
                    item.state = if item.state == ItemState::Skipped { ItemState::Waiting } else { ItemState::Skipped };
                })
            }
            ClockMove::LeaveOut { item, ms } => {
                let held = self.agenda_item(*item)?;
                self.change_item(held, |item| leave_out(item, i64::from(*ms), stamp))
            }
            ClockMove::End { review } => {
                self.leave_current(*review, None, stamp)?;
                self.set_review_state(*review, ReviewState::Learn)
            }
        }
    }

    fn leave_current(
        &mut self,
        review: ReviewId,
        except: Option<AgendaItemId>,
        stamp: Stamp,
    ) -> Result<(), Declined<S::Error>> {
        for item in
            self.agenda(review)?.into_iter().filter(|item| item.state == ItemState::Now && Some(item.id) != except)
        {
            self.change_item(item, |item| {
                stop(item, stamp);
                item.state = ItemState::Done;
            })?;
        }
        Ok(())
    }

    fn set_review_state(&mut self, id: ReviewId, state: ReviewState) -> Result<(), Declined<S::Error>> {
        let Row::Review(held) = self.found(id.into())? else { return Ok(()) };
        let after = Review { state, ..Review::clone(&held) };
        self.put(Some(Row::Review(held)), after.into())
    }

    fn promote_line(&mut self, from: &FromLine) -> Result<(), Declined<S::Error>> {
        let Row::Line(line) = self.found(from.line.into())? else {
            return Err(Refusal::Missing { key: from.line.into() }.into());
        };
        self.write(Row::from(Event {
            id: from.event,
            rev: 0,
            review: line.review,
            position: 0,
            at: line.at.clone(),
            title: line.words().chars().take(2_000).collect(),
            kind: from.kind,
            lines: vec![line.id],
            gap: Gap::Unasked,
            taken_at: None,
        }))?;
        let (Some(perspective), Some(account)) = (from.perspective, from.account) else { return Ok(()) };
        self.write(Row::from(Account {
            id: account,
            rev: 0,
            review: line.review,
            event: from.event,
            perspective,
            text: line.words().to_owned(),
            voice: Voice::Verbatim,
            basis: Basis::Reported,
            confidence: Confidence::FairlySure,
            known: String::new(),
            expected: String::new(),
            visible: String::new(),
            told_in: String::new(),
            quote: None,
        }))
    }

    /// Checks that nothing points at what is not there, then hands the changes over.
    fn finish(self) -> Result<Vec<Change>, Declined<S::Error>> {
        let list = self.settled()?;
        if list.is_empty() { Err(Refusal::Nothing.into()) } else { Ok(list) }
    }

    /// The same where it is no refusal that nothing changes.
    pub(crate) fn settled(self) -> Result<Vec<Change>, Declined<S::Error>> {
        let mut checked = BTreeSet::new();
        for row in self.changes.iter().filter_map(|change| change.after.as_ref()) {
            for to in mentions(row).into_iter().chain((row.key().noun != Noun::Review).then(|| row.review().into())) {
                if checked.contains(&(row.review(), to)) {
                    continue;
                }
                match self.now(to)? {
                    Some(Row::Quote(quote)) if quote.sharing != Sharing::Agreed => {
                        return Err(Refusal::NotAgreed { key: row.key() }.into());
                    }
                    Some(found) if found.review() == row.review() => checked.insert((row.review(), to)),
                    _ => return Err(Refusal::Dangling { key: row.key(), to }.into()),
                };
            }
        }
        self.refuse_same_link()?;
        let mut changes = self.changes;
        changes.retain(|change| change.before != change.after);
        Ok(changes)
    }

    fn refuse_same_link(&self) -> Result<(), Declined<S::Error>> {
        let mut reviews: BTreeSet<ReviewId> = BTreeSet::new();
        reviews.extend(self.changes.iter().filter_map(|change| match &change.after {
            Some(Row::Link(link)) => Some(link.review),
            _ => None,
        }));
        for review in reviews {
            let mut drawn = BTreeSet::new();
            for row in self.all(Noun::Link, review)? {
                if let Row::Link(link) = &row
                    && !drawn.insert((link.from, link.to, link.kind))
                {
                    return Err(Refusal::SameLink { key: row.key() }.into());
                }
            }
        }
        Ok(())
    }
}

/// Places are numbers a screen can hold exactly (2^53), with room left to step behind the last one.
const FARTHEST: i64 = (1 << 53) - (1 << 20);

/// Stops an item's clock, keeping what has run. A clock that went backwards adds nothing.
fn stop(item: &mut AgendaItem, stamp: Stamp) {
    if let Some(since) = item.running_since.take() {
        item.spent_ms += (stamp.at - since).num_milliseconds().max(0);
    }
}

/// Takes milliseconds out of what an item ran: from the run under way first, then from those before it.
fn leave_out(item: &mut AgendaItem, ms: i64, stamp: Stamp) {
    let runs = item.running_since.is_some();
    stop(item, stamp);
    item.spent_ms = (item.spent_ms - ms).max(0);
    item.running_since = runs.then_some(stamp.at);
}
