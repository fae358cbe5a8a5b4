# Words every screen shares. Each screen has its own file beside this one.

app-name = Second Story
window-title = { $name } · Second Story

all-reviews = All reviews
screens = Screens
screen-library = Reviews
screen-prepare = Prepare
screen-meet = Meet
screen-timeline = Timeline
screen-map = Map
screen-learn = Learn
screen-handout = Handout

saved = Saved
saving = Saving
not-saved = Not saved
undo = Undo
redo = Redo
nothing-to-undo = There is nothing to undo.
nothing-to-redo = There is nothing to redo.
dismiss = Put away

theme = How it looks
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast

half-character = Keeping what you wrote: the text holds half a character, as a paste that was cut can.
half-character-next = Paste it again as plain text. What you typed is still here.

screen-not-opened = This screen did not open.
screen-not-opened-next = Go to another screen and come back. Your words are safe.

closing-title = Something is not saved yet
closing-text = The last words are still on their way to the library.
closing-next = Wait a moment, then close again.
closing-anyway = Close and lose them
closing-stay = Stay

state-prepare = Preparing
state-meet = Meeting
state-learn = Learned
state-done = Shared

keys-title = Keys
keys-close = Close
keys-everywhere = Everywhere
keys-go = Go to { $screen }
keys-back = Leave the field, then one step back
keys-this = This list
keys-library = In the list of reviews
keys-find = Find a review
keys-new = New review
keys-import = Bring one in
keys-walk = Walk the list, open
keys-prepare = While preparing
keys-next-step = Next step
keys-move = Move a row
keys-minutes = More or fewer minutes
keys-meet = In the meeting
keys-meet-keep = Keep the line
keys-meet-kind = Another kind for the line
keys-meet-mark = An empty mark, to fill in later
keys-meet-voice = Whose view it is
keys-meet-private = For your eyes only
keys-meet-last = The last note again
keys-meet-prompt = Next question, the one before
keys-meet-follow = Ask a follow-up, on an empty line
keys-meet-cues = What was just heard, and what to ask then
keys-meet-stage = Next stage
keys-meet-longer = Two more minutes
keys-meet-break = A break
keys-timeline = On the timeline
keys-timeline-walk = Next moment, the one before
keys-timeline-new = New moment
keys-timeline-time = When it was
keys-timeline-words = What happened
keys-timeline-key = Key moment
keys-timeline-shift = A minute earlier or later
keys-timeline-lane = An account in that lane
keys-timeline-accounts = The accounts
keys-timeline-silence = Ask about a silence, or call it quiet
keys-timeline-find = Find in the evidence
keys-timeline-remove = Take the moment off
keys-map = On the map
keys-map-add = Add a factor
keys-map-link = Link it to another
keys-map-walk = Go to a neighbour
keys-map-phrase = Its words
keys-map-band = Its band
keys-map-polarity = Contributed, mitigated, luck …
keys-map-phase = An earlier or later phase
keys-map-focus = Only what is around it
keys-map-evidence = Its evidence
keys-map-read = Read the next link aloud
keys-map-whole = The whole map
keys-map-remove = Take it off
keys-learn = Among the learnings
keys-learn-line = To the line
keys-learn-owner = Who may look after it
keys-learn-due = By when
keys-handout = With the handouts
keys-handout-export = Save it as a file
