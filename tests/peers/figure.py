"""Owns how a figure is measured and printed: interleaved runs, medians, one line each. Must not know any program."""

import glob
import json
import os
import statistics
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PEERS = TARGET / "peers"
CLI = TARGET / "release" / "second-story"
DESKTOP = TARGET / "release" / "second-story-desktop"


def told(name, ours, peer, ratio, target, unit="ms"):
    """Prints a figure. A target is ("<=", 1.5) or (">=", 2.0)."""
    op, limit = target
    good = ratio <= limit if op == "<=" else ratio >= limit
    print(
        f"{name} ratio {ratio:.2f} target {op} {limit:g} {'pass' if good else 'short'}"
        f" (ours {ours:.1f} {unit} peer {peer:.1f} {unit})",
        flush=True,
    )


def missing(name, what):
    """Names a peer that cannot be had; nothing is skipped in silence."""
    print(f"{name} missing: {what}", flush=True)


def brought(part, folder, packages):
    """Fetches the peers of a part from npm, by package name; what cannot be had is named."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "package.json").exists():
        (folder / "package.json").write_text('{"private": true}')
    npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    for package in packages:
        if not (folder / "node_modules" / package).exists():
            if subprocess.run([*npm, package], cwd=folder).returncode:
                missing(part, package)


def interleaved(runs, contenders):
    """Runs every contender in turn, `runs` rounds; gives the median milliseconds of each by name.

    A contender may return its own milliseconds, for a tool whose start is not part of what is compared.
    """
    times = {name: [] for name in contenders}
    for _ in range(runs):
        for name, run in contenders.items():
            began = time.perf_counter()
            own = run()
            times[name].append(own if own is not None else (time.perf_counter() - began) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


def quiet(*words):
    """Runs a program that must end well, without its words."""
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def new_review(library):
    """Begins an invented review in a library; gives its id."""
    words = [CLI, "--library", library, "--json", "new", "--title", "An invented review"]
    made = subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE)
    return json.loads(made.stdout)["review"]


def mini_browser(part):
    """The program that shows a page in the web view ours uses and adds nothing; none, and it is said, where it is missing."""
    found = glob.glob("/usr/lib/*/webkit2gtk-4.1/MiniBrowser")
    if not found:
        missing(part, "MiniBrowser (Debian libwebkit2gtk-4.1-0)")
    return found[0] if found else None


def peak_mib(*words):
    """The largest resident size of a program, in MiB."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.execvp(str(words[0]), [str(word) for word in words])
    _, _, usage = os.wait4(child, 0)
    return usage.ru_maxrss / 1024
