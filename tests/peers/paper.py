"""Owns the time a full record takes against other programs that make PDF of the same content.

Ours and Chromium's are whole processes, start to file; of the two that are Python modules only the work in a fresh process
counts, not Python's own start. The review is generated and invented. WeasyPrint and Chromium get our HTML export, typst our JSON export set by handout.typ with
its tags on; each has its own layout, so the pages of each are printed. Ours also reads the library and draws the map.
Must not judge looks.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import figure

PYTHON = figure.PEERS / "py" / "bin" / "python"
HERE = Path(__file__).parent
# PyPI gives these two as modules: each run is a fresh process, and says itself how long the work took after its start.
TIMED = "import sys, time, {0}; began = time.perf_counter(); {1}; print((time.perf_counter() - began) * 1000)"
TYPST = TIMED.format("typst", "typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])")
WEASYPRINT = TIMED.format("weasyprint", "weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_tags=True)")
# Moments on the timeline of each size (about 15, 60 and 200 pages), and what is asked there of each peer.
SIZES = {
    130: {"typst": 2.0, "weasyprint": 20.0, "chromium": 14.0},
    600: {"typst": 1.5},
    2000: {"typst": 1.5},
}


# A table of a thousand rows and more is evidence to choose from; in parts its rows go on the timeline.
PART = 100


def invented(first, moments):
    """A chat of an invented incident, as a table."""
    rows = ["time,who,text"]
    for n in range(first, moments):
        said = f"Invented line {n}: the queue of shard {n % 17} grew again after restart {n % 5} and nobody yet knew why it had"
        rows.append(f"2026-03-01T{n // 3600 + 8:02}:{n // 60 % 60:02}:{n % 60:02}Z,Person {n % 7},{said}")
    return "\n".join(rows) + "\n"


def alone(code, *words):
    """The milliseconds a fresh Python says its work took."""
    said = subprocess.run([str(PYTHON), "-c", code, *map(str, words)], check=True, capture_output=True, text=True).stdout
    return float(said.split()[-1])


def pages(pdf):
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return next(each.split()[1] for each in said.splitlines() if each.startswith("Pages:"))


def has(module):
    return PYTHON.exists() and subprocess.run([str(PYTHON), "-c", f"import {module}"], capture_output=True).returncode == 0


def measured(folder, moments, targets):
    library = folder / "library.db"
    words = (figure.CLI, "--library", library)
    review = ()
    for first in range(0, moments, PART):
        table = folder / f"invented-{first}.csv"
        table.write_text(invented(first, min(first + PART, moments)), encoding="utf-8")
        bring = (*words, "import", table, *review)
        said = subprocess.run([str(each) for each in bring], check=True, capture_output=True, text=True).stdout
        review = review or ("--review", said.split()[-1])
    export = (*words, "export", review[1], "--what", "record")
    figure.quiet(*export, "--as", "html", "--out", folder / "words.html")
    figure.quiet(*export, "--as", "json", "--out", folder / "words.json")
    shutil.copy(HERE / "handout.typ", folder)
    out = {name: folder / f"{name}.pdf" for name in ("ours", *targets)}
    contenders = {"ours": lambda: figure.quiet(*export, "--out", out["ours"])}
    if has("typst"):
        contenders["typst"] = lambda: alone(TYPST, folder / "handout.typ", out["typst"])
    if "weasyprint" in targets and has("weasyprint"):
        contenders["weasyprint"] = lambda: alone(WEASYPRINT, folder / "words.html", out["weasyprint"])
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if "chromium" in targets and browser:
        flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
        printed = (f"--print-to-pdf={out['chromium']}", f"file://{folder / 'words.html'}")
        contenders["chromium"] = lambda: figure.quiet(browser, *flags, *printed)
    took = figure.interleaved(int(os.environ.get("ROUNDS", "3")), contenders)
    print(f"  {moments} moments, pages: " + ", ".join(f"{name} {pages(out[name])}" for name in took), flush=True)
    for peer, target in targets.items():
        name = f"record_pdf_{moments}_v_{peer}"
        if peer in took:
            figure.told(name, took["ours"], took[peer], took[peer] / took["ours"], (">=", target))
        else:
            figure.missing(name, f"{peer} could not be had")


def main():
    for moments, targets in SIZES.items():
        with tempfile.TemporaryDirectory() as name:
            measured(Path(name), moments, targets)


main()
