# The meeting itself. Sentences are short: they are read at a glance, with somebody talking.

meet-agenda = Agenda
meet-minutes = { $minutes } min
meet-prompts = Questions of this stage
meet-prompt-asked = asked
meet-prompt-skipped = skipped
meet-prompt-return = to return to
meet-prompt-gone = A question from a deck that is not here ({ $id })
meet-go-to = Go to { $stage }
meet-stage-done = done
meet-stage-skipped = left out
meet-gone = { $gone } of { $minutes } minutes gone
meet-ends = Ends { $time } if nothing moves
meet-no-agenda-short = No stages yet.

meet-cue-worth = worth
meet-cue-voices = voices
meet-cue-safety = safety
meet-cue-evidence = evidence
meet-cue-story = story
meet-cue-welcome = welcome
meet-cue-observe = observe
meet-cue-decide = decide and act
meet-cue-coordinate = coordinate
meet-cue-zoom = step back
meet-cue-conditions = conditions
meet-cue-everyday = everyday work
meet-cue-held = what held
meet-cue-luck = luck
meet-cue-surprise = surprise
meet-cue-learning = learning
meet-cue-unknown = still unknown
meet-cue-ideas = ideas
meet-cue-thanks = thanks
meet-cue-feedback = feedback

meet-count = { $place } of { $count }
meet-why = Why ask this
meet-later = Later
meet-later-long = Come back to this question at the end of the stage
meet-skip = Skip
meet-skip-when = Better left out when: { $when }
meet-next = Next: { $question }
meet-next-last = Asked: look back at this stage
meet-next-stage = On to { $stage }
meet-next-stage-label = Next stage
meet-stage-through = Is there anything missing?
meet-exit-test = All its questions have had their turn. When this is so, go on.
meet-no-prompts = This stage has no questions of its own. Ask what the room needs.

meet-before = Before the meeting
meet-before-title = Read these aloud, then begin
meet-between-title = The meeting is waiting
meet-start = Start the meeting
meet-go-on = Go on
meet-no-rules = There are no ground rules yet. A few sentences read aloud make it safe to speak; you can also begin without.
meet-no-agenda = There is no agenda yet.
meet-no-agenda-next = Choose a length under Prepare, and the stages with their questions are laid out. Notes can be taken all the same.
meet-to-prepare = Go to Prepare
meet-over = The meeting is over.
meet-over-next = Notes can still be mended here. A press on a stage opens the meeting again.
meet-to-learn = Go to what we learned
meet-ended = The meeting is over.
meet-end = End meeting

meet-decks-again = Read again
meet-deck-broken = Reading { $file }, line { $line }: { $why }

meet-notes = Notes
meet-notes-empty = Nothing caught yet. Type anything: the line below takes it, with the time of your first key.
meet-row-menu = What to do with this row
meet-more = More for this row
meet-edit = Change the words
meet-remove = Take away
meet-removed = Taken away.
meet-make-private = Keep to myself
meet-make-room = Share with the room
meet-private = Private
meet-just-me = Keep to myself
meet-promote-event = Put on the timeline
meet-promote-factor = Put on the map
meet-promote-learning = Keep as a learning
meet-promote-open-question = Keep as an open question
meet-promoted-event = It is on the timeline now.
meet-promoted-factor = It is on the map now.
meet-promoted-learning = It is among the learnings now.
meet-promoted-question = It is among the open questions now.
meet-mark-empty = Come back to this
meet-fill-mark = What was this about?
meet-kind-other = Choose another kind
meet-whose = Whose view
meet-no-view = Factors and follow-ups belong to nobody’s view.

meet-kind-note = Note
meet-kind-quote = Quote
meet-kind-question = Question
meet-kind-surprise = Surprise
meet-kind-event = Event
meet-kind-factor = Factor
meet-kind-parked = Parked
meet-kind-follow-up = Follow-up
meet-kind-mark = Mark

meet-legend-quote = quote
meet-legend-question = question
meet-legend-surprise = surprise
meet-legend-event = event
meet-legend-factor = factor
meet-legend-parked = park
meet-legend-follow-up = follow-up
meet-legend-mark = empty mark

meet-capture = Catch what is said
meet-line = What is being said
meet-line-empty = Type what you hear
meet-empty = Keeping the line: there are no words in it.
meet-empty-event = Keeping the event: there is a time, and no word of what happened.
meet-empty-next = Write a word or two, then press Enter.
meet-paste-long = Pasting: the text has { $length } characters, and a note has room for { $room }.
meet-paste-long-next = Bring it in as a file under Prepare, or paste the part that matters. Nothing was changed.
meet-take-back = Back to the line
meet-read-only = This review can only be read here.
meet-said-day = on { $day }, { $zone } time
meet-said-which = Another day:

meet-instruments = Instruments
meet-clock = Clock
meet-left-minutes = min left
meet-left-seconds = s left
meet-left-over = { $count ->
    [0] time is up
   *[other] min over
  }
meet-left-hours = h over
meet-of = of { $minutes } in { $stage }
meet-plus-two = +2 min
meet-more-time = Two minutes more for this stage
meet-break = Break
meet-resume = Resume
meet-still = The clock stands still.
meet-now = now
meet-five-left = Five minutes left.
meet-one-left = One minute left.
meet-time-up = Time is up. Nothing moves by itself.
meet-stage = Stages
meet-skip-stage = Skip this stage
meet-marks = Marks
meet-mark-tray = empty, come back
meet-marks-none = None is waiting.
# Above a tray that holds more than is seen at a glance: shows the older ones as well.
meet-tray-earlier = { $count ->
    [one] One earlier
   *[other] { $count } earlier
}
meet-tray-fewer = The latest only
meet-parked = Parked
meet-parked-none = No idea is parked yet.
meet-questions = Open questions
meet-questions-none = No question is open.
