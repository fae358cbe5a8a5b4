# The handout screen. The sentences of the paper itself are in handout.ftl.

handout-heading = Summary for those who were there
handout-pages = Pages
handout-page = Page { $page } of { $pages }
handout-go-page = Go to page { $page }
handout-audience = Who reads it
handout-team = Team
handout-company = Company
handout-public = Public
handout-team-means = Names only of those who agreed; the facilitator’s open notes are in it.
handout-company-means = Roles instead of names, and no notes.
handout-public-means = Roles instead of names, and no notes. Read it once more before it leaves the house.
handout-size = How large
handout-size-two = Two pages
handout-size-one = To read
handout-check = { $count ->
    [0] Nothing to check
    [one] One thing to check
   *[other] { $count } things to check
}
handout-check-none = No name, no unconfirmed quote and no private note touches this paper.
handout-always = Always
handout-private = Private notes
handout-private-value = never
handout-fonts = Fonts
handout-fonts-value = inside the file
handout-tags = For screen readers
handout-tags-value = tagged
handout-save = Save as PDF
handout-size-note = { $pages ->
    [one] One page, with bookmarks and text that can be copied.
   *[other] { $pages } pages, with bookmarks and text that can be copied.
}
handout-saved = Saved as { $file }.
handout-laying = Laying out the pages
handout-again = Lay it out again
