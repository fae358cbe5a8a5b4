"""Owns the few words of WebDriver the figures need: open the window, run a script in it, wait. Must not measure."""

import json
import os
import socket
import subprocess
import time
import urllib.request

import figure
from fingers import TITLE, Fingers
from screen import family, pss

class Driver:
    """One window under a driver of its own."""

    def __init__(self, screen, home, words):
        """Opens a program of this web view, by the words that start it."""
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
        self.screen, self.is_ours = screen, words[0] == figure.DESKTOP
        options = {"binary": str(words[0]), "args": [str(word) for word in words[1:]]}
        wish = {"browserName": "wry" if self.is_ours else "MiniBrowser", "webkitgtk:browserOptions": options}
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

    def windows(self):
        with urllib.request.urlopen(f"{self.at}/window/handles", timeout=60) as answer:
            return json.load(answer)["value"]

    def turn_to(self, window):
        self.post("/window", {"handle": window})

    def open_review(self, review, screen):
        """Goes to a screen of a review, as somebody who comes back to it."""
        self.until("return document.querySelectorAll('button').length > 0")
        self.script("location.hash = arguments[0]", f"#/{review}/{screen}")
        self.post("/refresh", {})

    def press(self, words):
        """Presses the button that says so, once it is there."""
        named = f"[...document.querySelectorAll('button')].find((it) => it.innerText.includes({json.dumps(words)}))"
        self.until(f"return Boolean({named})")
        self.script(f"{named}.click()")

    def programs(self):
        """The window's program and all it started, without the driver."""
        return [process for process in family(self.program.pid) if process != self.program.pid]

    def pss_mib(self):
        return sum(pss(process) for process in self.programs()) / 1024

    def close(self):
        """Closes our window by its cross, as a person does, and waits until it has kept its copy of the library and left it to
        others; another program is just ended."""
        left = self.programs()
        try:
            if self.is_ours:
                fingers = Fingers(self.screen, TITLE)
                fingers.press_the_cross()
                fingers.close()
                gone_within(30, left)
            else:
                urllib.request.urlopen(urllib.request.Request(self.at, method="DELETE"), timeout=20).close()
        finally:
            self.program.terminate()
            self.program.wait()


def gone_within(seconds, processes):
    """Waits until processes have ended."""
    end = time.monotonic() + seconds
    while any(os.path.exists(f"/proc/{process}") for process in processes):
        if time.monotonic() > end:
            raise RuntimeError(f"the window was still there {seconds} seconds after it was closed")
        time.sleep(0.05)
