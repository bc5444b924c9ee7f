"""A headless Chromium that is spoken to in the DevTools protocol over two pipes: no driver, no port, no network."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
from pathlib import Path


# Seconds that an answer may take.
PATIENCE = 60


def executable():
    """Where Chromium is, or None."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in names if name and (found := shutil.which(name))), None)


class DoesNotStart(Exception):
    """Chromium is there, but nothing comes of starting it: what it says of that."""


class Chromium:
    """For the time of a `with`; its profile is gone afterwards."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="diembao-browser-", ignore_cleanup_errors=True)
        for_reading, to_browser = os.pipe()
        from_browser, for_writing = os.pipe()
        # The browser reads from 3 and writes to 4.
        launch = f'exec "$0" "$@" 3<&{for_reading} 4>&{for_writing}'
        options = [
            "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={self.profile.name}", "--no-first-run",
            "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--hide-scrollbars",
        ]
        # As root there is no sandbox to be had.
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        self.log = open(Path(self.profile.name) / "log", "wb")
        self.process = subprocess.Popen(
            ["bash", "-c", launch, self.path, *options, "about:blank"],
            pass_fds=(for_reading, for_writing), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        os.close(for_reading)
        os.close(for_writing)
        self.input, self.output = to_browser, from_browser
        self.buffer, self.number, self.events = b"", 0, []
        try:
            self._attach()
        except (RuntimeError, OSError) as error:
            self.process.kill()
            self.__exit__()
            raise DoesNotStart(str(error)) from error
        return self

    def _attach(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")

    def __exit__(self, *_):
        os.close(self.input)
        os.close(self.output)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.profile.cleanup()

    def call(self, method, **parameters):
        """The result of a command. Events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if not method.startswith("Target."):
            message["sessionId"] = self.session
        self._write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        """The next event of this name."""
        while True:
            for place, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(place)
            self.events.append(self._read())

    def _write(self, data):
        while data:
            data = data[os.write(self.input, data):]

    def _read(self):
        while b"\0" not in self.buffer:
            if not select.select([self.output], [], [], PATIENCE)[0]:
                raise RuntimeError(f"Chromium has not answered for {PATIENCE} seconds")
            new = os.read(self.output, 1 << 20)
            if not new:
                raise RuntimeError("Chromium has ended")
            self.buffer += new
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    # What a person would do.

    def screen(self, width, height, scheme="light", media="screen"):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, file):
        self.events = []
        self.call("Page.navigate", url=Path(file).resolve().as_uri())
        self.wait("Page.loadEventFired")

    def evaluate(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "script failed"))
        return result["result"].get("value")

    def press(self, key, code):
        for kind in ["rawKeyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def picture(self, file, full=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=full)["data"]
        Path(file).write_bytes(base64.b64decode(data))

    def complaints(self):
        """What the console says is wrong, and what the page asked for besides itself."""
        texts = []
        for event in self.events:
            parameters = event.get("params", {})
            match event.get("method"):
                case "Log.entryAdded" if parameters["entry"]["level"] in ("error", "warning"):
                    texts.append(parameters["entry"]["text"])
                case "Runtime.consoleAPICalled":
                    texts.append(f"console: {parameters['type']}")
                case "Runtime.exceptionThrown":
                    texts.append(parameters["exceptionDetails"]["text"])
                case "Network.requestWillBeSent" if parameters["type"] != "Document":
                    texts.append(f"asks for {parameters['request']['url']}")
        return texts
