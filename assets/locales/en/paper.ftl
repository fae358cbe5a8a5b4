# What the handouts beside the summary say in their own words, and the stages of a review, which paper and screens share.

stage-scope = Scope
stage-gather = Gather
stage-one-to-one = One-to-ones
stage-brief = Brief
stage-open = Open
stage-reconstruct = Reconstruct
stage-respond = Help
stage-sense = How it made sense
stage-held = Held, luck, surprise
stage-learn = Learn
stage-close = Park and close
stage-soak = Soak
stage-share = Share

# What each handout is called
kicker-summary = Incident review · Summary for those who were there
kicker-pre-read = Incident review · To read before we meet
kicker-timeline = Incident review · Timeline, with room for questions
kicker-map = Incident review · Factor map
kicker-map-tiles = Incident review · Factor map, to cut and join
kicker-cards = Second Story · Cards to have at hand
cards-heading = What did you hear?
subject-cards = What is often heard in an incident review, and what to say instead.
reader-cards = For whoever leads the meeting
cards-caption = What comes up in every review, and what to say aloud then, in your own words.
cards-heard = You hear
cards-say = Say
kicker-record = Incident review · Full record
subject-summary = What people saw, what had to come together, and what was learned in an incident review.
subject-pre-read = What an incident review will talk about, how, and what is known before it begins.
subject-timeline = The moments of an incident in order, who tells of them and how it is known.
subject-map = The contributing factors, mitigators and luck of an incident, and how they bear on one another.
subject-map-tiles = The factor map of an incident as a poster in tiles, and the same map in words.
subject-record = Everything an incident review wrote down, and what was left out of this copy.
map-empty = No factor has been put on the map yet.
timeline-sheet-empty = No moment has been put on the timeline yet.

# Before we meet
pre-read-aim = We meet to understand how this looked to each of us while it was happening, and what others can learn from it. No conclusions yet: those come from you.
part-meeting = When we meet
part-ground-rules = Ground rules
part-agenda = Agenda
part-agenda-rest = On another day
part-agenda-second = Second meeting
part-skeleton = What is known so far
part-terms = Words we will use
part-attends = Before you come
meeting-at = { $date }, { $time } ({ $zone })
meeting-open = The day is still open.
agenda-stage = Stage
agenda-minutes = Minutes
agenda-total = Together
agenda-sum = Together { $count } minutes.
agenda-caption = Minutes are a plan, not a promise. The story comes before the fixes.
skeleton-time = Time
skeleton-caption = Times are in { $zone }; ~ means about. { $count ->
    [0] Bring what is missing.
    [one] One more moment is on the timeline. Bring what is missing.
   *[other] { $count } more moments are on the timeline. Bring what is missing.
}
attends-views = Views in the room
attends-intro = Is one missing? Say so before we meet.
label-pre-read-used = What happens with the notes
pre-read-used = They are for learning, and are not a performance review. Names become roles before anything leaves the room. You may take back or correct your own words at any time.
label-before = Your first sign
pre-read-before = Think back to your first sign that something was different: where you were, what you saw, what you took it for. No need to look things up.
term-account = Account
term-account-means = One person’s version of a moment. Two accounts may differ, and both stand.
term-perspective = Perspective
term-perspective-means = The role or place from which somebody saw it.
term-factor = Contributing factor
term-factor-means = A condition that had to be there with others. None of them did it alone.
term-mitigator = Mitigator
term-mitigator-means = What made it smaller, shorter or easier to see.
term-luck = Luck
term-luck-means = What went well and was not planned. It may not be there next time.

# The timeline with a margin
sheet-number = No.
sheet-time = { $zone }
sheet-original = As it was written
sheet-what = What happened
sheet-told = Who tells it, how known
sheet-questions = Your questions
sheet-caption = Times are in { $zone }. ~ means about; “after 3” means some time after moment 3. The right-hand column is yours.
sheet-differ = told differently, see { $part }
sheet-line = { $source }, line { $line }
sheet-lines = { $source }, { $count } lines

# The poster
poster-tile = Tile { $tile } of { $tiles }
label-tiles = How to join it
tiles-how = Print the last { $count } pages on A4 at full size, without fitting to the page. Cut along the corner marks of each tile’s right and lower edge, and lay it over its neighbour until the marks meet. The small grid at the foot shows where a tile belongs.
map-alt-lists = Factor map: { $factors ->
    [one] one factor
   *[other] { $factors } factors
} in seven bands, { $links ->
    [0] no links
    [one] one link
   *[other] { $links } links
} between them. The same map in words is in the lists of factors.

# The full record
part-record = About this copy
label-left-out = Left out
left-out-private = Private notes.
left-out-lines = { $count ->
    [one] One line of an imported file, which stays in the library.
   *[other] { $count } lines of imported files, which stay in the library.
}
left-out-names = { $count ->
    [one] The name of one person, who is called by role.
   *[other] The names of { $count } people, who are called by role.
}
left-out-notes = The facilitator’s notes from the room, which only the team reads.
label-sources = Imported files
source-remark = read in { $zone } · SHA-256 { $hash }
map-alt-tiles = Factor map: { $factors ->
    [one] one factor
   *[other] { $factors } factors
} in seven bands, { $links ->
    [0] no links
    [one] one link
   *[other] { $links } links
} between them. The same map in words stands before the tiles.
