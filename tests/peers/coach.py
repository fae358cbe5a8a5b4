"""Owns how fast and how rightly the coach hears, beside write-good, alex, textlint and proselint in the same run.

Must not hold a text of others: labelled reports are read where SECOND_STORY_REAL_INPUT says they lie, and only then.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import figure

HERE = Path(__file__).parent
FOLDER = figure.PEERS / "coach"
PACKAGES = ("write-good", "alex", "@textlint/kernel", "@textlint/textlint-plugin-markdown", "textlint-rule-alex", "textlint-rule-write-good")
GATED = {"blame", "counterfactual", "judgement", "mechanistic", "single_cause", "hindsight", "accusing_question", "self_blame"}

# Invented sentences, to make 100 KB of: most are calm, as reports are.
CALM = (
    "At {h}:{m} the second pump stopped and the level began to rise again.",
    "We looked at the graph of the queue, and it was flat for ten minutes.",
    "The deploy went to three of nine hosts before the proxy was asked for the new list.",
    "Somebody from the harbour joined the call and told us about the tide.",
    "The log of the gateway shows two entries for the same request, with the same number.",
    "After the restart the cache was cold, so the first pages were slow for everyone.",
    "The page in the handbook has a picture of the old panel with the lamp on the left.",
    "It took a while until the third team heard of it, because the channel was quiet.",
)
HARSH = (
    "The engineer failed to check the second lamp.",
    "The main cause was a full disk.",
    "They should have rolled back at once.",
    "It was obvious from the graph.",
    "Why did you restart it?",
    "I forgot to hang the sign.",
    "Each action should have an owner.",
    "The server failed to start twice.",
)


def hundred_kilobytes():
    dice = random.Random(7)
    parts, size = [], 0
    while size < 102_400:
        said = [dice.choice(HARSH if dice.random() < 0.04 else CALM) for _ in range(dice.randint(2, 6))]
        part = " ".join(said).format(h=dice.randint(10, 23), m=dice.randint(10, 59))
        parts.append("- " + "\n- ".join(said) if dice.random() < 0.1 else part)
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)


def node(*words, given=None):
    done = subprocess.run(["node", str(HERE / "coach.mjs"), str(FOLDER), *map(str, words)], input=given, text=True, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def proselint():
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        figure.missing("coach", "proselint")
        return None
    CheckRegistry().register_many(__register__)
    # It puts one line break in front of what it reads.
    return lambda text: [[it.check_result.span[0] - 1, it.check_result.span[1] - 1] for it in LintFile("text", text).lint()] if text else []


def figure_only(hear, text):
    hear(text)


def speed(hear):
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.md"
        text.write_text(hundred_kilobytes())
        figures = figure.TARGET / "release" / "examples" / "figures"
        peers = {it["name"]: it["ms"] for it in node("times", text)}
        if hear:
            long = text.read_text()
            peers["proselint"] = figure.interleaved(3, {"it": lambda: figure_only(hear, long)})["it"]
        ours = dict(line.split() for line in subprocess.run([figures, text], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines())
    ours = {name: float(value) for name, value in ours.items()}
    whole = ours["whole_ms"]
    figure.told("coach_100_kb_v_2_ms", whole, 2.0, whole / 2.0, ("<=", 1.0))
    figure.told("coach_v_bare_automaton", whole, ours["bare_ms"], whole / ours["bare_ms"], ("<=", 10.0))
    for name, times in (("write-good", 60), ("proselint", 150), ("alex", 300), ("textlint", 1000)):
        if name in peers:
            figure.told(f"coach_v_{name}", whole, peers[name], peers[name] / whole, (">=", times))
    figure.told("coach_paragraph_v_50_us", ours["paragraph_us"], 50.0, ours["paragraph_us"] / 50.0, ("<=", 1.0), "us")
    figure.told("coach_ready_v_10_ms", ours["ready_ms"], 10.0, ours["ready_ms"] / 10.0, ("<=", 1.0))
    figure.told("coach_memory_v_8_mib", ours["memory_kib"] / 1024, 8.0, ours["memory_kib"] / 8192, ("<=", 1.0), "MiB")


def meet(a, b):
    return a[0] < b[1] and b[0] < a[1]


def rightly(cases, heard):
    """Whatever class a tool has in mind: a wanted phrase is heard where any hint touches it, a hint that touches none is needless."""
    right = unheard = needless = 0
    for case, said in zip(cases, heard):
        wanted = [(from_, to) for from_, to, classes in case["labels"] if classes[0] in GATED]
        any_label = [(from_, to) for from_, to, _ in case["labels"]]
        right += sum(any(meet(it, one) for one in said) for it in wanted)
        unheard += sum(not any(meet(it, one) for one in said) for it in wanted)
        needless += sum(not any(meet(it, one) for it in any_label) for one in said)
    return (right / (right + needless) if right + needless else 0.0), (right / (right + unheard) if right + unheard else 0.0), right, needless, unheard


def accuracy(hear):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "cases.json"
        env = {**os.environ, "SECOND_STORY_COACH_CASES": str(out)}
        run = ["cargo", "test", "--locked", "--quiet", "-p", "wording", "--test", "accuracy", "--", "--nocapture", "--test-threads=1"]
        done = subprocess.run(run, env=env, cwd=figure.ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print(done.stdout)
        cases = [case for case in json.loads(out.read_text()) if case["held"]]
    texts = [case["text"] for case in cases]
    heard = {"ours": [case["heard"] for case in cases]}
    heard |= {it["name"]: it["heard"] for it in node("hear", given="\n".join(map(json.dumps, texts)))}
    if hear:
        heard["proselint"] = [hear(text) for text in texts]
    scores = {name: rightly(cases, said) for name, said in heard.items()}
    print(f"Phrases found, of whatever class, in the {len(cases)} held sentences:")
    for name, (precision, recall, right, needless, unheard) in scores.items():
        print(f"  {name:<12} precision {precision:.2f}  recall {recall:.2f}  ({right} right, {needless} needless, {unheard} unheard)")
    ours = scores["ours"]
    best = max((score for name, score in scores.items() if name != "ours"), default=None, key=lambda score: score[1])
    figure.told("coach_precision_v_0.90", ours[0] * 100, 90.0, ours[0] / 0.9, (">=", 1.0), "%")
    figure.told("coach_recall_v_0.75", ours[1] * 100, 75.0, ours[1] / 0.75, (">=", 1.0), "%")
    if best:
        beaten = sum(ours[0] > it[0] and ours[1] > it[1] for name, it in scores.items() if name != "ours")
        figure.told("coach_beats_peers_on_both", beaten, len(scores) - 1, beaten / (len(scores) - 1), (">=", 1.0), "peers")


def main():
    subprocess.run(["cargo", "build", "--locked", "--release", "--quiet", "-p", "wording", "--example", "figures"], cwd=figure.ROOT, check=True)
    figure.brought("coach", FOLDER, PACKAGES)
    hear = proselint()
    speed(hear)
    accuracy(hear)
    sys.stdout.flush()


main()
