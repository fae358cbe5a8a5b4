# Rehearsing the sample, and the first tour. Ids begin with rehearsal- or tour-; the first few are said by the core.

doing-rehearsing = Rehearsing the sample
why-no-rehearsal-folder = the folder for temporary files could not be written ({ $detail }).
next-no-rehearsal-folder = Make room there, then try again. Your own reviews were not touched.
why-only-rehearsal = this would reach past the throw-away copy.
next-only-rehearsal = End the rehearsal first; then it can be done in your own library.

rehearsal-on = Rehearsal
rehearsal-thrown-away = A throw-away copy of the sample: write what you like. It goes when you finish.
rehearsal-begin = Rehearse the sample
rehearsal-begin-long = A scripted room, ten minutes at most, on a throw-away copy
rehearsal-finish = Finish
rehearsal-room = The room
rehearsal-nobody = Nobody speaks
rehearsal-place = { $place } of { $count }
rehearsal-pass = Let it pass
rehearsal-on-key = Go on
rehearsal-back = One back
rehearsal-how = Answer with the meeting's own keys: PgDn asks, a line catches, / has words for what you heard.

rehearsal-leave-title = End the rehearsal here?
rehearsal-leave-text = The throw-away copy goes, with what you wrote in it. Your own reviews are as they were.
rehearsal-leave-stay = Stay
rehearsal-leave-go = End it

rehearsal-done-title = That was the room.
rehearsal-done-nothing = You listened this time. That is a part of the work as well.
rehearsal-done-used = What you used
rehearsal-done-asked = { $count ->
    [one] You asked one question
   *[other] You asked { $count } questions
}
rehearsal-done-caught = { $count ->
    [one] You caught one line
   *[other] You caught { $count } lines
}
rehearsal-done-parked = { $count ->
    [one] You parked one idea
   *[other] You parked { $count } ideas
}
rehearsal-done-named = { $count ->
    [one] You said whose view it was once
   *[other] You said whose view it was { $count } times
}
rehearsal-done-sent = { $count ->
    [one] You sent one line to the room
   *[other] You sent { $count } lines to the room
}
rehearsal-done-try = What else there is to try
rehearsal-try-asked = Press / on an empty line: short questions for what you just heard.
rehearsal-try-caught = Type ! in front of what surprises people; it comes back under Learn.
rehearsal-try-parked = Type ~ in front of a fix that comes too early.
rehearsal-try-named = Alt and a digit say whose view a line is.
rehearsal-try-sent = Open the room's window, and send one line to it with { $keys }.
rehearsal-try-handout = Look at the paper: a handout of any review is two keys away.
rehearsal-done-gone = The copy goes when you leave this page.
rehearsal-again = Once more
rehearsal-own = Start a review of my own
rehearsal-to-reviews = To the reviews

tour-offer = New here? Five things to do, in two minutes.
tour-begin = Take the tour
tour-not-now = Not now
tour-place = Tour { $place } of { $count }
tour-skip = Skip
tour-end = End the tour
tour-catch = Somebody is surprised. Type
tour-catch-rest = and press Enter.
tour-catch-line = !the graph looked fine
tour-catch-done = Caught as a surprise. Any typing lands on that line, wherever you look.
tour-name = Say whose view that was: press
tour-name-done = A role, not a name. It can be taken back with the same key.
tour-park = Somebody has a fix already. Type
tour-park-line = ~keep old releases
tour-park-done = Parked, so that the story can go on.
tour-ask = Ask the next question: press
tour-ask-done = The question before it counts as asked. One key forward, one key back.
tour-map = Look at the map: press
tour-map-done = That is the map, as it was prepared. Everything you did was real, in a copy that goes.
tour-over-title = Those were the hands.
tour-over-text = Now the room: people say things, and you meet them with the same keys.

rehearsal-own-ask = You asked. The room answers as it likes, and that is fine.
rehearsal-own-caught = Caught. What a line is can still be changed on its row.
rehearsal-own-send = It is on the wall, and only what you send is.
rehearsal-to-meeting = Back to the meeting
rehearsal-door-text = Lead a scripted room for ten minutes, in a copy that is thrown away.
rehearsal-meeting-over = The meeting is over in this copy. Finish shows what you used; Undo opens the meeting again.
