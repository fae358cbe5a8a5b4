# Sentences about decks: why a deck file was left out, and what to do about it.
# The arguments are those of DeckReason in the app; field names stay as the file spells them.

why-deck-unreadable = the file could not be read from the disk ({ $detail }).
next-deck-unreadable = Check that the file is there and that you may read it, then open the app again.
why-deck-not-text = the file is not UTF-8 text.
next-deck-not-text = Save it again as UTF-8 text from your editor.
why-deck-too-big = the file has { $got } bytes; a deck may have { $limit }.
next-deck-too-big = Split it into several decks, or check that it is the file you meant.
why-deck-syntax = it is not written as TOML here ({ $detail }).
next-deck-syntax = Look at this line and the one before it: often a quotation mark or a bracket is missing.
why-deck-missing-field = “{ $field }” is missing here.
next-deck-missing-field = Add a line that says { $field } = …
why-deck-unknown-field = “{ $field }” is not something a deck has.
next-deck-unknown-field = Check its spelling against the built-in deck, or take it out.
why-deck-wrong-kind = “{ $field }” takes { $wanted ->
    [number] a number
    [texts] a list of texts
    [tables] tables that begin with [[{ $field }]]
   *[text] a text in quotation marks
}.
next-deck-wrong-kind = Change it to { $wanted ->
    [number] a number without quotation marks
    [texts] texts in quotation marks inside one pair of square brackets
    [tables] one [[{ $field }]] for each entry
   *[text] words inside quotation marks
}.
why-deck-empty-text = “{ $field }” says nothing.
next-deck-empty-text = Write something there, or take the whole line out if it is optional.
why-deck-too-long = “{ $field }” has { $got } characters; { $limit } is the most that can be said or shown at once.
next-deck-too-long = Shorten it, or make two of it.
why-deck-minutes-out-of-range = “{ $field }” is { $found }; allowed is { $range }.
next-deck-minutes-out-of-range = Choose a number of minutes in between.
why-deck-bad-id = “{ $found }” cannot be an id.
next-deck-bad-id = Use lower-case letters, digits and hyphens only, such as first-hint.
why-deck-duplicate-id = “{ $found }” is used already, on line { $first_line }.
next-deck-duplicate-id = Give one of the two another id.
why-deck-deck-taken = another deck is called “{ $found }” already.
next-deck-deck-taken = Change the id at the top of this file.
why-deck-unknown-stage = there is no stage “{ $found }”.
next-deck-unknown-stage = Use one of: scope, gather, one_to_one, brief, open, reconstruct, sense, held, learn, close, soak, share.
why-deck-unknown-cue = there is no cue “{ $found }”.
next-deck-unknown-cue = Use one of: worth, voices, safety, evidence, story, welcome, observe, decide, coordinate, zoom, conditions, everyday, held, luck, surprise, learning, unknown, ideas, thanks, feedback.
why-deck-unknown-heard = there is nothing called “{ $found }” that a question could answer.
next-deck-unknown-heard = Use one of: observation, judgement, decision, knew, feeling, model, action, asking, silence, heat, one_voice, self_blame, managers, remote. Or leave “on” out.
why-deck-unknown-source = there is no source “{ $found }”.
next-deck-unknown-source = Add a [[source]] with that tag and its full name, or use a tag of the built-in deck.
why-deck-unknown-prompt = there is no prompt “{ $found }” in this deck or the built-in one.
next-deck-unknown-prompt = Check the spelling of its id.
why-deck-accuses = “{ $phrase }” puts somebody on the spot.
next-deck-accuses = Ask for what they saw or hoped for instead: “What was going on for you then?”
why-deck-single-cause = “{ $phrase }” looks for one single cause.
next-deck-single-cause = Ask for several: “What had to be true at the same time?”
why-deck-asks-two-things = it asks two things at once.
next-deck-asks-two-things = Keep the first question, and make the second one a follow-up.
