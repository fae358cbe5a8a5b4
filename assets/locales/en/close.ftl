# The end of a meeting and what comes after it: sittings on other days, ideas that soaked, thanks, how it was.

sitting-second = Second meeting
sitting-later = On another day
sitting-day = Day
sitting-time = Time, on this computer’s clock

close-where = After the meeting
close-title = Thank you. Two minutes to look back?
close-lead = Every part may stay empty. Thanks are printed, the answers and your own page are not. You can come back to it from Meet and Learn.
close-thanks = Whom do you thank?
close-learned = Did somebody learn something that changes their work?
close-learned-words = What they said, in their words
close-again = Would people come again?
close-again-words = What would make it worth coming
close-answer-yes = Yes
close-answer-partly = Partly
close-answer-no = No
close-answer-unasked = Not asked
close-own = Your own look back
close-went-well = What went well in how you led it
close-was-hard = What was hard
close-next-time = What you will try next time
close-to-notes = Back to the notes
close-open = Look back at the meeting

close-ideas-wait = { $count ->
    [one] One idea is parked.
   *[other] { $count } ideas are parked.
}
close-ideas-none = No idea is parked.
close-ideas-soaking = { $count ->
    [one] One of them will still be soaking.
   *[other] { $count } of them will still be soaking.
}
close-second-plan = Plan it for { $day }, { $time }
close-second-at = { $day }, { $time }
close-second-minutes = Minutes of the second meeting
close-minutes = min
close-second-unplan = Plan none
close-second-unplanned = No second meeting is planned.
close-begin-title = { $what }: { $day }, { $time }
close-begin-title-open = { $what }: no day yet
close-begin-second = Begin the second meeting
close-begin-later = Go on with the meeting

close-parked = Parked. It soaks until { $day }.
close-park-none = There is no note to park: write one first, or type ~ and the idea. What is private stays where it is.
close-park-already = These words are parked already.
keys-meet-park = Parks the last note as an idea

sitting-rest = The rest of the meeting
close-ideas-back = { $soaked ->
    [0] { $soaking ->
        [0] No idea waits for it.
        [one] One idea comes back; it is still soaking.
       *[other] { $soaking } ideas come back; they are still soaking.
    }
    [one] { $soaking ->
        [0] One idea has soaked and comes back.
       *[other] One idea has soaked and comes back; { $soaking } still soak.
    }
   *[other] { $soaking ->
        [0] { $soaked } ideas have soaked and come back.
        [one] { $soaked } ideas have soaked and come back; one still soaks.
       *[other] { $soaked } ideas have soaked and come back; { $soaking } still soak.
    }
}

close-ideas = Ideas that come back
close-ideas-through = Every idea has been looked at.
close-soaked-since = soaked since { $day }
close-soaks-until = soaks until { $day }
close-soaked-always = parked without a day
close-take = Take it
close-take-name = Take it as a follow-up: { $name }
close-leave = Leave it
close-leave-name = Leave it: { $name }
close-soak-on = Let it soak on
close-soak-on-name = Let it soak on for two more working days: { $name }
keys-meet-ideas = To the ideas that come back, in the second meeting
