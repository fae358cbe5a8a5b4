"""Owns real keys: pressed on the screen as a keyboard presses them, and told with the moment they went down.

They go through the server, the window's toolkit and the web view like a person's. Must not know what they are for.
"""

import ctypes
import time

SHIFT, RETURN = 0xFFE1, 0xFF0D


class Fingers:
    """A keyboard on one screen, whose keys go to the window of that title."""

    def __init__(self, screen, title):
        self.x, self.test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(screen.name.encode()))
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        window = self.titled(title, self.x.XDefaultRootWindow(self.display))
        self.x.XRaiseWindow(self.display, ctypes.c_ulong(window))
        self.x.XSetInputFocus(self.display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        self.x.XSync(self.display, 0)

    def titled(self, title, above):
        """The window of that title among those right on the screen."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        pointers = [ctypes.byref(it) for it in (root, parent, children, count)]
        self.x.XQueryTree(self.display, ctypes.c_ulong(above), *pointers)
        for at in range(count.value):
            name = ctypes.c_char_p()
            self.x.XFetchName(self.display, ctypes.c_ulong(children[at]), ctypes.byref(name))
            if name.value and name.value.decode(errors="replace") == title:
                return children[at]
        raise RuntimeError(f"there is no window called {title}")

    def press(self, sign):
        """Presses a key and lets it go; answers when it went down, in milliseconds since 1970."""
        code = self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(sign if isinstance(sign, int) else ord(sign)))
        down = time.time() * 1000
        self.test.XTestFakeKeyEvent(self.display, code, 1, ctypes.c_ulong(0))
        self.test.XTestFakeKeyEvent(self.display, code, 0, ctypes.c_ulong(0))
        self.x.XFlush(self.display)
        return down

    def close(self):
        self.x.XCloseDisplay(self.display)
