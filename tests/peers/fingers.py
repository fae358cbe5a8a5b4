"""Owns real keys and the cross of a window: pressed on the screen as a keyboard presses them, and told with the moment they went down.

They go through the server, the window's toolkit and the web view like a person's. Must not know what they are for.
"""

import ctypes
import time

SHIFT, RETURN = 0xFFE1, 0xFF0D
CLIENT_MESSAGE, CURRENT_TIME = 33, 0
# What our window is called.
TITLE = "Second Story"


class Message(ctypes.Structure):
    """What one program tells another's window; a server's event has room for 24 words."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("about", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room", ctypes.c_long * 24),
    ]


class Fingers:
    """A keyboard on one screen, whose keys go to the window of that title."""

    def __init__(self, screen, title):
        self.x, self.test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(screen.name.encode()))
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XInternAtom.restype = ctypes.c_ulong
        self.x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.window = self.titled(title, self.x.XDefaultRootWindow(self.display))
        self.x.XRaiseWindow(self.display, ctypes.c_ulong(self.window))
        self.x.XSetInputFocus(self.display, ctypes.c_ulong(self.window), 1, ctypes.c_ulong(0))
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

    def press_the_cross(self):
        """Asks the window to close, as a press on its cross does."""
        about, close = (self.x.XInternAtom(self.display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        told = Message(CLIENT_MESSAGE, 0, 1, self.display, self.window, about, 32, (close, CURRENT_TIME, 0, 0, 0))
        self.x.XSendEvent(self.display, ctypes.c_ulong(self.window), 0, ctypes.c_long(0), ctypes.byref(told))
        self.x.XFlush(self.display)

    def close(self):
        self.x.XCloseDisplay(self.display)
