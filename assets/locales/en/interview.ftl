# Prepare: whether it is safe to meet, and the conversations before.

prepare-step-safety = Safe to meet?
prepare-ask-safety = Is it safe to hold this meeting?
prepare-step-interviews = One to one
prepare-ask-interviews = Whom do you want to hear first, alone?
prepare-ready-safety = Nobody is to be punished
prepare-ready-safety-not = Is anybody to be punished over this?
prepare-ready-interviews = { $count ->
    [one] One conversation held
   *[other] { $count } conversations held
}
prepare-ready-interviews-not = { $count ->
    [one] One conversation still to come
   *[other] { $count } conversations still to come
}

safety-text = For you alone. Nothing here is printed, shown or given away.
safety-sanction = Might anybody be punished over this?
safety-sanction-text = Ask whoever could decide that, and ask before you invite. People tell what they saw only where telling is safe.
safety-sanction-unasked = Not asked yet
safety-sanction-clear = No, they said so
safety-sanction-unclear = Not clear
safety-sanction-running = Yes, under way
safety-unclear = Find out before you invite anybody.
safety-unclear-next = Ask the person who could decide it for a plain answer, and whether you may pass that answer on. “Probably not” is not an answer people can speak under.
safety-stop = Please stop here: do not hold this meeting now.
safety-stop-next = While a disciplinary or legal process is under way, what is said in a review can be used against the person who says it. They know that, and so does everybody else in the room.
safety-stop-way-1 = Tell those who asked for the review why it waits, in one sentence, without naming anybody.
safety-stop-way-2 = Gather what machines wrote down: logs, graphs, chat. It can be gone in a month.
safety-stop-way-3 = Hold it when the process is over, or once somebody with the say has put in writing that nothing said in it will be used there.
safety-fear = How do people feel about coming?
safety-fear-text = As far as you can tell: from a corridor, a call, a silence. Nobody is named.
safety-fear-unasked = Do not know
safety-fear-calm = At ease
safety-fear-uneasy = Some are uneasy
safety-fear-afraid = Somebody is afraid
safety-uneasy = Speak with them alone before the meeting.
safety-uneasy-next = Ask what would help: another seat, a smaller room, speaking early, not being called on. Then do it, or say openly that you cannot.
safety-afraid = Do not begin with the meeting. Begin with a conversation.
safety-afraid-next = Meet one to one first. Invite fewer people, ask managers to stay away or to speak last, and offer to tell that part of the story yourself, from notes they have agreed to. If the fear stays, the meeting can wait.
safety-remark = What you want to remember about it
safety-remark-hint = Who said so, and when. Private.

interview-text = Private from end to end. People tell you things here that they would not say in a room; each of their sentences goes only as far as they say.
interview-none = No conversation yet.
interview-none-next = Twenty minutes with each person most touched by it. You could open so: “I speak with several people before we meet. What you tell me stays with me. If there is a sentence I would like to use, I ask you for that sentence, and you can take it back at any time.”
interview-add = Plan a conversation
interview-nobody = Somebody
interview-with = Conversation with { $name }
interview-quotes = { $count ->
    [one] one quote
   *[other] { $count } quotes
}
interview-person = With
interview-person-none = somebody not on the list
interview-day = Day
interview-time = Time
interview-state = How it stands
interview-state-planned = Planned
interview-state-held = Held
interview-state-declined = Rather not
interview-declined = That needs no reason, and nobody else needs to know. The meeting can do without; ask whether they would like to hear how it went.
interview-ask = Question in hand
interview-ask-of = Question { $at } of { $of }
interview-asked = Asked, next question
interview-skip = Skip
interview-all-asked = Everything the deck has for a conversation has been asked or skipped.
interview-notes = Notes
interview-notes-hint = For you alone. They are never printed or shown.
interview-words = Their words
interview-words-text = Sentence by sentence, as they were said. Without a yes they stay here.
interview-words-add = Something they said, word for word
interview-words-said = What they said
interview-words-remove = Forget these words
interview-sharing = How far these words may go
interview-sharing-private = Stays here
interview-sharing-themes = Theme only
interview-sharing-agreed = Words agreed
interview-sharing-withdrawn = Taken back
interview-theme = The theme
interview-theme-hint = What it is about, in words that give nobody away.
interview-use = Use these words
interview-use-note = As a quote in the meeting
interview-use-account = As an account of “{ $event }”
interview-used = Used here; taken back, it goes from each of them:
interview-taken-out = { $count ->
    [one] Taken out of one place.
   *[other] Taken out of { $count } places.
}
interview-taken-out-next = No handout and no package carries the words any longer. Backups made before today do, until they are let go, and so does paper already printed.
interview-echoes = The same words also stand here, written by hand. Please look:
interview-told-in = One to one
interview-carry = Questions to carry into the meeting
interview-carry-text = They wait under “Questions”, with this vantage point as the curious one, and are seen in the room.
interview-carry-add = Add a question
interview-remove = Forget this conversation
interview-removed = The conversation with { $name } is forgotten, with all its words.
interview-in-review = Review: { $words }
interview-in-note = Note: { $words }
interview-in-event = Moment: { $words }
interview-in-account = Account: { $words }
interview-in-factor = Factor: { $words }
interview-in-learning = Learning: { $words }
interview-in-question = Question: { $words }
interview-in-follow-up = Follow-up: { $words }
interview-in-thanks = Thanks: { $words }
