# The work before the meeting.

prepare-steps = Steps
prepare-private = Before the meeting
prepare-next = Next: { $step }
prepare-to-meeting = To the meeting

prepare-step-scope = What happened
prepare-step-evidence = Evidence
prepare-step-voices = Voices
prepare-step-agenda = Agenda
prepare-step-rules = Ground rules
prepare-step-questions = Questions

prepare-ask-scope = What happened, in words nobody would mind?
prepare-ask-evidence = What was written down at the time?
prepare-ask-voices = Who saw a part of it?
prepare-ask-agenda = What will the hour hold?
prepare-ask-rules = What makes it safe to speak?
prepare-ask-questions = What do you want to carry into the meeting?

prepare-title = Title
prepare-title-hint = What was seen, not what was done.
prepare-summary = Summary
prepare-summary-hint = Two or three sentences, as a neighbour would tell it.
prepare-impact = What it did to people
prepare-impact-hint = Several measures: who waited, how long, what it cost them.
prepare-scope = Where the story begins and ends
prepare-scope-hint = It nearly always begins before the alarm. Say what stays out as well.
prepare-meets-day = Meeting day
prepare-meets-time = Time
prepare-meets-wrong = Write the day as 2026-11-19 and the time as 10:00.
prepare-filed = Filed under
prepare-filed-hint = Words with commas between them, such as systems. Maps of reviews that share one can be looked at side by side.
prepare-filed-long = One of these is longer than 300 characters. Part it with a comma, or shorten it.
prepare-filed-used = Words other reviews are filed under
prepare-zone = Zone of the incident’s times

prepare-evidence-none = No file has been brought in.
prepare-evidence-none-next = A chat, a log or a write-up helps people remember the order of things. The review also works without.
prepare-evidence-bring = Bring a file in
prepare-evidence-lines = { $lines ->
    [one] one line
   *[other] { $lines } lines
  }, { $kept ->
    [0] every one read
    [one] one kept as it was
   *[other] { $kept } kept as they were
  }
prepare-evidence-zone = read in { $zone }
prepare-evidence-brought = { $file }: { $lines ->
    [one] one line
   *[other] { $lines } lines
  }, { $events ->
    [0] none on the timeline yet
    [one] one moment on the timeline
   *[other] { $events } moments on the timeline
  }.

prepare-perspectives = Perspectives
prepare-perspectives-text = A role or a vantage point, not a person. In the meeting, its key says whose view a note is.
prepare-perspective-name = Perspective { $place }
prepare-perspective-add = Add a perspective
prepare-perspective-example = On call, support, made the change
prepare-people = People
prepare-people-text = Names stay here unless somebody agreed to be named to the team. Nothing printed for others carries them.
prepare-person-name = Name
prepare-person-add = Add a person
prepare-person-perspective = Speaks from
prepare-person-nowhere = no perspective yet
prepare-person-remark = To remember about inviting { $name }; private
prepare-person-remark-empty = Private: what to remember about inviting them
prepare-consent = May { $name } be named to the team?
prepare-consent-not-asked = Not asked
prepare-consent-agreed = May be named
prepare-consent-declined = Role only

prepare-agenda-total = { $minutes } min
prepare-agenda-preset = Start again from
prepare-agenda-preset-item = { $title }, { $minutes } min
prepare-agenda-applied = The agenda is now “{ $title }”.
prepare-agenda-add = Add a stage
prepare-agenda-item-title = Title of stage { $place }
prepare-agenda-minutes = Minutes for { $name }
prepare-agenda-fewer = One minute less
prepare-agenda-more = One minute more
prepare-agenda-prompts = { $count ->
    [0] no prompts
    [one] one prompt
   *[other] { $count } prompts
  }
prepare-agenda-skipped = left out
prepare-agenda-skip = Leave out
prepare-agenda-unskip = Take back in
prepare-agenda-none = The agenda is empty.
prepare-agenda-none-next = Choose a length, or add the stages one by one.
prepare-agenda-no-prompts = The deck has no prompts for this stage.

prepare-rules-text = Read them aloud at the start. Short enough to say in a minute.
prepare-rule = Ground rule { $place }
prepare-rule-add = Add a ground rule
prepare-rules-deck = Use the deck’s rules
prepare-rules-none = There are no ground rules yet.

prepare-questions-text = What nobody knows yet. In the meeting they wait where everybody can see them.
prepare-question = Question { $place }
prepare-question-add = Add a question
prepare-question-curious = Who is curious
prepare-question-nobody = nobody in particular
prepare-questions-none = No question yet.
prepare-questions-none-next = Anything you caught yourself wondering about belongs here.

prepare-up = Move up
prepare-down = Move down
prepare-remove = Take { $name } away
prepare-removed = “{ $name }” is taken away.
prepare-unnamed = without a name

prepare-ready = Ready?
prepare-ready-summary = Summary
prepare-ready-summary-not = No summary yet
prepare-ready-impact = What it did to people
prepare-ready-impact-not = Nobody’s day is described yet
prepare-ready-scope = Where the story begins
prepare-ready-scope-not = The story has no edges yet
prepare-ready-voices = { $count } perspectives
prepare-ready-voices-not = { $count ->
    [0] No perspective yet
   *[other] Only one perspective
  }
prepare-ready-heard = Somebody for every perspective
prepare-ready-heard-not = Nobody from { $name } yet
prepare-ready-consent = Everybody asked about their name
prepare-ready-consent-not = { $count ->
    [one] One person not asked about their name
   *[other] { $count } people not asked about their name
  }
prepare-ready-rules = Ground rules
prepare-ready-rules-not = No ground rules
prepare-ready-agenda = Agenda of { $minutes } minutes
prepare-ready-agenda-not = No agenda
prepare-ready-time = A time to meet
prepare-ready-time-not = No time to meet yet
prepare-carry = Carry into the meeting
prepare-carry-none = Nothing yet.
prepare-print = Look at the handouts
