# The language coach on screen: what it offers about a phrase. Private to whoever facilitates.
coach-menu = About this phrase
coach-count = { $count ->
    [one] 1 phrasing
   *[other] { $count } phrasings
}
coach-count-after = { $count ->
    [one] 1 phrasing to revisit
   *[other] { $count } phrasings to revisit
}
coach-next = Go to the next phrasing worth a thought ({ $key })
coach-none = Nothing here to say another way.
coach-rephrase = Say it another way
coach-quote = It’s a quote: leave the words as they were said
coach-not-here = Leave it here
coach-never = Never mention this phrase
coach-waits = The question waits in the meeting’s line.
coach-quoted = Kept as somebody’s own words.
coach-let-be = Left as it is.
coach-never-again = Nothing more will be said about “{ $phrase }”.
coach-listens = The coach listens.
coach-quiet = The coach is quiet. The same key brings it back.

# Kinds of phrasing, as the field names them.
coach-class-blame = The story ends at a person
coach-class-counterfactual = Another past
coach-class-judgement = A norm nobody named
coach-class-mechanistic = A person as a part
coach-class-single-cause = One cause
coach-class-hindsight = Knowing the end
coach-class-accusing-question = A question that asks for a defence
coach-class-absolute = Always, never, everyone
coach-class-minimiser = Just, simply
coach-class-self-blame = Hard on oneself

# The batch after the meeting.
revisit-title = { $count ->
    [0] Nothing left to revisit
    [one] One phrasing to revisit
   *[other] { $count } phrasings to revisit
}
revisit-about = Each can be said another way, kept as somebody’s own words, or left as it is. Nothing has to be done.
revisit-open = Go through them one after the other
revisit-quote = It’s a quote
revisit-none = Every phrase has been looked at, or said another way.

# The cards: what was said, and what to say aloud.
cards-title = What did you hear?
cards-find = Two letters of it
cards-none = No card for that. Ask what was going on around them at that moment.
cards-print = Print the commonest
cards-close = Back

# What the coach mentions.
rules-title = The language coach
rules-about = It listens to what you write, on this computer alone, and offers what to ask instead. Nobody else sees it, and nothing is counted about anybody.
rules-on = Listening
rules-off = Quiet
rules-language = Language
rules-in-en = English
rules-in-de = German
rules-in-es = Spanish
rules-young = { $name }, young
rules-young-means = Young: these phrases have met few texts yet. Expect some that are needless, and some that are missed.
rules-left-out = { $file }, line { $line }: this does not work yet
rules-find = Find a phrase
rules-none = No phrase like that.
rules-own = A phrase of your own
rules-phrase = The phrase, as it is said
rules-class = What it does
rules-why = What it costs, in a sentence
rules-ask = What to ask instead
rules-add = Add it
rules-take-away = Take it away
rules-folder = Files of your own, with more to choose, lie in { $folder }.
rules-close = Done

# On the handout screen.
phrasings-title = Phrasings to revisit
phrasings-none = Nothing on these pages to say another way.
phrasings-more = and { $count } more.
phrasings-quotes = { $count ->
    [one] One quote is kept
   *[other] { $count } quotes are kept
} as said: somebody’s own words are not changed, whatever they hold. Ask about them instead.
