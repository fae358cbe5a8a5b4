# The handout screen. The sentences of the paper itself are in handout.ftl.

handout-what = Which handout
handout-what-summary = Summary to keep
handout-what-pre-read = To read before we meet
handout-what-timeline = Timeline sheet
handout-what-map = Map poster, A3
handout-what-map-tiles = Map poster, tiles of A4
handout-what-cards = Cards for whoever leads
handout-what-record = Full record
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
handout-notice-page = Page { $page }
handout-font = Letters
handout-font-built-in = Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari and emoji are built in. For Chinese and others, choose a font.
handout-font-own = What the built-in fonts lack is drawn with { $file }.
handout-font-choose = Choose a font…
handout-font-forget = Built-in only
handout-format = Save as
handout-format-pdf = PDF
handout-format-html = HTML
handout-format-markdown = Text
handout-format-json = Data
handout-save-pdf = Save as PDF
handout-save-html = Save as HTML
handout-save-markdown = Save as Markdown
handout-save-json = Save as JSON
handout-about-html = One file for any browser, without script; often the best form for those who listen to it.
handout-about-markdown = For a wiki or a ticket. The map is told in words.
handout-about-json = The same words for another program, block by block.
handout-size-note = { $pages ->
    [one] One page, with bookmarks and text that can be copied.
   *[other] { $pages } pages, with bookmarks and text that can be copied.
}
handout-saved = Saved as { $file }.
handout-laying = Laying out the pages
handout-again = Lay it out again
