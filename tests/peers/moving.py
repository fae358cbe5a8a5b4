"""Owns how smoothly a large map is pushed and a factor carried, beside one SVG that is moved by a transform attribute.

Both are in the built window, one after the other: ours as people use it, and the same drawing as a single picture over it.
A frame is what lies between two calls of requestAnimationFrame while something moves in each. Must not judge looks.
"""

import json
import os
import random
import subprocess
import tempfile

import figure
from driver import Driver
from screen import Screen

SIZES = (30, 100, 300)
LINKS_A_FACTOR = 1.4
FRAMES = 90

BANDS = ("outside", "organisation", "team", "work", "tools", "knowledge", "technology")
PHASES = ("before", "onset", "detection", "diagnosis", "repair", "recovery")
POLARITIES = ("contributed", "mitigated", "luck", "sacrifice", "context")
VERBS = ("enabled", "triggered", "amplified", "masked", "delayed", "pressured", "depended_on", "mitigated", "informed")

# What both kinds of moving share: a frame after the other, each with one step, and the milliseconds they took.
FRAMES_OF = """
const framesOf = (count, step) => new Promise((done) => {
  const times = [];
  let last = performance.now();
  const next = (number) => requestAnimationFrame(() => {
    const now = performance.now();
    if (number > 5) times.push(now - last);
    last = now;
    if (number === count) return done(times);
    step(number);
    next(number + 1);
  });
  next(0);
});
"""

PUSH = FRAMES_OF + """
const [count, done] = arguments;
const view = document.querySelector('[data-place="canvas"]');
const room = [view.scrollWidth - view.clientWidth, view.scrollHeight - view.clientHeight];
framesOf(count, (number) => {
  const part = Math.abs(((number / 45) % 2) - 1);
  view.scrollTo(room[0] * part, room[1] * part);
}).then(done);
"""

CARRY = FRAMES_OF + """
const [count, done] = arguments;
const view = document.querySelector('[data-place="canvas"]');
view.scrollTo(0, 0);
const box = view.querySelector('[data-row]');
const { left, top, width, height } = box.getBoundingClientRect();
const from = [left + width / 2, top + height / 2];
const say = (kind, on, x, y) =>
  on.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: y }));
say('pointerdown', box, ...from);
framesOf(count, (number) => say('pointermove', window, from[0] + 120 + 80 * Math.sin(number / 7), from[1] + 90 + 60 * Math.cos(number / 7)))
  .then((times) => {
    // What is carried pulls a line to everything it is linked with; the peer is told where those lines end.
    const ends = [...document.querySelectorAll('.carried .tie')].map((tie) => tie.getAttribute('d').split('L')[1].split(' ').map(Number));
    const layer = document.querySelector('[data-place="canvas"] .layer').getBoundingClientRect();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    say('pointercancel', window, ...from);
    done({ times, ties: { from: [from[0] - layer.left, from[1] - layer.top], ends } });
  });
"""

# The peer: the core's own picture of the same map, in one group whose transform attribute changes.
ONE_PICTURE = FRAMES_OF + """
const [picture, count, ties, done] = arguments;
const held = document.createElement('div');
held.id = 'one-picture';
held.innerHTML = picture;
const svg = held.querySelector('svg');
const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
group.append(...svg.childNodes);
svg.append(group);
const { width, height } = svg.viewBox.baseVal;
const view = document.querySelector('[data-place="canvas"]').getBoundingClientRect();
for (const [name, value] of Object.entries({ position: 'fixed', left: `${view.left}px`, top: `${view.top}px`, width: `${view.width}px`,
  height: `${view.height}px`, overflow: 'hidden', background: 'white', zIndex: 9999 })) held.style[name] = value;
svg.setAttribute('width', view.width);
svg.setAttribute('height', view.height);
svg.setAttribute('viewBox', `0 0 ${view.width} ${view.height}`);
document.body.append(held);
const room = [Math.max(0, width - view.width), Math.max(0, height - view.height)];
const made = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
// One box is carried inside the same picture, with the lines to what it is linked with; the rest is still there to be painted.
const one = made('g');
const isThere = (it) => {
  const { x, y, width, height } = it.getBBox();
  return Math.hypot(x + width / 2 - ties.from[0], y + height / 2 - ties.from[1]) < 60;
};
if (ties) one.append(...[...group.querySelectorAll('path, rect, text')].filter(isThere));
const lines = (ties?.ends ?? []).map(() => made('path'));
for (const line of lines) line.setAttribute('stroke', 'black');
group.append(...lines, one);
framesOf(count, (number) => {
  const part = Math.abs(((number / 45) % 2) - 1);
  if (!ties) return group.setAttribute('transform', `translate(${-room[0] * part} ${-room[1] * part})`);
  const by = [120 + 80 * Math.sin(number / 7), 90 + 60 * Math.cos(number / 7)];
  one.setAttribute('transform', `translate(${by.join(' ')})`);
  const here = [ties.from[0] + by[0], ties.from[1] + by[1]];
  lines.forEach((line, at) => line.setAttribute('d', `M${here.join(' ')}L${ties.ends[at].join(' ')}`));
}).then((times) => {
  held.remove();
  done(times);
});
"""


def invented(count):
    """A map of so many factors and 1.4 links each, from a seed."""
    dice = random.Random(count)
    phrase = ("One pin for every host", "Alerts nobody could tell apart", "A habit of asking first", "Two teams, one channel")
    factors = [
        {
            "key": f"f{number}",
            "phrase": f"{dice.choice(phrase)} {number}",
            "band": dice.choice(BANDS),
            "phase": dice.choice(PHASES),
            "polarity": dice.choice(POLARITIES),
        }
        for number in range(count)
    ]
    pairs = {(dice.randrange(count), dice.randrange(count)) for _ in range(int(count * LINKS_A_FACTOR))}
    links = [{"from": f"f{a}", "to": f"f{b}", "verb": dice.choice(VERBS)} for a, b in sorted(pairs) if a != b]
    return {"format": "second-story-map", "version": 1, "title": "", "impact": "Invented", "factors": factors, "links": links}


def filled(home, count):
    """A library with one review of so many factors: its place, the review, and its picture as one SVG."""
    library = os.path.join(home, f"library-{count}.db")
    review = figure.new_review(library)
    file = os.path.join(home, f"map-{count}.json")
    with open(file, "w") as out:
        json.dump(invented(count), out)
    subprocess.run([figure.CLI, "--library", library, "map", review, "--from", file], check=True, stdout=subprocess.DEVNULL)
    words = [figure.CLI, "--library", library, "map", review, "--as", "svg"]
    return library, review, subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout


def middle(times):
    return sorted(times)[len(times) // 2]


def late(times):
    """The time that one frame in twenty takes longer than."""
    return sorted(times)[int(len(times) * 0.95)]


def measured(screen, home, count):
    library, review, picture = filled(home, count)
    driver = Driver(screen, home, [figure.DESKTOP, "--library", library])
    try:
        driver.open_review(review, "map")
        driver.until(f"return document.querySelectorAll('[data-place=canvas] [data-row]').length >= {count}")
        carried = driver.later(CARRY, FRAMES)
        for kind, ours, ties in (("push", driver.later(PUSH, FRAMES), None), ("carry", carried["times"], carried["ties"])):
            peer = driver.later(ONE_PICTURE, picture, FRAMES, ties)
            for name, of in (("median", middle), ("p95", late)):
                figure.told(f"map_{kind}_{count}_frames_v_one_svg_{name}", of(ours), of(peer), of(peer) / of(ours), (">=", 4.0))
    finally:
        driver.close()


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, Screen() as screen:
        for count in SIZES:
            measured(screen, home, count)


main()
