"""systemd's side of the conversation with a service: the socket that sd_notify(3) writes to."""

import os
import socket
import threading
import time


class Manager:
    """Takes what a daemon says to its service manager, until it is closed (a resource)."""

    def __init__(self, path):
        self.path = str(path)
        self.said = []  # (time, {name: value}), in the order of arrival
        self._lock = threading.Lock()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.path)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        while True:
            message = self._socket.recv(1 << 16)
            if message == b"end":
                return
            lines = message.decode(errors="replace").splitlines()
            with self._lock:
                self.said.append((time.monotonic(), dict(line.partition("=")[::2] for line in lines)))

    def close(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as end:
            end.sendto(b"end", self.path)
        self._thread.join()
        self._socket.close()
        os.unlink(self.path)

    def values(self, name, since=0.0):
        """What was said under a name, such as STATUS, after a moment of time.monotonic()."""
        with self._lock:
            return [words[name] for moment, words in self.said if name in words and moment >= since]

    def moment(self, name, value, since=0.0):
        """When it said this; `None` where it did not."""
        with self._lock:
            return next((when for when, words in self.said if words.get(name) == value and when >= since), None)
