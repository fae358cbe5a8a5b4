"""Owns what archives made to hurt may cost: at most 256 MiB and 2 seconds, and nothing written outside the data folder.

Each is brought in as a chat export and as a package, by the real command line in a process of its own.
Must not know how they are read.
"""

import os
import random
import string
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

import figure

MOST_MIB = 256.0
MOST_MS = 2000.0
DAY = "ops/2024-03-05.json"


def slip(archive):
    for name in ("../../slipped.json", "/tmp/slipped.json", "ops/../../../slipped.json"):
        archive.writestr(name, "[]")


def bomb(archive):
    archive.writestr(DAY, b" " * 400_000_000)


def many_bombs(archive):
    """Each entry just under the limits of one, all of them far over the limit of the whole."""
    draw = random.Random(28)
    noise = "".join(draw.choice(string.ascii_lowercase) for _ in range(330_000)).encode()
    padded = b'["' + noise + b'"' + b" " * (31 * 1024 * 1024) + b"]"
    for day in range(1, 29):
        archive.writestr(f"ops/2024-03-{day:02}.json", padded)


def bomb_in_a_bomb(archive):
    inner = Path(archive.filename + ".inner")
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(DAY, b" " * 100_000_000)
    archive.write(inner, "ops/inner.zip")
    inner.unlink()


def symlink(archive):
    link = zipfile.ZipInfo("ops/link.json")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    archive.writestr(link, "/etc/passwd")


def entries(archive):
    for number in range(100_000):
        archive.writestr(f"ops/{number}.json", "[]")


def deep_list(archive):
    archive.writestr(DAY, "[" * 10_000_000)


CASES = {
    "slip": slip,
    "bomb": bomb,
    "many_bombs": many_bombs,
    "bomb_in_a_bomb": bomb_in_a_bomb,
    "symlink": symlink,
    "100000_entries": entries,
    "deep_list": deep_list,
}


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as name:
        folder = Path(name)
        home = folder / "outside" / "data"
        home.mkdir(parents=True)
        print(f"  load {os.getloadavg()[0]:.1f}")
        for case, fill in CASES.items():
            for ending in ("zip", "secondstory"):
                made = folder / f"{case}.{ending}"
                with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                    fill(archive)
                before = sorted(path for path in folder.rglob("*") if home not in path.parents)
                words = [str(figure.CLI), "--library", str(home / "library.db"), "import", str(made)]
                began = time.perf_counter()
                ended = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                took = (time.perf_counter() - began) * 1000
                assert ended.returncode in (0, 1), f"{made.name} ended the program with {ended.returncode}: {ended.stderr}"
                peak = figure.peak_mib(*words)
                after = sorted(path for path in folder.rglob("*") if home not in path.parents)
                assert before == after, f"{made.name} wrote outside the data folder: {set(after) - set(before)}"
                figure.told(f"hostile_{case}_{ending}_v_2_s", took, MOST_MS, took / MOST_MS, ("<=", 1.0))
                figure.told(f"hostile_{case}_{ending}_v_256_mib", peak, MOST_MIB, peak / MOST_MIB, ("<=", 1.0), "MiB")
                made.unlink()
        assert not Path("/tmp/slipped.json").exists(), "a name that leads outside was followed"


main()
