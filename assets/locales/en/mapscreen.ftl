# The map on screen. Its bands, phases, polarities and verbs are in map.ftl, which paper shares.

map-ask = What had to be present together?
map-canvas = Factor map
map-factor = Factor
map-link = Link
map-focus = Focus
map-focus-all = All
map-focus-1 = 1 step
map-focus-2 = 2 steps
map-whole = Show the whole map
map-whole-not = Back to full size

map-view-one = One factor by itself
map-view-bands = Back to the whole map
map-view-time = Along the timeline
map-view-days = How it usually goes, beside what was different
map-view-beside = Beside another review’s map
map-beside-which = Beside
map-beside-shared = Both are filed under: { $tags }
map-beside-empty = No factor is on this map yet.
map-beside-none = No other review is filed under the same words
map-beside-none-next = File this one and another under one word, such as the name of a system. Then their maps can be looked at side by side, and what comes back can be asked about.
map-beside-prepare = To the words of this review
map-days-usual = How it usually goes right
map-days-usual-none = What was there on other days too?
map-days-unsaid = Nobody has said yet
map-days-different = What was different that day
map-days-different-none = What was not as on other days?
map-time-none = nothing rests on this
map-time-loose = Resting on no moment yet
map-one-led = What led in
map-one-led-none = Nothing is said to have led here.
map-one-held = What held
map-one-held-none = Nothing is said to have held here.
map-one-followed = What followed
map-one-followed-none = Nothing is said to have followed.
map-one-moments = { $count ->
    [one] 1 moment
   *[other] { $count } moments
  }

map-filter = Narrow the map
map-filter-any-effect = Any effect
map-filter-any-band = Any band
map-filter-any-phase = Any phase
map-filter-left = { $left } of { $whole } factors are shown.
map-filter-none = nothing of that
map-filter-end = Show everything again

map-file = The map as a file
map-save-svg = Save as a picture (SVG)…
map-save-png = Save as a picture of pixels (PNG)…
map-save-dot = Save for Graphviz (DOT)…
map-save-mermaid = Save for a wiki (Mermaid)…
map-save-json = Save for other programs (JSON)…
map-save-csv = Save as a table (CSV)…
map-saved = The map is saved as { $file }.
map-bring = Bring a map in…
map-brought = Brought in: { $factors ->
    [one] 1 new factor
   *[other] { $factors } new factors
  }{ $changed ->
    [0] {""}
    [one] , 1 changed
   *[other] , { $changed } changed
  }, { $links ->
    [0] no new link
    [one] 1 link
   *[other] { $links } links
  }. Nothing was taken away.
map-brought-none = That map is all here already. Nothing has changed.

map-drawing = Drawing the map.
map-not-drawn = The picture is older than the words beside it. { $message }
map-again = Draw it again

map-empty-first = Type the first condition
map-empty-text = Something that was so, in a few words: “pin refused downgrade”, “nobody watched the old queue”. It need not be wrong, only there.
map-empty-notes = { $count ->
    [one] One note of the meeting waits
   *[other] { $count } notes of the meeting wait
  }
map-empty-look = Look at the notes
map-empty-file = Drawn elsewhere already, as DOT or JSON?

map-add = A new factor
map-phrase = What was present
map-phrase-example = A few words, such as “ten-minute staggered runs”
map-band = Band
map-band-key = Band (Alt and its number)
map-polarity = What it did
map-phase = Phase
map-evidence = How it is known
map-fact-polarity = Effect
map-fact-evidence = Evidence
map-put = Place
map-put-left = Put it further left
map-put-up = Put it further up
map-put-down = Put it further down
map-put-right = Put it further right
map-put-free = Let the map choose its place again
map-fact-days = Other days
other-days-unsaid = nobody has said
other-days-usual = as usual
other-days-different = different that day
map-add-go = Add
map-add-leave = Leave the line
map-added = “{ $phrase }” is on the map.

map-node-facts = { $polarity }, { $phase }
map-node-pins = { $count ->
    [one] moment { $pins }
   *[other] moments { $pins }
  }
map-node-alone = no link yet
map-the-impact = the impact
map-impact-none = Nobody’s day is described yet. Prepare holds the words for it.

map-linking = A new link
map-link-from = Where does the link begin?
map-link-to = What does “{ $phrase }” bear on?
map-link-find = Type, use the arrows, or click
map-link-leave = Leave it
map-already = already on the map
map-link-none = No factor says “{ $words }”.
map-link-drawn = { $from } { $verb } { $to }.
map-refused-self = A factor cannot bear on itself. Choose another factor, or the impact.
map-refused-same = That link is already on the map. Choose another verb if you mean something different.
map-refused-nothing = The impact is where links end. Choose the factor it begins at.

map-means-enabled = made it possible
map-means-triggered = set it off, then
map-means-amplified = made it wider or longer
map-means-masked = hid it from view
map-means-delayed = made noticing or repair slower
map-means-pressured = pulled at the choices
map-means-depended-on = needed it
map-means-mitigated = made it less
map-means-detected = brought it to light
map-means-protected-by-luck = kept it small, unplanned
map-means-informed = shaped how it was understood
map-means-disputed = people differ about it

map-by-enabled = enabled by
map-by-triggered = triggered by
map-by-amplified = amplified by
map-by-masked = masked by
map-by-delayed = delayed by
map-by-pressured = pressured by
map-by-depended-on = needed by
map-by-mitigated = mitigated by
map-by-detected = detected by
map-by-protected-by-luck = kept small, by luck, by
map-by-informed = informed by
map-by-disputed = disputed with

map-read = Read aloud:
map-read-view = seen from “{ $view }”.
map-read-true = True
map-read-answers = Is it so?
map-read-missing = Something is missing
map-read-different = Different
map-disputed = Both stand side by side: the link as it was, and that people see it differently. Say how.
map-read-next = The next link to read
map-read-none = Choose a factor, and its link is here to read aloud.

map-side = Beside the map
map-outline = Outline
map-tab-evidence = Evidence { $count }
map-tab-notes = Notes { $count }
map-band-empty = nothing yet

map-edit-phrase = Edit the phrase
map-remove = Take away

map-split = Split in two
map-split-ask = Which two conditions are in this one?
map-split-leave = Leave it whole
map-split-first = The one that stays
map-split-second = The other one
map-split-links = Where each link goes
map-split-where = Where does “{ $link }” go?
map-split-first-short = First
map-split-second-short = Second
map-split-both-short = Both
map-split-go = Split
map-was-split = Two factors now: “{ $first }” and “{ $second }”.
map-factor-removed = “{ $phrase }” is taken away{ $links ->
    [0] .
    [one] , with its link.
   *[other] , with its { $links } links.
  }
map-link-removed = The link is taken away.

map-verb = Verb
map-reverse = Turn round
map-view = Whose view
map-view-none = nobody’s
map-remark = Remark
map-link-edit = Change this link

map-moments = Moments
map-pin-first = pin one
map-pins = Moments it rests on
map-pin = Pin a moment of the timeline
map-pin-note = Let it rest on a note
map-pin-offered = { $what }: what there is
map-pin-no-match = Nothing says that.
map-pin-more = { $count } more; type to find them.
map-unpin = Unpin moment { $number }
map-unpin-note = No longer rest it on “{ $text }”
map-notes-carry = Notes it rests on
map-pins-none = It rests on nothing yet.
map-pins-none-next = A factor that rests on a moment or a note can be looked at again together with what people saw and said.
map-pins-choose = Choose a factor to see what it rests on.
map-pins-no-events = The timeline has no moments yet.
map-pins-timeline = To the timeline
map-accounts-none = nobody’s account yet

map-notes-none = No note waits.
map-notes-none-next = What is caught in the meeting waits here until it is on the map.
map-note-note = Note
map-note-quote = Quote
map-note-question = Question
map-note-surprise = Surprise
map-note-mark = Mark
map-note-private = only for you
map-promote = Make it a factor
map-promoted = “{ $phrase }” is on the map as a factor.

map-doubts = Worth asking
map-doubts-more = { $count } more
map-doubt-single = What else had to be so for “{ $phrase }” to matter?
map-doubt-person = “{ $phrase }” holds somebody’s name. What did they see, and what would lead anyone there?
map-doubt-chain = All of it is one chain. What else had to meet it?
map-doubt-funnel = Every link leads to “{ $phrase }”. What bore on the conditions before it?
map-doubt-held = What kept this from being worse?
map-doubt-organisation = Nothing is told yet of the organisation or the team. What was going on there?
map-doubt-evidence = What did people see that “{ $phrase }” rests on?
map-doubt-show = Show it
map-doubt-leave = Leave it
map-doubt-left = Question left. It is not asked again for this review.
