"""Owns four hours of a meeting in the built window with both windows open: ten thousand acts, typed, with a sleep and a crash.

Nothing that the window called saved may be lost, and it may hold little more memory at the end than when it was opened
again after the crash. The clock that is set back belongs to the door (`app/tests/four_hours.rs`): a test must not set the
clock of the machine it runs on.
"""

import json
import os
import signal
import subprocess
import tempfile
import time

import figure
from driver import Driver
from meeting import REST, with_wall
from screen import Screen

ACTS, CRASHED_AT, SLEPT_AT = 10_000, 2_000, 6_000
# How many acts go to the window in one call of the driver.
BATCH = 500
# Longer than the minute after which the window asks whether the time counts.
ASLEEP = 65

ACT = """
const [first, count, done] = arguments;
const line = document.querySelector('#meet-line');
const rest = (ms) => new Promise((next) => setTimeout(next, ms));
const press = (key, more = {}) =>
  line.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const prefixes = { 3: '?', 7: '!', 9: '~' };
(async () => {
  for (let act = first; act < first + count; act += 1) {
    line.focus();
    if (act % 500 === 250) {
      const stages = [...document.querySelectorAll('nav li.stage button')];
      stages[(act / 250) % stages.length | 0].click();
    } else if (act % 11 === 0) press('Enter', { ctrlKey: true });
    else {
      document.execCommand('insertText', false, `${prefixes[act % 11] ?? ''}Invented line ${act} the graph looked fine`);
      press('Enter');
    }
    await rest(20);
  }
  done(true);
})();
"""

SAVED = "return document.querySelector('.saved')?.classList.contains('saved') && !document.querySelector('.saving')"


def lines():
    """The acts that are lines with words."""
    return [act for act in range(ACTS) if act % 500 != 250 and act % 11]


def opened(screen, home, library, review):
    driver = Driver(screen, home, [figure.DESKTOP, "--library", library])
    driver.open_review(review, "meet")
    return driver


def act(driver, first, behind):
    for at in range(first, behind, BATCH):
        driver.later(ACT, at, min(BATCH, behind - at))
    driver.until(SAVED)


def send(processes, sign):
    for process in processes:
        try:
            os.kill(process, sign)
        except ProcessLookupError:
            pass


def crash(driver):
    send(driver.programs(), signal.SIGKILL)
    driver.program.terminate()
    driver.program.wait()


def sleep(driver):
    asleep = driver.programs()
    send(asleep, signal.SIGSTOP)
    time.sleep(ASLEEP)
    send(asleep, signal.SIGCONT)
    driver.press("Leave it out")


def kept(library, review):
    """The words of everything caught in the review; a mark has none."""
    words = [figure.CLI, "--library", library, "--json", "show", review]
    shown = subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE)
    sheet = json.loads(shown.stdout)["sheet"]
    return [row["text"] for table in ("notes", "parked") for row in sheet[table]]


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, Screen() as screen:
        library = os.path.join(home, "library.db")
        review = figure.new_review(library)
        driver = opened(screen, home, library, review)
        driver.press("Start the meeting")
        with_wall(driver)
        act(driver, 0, CRASHED_AT)
        crash(driver)
        driver = opened(screen, home, library, review)
        try:
            driver.until("return Boolean(document.querySelector('#meet-line'))")
            with_wall(driver)
            time.sleep(REST)
            start = driver.pss_mib()
            act(driver, CRASHED_AT, SLEPT_AT)
            sleep(driver)
            act(driver, SLEPT_AT, ACTS)
            time.sleep(REST)
            end = driver.pss_mib()
        finally:
            driver.close()
        figure.told("memory_after_10000_acts_v_after_2000", end, start, end / start, ("<=", 1.15), "MiB")
        held = kept(library, review)
        expected = [f"Invented line {number} the graph looked fine" for number in lines()]
        lost = len(set(expected) - set(held)) + len(held) - len(set(held)) - held.count("") + bool(held.count(""))
        figure.told("lines_lost_of_10000_acts", lost, 1, lost, ("<=", 0), "lines")
        health = subprocess.run([str(figure.CLI), "--library", library, "check"], stdout=subprocess.PIPE)
        figure.told("library_unsound_after_10000_acts", health.returncode, 1, health.returncode, ("<=", 0), "")


main()
