# The story on screen. Kinds, ways of knowing and confidence are in handout.ftl, which paper shares.

timeline-ask = What happened between these moments?
timeline-story = Story
timeline-view = Which moments
timeline-view-all = Everything
timeline-view-key = Key moments
timeline-view-around = Around this
timeline-spacing = Distance between moments
timeline-spacing-order = In order
timeline-spacing-scale = To scale
timeline-view-key-none = No key moments yet
timeline-view-key-none-next = Choose a moment and press S where the story turned.

timeline-key-moment = key moment
timeline-about = about { $time }
timeline-between = between { $from } and { $to }
timeline-unknown-short = time not known
timeline-zone = Times are in { $zone }
timeline-moment = Moment { $number }, { $time }
timeline-differ = { $count ->
    [2] two accounts differ
    [3] three accounts differ
    [4] four accounts differ
   *[other] { $count } accounts differ
  }
timeline-rests-on = { $count ->
    [one] one line
   *[other] { $count } lines
  }

timeline-empty = Nothing on the timeline yet
timeline-empty-text = Begin before the first alarm, with the last moment at which all was as usual. An hour nobody wrote down is welcome too: put “about”, or “after lunch”.
timeline-empty-first = Add the first moment
timeline-empty-text-readonly = This library can only be read just now, so nothing can be added.

timeline-add = Add a moment
timeline-walk = walk
timeline-set-time = time
timeline-edit = edit
timeline-shift = a minute
timeline-accounts = accounts

timeline-field-title = What happened
timeline-field-title-example = A few words, such as “the order graph goes flat”
timeline-field-time = Time
timeline-field-day = Day
timeline-field-kind = What sort of moment
timeline-add-go = Add
timeline-cancel = Leave it
timeline-done = Done
timeline-title-needed = Write a word or two on what happened.
timeline-second = The second of the two

timeline-read-exact = { $time }, { $day }, { $zone }
timeline-read-about = about { $time }, { $day }, { $zone }
timeline-read-between = { $from } to { $to }, { $day }, { $zone }
timeline-read-after = “{ $original }”: told in that order, without a clock time
timeline-read-behind = after moment { $number }, “{ $title }”
timeline-read-words = “{ $original }”: kept in your words, without a clock time
timeline-read-nothing = time not known
timeline-read-twice = Clocks went back that night and showed this time twice.
timeline-unread-clock = No clock shows that. Write it as 14:03, ~14:03 or 14:03-14:20.
timeline-unread-day = The day is missing. Write it as 2026-11-12.
timeline-unread-skipped = Clocks went forward that night and never showed this time. Write the time before or after.
timeline-unread-backwards = The end is before the beginning. Write the earlier time first.
timeline-unread-number = There is no moment with that number. Write “after” and a number from the list, or words.

timeline-actions = More to do with this moment
timeline-to-key = Make it a key moment
timeline-from-key = No longer a key moment
timeline-do-edit = Edit
timeline-do-time = Change the time
timeline-earlier = Move up
timeline-later = Move down
timeline-remove = Take it away
timeline-removed = “{ $title }” is off the timeline, with its accounts.
timeline-no-clock = This moment has no clock time. Press T to give it one.
timeline-stays = It stays where its time puts it.

timeline-gap-minutes = { $count ->
    [one] minute, nothing recorded
   *[other] minutes, nothing recorded
  }
timeline-gap-hours = { $count ->
    [one] hour, nothing recorded
   *[other] hours, nothing recorded
  }
timeline-gap-days = { $count ->
    [one] day, nothing recorded
   *[other] days, nothing recorded
  }
timeline-gap-ends = { $from } to { $to }.
timeline-gap-question = What was being tried?
timeline-gap-open-question = What was being tried between { $from } and { $to }?
timeline-gap-ask = Ask in the meeting
timeline-gap-quiet = It was quiet
timeline-gap-asked = To be asked in the meeting
timeline-gap-was-quiet = It was quiet from { $from } to { $to }
timeline-gap-again = Choose again
timeline-gap-noted = The question waits among the open questions.

timeline-no-perspectives = No perspectives yet
timeline-no-perspectives-next = Say whose eyes saw a part of it, and each gets a column here.
timeline-to-prepare = Go to Prepare

timeline-account-add = Add what { $name } saw
timeline-account-add-short = Add
timeline-account-of = { $name }, moment { $number }
timeline-account-edit = Edit this account of { $name }
timeline-account-text = What they saw, thought or did
timeline-account-voice = Whose words
timeline-account-told = Told
timeline-account-verbatim = Word for word
timeline-account-basis = How they know
timeline-account-confidence = How sure they are
timeline-account-told-in = Where it was told
timeline-account-told-in-example = Chat, one-to-one, a report
timeline-account-then = What was in their hands at that moment
timeline-account-known = They knew
timeline-account-expected = They expected
timeline-account-visible = They could see
timeline-account-needed = Kept once there is a word here.
timeline-account-remove = Take this account away
timeline-account-removed = The account is gone.

timeline-evidence = Evidence
timeline-evidence-fold = Fold the evidence away
timeline-evidence-unfold = Show the evidence
timeline-evidence-find = Find in the evidence
timeline-evidence-lines = { $lines ->
    [one] one line
   *[other] { $lines } lines
  }, { $sources ->
    [one] one source
   *[other] { $sources } sources
  }
timeline-evidence-used = { $used ->
    [0] None is on the timeline yet.
    [one] One is on the timeline.
   *[other] { $used } are on the timeline.
  }
timeline-evidence-match = { $found ->
    [0] No line matches.
    [one] One line matches.
   *[other] { $found } lines match.
  } { $used ->
    [0] None is on the timeline.
    [one] One is on the timeline.
   *[other] { $used } are on the timeline.
  }
timeline-evidence-on = on timeline
timeline-evidence-none = No file yet
timeline-evidence-none-next = A chat, a log or a write-up brings the times with it.
timeline-evidence-bring = Bring a file in
timeline-evidence-no-match-next = Try a shorter word, or a time such as 14:0.
timeline-evidence-view = Whose view it is
timeline-evidence-nobody = Nobody’s in particular
timeline-evidence-promote = Put on the timeline
timeline-evidence-show = Show the moment
timeline-evidence-rest = Add to moment { $number }
timeline-evidence-pick = Choose a line to put it on the timeline.
timeline-brought = { $file }: { $lines ->
    [one] one line
   *[other] { $lines } lines
  }, { $events ->
    [0] none on the timeline yet
    [one] one moment on the timeline
   *[other] { $events } moments on the timeline
  }.

timeline-kept-prose = names no time
timeline-kept-heading = a heading
timeline-kept-table-frame = frame of a table
timeline-kept-code = code or output
timeline-kept-place-only = its place in words only
timeline-kept-no-date = a time without a day
timeline-kept-unreadable-time = time could not be read
timeline-kept-ambiguous-date = date could mean two days
timeline-kept-no-such-time = no clock showed that time
timeline-kept-other-shape = not written like the rest of its file
timeline-kept-other = kept as it was
