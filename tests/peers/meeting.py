"""Owns how the meeting keeps up with people: letters after an Enter, stages, the wall, memory over a long meeting.

Everything is typed into the built window with both windows open; times are taken inside the pages, by their own clock.
What an Enter costs is told twice: as the longest time the page could take no key within the next tenth of a second, drawing
included, and with real keys, as how late a letter is that was pressed at once or a twentieth of a second behind the Enter.
Must not judge looks.
"""

import os
import tempfile
import time

import figure
from driver import Driver
from fingers import RETURN, TITLE, Fingers
from screen import Screen

# Notes held when the figures are taken, and how often each thing is done: of a hundred, the ninety-ninth would be the slowest of all.
SIZES = (20, 500, 2_000)
ENTERS = 200
SWITCHES = 40
QUESTIONS = 24
# How long behind an Enter a letter is pressed, in seconds: in the same moment, and as fast as hands go on.
BEHIND = {"at_once": 0.0, "after_50_ms": 0.05}
LETTERS = 120
# Memory is read when the window has come to rest.
REST = 3.0

TYPE = """
const [count, first, done] = arguments;
const line = document.querySelector('#meet-line');
const rest = (ms) => new Promise((next) => setTimeout(next, ms));
// A message of the page to itself: one through a channel goes by way of another program and waits for that one too.
let heard;
const hear = () => heard();
addEventListener('message', hear);
const ping = () => new Promise((next) => { heard = next; postMessage(0, '*'); });
// The longest time nothing else could run, from now on for so many milliseconds.
const longest = async (began, ms) => {
  let worst = 0;
  for (let last = began; last - began < ms; ) {
    await ping();
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }
  return worst;
};
(async () => {
  const times = [];
  for (let number = 0; number < count; number += 1) {
    line.focus();
    document.execCommand('insertText', false, `${number % 9 ? '' : '!'}An invented note, number ${first + number}, of usual length for one`);
    await rest(20);
    const began = performance.now();
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    times.push(await longest(began, 100));
  }
  removeEventListener('message', hear);
  done(times);
})();
"""

# As above, without measuring: what fills a meeting between the figures.
FILL = """
const [count, first, done] = arguments;
const line = document.querySelector('#meet-line');
(async () => {
  for (let number = 0; number < count; number += 1) {
    line.focus();
    document.execCommand('insertText', false, `${number % 7 ? '' : '?'}An invented note, number ${first + number}, of usual length for one`);
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await new Promise((next) => setTimeout(next, 25));
  }
  done(true);
})();
"""

STAGES = """
const [count, done] = arguments;
const painted = () => new Promise((next) => requestAnimationFrame(() => setTimeout(() => next(performance.now()), 0)));
const now = () => document.querySelector('nav li.now b')?.innerText;
(async () => {
  const times = [];
  for (let number = 0; number < count; number += 1) {
    await new Promise((next) => setTimeout(next, 300));
    const before = now();
    const stages = [...document.querySelectorAll('nav li.stage button')];
    const began = performance.now();
    stages[number % stages.length].click();
    while (now() === before) await new Promise((next) => setTimeout(next, 1));
    times.push((await painted()) - began);
  }
  done(times);
})();
"""

# On the wall: when each change was on it, by the clock both windows share.
WATCH = """
window.changes = [];
let words = document.body.innerText;
new MutationObserver(() => {
  if (document.body.innerText.replace(/\\\\d/g, '') === words.replace(/\\\\d/g, '')) return;
  words = document.body.innerText;
  requestAnimationFrame(() => setTimeout(() => window.changes.push(performance.timeOrigin + performance.now()), 0));
}).observe(document.body, { childList: true, subtree: true, characterData: true });
return true;
"""

ASK = """
const [count, done] = arguments;
(async () => {
  const times = [];
  for (let number = 0; number < count; number += 1) {
    times.push(performance.timeOrigin + performance.now());
    window.dispatchEvent(new KeyboardEvent('keydown', { key: number % 2 ? 'PageUp' : 'PageDown', bubbles: true, cancelable: true }));
    await new Promise((next) => setTimeout(next, 600));
  }
  done(times);
})();
"""


# The same rows in a page that does nothing but show them: what the web view itself takes for a line more.
BARE = """
document.body.style.cssText = 'margin: 0; display: grid; grid-template-rows: minmax(0, 1fr) 64px; height: 100vh; font: 16px/24px sans-serif';
document.body.innerHTML = '<div style="overflow: auto"><ol></ol></div><textarea id="meet-line"></textarea>';
const [area, list] = [document.querySelector('div'), document.querySelector('ol')];
const row = (words) => {
  const item = document.createElement('li');
  item.style.cssText = 'display: grid; grid-template-columns: 64px 104px 1fr 128px 44px; min-height: 44px; border-top: 1px solid #ddd';
  for (const text of ['12:04', 'Note', words, 'Whose?', '…']) item.append(Object.assign(document.createElement('span'), { textContent: text }));
  return item;
};
for (let number = 0; number < 160; number += 1) list.append(row(`An invented note, number ${number}, of usual length for one`));
document.querySelector('textarea').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  list.firstChild.remove();
  list.append(row(event.target.value));
  event.target.value = '';
  area.scrollTop = area.scrollHeight;
});
return true;
"""


def bare(screen):
    """The milliseconds a bare page of this web view takes no keys after an Enter; none where it cannot be had."""
    browser = figure.mini_browser("enter_v_bare_page")
    if not browser:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        driver = Driver(screen, home, [browser, "--automation", "--geometry=1280x800"])
        try:
            driver.script(BARE)
            return driver.later(TYPE, ENTERS, 0)
        finally:
            driver.close()

# When each letter "z" was in the line, by the clock of the whole machine.
LISTEN = """
window.letters = [];
window.listening?.abort();
window.listening = new AbortController();
const [line, once] = [document.querySelector('#meet-line'), { capture: true, signal: window.listening.signal }];
line.addEventListener('input', ({ data }) => data === 'z' && letters.push(performance.timeOrigin + performance.now()), once);
line.focus();
return true;
"""


def letters(driver, screen):
    """How late letters are, in milliseconds, by how long behind an Enter they were pressed. Pressed as a person presses keys."""
    fingers = Fingers(screen, TITLE)
    driver.script(LISTEN)
    time.sleep(0.5)
    pressed = []
    for number in range(LETTERS * len(BEHIND)):
        for letter in f"a{number % 10}":
            fingers.press(letter)
            time.sleep(0.06)
        fingers.press(RETURN)
        time.sleep(list(BEHIND.values())[number % len(BEHIND)])
        pressed.append(fingers.press("z"))
        time.sleep(0.15)
    fingers.close()
    time.sleep(0.3)
    there = driver.script("return window.letters")
    if len(there) != len(pressed):
        raise RuntimeError(f"{len(pressed)} letters were pressed and {len(there)} came into the line")
    late = [seen - down for seen, down in zip(there, pressed)]
    return {name: late[at :: len(BEHIND)] for at, name in enumerate(BEHIND)}


def share(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def told(name, ours, limit, unit="ms"):
    figure.told(name, ours, limit, ours / limit, ("<=", 1.0), unit)


def with_wall(driver):
    """Opens the room's window; gives the handles of the facilitator's, which stays in hand, and of the wall's."""
    [main] = driver.windows()
    driver.press("Open the room's window")
    for _ in range(100):
        others = [window for window in driver.windows() if window != main]
        if others:
            driver.turn_to(main)
            return main, others[0]
        time.sleep(0.05)
    raise RuntimeError("the window on the wall did not come")


def measured(driver, screen, main, wall, plain):
    """One meeting, filled step by step."""
    held, memory = 0, []
    for size in SIZES:
        driver.later(FILL, size - held, held)
        time.sleep(REST)
        memory.append(driver.pss_mib())
        times = driver.later(TYPE, ENTERS, size)
        held = size + ENTERS + LETTERS * len(BEHIND)
        told(f"enter_until_keys_are_taken_p99_{size}_notes_v_16_ms", share(times, 0.99), 16.0)
        told(f"stage_until_painted_p95_{size}_notes_v_50_ms", share(driver.later(STAGES, SWITCHES), 0.95), 50.0)
        if plain:
            for part in (0.5, 0.99):
                ours, peer = share(times, part), share(plain, part)
                figure.told(f"enter_p{part * 100:.0f}_{size}_notes_v_bare_page", ours, peer, ours / peer, ("<=", 1.15))
        for name, late in letters(driver, screen).items():
            told(f"letter_{name}_behind_an_enter_p99_{size}_notes_v_16_ms", share(late, 0.99), 16.0)
        driver.turn_to(wall)
        driver.script(WATCH)
        driver.turn_to(main)
        asked = driver.later(ASK, QUESTIONS)
        driver.turn_to(wall)
        seen = driver.script("return window.changes")
        driver.turn_to(main)
        late = [min((at - ask for at in seen if at > ask), default=1e9) for ask in asked]
        told(f"wall_after_an_act_p95_{size}_notes_v_100_ms", share(late, 0.95), 100.0)
    start, *_, end = memory
    figure.told("memory_after_2000_notes_v_after_20", end, start, end / start, ("<=", 1.15), "MiB")


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, Screen() as screen:
        library = os.path.join(home, "library.db")
        review = figure.new_review(library)
        plain = bare(screen)
        driver = Driver(screen, home, [figure.DESKTOP, "--library", library])
        try:
            driver.open_review(review, "meet")
            driver.press("Start the meeting")
            window, wall = with_wall(driver)
            measured(driver, screen, window, wall, plain)
        finally:
            driver.close()


if __name__ == "__main__":
    main()
