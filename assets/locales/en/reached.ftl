# The meeting: what a stage should reach, and how the plan stands.

reached-bands = { $count ->
    [0] No factor yet
    [one] Factors in one band so far
   *[other] Factors in { $count } bands so far
}
reached-helped = { $count ->
    [0] Nothing that helped yet
    [one] One thing that helped so far
   *[other] { $count } things that helped so far
}
reached-learned = { $count ->
    [0] No learning written yet
    [one] One learning written so far
   *[other] { $count } learnings written so far
}
reached-parked = { $count ->
    [0] No idea is parked
    [one] One idea is parked
   *[other] { $count } ideas are parked
}
reached-yes = reached
plan-even = on plan
plan-over = { $minutes } min over plan
plan-ahead = { $minutes } min in hand
