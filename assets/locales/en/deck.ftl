# Questions: those that answer something heard, those worth returning to, one's own, and the ones to offer first.

meet-cues = Heard
meet-cues-long = What was just heard, and three questions for each
meet-cues-heard = What did you just hear?
meet-cues-room = What is the room doing?
meet-cues-other = what the room does
meet-cues-shut = shut
meet-cues-back = back
meet-heard-observation = Observation
meet-heard-observation-like = “I saw that…”
meet-heard-judgement = Judgement
meet-heard-judgement-like = “It looked bad”
meet-heard-decision = Decision
meet-heard-decision-like = “So we went for…”
meet-heard-knew = “I knew”
meet-heard-knew-like = without saying how
meet-heard-feeling = Feeling
meet-heard-feeling-like = “I was so relieved”
meet-heard-model = Mental model
meet-heard-model-like = “It works by…”
meet-heard-action = Action
meet-heard-action-like = “Then I restarted it”
meet-heard-asking = Asking for help
meet-heard-asking-like = “I called somebody”
meet-heard-silence = Silence
meet-heard-silence-like = nobody speaks
meet-heard-heat = Heat
meet-heard-heat-like = tempers rise
meet-heard-one-voice = One loud voice
meet-heard-one-voice-like = tells everybody’s part
meet-heard-self-blame = Self-blame
meet-heard-self-blame-like = “I should have known”
meet-heard-managers = Managers here
meet-heard-managers-like = others grow careful
meet-heard-remote = On the line
meet-heard-remote-like = some are far away
meet-aside-back = Asked: back to the stage
meet-left = Worth returning to
meet-left-in = Ask it now. It belongs to { $stage }.
meet-starred = starred

prepare-prompt = Question { $place }
prepare-prompt-star = Be sure to ask: { $question }
prepare-prompt-own = Write a question of your own
prepare-prompts-offered = Questions to choose from
prepare-prompts-ready = { $count ->
    [one] One more, ready on the key / in the meeting
   *[other] { $count } more, ready on the key / in the meeting
  }
deck-star = Offer first in every review: { $question }
deck-starred = It is offered first in every review from now on.
deck-unstarred = It is no longer offered first.
deck-star-moved = They are offered in that order in every review.
deck-keep = Keep for every review
deck-kept = Kept in your own deck, for every review.
deck-drop = Take out of my deck
deck-dropped = It is out of your deck. Reviews that use it keep it.
deck-own-title = Our own questions
deck-own-purpose = A question of our own.
