"""Owns how a factor map is told to Graphviz, and how the curves it draws are read back. Must not know our layout's insides."""

import json
import subprocess

HEAD = "digraph {\nrankdir=LR splines=true nodesep=0.33 ranksep=0.5\n" 'node [shape=box fixedsize=true label=""]\n'
INCH = 96


def box(name, size):
    return f"{name} [width={size['width'] / INCH:.3f} height={size['height'] / INCH:.3f}]"


def links(graph):
    return [f"n{start} -> {'impact' if end is None else f'n{end}'}" for start, end in graph["links"]]


def impact(graph):
    return [box("impact", graph["impact"])] if graph["impact"] else []


def free(graph):
    """No lanes and no phases: less is asked than ours must give, and dot is quickest with it."""
    boxes = [box(f"n{at}", node) for at, node in enumerate(graph["nodes"])]
    return HEAD + "\n".join(boxes + impact(graph) + links(graph)) + "\n}"


def clusters(graph):
    lines = []
    for band in range(7):
        members = [box(f"n{at}", node) for at, node in enumerate(graph["nodes"]) if node["band"] == band]
        lines += [f"subgraph cluster_{band} {{", *members, "}"]
    return lines


def by_phases(graph):
    """Every band a cluster; every phase held between two posts by invisible edges of no weight; columns as dot likes them."""
    lines = ["newrank=true", *clusters(graph), *impact(graph), "edge [style=invis weight=0]"]
    lines.append(" -> ".join(f"p{at}" for at in range(7)))
    for at, node in enumerate(graph["nodes"]):
        lines.append(f"p{node['phase']} -> n{at} -> p{node['phase'] + 1}")
    lines += ["p6 -> impact"] if graph["impact"] else []
    return HEAD + "\n".join([*lines, 'edge [style="" weight=1]', *links(graph)]) + "\n}"


def by_columns(graph):
    """Every band a cluster; every factor in the column ours has it in, with no invisible edge that could cross."""
    last = graph["columns"]
    lines = ["newrank=true", *clusters(graph), *impact(graph), "edge [style=invis]"]
    lines.append(" -> ".join(f"c{at}" for at in range(last + 1)))
    lines += [f"c{at} [style=invis width=0.01 height=0.01]" for at in range(last + 1)]
    for column in range(last):
        members = " ".join(f"n{at};" for at, node in enumerate(graph["nodes"]) if node["column"] == column)
        lines.append(f"{{rank=same; c{column}; {members}}}")
    lines += [f"{{rank=same; c{last}; impact}}"] if graph["impact"] else []
    return HEAD + "\n".join([*lines, 'edge [style=""]', *links(graph)]) + "\n}"


def drawn(dot, seconds):
    """The curves of the links as dot draws them, a list of points each; none if it falls, loses a link or takes too long."""
    try:
        done = subprocess.run(["dot", "-Tjson0"], input=dot, text=True, capture_output=True, timeout=seconds, check=True)
        edges = json.loads(done.stdout)["edges"]
    except (subprocess.SubprocessError, ValueError):
        return None
    edges = [edge for edge in edges if edge.get("style") != "invis"]
    if any("pos" not in edge for edge in edges):
        return None
    return [curve(edge["pos"]) for edge in edges]


def curve(pos):
    """The first spline of a link, without the points its arrow heads end at."""
    return [[float(value) for value in spot.split(",")] for spot in pos.split(";")[0].split() if spot[0] not in "es"]
