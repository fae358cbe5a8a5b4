# The meeting: the seat one takes, the card for latecomers, the log of help.

seat = Your seat in this meeting
seat-lead = Facilitator: the question in front
seat-beside = Co-facilitator: what comes next, and who has not been heard
seat-scribe = Scribe: a large line, no questions
seat-lead-short = Facilitator
seat-beside-short = Co-facilitator
seat-scribe-short = Scribe

catch-up = Latecomer
catch-up-open = A card for whoever has just come in
catch-up-title = Where we are
catch-up-known = What we know
catch-up-known-none = Nothing has been told yet.
catch-up-unknown = What nobody knows yet
catch-up-unknown-none = No question is open.
catch-up-next = What comes next
catch-up-next-none = Nothing: the meeting is over.
catch-up-stage = { $stage }, { $minutes } min
catch-up-close = Close
catch-up-copy = Copy as text
catch-up-copied = Copied. Paste it where they can read it.
catch-up-not-copied = The text could not be copied: the clipboard is closed. Put the card on the wall, or read it aloud.
catch-up-show = Put it on the wall
keys-meet-late = A card for latecomers

helps = Help asked for, and offered
helps-how = Catch each on the line below with > and its time: >1412 the database team offers to watch the graphs
