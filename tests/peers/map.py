"""Owns how fast the factor map is laid out and how little its links cross, beside Graphviz, elkjs and dagre in the same run.

With TABLE=1 it also writes what dot's drawings cross into the figure crate's tests, which then need no dot.
"""

import json
import math
import os
import shutil
import subprocess
import time
from pathlib import Path

import figure
import map_dot

FOLDER = figure.PEERS / "map"
PACKAGES = ("@hpcc-js/wasm-graphviz", "elkjs", "@dagrejs/dagre")
FIGURES = figure.TARGET / "release" / "examples" / "figures"
TABLE = figure.ROOT / "src-tauri" / "crates" / "figure" / "tests" / "crossings.tsv"
# Factors, how many seeds, and the seconds dot may take for one graph with lanes.
GRAPHS = ((30, 20, 60), (60, 20, 60), (150, 10, 60), (300, 3, 300))
# The most factors a peer is given: beyond, one run takes longer than the whole bench.
MOST = {"wasm-graphviz": 1_000, "elkjs": 1_000, "dagre": 300}


def ours(*words, given=None):
    done = subprocess.run([FIGURES, *map(str, words)], input=given, text=True, stdout=subprocess.PIPE, check=True)
    return done.stdout.strip()


def graph(seed, count):
    return json.loads(ours("graph", seed, count))


def of_npm(name, told):
    """Median milliseconds of a peer of npm, warm; none if it cannot be had."""
    runs = 3 if len(told["nodes"]) <= 300 else 1
    words = ["node", str(Path(__file__).with_name("map.mjs")), str(FOLDER), name, str(runs)]
    try:
        done = subprocess.run(words, input=json.dumps(told), text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=300)
        return float(done.stdout)
    except subprocess.SubprocessError:
        figure.missing("map", name)
        return None


def of_dot(told):
    """Milliseconds of a whole dot process, the best of three."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(["dot", "-Tplain"], input=told, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def speed():
    times = {}
    print("factors  links  whole ms  one more placed ms  and drawn ms  us for each n*log2(n)")
    for line in ours("times").splitlines():
        count, links, *each = line.split()
        whole, placed, drawn = map(float, each)
        times[int(count)] = whole, placed
        steps = int(count) * math.log2(int(count))
        print(f"{count:>7} {links:>6} {whole:>9.2f} {placed:>19.3f} {drawn:>13.2f} {whole * 1000 / steps:>23.2f}", flush=True)
    figure.told("map_300_v_5_ms", times[300][0], 5.0, times[300][0] / 5.0, ("<=", 1.0))
    figure.told("map_one_more_at_300_v_1_ms", times[300][1], 1.0, times[300][1], ("<=", 1.0))
    beside(times)


def beside(times):
    targets = {("wasm-graphviz", 300): 6, ("elkjs", 300): 50, ("dagre", 300): 85, ("elkjs", 1_000): 60, ("wasm-graphviz", 1_000): 7}
    for count in (300, 1_000):
        told = graph(7, count)
        told["dot"] = map_dot.free(told)
        own = times[count][0]
        for name in ("wasm-graphviz", "elkjs", "dagre"):
            peer = of_npm(name, told) if count <= MOST[name] else None
            if peer:
                figure.told(f"map_{count}_v_{name}", own, peer, peer / own, (">=", targets[name, count]))
        if shutil.which("dot"):
            peer = of_dot(told["dot"])
            figure.told(f"map_{count}_v_dot", own, peer, peer / own, (">=", 10 if count == 1_000 else 1))


def counted(curves):
    return None if curves is None else int(ours("crossings", given=json.dumps(curves)))


def crossings():
    """Ours against the better of two ways to tell dot the same lanes; one counter over the curves both draw."""
    rows = []
    for count, seeds, seconds in GRAPHS:
        mine = theirs = 0
        for seed in range(1, seeds + 1):
            told = graph(seed, count)
            tried = [counted(map_dot.drawn(way(told), seconds)) for way in (map_dot.by_phases, map_dot.by_columns)]
            best = min((it for it in tried if it is not None), default=None)
            if best is None:
                figure.missing("map", f"dot's drawing of seed {seed} with {count} factors")
                continue
            rows.append((count, seed, best))
            mine += int(ours("ours", seed, count).split()[0])
            theirs += best
        if theirs:
            figure.told(f"map_crossings_{count}_v_dot", mine, theirs, mine / theirs, ("<=", 1.05), "crossings")
    if os.environ.get("TABLE"):
        TABLE.write_text("factors\tseed\tdot\n" + "".join(f"{count}\t{seed}\t{dot}\n" for count, seed, dot in rows))


def main():
    build = ["cargo", "build", "--locked", "--release", "--quiet", "-p", "figure", "--example", "figures"]
    subprocess.run(build, cwd=figure.ROOT, check=True)
    figure.brought("map", FOLDER, PACKAGES)
    speed()
    if shutil.which("dot"):
        crossings()
    else:
        figure.missing("map", "dot (Debian: graphviz)")


main()
