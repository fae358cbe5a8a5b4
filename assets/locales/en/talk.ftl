# The talk itself: story and fixing, views not heard yet, time that was slept through. All of it is the facilitator's own.

talk = The talk
talk-story = Story { $minutes } min
talk-fixing = Fixing { $minutes } min
talk-park = Fixing is safe with ~ until the story is told.
talk-early-fix = Kept. The story is not told to its end yet: a fix parked with ~ comes back after it has rested.
talk-unheard = Not heard yet
talk-heard = Heard: take it off this list
talk-bring-in = “How did this look from where you stood?”
talk-slept = { $minutes ->
    [one] Paused for a minute: asleep, or shut. Count it?
   *[other] Paused for { $minutes } minutes: asleep, or shut. Count them?
}
talk-leave-out = Leave it out
talk-count = Count it
talk-left-out = Left out: the stage goes on from where it stood.

keys-talk-turn = The talk turns to fixing, or back to the story
