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

stage-scope = Scope
stage-gather = Gather
stage-one-to-one = One-to-ones
stage-brief = Brief
stage-open = Open
stage-reconstruct = Reconstruct
stage-sense = How it made sense
stage-held = Held, luck, surprise
stage-learn = Learn
stage-close = Park and close
stage-soak = Soak
stage-share = Share

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
