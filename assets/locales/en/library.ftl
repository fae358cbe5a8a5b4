# The list of reviews and the ways to begin one.

library-heading = Reviews
library-local = Nothing leaves this computer
library-find = Find a review
library-new = New review
library-import = Bring one in
library-sample = Open the sample
library-more-ways = More ways to begin
library-row-more = More for { $name }
library-remove = Take away
library-removed = “{ $name }” is taken away.
library-restored = “{ $name }” is back.
library-brought = { $file }: { $lines ->
    [one] one line
   *[other] { $lines } lines
  }, { $dated } with a time, { $kept } kept as they were.

library-next-ready = Next to meet
library-next-meeting = The meeting is under way
library-next-working = Where you left off
library-today = Today, { $day }
library-now = under way
library-in-minutes = in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }
library-in-hours = in { $hours ->
    [one] one hour
   *[other] { $hours } hours
  }
library-since-minutes = { $minutes ->
    [one] one minute ago
   *[other] { $minutes } minutes ago
  }
library-since-hours = { $hours ->
    [one] one hour ago
   *[other] { $hours } hours ago
  }
library-at = at { $time }
library-last-touched = Last written in
library-open-meeting = Open the meeting
library-back-to-meeting = Back to the meeting
library-keep-preparing = Keep preparing
library-write-learning = Write what was learned
library-look-handout = See the handout
library-sample-mark = sample

library-date = Date
library-review = Review
library-stage = Stage
library-moments = Moments
library-factors = Factors
library-learned = Learned
library-none-found = No review says “{ $words }”.
library-none-found-next = Titles and summaries are searched.
library-show-all = Show all reviews

library-holds = { $moments ->
    [0] No moments yet
    [one] One moment
   *[other] { $moments } moments
  }
library-holds-notes = { $notes ->
    [0] no notes
    [one] one note
   *[other] { $notes } notes
  }
library-holds-factors = { $factors ->
    [0] no factors
    [one] one factor
   *[other] { $factors } factors
  }
library-no-summary = No summary yet

library-follow-ups = Follow-ups still open
library-follow-ups-none = None is open.
library-where = Where this lies
library-where-text = One file on this computer. Copy it, and everything comes along.

library-empty-title = The first story is human error. The second is everything that made it make sense.
library-empty-text = For the person who leads the review. It asks, keeps what people say, and lays their accounts side by side.
library-door-sample = Walk through a real story
library-door-sample-text = An upgrade that was supposed to do nothing. About eight minutes.
library-door-new = Start a review
library-door-new-text = A title is enough. The agenda and the ground rules are filled in.
library-door-import = Bring one in
library-door-import-text = A write-up, a chat export, a log, or a package from somebody else.

library-start-title = A new review
library-start-label = What do people call it?
library-start-hint = Name what was seen, not what was done: “Orders stood still”, “Web hosts after an upgrade”.
library-start-length = How long will you meet?
library-start-go = Start
library-start-cancel = Not now
library-start-preset = { $minutes } min
library-too-long = { $over ->
    [one] One letter
   *[other] { $over } letters
  } too long: a title has at most 300.
library-again = Try again
library-shut-title = The library did not open.

salvage-do = Get its words back
salvage-busy = Reading the file page by page
salvage-came-back = { $rows ->
    [one] One row came back
   *[other] { $rows } rows came back
  }, in { $reviews ->
    [one] one review
   *[other] { $reviews } reviews
  }.
salvage-unsure = { $count ->
    [one] One of them stood
   *[other] { $count } of them stood
  } on a damaged page: worth a look.
salvage-lost = { $count ->
    [one] One change is
   *[other] { $count } changes are
  } known to be missing.
salvage-attachments = { $count ->
    [one] One attachment was
   *[other] { $count } attachments were
  } left out; the bytes are gone.
salvage-kept = They lie in { $file }, beside the damaged library, which was not touched.
salvage-use = Use them from now on
salvage-used = Your words are back. The damaged library is kept beside this one.

rescue-choose = Get words back from a file…
rescue-busy = Reading the file page by page
rescue-title = Words that came back
rescue-kept = They lie in { $file }, beside your library. The file you chose was not touched.
rescue-means = Used from now on, they take the place of the library here. That one is set aside, never deleted.
rescue-used = Your words are back. The library that was here is kept beside this one.
welcome-lost = Were there reviews here before?

backups-title = Backups
backups-text = Proven copies of everything, taken when a meeting begins, after ten minutes of change, and when the window closes. The library that is here now is set aside, never deleted.
backups-when = { $day }, { $time }
backups-unreadable = Cannot be read
backups-why-meeting = A meeting began
backups-why-change = Ten minutes of change
backups-why-closing = The window was closed
backups-why-asked = You asked for it
backups-holds = { $reviews ->
    [one] one review
   *[other] { $reviews } reviews
  }, { $acts ->
    [one] one change
   *[other] { $acts } changes
  }
backups-nothing = No review yet
backups-none = No backup yet
backups-none-text = The first is taken when a meeting begins, or when the window closes.
backups-take = Take one now
backups-restore = Put it back
backups-close = Leave things as they are
backups-from = Restore from a backup
backups-restored = The backup is back in place. What was here before is kept beside it.
