# What a handout says in its own words. Everything else on the paper was said by the people who were there.

# Who it is for
reader-team = For the team
reader-company = Inside the company
reader-public = Public
folio = { $page } of { $pages }

# The head of the participant summary
summary-empty = This review has just begun. Nobody's account has been written down yet.
reviewed = Reviewed { $date }.
names-roles = Roles, not names.
names-agreed = Roles; names only of those who agreed.
sample = This is the built-in example, not an incident of yours.
label-impact = What it did
label-scope = What this covers
label-contents = In this paper

# Dates and times
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $day } { $month } { $year }
span-moment = { $date }, { $from } ({ $zone })
span-day = { $date }, { $from } to { $to } ({ $zone })
span-days = { $date }, { $from }, to { $last }, { $to } ({ $zone })
after-moment = after { $number }
time-unknown = time not known
time-as-told = told as “{ $original }”
moment = moment { $number }
moments = { $count ->
    [one] moment
   *[other] moments
}

# People
somebody = somebody
somebody-in-the-room = In the room

# Parts
part-voices = In several voices
part-moments = In several voices
part-moments-untold = What happened
part-said = Said in the review
part-differing = Accounts that differ
part-timeline = Timeline
part-together = What had to be present together
part-held = What held
part-lucky = Where we were lucky
part-learned = What we learned
part-surprised = What surprised us
part-unknown = Still unknown
part-parked = Parked ideas
part-follow-ups = Follow-ups
part-thanks = Thanks
part-notes = Notes from the room
part-afterwards = After reading
part-map = Factor map
part-map-words = The map in words

# In several voices
moments-intro = Where people tell a moment differently, both versions stand: they saw different screens, at different times. Times are in { $zone }; ~ means about.
moments-untold-intro = No account has been written down yet. Times are in { $zone }; ~ means about.
moments-more = { $count ->
    [one] One more moment is on the timeline sheet.
   *[other] { $count } more moments are on the timeline sheet.
}
differing-intro = Both versions stand. Nobody has to be wrong for accounts to differ: people saw different screens, at different moments.
told-in = told in { $source }
said-in-review = said in the review
then-known = Knew then:
then-expected = Expected:
then-visible = Could see:
basis-observed = seen or heard then
basis-remembered = remembered
basis-reported = heard or read from others
basis-inferred = worked out
confidence-sure = sure
confidence-fairly-sure = fairly sure
confidence-unsure = unsure

# Timeline
timeline-number = No.
timeline-time = Time ({ $zone })
timeline-what = What happened
timeline-kind = Kind
timeline-caption = Times are in { $zone }. ~ means about; “after 3” means some time after moment 3.
kind-detection = noticing
kind-diagnosis = working out
kind-repair = repairing
kind-decision = decision
kind-help = help
kind-communication = talking
kind-belief-change = change of mind
kind-luck = luck
kind-key-moment = key moment
kind-context = background
gap-ask = What came next has not been told yet.
gap-quiet = Then it was quiet.
gap-question = What happened after “{ $title }”?

# Factors
evidence-observed = observed
evidence-reported = reported
evidence-inferred = worked out
evidence-disputed = people see it differently
next-time-would = would be there next time
next-time-may-not = may not be there next time
next-time-would-not = would not be there next time

# Learning
curious = { $who } is curious
label-answered = Answered since

# Closing
parked-until = left until { $date }
parked-soaking = left alone for now
parked-taken = became a follow-up
parked-let-go = let go
follow-up-what = What
follow-up-factor = Because of
follow-up-who = Who, by when
follow-up-effect = What should be different
follow-up-caption = Each is traced to the factor it speaks to. One without an owner is an idea, and may stay one.
follow-up-no-factor = no factor named
follow-up-due = by { $date }
follow-up-side-effect = May make harder: { $text }
follow-up-state-idea = an idea
follow-up-state-agreed = agreed
follow-up-state-done = done
follow-up-state-let-go = let go on purpose
thanks-alone = Thank you.
label-correct = Not how you saw it?
correct = Tell the person who facilitated the review. Your account is set beside the others, and nothing anybody else said is overwritten.
label-notes-used = How notes are used
notes-used-team = This paper is for the people who were there, for learning. It is not a performance review. Private notes were left out.
notes-used-company = This paper may be read inside the company, for learning. It speaks of roles, not of people, and is not a performance review. Private notes were left out.
notes-used-public = This paper may be read by anybody, so that others can learn from it. It speaks of roles, not of people. Private notes were left out.
label-stance = How to read it
stance = An outcome needs several conditions at once. People did what made sense with what they could see then. What went well and what was lucky are findings too.

# Factor map
map-caption = Time runs roughly from left to right. Size and order say nothing about importance. Numbers are those of the moments.
map-alt = Factor map: { $factors ->
    [one] one factor
   *[other] { $factors } factors
} in seven bands, { $links ->
    [0] no links
    [one] one link
   *[other] { $links } links
} between them. The same map in words follows.
map-to-impact = the impact

# Things to check before a handout leaves
notice-name-replaced = A name becomes a role
notice-name-kept = A name stays
notice-author = A name from an imported file
notice-quote = Somebody's own words
notice-private = Private notes, kept back
notice-notes-left-out = Notes from the room, left out
notice-missing = A character that cannot be printed
notice-quote-detail = { $who }: { $count ->
    [one] one quote is
   *[other] { $count } quotes are
} printed word for word, and nobody with this view has agreed to be named. Ask before it leaves the team.
notice-private-detail = { $count ->
    [one] One private note is not printed.
   *[other] { $count } private notes are not printed.
}
notice-notes-left-out-detail = { $count ->
    [one] One note of yours is printed for the team only.
   *[other] { $count } notes of yours are printed for the team only.
}
notice-missing-detail = “{ $character }” ({ $code }) on page { $page }, near “{ $near }”. Choose a font that has it, or replace it; until then no PDF can be saved.
