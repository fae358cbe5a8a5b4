"""Owns a screen nobody sees, whose picture can be read from memory, and the programs started on it.

Must not know which program it shows.
"""

import mmap
import os
import signal
import struct
import subprocess
import tempfile
import time
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
# Where a window has its page, whatever bars it carries above.
LEFT, TOP, RIGHT, BOTTOM = 100, 160, 1180, 700
# Text, smoothed at its edges, has many colours; an empty page has one or two.
COLOURS = 24


class Screen:
    """Xvfb on a number of its own, with its picture in a file."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        read, write = os.pipe()
        self.server = subprocess.Popen(
            # Between two windows a display without `-noreset` begins anew, and throws out whoever comes in that moment.
            ["Xvfb", "-noreset", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", self.folder.name],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"
        with open(Path(self.folder.name) / "Xvfb_screen0", "rb") as picture:
            self.picture = mmap.mmap(picture.fileno(), 0, prot=mmap.PROT_READ)
        # The head of an X window dump: its own length, the bytes of a line, and how many colours follow it.
        words = struct.unpack(">25I", self.picture[:100])
        self.line, self.start = words[12], words[0] + words[19] * 12

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def shows_a_page(self):
        """Whether text stands where a page would be."""
        colours = set()
        for y in range(TOP, BOTTOM, 3):
            at = self.start + y * self.line
            row = self.picture[at + LEFT * 4 : at + RIGHT * 4]
            # Whoever looks must not take a core from what is looked at: a row of one colour is passed over.
            if row == row[:4] * (RIGHT - LEFT):
                continue
            colours.update(row[x : x + 3] for x in range(0, len(row), 4))
            if len(colours) >= COLOURS:
                return True
        return False

    def until_empty(self):
        """Waits until nothing is left of the program before."""
        while self.shows_a_page():
            time.sleep(0.02)


class Shown:
    """A program on a screen, in a home of its own, started cold."""

    def __init__(self, screen, words, patience=30):
        self.home = tempfile.TemporaryDirectory()
        place = self.home.name
        env = dict(os.environ, DISPLAY=screen.name, HOME=place, XDG_RUNTIME_DIR=place, NO_AT_BRIDGE="1")
        env.update({f"XDG_{name}_HOME": place for name in ("DATA", "CONFIG", "CACHE", "STATE")})
        env["WEBKIT_DISABLE_DMABUF_RENDERER"] = "1"
        screen.until_empty()
        began = time.perf_counter()
        self.program = subprocess.Popen(
            [str(word) for word in words],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not screen.shows_a_page():
            if time.perf_counter() - began > patience or self.program.poll() is not None:
                self.close()
                raise RuntimeError(f"{words[0]} showed nothing")
            time.sleep(0.002)
        self.milliseconds = (time.perf_counter() - began) * 1000

    def pss_mib(self):
        """The memory of the program and of all it started, shared pages counted in parts."""
        return sum(pss(process) for process in family(self.program.pid)) / 1024

    def close(self):
        """Ends the program and all it started."""
        for process in family(self.program.pid):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.program.wait()
        self.home.cleanup()


def family(first):
    """A process and everything below it."""
    parents = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                after = (place / "stat").read_text().rpartition(")")[2].split()
                parents.setdefault(int(after[1]), []).append(int(place.name))
            except (OSError, IndexError):
                continue
    found, open_ends = [], [first]
    while open_ends:
        process = open_ends.pop()
        found.append(process)
        open_ends += parents.get(process, [])
    return found


def pss(process):
    """KiB."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
