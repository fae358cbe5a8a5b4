# The search over every review.

search-title = Search
search-open = Search every review
search-field = Words, or “a phrase”
search-kinds = Look in
search-all = All
search-review = Reviews
search-note = Notes
search-parked = Parked ideas
search-line = Imported lines
search-event = Moments
search-account = Accounts
search-factor = Factors
search-learning = Learnings
search-open-question = Open questions
search-follow-up = Follow-ups
search-thanks = Thanks
search-one-review = Review
search-one-note = Note
search-one-parked = Parked idea
search-one-line = Imported line
search-one-event = Moment
search-one-account = Account
search-one-factor = Factor
search-one-learning = Learning
search-one-open-question = Open question
search-one-follow-up = Follow-up
search-one-thanks = Thanks
search-found = { $hits ->
    [one] One place
   *[other] { $hits } places
  } in { $reviews ->
    [one] one review
   *[other] { $reviews } reviews
  }
search-first = The first { $hits } places. Another word narrows it.
search-newest = These words are nearly everywhere, so the newest come first.
search-begin = What do you remember of it?
search-begin-text = A word, the beginning of one, or “a phrase”. Every review on this computer is searched, also what only you may see.
search-none = No review says “{ $words }”.
search-none-next = Try fewer words, or the beginning of one.
search-none-kind = Nothing of this kind says “{ $words }”.
search-everywhere = Look everywhere
search-inside = Search inside the reviews
search-gone = It is not there any more.
keys-search = In the search
keys-search-open = Search every review
keys-search-walk = Next place, the one before
keys-search-go = Go there
