"""Owns how long 100,000 chat lines take to be durable and searchable, beside the bare parse and sqlite-utils.

The export is generated: a Slack-like zip of day files, 26 MB of JSON inside, the same for everybody and every run.
Must not know how any of the contenders works.
"""

import json
import os
import random
import sqlite3
import tempfile
import time
import zipfile
from pathlib import Path

import figure

LINES = 100_000
DAY = 10_000
START = 1_772_409_600
WORDS = (
    "queue worker deploy graph alarm retry page rollback canary restart disk lock timeout cache shard replica leader probe"
    " build host slow full fine nobody knew started stopped looked again before after while until because still under over"
).split()


def messages():
    """The messages, as an export holds them."""
    draw = random.Random(26)
    for line in range(LINES):
        yield {
            "type": "message",
            "user": f"U{line % 40:03}",
            "ts": f"{START + line * 3}.{line % 1_000_000:06}",
            "text": " ".join(draw.choice(WORDS) for _ in range(21)),
            "client_msg_id": f"{draw.getrandbits(128):032x}",
            "team": "T00000001",
        }


def export_in(folder):
    """Writes the zip, and the same messages as one JSON list for those that read no zip."""
    made = list(messages())
    archive, flat = folder / "export.zip", folder / "messages.json"
    people = [{"id": f"U{number:03}", "name": f"person{number}"} for number in range(40)]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        packed.writestr("users.json", json.dumps(people))
        packed.writestr("channels.json", json.dumps([{"id": "C01", "name": "operations"}]))
        for day in range(LINES // DAY):
            packed.writestr(f"operations/2026-03-{day + 2:02}.json", json.dumps(made[day * DAY : (day + 1) * DAY]))
    flat.write_text(json.dumps(made))
    return archive, flat


def utils(folder, flat):
    """sqlite-utils: insert, then enable-fts with triggers left out, as fast as its own command does it."""
    tool = figure.PEERS / "py" / "bin" / "sqlite-utils"
    if not tool.exists():
        return None

    def run():
        database = folder / "peer.db"
        for rest in folder.glob("peer.db*"):
            rest.unlink()
        began = time.perf_counter()
        figure.quiet(tool, "insert", database, "messages", flat, "--pk", "ts")
        figure.quiet(tool, "enable-fts", database, "messages", "text", "--fts5")
        took = (time.perf_counter() - began) * 1000
        found = sqlite3.connect(database).execute("SELECT count(*) FROM messages_fts WHERE messages_fts MATCH 'canary'")
        assert found.fetchone()[0] > 0, "what was brought in must be found"
        return took

    return run


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as name:
        folder = Path(name)
        archive, flat = export_in(folder)
        library = folder / "library.db"

        def ours():
            for rest in folder.glob("library.db*"):
                rest.unlink()
            began = time.perf_counter()
            figure.quiet(figure.CLI, "--library", library, "import", archive)
            took = (time.perf_counter() - began) * 1000
            figure.quiet(figure.CLI, "--library", library, "search", "canary")
            return took

        def parse():
            began = time.perf_counter()
            json.loads(flat.read_bytes())
            return (time.perf_counter() - began) * 1000

        contenders = {"ours": ours, "parse": parse}
        peer = utils(folder, flat)
        if peer:
            contenders["sqlite-utils"] = peer
        else:
            figure.missing("import_v_sqlite_utils", "sqlite-utils (PyPI)")
        took = figure.interleaved(int(os.environ.get("RUNS", "5")), contenders)
        size = flat.stat().st_size / 1e6
        print(f"  {LINES} lines, {size:.0f} MB of JSON in a zip of {archive.stat().st_size / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f}")
        figure.told("import_v_700_ms", took["ours"], 700.0, took["ours"] / 700.0, ("<=", 1.0))
        if peer:
            figure.told("sqlite_utils_v_import", took["ours"], took["sqlite-utils"], took["sqlite-utils"] / took["ours"], (">=", 4.5))
        # The bare parse here is Python's; the limit was set against a parse of about 50 ms.
        figure.told("import_v_bare_parse", took["ours"], took["parse"], took["ours"] / took["parse"], ("<=", 15.0))
        peak, room = figure.peak_mib(figure.CLI, "--library", folder / "memory.db", "import", archive), 3 * size * 1e6 / 2**20
        figure.told("import_memory_v_3_times_the_file", peak, room, peak / room, ("<=", 1.0), "MiB")


main()
