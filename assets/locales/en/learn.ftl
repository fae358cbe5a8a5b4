# Learn: what people now know, what held, luck, what is open, what may be done.

learn-where = Learn
learn-stage = { $minutes } min, each person heard
learn-question = What will you do or look for differently?

learn-learned = What we learned
learn-learned-none = Nothing written yet. Type the first one below.
learn-surprise = We did not know it worked that way
learn-surprise-none = No surprise written yet. What did somebody not expect?
learn-held = What held
learn-held-none = What made it smaller or shorter?
learn-luck = Where we were lucky
learn-luck-none = What went well only by chance?

learn-kind-learned = Learned
learn-kind-surprise = Surprise
learn-kind-held = Held
learn-kind-luck = Luck

learn-text = The learning
learn-from = Where it comes from
learn-from-nothing = from the conversation
learn-from-factor = Factors
learn-from-event = Moments
learn-next-time = Next time
learn-next-time-unasked = Would it be there next time?
learn-next-time-would = It would be there next time
learn-next-time-may-not = It may not be there
learn-next-time-would-not = It would not be there
learn-remove = Take { $name } away
learn-removed = Taken away: { $name }
learn-whose = Whose learning it is
learn-nobody = Nobody in particular

learn-offers = { $count ->
    [one] One thing was caught that may belong here
   *[other] { $count } things were caught that may belong here
}
learn-take = Take over
learn-take-name = Take over: { $name }

learn-capture = Write a learning
learn-capture-hint = Before a change, ask what it would touch
learn-capture-keys = Enter keeps it. Tab changes what it is.
learn-capture-kind = What it is: { $kind }

learn-unknown = Still unknown
learn-unknown-none = No open question. What would somebody still like to know?
learn-unknown-add = Add an open question
learn-question-text = Open question
learn-answer = Answer
learn-answer-add = Answer it
learn-answered = answered
learn-curious = { $who } is curious

learn-follow-ups = Follow-ups
learn-follow-ups-none = None, which is a fine result. An idea without owner and date stays an idea.
learn-follow-up-add = Add a follow-up
learn-follow-up-text = What to do
learn-follow-up-more = More about { $name }
learn-follow-up-details = Details
learn-follow-up-for = For
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
learn-follow-up-no-date = no date
learn-may-cost = May cost: { $cost }

learn-parked = Parked
learn-parked-until = Parked, soaking until { $day }
learn-parked-none = No fix idea is parked.
learn-parked-take = Take up
learn-parked-take-name = Take up: { $name }
learn-parked-let-go = Let go
learn-parked-let-go-name = Let go: { $name }
learn-parked-soak = Soak until

learn-thanks = Thanks
learn-thanks-none = Whom do you thank, and what for?
learn-thanks-add = Thank a role
learn-thanks-to = To, by role
learn-thanks-for = For
learn-thanks-certificate = A certificate
learn-thanks-not-asked = not asked yet
learn-thanks-agreed = they said yes
learn-thanks-declined = they said no
