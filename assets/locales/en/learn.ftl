# Learn: what people now know, what held, luck, what is open, what may be done.

learn-where = Learn
learn-stage = { $minutes } min, each person heard
learn-question = What will you do or look for differently?

learn-surprise = We did not know it worked that way
learn-surprise-none = No surprise written yet. What did somebody not expect?
learn-learned = What we will do or look for
learn-learned-none = Nothing written yet. Type the first one below.
learn-held = What held
learn-held-none = What made it smaller or shorter?
learn-luck = Where we were lucky
learn-luck-none = What went well only by chance?

learn-kind = What it is
learn-kind-learned = Learned
learn-kind-surprise = Surprise
learn-kind-held = Held
learn-kind-luck = Luck

learn-text = The learning
learn-from = Where it comes from
learn-from-word = from
learn-from-nothing = the conversation
learn-from-factor = Factors
learn-from-event = Moments
learn-from-moment = moment { $place }: { $title }
learn-from-at = at moment { $place }
learn-next-time = Next time
learn-next-time-unasked = Would it hold next time?
learn-next-time-would = Would hold next time.
learn-next-time-may-not = May not hold next time.
learn-next-time-would-not = Would not hold next time.
learn-remove = Take { $name } away
learn-removed = Taken away: { $name }
learn-whose = Whose learning it is
learn-whose-short = Whose?
learn-nobody = nobody in particular

learn-offers-surprise = { $count ->
    [one] One surprise caught in the meeting
   *[other] { $count } surprises caught in the meeting
}
learn-offers-learned = { $count ->
    [one] One learning caught in the meeting
   *[other] { $count } learnings caught in the meeting
}
learn-offers-held = { $count ->
    [one] One mitigator on the map
   *[other] { $count } mitigators on the map
}
learn-offers-luck = { $count ->
    [one] One piece of luck on the map
   *[other] { $count } pieces of luck on the map
}
learn-take = Take over
learn-take-all = Take all over
learn-take-name = Take over: { $name }
learn-taken-over = { $count ->
    [one] Taken over.
   *[other] { $count } taken over.
}

learn-capture = Write a learning
learn-capture-hint = Before a change, ask what it would touch
learn-capture-kind = What it is: { $kind }
learn-keys-keep = keeps it
learn-keys-kind = changes what it is
learn-keys-whose = says whose it is

learn-beside = Still open
learn-unknown = Still unknown
learn-unknown-none = No open question. What would somebody still like to know?
learn-unknown-add = Add an open question
learn-question-text = Open question
learn-answer = Answer
learn-answer-add = Answer it
learn-answered = Answered
learn-curious = { $who } is curious
learn-curious-who = Who is curious
learn-curious-nobody = nobody in particular

learn-follow-ups = Follow-ups
learn-follow-ups-none = None, which is a fine result. An idea without owner and date stays an idea.
learn-follow-up-head = What, for whom
learn-follow-up-add = Add a follow-up
learn-follow-up-text = What to do
learn-follow-up-traced = For: { $factor }
learn-follow-up-for = For which factor
learn-follow-up-for-nothing = no factor yet
learn-follow-up-owner = Owner, by role
learn-follow-up-due = By
learn-follow-up-effect = What should be different
learn-follow-up-cost = What it may make harder
learn-follow-up-state = Where it stands
learn-follow-up-idea = An idea
learn-follow-up-agreed = Agreed
learn-follow-up-done = Done
learn-follow-up-let-go = Let go
learn-follow-up-close = Close
learn-may-cost = May cost: { $cost }

learn-parked = Parked
learn-parked-until = Parked, soaking until { $day }
learn-parked-text = Parked idea
learn-parked-none = No idea is soaking.
learn-parked-take = Take up
learn-parked-take-name = Take up: { $name }
learn-parked-taken = It is among the follow-ups now.
learn-parked-let-go = Let go
learn-parked-let-go-name = Let go: { $name }
learn-parked-gone = Let go.
learn-parked-soak = Soaks until
learn-parked-soaked = Has soaked since
learn-parked-past = { $taken ->
    [0] { $gone } let go
   *[other] { $gone ->
        [0] { $taken } taken up
       *[other] { $taken } taken up, { $gone } let go
    }
}

learn-thanks = Thanks
learn-thanks-none = Whom do you thank, and what for?
learn-thanks-add = Thank a role
learn-thanks-to = To, by role
learn-thanks-for = For what
learn-thanks-certificate = Certificate:
learn-thanks-not-asked = not asked yet
learn-thanks-agreed = they said yes
learn-thanks-declined = they said no
