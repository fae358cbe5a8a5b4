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
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    say('pointercancel', window, ...from);
    done(times);
  });
"""

# The peer: the core's own picture of the same map, in one group whose transform attribute changes.
ONE_PICTURE = FRAMES_OF + """
const [picture, count, kind, done] = arguments;
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
// One box is carried inside the same picture; the rest of it is still there to be painted.
const one = document.createElementNS('http://www.w3.org/2000/svg', 'g');
one.append(...[...group.querySelectorAll('path, text')].slice(-3));
group.append(one);
framesOf(count, (number) => {
  const part = Math.abs(((number / 45) % 2) - 1);
  if (kind === 'push') group.setAttribute('transform', `translate(${-room[0] * part} ${-room[1] * part})`);
  else one.setAttribute('transform', `translate(${80 * Math.sin(number / 7)} ${60 * Math.cos(number / 7)})`);
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
        for kind, script in (("push", PUSH), ("carry", CARRY)):
            ours = driver.later(script, FRAMES)
            peer = driver.later(ONE_PICTURE, picture, FRAMES, kind)
            for name, of in (("median", middle), ("p95", late)):
                figure.told(f"map_{kind}_{count}_frames_v_one_svg_{name}", of(ours), of(peer), of(peer) / of(ours), (">=", 4.0))
    finally:
        driver.close()


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, Screen() as screen:
        for count in SIZES:
            measured(screen, home, count)


main()
