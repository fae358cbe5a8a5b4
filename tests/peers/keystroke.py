"""Owns how long it takes from the Enter that ends a note until the window says it is saved. Must not judge looks.

The window is driven as a test drives it; the times are taken inside the page, by its own clock, so the driving
counts for nothing. The limit is one frame of a screen that shows sixty a second.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request

import figure
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


START = """
[...document.querySelectorAll('button')].find((it) => it.innerText.includes('Start the meeting')).click();
"""


class Driver:
    """The few words of WebDriver this needs."""

    def __init__(self, screen, home, library):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        env = dict(os.environ, DISPLAY=screen.name, HOME=home, XDG_RUNTIME_DIR=home, TAURI_WEBVIEW_AUTOMATION="true")
        env.update({f"XDG_{name}_HOME": home for name in ("DATA", "CONFIG", "CACHE", "STATE")})
        self.program = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"], env=env, stdout=subprocess.DEVNULL
        )
        self.at = f"http://127.0.0.1:{port}/session"
        for _ in range(200):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        options = {"binary": str(figure.DESKTOP), "args": ["--library", str(library)]}
        wish = {"browserName": "wry", "webkitgtk:browserOptions": options}
        session = self.post("", {"capabilities": {"alwaysMatch": wish}})["sessionId"]
        self.at += f"/{session}"
        self.post("/timeouts", {"script": 120_000})

    def post(self, path, body):
        asked = urllib.request.Request(self.at + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=180) as answer:
            return json.load(answer)["value"]

    def script(self, text, *given):
        return self.post("/execute/sync", {"script": text, "args": list(given)})

    def later(self, text, *given):
        return self.post("/execute/async", {"script": text, "args": list(given)})

    def until(self, text):
        for _ in range(200):
            if self.script(text):
                return
            time.sleep(0.05)
        raise RuntimeError(f"this did not come true: {text}")

    def close(self):
        try:
            urllib.request.urlopen(urllib.request.Request(self.at, method="DELETE"), timeout=20).close()
        finally:
            self.program.terminate()
            self.program.wait()


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, Screen() as screen:
        library = os.path.join(home, "library.db")
        made = subprocess.run(
            [figure.CLI, "--library", library, "--json", "new", "--title", "An invented review"], check=True, stdout=subprocess.PIPE
        )
        review = json.loads(made.stdout)["review"]
        driver = Driver(screen, home, library)
        try:
            driver.until("return document.querySelectorAll('button').length > 0")
            driver.script("location.hash = arguments[0]", f"#/{review}/meet")
            driver.post("/refresh", {})
            driver.until("return [...document.querySelectorAll('button')].some((it) => it.innerText.includes('Start the meeting'))")
            driver.script(START)
            driver.until("return Boolean(document.querySelector('textarea') && document.querySelector('.saved'))")
            times = sorted(driver.later(TYPE, NOTES))
        finally:
            driver.close()
    for percent, share in ((50, 0.5), (99, 0.99)):
        ours = times[int(len(times) * share)]
        figure.told(f"keystroke_to_saved_p{percent}_v_16_ms", ours, 16.0, ours / 16.0, ("<=", 1.0))


main()
