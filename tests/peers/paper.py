"""Owns the time a summary takes against other programs that make PDF from the same words, whole processes where possible.

Must not judge looks. The peers get our summary's own paragraphs and their default layout, so page counts differ.
"""

import html
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import figure

PYTHON = figure.PEERS / "py" / "bin" / "python"

# Only the making is timed: the start of Python is no part of typst or WeasyPrint.
TYPST = """
import sys, time, typst
began = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2])
print((time.perf_counter() - began) * 1000)
"""
WEASYPRINT = """
import sys, time, weasyprint
began = time.perf_counter()
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_tags=True)
print((time.perf_counter() - began) * 1000)
"""


def own_time(program, *words):
    """Milliseconds as a script of ours says them."""
    said = subprocess.run([str(PYTHON), "-c", program, *map(str, words)], check=True, capture_output=True, text=True)
    return float(said.stdout)


def has(module):
    return PYTHON.exists() and subprocess.run([str(PYTHON), "-c", f"import {module}"], capture_output=True).returncode == 0


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "library.db"
        figure.quiet(figure.CLI, "--library", library, "sample")
        export = (figure.CLI, "--library", library, "export", "sample", "--what", "summary", "--out", folder / "ours.pdf")
        figure.quiet(*export)
        text = subprocess.run(["pdftotext", str(folder / "ours.pdf"), "-"], check=True, capture_output=True, text=True).stdout
        paragraphs = [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]
        (folder / "words.json").write_text(json.dumps(paragraphs), encoding="utf-8")
        (folder / "words.typ").write_text('#set document(title: "Summary")\n#for each in json("words.json") { par(each) }\n')
        body = "".join(f"<p>{html.escape(each)}</p>\n" for each in paragraphs)
        page = folder / "words.html"
        page.write_text(f'<!doctype html><html lang="en"><title>Summary</title>{body}', encoding="utf-8")

        contenders = {"ours": lambda: figure.quiet(*export)}
        targets = {"typst": 2.0, "weasyprint": 20.0, "chromium": 14.0}
        if has("typst"):
            contenders["typst"] = lambda: own_time(TYPST, folder / "words.typ", folder / "typst.pdf")
        if has("weasyprint"):
            contenders["weasyprint"] = lambda: own_time(WEASYPRINT, page, folder / "weasyprint.pdf")
        browser = shutil.which("chromium") or shutil.which("chromium-browser")
        if browser:
            printed = f"--print-to-pdf={folder / 'chromium.pdf'}"
            flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", printed)
            contenders["chromium"] = lambda: figure.quiet(browser, *flags, f"file://{page}")
        took = figure.interleaved(5, contenders)
        for peer, target in targets.items():
            if peer in took:
                figure.told(f"summary_pdf_v_{peer}", took["ours"], took[peer], took[peer] / took["ours"], (">=", target))
            else:
                figure.missing(f"summary_pdf_v_{peer}", f"{peer} could not be had")


main()
