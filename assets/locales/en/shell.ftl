# What the window itself says: its menu, its dialogs, and the few errors that are its own.

shell-title = Second Story
shell-room-title = Second Story for the room

shell-save-title = Save the handout
shell-open-title = Choose a file to bring in
shell-package-title = Choose a package
shell-package-filter = Second Story packages
shell-open-filter = Reports and notes
shell-library-title = Choose a library file
shell-font-title = Choose a font
shell-font-filter = Fonts
shell-map-title = Choose a map
shell-map-filter = Maps as JSON or DOT
shell-save-filter = { $ending } file

shell-stuck-title = The page does not answer
shell-stuck-text = What was typed in the last second or two may not be kept; everything before is. Stay and give it a moment, or close the window now.
shell-stuck-stay = Stay
shell-stuck-close = Close now

shell-doing-answering = Answering the screen
shell-why-stopped = a part of the program stopped.
shell-next-stopped = What was kept before is safe. Try again; if it happens again, close the window and open it anew.
shell-why-closing = the window is closing.
shell-next-closing = Open Second Story again.

shell-doing-starting = Starting
shell-why-no-window = the window could not be opened ({ $detail }).
shell-next-no-window = Check that a display is there. Without one, use the command line: second-story --help

menu-app = Second Story
menu-file = File
menu-edit = Edit
menu-go = Go
menu-view = View
menu-help = Help
menu-new = New review
menu-sample = Open the sample
menu-import = Bring in a file…
menu-export = Save a handout…
menu-close = Close
menu-undo = Undo
menu-redo = Redo
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select all
menu-go-library = Library
menu-go-prepare = Prepare
menu-go-meet = Meet
menu-go-timeline = Timeline
menu-go-map = Map
menu-go-learn = Learn
menu-go-handout = Handout
menu-go-search = Search
menu-theme-system = Like the system
menu-theme-light = Light
menu-theme-dark = Dark
menu-theme-contrast = High contrast
menu-keys = Keys
