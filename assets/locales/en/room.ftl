# The wall: what the people in the room read, and what the facilitator does with it.

room = For the room
room-place = { $place } of { $of }
room-earlier = { $count ->
    [one] One moment before these
   *[other] { $count } moments before these
}
room-no-moments = The story begins here.
room-over = Thank you.
room-break = A break. It is { $time }.

wall = On the wall
wall-show = Open the room's window
wall-close = Close it
wall-again = Show it again
wall-face-question = Question
wall-face-timeline = Story
wall-face-map = Map
wall-blank = Blank
wall-freeze = Hold
wall-send = Show in the room
wall-take-down = Take down from the wall
wall-as-a-window = One screen was found. Move the room's window to the projector.
wall-hidden = The room's screen went away, so its window hid itself.
wall-is-blank = The wall is blank
wall-is-held = Held still

keys-wall-blank = Blank the wall, or show it again
keys-wall-send = Send the last note to the room
