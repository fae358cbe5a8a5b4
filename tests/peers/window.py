"""Owns how long a window takes until its page can be read, and how much memory it holds then. Must not type anything.

The peers show one page of a few words: MiniBrowser is the bare web view under ours, Chromium's app window stands for
the other way to build a desktop program.
"""

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

import figure
from screen import Screen, Shown

ROUNDS = 9
# Memory is read when a window has come to rest.
REST = 2.0

PAGE = """<!doctype html><meta charset="utf-8"><title>Page</title>
<body style="font: 32px sans-serif; padding: 40px">""" + "<p>An invented page with a few words on it, nothing more.</p>" * 12


def contenders(folder):
    """What is opened, by name; each with the words that start it."""
    library = Path(folder) / "library.db"
    figure.quiet(figure.CLI, "--library", library, "sample")
    page = Path(folder) / "page.html"
    page.write_text(PAGE)
    found = {"ours": [figure.DESKTOP, "--library", library]}
    browser = figure.mini_browser("window_start_v_minibrowser")
    if browser:
        found["MiniBrowser"] = [browser, "--geometry=1280x800", page.as_uri()]
    chromium = shutil.which("chromium")
    if chromium:
        bare = ["--no-sandbox", "--no-first-run", f"--user-data-dir={folder}/chromium", "--window-size=1280,800"]
        found["Chromium"] = [chromium, *bare, f"--app={page.as_uri()}"]
    else:
        figure.missing("window_memory_v_chromium", "chromium (Debian)")
    return found


def main():
    starts, sizes = {}, {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, Screen() as screen:
        programs = contenders(folder)
        for number in range(ROUNDS + 1):
            for name, words in programs.items():
                shown = Shown(screen, words)
                # The first round warms the disk's cache for everybody.
                if number > 0:
                    starts.setdefault(name, []).append(shown.milliseconds)
                    if number <= 3:
                        time.sleep(REST)
                        sizes.setdefault(name, []).append(shown.pss_mib())
                shown.close()
    start = {name: median(times) for name, times in starts.items()}
    size = {name: median(mib) for name, mib in sizes.items()}
    if "MiniBrowser" in start:
        told("window_start_v_minibrowser", start, "MiniBrowser", 1.15, "ms")
        told("window_memory_v_minibrowser", size, "MiniBrowser", 1.15, "MiB")
    if "Chromium" in start:
        told("window_memory_v_chromium", size, "Chromium", 1.0, "MiB")
        print(f"  Chromium's window took {start['Chromium']:.0f} ms to show its page in the same rounds")


def told(name, of, peer, limit, unit):
    figure.told(name, of["ours"], of[peer], of["ours"] / of[peer], ("<=", limit), unit)


main()
