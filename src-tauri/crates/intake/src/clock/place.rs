//! Owns the place of a reading on the clock: what it inherits, what has to be assumed, and what cannot be placed.
//! Must not know how a reading was written.

use super::date::DateSaid;
use super::lead::{Meant, Reading};
use super::time::{TimeSaid, TimeScan, Written};
use super::zone::Zone;
use crate::{Assumed, KeptBecause};
use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use domain::{When, WhenKind};

/// A step back by at least so many hours, on a day nobody stated anew, means that midnight has passed. Less is an entry
/// out of order, which real write-ups have plenty of.
const HOURS_BACK_OVER_MIDNIGHT: i64 = 6;

/// Where the day of the first entries comes from, if not from themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DaySource {
    /// The day.
    pub(crate) day: NaiveDate,
    /// What has to be told about it.
    pub(crate) assumed: Assumed,
}

/// A reading placed on the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) when: When,
    pub(crate) assumed: Option<Assumed>,
}

/// The clock of one story, moved along by each of its readings in turn.
pub(crate) struct Clock {
    zone: Zone,
    /// Whether a zone on a line holds for the lines after it: only where nothing states one for them all.
    zone_moves: bool,
    day: Option<NaiveDate>,
    /// What had to be assumed for `day`, as long as it holds.
    day_assumed: Option<Assumed>,
    last: Option<NaiveDateTime>,
    /// Whether an hour past noon was written on a full dial, so that a small one is not after noon.
    full_dial: bool,
    /// Whether the story runs forwards, so that a step back can mean a new day.
    forwards: bool,
}

/// What became of the day of a reading.
enum Day {
    On(NaiveDate),
    In { first: NaiveDate, last: NaiveDate },
}

impl Clock {
    /// A clock at the start of a story.
    pub(crate) fn new(zone: Zone, zone_moves: bool, day: Option<DaySource>, forwards: bool) -> Self {
        Self {
            zone,
            zone_moves,
            day: day.map(|source| source.day),
            day_assumed: day.map(|source| source.assumed),
            last: None,
            full_dial: false,
            forwards,
        }
    }

    /// From here on times are in another zone.
    pub(crate) fn set_zone(&mut self, zone: Zone) {
        self.zone = zone;
    }

    /// Places a reading, or says why it cannot be placed.
    pub(crate) fn place(&mut self, reading: &Reading) -> Result<Placed, KeptBecause> {
        let zone = reading.zone.unwrap_or(self.zone);
        if reading.zone.is_some() && self.zone_moves {
            self.zone = zone;
        }
        if reading.date.is_none() && reading.time.is_none() {
            return Ok(self.place_later(reading, zone));
        }
        if reading.time == Some(TimeScan::Impossible) {
            return Err(KeptBecause::NoSuchTime);
        }
        let stated = reading.date.is_some() || reading.weekday.is_some();
        let day = self.day_of(reading)?;
        let (known, assumed) = match (day, reading.time) {
            (Day::On(day), Some(TimeScan::Said(time))) => self.place_time(reading, zone, day, time, stated)?,
            (Day::On(day), _) => {
                self.last = None;
                let last = self.end_day(reading).unwrap_or(day);
                (whole_days(zone, day, last)?, self.day_assumed)
            }
            (Day::In { first, last }, _) => (whole_days(zone, first, last)?, None),
        };
        Ok(Placed { when: When { known, original: reading.original.clone(), zone: zone.name() }, assumed })
    }

    /// "10 minutes later" is about so long after the last time; where there is none, only the order is known.
    fn place_later(&mut self, reading: &Reading, zone: Zone) -> Placed {
        let at = self.last.zip(reading.later).and_then(|(last, later)| last.checked_add_signed(later));
        let moment = at.and_then(|local| zone.moment(local).earliest().map(|at| (local, at)));
        let known = match moment {
            Some((local, at)) => {
                self.last = Some(local);
                WhenKind::About { at }
            }
            None => WhenKind::After { event: None },
        };
        Placed { when: When { known, original: reading.original.clone(), zone: zone.name() }, assumed: None }
    }

    fn day_of(&mut self, reading: &Reading) -> Result<Day, KeptBecause> {
        let (day, assumed) = match (reading.date, reading.weekday) {
            (Some(DateSaid::Ambiguous), _) => return Err(KeptBecause::AmbiguousDate),
            (Some(DateSaid::Impossible), _) => return Err(KeptBecause::NoSuchTime),
            (Some(DateSaid::Month { year, month }), _) => return days_of_month(year, month),
            (Some(DateSaid::Day(day)), _) => (day, None),
            (Some(DateSaid::DayOf { month, day }), _) => {
                let near = self.day.ok_or(KeptBecause::NoDate)?;
                (nearest(near, month, day).ok_or(KeptBecause::NoSuchTime)?, Some(Assumed::Year))
            }
            (None, Some(weekday)) => {
                let near = self.day.ok_or(KeptBecause::NoDate)?;
                let ahead = (7 + weekday.num_days_from_monday() - near.weekday().num_days_from_monday()) % 7;
                (near + Days::new(u64::from(ahead)), self.day_assumed)
            }
            (None, None) => return self.day.map(Day::On).ok_or(KeptBecause::NoDate),
        };
        self.day = Some(day);
        self.day_assumed = assumed;
        Ok(Day::On(day))
    }

    fn end_day(&self, reading: &Reading) -> Option<NaiveDate> {
        match reading.until {
            Some((Some(DateSaid::Day(day)), _)) => Some(day),
            _ => None,
        }
    }

    fn place_time(
        &mut self,
        reading: &Reading,
        zone: Zone,
        day: NaiveDate,
        time: TimeSaid,
        stated: bool,
    ) -> Result<(WhenKind, Option<Assumed>), KeptBecause> {
        let (first, last) = time.span().ok_or(KeptBecause::NoSuchTime)?;
        let shift = if time.ends_the_day() { TimeDelta::days(1) } else { TimeDelta::zero() };
        let mut local = day.and_time(first) + shift;
        let mut here = None;
        if !stated && self.forwards {
            here = self.roll(&mut local, time);
        }
        let moved = local - day.and_time(first);
        self.full_dial |= time.written != Written::Halved && time.hour_written() > 12;
        self.last = Some(local);
        let assumed = here.or(self.day_assumed);
        let (at, twice) = moment(zone, local)?;
        let end = match reading.until {
            Some((end_day, Some(end))) => Some(self.end_of_range(end_day, end, local, moved)?),
            _ if last != first => Some(day.and_time(last) + moved),
            _ => None,
        };
        let about = reading.meant == Meant::About
            || time.written == Written::HourOnly
            || matches!(assumed, Some(Assumed::NextDay | Assumed::Afternoon));
        let known = match end.map(|end| moment(zone, end)).transpose()? {
            Some((to, _)) if to > at => WhenKind::Between { from: at, to },
            _ if reading.meant == Meant::After => WhenKind::After { event: None },
            _ if about => WhenKind::About { at },
            _ => WhenKind::Exact { at },
        };
        Ok((known, assumed.or(twice)))
    }

    /// Moves a time that steps back by hours to the afternoon or to the next day, whichever the story calls for.
    fn roll(&mut self, local: &mut NaiveDateTime, time: TimeSaid) -> Option<Assumed> {
        let back = self.last? - *local;
        if back <= TimeDelta::zero() {
            return None;
        }
        let half_day = TimeDelta::hours(12);
        if time.written == Written::Single && !self.full_dial && time.hour_written() < 12 && back <= half_day {
            *local += half_day;
            return Some(Assumed::Afternoon);
        }
        if back < TimeDelta::hours(HOURS_BACK_OVER_MIDNIGHT) {
            return None;
        }
        *local += TimeDelta::days(1);
        self.day = Some(local.date());
        self.day_assumed = Some(Assumed::NextDay);
        None
    }

    fn end_of_range(
        &self,
        end_day: Option<DateSaid>,
        end: TimeSaid,
        from: NaiveDateTime,
        moved: TimeDelta,
    ) -> Result<NaiveDateTime, KeptBecause> {
        let (_, last) = end.span().ok_or(KeptBecause::NoSuchTime)?;
        if let Some(DateSaid::Day(day)) = end_day {
            return Ok(day.and_time(last));
        }
        let mut to = from.date().and_time(last);
        // The end of a range stands on the same dial as its beginning.
        if to < from && moved == TimeDelta::hours(12) {
            to += moved;
        }
        if from - to >= TimeDelta::hours(HOURS_BACK_OVER_MIDNIGHT) || end.ends_the_day() {
            to += TimeDelta::days(1);
        }
        Ok(to)
    }
}

/// The moment clocks showed `local`, and what had to be assumed where they showed it twice.
fn moment(zone: Zone, local: NaiveDateTime) -> Result<(DateTime<Utc>, Option<Assumed>), KeptBecause> {
    match zone.moment(local) {
        LocalResult::Single(at) => Ok((at, None)),
        LocalResult::Ambiguous(first, _) => Ok((first, Some(Assumed::FirstOfTwo))),
        LocalResult::None => Err(KeptBecause::NoSuchTime),
    }
}

/// From the first second of one day to the last second of another.
fn whole_days(zone: Zone, first: NaiveDate, last: NaiveDate) -> Result<WhenKind, KeptBecause> {
    let start = first.and_time(NaiveTime::MIN);
    // A few zones skip midnight itself when summer begins; the day then starts an hour later.
    let from = moment(zone, start).or_else(|_| moment(zone, start + TimeDelta::hours(1)))?.0;
    let end = last.max(first).and_time(NaiveTime::MIN) + TimeDelta::days(1) - TimeDelta::seconds(1);
    let to = moment(zone, end).or_else(|_| moment(zone, end - TimeDelta::hours(1)))?.0;
    Ok(WhenKind::Between { from, to: to.max(from) })
}

fn days_of_month(year: i32, month: u32) -> Result<Day, KeptBecause> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(KeptBecause::NoSuchTime)?;
    let last = first + chrono::Months::new(1) - Days::new(1);
    Ok(Day::In { first, last })
}

/// The day of this name nearest to another, for dates without a year around New Year.
fn nearest(near: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (-1..=1)
        .filter_map(|shift| NaiveDate::from_ymd_opt(near.year() + shift, month, day))
        .min_by_key(|candidate| (*candidate - near).num_days().abs())
}
