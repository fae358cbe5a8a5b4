"""Owns how long it takes from the Enter that ends a note until the window says it is saved. Must not judge looks.

The window is driven as a test drives it; the times are taken inside the page, by its own clock, so the driving
counts for nothing. The limit is one frame of a screen that shows sixty a second.
"""

import os
import tempfile

import figure
from driver import Driver
from screen import Screen

NOTES = 300

TYPE = """
const [count, done] = arguments;
const rest = (ms) => new Promise((next) => setTimeout(next, ms));
const line = document.querySelector('textarea');
const sign = document.querySelector('.saved');
const saved = () => new Promise((next) => {
  let wasSaving = false;
  const eye = new MutationObserver(() => {
    if (sign.classList.contains('saving')) wasSaving = true;
    if (!wasSaving || !sign.classList.contains('saved') || sign.classList.contains('saving')) return;
    eye.disconnect();
    next(performance.now());
  });
  eye.observe(sign, { attributes: true, attributeFilter: ['class'] });
});
(async () => {
  const times = [];
  for (let number = 0; number < count; number += 1) {
    line.focus();
    document.execCommand('insertText', false, `An invented note, number ${number}`);
    await rest(30);
    const isSaved = saved();
    const began = performance.now();
    line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    times.push((await isSaved) - began);
    await rest(30);
  }
  done(times);
})();
"""


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, Screen() as screen:
        library = os.path.join(home, "library.db")
        review = figure.new_review(library)
        driver = Driver(screen, home, [figure.DESKTOP, "--library", library])
        try:
            driver.open_review(review, "meet")
            driver.press("Start the meeting")
            driver.until("return Boolean(document.querySelector('textarea') && document.querySelector('.saved'))")
            times = sorted(driver.later(TYPE, NOTES))
        finally:
            driver.close()
    for percent, share in ((50, 0.5), (99, 0.99)):
        ours = times[int(len(times) * share)]
        figure.told(f"keystroke_to_saved_p{percent}_v_16_ms", ours, 16.0, ours / 16.0, ("<=", 1.0))


main()
